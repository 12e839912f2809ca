"""What has been spent by the end of each week.

Work, fees and management fall due as the hours are worked; ramp-up before them; a recruiter's bill
in the first week of its line; what is paid a month over the months it runs; an overrun at the end.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from roletui.cost.items import Item
from roletui.cost.lines import lead, span
from roletui.cost.plan import Priced
from roletui.dataset.overhead_kinds import Due
from roletui.text.money import Range
from roletui.text.numbers import rounded

Stretch = tuple[Fraction, Fraction]
"""The weeks after which payment begins and ends."""
ZERO = Fraction(0)
Dated = tuple[Item, tuple[Stretch, ...]]


def cumulative(found: Priced) -> tuple[Range, ...]:
    """Return what is spent after 0, 1, 2 … weeks; the last one is the plan's total, exactly."""
    dated = [*_dated(found)]
    # What falls due at once at the start of the plan is paid in its first week.
    last = ceil(max((max(end, Fraction(1)) for _, runs in dated for _, end in runs), default=0))
    return tuple(_spent(dated, week) for week in range(last + 1))


def _dated(found: Priced) -> Iterator[Dated]:
    for entry in found.costs:
        start, end = span(entry)
        begin = start + lead(entry)
        stretches: dict[Due, Stretch] = {
            "before the work": (start, begin),
            "at the start": (start, start + 1),
            "as worked": (begin, end),
            "at the end": (end, end),
        }
        for item in entry.items:
            yield item, (stretches[item.due],)
    for item in found.extras:
        yield item, item.runs


def _spent(dated: list[Dated], week: int) -> Range:
    low = likely = high = 0
    for item, runs in dated:
        part = _part(runs, week)
        low += rounded(item.amount.low * part.numerator, part.denominator)
        likely += rounded(item.amount.likely * part.numerator, part.denominator)
        high += rounded(item.amount.high * part.numerator, part.denominator)
    return Range(low, likely, high)


def _part(runs: tuple[Stretch, ...], week: int) -> Fraction:
    """Return the part of a payment over some stretches that is paid by the end of a week."""
    if week <= runs[0][0]:
        return Fraction(1 if week and runs[-1][1] <= week else 0)
    if week >= runs[-1][1]:
        return Fraction(1)
    paid = sum((max(Fraction(0), min(end, Fraction(week)) - start) for start, end in runs), ZERO)
    return paid / sum((end - start for start, end in runs), ZERO)
