"""Time work on one file: ``load_once.py FILE ROUNDS [--proof]``.

Without an option ``parse`` and ``tomllib.loads`` in turn; with one the proof of its tree.
"""

import gc
import json
import sys
import time
import tomllib
from collections.abc import Callable

from roletui.dataset.checks.rules import problems_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import parse
from roletui.tree.proof import ShortestPaths, prove
from roletui.tree.walk import Tree


def taken(work: Callable[[], object]) -> float:
    """Return how many milliseconds a call takes, its result thrown away afterwards."""
    gc.collect()
    start = time.perf_counter_ns()
    result = work()
    end = time.perf_counter_ns()
    del result
    return (end - start) / 1e6


def proof(dataset: Dataset) -> None:
    """Prove a tree: no loop, nothing dead or neutral, every way counted, each witness."""
    problems_of(dataset)
    tree = Tree(dataset)
    prove(tree)
    shortest = ShortestPaths(tree)
    for name in tree.outcomes:
        shortest.path_to(name)


def main() -> None:
    """Print the times of both as JSON, the first round left out."""
    file, rounds = sys.argv[1], int(sys.argv[2])
    with open(file, "rb") as stream:
        content = stream.read()
    if "--proof" in sys.argv:
        found_dataset = parse(content, file).dataset
        proofs = [taken(lambda: proof(found_dataset)) for _ in range(rounds + 1)]
        print(json.dumps({"ours": proofs[1:], "theirs": []}))
        return
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
