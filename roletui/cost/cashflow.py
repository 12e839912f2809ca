"""What has been spent by the end of each week.

Work falls due as it is done, ramp-up before it and an overrun after it; fees and management over
all three; a recruiter's bill in the first week of its line; what is paid a month over the months it
runs. Each of the three cases has its own dates.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil

from roletui.cost.items import Item
from roletui.cost.overheads import high, likely, low
from roletui.cost.plan import Priced
from roletui.cost.sample import exact
from roletui.cost.whole_plan import Span, joined, spans
from roletui.dataset.overhead_kinds import Due
from roletui.text.money import Range
from roletui.text.numbers import rounded

Stretch = tuple[Fraction, Fraction]
"""The weeks after which payment begins and ends."""
ZERO = Fraction(0)
Dated = tuple[Item, tuple[Stretch, ...]]
_CASES = ((0, low), (1, likely), (2, high))


def cumulative(found: Priced) -> tuple[Range, ...]:
    """Return what is spent after 0, 1, 2 … weeks; the last one is the plan's total, exactly."""
    cases = _cases(found)
    return _at(cases, map(Fraction, range(_last(cases) + 1)))


def spent_by(found: Priced, weeks: Iterable[Fraction]) -> tuple[Range, ...]:
    """Return what is spent after so many weeks each."""
    return _at(_cases(found), weeks)


def last_week(found: Priced) -> int:
    """Return after how many weeks all of a plan is spent."""
    return _last(_cases(found))


def _cases(found: Priced) -> list[list[Dated]]:
    return [[*_dated(found, spans(found.costs, at))] for _, at in _CASES]


def _last(cases: Sequence[Sequence[Dated]]) -> int:
    # What falls due at once at the start of the plan is paid in its first week.
    ends = (max(end, Fraction(1)) for case in cases for _, runs in case for _, end in runs)
    return ceil(max(ends, default=0))


def _at(cases: Sequence[Sequence[Dated]], weeks: Iterable[Fraction]) -> tuple[Range, ...]:
    return tuple(
        Range(*(_spent(case, place, week) for place, case in enumerate(cases))) for week in weeks
    )


def _dated(found: Priced, dates: Sequence[Span]) -> Iterator[Dated]:
    for entry, (start, begin, planned, end) in zip(found.costs, map(_exact, dates), strict=True):
        stretches: dict[Due, Stretch] = {
            "before the work": (start, begin),
            "at the start": (start, start + 1),
            "as worked": (start, end),
            "at the end": (planned, end),
        }
        for item in entry.items:
            yield item, ((begin, planned) if item.kind == "work" else stretches[item.due],)
    for item in found.extras:
        paying = (
            (start, end)
            for entry, (start, _, _, end) in zip(found.costs, map(_exact, dates), strict=True)
            if any(overhead.id == item.overhead for overhead in entry.offer.overheads)
        )
        yield item, joined(paying) or ((ZERO, ZERO),)


def _exact(dates: Span) -> tuple[Fraction, ...]:
    return tuple(map(exact, dates))


def _spent(dated: Sequence[Dated], case: int, week: Fraction) -> int:
    spent = 0
    for item, runs in dated:
        part = _part(runs, week)
        spent += rounded(item.amount[case] * part.numerator, part.denominator)
    return spent


def _part(runs: tuple[Stretch, ...], week: Fraction) -> Fraction:
    """Return the part of a payment over some stretches that is paid by the end of a week."""
    if week <= runs[0][0]:
        return Fraction(1 if week and runs[-1][1] <= week else 0)
    if week >= runs[-1][1]:
        return Fraction(1)
    if len(runs) == 1:  # as nearly all: half the work of the sums
        start, end = runs[0]
        return (week - start) / (end - start)
    paid = sum((max(Fraction(0), min(end, week) - start) for start, end in runs), ZERO)
    return paid / sum((end - start for start, end in runs), ZERO)
