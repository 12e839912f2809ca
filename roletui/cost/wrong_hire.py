"""What it costs to have hired the wrong role: the plan at each rate, work redone, weeks lost."""

import typing
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

from roletui.cost.items import ONE, Input, Item, item, rate_input
from roletui.cost.lines import Cost, NoRateError, PlanLine, cost
from roletui.dataset.dataset import Dataset
from roletui.text.money import Range

REDONE_MOST = Decimal(100)
"""Per cent of the work that can be done again."""


class WrongHire(typing.NamedTuple):
    """One role was hired, another was needed."""

    hired: Cost
    """The line as it was planned."""
    needed: Cost
    """The same hours with the role that was needed."""
    redone: Item
    """The share of the work that is done again, at the rate of the role that was needed."""
    restart: Item
    """Weeks that are paid before the work goes on, at that rate."""

    @property
    def total(self) -> Range:
        """What is paid in the end."""
        return self.hired.total.plus(self.redone.amount).plus(self.restart.amount)

    @property
    def lost(self) -> Range:
        """How much more that is than the role that was needed would have cost.

        Both rest on the same figures, so each figure is taken once: the bounds are the least and
        the most that the difference can be while every one of them stays within its range.
        """
        paid = (*self.hired.items, self.redone, self.restart)
        ranged = [
            figure
            for figure in dict.fromkeys(
                f for item in (*paid, *self.needed.items) for f in item.inputs
            )
            if figure.low != figure.high
        ]
        corners = [
            _sum(paid, ends) - _sum(self.needed.items, ends)
            for ends in (
                dict(zip(ranged, corner, strict=True))
                for corner in product(*((figure.low, figure.high) for figure in ranged))
            )
        ]
        likely = self.total.likely - self.needed.total.likely
        # Each part is rounded by itself, so a narrow range may lie beside it by a minor unit.
        return Range(min(likely, *corners), likely, max(likely, *corners))


def _sum(items: Iterable[Item], ends: Mapping[Input, Fraction]) -> int:
    """Return what items come to with each figure at one of its ends."""
    return sum(
        item.at(
            ends.get(item.price, item.price.likely),
            ONE if item.factor is None else ends.get(item.factor, item.factor.likely),
        )
        for item in items
    )


def wrong_hire(
    dataset: Dataset, hired: Cost, role: str, redone: Decimal, restart: Decimal
) -> WrongHire | None:
    """Return what the wrong role costs; None where the one that was needed has no rate.

    ``redone`` is in per cent, ``restart`` in weeks. The role that was needed is hired in the same
    way where there is a rate for it, else in the first way that has one.
    """
    try:
        needed = cost(dataset, instead(dataset, hired.line, role))
    except NoRateError:
        return None
    price = rate_input(needed.rate)
    share = Fraction(redone) / 100
    people, hours, weeks = hired.line.sizes
    return WrongHire(
        hired,
        needed,
        item("work", "Work done again", share * people * hours * weeks, "h", price),
        item("work", "Starting over", people * hours * Fraction(restart), "h", price),
    )


def instead(dataset: Dataset, line: PlanLine, role: str) -> PlanLine:
    """Return a line with another role, hired in the same way where there is a rate for it."""
    rates = dataset.rates_of(role)
    same = next((rate for rate in rates if rate.channel == line.channel), None)
    rate = same or next(iter(rates), None)
    channel, name = (rate.channel, rate.id) if rate else ("", "")
    return line._replace(role=role, channel=channel, rate=name).at(None)
