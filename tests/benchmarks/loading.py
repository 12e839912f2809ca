"""Loading and checking a dataset, beside ``tomllib.loads`` of the same bytes; proving its tree."""

import json
import os
import subprocess
from collections.abc import Iterator

from .figures import Line
from .generated import dataset, forks
from .headless import SHIPPED
from .programs import HERE, PYTHON, Place

SIZES = (1_000, 10_000, 100_000)
"""Lines of the generated datasets."""
TREES = (20, 200, 2_000, 20_000)
"""Questions of the generated trees."""


def loading(place: Place, rounds: int) -> Iterator[Line]:
    """Measure the shipped file and generated ones, each in a process of its own."""
    with open(SHIPPED, encoding="utf-8") as stream:
        yield _measured(place, "the shipped dataset", stream.read(), rounds)
    for size in SIZES:
        text = dataset(size)
        yield _measured(place, "a dataset", text, rounds if size < 100_000 else min(rounds, 3))


def proving(place: Place, rounds: int) -> Iterator[Line]:
    """Measure the proof of trees whose ways nobody could list."""
    for size in TREES:
        line = Line("proof", f"proof of {size:,} questions", "ms", "", limit=None)
        if size == 2_000:
            line.goal, line.limit = "≤ 1,000 ms", 1_000
        _timed(place, line, forks(size), ["--proof"], rounds)
        yield line


def _measured(place: Place, name: str, text: str, rounds: int) -> Line:
    line = Line("load", f"load and check {name}", "ms", "≤ 3.0×", limit=3)
    line.remark = f"{text.count(chr(10)):,} lines"
    _timed(place, line, text, [], rounds)
    return line


def _timed(place: Place, line: Line, text: str, options: list[str], rounds: int) -> None:
    file = os.path.join(place.folder, "dataset.toml")
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(text)
    command = [PYTHON, "-P", os.path.join(HERE, "load_once.py"), file, str(rounds), *options]
    done = subprocess.run(
        command,
        env=place.environment,
        cwd=place.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        line.remark = f"failed: {done.stderr.strip().splitlines()[-1][-80:]}"
        return
    found = json.loads(done.stdout)
    line.ours, line.theirs = found["ours"], found["theirs"]
