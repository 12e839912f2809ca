"""The same work at every rate the dataset has, beside the one that is chosen.

Equal work is compared with equal work: an employee is paid for more hours than are worked, so other
ways to hire are paid for fewer weeks, and the other way round.
"""

import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from heapq import merge
from itertools import chain, islice
from operator import attrgetter

from roletui.cost.items import Input, sum_of
from roletui.cost.lines import Cost, cost_at, offer_of
from roletui.cost.offers import Offers, Shelves, shelved
from roletui.cost.overheads import Offer, Work
from roletui.cost.provenance import is_own
from roletui.cost.sample import Number
from roletui.cost.whole_plan import plan_extras
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
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


def offers(dataset: Dataset) -> Offers:
    """Return every rate that can be counted with, as the dataset states it."""
    return Offers(dataset, lambda dataset, rate: offer_of(dataset, rate, rate.source))


_likely = attrgetter("total.likely")


class Ranking(Sequence[Alternative]):
    """The same work at many offers, the cheapest first; each is counted when it is looked at."""

    def __init__(
        self,
        shelves: Shelves,
        length: int,
        is_in: Callable[[RateEntry], bool],
        count: Callable[[Offer], Alternative],
    ) -> None:
        self._shelves, self._length, self._is_in, self._count = shelves, length, is_in, count
        self._known: list[Alternative] = []
        rows = (map(count, self._kept(shelf.by_likely)) for shelf in shelves)
        self._rest = merge(*rows, key=_likely)

    def _kept(self, offers: Iterable[Offer]) -> Iterator[Offer]:
        return (offer for offer in offers if self._is_in(offer.rate))

    @property
    def offers(self) -> Iterator[Offer]:
        """The offers, in no order, none of them counted."""
        return chain.from_iterable(self._kept(shelf.by_likely) for shelf in self._shelves)

    @property
    def ends(self) -> list[Alternative]:
        """The cheapest, the dearest, and those that may come to most."""
        found: dict[str, Offer] = {}
        for by_likely, by_high in self._shelves:
            for offers in (by_likely, reversed(by_likely), reversed(by_high)):
                found |= {offer.rate.id: offer for offer in islice(self._kept(offers), 1)}
        return [*map(self._count, found.values())]

    @property
    def dearest(self) -> Alternative | None:
        """The one that costs most, of equal ones the first in the dataset; None of none."""
        return max(self.ends, key=_likely, default=None)

    def __len__(self) -> int:
        return self._length

    @typing.overload
    def __getitem__(self, place: int) -> Alternative: ...
    @typing.overload
    def __getitem__(self, place: slice) -> Sequence[Alternative]: ...
    def __getitem__(self, place: int | slice) -> Alternative | Sequence[Alternative]:
        """Return one, counted together with the cheaper ones."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        place = range(self._length)[place]
        while len(self._known) <= place:
            self._known.append(next(self._rest))
        return self._known[place]


class Ways:
    """The same work as a line's in other ways: by another role, through another channel, or both.

    Of several rates for one role and channel the first is the near one, as a plan would use it.
    """

    def __init__(self, chosen: Cost, offers: Offers) -> None:
        self.chosen = Alternative(chosen, alone(chosen), 0, "role", True)
        """The line itself."""
        self._offers, self._now, self._own = offers, chosen.rate, is_own(chosen.rate)
        self._sizes = {chosen.offer.share: chosen.work_size}
        self._counted: dict[str, Alternative] = {}

    def nearness(self, rate: RateEntry) -> Nearness:
        """Return how the offer of a rate of the dataset differs from the line."""
        now = self._now
        if rate.channel == now.channel:
            near = (self._own or rate.role != now.role) and self._offers.is_first(rate)
            return "role" if near or rate is now else "other"
        return "channel" if rate.role == now.role and self._offers.is_first(rate) else "other"

    def at(self, offer: Offer) -> Alternative:
        """Return the same work at an offer, counted once."""
        found = self._counted.get(offer.rate.id)
        if found is None:
            found = self._counted[offer.rate.id] = self._count(offer)
        return found

    def _count(self, offer: Offer) -> Alternative:
        chosen, rate = self.chosen.cost, offer.rate
        if rate is self._now:
            return self.chosen
        same = chosen.line._replace(
            role=rate.role, channel=rate.channel, rate=rate.id,
            own_rate=None, own_currency=None, salary=False, switched=(),
        )  # fmt: skip
        size = self._sizes.get(offer.share)
        if size is None:
            size = self._sizes[offer.share] = equal_work(chosen, offer)
        other, extras = cost_at(same, offer, size), offer.extras
        total = alone(other) if extras.monthly or extras.contracts else other.total
        difference = total.likely - self.chosen.total.likely
        return Alternative(other, total, difference, self.nearness(rate), False)

    @cached_property
    def role(self) -> Ranking:
        """Other roles through the channel; beside an own rate the line's role too."""
        shelves, now, own = self._offers.through(self._now.channel), self._now, self._own
        length = sum(len(shelf.by_likely) for shelf in shelves) - (not own)
        return Ranking(shelves, length, lambda rate: own or rate.role != now.role, self.at)

    @cached_property
    def channel(self) -> Ranking:
        """The role through other channels."""
        return self._of_role("channel")

    @cached_property
    def rate(self) -> Ranking:
        """The role at any other rate."""
        return self._of_role("other")

    def _of_role(self, nearness: Nearness) -> Ranking:
        found = [
            offer
            for offer in self._offers.of(self._now.role)
            if self.nearness(offer.rate) == nearness
        ]
        return Ranking(shelved(found), len(found), lambda _: True, self.at)

    @cached_property
    def other(self) -> Ranking:
        """Other roles through other channels, and at any other rate."""
        role, own = self._now.role, self._offers.of(self._now.role)
        here = any(self.nearness(offer.rate) == "role" for offer in own if self._own)
        length = self._offers.count - len(own) - (len(self.role) - here)
        return Ranking(
            self._offers.every,
            length,
            lambda rate: rate.role != role and self.nearness(rate) == "other",
            self.at,
        )

    @cached_property
    def every(self) -> Ranking:
        """Any role at any rate, the line's own among them where the dataset states it."""
        return Ranking(self._offers.every, self._offers.count, lambda _: True, self.at)

    def named(self, rate: str) -> Alternative | None:
        """Return the same work at the rate with that id; None where there is none, or the same."""
        offer = self._offers.named(rate)
        return self.at(offer) if offer and offer.rate is not self._now else None

    def by(self, role: str) -> Alternative | None:
        """Return the same work by another role through the channel; None where that has no rate."""
        found = self._offers.first(role, self._now.channel)
        other = found and self.nearness(found.rate) == "role" and found.rate is not self._now
        return self.at(found) if found and other else None

    @property
    def dearest(self) -> Alternative | None:
        """What costs most of what is nearest; None where there is no other way."""
        far = filter(None, (self.rate.dearest, self.other.dearest))
        near = self.role.dearest or self.channel.dearest
        return near or max(far, key=_likely, default=None)

    @cached_property
    def near(self) -> tuple[Alternative, ...]:
        """Those that differ in role or in channel alone, and the line itself; dear ones first."""
        roles = [self.chosen, *reversed(self.role)]
        roles.sort(key=_likely, reverse=True)
        return (*roles, *reversed(self.channel))


def alternatives(
    dataset: Dataset, chosen: Cost, every: Offers | None = None
) -> tuple[Alternative, ...]:
    """Return the same work at every offer, near ones first, then the dearest.

    The chosen one stands among the roles of its channel, an own rate beside the dataset's.
    """
    ways = Ways(chosen, every or offers(dataset))
    far = sorted((*reversed(ways.rate), *reversed(ways.other)), key=_likely, reverse=True)
    return (*ways.near, *far)


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
