"""Part-time needs for one role, added up before minimums and what a person costs are charged.

Whoever works less than a full week is alike where role, way to hire, rate, month and start are the
same. What such people work is added and spread evenly over the longest of their times, by as few
people as do it in full weeks at most. What is charged for that once stands against what is charged
for each.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from roletui.cost.alternatives import alone
from roletui.cost.lines import Cost, PlanLine, cost_at
from roletui.cost.overheads import Offer, Work
from roletui.cost.plan import Priced
from roletui.cost.rates import FULL_TIME_WEEK
from roletui.text.tuples import NamedTuple

_NOBODY = Decimal(0)


class Shared(NamedTuple):
    """Part-time needs that are cheaper together."""

    role: str
    """Id of the role."""
    channel: str
    """Id of the way to hire."""
    month: str
    """When they begin; empty where no date is given."""
    number: int
    """How many needs there are."""
    people: int
    """How many people serve them together."""
    hours: Fraction
    """The hours a week of all of them together."""
    weeks: Fraction
    """How long, in weeks."""
    apart: int
    """What is likely charged for each by itself, in minor units."""
    together: int
    """What is likely charged for them together."""

    @property
    def saved(self) -> int:
        """By how much less it is together."""
        return self.apart - self.together


class _Sum(NamedTuple):
    entry: Cost
    """One of them."""
    number: int
    hours: Fraction
    """Over all weeks."""
    weeks: Fraction
    """The longest."""
    apart: int


def shared(plans: Iterable[tuple[Priced, str, int]]) -> tuple[Shared, ...]:
    """Return what is cheaper together in plans, each with its month and how often there is it."""
    sums: dict[tuple[PlanLine, Offer, str], _Sum] = {}
    for bill, month, number in plans:
        for entry in bill.costs:
            offer = _charged_once(entry.offer)
            if offer is None or not _part_time(entry):
                continue
            line = entry.line
            alike = line._replace(people=_NOBODY, hours=_NOBODY, weeks=_NOBODY, follows=False)
            before = sums.get((alike, offer, month)) or _Sum(entry, 0, Fraction(0), Fraction(0), 0)
            people, hours, weeks = line.sizes
            each = alone(cost_at(line, offer, entry.work_size)).likely
            sums[alike, offer, month] = before._replace(
                number=before.number + number,
                hours=before.hours + people * hours * weeks * number,
                weeks=max(before.weeks, weeks),
                apart=before.apart + each * number,
            )
    found = (_together(offer, month, found) for (_, offer, month), found in sums.items())
    kept = (each for each in found if each.number > 1 and each.saved > 0)
    return tuple(sorted(kept, key=lambda each: (-each.saved, each.role, each.channel, each.month)))


def _charged_once(offer: Offer) -> Offer | None:
    """Return an offer without monthly bills; None where nothing is charged for a person at least.

    A bill for tools or machines is that of the work, whoever does it.
    """
    extras = offer.extras._replace(monthly=())
    if extras.weekly or extras.floors or extras.contracts or extras.hiring or extras.effort:
        return offer.only(extras)
    return None


def _part_time(entry: Cost) -> bool:
    line = entry.line
    exact = not (line.hours_range or line.weeks_range or entry.work_size.events)
    return exact and 0 < line.hours < FULL_TIME_WEEK and line.people > 0 and line.weeks > 0


def _together(offer: Offer, month: str, found: _Sum) -> Shared:
    line, hours = found.entry.line, found.hours / found.weeks
    people = -(-hours // FULL_TIME_WEEK)
    work = Work(Fraction(people), hours / people, found.weeks)
    together = alone(cost_at(line, offer, work)).likely
    return Shared(
        line.role, line.channel, month, found.number, int(people), hours, found.weeks,
        found.apart, together,
    )  # fmt: skip
