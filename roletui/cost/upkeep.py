"""What is still paid after the last week of a plan: its run rate, a month and a year."""

import typing
from collections.abc import Sequence
from fractions import Fraction

from roletui.cost.items import sum_of
from roletui.cost.lines import Cost
from roletui.cost.overheads import Extra, items_of, month_part
from roletui.text.money import Range, readable_range
from roletui.text.tuples import NamedTuple

NONE_COUNTED = "No upkeep is counted: no source states it."
"""Said where nothing is paid on after the last week."""


class Upkeep(NamedTuple):
    """What is paid on, in minor units."""

    month: Range
    year: Range
    labels: tuple[str, ...]
    """What it is paid for."""


def upkeep(costs: Sequence[Cost]) -> Upkeep | None:
    """Return what is paid on after the last week; None where nothing is."""
    stays: dict[str, Extra] = {}
    for entry in costs:
        for extra in entry.offer.extras.monthly:
            if extra.overhead.stays:
                stays[extra.overhead.id] = extra
    if not stays:
        return None
    month, year = (_months(stays.values(), months) for months in (1, 12))
    return Upkeep(month, year, tuple(extra.overhead.label for extra in stays.values()))


def _months(extras: typing.Iterable[Extra], months: int) -> Range:
    parts = [month_part(extra, Fraction(months)) for extra in extras]
    return sum_of(items_of(lambda _: parts, steady=True))


def upkeep_sentence(found: Upkeep | None, currency: str) -> str:
    """Say what is paid on after the last week, or that nothing is counted."""
    if found is None:
        return NONE_COUNTED
    month, year = (readable_range(amount, currency) for amount in (found.month, found.year))
    return f"After the last week {month} a month, {year} a year: {', '.join(found.labels)}."
