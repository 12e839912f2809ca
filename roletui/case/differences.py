"""Two people's answers side by side: where they differ, and which of it drives the result.

Data flow: two cases in one context go in; a :class:`Comparison` comes out. What drives the result
is found by trying: answers are taken over, the walk is replayed, and what it says then counts.
"""

import typing
from collections.abc import Iterator, Mapping
from itertools import combinations

from roletui.case.case import Case
from roletui.dataset.model import Outcome, Question
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Status, Walk
from roletui.tree.what_if import MOST_STEPS

EVERY_SET = 12
"""Of so many differing answers every set is tried; of more only those of one or two."""

Put = typing.Literal["answered", "open", "unasked"]
"""``open``: it was put and not answered yet. ``unasked``: it was not put on that way."""


class GivenAnswer(NamedTuple):
    """What one of the two said to a question."""

    choice: Put
    answer: str = ""
    """Id of the answer, or ``unsure``; empty where there is none."""


class Difference(NamedTuple):
    """A question that is answered differently, or on the way of one of the two only."""

    question: Question
    a: GivenAnswer
    b: GivenAnswer


class Drives(NamedTuple):
    """The smallest sets of differences that lead one to the other's result."""

    sets: tuple[tuple[str, ...], ...] = ()
    """Ids of questions; taken over together, and not in part, they give that result."""
    tried: int = 0
    """Every set of up to so many was tried."""
    whole: bool = True
    """Whether nothing smaller or equally small can have been missed."""


class Comparison(NamedTuple):
    """Two people's states of one dataset, compared."""

    a: Case
    b: Case
    differences: tuple[Difference, ...]
    """In the order in which they come up, on A's way first."""
    drives: Drives
    """What A would have to take over from B."""
    drives_back: Drives
    """What B would have to take over from A."""
    kept: int
    """How many questions are answered by either and lie off both ways."""

    @property
    def same_result(self) -> bool:
        """Whether the same is recommended, as firmly."""
        return result(self.a.walk) == result(self.b.walk)


def differences(a: Case, b: Case, most_steps: int = MOST_STEPS) -> Comparison:
    """Compare two cases; of each only what is the user's own and lies on the way counts."""
    a, b = a.without_preview, b.without_preview
    one, other = _Way(a.walk), _Way(b.walk)
    found = tuple(_differing(one, other))
    answered = {*a.walk.unused, *b.walk.unused}
    return Comparison(
        a,
        b,
        found,
        driving(one, other, found, most_steps),
        driving(other, one, found, most_steps),
        len(answered - one.used.keys() - other.used.keys()),
    )


class _Way:
    """The way that somebody's answers take through a tree."""

    def __init__(self, walk: Walk) -> None:
        self.tree, self.walk = walk.tree, walk
        self.used = walk.used
        """The answers on the way."""
        self.met = {self.tree.start}
        """Ids of the questions on the way, answered or not, put or spared."""
        for step in walk.steps:
            for answer in self.tree.options(step.question.id, step.given) or step.question.answers:
                if answer.goto:
                    self.met.update(self.tree.leads(step.question.id, answer.id, self.used))

    def given(self, name: str) -> GivenAnswer:
        """Return what was said to a question."""
        if name in self.used:
            return GivenAnswer("answered", self.used[name])
        return GivenAnswer("open" if name in self.walk.open else "unasked")


def result(walk: Walk) -> tuple[Status, Outcome | None]:
    """Return what makes two results the same: how firm they are, and what is recommended."""
    return walk.status, walk.outcome


def _differing(one: _Way, other: _Way) -> Iterator[Difference]:
    for name in dict.fromkeys((*one.used, *other.used)):
        if one.used.get(name) != other.used.get(name):
            yield Difference(one.tree.question(name), one.given(name), other.given(name))


def driving(
    one: _Way, other: _Way, found: tuple[Difference, ...], most_steps: int = MOST_STEPS
) -> Drives:
    """Return the smallest sets of differences after which ``one`` has the result of ``other``.

    Only what came up on the other's way can be taken over; where it was not answered there, it is
    left open. All of it together always leads there, so with few differences some set is found.
    """
    wanted = result(other.walk)
    if result(one.walk) == wanted:
        return Drives()
    names = [entry.question.id for entry in found if entry.question.id in other.met]
    most = len(names) if len(names) <= EVERY_SET else 2
    sets: list[tuple[str, ...]] = []
    for size in range(1, most + 1):
        for chosen in combinations(names, size):
            answers = taken_over(one.used, other.used, chosen)
            walk = one.tree.walk(answers)
            most_steps -= len(walk.steps) + 1
            if most_steps < 0:
                return Drives(tuple(sets), size - 1, whole=False)
            if result(walk) == wanted:
                sets.append(chosen)
        if sets:
            return Drives(tuple(sets), size)
    return Drives((), most, whole=False)


def taken_over(
    mine: Mapping[str, str], theirs: Mapping[str, str], names: tuple[str, ...]
) -> dict[str, str]:
    """Return one's own answers with some of another's in their place, or with none."""
    rest = {name: answer for name, answer in mine.items() if name not in names}
    return {**rest, **{name: theirs[name] for name in names if name in theirs}}
