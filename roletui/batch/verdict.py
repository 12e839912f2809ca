"""What is said of one request."""

import typing

from roletui.text.money import Range
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Status


class Verdict(NamedTuple):
    """What a request decides."""

    status: Status | typing.Literal["bad"]
    """``bad`` is a request that cannot be understood; the others are those of a walk."""
    outcomes: tuple[str, ...]
    """Ids of the outcomes that are possible."""
    recommendation: str = ""
    """Id of the recommended outcome, provisional while several are possible; empty while asking."""
    runner_up: str = ""
    """Id of the second-best outcome; empty while asking."""
    close: bool | None = None
    """Whether the two are close; None while asking."""
    find_out: str = ""
    """Id of the question to be answered next, or to find out first; empty once decided.

    Of a bad request what is wrong with it, as a sentence.
    """
    cost: Range | None = None
    """What the plan of the recommendation costs, in minor units; None where it costs nothing, or
    nothing is stated."""
