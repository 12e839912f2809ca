"""Sentences about the figures of a plan, shared by screens and documents."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from roletui.case.names import names
from roletui.cost.breakeven import Saving
from roletui.cost.items import Input
from roletui.cost.lines import Cost, way
from roletui.cost.provenance import OWN
from roletui.cost.sensitivity import Swing
from roletui.cost.simulation import Spread
from roletui.cost.sizes import Size
from roletui.dataset.dataset import Dataset
from roletui.text.money import compared_words, readable_money
from roletui.text.numbers import decimals, plain, roughly, rounded

_NOUNS: Mapping[Size, tuple[str, str]] = {
    "people": ("person", "people"),
    "hours": ("h a week", "h a week"),
    "weeks": ("week", "weeks"),
}


def size_noun(name: Size, number: Decimal | Fraction | int) -> str:
    """Return what a number of a size is of: ``person``, ``people``, ``h a week``, ``weeks``."""
    one, many = _NOUNS[name]
    return one if number == 1 else many


def rough(amount: Fraction | int, currency: str) -> str:
    """Write an exact amount in minor units for reading, to three significant digits."""
    return readable_money(_whole(amount), currency)


def _whole(amount: Fraction | int) -> int:
    """Return an exact amount in whole minor units."""
    return rounded(*Fraction(amount).as_integer_ratio())


def way_name(dataset: Dataset, entry: Cost, beside: Cost) -> str:
    """Name a cost by what distinguishes it from another: its role, its channel, or both."""
    role = names(dataset, (entry.rate.role,))
    if entry.rate.role == beside.rate.role:
        return way(entry) if entry.channel.id != beside.channel.id else _at_rate(role, entry)
    return role if entry.channel.id == beside.channel.id else f"{role}, {way(entry)}"


def _at_rate(role: str, entry: Cost) -> str:
    return f"{role} at {'your rate' if entry.rate.id == OWN else entry.rate.basis}"


def saving_words(dataset: Dataset, found: Saving) -> str:
    """Say how many hours of the cheaper alternative the dearer one must save to be worth it."""
    currency = dataset.about.currency
    cheap, dear = found.cheap.cost, found.dear.cost
    month = f"{decimals(found.month, 1)} h"
    most, least = (_whole(month_) for month_ in (found.dear_month, found.cheap_month))
    whose = f"of {way_name(dataset, cheap, dear)} work"
    if found.hours is None:
        worth = f"it cannot pay, because an hour less {whose} saves nothing below the minimum."
    elif not found.pays:
        worth = (
            f"it cannot pay, because it would have to save {roughly(found.hours)} hours {whose} "
            "in that time."
        )
    else:
        worth = f"worth it only if it saves {roughly(found.hours)} hours {whose} in that time."
    words = (
        f"{way_name(dataset, dear, cheap)} costs {rough(most, currency)} for {month}, "
        f"{compared_words(most, least, currency)}: {worth}"
    )
    if found.even_after is None:
        return words
    months = f"{decimals(found.even_after, 1)} months"
    return f"{words} For what is paid once, it is the cheaper way up to {months}."


def even_words(evens: Mapping[Size, Fraction], *, mark: bool = True) -> str:
    """Say at which sizes the line costs as much as its alternative; empty without any."""
    parts = [f"{roughly(value)} {size_noun(name, value)}" for name, value in evens.items()]
    if not parts:
        return ""
    *first, last = parts
    sizes = f"{', '.join(first)} or {last}" if first else last
    return f"This line would cost as much at {sizes}{' (◆)' * mark}."


def spread_sentence(spread: Spread, currency: str) -> str:
    """Say between which bounds most of the simulated totals lie."""
    p10, p50, p90 = (rough(figure, currency) for figure in spread[:3])
    return f"8 in 10 plans cost {p10} to {p90} (P10 to P90), half of them no more than {p50} (P50)."


def swing_name(dataset: Dataset, swing: Swing) -> str:
    """Name what moves a total."""
    if isinstance(swing.figure, str):
        words = {"people": "People", "hours": "Hours a week", "weeks": "Weeks"}[swing.figure]
        return f"{words}, {plain(swing.at_low)} to {plain(swing.at_high)}"
    return input_name(dataset, swing.figure)


def input_name(dataset: Dataset, figure: Input) -> str:
    """Name an input: the rate of a role, or an overhead."""
    if figure.kind == "overhead":
        return next(entry.label for entry in dataset.budget.overheads if entry.id == figure.id)
    found = next((rate for rate in dataset.rates if rate.id == figure.id), None)
    return f"Rate of {names(dataset, (found.role,))}" if found else "Your own rate"


WEEKS_RULE = (
    "Work, fees and management as the hours are worked; ramp-up before; recruiting at the start; "
    "what is paid a month over its months; an overrun at the end."
)
"""When each part of a total is counted."""
