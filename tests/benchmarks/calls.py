"""Print what one key calls in our own code: ``python -m tests.benchmarks.calls``.

The app runs without a terminal, at 120×36, on the dataset that ships. A call is a ``call`` event of
``sys.setprofile`` on the thread of the event loop whose code lies in one of our packages. So a
generator counts once for its start and once for each time it is resumed, and a list, set or dict
comprehension counts once where the interpreter gives it a frame (Python 3.11, not 3.12). What is
generated for a NamedTuple or a dataclass is not counted, nor is a call that a cache answers. The
counts are exact, and those of one version of Python.
"""

import argparse
import os
import platform
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pkgutil import resolve_name
from types import FrameType
from typing import NamedTuple

import roletui
import roletui.data
import roletui.screens
from roletui.dataset.load import load
from roletui.state.context import Context
from roletui.tui.app import RoletuiApp
from roletui.tui.idle_loop import run_to_end

WATCHED = {
    "plan made": "roletui.case.case:Case.lines",
    "tree walked": "roletui.tree.walk:Tree.walk",
    "rates looked up": "roletui.dataset.dataset:Dataset.rates_of",
    "rate of a line": "roletui.cost.lines:rate_of",
    "stated rate of a line": "roletui.cost.lines:stated_rate",
    "sheet made": "roletui.case.budget_sheet:sheet",
}
"""What is counted by itself: module and qualified name of a function, or of a property's getter."""

SIZE = (120, 36)
AS_OF = date(2026, 11, 23)
ANSWERS = {"result": "words", "engine": "nothing", "hands": "open"}
"""The example of the dataset whose answers are given."""
WARM_UP = 4
"""How many steps a slider has made before the one that is counted."""
SLIDERS = ("people", "hours", "weeks")
"""Ids of the sliders, in the order in which ``tab`` leads from one to the next."""
KEYS = (*SLIDERS, "answer", "verdict")
"""The names of the keys that are counted; the last one is the answer that decides."""
FRAMEWORK = "(Textual)"
"""Who calls what none of our functions does."""
COMPREHENSIONS = ("<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>")


class Key(NamedTuple):
    """A key that is counted."""

    title: str
    way: tuple[str, ...]
    """The keys before it."""
    key: str


