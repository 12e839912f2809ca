"""What a terminal says by itself is no answer to any question."""

import sys
from pathlib import Path

import pytest
from helpers import SMALL

from roletui.disk.paths import sessions_folder

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.running import small_with
from journeys.terminal import Terminal

pytestmark = pytest.mark.harness

PATIENT = """
from roletui.text import keyboard
keyboard.CUT = 600  # this test may get no processor for longer than a terminal takes
from roletui.__main__ import main
main()
"""
ROLETUI = [sys.executable, "-c", PATIENT, "--dataset", str(SMALL), "--as-of", "2026-11-23"]
FIRST, SECOND = (question.ask for question in small_with().dataset.questions[:2])
ANSWERS = (
    "\x1b[?62;22;52c\x1b[?1;2c\x1b[>41;354;0c\x1bP>|XTerm(121)\x1b\\\x1b[0n\x1b[12;1R\x1b[8;12;21t"
    "\x1b]10;rgb:1111/2222/1111\x1b\\\x1b]4;1;rgb:11/22/12\x07\x1b_Gi=1;OK\x1b\\\x1bX121\x1b\\"
    "\x1b[49:33;2u\x1b[1114112u"
)


def test_answers_of_the_terminal_are_no_keys() -> None:
    """Whole, cut in two, and bytes that are no text: nothing is answered and nothing ends."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type(ANSWERS)
        for part in ("\x1b", "[?2026;2$y\x1b[?62;", "1;11c\x1b[<35;1", "1;12M\x1b]11;", "1\x07"):
            terminal.type(part)
            terminal.rest(0.12)
        terminal.send(b"\xff\xfe" + b"\x1b" * 10_000 + b"[" + b"1" * 10_000 + b"c")
        terminal.type("1")
        terminal.wait_for(SECOND)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    session = Path(sessions_folder(), "bicycle.toml").read_text(encoding="utf-8")
    assert session.partition("[answers]\n")[2].splitlines()[0] == 'fault = "yes"'
    assert "skill" not in session


def test_a_paste_is_no_answer_either() -> None:
    """Digits that are pasted name the task, and answer nothing."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("\x1b[200~121\r\n\x1b[201~\r2")
        terminal.wait_for(small_with().dataset.questions[2].ask)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
