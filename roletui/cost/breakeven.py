"""Where two ways cost the same, solved exactly, and how far a sum of money goes.

Everything is solved on the likely figures before they are rounded: a total is linear in each size
but for the kinks where a minimum is reached or one line ends while another goes on.
"""

import typing
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod

from roletui.cost.alternatives import Alternative
from roletui.cost.items import ONE
from roletui.cost.lines import Cost, NoRateError, PlanLine, cost_at, offer_for, work_of
from roletui.cost.overheads import Offer, Work, bought_hours, likely, needed_at, time_of
from roletui.cost.periods import month_hours, month_weeks, recurring
from roletui.cost.plan import priced
from roletui.cost.sample import exact
from roletui.cost.sizes import Resized, Size, largest, resized, slider_of
from roletui.cost.whole_plan import plan_extras, spans, total_at
from roletui.dataset.dataset import Dataset
from roletui.text.tuples import NamedTuple

Bound = typing.Literal["likely", "high"]


class Saving(NamedTuple):
    """What a dearer way must save of a cheaper one's work to be worth its price."""

    cheap: Alternative
    dear: Alternative
    month: Fraction
    """Hours of work in a month of the plan, by the convention of the chosen line."""
    hour: Fraction
    """What an hour of the cheaper one's work that is no longer needed saves, in minor units."""
    cheap_month: Fraction
    """What the cheaper way costs for such a month, in minor units."""
    dear_month: Fraction
    even_after: Fraction | None
    """After how many months what is paid once has made up for the monthly difference, both ways
    going on; None where one of them is cheaper from the start and stays so."""

    @property
    def hours(self) -> Fraction | None:
        """Hours of the cheaper one's work that the dearer must save in such a month, exactly.

        None where an hour less saves nothing, because a minimum is paid for anyway.
        """
        return (self.dear_month - self.cheap_month) / self.hour if self.hour else None

    @property
    def pays(self) -> bool:
        """Whether so many hours can be saved at all: no more than the month has."""
        return self.hours is not None and self.hours <= self.month


def saving(chosen: Alternative, other: Alternative) -> Saving | None:
    """Return what the dearer of two ways for the same work must save.

    None where both are level, or where nobody works. Worth it only if as many hours of the cheaper
    one's work are no longer needed as the difference would pay for. What both pay alike, such as
    monthly bills, changes nothing.
    """
    month = month_hours(chosen.cost)
    if not month or not chosen.cost.work.quantity:
        return None
    weeks = month_weeks(chosen.cost)
    ways = [(_month(way.cost, chosen.cost, weeks), way) for way in (chosen, other)]
    (cheap_month, cheap), (dear_month, dear) = sorted(ways, key=lambda way: way[0])
    if cheap_month == dear_month:
        return None
    apart = _once(cheap.cost) - _once(dear.cost)
    even_after = apart / (dear_month - cheap_month) if apart > 0 else None
    return Saving(cheap, dear, month, _hour(cheap.cost), cheap_month, dear_month, even_after)


def _month(way: Cost, chosen: Cost, weeks: Fraction) -> Fraction:
    """Return what a way costs for the work that the chosen one does in some weeks, and a month."""
    scaled = weeks * chosen.offer.share / way.offer.share
    parts = recurring(way, scaled, ONE, likely)
    return sum((exact(part.amount(likely)) for part in parts), Fraction(0))


def _once(way: Cost) -> Fraction:
    """Return what a way costs before its work begins: hiring, ramp-up, and what comes with it."""
    offer, size = way.offer, way.work_size
    before = Work(size.people, size.hours, Fraction(0))
    alone = way._replace(offer=offer.only(offer.extras.once), work_size=before)
    return exact(total_at([alone], likely))


def _hour(way: Cost) -> Fraction:
    """Return what an hour of work less saves: nothing while a minimum is paid for anyway."""
    items = (*way.items, *plan_extras([way]))
    if any(item.kind == "unused" and item.quantity for item in items):
        return Fraction(0)
    return way.offer.price.likely * _shares(way)


def _shares(way: Cost) -> Fraction:
    """Return what is paid for each unit of what the hours cost."""
    return ONE + sum(
        prod((figure.likely for figure in (extra.figure, *extra.events)), start=ONE)
        for extra in way.offer.extras.shares
    )


def even(
    dataset: Dataset, lines: Sequence[PlanLine], number: int, name: Size, target: int
) -> Fraction | None:
    """Return the size at which a plan likely costs as much as a target; None where it never does.

    Where it does over a whole stretch, below a minimum, the largest such size is meant. It may lie
    beyond the limits of its slider.
    """
    offers = [_offer(dataset, line) for line in lines]
    kinks = _kinks(lines, offers, number, name)
    places = sorted({Fraction(0), *(place for place in kinks if place > 0)})
    places.append(places[-1] + 1)
    costs = [_exact(lines, offers, number, name, place) for place in places]
    found = None
    stretches = list(zip(places, places[1:], costs, costs[1:], strict=False))
    for nr, (left, right, below, above) in enumerate(stretches):
        if above == below:
            found = right if above == target else found
            continue
        at = left + (right - left) * (target - below) / (above - below)
        last = nr == len(stretches) - 1
        if left <= at <= right or (last and at > right):
            found = at
    return found if found else None


