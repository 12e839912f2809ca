"""Loading and checking a dataset, beside ``tomllib.loads`` of the same bytes."""

import json
import os
import subprocess
from collections.abc import Iterator

from .figures import Line
from .generated import dataset
from .headless import SHIPPED
from .programs import HERE, PYTHON, Place

SIZES = (1_000, 10_000, 100_000)


def loading(place: Place, rounds: int) -> Iterator[Line]:
    """Measure the shipped file and generated ones, each in a process of its own."""
    with open(SHIPPED, encoding="utf-8") as stream:
        yield _measured(place, "the shipped dataset", stream.read(), rounds)
    for size in SIZES:
        text = dataset(size)
        yield _measured(place, "a dataset", text, rounds if size < 100_000 else min(rounds, 3))


def _measured(place: Place, name: str, text: str, rounds: int) -> Line:
    file = os.path.join(place.folder, "dataset.toml")
    with open(file, "w", encoding="utf-8") as stream:
        stream.write(text)
    line = Line("load", f"load and check {name}", "ms", "≤ 3.0×", limit=3)
    line.remark = f"{text.count(chr(10)):,} lines"
    command = [PYTHON, "-P", os.path.join(HERE, "load_once.py"), file, str(rounds)]
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
        return line
    found = json.loads(done.stdout)
    line.ours, line.theirs = found["ours"], found["theirs"]
    return line
