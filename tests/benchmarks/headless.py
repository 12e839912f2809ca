"""The commands without a screen, beside an interpreter that imports argparse and tomllib."""

import os
import sys
import time
import tomllib
from collections.abc import Iterator
from typing import Any

from .figures import Line
from .programs import HERE, PYTHON, Place, roletui

BASELINE = [PYTHON, "-c", "import argparse, tomllib"]
SHIPPED = os.path.join(HERE, "..", "..", "data", "ai-roles.toml")


def headless(place: Place, rounds: int) -> Iterator[Line]:
    """Measure each command, all in turn."""
    lines = {
        name: Line("headless", name, "ms", f"≤ {limit:.1f}×", limit=limit)
        for name, _, limit in _commands()
    }
    for number in range(rounds + 1):
        base = run(BASELINE, place)
        for name, command, _ in _commands():
            taken = run(command, place)
            if number:
                lines[name].ours.append(taken)
                lines[name].theirs.append(base)
    yield from lines.values()


def _commands() -> Iterator[tuple[str, list[str], float]]:
    data = shipped()
    question = data["questions"][0]
    rate = next(r for r in data["rates"] if r["unit"] == "hour")
    answer = f"{question['id']}={question['answers'][-1]['id']}"
    plan = f"{rate['role']}@{rate['channel']}=2x40x12"
    yield "roletui --version", [*roletui(), "--version"], 1.2
    yield f"roletui decide -a {answer}", [*roletui(), "decide", "-a", answer], 1.3
    yield f"roletui cost -l {plan}", [*roletui(), "cost", "-l", plan], 1.3
    yield "roletui compare", [*roletui(), "compare"], 1.3
    yield "roletui check", [*roletui(), "check", os.path.abspath(SHIPPED)], 1.3


def shipped() -> dict[str, Any]:
    """Return the shipped dataset as plain values."""
    with open(SHIPPED, "rb") as stream:
        return tomllib.load(stream)


def run(command: list[str], place: Place) -> float:
    """Run a command, its output thrown away; return the milliseconds from start to end."""
    actions = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in range(3)]
    start = time.perf_counter_ns()
    pid = os.posix_spawn(command[0], command, place.environment, file_actions=actions)
    _, status = os.waitpid(pid, 0)
    taken = (time.perf_counter_ns() - start) / 1e6
    if status:
        sys.stderr.write(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}\n")
    return taken
