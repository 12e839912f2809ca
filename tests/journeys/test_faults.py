"""A fault of the program itself: the terminal is clean, the work kept, the details in a file."""

import sys
from pathlib import Path

import pytest
from helpers import SMALL

from roletui.cli.crash import KEPT
from roletui.cli.errors import FAILED
from roletui.disk.paths import crashes_folder, sessions_folder
from roletui.records.last_visit import kept_place
from roletui.tui.ending import LOST

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.running import small_with
from journeys.terminal import Terminal

pytestmark = pytest.mark.harness

FIRST, SECOND = (question.ask for question in small_with().dataset.questions[:2])
FAULTS = {
    "a handler": "RoletuiApp.action_redo = lambda self: 1 / 0",
    "a callback": "RoletuiApp.action_redo = lambda self: self.set_timer(0.1, lambda: 1 / 0)",
    "a worker": """
async def work():
    1 / 0
RoletuiApp.action_redo = lambda self: self.run_worker(work())
""",
    "what reads the keys": """
from roletui.text.keyboard import Keyboard
feed = Keyboard.feed
Keyboard.feed = lambda self, data: 1 / (data != b"U") and feed(self, data)
""",
    "a thread": """
import threading
RoletuiApp.action_redo = lambda self: threading.Thread(target=lambda: 1 / 0).start()
""",
}
PROGRAM = """
from roletui.tui.app import RoletuiApp
{}
from roletui.__main__ import main
main()
"""
LONG = [pytest.param(name, marks=pytest.mark.harness) for name in [*FAULTS][1:]]


def with_fault(fault: str) -> Terminal:
    """Start the program with a fault built in."""
    options = ["--dataset", str(SMALL), "--as-of", "2026-11-23"]
    return Terminal([sys.executable, "-c", PROGRAM.format(fault), *options])


def kept() -> str:
    """Return what the session's file holds."""
    return Path(sessions_folder(), "bicycle.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a handler", *LONG])
def test_a_fault(name: str) -> None:
    """Three lines and a status that is not 0; the answer is kept, the terminal as it was."""
    with with_fault(FAULTS[name]) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.type("U")
        assert terminal.wait_for_end() == FAILED
        assert terminal.modes_now == terminal.modes
        left = terminal.written.rpartition(b"\x1b[?1049l")[2].decode()
    lines = left[left.index("roletui:") :].splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("ZeroDivisionError: division by zero")
    assert lines[1] == f"roletui: {KEPT}"
    (report,) = Path(crashes_folder()).iterdir()
    assert lines[2].endswith(str(report))
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert 'fault = "yes"' in kept()
    assert not kept_place("bicycle")


def test_a_fault_while_notes_are_written() -> None:
    """They become the notes of the decision, though they were not confirmed yet."""
    with with_fault("RoletuiApp.on_paste = lambda self, event: 1 / 0") as terminal:
        terminal.wait_for(FIRST)
        terminal.type("N")
        terminal.wait_for("in Markdown")
        terminal.type("Ask the shop first.")
        terminal.wait_for("shop first.")
        terminal.type("\x1b[I\x1b[200~x\x1b[201~")
        assert terminal.wait_for_end() == FAILED
    assert "Ask the shop first." in kept()


def test_a_fault_of_saving_itself() -> None:
    """It is not said that anything is kept."""
    with with_fault("from roletui.records.autosave import Session\nSession.save = 0") as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        assert terminal.wait_for_end() == FAILED
        assert "".join(LOST.split()) in "".join(terminal.text.split())
