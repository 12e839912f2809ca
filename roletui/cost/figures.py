"""The figures of a plan that people type: what stands behind each, and within which limits."""

from decimal import Decimal

from roletui.cost.bills import FIELDS
from roletui.cost.provenance import OWN_MOST
from roletui.cost.settings import MOST_PER, PER_PLACES, overhead_scale
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import is_money
from roletui.text.figure import Figure
from roletui.text.money import digits, symbol

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
