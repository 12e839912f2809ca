"""Put small faults into the engine, one at a time, and list those that no test notices.

``python -m tests.benchmarks.mutants tree cost --sample 200`` (Linux; nothing more is installed).
"""

import argparse
import gc
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from inspect import CO_OPTIMIZED
from itertools import accumulate
from pathlib import Path
from types import CodeType, FrameType
from typing import NamedTuple

import pytest

from .faults import Fault, faults

ROOT = Path(__file__).parents[2]
BESIDE = ("case", "properties", "report")
"""Whose tests count for every wing, after those in the wing's own folder."""

PYTEST = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-W", "ignore:Module already imported")

SECONDS = 10
"""What a run may take of the processor besides its tests, and five times all of it of the clock:
some never end."""
BYTES = 4 << 30
BUDGET = 20
"""How many seconds' worth of tests are run against a fault, as they were when lines were noted."""

Trace = Callable[[FrameType, str, object], "Trace | None"]


class Runs(NamedTuple):
    """Which tests run a line, how many seconds each test takes, and which modules they load."""

    tests: dict[tuple[str, int], set[str]]
    seconds: dict[str, float]
    modules: list[str]


class Recorder:
    """A plugin that notes which test runs which line of some files."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = frozenset(map(str, files))
        self._test = ""
        self.runs = Runs(defaultdict(set), {}, [])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Note the lines of a test, and how long it takes."""
        self._test, begin = item.nodeid, time.process_time()
        sys.settrace(self._called)
        done = yield
        sys.settrace(None)
        self.runs.seconds[self._test] = time.process_time() - begin
        return done

    def pytest_sessionfinish(self) -> None:
        """Note what was imported from elsewhere: all runs can share it."""
        for name, module in sys.modules.items():
            file = getattr(module, "__file__", None)
            if file and (ROOT not in Path(file).parents or "site-packages" in file):
                self.runs.modules.append(name)

    def _called(self, frame: FrameType, event: str, arg: object) -> Trace | None:
        code = frame.f_code
        if code.co_filename in self._files and code.co_flags & CO_OPTIMIZED:
            return self._stepped(frame, event, arg)
        return None  # elsewhere, or the body of a module or class, which whoever imports it runs

    def _stepped(self, frame: FrameType, event: str, arg: object) -> Trace:
        self.runs.tests[frame.f_code.co_filename, frame.f_lineno].add(self._test)
        return self._stepped


class Chosen:
    """A plugin that keeps some tests: the wing's own first, the quick ones before the slow ones."""

    def __init__(self, tests: Iterable[str], seconds: dict[str, float]) -> None:
        def rank(test: str) -> tuple[int, float]:
            folder = test.split("/")[1]
            return BESIDE.index(folder) + 1 if folder in BESIDE else 0, seconds[test]

        ranked = sorted(tests, key=rank)
        spent = accumulate(seconds[name] for name in ranked)
        kept = [name for name, end in zip(ranked, spent, strict=True) if end <= BUDGET]
        self.tests = {name: place for place, name in enumerate(kept or ranked[:1])}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop the others."""
        items[:] = [item for item in items if item.nodeid in self.tests]
        items.sort(key=lambda item: self.tests[item.nodeid])


class Faulty(SourceFileLoader):
    """Finds and loads one module, with the fault in it."""

    def __init__(self, fault: Fault) -> None:
        parts = fault.path.relative_to(ROOT).with_suffix("").parts
        super().__init__(".".join(parts), str(fault.path))
        self._fault = fault

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Offer to load the module, and no other."""
        return spec_from_loader(name, self) if name == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the module with the fault."""
        self._fault.change.make()
        return compile(self._fault.tree, self.path, "exec")


def main() -> int:
    """Try a sample of the faults of each wing, and print what survives and the score."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.mutants")
    parser.add_argument("wings", nargs="+", metavar="WING", help="a folder of roletui")
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="faults of a wing")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which sample")
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="faults by their numbers")
    options = parser.parse_args()
    os.environ["CI"] = "1"  # the same examples in every run
    sys.dont_write_bytecode = False  # what is compiled once serves every run
    for wing in options.wings:
        files = sorted((ROOT / "roletui" / wing).rglob("*.py"))
        every = dict(enumerate(fault for file in files for fault in faults(file)))
        numbers = random.Random(options.seed).sample(list(every), min(options.sample, len(every)))
        runs = record(files, [f"tests/{name}" for name in dict.fromkeys((wing, *BESIDE))])
        for name in runs.modules:
            with suppress(Exception):
                import_module(name)
        gc.freeze()
        score = Counter[str]()
        for number in sorted(options.only or numbers):
            found = tried(every[number], runs)
            score[found] += 1
            if found != "killed":
                fault = every[number]
                line = fault.path.read_text(encoding="utf-8").splitlines()[fault.lines.start - 1]
                place = f"{fault.path.relative_to(ROOT)}:{fault.lines.start}"
                print(f"{number} {found} {place}: {fault.change.what}: {line.strip()}", flush=True)
        noticed = (score.total() - score["survived"]) / score.total()
        print(f"{wing}: {noticed:.1%} of {score.total()} out of {len(every)}: {dict(score)}")
    return 0


def record(files: Sequence[Path], folders: Sequence[str]) -> Runs:
    """Run the tests as they are, in a process of their own, and note what they do."""
    with tempfile.TemporaryFile() as kept:

        def run() -> int:
            recorder = Recorder(files)
            status = pytest.main([*PYTEST, *folders], plugins=[recorder])
            pickle.dump(recorder.runs, kept)
            kept.flush()
            return status

        if forked(run, 20 * 60):
            raise SystemExit("The tests must pass before faults are tried.")
        kept.seek(0)
        runs = pickle.load(kept)
        assert isinstance(runs, Runs)
        return runs


def tried(fault: Fault, runs: Runs) -> str:
    """Return what became of a fault under the tests that run its lines, as far as there is time.

    What stands outside of functions is run by whoever imports it: there, any test may notice.
    """
    file = str(fault.path)
    tests = set[str]().union(*(runs.tests.get((file, line), ()) for line in fault.lines))
    chosen = Chosen(tests or runs.seconds, runs.seconds)

    def run() -> int:
        sys.meta_path.insert(0, Faulty(fault))
        files = sorted({name.partition("::")[0] for name in chosen.tests})
        return pytest.main([*PYTEST, *files], plugins=[chosen])

    status = forked(run, SECONDS + round(sum(runs.seconds[name] for name in chosen.tests)))
    return "killed" if os.WIFEXITED(status) and status else "timeout" if status else "survived"


def forked(run: Callable[[], int], seconds: int) -> int:
    """Return how a copy of this process ended that did something in silence."""
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        signal.alarm(seconds * 5)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os.chdir(ROOT)
        status = run()
    finally:
        os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
