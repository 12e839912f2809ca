"""What is billed in a week and in a month of a plan.

A month of a plan is a calendar month, 52 ÷ 12 weeks, for every line and for what is paid by the
month: how many hours a seller calls a full month is said of his prices, where they are quoted.
"""

from collections.abc import Iterable
from fractions import Fraction

from roletui.cost.items import ONE, Item
from roletui.cost.lines import Cost, billed
from roletui.cost.overheads import MONTHS_A_WEEK
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
