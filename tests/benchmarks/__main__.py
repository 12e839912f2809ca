"""Print how fast the program is: ``python -m tests.benchmarks``; ``--help`` lists the options."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version

from .early import early
from .figures import Line, table
from .growth import growth, parts, rechecking, sights
from .headless import headless
from .interactive import frames, held, idle, keys, large, memory
from .keeping import keeping
from .loading import loading, proving
from .programs import Place, place
from .tables import tables
from .terminal import NoFrameError

Measure = Callable[[Place, int], Iterator[Line]]

MEASURES: dict[str, tuple[Measure, int]] = {
    "start": (frames, 9),
    "early": (early, 9),
    "quit": (frames, 9),
    "keys": (keys, 3),
    "grid": (large, 3),
    "growth": (growth, 3),
    "parts": (parts, 3),
    "sights": (sights, 5),
    "recheck": (rechecking, 3),
    "held": (held, 3),
    "keeping": (keeping, 3),
    "idle": (idle, 1),
    "memory": (memory, 3),
    "headless": (headless, 15),
    "batch": (tables, 3),
    "load": (loading, 5),
    "proof": (proving, 5),
}
"""What can be measured, and in how many rounds when none are asked for."""


def main() -> int:
    """Measure what is asked for and print it; return 1 where anything is over its goal."""
    options = _options()
    names = options.only or list(MEASURES)
    lines: list[Line] = []
    done: set[Measure] = set()
    with place() as where:
        for name in names:
            measure, rounds = MEASURES[name]
            if measure in done:
                continue
            done.add(measure)
            print(f"measuring {name} …", file=sys.stderr)
            try:
                found = list(measure(where, options.runs or rounds))
            except (NoFrameError, OSError) as error:
                print(f"{name} could not be measured: {error}", file=sys.stderr)
                continue
            lines += [line for line in found if line.group in names]
    if options.json:
        print(json.dumps({**_machine(), "lines": [line.data() for line in lines]}, indent=2))
    else:
        machine = ", ".join(f"{key} {value}" for key, value in _machine().items())
        print(f"{table(lines)}\n\nMedians (least–greatest), in turn, after a warm-up. {machine}.")
    return int(any(line.verdict == "over" for line in lines))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Print how fast the program is, beside programs that do nothing.",
    )
    parser.add_argument("--runs", type=int, metavar="N", help="rounds of each measurement")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="may be repeated")
    parser.add_argument("--json", action="store_true", help="every figure, as JSON")
    return parser.parse_args()


def _machine() -> dict[str, str]:
    return {
        "Python": platform.python_version(),
        "Textual": version("textual"),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": str(os.cpu_count()),
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    sys.exit(main())
