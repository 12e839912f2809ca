"""What would change a decision: the smallest sets of changed answers that lead elsewhere.

Data flow: a walk goes in; every set of one changed answer comes out that decides for
another outcome, and every set of two of which neither alone does so. They are found by trying:
a change is made, the walk is replayed, and what it says then is what the flip says.
"""

import typing
from collections.abc import Iterator

from roletui.tree.walk import Answers, Walk

MOST_STEPS = 100_000
"""So many questions are walked in search of changes, which takes about a fifth of a second."""
OFFERED = 9
"""So many changes are offered, one for each digit; the record has them all."""


NOT_WHOLE = "There are too many ways to try them all; there may be more such changes."
"""Said where the search ended early."""


class AnswerChange(typing.NamedTuple):
    """One answer exchanged for another; ``before`` is None where there was none."""

    question: str
    before: str | None
    after: str


class Flip(typing.NamedTuple):
    """A smallest set of changed answers that leads to another outcome."""

    changes: tuple[AnswerChange, ...]
    outcome: str


class Flips(typing.NamedTuple):
    """The flips of a decision, the nearest first."""

    found: tuple[Flip, ...] = ()
    """Those of one answer before those of two, and late answers before early ones."""
    whole: bool = True
    """Whether every pair was tried; a very large tree takes too long."""


class _TooLargeError(Exception):
    """The tree is too large to try everything."""


def flips(walk: Walk) -> Flips:
    """Return the smallest changes, of one answer or two, after which the outcome is another.

    Only for a decided walk. Each is true and minimal: applied, it decides for ``outcome``, and no
    part of it decides for anything but the present outcome.
    """
    return _searched(walk, known=True) if walk.status == "decided" else Flips()


def settlements(walk: Walk) -> Flips:
    """Return the fewest answers to what is not known, one or two, that leave one outcome.

    Only for a walk that leaves several; what is known already stays as it is.
    """
    return _searched(walk, known=False) if walk.status == "open" else Flips()


def deciding(walk: Walk) -> Flips:
    """Return what would change a decision, or while several outcomes are left, what decides it."""
    return flips(walk) if walk.status == "decided" else settlements(walk)


def _searched(walk: Walk, *, known: bool) -> Flips:
    search = _Search(walk, MOST_STEPS, known=known)
    whole = True
    try:
        search.singles()
        search.pairs()
    except _TooLargeError:
        whole = False
    return Flips(tuple(search.found), whole)


def offered(changes: Flips) -> tuple[Flip, ...]:
    """Return the changes to offer: all of one answer, of two the first that leads anywhere else."""
    seen: set[str] = set()
    told = []
    for flip in changes.found:
        if len(flip.changes) == 1 or flip.outcome not in seen:
            seen.add(flip.outcome)
            told.append(flip)
    return tuple(told[:OFFERED])


def none_found(found: Flips, *, decided: bool) -> str:
    """Say that nothing was found, as far as was searched."""
    what = "changed answer" if decided else "answer to what nobody knows yet"
    does = "leads elsewhere" if decided else "leaves one outcome"
    one = f"No {what} {does}, and no two do"
    return f"{one}." if found.whole else f"{one}, as far as was searched."


def nearest(found: Flips, outcome: str) -> Flip | None:
    """Return the nearest flip that leads to an outcome, if there is one."""
    return next((flip for flip in found.found if flip.outcome == outcome), None)


def applied(answers: Answers, flip: Flip) -> dict[str, str]:
    """Return the answers with every change of a flip made."""
    return {**answers, **{change.question: change.after for change in flip.changes}}


class _Search:
    """Tries changes until everything was tried or it takes too long."""

    def __init__(self, now: Walk, most_steps: int, *, known: bool) -> None:
        self._known = known
        """Whether answers that are known are changed too."""
        self.found: list[Flip] = []
        self._now = now
        self._tree, self._answers = now.tree, now.answers
        self._left = most_steps
        self._places = {name: nr for nr, name in enumerate(reversed(now.tree.backwards))}
        self._insufficient: list[tuple[AnswerChange, Walk]] = []
        self._sufficient: set[AnswerChange] = set()

    def singles(self) -> None:
        """Find every single change that decides for another outcome."""
        for change in self._exchanges(self._now):
            after = self._walk(change)
            if self._elsewhere(after):
                self._sufficient.add(change)
                self.found.append(Flip((change,), after.outcomes[0]))
            else:
                self._insufficient.append((change, after))

    def pairs(self) -> None:
        """Find every two changes that do so, of which neither alone does."""
        seen: set[frozenset[AnswerChange]] = set()
        put = {step.question.id for step in self._now.steps}
        for first, between in self._insufficient:
            sure = all(step.answer for step in (*self._now.steps, *between.steps))
            for second in self._exchanges(between):
                if second.question == first.question or second in self._sufficient:
                    continue
                # Without “not sure” what follows on a question is the same however one came to
                # it, so a change that is no flip on the present way is none after another.
                if sure and second.question in put:
                    continue
                after = self._walk(first, second)
                both = frozenset((first, second))
                if self._elsewhere(after) and both not in seen:
                    seen.add(both)
                    as_asked = sorted((first, second), key=lambda c: self._places[c.question])
                    self.found.append(Flip(tuple(as_asked), after.outcomes[0]))

    def _exchanges(self, walk: Walk) -> Iterator[AnswerChange]:
        """Yield each change of an answer on the way, late ones first, and answer what is open."""
        for question in walk.open:
            before = self._answers.get(question)
            for answer in self._tree.question(question).answers:
                yield AnswerChange(question, before, answer.id)
        for step in reversed(walk.steps):
            if step.answer and not self._known:
                continue
            for answer in step.question.answers:
                if answer is not step.answer:
                    name = step.question.id
                    yield AnswerChange(name, self._answers.get(name), answer.id)

    def _walk(self, *changes: AnswerChange) -> Walk:
        walk = self._tree.walk({**self._answers, **{c.question: c.after for c in changes}})
        self._left -= len(walk.steps) + 1
        if self._left < 0:
            raise _TooLargeError
        return walk

    def _elsewhere(self, walk: Walk) -> bool:
        return walk.status == "decided" and walk.outcomes != self._now.outcomes
