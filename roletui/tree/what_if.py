"""Find what would change a decision: the smallest sets of changed answers that lead elsewhere.

Data flow: a walk goes in; every single changed answer that decides for another outcome comes out,
and every pair of which neither alone does so. They are found by trying: each change is applied
and the walk replayed.
"""

from collections.abc import Iterator

from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Answers, Walk

MOST_STEPS = 100_000
"""Maximum number of questions walked during one search: about a fifth of a second."""
OFFERED = 9
"""Maximum number of changes offered, one for each digit; the record lists them all."""
NOT_WHOLE = "There are too many ways to try them all; there may be more such changes."
"""Reported where the search ended early."""


class AnswerChange(NamedTuple):
    """One changed answer, by ids; ``before`` is None where the question was not answered."""

    question: str
    before: str | None
    after: str


class Flip(NamedTuple):
    """A smallest set of changed answers that leads to another outcome."""

    changes: tuple[AnswerChange, ...]
    outcome: str


class Flips(NamedTuple):
    """The flips of a walk, the nearest first."""

    found: tuple[Flip, ...] = ()
    """Single changes before pairs, and later questions before earlier ones."""
    whole: bool = True
    """Whether the search was complete; in a very large tree it ends early."""


class _TooLargeError(Exception):
    """The search exceeded its maximum number of steps."""


def flips(walk: Walk) -> Flips:
    """Return the smallest changes, of one or two answers, that lead to a different outcome.

    Empty unless the walk is decided. Each is true and minimal: applied, it decides for ``outcome``,
    and neither change of a pair decides for a different outcome alone.
    """
    return _searched(walk, known=True) if walk.status == "decided" else Flips()


def settlements(walk: Walk) -> Flips:
    """Return the smallest sets of one or two answers to open questions that leave one outcome.

    Empty unless the walk is open; answers other than *not sure* are not changed.
    """
    return _searched(walk, known=False) if walk.status == "open" else Flips()


def deciding(walk: Walk) -> Flips:
    """Return the flips of a decided walk, or the settlements of an open one."""
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
    """Return the changes to offer: all single ones, and the first pair to each further outcome."""
    seen: set[str] = set()
    shown = []
    for flip in changes.found:
        if len(flip.changes) == 1 or flip.outcome not in seen:
            seen.add(flip.outcome)
            shown.append(flip)
    return tuple(shown[:OFFERED])


def none_found(found: Flips, *, decided: bool) -> str:
    """Return the sentence for a search without a result."""
    what = "changed answer" if decided else "answer to what nobody knows yet"
    does = "leads to another outcome" if decided else "leaves one outcome"
    one = f"No {what} {does}, and no two do"
    return f"{one}." if found.whole else f"{one}, as far as was searched."


def nearest(found: Flips, outcome: str) -> Flip | None:
    """Return the nearest flip that leads to an outcome, if there is one."""
    return next((flip for flip in found.found if flip.outcome == outcome), None)


def applied(answers: Answers, flip: Flip) -> dict[str, str]:
    """Return the answers with every change of a flip applied."""
    return {**answers, **{change.question: change.after for change in flip.changes}}


class _Search:
    """Tries every change of one or two answers, within a maximum number of steps.

    Raises ``_TooLargeError`` beyond it; what was found until then stays in ``found``.
    """

    def __init__(self, walk: Walk, most_steps: int, *, known: bool) -> None:
        now = walk.main  # a second answer never decides
        self._given = walk.answers
        self._known = known
        """Whether definite answers are changed too, not only *not sure*."""
        self.found: list[Flip] = []
        self._now = now
        self._tree, self._answers = now.tree, now.answers
        self._left = most_steps
        self._places = {name: nr for nr, name in enumerate(now.tree.places.order)}
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
        """Find every pair that does so, of which neither change alone does."""
        seen: set[frozenset[AnswerChange]] = set()
        asked = {step.question.id for step in self._now.steps}
        plain = not self._tree.places.conditional
        for first, between in self._insufficient:
            sure = all(step.answer for step in (*self._now.steps, *between.steps))
            for second in self._exchanges(between):
                if second.question == first.question or second in self._sufficient:
                    continue
                # Without “not sure” and conditions, what follows a question does not depend on how
                # it was reached, so a change that is no flip now is none after another change.
                if sure and plain and second.question in asked:
                    continue
                after = self._walk(first, second)
                both = frozenset((first, second))
                if self._elsewhere(after) and both not in seen:
                    seen.add(both)
                    as_asked = sorted((first, second), key=lambda c: self._places[c.question])
                    self.found.append(Flip(tuple(as_asked), after.outcomes[0]))

    def _exchanges(self, walk: Walk) -> Iterator[AnswerChange]:
        """Yield every answer to the open questions, then every change of an answer, last first."""
        for question in walk.open:
            before = self._given.get(question)
            for answer in self._tree.question(question).answers:
                yield AnswerChange(question, before, answer.id)
        for step in reversed(walk.steps):
            if step.answer and not self._known:
                continue
            for answer in step.question.answers:
                if answer is not step.answer:
                    name = step.question.id
                    yield AnswerChange(name, self._given.get(name), answer.id)

    def _walk(self, *changes: AnswerChange) -> Walk:
        walk = self._tree.walk({**self._answers, **{c.question: c.after for c in changes}})
        self._left -= len(walk.steps) + 1
        if self._left < 0:
            raise _TooLargeError
        return walk

    def _elsewhere(self, walk: Walk) -> bool:
        return walk.status == "decided" and walk.outcomes != self._now.outcomes
