"""The sizes of a line of the plan, and the plan with one of them changed."""

import typing
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from roletui.cost.lines import PlanLine

Size = typing.Literal["people", "hours", "weeks"]
Resized = typing.Callable[[Sequence[PlanLine], int, Size, Decimal], tuple[PlanLine, ...]]
"""Returns the lines of a plan after one size of one of them is changed."""
SIZES: tuple[Size, ...] = ("people", "hours", "weeks")


def resized(
    lines: Sequence[PlanLine], number: int, name: Size, value: Decimal | Fraction
) -> tuple[PlanLine, ...]:
    """Return the lines with one size of one of them changed; a fraction is counted exactly."""
    sizes: dict[str, typing.Any] = {name: value}
    return (*lines[:number], lines[number]._replace(**sizes), *lines[number + 1 :])
