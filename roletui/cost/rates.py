"""What one rate says: its bounds, what a month of it costs, and its price in words.

Knows nothing of plans: what work is counted with which rate stands in :mod:`roletui.cost.lines`.
"""

from fractions import Fraction

from roletui.cost.items import ONE, rate_input
from roletui.dataset.model import Channel, RateEntry
from roletui.text.money import Range
from roletui.text.numbers import plain

FULL_TIME_WEEK = 40
"""Hours in the full-time week behind every hours convention."""


def rate_range(rate: RateEntry) -> Range:
    """Return a rate's bounds in minor units.

    A single figure is all three; where a source gives only a range, its middle is the likely one,
    which :func:`range_words` says.
    """
    return rate_input(rate).times(ONE)


def range_words(rate: RateEntry) -> str:
    """Say how a rate's range came about."""
    if rate.low is None:
        return "single figure, no range given"
    if rate.likely is None:
        return "range only; the middle is ours"
    return "low, likely and high as stated"


def full_time_month(rate: RateEntry, channel: Channel) -> Range:
    """Return what one person costs in a full-time month by the channel's convention.

    In minor units, each bound rounded once, from the exact rate.
    """
    return rate_input(rate).times(Fraction(channel.hours_per_year, 12))


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
