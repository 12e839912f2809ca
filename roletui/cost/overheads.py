"""What is charged for a line of a plan: its work, and every overhead that goes with its rate.

Whatever is charged by time counts for all paid weeks alike: ramp-up, planned work, and overrun. A
minimum is a floor under the paid hours. Each :class:`Part` is a quantity in one case (likely, low,
high, or each drawn plan) times the figures it rests on; every total there is, is a sum of parts.
"""

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from operator import add

from roletui.cost.items import ONE, Input, Item, ItemKind, whole
from roletui.cost.sample import Number, Sample, at_least
from roletui.dataset.model import Channel, Overhead, RateEntry, Scope
from roletui.dataset.overhead_kinds import KINDS, OverheadKind
from roletui.text.money import Range

MONTHS_A_WEEK = Fraction(12, 52)
WORK = "Work"
UNUSED = "not worked"
_NOTHING = Fraction(0)
At = Callable[[Input], Number]
"""A case: what each figure is in it."""


class Extra(typing.NamedTuple):
    """An overhead as it is counted."""

    overhead: Overhead
    figure: Input
    price: Input | None = None
    """What an hour costs, of somebody else's hours."""
    events: tuple[Input, ...] = ()
    """What must happen for it to count."""


class Offer(typing.NamedTuple):
    """A rate with all that it takes to count with it, whatever the size of the work."""

    rate: RateEntry
    channel: Channel
    price: Input
    """What an hour costs that is worked."""
    source: str
    """Id of the source on whose terms one buys; empty where nobody states any."""
    share: Fraction
    """The part of the paid hours that is worked."""
    extras: Mapping[OverheadKind, tuple[Extra, ...]]
    """What is counted with it besides the hours, by kind, in the dataset's order."""

    @property
    def overheads(self) -> Iterator[Overhead]:
        """What is counted with it besides the hours."""
        return (extra.overhead for extras in self.extras.values() for extra in extras)

    @property
    def recurring(self) -> "Offer":
        """The offer with only what is charged for every week or month of the work alike."""
        kept = {kind: extras for kind, extras in self.extras.items() if KINDS[kind].recurs}
        return self._replace(extras=kept)

    @property
    def shares(self) -> tuple[Extra, ...]:
        """The fees that are a share of what the hours cost."""
        return self.of_kind("share")

    @property
    def monthly(self) -> tuple[Extra, ...]:
        """What is paid a month, once for the plan."""
        return self.of_kind("month")

    @property
    def weekly(self) -> tuple[Extra, ...]:
        """The hours a week that each person is paid for at least, the most first."""
        return _most_first(self.of_kind("least-week"))

    @property
    def floors(self) -> tuple[Extra, ...]:
        """The hours that each person is paid for at least in all, the most first."""
        return self._least_hours("person")

    @property
    def contracts(self) -> tuple[Extra, ...]:
        """The hours that all which is bought at the rate is paid for at least, the most first."""
        return self._least_hours("contract")

    def _least_hours(self, scope: Scope) -> tuple[Extra, ...]:
        found = (e for e in self.of_kind("least-hours") if (e.overhead.scope or "person") == scope)
        return _most_first(found)

    def of_kind(self, kind: OverheadKind) -> tuple[Extra, ...]:
        """Return what is counted of a kind."""
        return self.extras.get(kind, ())


def _most_first(extras: Iterable[Extra]) -> tuple[Extra, ...]:
    return tuple(sorted(extras, key=lambda extra: -extra.figure.likely))


class Work(typing.NamedTuple):
    """How much work a line is; hours and weeks may be ranges."""

    people: Fraction
    hours: Fraction | Input
    """Of each person a week, paid for."""
    weeks: Fraction | Input
    events: tuple[Input, ...] = ()
    """What must happen for the work to be needed at all."""


class Time(typing.NamedTuple):
    """The weeks that a line is paid for in one case."""

    late: Number
    """Weeks by which it begins later than planned; nothing is paid for them."""
    ramp_up: Number
    work: Number
    """As planned."""
    overrun: Number
    again: Number
    """Of those who leave, whose successors are paid for them a second time."""

    @property
    def paid(self) -> Number:
        """Weeks of each person."""
        return self.ramp_up + self.work + self.overrun


class Part(typing.NamedTuple):
    """A quantity in one case, times the figures that it costs."""

    kind: ItemKind
    label: str
    overhead: str
    """Id of the overhead it comes from; empty for work."""
    unit: str
    quantity: Number
    price: Input
    factor: Input | None = None
    events: tuple[Input, ...] = ()

    def amount(self, at: At) -> Number:
        """Return what it comes to in a case, in minor units and not whole."""
        amount = self.quantity * at(self.price)
        if self.factor is not None:
            amount = amount * at(self.factor)
        for event in self.events:
            amount = amount * at(event)
        return amount


def likely(figure: Input) -> Fraction:
    """Return a figure in the likely case."""
    return figure.likely


def low(figure: Input) -> Fraction:
    """Return a figure in the low case, in which every figure is at its low end."""
    return figure.low


def high(figure: Input) -> Fraction:
    """Return a figure in the high case, in which every figure is at its high end."""
    return figure.high


def size_at(size: Fraction | Input, at: At) -> Number:
    """Return hours or weeks in a case."""
    return at(size) if isinstance(size, Input) else size


def needed_at(work: Work, at: At) -> Number:
    """Return whether the work is needed in a case: 1 or 0."""
    needed: Number = ONE
    for event in work.events:
        needed = needed * at(event)
    return needed


