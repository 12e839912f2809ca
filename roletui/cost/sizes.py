"""The sizes of a line of the plan, and the plan with one of them changed."""

import typing
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from roletui.cost.lines import PlanLine
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Slider

Size = typing.Literal["people", "hours", "weeks"]
Resized = typing.Callable[[Sequence[PlanLine], int, Size, Decimal], tuple[PlanLine, ...]]
"""Returns the lines of a plan after one size of one of them is changed."""
SIZES: tuple[Size, ...] = ("people", "hours", "weeks")


def size_of(line: PlanLine, name: Size) -> Decimal:
    """Return a size of a line."""
    found: Decimal = getattr(line, name)
    return found


def slider_of(dataset: Dataset, name: Size) -> Slider:
    """Return the slider of a size."""
    found: Slider = getattr(dataset.budget, name)
    return found


def resized(
    lines: Sequence[PlanLine], number: int, name: Size, value: Decimal | Fraction
) -> tuple[PlanLine, ...]:
    """Return the lines with one size of one of them changed; a fraction is counted exactly."""
    sizes: dict[str, typing.Any] = {name: value}
    return (*lines[:number], lines[number]._replace(**sizes), *lines[number + 1 :])


def largest(
    slider: Slider, most: Decimal, cost: typing.Callable[[Decimal], int], goal: int
) -> Decimal | None:
    """Return the largest size of a slider, up to ``most``, that costs no more than a goal.

    What a size costs must not fall as it grows. None where even the smallest costs more.
    """

    def at(place: int) -> int:
        return cost(slider.minimum + place * slider.step)

    low, high = 0, int((most - slider.minimum) // slider.step)
    dearest = at(high)
    if dearest <= goal:
        return slider.minimum + high * slider.step
    least = at(low)
    if least > goal:
        return None
    halved = False
    while high - low > 1:
        # Most costs grow evenly, so the first guess is right; halving keeps the others few.
        share = (high - low) * (goal - least) // (dearest - least)
        middle = (low + high) // 2 if halved else min(max(low + share, low + 1), high - 1)
        found = at(middle)
        if found <= goal:
            low, least = middle, found
        else:
            high, dearest = middle, found
        halved = not halved
    return slider.minimum + low * slider.step
