"""A plan on the calendar: what each month costs, and when somebody can start."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from roletui.cost.cashflow import last_week, spent_by
from roletui.cost.lines import Cost
from roletui.cost.plan import Priced
from roletui.text.money import Range
from roletui.text.numbers import count, plain
from roletui.text.tuples import NamedTuple

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Month(NamedTuple):
    """A calendar month of a plan."""

    first: date
    """Its first day."""
    spent: Range
    """What is spent in it, in minor units."""
    so_far: Range
    """What is spent by its end."""

    @property
    def name(self) -> str:
        """The month with its year: ``Jan 2027``."""
        return month_name(self.first)


def month_name(day: date) -> str:
    """Write the month of a day with its year: ``Jan 2027``."""
    return f"{_NAMES[day.month - 1]} {day.year}"


def calendar_months(found: Priced, starts: date) -> tuple[Month, ...]:
    """Return the calendar months of a plan that starts on a day, with what each costs."""
    end, months = last_week(found), []
    first = starts.replace(day=1)
    weeks: list[Fraction] = []
    while not weeks or weeks[-1] < end:
        months.append(first)
        first = _next(first)
        weeks.append(Fraction((first - starts).days, 7))
    before, result = Range(0, 0, 0), []
    for month, so_far in zip(months, spent_by(found, weeks), strict=True):
        spent = Range(*(now - then for now, then in zip(so_far, before, strict=True)))
        result.append(Month(month, spent, so_far))
        before = so_far
    return tuple(result)


def _next(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def months_between(starts: date, weeks: Decimal) -> int:
    """Return how many turns of a month there are within so many weeks from a day on."""
    day = starts + timedelta(days=int(weeks * 7))
    return 12 * (day.year - starts.year) + day.month - starts.month


def lead_sentences(
    costs: Sequence[Cost], starts: date, *, because: bool = False
) -> tuple[str, ...]:
    """Say of each way to hire how soon somebody can start, and by when to sign for it."""
    said: dict[str, str] = {}
    for entry in sorted(costs, key=lambda entry: entry.line.start):
        channel = entry.channel
        if channel.id in said:
            continue
        if channel.lead is None:
            said[channel.id] = f"{channel.name}: how soon somebody can start is not stated."
            continue
        low, high = channel.lead.low, channel.lead.high
        weeks = count(high, "week", "weeks")
        if low != high:
            weeks = f"{plain(low)}–{weeks}"
        begins = starts + timedelta(days=int((Fraction(entry.line.start) - 1) * 7))
        sign = begins - timedelta(days=ceil(Fraction(high) * 7))
        words = (
            f"{channel.name}: can start {weeks} after the contract, as stated; for {begins} sign "
            f"by {sign}."
        )
        said[channel.id] = f"{words} {channel.lead.because}" if because else words
    return tuple(said.values())
