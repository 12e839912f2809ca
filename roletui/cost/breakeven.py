"""Where two ways cost the same, solved exactly, and how far a sum of money goes.

Everything is solved on the likely figures before they are rounded: a total is linear in each size
but for the kinks where a minimum is reached or one line ends while another goes on.
"""

import typing
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from roletui.cost.alternatives import Alternative
from roletui.cost.items import ONE
from roletui.cost.lines import (
    Cost,
    NoRateError,
    PlanLine,
    cost_at,
    exact,
    month_hours,
    month_weeks,
    offer_for,
    recurring,
    spans,
    total_at,
)
from roletui.cost.overheads import Offer, Work, likely, time_of
from roletui.cost.plan import priced
from roletui.cost.sizes import Resized, Size, resized
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Slider
from roletui.dataset.overhead_kinds import Due

Bound = typing.Literal["likely", "high"]
_ONCE: tuple[Due, ...] = ("at the start", "before the work")
"""When an item is due that is paid once, however long the work goes on."""


class Saving(typing.NamedTuple):
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
    """Return what a way costs before its work begins, fees on it included."""
    shares = _shares(way)
    once = Fraction(0)
    for item in way.items:
        if item.due in _ONCE:
            amount = item.quantity * item.price.likely
            for factor in (*(() if item.factor is None else (item.factor,)), *item.events):
                amount *= factor.likely
            once += amount * (shares if item.due == "before the work" else 1)
    return once


def _hour(way: Cost) -> Fraction:
    """Return what an hour of work less saves: nothing while a minimum is paid for anyway."""
    if any(item.kind == "unused" and item.quantity for item in way.items):
        return Fraction(0)
    return way.offer.price.likely * _shares(way)


def _shares(way: Cost) -> Fraction:
    return 1 + sum((extra.figure.likely for extra in way.offer.shares), Fraction(0))


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
    line, offer = lines[number], offers[number]
    if offer is None:
        return
    people, hours, weeks = line.sizes
    ramp_up = exact(time_of(offer, Work(people, hours, weeks), likely).ramp_up)
    least, weekly, contracts = (
        [extra.figure.likely for extra in extras]
        for extras in (offer.floors, offer.weekly, offer.contracts)
    )
    paid = ramp_up + weeks
    for bought in [hours, *weekly]:
        match name:
            case "weeks" if bought:
                yield from (hours_ / bought - ramp_up for hours_ in least)
                yield from (hours_ / (bought * people) - ramp_up for hours_ in contracts if people)
            case "people" if bought * paid:
                yield from (hours_ / (bought * paid) for hours_ in contracts)
            case _:
                pass
    if name == "hours":
        yield from weekly
        if paid:
            yield from (hours_ / paid for hours_ in least)
            yield from (hours_ / (paid * people) for hours_ in contracts if people)
    if name == "weeks" and len(lines) > 1:
        costs = _costs(lines, offers, number, name, weeks)
        dates = spans(costs, likely)
        mine = next(
            exact(date.end) for cost, date in zip(costs, dates, strict=True) if cost.line is line
        )
        for date in dates:
            yield from (exact(edge) - (mine - weeks) for edge in (date.start, date.end))


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
        work = Work(*line.sizes)
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
    slider: Slider = getattr(dataset.budget, name)

    def fits(step: int) -> bool:
        value = slider.minimum + step * slider.step
        total = priced(dataset, change(lines, number, name, value)).total
        return total is not None and getattr(total, bound) <= goal

    low, high = 0, int((slider.maximum - slider.minimum) // slider.step)
    if not fits(0):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return slider.minimum + low * slider.step
