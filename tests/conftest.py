"""Fixtures for every test: an empty home, a fixed environment, and a command line runner."""

import gc
import os
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest
from helpers import Ran
from hypothesis import HealthCheck, settings

from roletui.cli.parser import run
from roletui.dataset import ready

try:
    os.environ["TEXTUAL_FPS"] = "240"  # read when Textual is imported; tests wait for frames
    import styles_once
    from journeys.running import settle
    from textual.notifications import Notification
    from textual.pilot import Pilot

    from roletui.tui.idle_loop import IdleLoop as Loop
except ModuleNotFoundError:  # the engine alone
    from asyncio import SelectorEventLoop as Loop  # type: ignore[assignment]
else:
    styles_once.install()
    # Textual's own takes a process that gets no processor for one that has nothing left to do.
    Pilot.pause = settle  # type: ignore[method-assign,assignment]
    # A notice stays until something takes it away, however long the test is kept waiting.
    Notification.time_left = 600.0  # type: ignore[method-assign,assignment]

settings.register_profile(
    "here", deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.register_profile("few", settings.get_profile("here"), max_examples=5)
settings.register_profile(
    # The same examples each time: what lands must not depend on luck.
    "thorough",
    settings.get_profile("here"),
    max_examples=200,
    derandomize=True,
    print_blob=True,
)
settings.load_profile("ci" if os.environ.get("CI") else "here")

GARBAGE = (50_000, 20, 50)
"""Thresholds of the garbage collector: apps are large and short-lived."""
gc.disable()  # until everything is imported

FOLDERS = count()

_UNSET = (
    *(
        "COLORFGBG",
        "TMUX",
        "NO_COLOR",
        "FORCE_COLOR",
        "ROLETUI_HOME",
        "TZ",
        "LANGUAGE",
        "PYTHONIOENCODING",
        "PYTHONUTF8",
        "LC_CTYPE",
        "SHELL",
        "ROLETUI_EARLY",
    ),
    *(
        "TEXTUAL_DRIVER",
        "TEXTUAL_FPS",
        "TEXTUAL_COLOR_SYSTEM",
        "TERM_PROGRAM",
        "TTY_COMPATIBLE",
        "TTY_INTERACTIVE",
    ),  # set by serve
)


def pytest_asyncio_loop_factories() -> Mapping[str, type[Loop]]:
    """Run every test in a loop like that of the app."""
    return {"idle": Loop}


def pytest_collection_finish() -> None:
    """Collect garbage from here on, but never look through what is imported."""
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    gc.enable()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a numbered folder; pytest's own fixture lists all of them to find the next number."""
    folder = tmp_path_factory.getbasetemp() / str(next(FOLDERS))
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test an empty home, which is also the current folder, and a fixed environment."""
    monkeypatch.chdir(tmp_path)
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("LANG", "LC_ALL"):
        monkeypatch.setenv(name, "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")


@pytest.fixture(scope="session")
def known_datasets(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder for the values of datasets that were read before."""
    return str(tmp_path_factory.mktemp("known"))


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, known_datasets: str
) -> Callable[..., Ran]:
    """Return a function that runs a command line in this process; a dataset is checked once."""
    monkeypatch.setattr(ready, "ready_folder", lambda: known_datasets)

    def carry_out(*words: str) -> Ran:
        capsys.readouterr()
        try:
            status = run(words)
        except SystemExit as left:
            status = int(str(left.code))
        return Ran(status, *capsys.readouterr())

    return carry_out
