"""Explain why a walk ends where it does: what each answer ruled out, and which did not matter.

Data flow: a walk goes in; one :class:`Reason` for each answered question comes out. Only the
sentence of each answer comes from the dataset; everything else is derived.
"""

from roletui.dataset.model import AnswerOption, Question
from roletui.dataset.places import usual_answer, why_usual
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Step, Walk


class Reason(NamedTuple):
    """An answer that was given, and its effect on the result."""

    question: Question
    answer: AnswerOption | None
    """None for *not sure*."""
    reason: str
    """Why the answer supports the outcome, or that it did not matter."""
    ruled_out: tuple[str, ...]
    """Ids of the outcomes that were possible before this answer and no longer after it."""
    settled: bool
    """Whether the walk ends in one outcome."""
    mattered: bool
    """Whether a different answer could have changed the result."""
    on_way: bool
    """Whether it lies on the path to the outcome, not on another branch of a *not sure*.

    In a decided walk every branch leads to the outcome.
    """
    also: AnswerOption | None = None
    """The answer that fits too, after the first."""
    beside: bool = False
    """Whether it bears on a second answer only, and so on the runner-up."""

    @property
    def led(self) -> bool:
        """Whether it led to the (provisional) outcome; another answer may lead to another."""
        return self.mattered and self.on_way

    @property
    def idle(self) -> bool:
        """Whether it had no effect; a *not sure* may still have one until the walk is settled."""
        if self.mattered or self.beside:
            return False
        return self.answer is not None or self.settled


def reasons(walk: Walk) -> tuple[Reason, ...]:
    """Return only the answers that mattered for the (provisional) outcome.

    Changing any one of them makes a different result possible.
    """
    return tuple(entry for entry in account(walk) if entry.led)


def account(walk: Walk) -> tuple[Reason, ...]:
    """Return the effect of every answer, in the order the questions were asked.

    Each outcome that is no longer possible is ruled out by exactly one of them; what a second
    answer leads to is still possible.
    """
    main = walk.main
    on_path = {step.question.id for step in main.path}
    left = _left(main)
    matters = _Matters(main)
    decided = main.status == "decided"
    found: dict[str, Reason] = {}
    for step, before, after in zip(main.steps, left, left[1:], strict=False):
        mattered = matters(step)
        ruled_out = tuple(name for name in before if name not in after)
        on_way = decided or step.question.id in on_path
        words = _words(step, main, mattered=mattered)
        name = step.question.id
        found[name] = Reason(
            step.question, step.answer, words, ruled_out, decided, mattered, on_way
        )
    kept = {*walk.tied}
    told = (_beside(step, found.get(step.question.id), decided) for step in walk.steps)
    return tuple(
        entry._replace(ruled_out=tuple(name for name in entry.ruled_out if name not in kept))
        for entry in told
    )


def _beside(step: Step, reason: Reason | None, decided: bool) -> Reason:
    """Return a reason with what a second answer adds; one of its own where only that asks."""
    if reason is None:
        words = f"{step.question.topic}: it bears on your second answer only."
        return Reason(
            step.question, step.answer, words, (), decided, False, False, step.also, beside=True
        )
    if step.also is None:
        return reason
    words = f"{reason.reason} “{step.also.label}” fits too."
    return reason._replace(reason=words, also=step.also)


def _left(walk: Walk) -> list[tuple[str, ...]]:
    """Return the outcomes left after the first 0, 1, 2 … answers, up to all of them.

    Each set contains the next one, so where both ends of a stretch are equal, all between are too.
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
    """Tests whether replacing an answer could change what is possible or recommended."""

    def __init__(self, walk: Walk) -> None:
        tree = walk.tree
        self._walk, self._used = walk, walk.used
        self._reach, self._reached = tree.reach(self._used), tree.reached(self._used)
        self._branched = any(step.answer is None for step in walk.steps)
        self._now = tree.bits(walk.outcomes)

    def __call__(self, step: Step) -> bool:
        tree, question = self._walk.tree, step.question
        places = self._reached.intersection(tree.places.of[question.id])
        beside = 0
        # Without “not sure” every way passes every question that was answered.
        if self._branched:
            beside = tree.ends(tree.reached(self._used, question.id), self._used)
        others = [nr for nr, answer in enumerate(question.answers) if answer is not step.answer]
        if any(beside | tree.after(places, nr, self._reach) != self._now for nr in others):
            return True
        if self._walk.status == "decided":
            return False
        changed = (tree.walk({**self._used, question.id: question.answers[nr].id}) for nr in others)
        return any(walk.provisional != self._walk.provisional for walk in changed)


def _words(step: Step, walk: Walk, *, mattered: bool) -> str:
    topic = step.question.topic
    decided = walk.status == "decided"
    if step.answer is None:
        if not mattered and decided:
            return f"{topic}: nobody knows, and it does not matter; every answer ends here."
        if not mattered:
            return f"{topic}: nobody knows; by itself every answer leaves the same outcomes."
        usual = usual_answer(step.question, walk.taken)
        because = why_usual(usual, walk.taken).because
        words = f"{topic}: nobody knows yet; until then we take what is usual: “{usual.label}”."
        return f"{words} {because}".rstrip()
    if not mattered:
        ends = "ends here" if decided else "leaves the same outcomes"
        return f"{topic}: it did not matter; every other answer {ends} too."
    return step.answer.because
