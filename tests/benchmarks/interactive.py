"""The app in a terminal: its first frame, its answer to keys, what it holds, how it leaves."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from .figures import Line, percentile
from .generated import grid
from .headless import run, shipped
from .programs import BARE, Place, roletui
from .terminal import NoFrameError, Terminal, now

BARE_MARKS = ("cell 2.7", "Quit")
QUESTIONS = shipped()["questions"]
FIRST = next(answer for answer in QUESTIONS[0]["answers"] if isinstance(answer.get("goto"), str))
"""An answer to the first question that always leads to the same second one."""


def _marks(question: dict[str, Any]) -> tuple[str, ...]:
    """Return the begin of a question, its last answer, and the line of keys."""
    return " ".join(question["ask"].split()[:3]), "Not sure", "help"


OUR_MARKS = _marks(QUESTIONS[0])
SECOND_MARKS = _marks(next(each for each in QUESTIONS if each["id"] == FIRST["goto"]))
"""Where one left off, with one answer given."""


class Leg(NamedTuple):
    """Two opposite keys on one screen."""

    name: str
    way: tuple[str, ...]
    """The keys that lead there from the leg before."""
    there: str
    back: str
    limit: float = 1.5

    @property
    def keys(self) -> list[str]:
        """Two steps there, two steps back."""
        return [self.there, self.there, self.back, self.back]


TO_RANGES = ("shift+tab", "shift+tab", "right", "tab", "tab")
"""From the first slider to a rate with a range, and back."""
BARE_LEG = Leg("bare app, cursor", (), "down", "up")
LEGS = (
    Leg("wizard, cursor", ("down",), "down", "up"),
    Leg("comparison, cursor", ("c", "down"), "down", "up"),
    Leg("budget, slider", ("b",), "right", "left", 2.5),
    Leg("budget, slider, 2,000 plans drawn", (*TO_RANGES, "v", "v"), "right", "left", 2.5),
    Leg("budget, slider, over time", ("v",), "right", "left", 2.5),
    Leg("report, scroll", ("r", "down"), "down", "up"),
)


def start_bare(place: Place) -> tuple[Terminal, float]:
    """Start the bare app; return it with the time of its first frame."""
    return _start(BARE, BARE_MARKS, place)


def start_ours(place: Place) -> tuple[Terminal, float]:
    """Start roletui; return it with the time of its first useful frame."""
    return start_dataset("ai-roles", OUR_MARKS, place)


def start_dataset(dataset: str, marks: Sequence[str], place: Place) -> tuple[Terminal, float]:
    """Start roletui on a dataset whose first frame shows some marks."""
    return _start([*roletui(), "--fresh", "--dataset", dataset], tuple(marks), place)


def start_choice(place: Place) -> tuple[Terminal, float]:
    """Start roletui where it asks first which decision is to be taken."""
    return _start([*roletui(), "--fresh"], ("What do you want to decide?",), place)


def start_again(place: Place) -> tuple[Terminal, float]:
    """Start roletui where one left off, at the second question, with the app's own first frame."""
    own = place._replace(environment={**place.environment, "ROLETUI_EARLY": "0"})
    return _start(roletui(), SECOND_MARKS, own)


def start_early(place: Place) -> tuple[Terminal, float]:
    """Start roletui there, with the frame that was kept."""
    return _start(roletui(), SECOND_MARKS, place)


def leave_off(place: Place) -> None:
    """Answer the first question and leave, without the app."""
    answer = f"{QUESTIONS[0]['id']}={FIRST['id']}"
    run([*roletui(), "ask", "--dataset", "ai-roles", "-a", answer], place)


def _start(command: list[str], marks: tuple[str, ...], place: Place) -> tuple[Terminal, float]:
    terminal = Terminal(command, place.environment, place.folder)
    try:
        return terminal, terminal.first_frame(marks)
    except NoFrameError:
        terminal.close()
        raise


Start = Callable[[Place], tuple[Terminal, float]]


def frames(place: Place, rounds: int) -> Iterator[Line]:
    """Measure the first frame and the quitting of both apps in turn."""
    first = Line("start", "first useful frame", "ms", "≤ 1.10×", limit=1.1)
    choice = Line("start", "first frame with a choice of datasets", "ms", "≤ 1.10×", limit=1.1)
    again = Line("start", "first frame where one left off", "ms", "≤ 1.10×", limit=1.1)
    leave_off(place)
    quit_ = Line("quit", "quitting with q", "ms", "≤ 1.00×", limit=1.0)
    for number in range(rounds + 1):
        shown, left = {}, {}
        for name, start in (("theirs", start_bare), ("ours", start_ours)):
            terminal, shown[name] = start(place)
            with terminal:
                terminal.settle(250, 250)
                left[name] = terminal.leave("q")
                if name == "ours":
                    found = [*terminal.left_on()]
                    if terminal.status != 0:
                        found.append(f"exit status {terminal.status}")
                    quit_.remark = f"leaves {', '.join(found)}" if found else "terminal restored"
        terminal, asked = start_choice(place)
        terminal.close()
        terminal, resumed = start_again(place)
        terminal.close()
        if number:
            for line, times in ((first, shown), (quit_, left)):
                line.ours.append(times["ours"])
                line.theirs.append(times["theirs"])
            choice.ours.append(asked)
            choice.theirs.append(shown["theirs"])
            again.ours.append(resumed)
            again.theirs.append(shown["theirs"])
    yield first
    yield choice
    yield again
    yield quit_


