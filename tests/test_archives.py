"""The archives of a release: what is in them, what a package index shows, how they install."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from shutil import copy
from zipfile import ZipFile

import pytest
from helpers import tokens

from roletui import __version__

TOP = Path(__file__).parent.parent
NAME = f"roletui-{__version__}"
WHEEL, SOURCE = f"{NAME}-py3-none-any.whl", f"{NAME}.tar.gz"
BESIDE_THE_CODE = {f"{NAME}.data/data/share/man/man1/roletui.1"}
"""What a wheel may put elsewhere."""
ADDRESS = "https://example.org/roletui"
METADATA = "from setuptools import build_meta as b; print(b.prepare_metadata_for_build_wheel('.'))"
FEW = ("tests/text", "tests/test_wings.py", "tests/docs/test_contributing.py")
"""Tests of three kinds; .ci/run runs all of them from the archive."""

pytestmark = pytest.mark.harness


def ours() -> Iterator[Path]:
    """Yield the files of the checkout, relative to its top."""
    if (TOP / ".git").exists():
        listed = subprocess.run(("git", "ls-files"), cwd=TOP, capture_output=True, text=True)
        yield from (Path(name) for name in listed.stdout.splitlines() if (TOP / name).exists())
        return
    ignored = [line.strip("/") for line in (TOP / ".gitignore").read_text("utf-8").split()]
    for folder, inner, names in os.walk(TOP):
        inner[:] = [n for n in inner if not any(fnmatch(n, pattern) for pattern in ignored)]
        yield from (Path(folder, name).relative_to(TOP) for name in names)


def source(folder: Path) -> Path:
    """Return a copy of the checkout as it is tracked."""
    for file in ours():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        copy(TOP / file, folder / file)
    return folder


def run(*words: str, cwd: Path, **variables: str) -> str:
    """Run a program to its end, which must be a good one, and return what it printed."""
    around = {**os.environ, "SOURCE_DATE_EPOCH": "1800000000", **variables}
    done = subprocess.run(words, cwd=cwd, env=around, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(folder: Path, **variables: str) -> Path:
    """Return the folder with both archives, built as a release is but for the network."""
    words = (sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist")
    run(*words, cwd=source(folder), **variables)
    return folder / "dist"


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with both archives."""
    return built(tmp_path_factory.mktemp("source"))


@pytest.fixture
def unpacked(dist: Path, tmp_path: Path) -> Path:
    """Return the source archive, unpacked."""
    with tarfile.open(dist / SOURCE) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / NAME


def described(metadata: bytes) -> tuple[str, str]:
    """Return the fields of metadata, and the long description below them."""
    head, _, text = metadata.decode("utf-8").partition("\n\n")
    return head, text


def links(markdown: str) -> list[str]:
    """Return where the links and pictures of a Markdown text lead."""
    inner = [part for token in tokens(markdown) for part in (token, *(token.children or ()))]
    found = (part.attrGet("href") or part.attrGet("src") for part in inner)
    return [str(link) for link in found if link]


def test_the_source_archive_holds_every_file(unpacked: Path) -> None:
    """Tests, pages and pictures too; besides, only the metadata that make it an archive."""
    there = {file.relative_to(unpacked) for file in unpacked.rglob("*") if file.is_file()}
    assert there == {*ours(), Path("PKG-INFO"), Path("setup.cfg")}


def test_the_tests_of_the_source_archive_pass(unpacked: Path, tmp_path: Path) -> None:
    """Who unpacks it can try what was installed from it, without a checkout."""
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--target", str(tmp_path / "to"))
    run(sys.executable, "-m", "pip", "install", "-q", *offline, ".", cwd=unpacked)
    pytest_ = (sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider")
    run(*pytest_, "--collect-only", cwd=unpacked, PYTHONPATH=str(tmp_path / "to"))
    run(*pytest_, *FEW, cwd=unpacked, PYTHONPATH=str(tmp_path / "to"))


def test_a_wheel_holds_one_typed_package(dist: Path) -> None:
    """Nothing is put on its user's machine but `roletui`, its metadata and its manual."""
    with ZipFile(dist / WHEEL) as wheel:
        names = set(wheel.namelist())
    inside = {name for name in names if name.startswith(("roletui/", f"{NAME}.dist-info/"))}
    assert names - inside <= BESIDE_THE_CODE
    assert "roletui/py.typed" in names
    assert [name for name in names if re.search(r"(^|/)(tests?|docs)/|\.pyc$", name)] == []


def test_two_builds_are_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    """Elsewhere, at another time and by another hash seed: whoever builds it again can compare."""
    again = built(tmp_path / "elsewhere", PYTHONHASHSEED="7")
    for name in (WHEEL, SOURCE):
        assert (again / name).read_bytes() == (dist / name).read_bytes(), name


def test_an_index_would_take_both(dist: Path) -> None:
    """Metadata and long description have nothing that an index refuses or warns about."""
    names = [str(dist / name) for name in (WHEEL, SOURCE)]
    said = run(sys.executable, "-m", "twine", "check", "--strict", *names, cwd=dist)
    assert said.count("PASSED") == 2


def test_without_an_address_no_link_leads_into_the_checkout(dist: Path) -> None:
    """On an index there is no file beside the text: links are words, and pictures left out."""
    with ZipFile(dist / WHEEL) as wheel:
        head, text = described(wheel.read(f"{NAME}.dist-info/METADATA"))
    if "Project-URL" not in head:
        assert "![" not in text
    assert [link for link in links(text) if not link.startswith(("https://", "#"))] == []
    assert "“We need someone for AI.”" in text
    assert "SECURITY.md" in text


def test_with_an_address_links_lead_there(tmp_path: Path) -> None:
    """Every link of the README, to this version; a picture to its bytes."""
    folder = source(tmp_path / "source")
    text = (folder / "pyproject.toml").read_text("utf-8")
    if "urls" not in tomllib.loads(text)["project"]:
        text += f'\n[project.urls]\nSource = "{ADDRESS}"\n'
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    address = tomllib.loads(text)["project"]["urls"]["Source"]
    made = run(sys.executable, "-c", METADATA, cwd=folder).splitlines()[-1]
    _, shown = described((folder / made / "METADATA").read_bytes())
    before = links((TOP / "README.md").read_text("utf-8"))
    expected = [
        link if link.startswith(("https://", "#"))
        else f"{address}/{'raw' if link.endswith('.svg') else 'blob'}/v{__version__}/{link}"
        for link in before
    ]  # fmt: skip
    assert links(shown) == expected
    assert any("/raw/" in link for link in expected)