def _offer(dataset: Dataset, line: PlanLine) -> Offer | None:
    """Return what a line is counted with, whatever its size; None where there is no rate."""
    try:
        return offer_for(dataset, line)
    except NoRateError:
        return None


def _kinks(
    lines: Sequence[PlanLine], offers: Sequence[Offer | None], number: int, name: Size
) -> Iterator[Fraction]:
    """Yield the sizes at which the cost may change its slope."""
    offer = offers[number]
    if offer is None:
        return
    people, hours, weeks = lines[number].sizes
    week = time_of(offer, Work(people, hours, ONE), likely)
    ramp_up, longer = exact(week.ramp_up), ONE + exact(week.overrun)
    paid = ramp_up + weeks * longer
    least = max((extra.figure.likely for extra in offer.extras.floors), default=Fraction(0))
    a_week = [extra.figure.likely for extra in offer.extras.weekly]
    weekly = max([hours, *a_week])
    # What each person has to buy in all, or of a contract what the other lines leave.
    in_all = [least, *(rest / people for rest in _contracts(lines, offers, number) if people)]
    match name:
        case "weeks":
            if weekly:
                yield from ((hours_ / weekly - ramp_up) / longer for hours_ in in_all)
            yield from _meetings(lines, offers, number)
        case "hours":
            yield from a_week
            if paid:
                yield from (hours_ / paid for hours_ in in_all)
        case "people":
            if bought := max(weekly * paid, least):
                yield from (rest / bought for rest in _contracts(lines, offers, number))


def _contracts(
    lines: Sequence[PlanLine], offers: Sequence[Offer | None], number: int
) -> Iterator[Fraction]:
    """Yield the paid hours that a line has to bring to a contract, beside all other lines."""
    offer = offers[number]
    if offer is None:
        return
    bought = Fraction(0)
    for nr, (line, other) in enumerate(zip(lines, offers, strict=True)):
        if nr != number and other and other.rate == offer.rate:
            work = work_of(line, nr)
            hours = bought_hours(other, work, likely) * needed_at(work, likely)
            bought += exact(hours) / offer.share
    yield from (extra.figure.likely - bought for extra in offer.extras.contracts)


def _meetings(
    lines: Sequence[PlanLine], offers: Sequence[Offer | None], number: int
) -> Iterator[Fraction]:
    """Yield the weeks of a line at which it, or what follows it, meets an end of another line."""
    weeks = Fraction(lines[number].weeks)
    now, later = (
        [
            exact(edge)
            for found in spans(_costs(lines, offers, number, "weeks", size), likely)
            for edge in (found.start, found.end)
        ]
        for size in (weeks, weeks + 1)
    )
    fixed = {edge for edge, then in zip(now, later, strict=True) if edge == then}
    for edge, then in zip(now, later, strict=True):
        if edge != then:
            yield from (weeks + (other - edge) / (then - edge) for other in fixed)


def _costs(
    lines: Sequence[PlanLine],
    offers: Sequence[Offer | None],
    number: int,
    name: Size,
    place: Fraction,
) -> list[Cost]:
    """Return what lines cost of which one has a size that need not be a decimal."""
    found = []
    for nr, (line, offer) in enumerate(zip(lines, offers, strict=True)):
        work = work_of(line, nr)
        if nr == number:
            size: dict[str, typing.Any] = {name: place}
            work = work._replace(**size)
        if offer:
            found.append(cost_at(line, offer, work))
    return found


def _exact(
    lines: Sequence[PlanLine],
    offers: Sequence[Offer | None],
    number: int,
    name: Size,
    place: Fraction,
) -> Fraction:
    """Return the likely total of a plan before any rounding, in minor units."""
    return exact(total_at(_costs(lines, offers, number, name, place), likely))


def affordable(
    dataset: Dataset,
    lines: Sequence[PlanLine],
    number: int,
    name: Size,
    goal: int,
    bound: Bound = "likely",
    change: Resized = resized,
) -> Decimal | None:
    """Return the largest size of its slider at which a plan costs no more than a goal.

    None where even the smallest costs more, or nothing is priced.
    """
    slider = slider_of(dataset, name)

    def cost(value: Decimal) -> int:
        total = priced(dataset, change(lines, number, name, value)).total
        found: int = getattr(total, bound) if total else goal + 1
        return found

    return largest(slider, slider.maximum, cost, goal)
