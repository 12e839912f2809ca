"""Which open question would decide the most requests, and how much money hangs on these."""

from collections.abc import Iterable, Iterator, Mapping

from roletui.batch.remainder import Remainders
from roletui.dataset.model import Question
from roletui.portfolio.alike import Alike, Counting, Left
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Answers, Status, Tree, Walk


class Undecided(NamedTuple):
    """Requests that are alike and not decided."""

    answers: Answers
    cheapest: int
    """What each costs likely if it turns out the cheapest, in minor units."""
    dearest: int
    number: int


class Settling(NamedTuple):
    """A question that some requests leave open, and what its answer would do."""

    question: Question
    needed: int
    """How many requests leave it unanswered, or *not sure*, where an answer still matters."""
    settled: int
    """How many of them it decides by itself, whatever it is answered."""
    cheapest: int
    """What these cost likely if each turns out the cheapest, in minor units."""
    dearest: int
    """What they cost likely if each turns out the dearest."""

    @property
    def money(self) -> int:
        """How much money hangs on it, in minor units."""
        return self.dearest - self.cheapest


def settling(tree: Tree, requests: Iterable[Undecided]) -> tuple[Settling, ...]:
    """Return the questions that requests leave open.

    First the one that decides the most requests, of equal ones the one with the most money.
    """
    found: dict[str, Settling] = {}
    effects = Effects(tree)
    for answers, cheapest, dearest, number in requests:
        for name, settles in effects.of(answers).items():
            each = found.get(name) or Settling(tree.question(name), 0, 0, 0, 0)
            decided = number if settles else 0
            found[name] = each._replace(
                needed=each.needed + number,
                settled=each.settled + decided,
                cheapest=each.cheapest + decided * cheapest,
                dearest=each.dearest + decided * dearest,
            )
    order = {name: place for place, name in enumerate(tree.places.order)}
    return tuple(
        sorted(
            found.values(),
            key=lambda each: (-each.settled, -each.money, -each.needed, order[each.question.id]),
        )
    )


class Effects:
    """What an answer to each open question does, worked out once for all that are alike."""

    def __init__(self, tree: Tree) -> None:
        self._tree, self._alike = tree, Alike(tree)
        self._of: dict[Left, Mapping[str, bool]] = {}
        self._ends: dict[Counting, tuple[Status, tuple[str, ...]]] = {}

    def of(self, answers: Answers) -> Mapping[str, bool]:
        """Return by each open question whether it decides the request whatever it is answered."""
        counting = self._alike.counting(answers)
        left, remainders = self._alike.left(counting), self._alike.remainders
        if left not in self._of:
            if isinstance(left, int) and remainders is not None:
                self._of[left] = dict(self._of_remainder(left, remainders))
            else:
                self._of[left] = dict(self._of_walk(self._tree.walk(dict(counting))))
        return self._of[left]

    def _of_remainder(self, left: int, remainders: Remainders) -> Iterator[tuple[str, bool]]:
        before = remainders.outcomes(left)
        for number in remainders.unsure(left):
            question = self._tree.dataset.questions[number]
            ends = [
                remainders.outcomes(remainders.once(left, number, answer))
                for answer in range(len(question.answers))
            ]
            if any(end != before for end in ends):
                yield question.id, all(end.bit_count() == 1 for end in ends)

    def _of_walk(self, walk: Walk) -> Iterator[tuple[str, bool]]:
        unsure = [step.question.id for step in walk.steps if step.answer is None]
        for name in dict.fromkeys((*walk.open, *unsure)):
            if name in walk.beside:
                continue
            ends = [
                self._end({**walk.answers, name: answer.id})
                for answer in self._tree.question(name).answers
            ]
            matters = any(outcomes != walk.outcomes for _, outcomes in ends)
            if matters or name in walk.open:
                yield name, all(status == "decided" for status, _ in ends)

    def _end(self, answers: Answers) -> tuple[Status, tuple[str, ...]]:
        key = self._alike.counting(answers)
        if key not in self._ends:
            walk = self._tree.walk(dict(key))
            self._ends[key] = walk.status, walk.outcomes
        return self._ends[key]
