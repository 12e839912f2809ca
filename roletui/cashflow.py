"""What has been spent by the end of each week.

Work, fees and management fall due as the hours are worked; ramp-up before them; a recruiter's bill
when the line begins; what is paid a month over the months it runs; an overrun when the line ends.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from roletui.budget import lead, span
from roletui.items import Item
from roletui.money import Range, rounded
from roletui.plan import Priced

Stretch = tuple[Fraction, Fraction]
"""After how many weeks something begins and ends to be paid."""


def cumulative(found: Priced) -> tuple[Range, ...]:
    """Return what is spent after 0, 1, 2 … weeks; the last one is the plan's total, exactly."""
    dated = [*_dated(found)]
    last = ceil(max((end for _, (_, end) in dated), default=Fraction(0)))
    return tuple(_spent(dated, week) for week in range(last + 1))


def ends(found: Priced) -> Fraction:
    """Return after how many weeks the plan is over."""
    return max((span(entry)[1] for entry in found.costs), default=Fraction(0))


def _dated(found: Priced) -> Iterator[tuple[Item, Stretch]]:
    for entry in found.costs:
        start, end = span(entry)
        begin = start + lead(entry)
        for item in entry.items:
            if item.kind == "weeks":
                yield item, (start, begin)
            elif item.kind == "hire":
                yield item, (start, start)
            elif item.kind == "overrun":
                yield item, (end, end)
            else:
                yield item, (begin, end)
    starts = [span(entry)[0] for entry in found.costs]
    for item in found.extras:
        yield item, (min(starts), ends(found))


def _spent(dated: list[tuple[Item, Stretch]], week: int) -> Range:
    low = likely = high = 0
    for item, (start, end) in dated:
        if week >= end:
            # What falls due at once at the start of the plan is paid in its first week.
            part = Fraction(1) if end or week else Fraction(0)
        elif week <= start:
            continue
        else:
            part = (week - start) / (end - start)
        low += rounded(item.amount.low * part.numerator, part.denominator)
        likely += rounded(item.amount.likely * part.numerator, part.denominator)
        high += rounded(item.amount.high * part.numerator, part.denominator)
    return Range(low, likely, high)
