"""Why a walk ends where it does: what each answer did, and which answers did nothing.

Data flow: a walk goes in; one :class:`Reason` for each answered question on the way
comes out. Nothing in it is written by hand but the sentence that the dataset gives each answer.
"""

import typing

from roletui.dataset.model import AnswerOption, Question
from roletui.tree.walk import Status, Step, Walk, safe_answer


class Reason(typing.NamedTuple):
    """An answer on the way, and what it did."""

    question: Question
    answer: AnswerOption | None
    """None for *not sure*."""
    reason: str
    """Why the answer speaks for the outcome, or that it did not matter."""
    ruled_out: tuple[str, ...]
    """Ids of the outcomes that were possible before this answer and no longer after it."""
    settled: bool
    """Whether the walk ends in one outcome."""
    mattered: bool
    """Whether another answer in its place could have changed the result."""
    on_way: bool
    """Whether it lies on the way to the outcome, not on another branch of a *not sure*.

    In a decided walk every branch leads there.
    """

    @property
    def led(self) -> bool:
        """Whether it led to the outcome."""
        return self.mattered and self.on_way

    @property
    def idle(self) -> bool:
        """Whether it did nothing: what nobody knows may still, while several outcomes are left."""
        return not self.mattered and (self.answer is not None or self.settled)


def reasons(walk: Walk) -> tuple[Reason, ...]:
    """Return the answers that led to the (provisional) outcome: only those that mattered.

    Change one of them, the others being as they are, and some other result is possible.
    """
    return tuple(entry for entry in account(walk) if entry.led)


def account(walk: Walk) -> tuple[Reason, ...]:
    """Return what every answer on the way did, in the order in which they were given.

    What they rule out one after the other is all that is no longer possible, each outcome once.
    """
    way = {step.question.id for step in walk.way}
    left = _left(walk)
    matters = _Matters(walk)
    decided = walk.status == "decided"
    found = []
    for step, before, after in zip(walk.steps, left, left[1:], strict=False):
        mattered = matters(step)
        ruled_out = tuple(name for name in before if name not in after)
        on_way = decided or step.question.id in way
        words = _words(step, walk.status, mattered=mattered)
        found.append(Reason(*step, words, ruled_out, decided, mattered, on_way))
    return tuple(found)


def _left(walk: Walk) -> list[tuple[str, ...]]:
    """Return the outcomes that the first answers leave: none of them, one, and so on to all.

    They only ever grow fewer, so where both ends of a stretch are alike all between them is.
    """
    used = walk.used
    names = [*used]

    def after(number: int) -> tuple[str, ...]:
        return walk.tree.walk({name: used[name] for name in names[:number]}).outcomes

    left = [after(0), *(() for _ in names)]
    left[-1] = after(len(names))
    stretches = [(0, len(names))]
    while stretches:
        first, last = stretches.pop()
        middle = (first + last) // 2
        if left[first] == left[last]:
            left[first:last] = [left[first]] * (last - first)
        elif middle > first:
            left[middle] = after(middle)
            stretches += [(first, middle), (middle, last)]
    return left


class _Matters:
    """Tells whether some other answer in place of one changes what is possible, or recommended."""

    def __init__(self, walk: Walk) -> None:
        tree = walk.tree
        self._walk, self._used = walk, walk.used
        self._below = tree.open_below(self._used)
        self._only = tree.only_through(self._used)
        self._now = tree.bits(walk.outcomes)

    def __call__(self, step: Step) -> bool:
        tree, name = self._walk.tree, step.question.id
        beside = self._now & ~self._only[name]
        others = [answer for answer in step.question.answers if answer is not step.answer]
        if any(beside | tree.bits_after(other, self._below) != self._now for other in others):
            return True
        if self._walk.status == "decided":
            return False
        changed = (tree.walk({**self._used, name: other.id}) for other in others)
        return any(walk.provisional != self._walk.provisional for walk in changed)


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
