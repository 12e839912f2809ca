"""How many rows a second ``roletui batch`` decides, and how much memory that takes.

The same table is copied by ``cat`` and, where it is installed, read and written by DuckDB. Its ids,
notes and sizes differ from row to row; the answers are those of 500 requests, one cell in twenty
empty, or drawn for each row.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec

from .figures import Line
from .headless import shipped
from .programs import PYTHON, Place, roletui

SIZES = (10_000, 1_000_000)
KINDS = {500: "answers of 500 requests", 0: "answers drawn for each"}
DUCKDB = "import duckdb; duckdb.sql(\"copy (from '{}') to '{}' (header)\")"
PACE, MEMORY = 100_000, 150
"""Rows a second that are wanted of a million rows, and the most memory in MB."""


def tables(place: Place, rounds: int) -> Iterator[Line]:
    """Measure tables of each size and kind, all programs in turn."""
    for size in SIZES:
        for number, kind in KINDS.items():
            name = f"{size:,} rows, {kind}"
            table = os.path.join(place.folder, "requests.csv")
            _write(table, size, number)
            yield from _measured(place, rounds, table, size, name)
            os.unlink(table)


def _measured(place: Place, rounds: int, table: str, size: int, name: str) -> Iterator[Line]:
    out = os.path.join(place.folder, "decided.csv")
    ours = [*roletui(), "batch", table, "-o", out, "--force"]
    others = {"cat": ["/bin/sh", "-c", f"cat {table} > {out}"]}
    if find_spec("duckdb"):
        others["DuckDB"] = [PYTHON, "-c", DUCKDB.format(table, out)]
    taken = Line("batch", f"batch, {name}", "ms", "")
    memory = Line("batch", f"batch, {name}: memory", "MB", f"≤ {MEMORY} MB", limit=MEMORY)
    if size >= 10 * PACE:
        taken.goal, taken.limit = f"≤ {1000 * size // PACE:,} ms", 1000 * size / PACE
    beside = {who: Line("batch", f"{who}, {name}", "ms", "") for who in others}
    for _ in range(rounds):
        milliseconds, peak = _run(ours, place)
        taken.ours.append(milliseconds)
        memory.ours.append(peak)
        for who, command in others.items():
            beside[who].ours.append(_run(command, place)[0])
    taken.remark = f"{1000 * size / min(taken.ours):,.0f} rows a second"
    yield from (taken, memory, *beside.values())


def _run(command: list[str], place: Place) -> tuple[float, float]:
    """Run a command; return its milliseconds from start to end and its peak memory in MB."""
    actions = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in range(3)]
    start = time.perf_counter_ns()
    pid = os.posix_spawn(command[0], command, place.environment, file_actions=actions)
    _, status, used = os.wait4(pid, 0)
    taken = (time.perf_counter_ns() - start) / 1e6
    if status:
        sys.stderr.write(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}\n")
    return taken, used.ru_maxrss / 1024


def _write(file: str, size: int, different: int) -> None:
    """Write a table of requests; the same each time. ``different`` requests, or 0 for all."""
    dice = random.Random(size + different)
    questions = {q["id"]: ["", *(a["id"] for a in q["answers"])] for q in shipped()["questions"]}

    def answers() -> str:
        return ",".join(
            ids[0] if dice.random() < 0.05 else dice.choice(ids[1:]) for ids in questions.values()
        )

    known = [answers() for _ in range(different)]
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(f"id,note,{','.join(questions)},people,hours,weeks\n")
        for number in range(size):
            given = dice.choice(known) if known else answers()
            sizes = f"{dice.choice((1, 2))},{dice.choice((8, 20, 40))},{dice.choice((4, 8, 12))}"
            stream.write(f'R-{number},"Request {number}, from the desk",{given},{sizes}\n')
