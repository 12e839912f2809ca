"""Run the simulation for as long as one likes; a failure is shrunk and printed as a test.

``python -m tests.simulation --steps 1000000`` simulates; ``--real 100000 --kills 2000`` presses
keys in real terminals, and kills what runs there.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence

from .machine import replay
from .shrink import as_test, shrunk
from .steps import STEPS, Step, steps_of


def main() -> int:
    """Run what was asked for; return 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--steps", type=int, default=0, metavar="N", help="simulated steps")
    parser.add_argument("--real", type=int, default=0, metavar="N", help="events in a terminal")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="kills of that program")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the first seed")
    options = parser.parse_args()
    failed = simulate(options.steps, options.seed) if options.steps else False
    if options.real or options.kills:
        from .real import play  # needs a pseudo-terminal

        failed |= play(options.real, options.kills, options.seed)
    return int(failed)


def simulate(steps: int, seed: int) -> bool:
    """Run seed after seed for a number of steps; tell whether one failed, and print it."""
    begin, counts, calls, done = time.process_time(), Counter[str](), 0, 0
    while done < steps:
        drawn = steps_of(seed)
        try:
            machine = replay(drawn)
        except Exception as error:
            print(f"Found after {done:,} steps, with the seed {seed}.")
            report(drawn, described(error))
            return True
        counts += machine.counts
        calls += machine.calls
        done, seed = done + STEPS, seed + 1
    seconds = time.process_time() - begin
    print(f"{done:,} steps and {calls:,} system calls, {done / seconds:,.0f} steps a second")
    print(", ".join(f"{kind} {count:,}" for kind, count in counts.most_common()))
    print("0 crashes, 0 lost states")
    return False


def report(steps: Sequence[Step], what: str) -> None:
    """Print a failure, and the least that it takes, as a test."""
    print(f"{what}\n")
    print(as_test(shrunk(steps, lambda tried: failure(tried) == what), what))


def failure(steps: Sequence[Step]) -> str:
    """Return what goes wrong with some steps; empty where nothing does."""
    try:
        replay(steps)
    except Exception as error:
        return described(error)
    return ""


def described(error: Exception) -> str:
    """Return what went wrong, in a line."""
    return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    sys.exit(main())
