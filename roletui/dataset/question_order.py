"""The order of the questions, and the loops that have none."""

import typing
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from roletui.dataset.model import Question
from roletui.dataset.problems import Path, Problem

UNSURE = "unsure"
"""The answer id that every question accepts; no answer of a dataset may take it."""
MOST_LOOPS = 10
"""Maximum number of loops reported; each takes a walk over the whole tree."""
LONGEST = 12
"""Maximum questions named of one loop; its middle is cut."""

Edge = tuple[str, str]


def question_order(
    questions: Iterable[Question], without: typing.Container[Edge] = ()
) -> list[str]:
    """Return the question ids, each after every question that leads to it.

    Raises :class:`graphlib.CycleError` where the questions go round in a loop.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for question in questions:
        sorter.add(question.id)
        for answer in question.answers:
            for route in answer.goto:
                if (question.id, route.to) not in without:
                    sorter.add(route.to, question.id)
    return list(sorter.static_order())


def loops(questions: tuple[Question, ...]) -> Iterator[Problem]:
    """Yield each way that leads back to where it began, and never to an outcome."""
    cut: set[Edge] = set()
    for _ in range(MOST_LOOPS):
        try:
            question_order(questions, cut)
        except CycleError as error:
            loop: list[str] = error.args[1]
            last = (loop[-2], loop[-1])
            cut.add(last)
            if len(loop) > LONGEST:
                loop[LONGEST // 2 : -LONGEST // 2] = ["…"]
            ways = " → ".join(loop)
            yield Problem(_way(questions, last), f"leads in an endless loop: {ways}.")
        else:
            return


def _way(questions: tuple[Question, ...], edge: Edge) -> Path:
    """Return the path of the answer that leads from one question to another."""
    for index, question in enumerate(questions):
        for nr, answer in enumerate(question.answers):
            if any((question.id, route.to) == edge for route in answer.goto):
                return ("questions", index, "answers", nr, "goto")
    return ("questions",)
