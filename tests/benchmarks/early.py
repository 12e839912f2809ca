"""The first frame before the app is loaded: when it stands, and what becomes of keys."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from .figures import Line
from .interactive import leave_off, start_early
from .programs import Place, roletui
from .terminal import NoFrameError, Terminal, now

STARTS, KEYS = 10, 100
"""Starts, and keys typed in each at moments of its first half second."""
TO_NOTES, KEEP, QUIT = "N", "\x13", "q"


def early(place: Place, rounds: int) -> Iterator[Line]:
    """Measure from the start of the process to the last byte of the first frame, and count keys."""
    shown = Line("early", "something true on the screen", "ms", "≤ 40 ms", limit=40)
    lost = Line("early", f"{STARTS * KEYS:,} keys typed from 0 ms on: lost", "keys", "0", limit=0)
    leave_off(place)
    _start_and_leave(place)
    for _ in range(rounds):
        shown.ours.append(_start_and_leave(place))
    lost.ours.append(sum(_lost(place, seed) for seed in range(STARTS)))
    yield shown
    yield lost


def _start_and_leave(place: Place) -> float:
    """Start, wait for the app, leave, wait for the frame that is kept; return when one stood."""
    terminal, shown = start_early(place)
    with terminal:
        terminal.settle(400, 2000)
        terminal.leave(QUIT)
    _wait_for_frame(place)
    return shown


def _wait_for_frame(place: Place) -> None:
    end = time.monotonic() + 30
    while not os.path.exists(os.path.join(place.folder, "state", "roletui", "first-frame")):
        if time.monotonic() > end:
            raise NoFrameError("no first frame is kept")
        time.sleep(0.05)
    time.sleep(0.05)


def _lost(place: Place, seed: int) -> int:
    """Type into the notes while the app starts; return how many keys are missing or misplaced."""
    random = Random(seed)
    text = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=KEYS))
    moments = sorted(random.uniform(0, 500) for _ in text)
    session = Path(place.folder, "state", "roletui", "sessions", "ai-roles.toml")
    session.write_text(re.sub("notes = .*\n", "", session.read_text()))
    _start_and_leave(place)
    with Terminal(roletui(), place.environment, place.folder) as terminal:
        terminal.press(TO_NOTES)
        for moment, sign in zip(moments, text, strict=True):
            while (left := terminal.started + moment - now()) > 0:
                terminal.pump(left)
            terminal.press(sign)
        terminal.settle(300, 5000)
        terminal.press(KEEP)
        terminal.leave(QUIT, 30_000)
    _wait_for_frame(place)
    kept = "".join(re.findall('notes = "(.*)"', session.read_text()))
    return sum(a != b for a, b in zip(kept.ljust(KEYS), text, strict=True))
