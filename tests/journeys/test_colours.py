"""What is sent for colours to terminals that have few, or to users who want none."""

import re
import sys

import pytest

from journeys.running import keys_of

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.terminal import Terminal

pytestmark = pytest.mark.harness

ROLETUI = [sys.executable, "-m", "roletui", "--as-of", "2026-11-23"]
NO_COLOUR = {0, 1, 2, 3, 4, 7, 9, 22, 39, 49}
"""What a terminal is asked for besides colours: attributes, and its own text and ground."""
SIXTEEN = {*range(30, 38), *range(90, 98)}
"""The same of its own colours for text."""


def asked_for(written: bytes) -> set[int]:
    """Return every number that the way something is painted was chosen with."""
    found = re.findall(rb"\x1b\[([0-9;]*)m", written)
    return {int(number or 0) for numbers in found for number in numbers.split(b";")}


def walk(term: str = "xterm-256color") -> bytes:
    """Go over all screens, a dialog and the palette in a terminal; return what was written."""
    with Terminal(ROLETUI, term=term) as terminal:
        terminal.wait_for("What do you want to decide?")
        terminal.type("1")
        for key in keys_of("support-chatbot"):
            terminal.type(key)
        terminal.wait_for("RECOMMENDED")
        for key, words in (
            ("c", "★ recommended"),
            ("b", "$12,000"),
            ("r", "Decision:"),
            ("e", "Save the record"),
            ("\x1b", "Decision:"),
            ("\x10", "All commands"),
        ):
            terminal.type(key)
            terminal.wait_for(words)
        return terminal.written


def test_without_colours_none_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under NO_COLOR no grey and no ground is sent; bold and reversed text gives the structure."""
    monkeypatch.setenv("NO_COLOR", "1")
    numbers = asked_for(walk())
    assert numbers <= NO_COLOUR
    assert {1, 2, 7} <= numbers


def test_sixteen_colours_are_the_terminals_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """With 16 colours no ground is sent but by reversing, and no colour that it does not have."""
    monkeypatch.delenv("COLORTERM")
    numbers = asked_for(walk("xterm-16color"))
    assert numbers <= NO_COLOUR | SIXTEEN
    assert {1, 2, 7, 32} <= numbers
