"""Prove what holds whatever is answered: how many paths there are, where they end, the shortest.

The questions of a checked dataset form no cycle, and each answer leads to a question or an outcome;
so every combination of answers ends in an outcome, *not sure* (every branch at once) included.
Everything here is one pass over the places a walk can stand at; paths are never enumerated.
"""

from collections.abc import Mapping

from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree


class Proof(NamedTuple):
    """What holds for all paths through a tree."""

    paths: int
    """Number of paths from the first question to an outcome."""
    ends: Mapping[str, int]
    """Number of paths that end in each outcome, by its id."""
    shortest: int
    """Minimum number of questions on a path."""
    longest: int
    """Maximum number of questions on a path."""

    def share(self, outcome: str) -> float:
        """Return the fraction of all paths that end in an outcome, to a millionth."""
        # Integer division first: the counts may be too large for a float.
        return self.ends[outcome] * 10**6 // self.paths / 10**6


class Edge(NamedTuple):
    """An answer to a question, by their ids."""

    question: str
    answer: str


def prove(tree: Tree) -> Proof:
    """Count the paths from the first question to each outcome."""
    ends = dict.fromkeys(tree.outcomes, 0)
    arriving = {0: 1}
    for number, place in enumerate(tree.places.all):
        # Counts double with every fork; each is dropped once passed on, to save memory.
        paths = arriving.pop(number)
        for end in place.targets:
            if isinstance(end, str):
                ends[end] += paths
            else:
                arriving[end] = arriving.get(end, 0) + paths
    outlook = tree.walk({})
    return Proof(sum(ends.values()), ends, outlook.shortest, outlook.longest)


class ShortestPaths:
    """The shortest paths of a tree, found once."""

    def __init__(self, tree: Tree) -> None:
        self._places = tree.places
        self._arrive: dict[int, tuple[int, int] | None] = {0: None}
        """For each place the one before it on the shortest path, and the number of the answer."""
        self._end: dict[str, tuple[int, int]] = {}
        queue = [0]
        for number in queue:
            for answer, end in enumerate(self._places.all[number].targets):
                if isinstance(end, str):
                    self._end.setdefault(end, (number, answer))
                elif end not in self._arrive:
                    self._arrive[end] = (number, answer)
                    queue.append(end)
        self._order = {number: nr for nr, number in enumerate(queue)}
        self._leave: dict[int, tuple[int, int]] = {}
        """For each place the fewest questions to an outcome, and the number of the answer."""
        for number in self._places.backwards:
            paths = [
                (1 if isinstance(end, str) else self._leave[end][0] + 1, answer)
                for answer, end in enumerate(self._places.all[number].targets)
            ]
            self._leave[number] = min(paths)

    def ends_in(self, outcome: str) -> bool:
        """Tell whether any path ends in an outcome."""
        return outcome in self._end

    def path_to(self, outcome: str) -> dict[str, str]:
        """Return the answers of the shortest path to an outcome."""
        return self._to(*self._end[outcome])

    def path_through(self, edge: Edge) -> tuple[dict[str, str], str]:
        """Return the shortest path through an edge to an outcome: its answers and that outcome.

        Raise ``KeyError`` where the tree has no such edge.
        """
        places = self._places.of[edge.question]
        if not places:
            raise KeyError(edge)
        number = min(places, key=self._order.__getitem__)
        ids = [option.id for option in self._places.all[number].question.answers]
        if edge.answer not in ids:
            raise KeyError(edge)
        answer = ids.index(edge.answer)
        answers = self._to(number, answer)
        while True:
            end = self._places.all[number].targets[answer]
            if isinstance(end, str):
                return answers, end
            number, answer = end, self._leave[end][1]
            answers.update([self._said(number, answer)])

    def _to(self, number: int, answer: int) -> dict[str, str]:
        said = [self._said(number, answer)]
        while step := self._arrive[number]:
            number, answer = step
            said.append(self._said(number, answer))
        return dict(reversed(said))

    def _said(self, number: int, answer: int) -> tuple[str, str]:
        question = self._places.all[number].question
        return question.id, question.answers[answer].id
