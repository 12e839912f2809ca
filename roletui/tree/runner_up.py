"""What comes second, how near it is, and what speaks for it."""

import typing

from roletui.dataset.model import Outcome
from roletui.tree.walk import Tree, Walk
from roletui.tree.what_if import Flip, Flips, nearest

CLOSE_RULE = (
    "A call is close where what nobody knows leaves several outcomes, or where the last answer "
    "alone stands between it and the runner-up."
)
"""When two outcomes are called close."""


class RunnerUp(typing.NamedTuple):
    """The outcome that comes second."""

    outcome: Outcome
    because: str
    """What speaks for it: its author's words, or else the reasons of the answers that lead there.
    """
    flip: Flip | None
    """The fewest changed answers that lead there; None where it takes more than two."""
    close: bool
    """Whether the call is close, by :data:`CLOSE_RULE`."""
    apart: str
    """How far it is, in words."""
    others: tuple[Outcome, ...] = ()
    """What else is possible while several outcomes are left, besides the first two."""


def runner_up(walk: Walk, changes: Flips) -> RunnerUp | None:
    """Return what comes second; None while the walk is still asking.

    While several outcomes are left it is one of them, whatever the author names as second.
    ``changes`` is what :func:`roletui.tree.what_if.deciding` found for the same walk.
    """
    tree, first = walk.tree, walk.outcome
    if first is None:
        return None
    if walk.status == "open":
        second = _rival(walk.outcomes, first, changes)
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
    last = walk.steps[-1].question.id if walk.steps else ""
    close = flip is not None and [change.question for change in flip.changes] == [last]
    return RunnerUp(
        tree.outcomes[first.runner_up],
        first.runner_up_because,
        flip,
        close=close,
        apart=_apart(flip, close=close, whole=changes.whole),
    )


def _rival(left: tuple[str, ...], first: Outcome, found: Flips) -> str:
    """Return the second of the outcomes left: the author's second, or the nearest."""
    others = [name for name in left if name != first.id]
    if first.runner_up in others:
        return first.runner_up
    return next((flip.outcome for flip in found.found if flip.outcome in others), others[0])


def _because(tree: Tree, first: Outcome, second: str, flip: Flip | None) -> str:
    if second == first.runner_up:
        return first.runner_up_because
    told = [tree.answer(change.question, change.after) for change in flip.changes] if flip else []
    reasons = [answer.because for answer in told if answer]
    return " ".join(reasons) or "What nobody knows yet may lead there."


def _apart(flip: Flip | None, *, close: bool, whole: bool) -> str:
    if flip is None:
        return "over two answers apart" if whole else "not searched to the end"
    if close:
        return "close: the last answer decides"
    return "one answer apart" if len(flip.changes) == 1 else "two answers apart"
