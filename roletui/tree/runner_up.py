"""Find the runner-up: the second-best outcome, how close it is, and what supports it."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from roletui.dataset.model import Outcome
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Step, Tree, Walk
from roletui.tree.what_if import Flip, Flips, nearest

CLOSE_RULE = (
    "A call is close where a fair expert would name both outcomes: two answers fit a question and "
    "lead to different outcomes, the dataset says so of the last answer, or a “not sure” leaves "
    "several."
)
"""States when a decision is called close, for the user."""
NOT_SEARCHED = "how many answers would have to differ is not known"
TWO_FIT = "close: two answers fit"
BOTH = "The same answer speaks for it as well."


class RunnerUp(NamedTuple):
    """The second-best outcome."""

    outcome: Outcome
    because: str
    """What supports it: the sentence in the dataset, or the reasons of the answers that lead there.
    """
    flip: Flip | None
    """The smallest change that leads there; None where none of at most two answers was found."""
    close: bool
    """Whether the decision is close, by :data:`CLOSE_RULE`."""
    apart: str
    """How close it is, in words."""
    others: tuple[Outcome, ...] = ()
    """The outcomes still possible besides the first two."""


def runner_up(walk: Walk, changes: Flips) -> RunnerUp | None:
    """Return the runner-up of a walk; None while questions are left.

    While several outcomes are possible it is one of them, even if the dataset names another.
    ``changes`` is the result of :func:`roletui.tree.what_if.deciding` for the same walk.
    """
    tree, first = walk.tree, walk.outcome
    if first is None:
        return None
    if tie := _tie(walk):
        return RunnerUp(
            tree.outcomes[tie.outcome],
            tie.because,
            tie.swap(changes) or nearest(changes, tie.outcome),
            close=True,
            apart=tie.apart,
            others=tuple(
                tree.outcomes[name]
                for name in (*walk.outcomes, *walk.tied)
                if name not in (first.id, tie.outcome)
            ),
        )
    if walk.status == "open":
        second = _rival(walk.outcomes, first, partial(settled_by, changes))
        flip = nearest(changes, second)
        return RunnerUp(
            tree.outcomes[second],
            _because(tree, first, second, flip),
            flip,
            close=True,
            apart="close: an open answer decides",
            others=tuple(
                tree.outcomes[name] for name in walk.outcomes if name not in (first.id, second)
            ),
        )
    flip = nearest(changes, first.runner_up)
    return RunnerUp(
        tree.outcomes[first.runner_up],
        first.runner_up_because,
        flip,
        close=False,
        apart=_apart(flip, whole=changes.whole),
    )


Settling = Callable[[Collection[str]], str | None]
"""Returns which of some outcomes the nearest change leads to; None where none of them is found."""


def second_best(walk: Walk, settling: Settling) -> tuple[str, bool] | None:
    """Return the id of the runner-up, and whether the decision is close; None while asking.

    The same as :func:`runner_up` says, without what supports it.
    """
    first = walk.outcome
    if first is None:
        return None
    tie = _tie(walk)
    return second_of(first, walk.outcomes, tie.outcome if tie else "", settling)


def second_of(
    first: Outcome, possible: Sequence[str], tied: str, settling: Settling
) -> tuple[str, bool]:
    """Return the id of the runner-up, and whether the decision is close.

    ``tied`` is the outcome that is as defensible as the first one, if any; ``settling`` is asked
    only where nothing else tells.
    """
    if tied:
        return tied, True
    if len(possible) > 1:
        return _rival(possible, first, settling), True
    return first.runner_up, False


class _Tie(NamedTuple):
    """An outcome that is as defensible as the recommended one."""

    outcome: str
    because: str
    apart: str
    step: Step | None = None
    """The question with two answers on which it hangs."""

    def swap(self, changes: Flips) -> Flip | None:
        """Return the change that takes the second answer alone, where that leads there."""
        if self.step is None or self.step.also is None:
            return None
        taken = [(self.step.question.id, self.step.also.id)]
        there = (flip for flip in changes.found if flip.outcome == self.outcome)
        swaps = (f for f in there if [(c.question, c.after) for c in f.changes] == taken)
        return next(swaps, None)


def _tie(walk: Walk) -> _Tie | None:
    """Return what the second of two answers leads to, or what the dataset calls as defensible.

    None where no question has two answers that lead apart, and the last answer fits one outcome.
    """
    tree = walk.tree
    for step, path in walk.seconds():
        [end] = path[-1].leads
        if step.also and end != walk.provisional:
            return _Tie(end, step.also.because, TWO_FIT, step)
    if walk.status == "open":
        return None
    if walk.tied:
        return _Tie(walk.tied[0], "A second answer leads there.", TWO_FIT)
    if walk.close_to:
        first = tree.outcomes[walk.provisional]
        because = first.runner_up_because if first.runner_up == walk.close_to else BOTH
        return _Tie(walk.close_to, because, "close: this answer fits both")
    return None


def settled_by(changes: Flips, outcomes: Collection[str]) -> str | None:
    """Return which of some outcomes the nearest of the changes leads to."""
    return next((flip.outcome for flip in changes.found if flip.outcome in outcomes), None)


def _rival(left: Sequence[str], first: Outcome, settling: Settling) -> str:
    """Return the runner-up among the outcomes left: the dataset's, or else the nearest."""
    others = [name for name in left if name != first.id]
    return first.runner_up if first.runner_up in others else settling(others) or others[0]


def _because(tree: Tree, first: Outcome, second: str, flip: Flip | None) -> str:
    if second == first.runner_up:
        return first.runner_up_because
    given = [tree.answer(change.question, change.after) for change in flip.changes] if flip else []
    reasons = [answer.because for answer in given if answer]
    return " ".join(reasons) or "What nobody knows yet may lead there."


def _apart(flip: Flip | None, *, whole: bool) -> str:
    if flip is None:
        return "more than two answers would have to differ" if whole else NOT_SEARCHED
    return f"{'one answer' if len(flip.changes) == 1 else 'two answers'} would have to differ"
