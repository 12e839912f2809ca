"""What grows with a dataset, a plan or a heap of records; and the first sight of each screen."""

import os
import time
from collections.abc import Iterator
from datetime import date

from roletui.case.case import Case
from roletui.case.result import result_of
from roletui.dataset.load import load
from roletui.records.recheck import recheck
from roletui.records.scenario import Scenario, scenario_of
from roletui.records.scenario_text import dumps
from roletui.state.context import Context
from roletui.state.state import State

from .figures import Line, percentile
from .generated import whole
from .interactive import OUR_MARKS, start_dataset, start_ours
from .programs import Place
from .terminal import NoFrameError, Terminal

ROLES, FACTORS, QUESTIONS, CHANNELS = 1000, 200, 2000, 5
SIZE = f"{QUESTIONS:,} questions, {ROLES:,} × {FACTORS} cells, {ROLES * CHANNELS:,} rates"
PARTS = 20
"""Parts of a long plan."""
RECORDS = 5000
SCREENS = {"comparison": "c", "cost": "b", "record": "r"}
TODAY = date(2026, 11, 23)
SEEN = 400
"""Milliseconds without a byte after which what is shown for the first time is whole."""


def growth(place: Place, rounds: int, presses: int = 32) -> Iterator[Line]:
    """Measure keys on a dataset as large as any, beside those on the shipped one."""
    file = os.path.join(place.folder, "whole.toml")
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(whole(ROLES, FACTORS, QUESTIONS, CHANNELS))
    answer, slider = (
        Line("growth", f"{SIZE}: {what}", "ms", f"≤ {limit:.1f}×", limit=limit)
        for what, limit in (("an answer, p95", 3.0), ("a step of a slider, p50", 2.0))
    )
    report = Line("growth", f"{SIZE}: r to its first frame", "ms", "≤ 500 ms", limit=500)
    first = Line("growth", f"{SIZE}: first frame", "ms", "≤ 600 ms", limit=600)
    for _ in range(rounds):
        for dataset, marks in (("ai-roles", OUR_MARKS), (file, ("Does number", "help"))):
            loaded = load(file) if dataset == file else load()
            ours = dataset == file
            terminal, shown = start_dataset(dataset, marks, place)
            with terminal:
                terminal.settle(300, 300)
                answers = [_pressed(terminal, key, SEEN) for key in _way(Context.of(loaded, TODAY))]
                recorded = _pressed(terminal, "r", SEEN)
                _pressed(terminal, "b", SEEN)
                steps = [_pressed(terminal, ("right", "left")[n % 2]) for n in range(presses)]
            for line, times, percent in ((answer, answers, 95), (slider, steps, 50)):
                (line.ours if ours else line.theirs).append(percentile(times, percent))
            if ours:
                report.ours.append(recorded)
                first.ours.append(shown)
    yield from (first, answer, slider, report)


def parts(place: Place, rounds: int, presses: int = 32) -> Iterator[Line]:
    """Measure a slider on a plan of many parts, beside the same on a plan of one."""
    line = Line("parts", f"a plan of {PARTS} parts: slider, p50", "ms", "≤ 1.5×", limit=1.5)
    for _ in range(rounds):
        terminal, _ = start_ours(place)
        with terminal:
            terminal.settle(300, 300)
            _pressed(terminal, "b", SEEN)
            for number, found in enumerate((line.theirs, line.ours)):
                for _ in range((PARTS - 1) * number):
                    _pressed(terminal, "a")
                times = [_pressed(terminal, ("right", "left")[n % 2]) for n in range(presses)]
                found.append(percentile(times, 50))
    yield line


def sights(place: Place, rounds: int) -> Iterator[Line]:
    """Measure how long each screen takes to be there when it is first asked for."""
    lines = {
        name: Line("sights", f"{name}: its key to its first frame", "ms", "≤ 60 ms", limit=60)
        for name in SCREENS
    }
    for _ in range(rounds):
        for name, key in SCREENS.items():
            terminal, _ = start_ours(place)
            with terminal:
                terminal.settle(300, 300)
                lines[name].ours.append(_pressed(terminal, key, SEEN))
    yield from lines.values()


def rechecking(_: Place, rounds: int) -> Iterator[Line]:
    """Measure the recheck of many records, each read beforehand."""
    line = Line("recheck", f"recheck of {RECORDS:,} records, each", "ms", "≤ 0.30 ms", limit=0.3)
    context = Context.of(load(), TODAY)
    records = [*_records(context)]
    for number in range(rounds + 1):
        start = time.thread_time_ns()
        for record in records:
            recheck(record, context)
        if number:
            line.ours.append((time.thread_time_ns() - start) / 1e6 / len(records))
    yield line


def _records(context: Context) -> Iterator[Scenario]:
    examples = context.dataset.examples
    for number in range(RECORDS):
        state = State(answers=dict(examples[number % len(examples)].answers))
        text = dumps(context.loaded, state, result=result_of(Case.of(context, state)))
        yield scenario_of(text, "a record")


def _way(context: Context) -> Iterator[str]:
    """Yield the digits that answer every question with its second answer."""
    answers: dict[str, str] = {}
    while question := context.tree.walk(answers).question:
        answers[question.id] = question.answers[1].id
        yield "2"


def _pressed(terminal: Terminal, key: str, quiet: float = 80) -> float:
    """Return when the last byte came that a key wrote; between two there may be so many ms."""
    pressed = terminal.press(key)
    last = terminal.settle(quiet, 10 * SEEN)
    if last is None:
        raise NoFrameError(f"the key {key} changed nothing")
    return last - pressed
