"""How likely each outcome is while the answers to some questions are not known.

Data flow: a tree, the definite answers and how likely each other answer is go in; an
:class:`Outlook` comes out. The answers are independent of each other, and a question that is met on
two branches is one random variable. A way asks each question at most once, so outcomes are added up
place by place, from the last to the first, and no combination of answers is ever listed.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from roletui.dataset.model import Question
from roletui.dataset.places import Place
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Answers, Tree

MOST_SUMS = 20_000
"""Maximum number of sums that are added up: some 30 ms."""

Ends = Mapping[str, Fraction]
"""From the id of an outcome to how likely it is; without those that cannot be."""


class _Met(NamedTuple):
    """A place that may be reached."""

    reached: Fraction
    """How likely it is to be reached."""
    after: Mapping[str, Ends]
    """How likely each outcome is after each answer that may be given there, by its id."""
    ends: Ends
    """How likely each outcome is before it is answered."""


class Outlook:
    """How likely each outcome is, and how likely it is once an answer is known."""

    def __init__(self, tree: Tree, met: Mapping[int, _Met]) -> None:
        self._tree, self._met = tree, met
        self.ends = met[0].ends
        """How likely each outcome is while nothing more is known."""

    def after(self, question: str, answer: str) -> Ends:
        """Return how likely each outcome is once an answer is known that may be given."""
        found = dict(self.ends)
        for number in self._tree.places.of[question]:
            if place := self._met.get(number):
                _add(found, -place.reached, place.ends)
                _add(found, place.reached, place.after[answer])
        return {outcome: part for outcome, part in found.items() if part}


def _add(total: dict[str, Fraction], part: Fraction, ends: Ends) -> None:
    for outcome, share in ends.items():
        total[outcome] = total.get(outcome, Fraction()) + part * share


def outlook(
    tree: Tree, answers: Answers, likely: Callable[[Question], Mapping[str, Fraction]]
) -> Outlook | None:
    """Return the outlook of some answers; ``likely`` tells how likely those to a question are.

    A definite answer holds wherever its question is met, of two answers the first. None where
    there is more to add up than :data:`MOST_SUMS`.
    """
    reached = {0: Fraction(1)}
    given: dict[int, list[tuple[str, int | str, Fraction]]] = {}
    for number, place in enumerate(tree.places.all):
        if number in reached:
            given[number] = _given(tree, place, answers, likely)
            for _, end, chance in given[number]:
                if not isinstance(end, str):
                    before = reached.get(end, Fraction())
                    reached[end] = before + reached[number] * chance
    met: dict[int, _Met] = {}
    sums = 0
    for number in sorted(reached, reverse=True):
        ends: dict[str, Fraction] = {}
        after: dict[str, Ends] = {}
        for answer, end, chance in given[number]:
            after[answer] = {end: Fraction(1)} if isinstance(end, str) else met[end].ends
            sums += len(after[answer])
            if sums > MOST_SUMS:
                return None
            _add(ends, chance, after[answer])
        met[number] = _Met(reached[number], after, ends)
    return Outlook(tree, met)


def _given(
    tree: Tree,
    place: Place,
    answers: Answers,
    likely: Callable[[Question], Mapping[str, Fraction]],
) -> list[tuple[str, int | str, Fraction]]:
    """Return each answer that may be given at a place, where it leads, and how likely it is."""
    question = place.question
    chosen = tree.answer(question.id, answers.get(question.id, ""))
    chances = {chosen.id: Fraction(1)} if chosen else likely(question)
    return [
        (answer.id, end, chances[answer.id])
        for answer, end in zip(question.answers, place.targets, strict=True)
        if chances.get(answer.id)
    ]
