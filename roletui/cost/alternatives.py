"""The same work at every rate the dataset has, beside the one that is chosen.

Equal work is compared with equal work: an employee is paid for more hours than are worked, so other
ways to hire are paid for fewer weeks, and the other way round.
"""

import typing
from collections.abc import Sequence
from fractions import Fraction
from itertools import chain
from operator import attrgetter

from roletui.cost.items import Input, sum_of
from roletui.cost.lines import Cost, cost_at, offer_of, plan_extras
from roletui.cost.overheads import Offer, Work
from roletui.cost.provenance import is_own
from roletui.cost.sample import Number
from roletui.dataset.dataset import Dataset
from roletui.text.money import Range
from roletui.text.numbers import decimals
from roletui.text.tuples import NamedTuple

Nearness = typing.Literal["role", "channel", "other"]
"""How an alternative differs: another role, the same role hired otherwise, or anything else."""


class Alternative(NamedTuple):
    """The same work with another role or channel."""

    cost: Cost
    total: Range
    """With everything that comes on top, by itself."""
    difference: int
    """Its likely total less the chosen one's, in minor units."""
    nearness: Nearness
    chosen: bool


def offers(dataset: Dataset) -> tuple[Offer, ...]:
    """Return every rate that can be counted with, as the dataset states it."""
    return tuple(
        offer_of(dataset, rate, rate.source) for rate in dataset.rates if dataset.countable(rate)
    )


def alternatives(
    dataset: Dataset, chosen: Cost, every: Sequence[Offer] | None = None
) -> tuple[Alternative, ...]:
    """Return the same work at every offer, near ones first, then the dearest.

    ``every`` is what :func:`offers` returns for the dataset, where that is at hand. The chosen one
    stands among the roles of its channel, an own rate beside the dataset's. Of several rates for
    one role and channel the first is the near one, as a plan would use it.
    """
    here, now = alone(chosen), chosen.rate
    line, sizes = chosen.line, {chosen.offer.share: chosen.work_size}
    found: dict[Nearness, list[Alternative]] = {"role": [], "channel": [], "other": []}
    own = is_own(now)
    if own:
        found["role"].append(Alternative(chosen, here, 0, "role", True))
    seen: set[tuple[str, str]] = set()
    for offer in offers(dataset) if every is None else every:
        rate = offer.rate
        if rate is now:
            other, there = chosen, here
        else:
            same = line._replace(
                role=rate.role, channel=rate.channel, rate=rate.id,
                own_rate=None, own_currency=None, salary=False, switched=(),
            )  # fmt: skip
            size = sizes.get(offer.share)
            if size is None:
                size = sizes[offer.share] = equal_work(chosen, offer)
            other, extras = cost_at(same, offer, size), offer.extras
            there = alone(other) if extras.monthly or extras.contracts else other.total
        first = (rate.role, rate.channel) not in seen
        seen.add((rate.role, rate.channel))
        # Written out: every rate comes by here at every step of a slider.
        nearness: Nearness = "other"
        if rate is now or (
            first and rate.channel == now.channel and (own or rate.role != now.role)
        ):
            nearness = "role"
        elif first and rate.role == now.role and rate.channel != now.channel:
            nearness = "channel"
        difference = there.likely - here.likely
        entry = Alternative(other, there, difference, nearness, rate is now)
        found[nearness].append(entry)
    for near in found.values():
        near.sort(key=attrgetter("total.likely"), reverse=True)
    return tuple(chain.from_iterable(found.values()))


def equal_work(chosen: Cost, offer: Offer) -> Work:
    """Return what another way is paid for the same hours of work, in weeks of the same hours."""
    size, scale = chosen.work_size, chosen.offer.share / offer.share
    return size if scale == 1 else size._replace(weeks=_scaled(size.weeks, scale))


def equal_words(chosen: Cost, others: Sequence[Alternative]) -> str:
    """Say for how many hours an employee is paid, where others do the same work for fewer.

    Empty where all of them are paid for the same hours.
    """
    for entry in others:
        if entry.cost.offer.share != chosen.offer.share:
            paid = max((chosen, entry.cost), key=attrgetter("paid_hours")).paid_hours
            work = decimals(chosen.work.quantity, 0)
            return f"An employee is paid {decimals(paid, 0)} h for {work} h of work."
    return ""


def _scaled(weeks: Number | Input, scale: Fraction) -> Number | Input:
    if not isinstance(weeks, Input):
        return weeks * scale
    low, likely, high = (end * scale for end in (weeks.low, weeks.likely, weeks.high))
    return weeks._replace(low=low, likely=likely, high=high)


def alone(entry: Cost) -> Range:
    """Return what a plan of one line costs."""
    extras = plan_extras([entry])
    return entry.total.plus(sum_of(extras)) if extras else entry.total
