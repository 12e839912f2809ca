"""The ground of the terminal, asked for in a pseudo-terminal and in tmux, and followed."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import shipped

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.terminal import GROUND, PATIENCE, Terminal
from roletui.records.last_visit import THEME
from roletui.screens.palette import DARK, LIGHT

pytestmark = pytest.mark.harness

ROLETUI = [sys.executable, "-m", "roletui", "--as-of", "2026-11-23"]
WHITE, BLACK = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x07"
FIRST = "What do you want to decide?"
ASK = shipped().dataset.questions[0].ask


def painted(colour: str) -> bytes:
    """Return what is written to paint a ground, the same in a terminal and in tmux."""
    parts = (str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return f"48;2;{';'.join(parts)}".encode()


def wait_for_ground(terminal: Terminal, colour: str) -> None:
    """Wait until a ground is painted."""
    terminal.wait_until(lambda: painted(colour) in terminal.written)


@pytest.mark.parametrize(("ground", "palette"), [(WHITE, LIGHT), (BLACK, DARK), (b"", DARK)])
def test_what_the_terminal_answers_is_followed(ground: bytes, palette: object) -> None:
    """Light for a light ground, dark for a dark one and where nothing is answered."""
    with Terminal(ROLETUI, ground=ground) as terminal:
        terminal.wait_for(FIRST)
        assert terminal.written.count(GROUND) == 1
        wait_for_ground(terminal, LIGHT.ground if palette is LIGHT else DARK.ground)
        terminal.type("1")
        terminal.wait_for(ASK)
        assert (painted(LIGHT.ground) in terminal.written) is (palette is LIGHT)


def test_an_answer_may_come_late_and_in_pieces() -> None:
    """It is followed when it is whole; nothing of it is a key, and keys in between are."""
    with Terminal(ROLETUI) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(ASK)
        for part in (WHITE[:1], WHITE[1:9], WHITE[9:-1]):
            terminal.send(part)
            terminal.rest(0.15)
        assert painted(LIGHT.ground) not in terminal.written
        terminal.send(WHITE[-1:])
        wait_for_ground(terminal, LIGHT.ground)
        terminal.wait_for("1 of about")
        terminal.type("2")
        terminal.wait_for("2 of about")


def test_a_chosen_theme_is_not_given_up() -> None:
    """Whatever the terminal answers."""
    THEME.keep("roletui-dark")
    with Terminal(ROLETUI, ground=WHITE) as terminal:
        terminal.wait_for(FIRST)
        terminal.type("1")
        terminal.wait_for(ASK)
        assert painted(DARK.ground) in terminal.written
        assert painted(LIGHT.ground) not in terminal.written


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """Return a tmux of its own, whose windows have a light ground; it ends with the test."""
    if shutil.which("tmux") is None:
        pytest.skip("needs tmux")
    settings = tmp_path / "tmux.conf"
    settings.write_text("set -g window-style 'bg=#f8f8f8'\n", encoding="utf-8")
    command = ["tmux", "-L", f"roletui-{os.getpid()}", "-f", str(settings)]
    yield command
    subprocess.run([*command, "kill-server"], check=False, capture_output=True)


def test_tmux_answers_for_its_window(tmux: list[str]) -> None:
    """The ground that tmux knows of is followed, in which nothing of its answer is a key."""
    size = ["-x", "100", "-y", "30"]
    subprocess.run([*tmux, "new-session", "-d", *size, shlex.join(ROLETUI)], check=True)
    end, shown = time.monotonic() + PATIENCE, b""
    while FIRST.encode() not in shown or painted(LIGHT.ground) not in shown:
        assert time.monotonic() < end, shown.decode()
        time.sleep(0.05)
        captured = subprocess.run([*tmux, "capture-pane", "-p", "-e"], capture_output=True)
        shown = captured.stdout
    assert b"SO FAR" not in shown
