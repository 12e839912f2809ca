"""What is certain of a tree whatever is answered: how many ways, where they end, the shortest ones.

A checked dataset has questions without a loop, each answer of which leads to a question or to an
outcome; so every combination of answers ends in an outcome, *not sure* (every branch at once)
included. Everything here is one pass over the questions and their answers; no way is ever listed.
"""

import typing
from collections.abc import Mapping

from roletui.tree.walk import Tree


class Proof(typing.NamedTuple):
    """What holds for every way through a tree."""

    ways: int
    """How many ways lead from the first question to an outcome."""
    ends: Mapping[str, int]
    """For each outcome how many of them end there."""
    shortest: int
    longest: int
    """The fewest and the most questions that a way asks."""

    def share(self, outcome: str) -> float:
        """Return the part of all ways that end in an outcome, to a millionth."""
        # Whole numbers first: they may have more digits than a float can count to.
        return self.ends[outcome] * 10**6 // self.ways / 10**6


class Edge(typing.NamedTuple):
    """An answer to a question."""

    question: str
    answer: str


def prove(tree: Tree) -> Proof:
    """Count the ways to each outcome, from the first question on."""
    ends = dict.fromkeys(tree.outcomes, 0)
    arriving = dict.fromkeys(tree.backwards, 0)
    arriving[tree.start] = 1
    for name in reversed(tree.backwards):
        # Numbers of ways double with every fork; each is let go as soon as it was passed on.
        ways = arriving.pop(name)
        for answer in tree.question(name).answers:
            if answer.goto:
                arriving[answer.goto] += ways
            else:
                ends[answer.outcome] += ways
    outlook = tree.walk({})
    return Proof(sum(ends.values()), ends, outlook.shortest, outlook.longest)


class Shortest:
    """The shortest ways of a tree, found once."""

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
            ways = [
                (self._leave[answer.goto][0] + 1 if answer.goto else 1, answer.id)
                for answer in tree.question(name).answers
            ]
            self._leave[name] = min(ways, key=lambda way: way[0])

    def witness(self, outcome: str) -> dict[str, str]:
        """Return the fewest answers that lead to an outcome."""
        return self._to(self._end[outcome])

    def through(self, edge: Edge) -> tuple[dict[str, str], str]:
        """Return the fewest answers that give one answer and end, and where they end."""
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
