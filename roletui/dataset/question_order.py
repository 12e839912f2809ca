"""The order of the questions, the loops that have none, and the questions that change nothing."""

import typing
from collections.abc import Iterable, Iterator, Mapping
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
            if answer.goto and (question.id, answer.goto) not in without:
                sorter.add(answer.goto, question.id)
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
            yield Problem(_way(questions, last), f"leads round in a loop without end: {ways}.")
        else:
            return


def _way(questions: tuple[Question, ...], edge: Edge) -> Path:
    """Return the path of the answer that leads from one question to another."""
    for index, question in enumerate(questions):
        for nr, answer in enumerate(question.answers):
            if (question.id, answer.goto) == edge:
                return ("questions", index, "answers", nr, "goto")
    return ("questions",)


def neutral(questions: tuple[Question, ...]) -> set[str]:
    """Return the ids of the questions whose answer can never change the outcome.

    From the last question to the first, each takes the name of what its answers lead to where that
    is always the same; then it changes nothing. Linear in questions and answers; the questions
    must have an order.
    """
    by_id = {question.id: question for question in questions}
    leads_to: dict[str, str] = {}
    found: set[str] = set()
    for name in reversed(question_order(questions)):
        question = by_id.get(name)
        if question is None:
            continue
        ends = {_end(answer.goto, answer.outcome, leads_to) for answer in question.answers}
        if len(ends) == 1:
            found.add(name)
            leads_to[name] = ends.pop()
        else:
            leads_to[name] = f"question {name}"
    return found


def _end(goto: str, outcome: str, leads_to: Mapping[str, str]) -> str:
    return leads_to.get(goto, f"question {goto}") if goto else f"outcome {outcome}"
