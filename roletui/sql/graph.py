"""The places of a tree, as a statement walks them.

A place here also remembers the earlier answers that say which answer is usual, so that the path to
the provisional outcome is one more walk over the same places.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from roletui.dataset.places import Place, Places, first_route, usual_answer
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree

MOST_BITS = 62
"""Maximum number of outcomes that one integer holds in every dialect, a bit each."""


class Edge(NamedTuple):
    """The answers that lead from a place to the same next one, or to the same outcome."""

    place: int
    """Number of the place."""
    question: int
    """Number of its question, in the dataset's order."""
    answers: tuple[str, ...]
    """Ids of those answers."""
    usual: bool
    """Whether the usual answer is among them."""


class Graph:
    """A tree with its places numbered, each after every one that leads to it."""

    def __init__(self, tree: Tree) -> None:
        self.questions = tree.dataset.questions
        """The questions, whose numbers are their places in the dataset."""
        self.outcomes = tree.dataset.outcomes
        """The outcomes, whose bits are their places in the dataset."""
        read = {
            question.id: [u.when for answer in question.answers for u in answer.usual if u.when]
            for question in self.questions
        }
        self._places = Places(self.questions, tree.places.order, read)
        self._number = {question.id: nr for nr, question in enumerate(self.questions)}
        self.bit = {outcome.id: 1 << nr for nr, outcome in enumerate(self.outcomes)}
        """The bit of each outcome, by its id."""

    @property
    def all(self) -> list[Place]:
        """The places by their numbers; the first one is the start."""
        return self._places.all

    @cached_property
    def of(self) -> tuple[list[int], ...]:
        """For each question, by its number, the numbers of its places."""
        return tuple(self._places.of[question.id] for question in self.questions)

    def question(self, place: int) -> int:
        """Return the number of the question of a place."""
        return self._number[self.all[place].question.id]

    def usual(self, place: int) -> str:
        """Return the id of the answer that is usual at a place."""
        question, memory, _ = self.all[place]
        return usual_answer(question, dict(memory)).id

    def leaving(self, place: int) -> Mapping[int | str, Edge]:
        """Return the edges that leave a place, by the place or the outcome that they lead to."""
        question, _, targets = self.all[place]
        usual = self.usual(place)
        leads: dict[int | str, list[str]] = {}
        for answer, end in zip(question.answers, targets, strict=True):
            leads.setdefault(end, []).append(answer.id)
        number = self._number[question.id]
        return {end: Edge(place, number, tuple(ids), usual in ids) for end, ids in leads.items()}

    @cached_property
    def entering(self) -> Mapping[int | str, list[Edge]]:
        """The edges that lead to each place and to each outcome."""
        found: dict[int | str, list[Edge]] = {end.id: [] for end in self.outcomes}
        found |= {place: [] for place in range(len(self.all))}
        for place in range(len(self.all)):
            for end, edge in self.leaving(place).items():
                found[end].append(edge)
        return found

    def close(self) -> Iterator[tuple[str, Edge]]:
        """Yield the outcomes that an answer calls as defensible as its own, each with the edge."""
        for place, (question, memory, targets) in enumerate(self.all):
            for answer, end in zip(question.answers, targets, strict=True):
                given = {**dict(memory), question.id: answer.id}
                if isinstance(end, str) and (near := first_route(answer.routes, given).close_to):
                    yield near, Edge(place, self._number[question.id], (answer.id,), usual=False)

    @cached_property
    def depths(self) -> list[list[int]]:
        """The places by the most questions before them."""
        return _by_rank(
            range(len(self.all)), lambda place: (edge.place for edge in self.entering[place])
        )

    @cached_property
    def heights(self) -> list[list[int]]:
        """The places by the most questions behind them."""
        return _by_rank(
            self._places.backwards,
            lambda place: (end for end in self.all[place].targets if not isinstance(end, str)),
        )


def _by_rank(places: Iterable[int], before: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """Return places, given in an order that fits, by the longest chain before each."""
    rank: dict[int, int] = {}
    found: list[list[int]] = []
    for place in places:
        rank[place] = 1 + max((rank[each] for each in before(place)), default=-1)
        found += [[] for _ in range(rank[place] + 1 - len(found))]
        found[rank[place]].append(place)
    return found
