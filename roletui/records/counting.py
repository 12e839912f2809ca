"""Which rules a plan is counted by that are others than they once were.

Where the figures of a record are today's and its total is not, they say why. The rules have a
number, :data:`roletui.case.recorded.RULES`, which records keep.
"""

import typing
from collections.abc import Iterable

from roletui.cost.lines import Cost
from roletui.cost.overheads import Extra, likely, size_at
from roletui.cost.plan import Priced
from roletui.cost.rates import PAID_YEAR
from roletui.cost.sample import exact
from roletui.text.tuples import NamedTuple

BY_TIME = "fees, minimums, management and monthly bills"
ROUNDED = "what is paid up to a minimum is rounded so that all of it comes to its exact price."


class _Rule(NamedTuple):
    """A rule that is another since some number."""

    since: int
    says: typing.Callable[[Cost, Priced], str]
    """What it says of a line of a plan, as half a sentence; nothing where it does not apply."""


_FIRST = 1
"""The rules of version 0.1, whose records give no number."""


def counted_otherwise(found: Priced, number: int | None) -> tuple[str, ...]:
    """Return what is counted otherwise in a plan than by the rules of a number, as sentences."""
    then = _FIRST if number is None else number
    rules = [rule for rule in _RULES if rule.since > then]
    said = [rule.says(entry, found) for rule in rules for entry in found.costs]
    told = [*filter(None, said)]
    if not told and then == _FIRST and any(_unused(entry) for entry in found.costs):
        told = [ROUNDED]
    return tuple(dict.fromkeys(f"Counted otherwise now: {rule}" for rule in told))


def _employee(entry: Cost, _: Priced) -> str:
    if entry.offer.share == 1:
        return ""
    year = entry.channel.hours_per_year
    return (
        f"of {PAID_YEAR:,} hours that an employee is paid for, the {year:,} that are worked are "
        "charged at the price of an hour worked; all of them were."
    )


def _wage(entry: Cost, _: Priced) -> str:
    if entry.rate.basis != "wage" or entry.channel.load is None:
        return ""
    return "a bare wage is multiplied by what an employer pays on top; it was charged as it is."


def _ramp_up(entry: Cost, found: Priced) -> str:
    if not _any(entry.offer.extras.ramp_up):
        return ""
    later = len(found.costs) > 1 and entry.offer.extras.monthly
    if not (_by_weeks(entry) or later):
        return ""
    return (
        f"weeks of ramp-up are charged like weeks of work: {BY_TIME} count them in; they counted "
        "the planned weeks alone."
    )


def _overrun(entry: Cost, _: Priced) -> str:
    if not _any(entry.offer.extras.overruns) or not (
        _by_weeks(entry) or entry.offer.extras.monthly
    ):
        return ""
    return (
        f"an overrun is charged like the planned weeks: {BY_TIME} count it in; they counted the "
        "planned weeks alone."
    )


def _each_person(entry: Cost, _: Priced) -> str:
    if entry.line.people <= 1 or not entry.offer.extras.floors or not _unused(entry):
        return ""
    return "a minimum of hours is bought for each person; it was bought once for the whole part."


def _ceiling(entry: Cost, _: Priced) -> str:
    told = [
        overhead.label
        for overhead in entry.offer.overheads
        if overhead.high_is == "ceiling" and overhead.likely is None
    ]
    if not told:
        return ""
    return f"“{told[0]}” is planned at the most it can be; it was planned in the middle."


_RULES = (
    _Rule(2, _employee),
    _Rule(2, _wage),
    _Rule(2, _ramp_up),
    _Rule(2, _overrun),
    _Rule(2, _each_person),
    _Rule(2, _ceiling),
)
"""The rules that changed, in the order in which they are told."""


def _any(extras: Iterable[Extra]) -> bool:
    return any(extra.figure.high > 0 for extra in extras)


def _by_weeks(entry: Cost) -> bool:
    """Tell whether anything but the work itself hangs on how many weeks a line is paid for."""
    extras = entry.offer.extras
    return bool(extras.shares or extras.effort or _minimum(entry))


def _minimum(entry: Cost) -> bool:
    """Tell whether the planned weeks alone are less than a minimum."""
    extras, size = entry.offer.extras, entry.work_size
    hours, weeks = (exact(size_at(of, likely)) for of in (size.hours, size.weeks))
    return any(extra.figure.likely > hours for extra in extras.weekly) or any(
        extra.figure.likely > hours * weeks for extra in extras.floors
    )


def _unused(entry: Cost) -> bool:
    return any(item.kind == "unused" for item in entry.items)
