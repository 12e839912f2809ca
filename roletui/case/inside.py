"""What the total of a plan holds besides the hours that are planned, in words."""

from __future__ import annotations

import typing
from fractions import Fraction

from roletui.cost.lines import Cost
from roletui.cost.overheads import likely
from roletui.cost.sample import exact
from roletui.cost.whole_plan import spans
from roletui.dataset.overhead_kinds import nature_of
from roletui.text.numbers import count, decimals, lower_first

if typing.TYPE_CHECKING:
    from roletui.cost.plan import Priced


def lasting(entry: Cost) -> str:
    """Say how many weeks a line takes: ``10 weeks``, or ``10 weeks and 2 of ramp-up``."""
    span = spans([entry], likely)[0]
    ramp_up = exact(span.begin) - exact(span.start)
    weeks = count(entry.line.weeks, "week", "weeks")
    return f"{weeks} and {decimals(ramp_up)} of ramp-up" if ramp_up else weeks


def paid_weeks(entry: Cost) -> Fraction:
    """Return for how many weeks a line is likely paid: ramp-up, planned work and overrun."""
    span = spans([entry], likely)[0]
    return exact(span.end) - exact(span.start)


def on_top(found: Priced) -> tuple[str, ...]:
    """Return the names of all that costs something in a plan besides its hours at their rates."""
    items = [*(item for entry in found.costs for item in entry.on_top), *found.extras]
    known = {each.id: each for entry in found.costs for each in entry.offer.overheads}
    fees = {name for name, each in known.items() if nature_of(each.kind) == "fee"}
    # A fee has the name of who takes it.
    names = (
        item.label if item.overhead in fees else lower_first(item.label)
        for item in items
        if any(item.amount)
    )
    return tuple(dict.fromkeys(names))


def with_words(found: Priced) -> str:
    """Say what is in a total on top of the rates: ``with ramp-up and management``; or nothing."""
    *others, last = on_top(found) or ("",)
    told = f"{', '.join(others)} and {last}" if others else last
    return f"with {told}" if told else ""


def bracketed(words: str) -> str:
    """Return words in brackets behind what they are about; nothing for none."""
    return f" ({words})" if words else ""
