"""Why a walk ends where it does: what each answer did, and which answers did nothing.

Data flow: a tree and answers go in; one :class:`Reason` for each answered question on the way
comes out. Nothing in it is written by hand but the sentence that the dataset gives each answer.
"""

import typing

from roletui.dataset.model import AnswerOption, Question
from roletui.decision import Answers, Status, Step, Tree, Walk, safe_answer


class Reason(typing.NamedTuple):
    """An answer on the way, and what it did."""

    question: Question
    answer: AnswerOption | None
    """None for *not sure*."""
    reason: str
    """Why the answer speaks for the outcome, or that it did not matter."""
    ruled_out: tuple[str, ...]
    """Ids of the outcomes that were possible before this answer and no longer after it."""
    mattered: bool
    """Whether another answer in its place could have changed the result."""
    on_way: bool
    """Whether it lies on the way to the outcome, not on another branch of a *not sure*."""


def reasons(tree: Tree, answers: Answers) -> tuple[Reason, ...]:
    """Return the answers that led to the (provisional) outcome: only those that mattered.

    Change one of them, the others being as they are, and some other result is possible.
    """
    return tuple(entry for entry in account(tree, answers) if entry.mattered and entry.on_way)


def account(tree: Tree, answers: Answers) -> tuple[Reason, ...]:
    """Return what every answer on the way did, in the order in which they were given.

    What they rule out one after the other is all that is no longer possible, each outcome once.
    """
    walk = tree.walk(answers)
    used = {step.question.id: answers[step.question.id] for step in walk.steps}
    way = {step.question.id for step in tree.way(used)}
    below = tree.open_below(used)
    before = tree.walk({}).outcomes
    found = []
    for nr, step in enumerate(walk.steps, 1):
        after = _after(tree, walk, used, nr)
        mattered = _mattered(tree, walk, used, step, below)
        found.append(
            Reason(
                step.question,
                step.answer,
                _words(step, walk.status, mattered=mattered),
                tuple(name for name in before if name not in after),
                mattered,
                step.question.id in way,
            )
        )
        before = after
    return tuple(found)


def _after(tree: Tree, walk: Walk, used: Answers, number: int) -> tuple[str, ...]:
    """Return the outcomes that the first answers leave possible."""
    steps = walk.steps[:number]
    last = steps[-1].answer
    if last and all(step.answer for step in walk.steps):
        return tree.reachable(last)
    return tree.walk({step.question.id: used[step.question.id] for step in steps}).outcomes


def _mattered(
    tree: Tree, walk: Walk, used: Answers, step: Step, below: typing.Mapping[str, int]
) -> bool:
    """Tell whether some other answer in place of one changes what is possible, or recommended."""
    name = step.question.id
    unsure = any(other.answer is None for other in walk.steps)
    beside = tree.open_below(used, without=name)[tree.start] if unsure else 0
    now = tree.bits(walk.outcomes)
    others = [answer for answer in step.question.answers if answer is not step.answer]
    if any(beside | tree.bits_after(answer, below) != now for answer in others):
        return True
    if walk.status == "decided":
        return False
    recommended = tree.provisional(used)
    return any(tree.provisional({**used, name: answer.id}) != recommended for answer in others)


def _words(step: Step, status: Status, *, mattered: bool) -> str:
    topic = step.question.topic
    decided = status == "decided"
    if step.answer is None:
        if not mattered and decided:
            return f"{topic}: nobody knows, and it does not matter; every answer ends here."
        if not mattered:
            return f"{topic}: nobody knows; by itself every answer leaves the same outcomes."
        return (
            f"{topic}: nobody knows yet; until then we assume “{safe_answer(step.question).label}”."
        )
    if not mattered:
        ends = "ends here" if decided else "leaves the same outcomes"
        return f"{topic}: it did not matter; every other answer {ends} too."
    return step.answer.because
