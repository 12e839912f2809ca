"""What a plan is made of: items, each a quantity times a price, with the inputs they rest on.

An :class:`Item` keeps its factors, so that every amount can be written as a formula. Quantities
and inputs are exact fractions; each amount is rounded once, half up, to whole minor units, and
totals are sums of amounts.
"""

import typing
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from roletui.dataset.bills import NO_BILLS
from roletui.dataset.model import BoundIs, Overhead
from roletui.dataset.overhead_kinds import KINDS, Due, OverheadKind, Scale
from roletui.text.money import Range, digits
from roletui.text.numbers import rounded
from roletui.text.tuples import NamedTuple

InputKind = typing.Literal["rate", "overhead", "size", "event"]


class Shape(NamedTuple):
    """What is known of how a figure spreads around its range."""

    low_is: BoundIs | None = None
    high_is: BoundIs | None = None
    p10: Fraction | None = None
    p90: Fraction | None = None


class Input(NamedTuple):
    """A figure with a range: a rate, a fee, a share, a size; or whether something happens."""

    kind: InputKind
    id: str
    """Of the rate or the overhead."""
    low: Fraction
    """Money in minor units, a share as a part of 1, hours or weeks; of an event 0 or 1."""
    likely: Fraction
    high: Fraction
    ranged: bool
    """Whether a range is stated, rather than a single figure."""
    middle: bool
    """Whether the likely figure is ours: the middle of a range."""
    figure: str = ""
    """Id of the figure of a source behind it; one figure moves everywhere together."""
    shape: Shape = Shape()
    chance: Fraction | None = None
    """Of an event: the part of all plans in which it happens."""

    @property
    def key(self) -> tuple[InputKind, str]:
        """What moves together."""
        return self.kind, self.figure or self.id

    @property
    def varies(self) -> bool:
        """Whether it may be anything but its likely figure."""
        return self.low != self.high

    def times(self, quantity: Fraction) -> Range:
        """Return the figure times a quantity, each bound rounded once."""
        low, likely, high = (whole(quantity * bound) for bound in self[2:5])
        return Range(low, likely, high)


ItemKind = typing.Literal["work", "unused"] | OverheadKind