def keys(place: Place, rounds: int, presses: int = 32) -> Iterator[Line]:
    """Measure the time from a key to the last byte of its frame, on every screen."""
    lines = {
        (leg, percent): Line(
            "keys",
            f"{leg.name}: key to frame, p{percent}",
            "ms",
            f"≤ {leg.limit:.1f}×" if percent == 95 else "",
            limit=leg.limit if percent == 95 else None,
        )
        for leg in LEGS
        for percent in (50, 95)
    }
    for number in range(rounds + 1):
        terminal, _ = start_bare(place)
        with terminal:
            theirs = _latencies(terminal, BARE_LEG, presses if number else 8)
        terminal, _ = start_ours(place)
        with terminal:
            for leg in LEGS:
                ours = _latencies(terminal, leg, presses if number else 8)
                for percent in (50, 95):
                    if number:
                        lines[leg, percent].ours.append(percentile(ours, percent))
                        lines[leg, percent].theirs.append(percentile(theirs, percent))
    yield from lines.values()


def _latencies(terminal: Terminal, leg: Leg, presses: int) -> list[float]:
    terminal.settle(300, 300)
    for key in leg.way:
        terminal.press(key)
        terminal.settle(250)
    found = []
    for number in range(presses):
        time = terminal.latency(leg.keys[number % 4])
        if time is None:
            raise NoFrameError(f"{leg.name}: the key {leg.keys[number % 4]} changed nothing")
        found.append(time)
    return found


def held(place: Place, rounds: int, presses: int = 45) -> Iterator[Line]:
    """Measure how far the screen lags behind a key that repeats 30 times a second."""
    lines = {
        leg: Line("held", f"{leg.name}: lag after a held key", "ms", "≤ 20 ms", limit=20)
        for leg in LEGS
    }
    for _ in range(rounds):
        terminal, _ = start_ours(place)
        with terminal:
            terminal.settle(300, 300)
            for leg, line in lines.items():
                for key in leg.way:
                    terminal.press(key)
                    terminal.settle(250)
                line.ours.append(terminal.hold([leg.keys[n % 4] for n in range(presses)]))
    yield from lines.values()


def idle(place: Place, rounds: int, seconds: float = 3) -> Iterator[Line]:
    """Measure what the app does while nobody does anything."""
    written = Line("idle", f"idle: bytes written in {seconds:g} s", "bytes", "0", limit=0)
    used = Line("idle", f"idle: processor over {seconds:g} s", "%", "≤ 0.50 %", limit=0.5)
    for _ in range(rounds):
        for name, start in (("theirs", start_bare), ("ours", start_ours)):
            terminal, _ = start(place)
            with terminal:
                terminal.settle(1000, 1000)
                bytes_, cpu, begun = terminal.written, terminal.cpu(), now()
                while now() < begun + seconds * 1000:
                    terminal.pump(begun + seconds * 1000 - now())
                if name == "ours":
                    written.ours.append(terminal.written - bytes_)
                    used.ours.append((terminal.cpu() - cpu) / seconds / 10)
                else:
                    used.remark = f"bare app {(terminal.cpu() - cpu) / seconds / 10:.2f} %"
    yield written
    yield used


def memory(place: Place, rounds: int) -> Iterator[Line]:
    """Measure the most memory held on a walk through all screens."""
    line = Line("memory", "memory after a walk through all screens", "MB", "≤ 50 MB", limit=50)
    for _ in range(rounds):
        terminal, _ = start_bare(place)
        with terminal:
            terminal.settle(300, 300)
            line.remark = f"bare app {terminal.peak_memory():.1f} MB"
        terminal, _ = start_ours(place)
        with terminal:
            terminal.settle(300, 300)
            for key in ("1", "c", "down", "b", "right", "r", "down", "?", "\x1b", "w"):
                terminal.press(key)
                terminal.settle(250)
            line.ours.append(terminal.peak_memory())
    yield line


GRID = (1000, 200)
"""Roles and factors of the large grid."""
GRID_LEGS = (
    Leg("down and up", ("c", "down"), "down", "up"),
    Leg("right and left", ("up", "down"), "right", "left"),
)


def large(place: Place, rounds: int, presses: int = 32) -> Iterator[Line]:
    """Measure keys on a large grid against those on the shipped one, and the memory it takes."""
    file = os.path.join(place.folder, "grid.toml")
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(grid(*GRID))
    size = f"{GRID[0]:,} × {GRID[1]}"
    lines = [
        Line("grid", f"{size} grid, {leg.name}: key to frame, p95", "ms", "≤ 1.5×", limit=1.5)
        for leg in GRID_LEGS
    ]
    beside = Line("grid", f"{size} grid, beside the bare app: key to frame, p95", "ms", "")
    opened = Line("grid", f"{size} grid: c to its first frame", "ms", "")
    memory_ = Line("grid", f"{size} grid: memory", "MB", "≤ 120 MB", limit=120)
    for number in range(rounds + 1):
        found: list[list[float]] = []
        terminal, _ = start_bare(place)
        with terminal:
            bare = percentile(_latencies(terminal, BARE_LEG, presses if number else 8), 95)
        for dataset, marks in (("ai-roles", OUR_MARKS), (file, ("Does number", "help"))):
            terminal, _ = start_dataset(dataset, marks, place)
            with terminal:
                terminal.settle(300, 300)
                shown = terminal.latency("c") or 0.0
                pace = presses if number else 8
                legs = (leg._replace(way=leg.way[1:] or leg.way) for leg in GRID_LEGS)
                found.append([percentile(_latencies(terminal, leg, pace), 95) for leg in legs])
                peak = terminal.peak_memory()
        if number:
            opened.ours.append(shown)
            memory_.ours.append(peak)
            beside.ours.append(found[1][0])
            beside.theirs.append(bare)
            for line, theirs, ours in zip(lines, *found, strict=True):
                line.ours.append(ours)
                line.theirs.append(theirs)
    yield from (*lines, beside, opened, memory_)
