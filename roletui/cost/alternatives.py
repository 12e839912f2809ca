"""The same hours at every rate the dataset has, beside the one that is chosen."""

import typing

from roletui.cost.items import sum_of
from roletui.cost.lines import Cost, cost_at, plan_extras
from roletui.cost.provenance import is_own
from roletui.dataset.model import Dataset, RateEntry
from roletui.text.money import Range

Nearness = typing.Literal["role", "channel", "other"]
"""How an alternative differs: another role, the same role hired otherwise, or anything else."""


class Alternative(typing.NamedTuple):
    """The same hours with another role or channel."""

    cost: Cost
    total: Range
    """With everything that comes on top, by itself."""
    difference: int
    """Its likely total less the chosen one's, in minor units."""
    nearness: Nearness
    chosen: bool


def alternatives(dataset: Dataset, chosen: Cost) -> tuple[Alternative, ...]:
    """Return the same hours at every rate the dataset has, near ones first, then the dearest.

    The chosen one stands among the roles of its channel, an own rate beside the dataset's. Of
    several rates for one role and channel the first is the near one, as a plan would use it.
    """
    here = _alone(dataset, chosen)
    found = [Alternative(chosen, here, 0, "role", True)] if is_own(chosen.rate) else []
    seen: set[tuple[str, str]] = set()
    channels = {channel.id: channel for channel in dataset.channels}
    for rate in dataset.rates:
        if not dataset.countable(rate):
            continue
        named = chosen.line._replace(role=rate.role, channel=rate.channel, rate=rate.id)
        line = named.at(None)
        other = cost_at(dataset, line, rate, channels[rate.channel])
        first = (rate.role, rate.channel) not in seen
        seen.add((rate.role, rate.channel))
        there = _alone(dataset, other)
        nearness = _nearness(chosen.rate, rate, first)
        difference = there.likely - here.likely
        found.append(Alternative(other, there, difference, nearness, rate is chosen.rate))
    places = {"role": 0, "channel": 1, "other": 2}
    found.sort(key=lambda entry: (places[entry.nearness], -entry.total.likely))
    return tuple(found)


def _alone(dataset: Dataset, entry: Cost) -> Range:
    """Return what a plan of one line costs."""
    extras = plan_extras(dataset, [entry])
    return entry.total.plus(sum_of(extras)) if extras else entry.total


def _nearness(chosen: RateEntry, rate: RateEntry, first: bool) -> Nearness:
    if rate is chosen:
        return "role"
    same = (rate.role, rate.channel) == (chosen.role, chosen.channel)
    if not first or (same and not is_own(chosen)):
        return "other"
    if rate.channel == chosen.channel:
        return "role"
    return "channel" if rate.role == chosen.role else "other"
