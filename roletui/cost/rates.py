"""What one rate says: the price of an hour, what a month of it costs, and its price in words.

Knows nothing of plans: what work is counted with which rate stands in :mod:`roletui.cost.lines`.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from roletui.cost.items import ONE, Input, Shape, ranged_input
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import BoundIs, Channel, Load, RateEntry
from roletui.text.money import Range, digits, minor, money_range
from roletui.text.numbers import decimals, plain

FULL_TIME_WEEK = 40
"""Hours in the full-time week behind every hours convention."""
PAID_YEAR = 52 * FULL_TIME_WEEK
"""Hours that a full-time employee is paid for in a year, leave included."""


def hour_input(dataset: Dataset, rate: RateEntry) -> Input:
    """Return the price of an hour, exactly, in minor units.

    Of an employee it is that of an hour worked: a bare wage or a salary is multiplied by the load
    of its channel. Rates made from one figure of a source are one figure, and move together.
    """
    channel, wage = dataset.channels_by_id.get(rate.channel), dataset.rates_by_id.get(rate.wage)
    load = channel.load if channel else None
    factor = ONE
    if rate.unit == "year":
        worked = PAID_YEAR * (worked_share(channel) if channel else ONE)
        factor = (Fraction(load.salary) if load else ONE) / worked
    elif channel and load and rate.basis == "wage":
        factor = hour_load(channel, load)
    unit = 10 ** digits(rate.currency) * factor
    measured = wage or rate
    low_is, high_is = rate.low_is or measured.low_is, rate.high_is or measured.high_is
    p10, p90 = _scaled(rate.p10, unit), _scaled(rate.p90, unit)
    if channel and wage and load:
        base = 10 ** digits(wage.currency) * hour_load(channel, load)
        p10, p90 = p10 or _scaled(wage.p10, base), p90 or _scaled(wage.p90, base)
    # What one source states of two roles in the same words is one figure.
    stated = (measured.low, measured.likely, measured.high)
    figure = f"{measured.source} {measured.unit} {' '.join(map(str, stated))}"
    shape = Shape(low_is, high_is, p10, p90)
    return ranged_input("rate", rate.id, rate.low, rate.likely, rate.high, unit, shape, figure)


def loading_words(dataset: Dataset, rate: RateEntry) -> str:
    """Say how a salary or a bare wage becomes the price of an hour worked; empty for any other.

    ``salary $190,000 a year × 1.27 ÷ 1,835 h worked``, ``wage $65.38 × 1.4445``.
    """
    channel = dataset.channels_by_id.get(rate.channel)
    load = channel.load if channel else None
    if channel is None or load is None or not (rate.unit == "year" or rate.basis == "wage"):
        return ""
    low, high = rate.low, rate.high
    middle = ((low or Decimal(0)) + (high or Decimal(0))) / 2
    likely = middle if rate.likely is None else rate.likely
    ends = (figure if figure is not None else likely for figure in (low, likely, high))
    shown = money_range(Range(*(minor(end, rate.currency) for end in ends)), rate.currency)
    if rate.unit == "year":
        factor = decimals(Fraction(load.salary), 4)
        return f"salary {shown} a year × {factor} ÷ {channel.hours_per_year:,} h worked"
    if load.hour is None:
        paid = f"{PAID_YEAR:,} h paid ÷ {channel.hours_per_year:,} h worked"
        return f"wage {shown} × {decimals(Fraction(load.salary), 4)} × {paid}"
    return f"wage {shown} × {decimals(Fraction(load.hour), 4)}"


def hour_load(channel: Channel, load: Load) -> Fraction:
    """Return what an hour worked costs for one unit of an hour's wage."""
    if load.hour is not None:
        return Fraction(load.hour)
    return Fraction(load.salary) / worked_share(channel)


def _scaled(figure: Decimal | None, unit: Fraction) -> Fraction | None:
    return None if figure is None else Fraction(figure) * unit


def worked_share(channel: Channel) -> Fraction:
    """Return the part of the paid hours that is worked: leave and holidays are not."""
    return ONE if channel.hours_basis == "paid" else Fraction(channel.hours_per_year, PAID_YEAR)


def rate_range(dataset: Dataset, rate: RateEntry) -> Range:
    """Return the bounds of the price of an hour in minor units.

    A single figure is all three; where a source gives only a range, its middle is the likely one,
    which :func:`range_words` says.
    """
    return hour_input(dataset, rate).times(ONE)


_PARTS: Mapping[BoundIs | None, str] = {"quartile": "25 of 100", "decile": "10 of 100"}
"""How many of all lie beyond an end of a range."""


def range_words(dataset: Dataset, rate: RateEntry) -> str:
    """Say how a rate's range came about, and what its ends are where they are no extremes."""
    if rate.low is None:
        return "no range given"
    measured, ends = dataset.rates_by_id.get(rate.wage, rate), ""
    if measured.low_is == measured.high_is and measured.low_is in _PARTS:
        ends = f": low and high are {measured.low_is}s, {_PARTS[measured.low_is]} lie beyond each"
    if rate.likely is None:
        return f"range only; the middle is ours{ends}"
    return f"low, likely and high as the source states them{ends}"


def stated_words(dataset: Dataset, rate: RateEntry) -> str:
    """Say how a rate's range came about, and before it how an hour's price does."""
    return "; ".join(filter(None, (loading_words(dataset, rate), range_words(dataset, rate))))


def full_time_month(dataset: Dataset, rate: RateEntry, channel: Channel) -> Range:
    """Return what one person costs in a full-time month by the channel's convention.

    In minor units, each bound rounded once, from the exact rate.
    """
    return hour_input(dataset, rate).times(Fraction(channel.hours_per_year, 12))


def month_words(channel: Channel) -> str:
    """Write the hours of a full-time month: ``160 h`` or ``173⅓ h``."""
    whole, rest = divmod(channel.hours_per_year, 12)
    part = {0: "", 4: "⅓", 8: "⅔", 6: "½", 3: "¼", 9: "¾"}.get(rest)
    return f"{channel.hours_per_year / 12:.1f} h" if part is None else f"{whole}{part} h"


def other_figure(rate: RateEntry) -> str:
    """Write a price that is not added up: ``USD 216 to 520 a project, asked, worldwide``."""
    figures = [plain(f) for f in (rate.low, rate.likely, rate.high) if f is not None]
    unit = "an hour" if rate.unit == "hour" else f"a {rate.unit}"
    return f"{rate.currency} {' to '.join(figures)} {unit}, {rate.basis}, {rate.region}"


def convention(channel: Channel) -> str:
    """Say how many hours a month has, and whether they are paid or worked."""
    calendar = "" if channel.id else " by the calendar (52 weeks of 40 h a year)"
    return f"{month_words(channel)} a month full time{calendar}, hours {channel.hours_basis}"
