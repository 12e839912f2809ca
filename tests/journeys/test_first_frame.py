"""The first frame before the app: equal to its own, no key lost, gone without a trace."""

import os
import re
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from journeys.cells import Cells, Char
from journeys.running import keys_of
from journeys.terminal import PATIENCE, Terminal
from roletui.disk.paths import first_frame_file, sessions_folder, settings_file
from roletui.records.last_visit import THEME

ROLETUI = [sys.executable, "-m", "roletui"]
TAKEN = b"\x1b[?1000h"
"""The first that Textual writes on a screen that is taken already."""
CLEARS = re.compile(rb"\x1b\[\?1049h|\x1b\[[0-3]?J|\x1bc")
TO_NOTES, KEEP, QUIT = "N", "\x13", "q"
CHOICE = "What do you want to decide?"
SIZE, XTERM = (100, 30), "xterm-256color"


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


def leave_behind(
    keys: str, size: tuple[int, int] = SIZE, term: str = XTERM, ground: bytes = b""
) -> None:
    """Run the app, type keys where the datasets are offered, quit, and wait for the frame."""
    with Terminal(ROLETUI, *size, term, ground=ground) as terminal:
        terminal.wait_for(CHOICE)
        for key in (keys, QUIT):
            terminal.rest(0.5)
            terminal.type(key)
        assert terminal.wait_for_end() == 0
    wait_for_frame()


def wait_for_app(terminal: Terminal) -> None:
    """Wait until the app has painted all of its screen by itself."""
    terminal.wait_until(lambda: len(terminal.written.partition(TAKEN)[2]) > 3000)
    terminal.rest(0.3)


def pieces(written: bytes) -> list[bytes]:
    """Return what was written, cut behind each frame."""
    return re.split(rb"(?<=\x1b\[\?2026l)|(?=\x1b\[\?2026h)", written)


WAYS = {
    "nothing": "1\r1n",
    "a dataset and a name": "1ab\r",
    "one answer": "1\r1",
    "a result": "1\r" + "".join(keys_of("support-chatbot")),
    "the cost of one answer": "1\r1b",
    "the record of one answer": "1\r1r",
}


def must_be_alike(first: list[list[Char]], cells: Cells) -> None:
    """Compare all cells but the few rows of a notice, which is no part of the first frame."""
    rows = {row for row, (was, now) in enumerate(zip(first, cells.all, strict=True)) if was != now}
    assert not rows or ("This is where" in cells.text and len(rows) <= 6)


def same_until_a_notice(
    way: str, size: tuple[int, int], term: str = XTERM, line: Sequence[str] = ()
) -> None:
    """Go a way, leave, start again, and compare every frame with the first one."""
    leave_behind(way, size, term)
    with Terminal([*line, *ROLETUI], *size, term) as terminal:
        wait_for_app(terminal)
        terminal.type("\x1bq")
        terminal.rest(0.5)
        early, _, own = terminal.written.partition(TAKEN)
    cells = Cells(*size)
    cells.feed(early)
    first, painted = cells.all, 0
    assert (CHOICE in cells.text) == (way in (WAYS["nothing"], WAYS["a dataset and a name"]))
    assert CLEARS.findall(early + own.partition(b"\x1b[?1049l")[0]) == [b"\x1b[?1049h"]
    for piece in pieces(own.partition(b"\x1b[?1049l")[0]):
        cells.feed(piece)
        must_be_alike(first, cells)
        painted += len(piece) > 1000
    assert painted


@pytest.mark.harness
@pytest.mark.parametrize(
    ("way", "size"), [("nothing", SIZE), ("one answer", (80, 24)), ("a result", (120, 36))]
)
def test_it_is_the_apps_own_until_a_notice_comes(way: str, size: tuple[int, int]) -> None:
    """No cell and no colour changes when the app takes over, and nothing is painted in between."""
    same_until_a_notice(WAYS[way], size)


@pytest.mark.harness
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (160, 45)])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_it_is_the_apps_own_at_every_size(way: str, size: tuple[int, int]) -> None:
    """The same after every kind of leaving."""
    same_until_a_notice(way, size)


