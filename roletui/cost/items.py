"""What a plan is made of: items, each a quantity times a price, with the inputs they rest on.

An :class:`Item` keeps its factors, so that every amount can be written as a formula, moved within
its range, and simulated. Quantities and inputs are exact fractions; each amount is rounded once,
half up, to whole minor units, and totals are sums of amounts.
"""

import typing
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from roletui.dataset.model import Overhead, RateEntry
from roletui.dataset.overhead_kinds import KINDS, Due, OverheadKind, Scale
from roletui.text.money import Range, digits
from roletui.text.numbers import rounded


class Input(typing.NamedTuple):
    """A figure with a range: a rate, a fee, a share."""

    kind: typing.Literal["rate", "overhead"]
    id: str
    """Of the rate or the overhead; one id is one figure, which moves everywhere together."""
    low: Fraction
    """Money in minor units, a share as a part of 1, or hours or weeks."""
    likely: Fraction
    high: Fraction
    ranged: bool
    """Whether a range is stated, rather than a single figure."""
    middle: bool
    """Whether the likely figure is ours: the middle of a range."""

    def times(self, quantity: Fraction) -> Range:
        """Return the figure times a quantity, each bound rounded once."""
        return item("work", "", quantity, "", self).amount


ItemKind = typing.Literal["work", "unused"] | OverheadKind


class Item(typing.NamedTuple):
    """A part of what a plan costs."""

    kind: ItemKind
    label: str
    quantity: Fraction
    """How many of the unit, exactly."""
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

    @property
    def due(self) -> Due:
        """When it is paid."""
        if self.kind == "work" or self.kind == "unused":
            return "as worked"
        return KINDS[self.kind].due

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The figures with a range that it rests on."""
        return (self.price,) if self.factor is None else (self.price, self.factor)

    def at(self, price: Fraction, factor: Fraction) -> int:
        """Return the amount for other figures, rounded half up."""
        return _amount(self.quantity, price, factor)


ONE = Fraction(1)
_ALONE = (ONE, ONE, ONE)


def item(
    kind: ItemKind,
    label: str,
    quantity: Fraction,
    unit: str,
    price: Input,
    factor: Input | None = None,
    *,
    overhead: str = "",
) -> Item:
    """Return an item with its amount; ``overhead`` is the id of the one it comes from."""
    # Made for every rate at every step of a slider: what can be written out is not called.
    top, bottom = quantity.as_integer_ratio()
    bounds = []
    for one, other in zip(price[2:5], factor[2:5] if factor else _ALONE, strict=True):
        over = top * one.numerator * other.numerator
        under = bottom * one.denominator * other.denominator
        bounds.append((2 * over + under) // (2 * under))
    amount = Range(*bounds)
    return Item(kind, label, quantity, unit, price, factor, amount, overhead=overhead)


def _amount(quantity: Fraction, price: Fraction, factor: Fraction) -> int:
    return rounded(
        quantity.numerator * price.numerator * factor.numerator,
        quantity.denominator * price.denominator * factor.denominator,
    )


def sum_of(items: Iterable[Item]) -> Range:
    """Return the sum of items, bound by bound."""
    low = likely = high = 0
    for entry in items:
        amount = entry.amount
        low, likely, high = low + amount.low, likely + amount.likely, high + amount.high
    return Range(low, likely, high)


def rate_input(rate: RateEntry) -> Input:
    """Return the price of an hour, exactly, in minor units."""
    unit = 10 ** digits(rate.currency)
    return _ranged("rate", rate.id, rate.low, rate.likely, rate.high, Fraction(unit))


def overhead_input(overhead: Overhead, currency: str) -> Input:
    """Return the figure of an overhead: money in minor units, a share as a part of 1, or a number.

    One that is the most it can be, such as an overrun, is a range from nothing. Raises
    ``ValueError`` for an overhead that is only words.
    """
    if overhead.kind is None:
        raise ValueError(overhead.id)
    kind = KINDS[overhead.kind]
    unit = _unit(kind.scale, currency)
    if kind.from_nothing:
        most = overhead.likely if overhead.high is None else overhead.high
        least = Decimal(0) if most else None
        return _ranged("overhead", overhead.id, least, Decimal(0), most, unit)
    return _ranged("overhead", overhead.id, overhead.low, overhead.likely, overhead.high, unit)


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


def _ranged(
    kind: typing.Literal["rate", "overhead"],
    id_: str,
    low: Decimal | None,
    likely: Decimal | None,
    high: Decimal | None,
    unit: Fraction,
) -> Input:
    """Return an input; a single figure is all three, and the middle of a bare range its likely."""
    middle = (Fraction(low or 0) + Fraction(high or 0)) / 2
    if likely is not None:
        middle = Fraction(likely)
    least = middle if low is None else Fraction(low)
    most = middle if high is None else Fraction(high)
    ranged = low is not None
    return Input(
        kind, id_, least * unit, middle * unit, most * unit, ranged, ranged and likely is None
    )
