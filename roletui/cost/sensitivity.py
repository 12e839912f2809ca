"""Which figure moves a total most, and what the user's own choice of sizes does to it.

What is uncertain is moved over its range; what can be chosen by a step of its own.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from roletui.cost.items import Input, whole
from roletui.cost.lines import Cost, PlanLine
from roletui.cost.overheads import likely
from roletui.cost.plan import Priced, priced
from roletui.cost.sample import exact
from roletui.cost.sizes import SIZES, Resized, Size, resized, size_of, slider_of
from roletui.cost.whole_plan import figures, total_at
from roletui.dataset.dataset import Dataset
from roletui.text.numbers import nearest
from roletui.text.tuples import NamedTuple

RULE = (
    "Each uncertain figure goes from its low to its high end while the others stay likely. What is "
    "yours to choose is shown apart: one person more or less, a tenth more or less of weeks or "
    "hours."
)
_PERSON, _TENTH = Decimal(1), Decimal("0.1")


class Swing(NamedTuple):
    """What one figure does to the total."""

    figure: Input | Size
    """An input of the plan, or a size of one of its lines."""
    low: int
    """The total with it at its low end, or smaller; in minor units."""
    high: int
    at_low: Decimal = Decimal(0)
    """Of a size: what it is then."""
    at_high: Decimal = Decimal(0)

    @property
    def width(self) -> int:
        """How far apart the two totals are."""
        return abs(self.high - self.low)


def swings(found: Priced) -> tuple[Swing, ...]:
    """Return which uncertain figures move the total of a plan, the most first."""
    if found.total is None:
        return ()
    total = found.total.likely
    base = exact(total_at(found.costs, likely))
    ranged = {figure.key: figure for figure in figures(found.costs) if figure.varies}
    moved = []
    for figure in ranged.values():
        low, high = (_moved(found.costs, figure, end, total, base) for end in ("low", "high"))
        moved.append(Swing(figure, low, high))
    return tuple(sorted(moved, key=lambda swing: -swing.width))


def _moved(costs: Sequence[Cost], figure: Input, end: str, total: int, base: Fraction) -> int:
    """Return the total with a figure at one end of its range, wherever it stands."""

    def at(other: Input) -> Fraction:
        found: Fraction = getattr(other, end) if other.key == figure.key else other.likely
        return found

    return total + whole(exact(total_at(costs, at)) - base)


def choices(
    dataset: Dataset,
    lines: Sequence[PlanLine],
    number: int,
    change: Resized | None = None,
) -> tuple[Swing, ...]:
    """Return what one person, or a tenth of the hours or weeks, more or less comes to."""
    return tuple(_choices(dataset, lines, number, change or resized))


def _choices(
    dataset: Dataset, lines: Sequence[PlanLine], number: int, change: Resized
) -> Iterator[Swing]:
    for name in SIZES:
        slider, value = slider_of(dataset, name), size_of(lines[number], name)
        step = _PERSON if name == "people" else max(slider.step, value * _TENTH)
        ends = [
            nearest(end, slider.minimum, slider.maximum, slider.step)
            for end in (value - step, value + step)
        ]
        low, high = (_total(dataset, change(lines, number, name, end)) for end in ends)
        if low != high:
            yield Swing(name, low, high, *ends)


def _total(dataset: Dataset, lines: Sequence[PlanLine]) -> int:
    total = priced(dataset, lines).total
    return total.likely if total else 0
