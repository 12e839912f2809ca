"""Which figure moves a total most: each input over its range, each size by a coarse step."""

import typing
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from roletui.cost.items import ONE, Input, Item
from roletui.cost.lines import PlanLine
from roletui.cost.plan import Priced, priced
from roletui.cost.sizes import SIZES, Resized, Size, resized
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Slider

RULE = (
    "Each figure by itself from its low to its high end, the others as likely; each size by one "
    "coarse step of its slider."
)


class Swing(typing.NamedTuple):
    """What one figure does to the total."""

    figure: Input | Size
    """An input of the plan, or a size of one of its lines."""
    low: int
    """The total with it at its low end, or one coarse step less; in minor units."""
    high: int
    at_low: Decimal = Decimal(0)
    """Of a size: what it is then."""
    at_high: Decimal = Decimal(0)

    @property
    def width(self) -> int:
        """How far apart the two totals are."""
        return abs(self.high - self.low)


def swings(
    dataset: Dataset,
    lines: Sequence[PlanLine],
    found: Priced,
    number: int,
    change: Resized | None = None,
) -> tuple[Swing, ...]:
    """Return what moves the total of a plan, the most first; the sizes are those of one line."""
    if found.total is None:
        return ()
    moved = [
        *_inputs(found.items, found.total.likely),
        *_sizes(dataset, lines, number, change or resized),
    ]
    return tuple(sorted(moved, key=lambda swing: -swing.width))


def _inputs(items: Sequence[Item], likely: int) -> Iterator[Swing]:
    for figure in dict.fromkeys(figure for item in items for figure in item.inputs):
        if figure.low != figure.high:
            low, high = (
                likely + sum(_moved(item, figure, end) for item in items)
                for end in (figure.low, figure.high)
            )
            yield Swing(figure, low, high)


def _moved(item: Item, figure: Input, end: Fraction) -> int:
    """Return how an item changes when a figure lies at one end."""
    if figure not in item.inputs:
        return 0
    price = end if item.price == figure else item.price.likely
    factor = ONE if item.factor is None else item.factor.likely
    return item.at(price, end if item.factor == figure else factor) - item.amount.likely


def _sizes(
    dataset: Dataset, lines: Sequence[PlanLine], number: int, change: Resized
) -> Iterator[Swing]:
    for name in SIZES:
        slider: Slider = getattr(dataset.budget, name)
        value: Decimal = getattr(lines[number], name)
        ends = (
            max(slider.minimum, value - slider.coarse),
            min(slider.maximum, value + slider.coarse),
        )
        low, high = (_total(dataset, change(lines, number, name, end)) for end in ends)
        if low != high:
            yield Swing(name, low, high, *ends)


def _total(dataset: Dataset, lines: Sequence[PlanLine]) -> int:
    total = priced(dataset, lines).total
    return total.likely if total else 0
