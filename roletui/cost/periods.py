"""What is billed in a week and in a month of a plan.

A month of a plan is a calendar month, 52 ÷ 12 weeks, for every line and for what is paid by the
month: how many hours a seller calls a full month is said of his prices, where they are quoted.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import partial

from roletui.cost.items import ONE, Item, sum_of
from roletui.cost.lines import Cost
from roletui.cost.overheads import (
    MONTHS_A_WEEK,
    At,
    Part,
    Work,
    is_steady,
    items_of,
    line_parts,
    month_part,
)
from roletui.cost.rates import FULL_TIME_WEEK
from roletui.text.money import Range
from roletui.text.tuples import NamedTuple

MONTH_WORDS = "4⅓ weeks"
"""A month, as headings say it."""


class Periods(NamedTuple):
    """What is billed in a week and in a month of work, in minor units."""

    week: Range
    month: Range


def periods(entry: Cost, *, alone: bool) -> Periods:
    """Return what is billed of a line in a week and in a month of its work.

    Where it is ``alone`` in its plan, what is paid by the month for the plan is in it.
    """
    months = MONTHS_A_WEEK if alone else Fraction(0)
    weeks = ONE / MONTHS_A_WEEK
    return Periods(billed(entry, ONE, months), billed(entry, weeks, months * weeks))


def heading(word: str, items: Iterable[Item]) -> str:
    """Return the heading of a table of items, which says what a month is where any counts them."""
    monthly = any(item.unit == "months" for item in items)
    return f"{word} (months of {MONTH_WORDS})" if monthly else word


def month_hours(entry: Cost) -> Fraction:
    """Return the hours of everybody in a month of the plan, by the channel's convention."""
    people, hours, _ = entry.line.sizes
    return people * hours * entry.channel.hours_per_year / (12 * FULL_TIME_WEEK)


def month_weeks(entry: Cost) -> Fraction:
    """Return the weeks in a month by the channel's convention: 4 of 40 hours are 160."""
    return (
        month_hours(entry) / (entry.line.sizes[0] * entry.line.sizes[1] * entry.offer.share)
        if entry.line.people and entry.line.hours
        else ONE / MONTHS_A_WEEK
    )


def billed(entry: Cost, weeks: Fraction, months: Fraction) -> Range:
    """Return what is billed for some weeks in the middle of a line, and so many months.

    That is what recurs: nothing that is paid once, and no minimum over the whole time.
    """
    parts = partial(recurring, entry, weeks, months)
    return sum_of(items_of(parts, steady=is_steady(entry.offer, entry.work_size)))


def recurring(entry: Cost, weeks: Fraction, months: Fraction, at: At) -> list[Part]:
    """Return what is charged for some weeks of a line, and what is billed for so many months."""
    size = Work(entry.work_size.people, entry.work_size.hours, weeks)
    extras = entry.offer.extras.recurring
    bills = [month_part(extra, months) for extra in extras.monthly]
    return [*line_parts(entry.offer.only(extras), size, at), *bills]
