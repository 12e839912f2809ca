"""The figures of a plan that people type: what stands behind each, and within which limits."""

import re
from decimal import Decimal

from roletui.cost.bills import FIELDS
from roletui.cost.drafts import Bounds
from roletui.cost.provenance import OWN_MOST, SALARY_MOST
from roletui.cost.settings import MOST_PER, PER_PLACES, overhead_scale
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Channel, Overhead
from roletui.dataset.overhead_kinds import is_money
from roletui.text.errors import TypedError
from roletui.text.figure import Figure
from roletui.text.money import digits, symbol
from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple
from roletui.text.typed import number_and_unit, range_parts, read_number

HOURS_OF_A_WEEK = Decimal(168)
"""More hours a week has nobody; a plan that is kept allows what its dataset does."""
_SIZES = {
    "people": ("people", "person"),
    "hours a week": ("h", "hours", "hours a week"),
    "weeks": ("weeks", "week"),
}
"""What may stand behind each of the sizes."""
_BILLED = {
    "calls": ("calls", "calls a day", "a day"),
    "tokens_in": ("tokens", "tokens a call"),
    "tokens_out": ("tokens", "tokens a call"),
    "hours": ("h", "hours", "hours a month", "h a month"),
}
_AN_HOUR = (" an hour", " per hour", "/h", "/hr", "/hour")
_A_MILLION = (" a million", " for a million tokens", " per million", "/M", "/MTok")
"""What may stand behind the figures of a bill."""


def size_figure(what: str, most: Decimal) -> Figure:
    """Return the figure of people, hours a week or weeks."""
    return Figure(what, Decimal(0), most, units=_SIZES[what], above=True)


class Size(NamedTuple):
    """Hours a week or weeks, as somebody typed them."""

    likely: Decimal
    bounds: Bounds | None = None
    """Between what they may lie; none for a plain number."""


def read_size(figure: Figure, text: str, likely: Decimal | None = None) -> Size:
    """Return a size that was typed: ``12``, ``10-16`` around the likely one, or ``10-12-16``.

    Raises :class:`TypedError` for anything else, and for a range that does not hold the likely one.
    """
    parts = range_parts(text)
    if len(parts) == 1 or any(read_number(part, *figure.units) is None for part in parts):
        return Size(figure.read(text))
    low, *between, last = (figure.read(part) for part in parts)
    middle = between[0] if between else likely
    if middle is None:
        raise TypedError(
            f"“{text.strip()}” {figure.what} does not say what is likely: give it in the middle, "
            f"as in {plain(low)}-LIKELY-{plain(last)}."
        )
    if not low <= middle <= last or low == last:
        raise TypedError(
            f"“{text.strip()}” {figure.what} is not a range around {plain(middle)}: give the "
            "least, the likely and the most, as in 10-12-16."
        )
    return Size(middle, Bounds(low, last))


_YEARS = ("/year", "/yr", "/y", "a year", "per year", "per annum", "pa", "p.a.", "yearly")
"""What may stand behind a salary."""


class OwnRate(NamedTuple):
    """What the user says somebody costs, in major units."""

    amount: Decimal
    salary: bool = False
    """Whether it is a year's salary, not the price of an hour."""


def is_salary(text: str, currency: str) -> bool:
    """Tell whether a text speaks of a salary, a number of it or not: ``$190,000 a year``."""
    return _salary(text, currency) is not None


def _salary(text: str, currency: str) -> tuple[Figure, str, Decimal] | None:
    """Return the figure that a salary is, its number as it was typed, and what that counts.

    None for no salary.
    """
    parts = number_and_unit(text)
    if parts is None:
        return None
    minus, number, (before, behind) = parts
    words, what, times = behind.casefold(), f"{currency} a year", Decimal(1)
    if re.match(r"k($|\W)", words):
        words, what, times = words[1:].strip(), f"thousand {currency} a year", Decimal(1000)
    for sign in (currency, symbol(currency).strip()):
        words = words.removeprefix(sign.casefold()).strip()
    if words not in _YEARS:
        return None
    figure = Figure(what, Decimal(0), SALARY_MOST / times, digits(currency), (currency,))
    return figure, f"{before}{'-' * minus}{number}", times


def read_own_rate(
    dataset: Dataset, channel: Channel | None, text: str, *, salary: bool = False
) -> OwnRate:
    """Return the own rate that a text is: the price of an hour, or a salary.

    A number alone is what stands there already: ``salary`` tells which. Raises
    :class:`TypedError` for what is neither, and for a salary where nobody is employed.
    """
    currency = dataset.about.currency
    found = _salary(text, currency)
    if found is None and salary:
        found = _salary(f"{text.strip()} a year", currency)
    if found is None:
        return OwnRate(own_rate_figure(dataset).read(text))
    if channel is None or channel.load is None:
        employers = " or ".join(f"“{entry.name}”" for entry in dataset.channels if entry.load)
        raise TypedError(
            f"“{text.strip()}” is a salary, which only an employee has: choose {employers} as the "
            "way to hire, or give the price of an hour."
            if employers
            else f"“{text.strip()}” is a salary, and this dataset does not say what an employer "
            "pays on top of one: give the price of an hour."
        )
    figure, number, times = found
    return OwnRate(figure.read(number) * times, salary=True)


def rate_units(currency: str) -> tuple[str, ...]:
    """Return what may stand beside a rate an hour: ``USD``, ``USD an hour``, ``/h``."""
    signs = ("", currency, symbol(currency).strip())
    hours = [f"{sign}/{hour}" for sign in signs for hour in ("h", "hr", "hour")]
    return (currency, f"{currency} an hour", f"{currency} per hour", *hours)


def own_rate_figure(dataset: Dataset) -> Figure:
    """Return the figure of a rate an hour of the user's own, no finer than the currency."""
    currency = dataset.about.currency
    places = digits(currency)
    return Figure(f"{currency} an hour", Decimal(0), OWN_MOST, places, rate_units(currency))


def overhead_figure(dataset: Dataset, overhead: Overhead) -> Figure:
    """Return the figure of an overhead that can be counted."""
    least, most, _, unit = overhead_scale(overhead, dataset.budget.weeks)
    currency = (dataset.about.currency,) if is_money(overhead.kind) else ()
    what = " ".join((*currency, unit, "for", overhead.id))
    return Figure(what, least, most, units=(*currency, unit))


def chance_figure(what: str) -> Figure:
    """Return the figure of a chance: in how many of 100 plans something happens."""
    units = ("%", "of 100", "of 100 plans")
    return Figure(f"of 100 plans for {what}", Decimal(0), Decimal(100), units=units, above=True)


def exchange_figure(own: str, code: str) -> Figure:
    """Return the figure of an exchange rate: units of a currency for one of the dataset's."""
    what = f"{code} for one {own}"
    return Figure(what, Decimal(0), MOST_PER, PER_PLACES, units=(code,), above=True)


def bill_figure(name: str, currency: str) -> Figure:
    """Return the figure of a field of a bill, by its name."""
    words, bounds = FIELDS[name]
    units = _BILLED.get(name)
    if units is None:
        signs = ("", currency, symbol(currency).strip())
        ends = _AN_HOUR if name == "price" else _A_MILLION
        units = (currency, *(f"{sign}{end}".strip() for sign in signs for end in ends))
    what, (least, most, places, above) = words.format(currency), bounds
    return Figure(what, least, most, places, units, above)
