"""The first frame: equal to the app's own, no key lost, gone without a trace, shown only if true."""

import os
import re
import signal
import sys
import time
from pathlib import Path
from random import Random

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.cells import Cells
from journeys.running import keys_of
from journeys.terminal import PATIENCE, Terminal
from roletui.disk.paths import first_frame_file, sessions_folder

ROLETUI = [sys.executable, "-m", "roletui"]
SHOW = [
    sys.executable,
    "-c",
    "import os, sys; from roletui.early import first_frame as f; f.show(); {}; f.leave()",
]
"""A start that gets no further than its first frame."""
TAKEN = b"\x1b[?1000h"
"""The first that Textual writes on a screen that is taken already."""
TO_NOTES = "N"
CHOICE = "What do you want to decide?"
SIZE = (100, 30)


@pytest.fixture(autouse=True)
def sized_by_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the terminal alone say how large it is."""
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name)


def wait_for_frame() -> None:
    """Wait until what the next start shows is kept whole."""
    end, before = time.monotonic() + PATIENCE, b""
    while time.monotonic() < end:
        if os.path.exists(first_frame_file()):
            now = Path(first_frame_file()).read_bytes()
            if now and now == before:
                return
            before = now
        time.sleep(0.02)
    raise AssertionError("no first frame is kept")


def leave_behind(keys: str, size: tuple[int, int] = SIZE, term: str = "xterm-256color") -> None:
    """Run the app, type keys where the datasets are offered, quit, and wait for the frame."""
    with Terminal(ROLETUI, *size, term) as terminal:
        terminal.wait_for(CHOICE)
        terminal.rest(0.3)
        for key in keys:
            terminal.type(key)
            terminal.rest(0.15)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    wait_for_frame()


def shown(size: tuple[int, int] = SIZE, term: str = "xterm-256color", do: str = "pass") -> bytes:
    """Return what a start writes before anything else is loaded."""
    *command, program = SHOW
    with Terminal([*command, program.format(do)], *size, term) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.modes_now == terminal.modes
        return terminal.written


def pieces(written: bytes) -> list[bytes]:
    """Return what was written, cut behind each frame."""
    return re.split(rb"(?<=\x1b\[\?2026l)|(?=\x1b\[\?2026h)", written)


WAYS = {
    "nothing": "",
    "a dataset and a name": "1ab\r",
    "one answer": "1\r1",
    "a result": "1\r" + "".join(keys_of("support-chatbot")),
}


@pytest.mark.parametrize("size", [SIZE, (80, 24)])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_it_is_the_apps_own_until_a_notice_comes(way: str, size: tuple[int, int]) -> None:
    """No cell and no colour changes when the app takes over, and nothing is painted in between."""
    leave_behind(way, size)
    with Terminal(ROLETUI, *size) as terminal:
        terminal.wait_until(lambda: TAKEN in terminal.written)
        terminal.rest(1.5)
        terminal.type("q" if way else "\x1bq")
        terminal.rest(0.5)
        written = terminal.written
    early, _, own = written.partition(TAKEN)
    cells = Cells(*size)
    cells.feed(early)
    first, painted = cells.all, 0
    assert "help" in cells.text or CHOICE in cells.text
    for piece in pieces(TAKEN + own):
        cells.feed(piece)
        if "left off" in cells.text or "\x1b[?1049l" in piece.decode(errors="replace"):
            break
        assert cells.all == first
        painted += b"H" in piece
    assert painted