class Calls:
    """The calls into our code while it is the profile function of a thread."""

    def __init__(self) -> None:
        packages = (roletui, roletui.screens, roletui.data)
        self._folders = tuple(os.path.join(path, "") for p in packages for path in p.__path__)
        self.pairs: Counter[tuple[str, str]] = Counter()
        """How often a function was called, by its name and that of ours which called it."""

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        """Count a call; the caller is the nearest function of ours on the stack."""
        if event != "call" or not self._is_ours(frame):
            return
        above = frame.f_back
        while above is not None and not self._is_ours(above):
            above = above.f_back
        self.pairs[_name(frame), _name(above) if above else FRAMEWORK] += 1

    def _is_ours(self, frame: FrameType) -> bool:
        return frame.f_code.co_filename.startswith(self._folders)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what this thread calls meanwhile."""
        sys.setprofile(self)
        try:
            yield
        finally:
            sys.setprofile(None)

    @property
    def functions(self) -> Counter[str]:
        """How often each function was called."""
        found: Counter[str] = Counter()
        for (name, _), times in self.pairs.items():
            found[name] += times
        return found

    def callers(self, function: str) -> list[tuple[str, int]]:
        """Return who called a function, and how often, the most frequent first."""
        found = Counter({by: times for (name, by), times in self.pairs.items() if name == function})
        return found.most_common()


def _name(frame: FrameType) -> str:
    return f"{frame.f_globals['__name__']}:{frame.f_code.co_qualname}"


def context() -> Context:
    """Return the dataset that ships, on a fixed day, with nothing of it worked out yet."""
    return Context.of(load(), AS_OF)


def digits(found: Context) -> list[str]:
    """Return the digits that give the answers."""
    questions = ((found.tree.question(name), answer) for name, answer in ANSWERS.items())
    return [str([a.id for a in asked.answers].index(answer) + 1) for asked, answer in questions]


def keys() -> dict[str, Key]:
    """Return the keys that can be counted."""
    answers = tuple(digits(context()))
    middle = len(answers) // 2
    found = {}
    for number, slider in enumerate(SLIDERS):
        way = (*answers, "b", *["tab"] * number, *["right"] * WARM_UP)
        found[slider] = Key(f"one step of the slider {slider}", way, "right")
    for name, at in zip(KEYS[-2:], (middle, len(answers) - 1), strict=True):
        title = f"answer {at + 1} of {len(answers)} in the wizard"
        found[name] = Key(title, answers[:at], answers[at])
    return found


async def count(key: Key) -> Calls:
    """Press the keys before one in an app of its own, then count what that one calls."""
    app, calls = RoletuiApp(context()), Calls()
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*key.way)
        await pilot.pause()
        before = app.state
        with calls.counted():
            await pilot.press(key.key)
            await pilot.pause()
        if app.state == before:
            raise RuntimeError(f"{key.title}: the key {key.key} changed nothing")
    return calls


def summary(found: dict[str, Calls]) -> Iterator[str]:
    """Yield a table of all keys: all calls, those in comprehensions, and what is watched."""
    yield " " * 44 + "".join(name.rjust(10) for name in found)
    totals = [calls.functions for calls in found.values()]
    yield _row("calls into our code", [total.total() for total in totals])
    yield _row("  in comprehensions, generator expressions", [_inner(total) for total in totals])
    yield _row("  different functions", [len(total) for total in totals])
    for words, function in WATCHED.items():
        yield _row(f"{words}: {_short(function)}", [total[function] for total in totals])


def _row(words: str, figures: Sequence[int]) -> str:
    return f"{words:<44}" + "".join(f"{figure:>10,}" for figure in figures)


def _inner(functions: Counter[str]) -> int:
    return sum(times for name, times in functions.items() if name.endswith(COMPREHENSIONS))


def _short(function: str) -> str:
    return function.removeprefix("roletui.").replace(".<locals>", "")


def most_called(calls: Calls, top: int) -> Iterator[str]:
    """Yield the functions that are called most, each with who calls it."""
    for number, (function, times) in enumerate(calls.functions.most_common(top), 1):
        yield f"{number:>3} {times:>6,}  {_short(function)}"
        yield from _callers(calls, function)


def _callers(calls: Calls, function: str) -> Iterator[str]:
    for by, times in calls.callers(function):
        yield f"{'':>12}{times:>6,} from {_short(by)}"


def report(key: Key, calls: Calls, top: int, others: Sequence[str]) -> Iterator[str]:
    """Yield all that is printed of one key."""
    functions = calls.functions
    yield f"\n== {key.title}: {functions.total():,} calls ==\n\nWho calls what is watched"
    for function in (*WATCHED.values(), *others):
        yield f"    {functions[function]:>6,}  {_short(function)}"
        yield from _callers(calls, function)
    yield f"\nThe {top} functions called most, and who calls them"
    yield from most_called(calls, top)


def main() -> None:
    """Count and print; a watched name that no function bears is an error, not a zero."""
    options = _options()
    for function in (*WATCHED.values(), *options.callers):
        try:
            resolve_name(function)
        except (ImportError, AttributeError) as error:
            raise SystemExit(f"calls.py: nothing is called {function} any more: {error}") from None
    possible = keys()
    found = {name: run_to_end(count(key)) for name, key in possible.items()}
    print(f"Python {platform.python_version()}, {SIZE[0]}×{SIZE[1]}, a support chatbot\n")
    print("\n".join(summary(found)))
    for name in options.only or ("weeks", "answer"):
        print("\n".join(report(possible[name], found[name], options.top, options.callers)))


class Options(argparse.Namespace):
    """What the command line asks for."""

    only: list[str] | None
    top: int
    callers: list[str]


def _options() -> Options:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.calls",
        description="Print how many calls into our own code one key makes, and which.",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=KEYS,
        help="the key whose functions are printed (weeks and answer); may be repeated",
    )
    parser.add_argument("--top", type=int, default=40, metavar="N", help="so many functions (40)")
    parser.add_argument(
        "--callers",
        action="append",
        default=[],
        metavar="MODULE:FUNCTION",
        help="say who calls this one too; may be repeated",
    )
    return parser.parse_args(namespace=Options())


if __name__ == "__main__":
    main()