class Item(NamedTuple):
    """A part of what a plan costs."""

    kind: ItemKind
    label: str
    quantity: Fraction
    """How many of the unit, exactly; in the likely case."""
    unit: str
    """What is counted: ``h``, ``months``, ``people``."""
    price: Input
    """Money for one unit, in minor units."""
    factor: Input | None
    """A further factor with a range of its own, such as a share."""
    amount: Range
    """The product, bound by bound, each rounded once."""
    runs: tuple[tuple[Fraction, Fraction], ...] = ()
    """Of what is paid a month: the weeks after which it begins and ends, once or several times."""
    overhead: str = ""
    """Id of the overhead it comes from; empty for work."""
    events: tuple[Input, ...] = ()
    """What must happen for it to be paid at all."""
    extent: tuple[Fraction, Fraction] | None = None
    """The quantity in the low and the high case, where it is another there."""

    @property
    def due(self) -> Due:
        """When it is paid."""
        if self.kind == "work" or self.kind == "unused":
            return "as worked"
        return KINDS[self.kind].due

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The figures that it rests on."""
        return (self.price, *(() if self.factor is None else (self.factor,)), *self.events)

    @property
    def ranged(self) -> bool:
        """Whether it may come to another amount than the likely one."""
        return self.extent is not None or any(f.ranged for f in self.inputs)


ONE = Fraction(1)


def whole(amount: Fraction) -> int:
    """Return an amount in whole minor units, half up."""
    return rounded(amount.numerator, amount.denominator)


def sum_of(items: Iterable[Item]) -> Range:
    """Return the sum of items, bound by bound."""
    low = likely = high = 0
    for entry in items:
        amount = entry.amount
        low, likely, high = low + amount.low, likely + amount.likely, high + amount.high
    return Range(low, likely, high)


def event_input(id_: str, chance: Decimal | None, figure: str = "") -> tuple[Input, ...]:
    """Return whether something happens, in so many of 100 plans; nothing for what always does.

    The likely case is the one with the greater chance.
    """
    if chance is None or chance >= 100:
        return ()
    part = Fraction(chance) / 100
    likely = ONE if 2 * part > 1 else Fraction(0)
    return (Input("event", id_, Fraction(0), likely, ONE, True, False, figure, chance=part),)


def size_input(id_: str, likely: Decimal, ends: tuple[Decimal, Decimal], figure: str = "") -> Input:
    """Return hours a week, or weeks, of which the user gave a range."""
    low, high = map(Fraction, ends)
    return Input("size", id_, low, Fraction(likely), high, True, False, figure)


def overhead_input(overhead: Overhead, currency: str) -> Input:
    """Return the figure of an overhead: money in minor units, a share as a part of 1, or a number.

    One that is the most it can be, such as an overrun, is a range from nothing. Raises
    ``ValueError`` for an overhead that is only words.
    """
    if overhead.kind is None:
        raise ValueError(overhead.id)
    kind = KINDS[overhead.kind]
    unit = _unit(kind.scale, currency)
    if overhead.bills != NO_BILLS:
        month = overhead.bills.month * unit
        return Input("overhead", overhead.id, month, month, month, ranged=False, middle=False)
    shape = Shape(overhead.low_is, overhead.high_is)
    low, likely, high = overhead.low, overhead.likely, overhead.high
    if kind.from_nothing and low is None:
        most = likely if high is None else high
        low, likely, high = Decimal(0) if most else None, Decimal(0), most
        shape = Shape("extreme", "extreme")
    return ranged_input("overhead", overhead.id, low, likely, high, unit, shape)


def _unit(scale: Scale, currency: str) -> Fraction:
    """Return what 1 in the dataset is where costs are counted."""
    match scale:
        case "percentage":
            return Fraction(1, 100)
        case "money":
            return Fraction(10 ** digits(currency))
        case "hours" | "weeks":
            return ONE
        case _:
            typing.assert_never(scale)


def ranged_input(
    kind: InputKind,
    id_: str,
    low: Decimal | None,
    likely: Decimal | None,
    high: Decimal | None,
    unit: Fraction,
    shape: Shape,
    figure: str = "",
) -> Input:
    """Return an input; ``unit`` is what 1 of the dataset is where costs are counted.

    A single figure is all three. Of a bare range the likely one is the middle, or the end that is
    a ceiling.
    """
    middle = likely is None and shape.high_is != "ceiling"
    if likely is not None:
        planned = Fraction(likely)
    elif middle:
        planned = (Fraction(low or 0) + Fraction(high or 0)) / 2
    else:
        planned = Fraction(high or 0)
    least = planned if low is None else Fraction(low)
    most = planned if high is None else Fraction(high)
    ranged = low is not None
    return Input(
        kind, id_, least * unit, planned * unit, most * unit, ranged, ranged and middle,
        figure, shape,
    )  # fmt: skip


MIDDLE_HALF = "middle half"
"""What lies between the quartiles: a quarter of all is below it, a quarter above."""


def by_quartiles(items: Iterable[Item]) -> bool:
    """Tell whether half of all plans lie between the bounds: those of one figure, its quartiles."""
    found = {figure.key: figure for item in items for figure in item.inputs if figure.varies}
    shapes = [figure.shape for figure in found.values()]
    return len(shapes) == 1 and shapes[0].low_is == shapes[0].high_is == "quartile"


def named_range(words: str, items: Iterable[Item]) -> str:
    """Return a total with its range, called what it is: ``$68,700 (middle half $53,400–$87,000)``.

    Without a name the bounds are those at which every figure is at its low or its high end.
    """
    return words.replace("(", f"({MIDDLE_HALF} ", 1) if by_quartiles(items) else words
