"""The engine stands alone: without screens, shell and Textual everything else goes on as before.

The checkout is copied without them, and what they are called is refused to every Python that runs
in the copy, so that neither the checkout nor an installed package can stand in for what is missing.
Nothing is installed: where the checkout keeps `data/` beside the package, the copy keeps it inside.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent

SHOWN = ("roletui/tui",)
"""The shell, which lies inside the package; the screens lie beside it and are not copied either."""
TESTS_OF_SHOWN = tuple(
    f"tests/{name}" for name in ("screens", "tui", "journeys", "snapshots", "browser")
)
TRIED = (
    *("text", "disk", "data", "dataset", "tree", "cost", "compare", "state", "case"),
    *("records", "report", "interview", "settings", "cli"),
)
"""The folders of tests that must pass there."""
THE_APP = (
    "cli/test_serving.py::test_a_",
    "cli/test_task_option.py::test_the_app_goes_on_with_what_bears_the_name",
)
"""The tests, by how their names begin, that start the app itself."""

REFUSED = """\
import sys


class Absent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if f"{name}.".startswith(("roletui.screens.", "roletui.tui.", "textual.")):
            raise ModuleNotFoundError(f"{name} is left out here", name=name)


sys.meta_path.insert(0, Absent)
"""

EVERY_MODULE = """\
import pkgutil, sys
import roletui
found = ["roletui", *(m.name for m in pkgutil.walk_packages(roletui.__path__, "roletui."))]
names = [name for name in found if name != "roletui.__main__"]
for name in names:
    __import__(name)
print(len(names), [name for name in sys.modules if name.partition(".")[0] == "textual"])
"""


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """Return a copy of the checkout without screens, shell and their tests."""
    copied = tmp_path / "engine"
    for folder in ("roletui", "data", "docs", "tests"):
        shutil.copytree(CHECKOUT / folder, copied / folder, ignore=_left_out)
    for file in CHECKOUT.iterdir():
        if file.is_file():
            shutil.copy(file, copied)
    shutil.copytree(copied / "data", copied / "roletui" / "data")
    (copied / "sitecustomize.py").write_text(REFUSED, encoding="utf-8")
    return copied


def _left_out(folder: str, names: list[str]) -> list[str]:
    """Return which names in a folder of the checkout are not copied."""
    inside = Path(folder).relative_to(CHECKOUT).as_posix()
    return [
        name
        for name in names
        if name == "__pycache__" or f"{inside}/{name}" in (*SHOWN, *TESTS_OF_SHOWN)
    ]


def _python(engine: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the Python of this environment on the copy."""
    environment = {name: text for name, text in os.environ.items() if name[:7] != "PYTEST_"}
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        encoding="utf-8",
        cwd=engine,
        env={**environment, "PYTHONPATH": str(engine), "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.mark.harness
def test_the_engine_passes_its_tests_alone(engine: Path) -> None:
    """Command line, interview and all wings behind them pass their tests without the screens."""
    folders = [f"tests/{name}" for name in TRIED]
    left_out = [f"--deselect=tests/{name}" for name in THE_APP]
    few = ("-n", "0", "--hypothesis-profile", "few")
    done = _python(engine, "-m", "pytest", *few, *left_out, *folders, "tests/docs/test_engine.py")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


@pytest.mark.harness
def test_no_module_of_the_engine_loads_textual(engine: Path) -> None:
    """Every module that is left can be imported, where Textual is not there to be loaded."""
    left = [file for file in (engine / "roletui").rglob("*.py") if file.name != "__main__.py"]
    done = _python(engine, "-c", EVERY_MODULE)
    assert (done.stdout, done.stderr) == (f"{len(left)} []\n", "")
