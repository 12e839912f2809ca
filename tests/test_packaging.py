"""What `pip install` takes out of a checkout; offline, with the setuptools of this environment."""

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest

from roletui import __version__
from roletui.cli.roff import man_page

CHECKOUT = Path(__file__).parent.parent
FOLDERS = {"roletui": "roletui", "data": "roletui/data", "screens": "roletui/screens"}
IMPORTED = """
import importlib, importlib.util, site, sys
site.addsitedir(sys.argv[1])
for name in sys.argv[2:]:
    print(importlib.import_module(name).__file__)
print(importlib.util.find_spec("data"), importlib.util.find_spec("screens"))
"""
CHECKED = """
import sys
sys.path.insert(0, sys.argv[1])
from roletui.cli.parser import run
assert run(["check", "ai-roles"]) == 0
wanted = {"tomli", "roletui.dataset.parsing", "roletui.cli.proving", "roletui.dataset.keeping"}
print(sorted(wanted & sys.modules.keys()), file=sys.stderr)
"""


def _lacks_tools() -> bool:
    try:
        return not version("pip") or int(version("setuptools").partition(".")[0]) < 77
    except PackageNotFoundError:
        return True


pytestmark = [
    pytest.mark.harness,
    pytest.mark.skipif(_lacks_tools(), reason="pip, or setuptools 77 or newer, is not installed"),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of the checkout that may be changed."""
    copied = tmp_path / "checkout"
    for folder in FOLDERS:
        copytree(CHECKOUT / folder, copied / folder, ignore=ignore_patterns(".*", "__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        copy(CHECKOUT / name, copied)
    return copied


def _install(target: Path, *what: str) -> None:
    offline = ("--isolated", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile")
    command = (sys.executable, "-m", "pip", "install", *offline, "--target", str(target), *what)
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def _files(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def _expected(checkout: Path) -> set[str]:
    ready = {f"roletui/data/{name}.ready" for name in ("ai-roles", "data-roles")}
    return ready | {
        f"{inside}/{name}"
        for folder, inside in FOLDERS.items()
        for name in _files(checkout / folder)
    }


def _installed(target: Path) -> set[str]:
    """Return the files of an install without its metadata and the folder of commands."""
    around = (f"roletui-{__version__}.dist-info/", "bin/", "Scripts/", "share/man/")
    return {name for name in _files(target) if not name.startswith(around)}


def test_an_install_is_what_the_folders_hold_now(checkout: Path, tmp_path: Path) -> None:
    """An install holds each file of the three folders, and none that was deleted since the last."""
    added = (
        "roletui/gone/__init__.py",
        "roletui/gone/gone.css",
        "screens/gone.py",
        "data/gone.toml",
    )
    _write(checkout, *added)
    _install(tmp_path / "first", str(checkout))
    assert _installed(tmp_path / "first") == _expected(checkout)
    assert "roletui/data/gone.toml" in _installed(tmp_path / "first")
    assert "roletui/gone/gone.css" in _installed(tmp_path / "first")

    for name in added:
        (checkout / name).unlink()
    _install(tmp_path / "second", str(checkout))
    assert _installed(tmp_path / "second") == _expected(checkout)
    assert not [name for name in _files(tmp_path / "second") if "gone" in name]
    assert {"roletui/py.typed", "roletui/screens/__init__.py"} <= _installed(tmp_path / "second")


def test_the_manual_page_is_installed(checkout: Path, tmp_path: Path) -> None:
    """``man roletui`` finds the page beside the programs: the one that this version prints."""
    _install(tmp_path / "target", str(checkout))
    page = tmp_path / "target" / "share" / "man" / "man1" / "roletui.1"
    assert page.read_text(encoding="utf-8") == man_page()


def test_an_install_neither_reads_nor_leaves_build_files(checkout: Path, tmp_path: Path) -> None:
    """What an older version left in `build/` is not installed, and the checkout stays as it was."""
    _write(checkout, "build/lib/roletui/old.py")
    before = _files(checkout)
    _install(tmp_path / "target", str(checkout))
    assert "roletui/old.py" not in _files(tmp_path / "target")
    assert _files(checkout) == before


def test_the_shipped_datasets_are_installed_ready(checkout: Path, tmp_path: Path) -> None:
    """A command of an install reads and proves nothing that was read and proved at the build."""
    target, home = tmp_path / "target", tmp_path / "home"
    _install(target, str(checkout))
    command = (sys.executable, "-c", CHECKED, str(target))
    around = {**os.environ, "ROLETUI_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=around)
    assert "ai-roles: no errors" in done.stdout, done.stderr
    assert "Proof " in done.stdout
    assert done.stderr == "[]\n"
    assert not home.exists()


def test_a_source_archive_makes_its_folder(checkout: Path, tmp_path: Path) -> None:
    """As setuptools' own does, where nobody has made one."""
    words = (sys.executable, "setup.py", "-q", "sdist", "-d", str(tmp_path / "new" / "dist"))
    subprocess.run(words, cwd=checkout, check=True, capture_output=True)
    assert (tmp_path / "new" / "dist" / f"roletui-{__version__}.tar.gz").is_file()


def test_an_editable_install_follows_the_folders(checkout: Path, tmp_path: Path) -> None:
    """Modules and packages added or moved after `pip install -e` are imported without another."""
    _write(checkout, "roletui/moved.py")
    _install(tmp_path / "target", "--editable", str(checkout))
    (checkout / "roletui/moved.py").unlink()
    names = {
        "roletui.moved": "roletui/moved/__init__.py",
        "roletui.moved.inner": "roletui/moved/inner/__init__.py",
        "roletui.added": "roletui/added.py",
        "roletui.data.added": "data/added.py",
        "roletui.screens.added": "screens/added.py",
        "roletui.screens.nested": "screens/nested/__init__.py",
        "roletui.screens.nested.inner.part": "screens/nested/inner/part.py",
    }
    _write(checkout, *names.values(), "screens/nested/inner/__init__.py")

    # -S hides the roletui of this environment.
    command = (sys.executable, "-I", "-S", "-c", IMPORTED, str(tmp_path / "target"), *names)
    done = subprocess.run(command, capture_output=True, text=True)
    expected = [str(checkout / path) for path in names.values()]
    assert done.stdout.splitlines() == [*expected, "None None"], done.stderr
