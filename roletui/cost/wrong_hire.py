"""What it costs to have hired the wrong role: the difference of three totals.

The plan as it is, and a second engagement that does the work again, less the plan with the role
that was needed. Each is a plan of its own, with its own fees, minimums and hiring.
"""

import typing
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from roletui.cost.items import Input, Item
from roletui.cost.lines import Cost, PlanLine
from roletui.cost.plan import Priced, priced
from roletui.cost.sample import exact
from roletui.cost.whole_plan import figures, total_at
from roletui.dataset.dataset import Dataset
from roletui.text.money import Range
from roletui.text.numbers import rounded
from roletui.text.tuples import NamedTuple

_CORNERS = 8
"""Number of figures of which every combination of ends is tried: 256 of them."""


class Engagement(NamedTuple):
    """Somebody hired for one line, as a plan of its own."""

    plan: Priced

    @property
    def role(self) -> str:
        """Id of the role that is hired; empty where nobody is."""
        return self.plan.costs[0].rate.role if self.plan.costs else ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All that is paid, the work first."""
        return self.plan.items

    @property
    def paid(self) -> Range:
        """What all of it costs."""
        return self.plan.total or Range(0, 0, 0)


class WrongHire(NamedTuple):
    """One role was hired, another was needed."""

    hired: Engagement
    """The line as it was planned."""
    second: Engagement
    """The role that was needed: the share of the work that is done again, after a new start."""
    needed: Engagement
    """The whole work with the role that was needed, from the start."""

    @property
    def total(self) -> Range:
        """What is paid in the end."""
        return self.hired.paid.plus(self.second.paid)

    @property
    def likely_lost(self) -> int:
        """How much more that likely is than the role that was needed would have cost."""
        return self.total.likely - self.needed.paid.likely

    @property
    def lost(self) -> Range:
        """How much more that is than the role that was needed would have cost.

        All three rest on the same figures, so each figure is taken once: the bounds are the least
        and the most that the difference can be while every one of them stays within its range.
        """
        likely = self.likely_lost
        # Each part is rounded by itself, so a narrow range may lie beside it by a minor unit.
        found = [likely, *self._corners()]
        return Range(min(found), likely, max(found))

    def _corners(self) -> Iterator[int]:
        costs = [cost for each in self for cost in each.plan.costs]
        keys = [*{f.key: None for f in figures(costs) if f.varies}][:_CORNERS]
        for ends in product(("low", "high"), repeat=len(keys)):
            case = dict(zip(keys, ends, strict=True))

            def at(figure: Input, case: dict[typing.Any, str] = case) -> typing.Any:
                return getattr(figure, case.get(figure.key, "likely"))

            hired, second, needed = (exact(total_at(each.plan.costs, at)) for each in self)
            lost = hired + second - needed
            yield rounded(lost.numerator, lost.denominator)


def wrong_hire(
    dataset: Dataset, hired: Cost, role: str, redone: Decimal, restart: Decimal
) -> WrongHire | None:
    """Return what the wrong role costs; None where the one that was needed has no rate.

    ``redone`` is in per cent, ``restart`` in weeks. The role that was needed is hired in the same
    way where there is a rate for it, else in the first way that has one.
    """
    line = hired.line._replace(start=Decimal(1), follows=False)
    needed = instead(dataset, line, role)
    again = needed._replace(weeks=line.weeks * redone / 100 + restart, weeks_range=None)
    # Where nothing is left to be done, nobody is engaged a second time.
    plans = [priced(dataset, lines) for lines in ((line,), (again,) * (again.weeks > 0), (needed,))]
    return WrongHire(*map(Engagement, plans)) if plans[0].costs and plans[2].costs else None


def instead(dataset: Dataset, line: PlanLine, role: str) -> PlanLine:
    """Return a line with another role, hired in the same way where there is a rate for it."""
    rates = dataset.rates_of(role)
    same = next((rate for rate in rates if rate.channel == line.channel), None)
    rate = same or next(iter(rates), None)
    channel, name = (rate.channel, rate.id) if rate else ("", "")
    return line._replace(role=role, channel=channel, rate=name).at(None)
