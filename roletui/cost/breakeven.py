"""Where two ways cost the same, solved exactly, and how far a sum of money goes.

Everything is solved on the likely figures before they are rounded: a total is linear in each size
but for the kinks where a minimum is reached or one line ends while another goes on.
"""

import typing
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from roletui.cost.alternatives import Alternative
from roletui.cost.items import ONE
from roletui.cost.lines import (
    NoRateError,
    Offer,
    PlanLine,
    cost_at,
    month_hours,
    offer_for,
    plan_extras,
    span,
)
from roletui.cost.overheads import minimums
from roletui.cost.plan import priced
from roletui.cost.sizes import Resized, Size, resized
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Slider

Bound = typing.Literal["likely", "high"]


class Saving(typing.NamedTuple):
    """What a dearer way must save of a cheaper one's work to be worth its price."""

    cheap: Alternative
    dear: Alternative
    month: Fraction
    """Hours in a month of the plan, by the convention of the chosen line."""
    hours: Fraction
    """Hours of the cheaper one's work that the dearer must save in such a month, exactly."""

    def monthly(self, way: Alternative) -> Fraction:
        """Return what a way costs in such a month, overheads included, in minor units."""
        return way.total.likely * self.month / way.cost.work.quantity


def saving(chosen: Alternative, other: Alternative) -> Saving | None:
    """Return what the dearer of two ways for the same hours must save.

    None where both are level, where the cheaper one costs nothing, or where nobody works.

    Worth it only if as many hours of the cheaper one's work are no longer needed as the difference
    would pay for.
    """
    cheap, dear = sorted((chosen, other), key=lambda way: way.total.likely)
    month = month_hours(chosen.cost)
    if cheap.total.likely == dear.total.likely or not cheap.total.likely:
        return None
    if not month or not chosen.cost.work.quantity:
        return None
    hours = month * (dear.total.likely - cheap.total.likely) / cheap.total.likely
    return Saving(cheap, dear, month, hours)


def even(
    dataset: Dataset, lines: Sequence[PlanLine], number: int, name: Size, target: int
) -> Fraction | None:
    """Return the size at which a plan likely costs as much as a target; None where it never does.

    Where it does over a whole stretch, below a minimum, the largest such size is meant. It may lie
    beyond the limits of its slider.
    """
    offers = [_offer(dataset, line) for line in lines]
    kinks = _kinks(dataset, lines, offers, number, name)
    places = sorted({Fraction(0), *(place for place in kinks if place > 0)})
    places.append(places[-1] + 1)
    costs = [_exact(dataset, resized(lines, number, name, place), offers) for place in places]
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
    dataset: Dataset,
    lines: Sequence[PlanLine],
    offers: Sequence[Offer | None],
    number: int,
    name: Size,
) -> Iterator[Fraction]:
    """Yield the sizes at which the cost may change its slope."""
    line, offer = lines[number], offers[number]
    if offer is None:
        return
    people, hours, weeks = line.sizes
    leasts, weekly = minimums(offer.overheads.minimums)
    if name == "hours":
        yield from weekly
    # Where a minimum in all is reached, at the hours that are bought a week.
    others = {"people": weeks, "hours": people * weeks, "weeks": people}[name]
    for bought in [ONE] if name == "hours" else [hours, *weekly]:
        if per := others * bought:
            yield from (least / per for least in leasts)
    if name == "weeks" and len(lines) > 1:
        _, end = span(cost_at(dataset, line, offer, line.sizes))
        for entry in priced(dataset, lines).costs:
            yield from (edge - (end - weeks) for edge in span(entry))


def _exact(dataset: Dataset, lines: Sequence[PlanLine], offers: Sequence[Offer | None]) -> Fraction:
    """Return the likely total of a plan before any rounding, in minor units."""
    costs = [
        cost_at(dataset, line, offer, line.sizes)
        for line, offer in zip(lines, offers, strict=True)
        if offer
    ]
    total = Fraction(0)
    for items in (*map(attrgetter("items"), costs), plan_extras(dataset, costs)):
        for item in items:
            amount = item.quantity * item.price.likely
            total += amount if item.factor is None else amount * item.factor.likely
    return total


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
