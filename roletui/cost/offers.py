"""Every rate that can be counted with, found by role and by channel, and in the order of its cost.

Data flow: a dataset goes in. Nothing here knows a plan: how much work it is decides what an offer
comes to, but not which of two that differ in their price alone comes to more.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from operator import attrgetter

from roletui.cost.overheads import Offer
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import RateEntry
from roletui.text.tuples import NamedTuple


class Shelf(NamedTuple):
    """Offers that are alike but for their price: its order is that of what the same work costs."""

    by_likely: tuple[Offer, ...]
    """From the cheapest on; of equal ones the first one of the dataset comes last."""
    by_high: tuple[Offer, ...]
    """The same by the most that an hour may cost."""


Shelves = tuple[Shelf, ...]


class Offers:
    """The offers of a dataset, each made when it is used."""

    def __init__(self, dataset: Dataset, make: Callable[[Dataset, RateEntry], Offer]) -> None:
        self._dataset, self._make = dataset, make
        self._made: dict[str, Offer] = {}
        self._through: dict[str, Shelves] = {}

    def __iter__(self) -> Iterator[Offer]:
        return map(self.at, filter(self._dataset.countable, self._dataset.rates))

    def at(self, rate: RateEntry) -> Offer:
        """Return the offer of a rate of the dataset."""
        made = self._made.get(rate.id)
        if made is None:
            made = self._made[rate.id] = self._make(self._dataset, rate)
        return made

    def of(self, role: str) -> list[Offer]:
        """Return those of a role."""
        return [*map(self.at, self._dataset.rates_of(role))]

    def named(self, rate: str) -> Offer | None:
        """Return the offer of the rate with that id; None where none can be counted with."""
        found = self._dataset.rates_by_id.get(rate)
        return self.at(found) if found and self._dataset.countable(found) else None

    def first(self, role: str, channel: str) -> Offer | None:
        """Return what a plan would use for a role through a channel; None where there is none."""
        found = self._dataset.rates_of(role, channel)
        return self.at(found[0]) if found else None

    def is_first(self, rate: RateEntry) -> bool:
        """Tell whether a plan would use a rate of the dataset for its role and channel."""
        return self._dataset.rates_of(rate.role, rate.channel)[0] is rate

    def through(self, channel: str) -> Shelves:
        """Return the first rate of every role through a channel."""
        if channel not in self._through:
            first = filter(self.is_first, self._by_channel.get(channel, ()))
            self._through[channel] = shelved(map(self.at, first))
        return self._through[channel]

    @cached_property
    def _by_channel(self) -> dict[str, list[RateEntry]]:
        found: dict[str, list[RateEntry]] = {}
        for rate in filter(self._dataset.countable, self._dataset.rates):
            found.setdefault(rate.channel, []).append(rate)
        return found

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return sum(len(shelf.by_likely) for shelf in self.every)

    @cached_property
    def every(self) -> Shelves:
        """All offers."""
        return shelved(self)


def shelved(offers: Iterable[Offer]) -> Shelves:
    """Return offers sorted by what can set them apart."""
    found: dict[object, list[Offer]] = {}
    for offer in offers:
        found.setdefault((offer.share, offer.extras), []).append(offer)
    return tuple(_shelf(alike[::-1]) for alike in found.values())


def _shelf(alike: list[Offer]) -> Shelf:
    by_likely, by_high = attrgetter("price.likely"), attrgetter("price.high")
    return Shelf(tuple(sorted(alike, key=by_likely)), tuple(sorted(alike, key=by_high)))
