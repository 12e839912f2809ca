"""Prove what holds whatever is answered: how many paths there are, where they end, the shortest.

The questions of a checked dataset form no cycle, and each answer leads to a question or an outcome;
so every combination of answers ends in an outcome, *not sure* (every branch at once) included.
Everything here is one pass over the questions and their answers; paths are never enumerated.
"""

import typing
from collections.abc import Mapping

from roletui.tree.walk import Tree


class Proof(typing.NamedTuple):
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


class Edge(typing.NamedTuple):
    """An answer to a question, by their ids."""

    question: str
    answer: str


def prove(tree: Tree) -> Proof:
    """Count the paths from the first question to each outcome."""
    ends = dict.fromkeys(tree.outcomes, 0)
    arriving = dict.fromkeys(tree.backwards, 0)
    arriving[tree.start] = 1
    for name in reversed(tree.backwards):
        # Counts double with every fork; each is dropped once passed on, to save memory.
        paths = arriving.pop(name)
        for answer in tree.question(name).answers:
            if answer.goto:
                arriving[answer.goto] += paths
            else:
                ends[answer.outcome] += paths
    outlook = tree.walk({})
    return Proof(sum(ends.values()), ends, outlook.shortest, outlook.longest)


class ShortestPaths:
    """The shortest paths of a tree, found once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._arrive: dict[str, Edge | None] = {tree.start: None}
        self._end: dict[str, Edge] = {}
        queue = [tree.start]
        for name in queue:
            for answer in tree.question(name).answers:
                edge = Edge(name, answer.id)
                if answer.outcome:
                    self._end.setdefault(answer.outcome, edge)
                elif answer.goto not in self._arrive:
                    self._arrive[answer.goto] = edge
                    queue.append(answer.goto)
        self._leave: dict[str, tuple[int, str]] = {}
        for name in tree.backwards:
            paths = [
                (self._leave[answer.goto][0] + 1 if answer.goto else 1, answer.id)
                for answer in tree.question(name).answers
            ]
            self._leave[name] = min(paths, key=lambda path: path[0])

    def path_to(self, outcome: str) -> dict[str, str]:
        """Return the answers of the shortest path to an outcome."""
        return self._to(self._end[outcome])

    def path_through(self, edge: Edge) -> tuple[dict[str, str], str]:
        """Return the shortest path through an edge to an outcome: its answers and that outcome.

        Raise ``KeyError`` where the tree has no such edge.
        """
        answers = self._to(edge)
        question, answer = edge
        while True:
            option = self._tree.answer(question, answer)
            if option is None:
                raise KeyError(edge)
            if option.outcome:
                return answers, option.outcome
            question, answer = option.goto, self._leave[option.goto][1]
            answers[question] = answer

    def _to(self, edge: Edge) -> dict[str, str]:
        edges: list[Edge] = []
        step: Edge | None = edge
        while step:
            edges.append(step)
            step = self._arrive[step.question]
        return dict(reversed(edges))
