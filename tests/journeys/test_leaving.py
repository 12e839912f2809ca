"""Leaving in every way there is, and coming back: nothing is lost, the terminal is left clean."""

import os
import signal
import sys
from pathlib import Path

import pytest
from helpers import SMALL

from roletui.disk.paths import sessions_folder
from roletui.records.autosave import RESUMED, Session

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.running import small_with
from journeys.terminal import Terminal

pytestmark = pytest.mark.harness

ROLETUI = [sys.executable, "-m", "roletui", "--dataset", str(SMALL), "--as-of", "2026-11-23"]
FIRST, SECOND = (question.ask for question in small_with().dataset.questions[:2])
RESULT = "RECOMMENDED"
HARNESS = pytest.mark.harness
LEAVE_SCREEN, SHOW_CURSOR = b"\x1b[?1049l", b"\x1b[?25h"


def kept() -> str:
    """Return what the session's file holds."""
    return Path(sessions_folder(), "bicycle.toml").read_text(encoding="utf-8")


def is_kept() -> bool:
    """Return whether the answer to the first question is kept."""
    return Path(sessions_folder(), "bicycle.toml").exists() and 'fault = "yes"' in kept()


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=HARNESS)])
def test_told_to_end(number: signal.Signals) -> None:
    """The answer given just before is kept, the terminal as it was, the status says why."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.modes_now == terminal.modes
        assert LEAVE_SCREEN in terminal.written
        assert terminal.written.rindex(SHOW_CURSOR) > terminal.written.rindex(b"\x1b[?1049h")
        assert b"Traceback" not in terminal.written
    assert 'fault = "yes"' in kept()
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(SECOND)
        terminal.wait_for(RESUMED)


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(n, marks=HARNESS) for n in (signal.SIGHUP, signal.SIGINT))],
)
def test_told_to_end_with_thousands_of_keys_to_work_off(number: signal.Signals) -> None:
    """It does not work them off first, and does not wait for a terminal that reads nothing."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.send(b"jk" * 1_500)
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.modes_now == terminal.modes
        assert LEAVE_SCREEN in terminal.written
    assert 'fault = "yes"' in kept()


def test_closed_with_thousands_of_keys_to_work_off() -> None:
    """A program whose window is gone ends, whatever it was about to do."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.send(b"jk" * 1_500)
        terminal.close()
        assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert 'fault = "yes"' in kept()


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGHUP, marks=HARNESS)])
def test_told_to_end_while_notes_are_written(number: signal.Signals) -> None:
    """They become the notes of the decision, though they were not confirmed yet."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("N")
        terminal.wait_for("in Markdown")
        terminal.type("Ask the shop first.")
        terminal.wait_for("shop first.")
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
    assert "Ask the shop first." in kept()


def test_killed_after_a_change_was_shown() -> None:
    """Nothing more is pressed or done, and nothing needs to be: the change is there."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.wait_until(is_kept)
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_for_end() == -signal.SIGKILL
    session = Session.begin(small_with())
    session.close()
    assert dict(session.state.answers) == {"fault": "yes"}


def test_the_terminal_is_closed() -> None:
    """The program ends with its window, though nobody reads its last frames, and keeps all."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.close()
        assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert 'fault = "yes"' in kept()


def test_suspended_shrunk_and_resumed() -> None:
    """ctrl+z gives the terminal back; after it the screen is whole again; 1×1 is survived."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("\x1a")
        assert terminal.wait_for_stop()
        assert terminal.modes_now == terminal.modes
        assert LEAVE_SCREEN in terminal.written
        terminal.type("")
        terminal.signal(signal.SIGCONT)
        terminal.wait_for("Decide")
        terminal.wait_for(FIRST)
        for columns, rows in ((1, 1), (200, 2), (100, 30)):
            terminal.type("")
            terminal.resize(columns, rows)
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.modes_now == terminal.modes
        assert b"Traceback" not in terminal.written


def test_two_windows() -> None:
    """The later one says that there is another, and each keeps its own answers."""
    with Terminal(ROLETUI) as first:
        first.wait_for(FIRST)
        first.type("1")
        first.wait_for(SECOND)
        first.wait_until(is_kept)
        with Terminal(ROLETUI) as second:
            second.wait_for("is kept apart from")
            second.type("1")
            second.wait_for(RESULT)
            second.type("q")
            assert second.wait_for_end() == 0
        assert "skill" not in kept()
        first.type("q")
        assert first.wait_for_end() == 0
    assert "skill" in Path(sessions_folder(), "bicycle.2.toml").read_text(encoding="utf-8")


def test_beginning_afresh() -> None:
    """With --fresh the first question is asked; what was there before is kept beside it."""
    for options in ((), ("--fresh",)):
        with Terminal([*ROLETUI, *options]) as terminal:
            terminal.wait_for(FIRST)
            terminal.type("1")
            terminal.wait_for(SECOND)
            terminal.type("q")
            assert terminal.wait_for_end() == 0
    found = [name for name in os.listdir(sessions_folder()) if name.endswith(".toml")]
    assert sorted(found) == ["bicycle.2.toml", "bicycle.toml"]


def test_what_could_not_be_kept_is_in_the_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left for the second time of asking: the last words say what is lost, and so does the status.

    There can be no folder below what is none.
    """
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for("What you change cannot be kept")
        terminal.type("q")
        terminal.wait_for("again leaves without it")
        terminal.type("q")
        assert terminal.wait_for_end() == 2
        assert b"roletui: What you changed last was not kept" in terminal.written
