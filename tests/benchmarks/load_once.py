"""Time ``parse`` and ``tomllib.loads`` on one file, in turn: ``load_once.py FILE ROUNDS``."""

import gc
import json
import sys
import time
import tomllib
from collections.abc import Callable

from roletui.dataset.load import parse


def taken(work: Callable[[], object]) -> float:
    """Return how many milliseconds a call takes, its result thrown away afterwards."""
    gc.collect()
    start = time.perf_counter_ns()
    result = work()
    end = time.perf_counter_ns()
    del result
    return (end - start) / 1e6


def main() -> None:
    """Print the times of both as JSON, the first round left out."""
    file, rounds = sys.argv[1], int(sys.argv[2])
    with open(file, "rb") as stream:
        content = stream.read()
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for number in range(rounds + 1):
        found = {
            "theirs": taken(lambda: tomllib.loads(content.decode())),
            "ours": taken(lambda: parse(content, file)),
        }
        for name in times:
            times[name] += [found[name]] if number else []
    print(json.dumps(times))


if __name__ == "__main__":
    main()