@pytest.mark.harness
@pytest.mark.parametrize("theme", ["", "roletui-light", "ansi-light"])
@pytest.mark.parametrize("term", ["xterm", "linux", "screen", "tmux-256color", "rxvt-unicode"])
def test_it_is_the_apps_own_in_every_terminal(
    term: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same in few colours and in many, in every theme."""
    monkeypatch.delenv("COLORTERM")
    if theme:
        THEME.keep(theme)
    same_until_a_notice(WAYS["one answer"], SIZE, term)


@pytest.mark.harness
def test_it_is_the_apps_own_on_a_slow_line() -> None:
    """The same where what the terminal answers takes a fifth of a second."""
    slow = [sys.executable, str(Path(__file__).with_name("slow_line.py")), "100"]
    same_until_a_notice(WAYS["one answer"], SIZE, line=slow)


@pytest.mark.harness
def test_it_is_the_apps_own_on_a_light_ground() -> None:
    """What the terminal said of its ground last time holds until it says it again."""
    white = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
    leave_behind(WAYS["one answer"], ground=white)
    with Terminal(ROLETUI, *SIZE) as terminal:  # which says nothing this time
        wait_for_app(terminal)
        early, _, own = terminal.written.partition(TAKEN)
    cells = Cells(*SIZE)
    cells.feed(early)
    first = cells.all
    assert int(first[5][0].bg, 16) > 0xC00000
    cells.feed(own)
    must_be_alike(first, cells)


def keys_are_kept(seed: int, count: int, seconds: float) -> None:
    """Type into the notes at random moments from the very start on; read what was kept."""
    random = Random(seed)
    text = "".join(random.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=count))
    moments = sorted(random.uniform(0, seconds) for _ in text)
    with Terminal(ROLETUI, *SIZE) as terminal:
        begun = time.monotonic()
        terminal.pour(TO_NOTES.encode())
        for moment, sign in zip(moments, text, strict=True):
            terminal.drain(max(0.0, begun + moment - time.monotonic()))
            terminal.pour(sign.encode())
        terminal.wait_until(lambda: TAKEN in terminal.written)  # ctrl+s would stop a line before
        early = terminal.written.partition(TAKEN)[0].partition(b"\x1b[?1049h")[2]
        terminal.pour(f"{KEEP}{QUIT}".encode())
        assert terminal.wait_for_end() == 0
        assert terminal.modes_now == terminal.modes
    cells = Cells(*SIZE)
    cells.feed(b"\x1b[?1049h" + early)
    assert "help" in cells.text
    assert text[:3] not in cells.text.splitlines()[0]
    kept = Path(sessions_folder(), "ai-roles.toml").read_text(encoding="utf-8")
    assert re.findall('notes = "(.*)"', kept) == [text]


@pytest.mark.harness
def test_keys_are_kept_in_order_whenever_they_are_typed() -> None:
    """None is lost between the start, the first frame and the app."""
    leave_behind(WAYS["one answer"])
    keys_are_kept(1, 100, 1.0)


@pytest.mark.harness
def test_a_thousand_keys_are_kept() -> None:
    """In ten starts, all within the time that a start takes."""
    leave_behind(WAYS["one answer"])
    session = Path(sessions_folder(), "ai-roles.toml")
    for seed in range(10):
        keys_are_kept(seed, 100, (0.05, 0.2, 0.5, 1.0)[seed % 4])
        session.write_text(re.sub("notes = .*\n", "", session.read_text()))
        with Terminal(ROLETUI, *SIZE) as terminal:
            terminal.type(QUIT)
            assert terminal.wait_for_end() == 0
        wait_for_frame()


@pytest.mark.harness
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_at_any_moment_leaves_a_clean_terminal(number: signal.Signals) -> None:
    """Before the app takes over, while it does, and after: as it was, and nothing comes after."""
    leave_behind(WAYS["one answer"])
    for moment in (0.0, 0.2, 0.4):
        signalled(number, moment)


@pytest.mark.harness
def test_signals_at_many_moments_leave_a_clean_terminal() -> None:
    """The same at sixty moments of a start."""
    leave_behind(WAYS["one answer"])
    for moment in range(60):
        signalled(signal.SIGTERM, moment * 0.015)


def signalled(number: signal.Signals, moment: float) -> None:
    """Send a signal at a moment after the first frame, and look at what is left behind."""
    with Terminal(ROLETUI, *SIZE) as terminal:
        terminal.wait_until(lambda: len(terminal.written) > 1000)
        assert TAKEN not in terminal.written
        terminal.rest(moment)
        terminal.signal(number)
        assert terminal.wait_for_end() in (-number, 128 + number), moment
        assert terminal.modes_now == terminal.modes
        left = terminal.written.rpartition(b"\x1b[?1049l")[2]
        assert b"\x1b[?25h" in left
        assert b"\x1b[?1049h" not in left
        assert len(left) < 40


@pytest.mark.harness
def test_leaving_with_keys_typed_before_anything_is_there() -> None:
    """The key that quits does so; the frame for the next start is still true, and stays."""
    leave_behind(WAYS["one answer"])
    before = Path(first_frame_file()).read_bytes()
    with Terminal(ROLETUI, *SIZE) as terminal:
        terminal.type(QUIT)
        assert terminal.wait_for_end() == 0
        assert terminal.modes_now == terminal.modes
        assert terminal.written.startswith(b"q\x1b[?1049h\x1b[?25l") or TAKEN in terminal.written
    assert Path(first_frame_file()).read_bytes() == before


@pytest.mark.harness
def test_who_only_looks_leaves_no_file_behind() -> None:
    """Where nothing has been kept yet, no first frame is either."""
    with Terminal(ROLETUI, *SIZE) as terminal:
        terminal.wait_for(CHOICE)
        terminal.rest(0.5)
        terminal.type(QUIT)
        assert terminal.wait_for_end() == 0
    assert not os.path.exists(first_frame_file())


@pytest.mark.harness
def test_another_size_in_between_is_the_apps_to_paint() -> None:
    """It paints all of the terminal as that is now."""
    leave_behind(WAYS["one answer"])
    cells = Cells(80, 24)
    with Terminal(ROLETUI, *SIZE) as terminal:
        terminal.wait_until(lambda: len(terminal.written) > 1000)
        terminal.resize_now(80, 24)
        wait_for_app(terminal)
        cells.feed(terminal.written.partition(TAKEN)[2])
    assert "question 2" in cells.text
    assert "help" in cells.text.splitlines()[-1]


@pytest.mark.harness
def test_two_starts_at_once_are_both_shown_it() -> None:
    """Both leave, and what they leave behind is whole."""
    leave_behind(WAYS["one answer"])
    with Terminal(ROLETUI, *SIZE) as one, Terminal(ROLETUI, *SIZE) as other:
        both = (one, other)
        for terminal in both:
            wait_for_app(terminal)
            early = terminal.written.partition(TAKEN)[0]
            assert len(early) > 1000
        for terminal in both:
            terminal.type(QUIT)
            assert terminal.wait_for_end() == 0
    wait_for_frame()
    with Terminal(ROLETUI, *SIZE) as third:
        third.wait_until(lambda: TAKEN in third.written)
        assert third.written.startswith(early)


@pytest.mark.harness
@pytest.mark.parametrize("options", [["--fresh"], ["--task", "x"], ["--dataset", "data-roles"]])
def test_a_start_with_options_shows_nothing_early(options: list[str]) -> None:
    """It begins with something else, or may do so."""
    leave_behind(WAYS["one answer"])
    with Terminal([*ROLETUI, *options], *SIZE) as terminal:
        terminal.wait_until(lambda: TAKEN in terminal.written)
        assert terminal.written.partition(TAKEN)[0] == b"\x1b[?1049h"


def set_keys(text: str) -> None:
    """Write the settings of this test's user."""
    os.makedirs(os.path.dirname(settings_file()), exist_ok=True)
    Path(settings_file()).write_text(text, encoding="utf-8")


@pytest.mark.harness
def test_a_frame_with_other_keys_is_not_shown() -> None:
    """Whatever is done to the settings, the next start first shows nothing, then the new keys."""
    leave_behind(WAYS["one answer"])
    set_keys("[keys]\nhelp = 'f1'\n")
    with Terminal(ROLETUI, *SIZE) as terminal:
        terminal.wait_until(lambda: TAKEN in terminal.written)
        assert terminal.written.partition(TAKEN)[0] == b"\x1b[?1049h"
        wait_for_app(terminal)
        terminal.wait_for("f1")
        terminal.type(QUIT)
        assert terminal.wait_for_end() == 0
    wait_for_frame()
    with Terminal(ROLETUI, *SIZE) as terminal:
        terminal.wait_until(lambda: TAKEN in terminal.written)
        cells = Cells(*SIZE)
        cells.feed(terminal.written.partition(TAKEN)[0])
        assert "f1 help" in cells.text
        terminal.type(QUIT)
        assert terminal.wait_for_end() == 0
