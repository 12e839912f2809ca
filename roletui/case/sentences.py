"""Sentences about the figures of a plan, shared by screens and documents."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from fractions import Fraction

from roletui.case.names import names
from roletui.cost.breakeven import Saving
from roletui.cost.items import Input
from roletui.cost.lines import Cost, way
from roletui.cost.provenance import OWN
from roletui.cost.sensitivity import Swing
from roletui.cost.sizes import Size
from roletui.cost.wrong_hire import WrongHire
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
from roletui.text.money import compared_words, readable_money
from roletui.text.numbers import decimals, lower_first, plain, roughly, rounded

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
    name = way_name(dataset, cheap, dear)
    if found.hours is None:
        worth = (
            f"never worth it, since an hour less of {name} work saves nothing below the minimum."
        )
    elif not found.pays:
        worth = (
            f"never worth it, since it would have to make {roughly(found.hours)} hours of {name} "
            f"work unnecessary, more than the {month} there are."
        )
    else:
        hours = roughly(found.hours)
        worth = f"worth it only if it makes {hours} hours of {name} work unnecessary in that time."
    words = (
        f"{way_name(dataset, dear, cheap)} costs {rough(most, currency)} for {month}, "
        f"{compared_words(most, least, currency)} for {name}: {worth}"
    )
    if found.even_after is None:
        return words
    months = f"{decimals(found.even_after, 1)} months"
    return f"{words} Because less is paid once, it is the cheaper way up to {months}."


def even_words(evens: Mapping[Size, Fraction], *, mark: bool = True) -> str:
    """Say at which sizes the line costs as much as its alternative; empty without any."""
    parts = [f"{roughly(value)} {size_noun(name, value)}" for name, value in evens.items()]
    if not parts:
        return ""
    *first, last = parts
    sizes = f"{', '.join(first)} or {last}" if first else last
    return f"This part would cost the same at {sizes}{' (◆)' * mark}."


def cheaper_mistake(dataset: Dataset, found: WrongHire) -> str:
    """Say why a wrong hire comes to less than the right one; nothing where it does not."""
    if found.lost.likely >= 0:
        return ""
    hired, needed = (names(dataset, (plan.role,)) for plan in (found.hired, found.needed))
    return (
        f" It is less because {hired} costs less than {needed}, and little of the work is done "
        "again: whether the work would then be there, this sum does not tell."
    )


def swing_name(dataset: Dataset, swing: Swing, hired: Collection[str]) -> str:
    """Name what moves the total of a plan in which these roles are hired."""
    if isinstance(swing.figure, str):
        words = {"people": "People", "hours": "Hours a week", "weeks": "Weeks"}[swing.figure]
        return f"{words}, {plain(swing.at_low)} to {plain(swing.at_high)}"
    return input_name(dataset, swing.figure, hired)


def input_name(dataset: Dataset, figure: Input, hired: Collection[str]) -> str:
    """Name an input: a rate, an overhead, a size, or whether something happens.

    A rate is that of a role; where that is not hired, of what is paid at it: of management.
    """
    overhead = dataset.overheads_by_id.get(figure.id)
    match figure.kind:
        case "overhead" if overhead:
            return overhead.label
        case "event" if overhead:
            return f"Whether it happens: {overhead.label}"
        case "event":
            return f"Whether it is needed: {_of_line(dataset, figure)}"
        case "size":
            what = "Hours a week" if figure.id.startswith("hours ") else "Weeks"
            return f"{what} of {_of_line(dataset, figure)}"
        case _:
            found = dataset.rates_by_id.get(figure.id)
            if found is None:
                return "Your own rate"
            paid = _paid_at(dataset, found, hired)
            return f"Rate of {lower_first(paid) or names(dataset, (found.role,))}"


def input_words(dataset: Dataset, figure: Input, hired: Collection[str]) -> str:
    """Name an input within a sentence: ``the rate of the ML engineer``."""
    found = dataset.rates_by_id.get(figure.id) if figure.kind == "rate" else None
    if found is not None:
        if paid := _paid_at(dataset, found, hired):
            return f"the rate of {lower_first(paid)}"
        role = dataset.role(found.role)
        if role.kind == "hire":
            return f"the rate of the {lower_first(role.name.partition(' (')[0])}"
        return f"the rate of “{role.short}”"
    return f"“{input_name(dataset, figure, hired)}”" if figure.kind != "rate" else "your own rate"


def _paid_at(dataset: Dataset, rate: RateEntry, hired: Collection[str]) -> str:
    """Name the extra costs that are hours at a rate; nothing where its role is hired."""
    of = [each.label for each in dataset.budget.overheads if each.rate == rate.id]
    return "" if rate.role in hired else " and ".join(of)


def _of_line(dataset: Dataset, figure: Input) -> str:
    """Return whose size it is, by the number of the line and its role, which its id ends with."""
    _, number, role = figure.id.split(" ", 2)
    return f"{names(dataset, (role,))} (part {number})"


WEEKS_RULE = (
    "Work, fees and management as the hours are worked; ramp-up before; recruiting at the start; "
    "what is paid a month over its months; an overrun at the end."
)
"""When each part of a total is counted."""