def time_of(offer: Offer, work: Work, at: At) -> Time:
    """Return the weeks that a line is paid for in a case, if it is needed."""
    weeks = size_at(work.weeks, at)
    overrun = weeks * _sum(offer.of_kind("overrun"), at) if "overrun" in offer.extras else _NOTHING
    return Time(
        _sum(offer.of_kind("late"), at),
        _sum(offer.of_kind("weeks"), at),
        weeks,
        overrun,
        _sum(offer.of_kind("quits"), at),
    )


def _sum(extras: Iterable[Extra], at: At) -> Number:
    found: Number = _NOTHING
    for extra in extras:
        weeks = at(extra.figure)
        for event in extra.events:
            weeks = weeks * at(event)
        found = found + weeks
    return found


def bought_hours(offer: Offer, work: Work, at: At) -> Number:
    """Return the hours that are paid for in a case, but for those of a successor."""
    time = time_of(offer, work, at)
    bought = work.people * size_at(work.hours, at) * offer.share * time.paid
    for _, floor in _floors(offer, work, time):
        bought = at_least(bought, floor)
    return bought


def _week(offer: Offer, hours: Number) -> Number:
    """Return the hours that each person is paid for a week."""
    for extra in offer.weekly:
        hours = at_least(hours, extra.figure.likely)
    return hours


def line_parts(offer: Offer, work: Work, at: At) -> Iterator[Part]:
    """Yield the parts of a line in a case, its work first: the same ones in every case."""
    time, hours, price = time_of(offer, work, at), size_at(work.hours, at), offer.price
    a_week = work.people * hours * offer.share
    events = work.events
    yield Part("work", WORK, "", "h", a_week * time.work, price, None, events)
    for extra in offer.of_kind("weeks"):
        yield _part(extra, "h a week", a_week, price, extra.figure, events)
    for extra in offer.of_kind("overrun"):
        yield _part(extra, "h", a_week * time.work, price, extra.figure, events)
    bought = a_week * time.paid
    for least, floor in _floors(offer, work, time):
        worked, bought = bought, at_least(bought, floor)
        label = f"{least.overhead.label}, hours {UNUSED}"
        yield Part("unused", label, least.overhead.id, "h", bought - worked, price, None, events)
    successor = work.people * _week(offer, hours) * offer.share
    for extra in offer.of_kind("quits"):
        yield _part(extra, "h a week", successor, price, extra.figure, events)
    bought = bought + successor * time.again
    for extra in offer.shares:
        yield _part(extra, "h", bought, price, extra.figure, events)
    for extra in offer.of_kind("hire"):
        yield _part(extra, "people", work.people, extra.figure, None, events)
        for gone in offer.of_kind("quits"):
            again = f"{extra.overhead.label}, again"
            both = (*extra.events, *gone.events, *events)
            yield Part(
                "hire", again, extra.overhead.id, "people", work.people, extra.figure, None, both
            )
    for extra in offer.of_kind("hours"):
        if extra.price is not None:
            spent = work.people * (time.paid + time.again)
            yield _part(extra, "weeks of a person", spent, extra.price, extra.figure, events)


def _floors(offer: Offer, work: Work, time: Time) -> Iterator[tuple[Extra, Number]]:
    """Yield the greatest minimum a week, then in all, with the hours that everybody buys by it."""
    everybody = work.people * offer.share
    for extra in offer.weekly[:1]:
        yield extra, time.paid * (everybody * extra.figure.likely)
    for extra in offer.floors[:1]:
        yield extra, everybody * extra.figure.likely


def _part(
    extra: Extra,
    unit: str,
    quantity: Number,
    price: Input,
    factor: Input | None,
    events: tuple[Input, ...],
) -> Part:
    entry = extra.overhead
    assert entry.kind is not None
    both = (*extra.events, *events)
    return Part(entry.kind, entry.label, entry.id, unit, quantity, price, factor, both)


def items_of(cases: Iterable[tuple[Part, Part, Part]]) -> tuple[Item, ...]:
    """Return the items of parts in the low, likely and high case, without empty ones."""
    found: list[Item] = []
    hours = [_NOTHING] * len(_CASES)
    """What the hours so far come to in each case, before rounding."""
    for case in cases:
        _, part, _ = case
        ends = [_exact(each.quantity) for each in case]
        exact = [_exact(each.amount(at)) for each, at in zip(case, _CASES, strict=True)]
        hours = [*map(add, hours, exact)]
        if not any(ends) and part.kind != "work":
            continue
        amounts = [whole(amount) for amount in exact]
        if part.kind == "unused":
            # What is left of the minimum, so that the rounded parts add up to its price.
            sums = zip(*(item.amount for item in found), strict=True) if found else ((0,),) * 3
            amounts = [whole(of) - sum(parts) for of, parts in zip(hours, sums, strict=True)]
        extent = None if ends[0] == ends[1] == ends[2] else (ends[0], ends[2])
        found.append(
            Item(
                part.kind, part.label, ends[1], part.unit, part.price, part.factor,
                Range(*amounts), (), part.overhead, part.events, extent,
            )
        )  # fmt: skip
    return tuple(found)


_CASES: tuple[At, At, At] = (low, likely, high)


def _exact(number: Number) -> Fraction:
    """Return an exact number; a case that is counted exactly has no samples."""
    if isinstance(number, Sample):
        raise TypeError("a sample is no exact figure")
    return number
