"""What is charged for a line of a plan: its work, and every overhead that goes with its rate.

Whatever is charged by time counts for all paid weeks alike: ramp-up, planned work, and overrun. A
minimum is a floor under the paid hours. Each :class:`Part` is a quantity in one case (likely, low,
high, or each drawn plan) times the figures it rests on; every total there is, is a sum of parts.
"""

import typing
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from roletui.cost.items import ONE, Input, Item, ItemKind
from roletui.cost.sample import Number, at_least
from roletui.dataset.model import Channel, Overhead, RateEntry
from roletui.text.money import Range
from roletui.text.tuples import NamedTuple

MONTHS_A_WEEK = Fraction(12, 52)
WORK = "Work"
UNUSED = "not worked"
_NOTHING = Fraction(0)
At = Callable[[Input], Number]
"""A case: what each figure is in it."""


class Extra(NamedTuple):
    """An overhead as it is counted."""

    overhead: Overhead
    figure: Input
    price: Input | None = None
    """What an hour costs, of somebody else's hours."""
    events: tuple[Input, ...] = ()
    """What must happen for it to count."""


class Extras(NamedTuple):
    """The overheads that are counted with a rate, by what they do."""

    ramp_up: tuple[Extra, ...] = ()
    overruns: tuple[Extra, ...] = ()
    late: tuple[Extra, ...] = ()
    quits: tuple[Extra, ...] = ()
    weekly: tuple[Extra, ...] = ()
    """The hours a week that each person is paid for at least, the most first."""
    floors: tuple[Extra, ...] = ()
    """The hours that each person is paid for at least in all, the most first."""
    contracts: tuple[Extra, ...] = ()
    """The hours that all which is bought at the rate is paid for at least, the most first."""
    shares: tuple[Extra, ...] = ()
    """The fees that are a share of what the hours cost."""
    hiring: tuple[Extra, ...] = ()
    """What is paid once for each person."""
    effort: tuple[Extra, ...] = ()
    """Hours of somebody else."""
    monthly: tuple[Extra, ...] = ()
    """What is paid a month, once for the plan."""

    @classmethod
    def of(cls, extras: Iterable[Extra]) -> "Extras":
        """Return overheads by what they do, each sort in the dataset's order or the most first."""
        found: dict[str, list[Extra]] = {}
        for extra in extras:
            found.setdefault(_sort(extra), []).append(extra)
        for name in ("weekly", "floors", "contracts"):
            found.get(name, []).sort(key=lambda extra: -extra.figure.likely)
        found.pop("", None)
        return cls(**{name: tuple(sort) for name, sort in found.items()})

    @property
    def recurring(self) -> "Extras":
        """Only what is charged for every week or month of the work alike."""
        return Extras(
            weekly=self.weekly, shares=self.shares, effort=self.effort, monthly=self.monthly
        )

    @property
    def once(self) -> "Extras":
        """What recurs, and what is paid before the work begins."""
        return self.recurring._replace(ramp_up=self.ramp_up, hiring=self.hiring)

    @property
    def timed(self) -> bool:
        """Whether other weeks are paid for than those of the work, or later ones."""
        return bool(self.ramp_up or self.overruns or self.late or self.quits)

    @property
    def steady(self) -> bool:
        """Whether the paid time is the same in every case."""
        of_time = (*self.ramp_up, *self.overruns, *self.late, *self.quits)
        return not any(extra.events or extra.figure.varies for extra in of_time)


NO_EXTRAS = Extras()


def _sort(extra: Extra) -> str:
    """Return the field of :class:`Extras` that an overhead belongs to; empty for none."""
    match extra.overhead.kind:
        case "weeks":
            return "ramp_up"
        case "overrun":
            return "overruns"
        case "late" | "quits":
            return extra.overhead.kind
        case "least-week":
            return "weekly"
        case "least-hours":
            return "contracts" if extra.overhead.scope == "contract" else "floors"
        case "share":
            return "shares"
        case "hire":
            return "hiring"
        case "hours":
            return "effort"
        case "month":
            return "monthly"
        case "load" | None:
            return ""
        case never:
            typing.assert_never(never)


class Offer(NamedTuple):
    """A rate with all that it takes to count with it, whatever the size of the work."""

    rate: RateEntry
    channel: Channel
    price: Input
    """What an hour costs that is worked."""
    source: str
    """Id of the source on whose terms one buys; empty where nobody states any."""
    share: Fraction
    """The part of the paid hours that is worked."""
    extras: Extras = NO_EXTRAS
    """What is counted with it besides the hours."""
    timed: bool = False
    """Whether other weeks are paid for than those of the work, or later ones."""
    steady: bool = True
    """Whether the paid time is the same in every case."""

    @property
    def overheads(self) -> Iterator[Overhead]:
        """What is counted with it besides the hours."""
        return (extra.overhead for extras in self.extras for extra in extras)

    def only(self, extras: Extras) -> "Offer":
        """Return the offer with other overheads."""
        return self._replace(extras=extras, timed=extras.timed, steady=extras.steady)


class Work(NamedTuple):
    """How much work a line is; hours and weeks may be ranges."""

    people: Number
    hours: Number | Input
    """Of each person a week, paid for."""
    weeks: Number | Input
    events: tuple[Input, ...] = ()
    """What must happen for the work to be needed at all."""


class Time(NamedTuple):
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


class Part(NamedTuple):
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


def size_at(size: Number | Input, at: At) -> Number:
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
    weeks, extras = size_at(work.weeks, at), offer.extras
    return Time(
        _sum(extras.late, at) if extras.late else _NOTHING,
        _sum(extras.ramp_up, at) if extras.ramp_up else _NOTHING,
        weeks,
        weeks * _sum(extras.overruns, at) if extras.overruns else _NOTHING,
        _sum(extras.quits, at) if extras.quits else _NOTHING,
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


def line_parts(offer: Offer, work: Work, at: At) -> list[Part]:
    """Return the parts of a line in a case, its work first: the same ones in every case."""
    people, events = work.people, work.events
    extras, price = offer.extras, offer.price
    # Every rate comes by here at every step of a slider: sizes without a range are not asked for.
    hours: Number = at(work.hours) if isinstance(work.hours, Input) else work.hours
    if offer.timed or isinstance(work.weeks, Input):
        time = time_of(offer, work, at)
    else:
        time = Time(_NOTHING, _NOTHING, work.weeks, _NOTHING, _NOTHING)
    a_week = people * hours * offer.share
    parts = [Part("work", WORK, "", "h", a_week * time.work, price, None, events)]
    if extras is NO_EXTRAS:
        return parts
    for extra in extras.ramp_up:
        parts.append(_part(extra, "h a week", a_week, price, extra.figure, events))
    for extra in extras.overruns:
        parts.append(_part(extra, "h", a_week * time.work, price, extra.figure, events))
    paid = time.paid if offer.timed else time.work
    bought = a_week * paid
    if extras.weekly or extras.floors:
        for least, floor in _floors(offer, work, time):
            worked, bought = bought, at_least(bought, floor)
            label, name = f"{least.overhead.label}, hours {UNUSED}", least.overhead.id
            parts.append(Part("unused", label, name, "h", bought - worked, price, None, events))
    if extras.quits:
        for extra in extras.weekly[:1]:
            hours = at_least(hours, extra.figure.likely)
        successor = people * hours * offer.share
        for extra in extras.quits:
            parts.append(_part(extra, "h a week", successor, price, extra.figure, events))
        bought = bought + successor * time.again
    for extra in extras.shares:
        parts.append(_part(extra, "h", bought, price, extra.figure, events))
    for extra in extras.hiring:
        parts.append(_part(extra, "people", people, extra.figure, None, events))
        for gone in extras.quits:
            again = _part(extra, "people", people, extra.figure, None, (*gone.events, *events))
            parts.append(again._replace(label=f"{extra.overhead.label}, again"))
    for extra in extras.effort:
        if extra.price is not None:
            spent = people * (paid + time.again)
            parts.append(
                _part(extra, "weeks of a person", spent, extra.price, extra.figure, events)
            )
    return parts


def _floors(offer: Offer, work: Work, time: Time) -> Iterator[tuple[Extra, Number]]:
    """Yield the greatest minimum a week, then in all, with the hours that everybody buys by it."""
    everybody = work.people * offer.share
    for extra in offer.extras.weekly[:1]:
        yield extra, time.paid * (everybody * extra.figure.likely)
    for extra in offer.extras.floors[:1]:
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


def month_part(extra: Extra, months: Number) -> Part:
    """Return what is billed for so many months."""
    entry = extra.overhead
    assert entry.kind is not None
    return Part(
        entry.kind, entry.label, entry.id, "months", months, extra.figure, None, extra.events
    )


def is_steady(offer: Offer, work: Work) -> bool:
    """Tell whether the paid hours are the same in every case."""
    ranged = isinstance(work.hours, Input) or isinstance(work.weeks, Input)
    return offer.steady and not ranged


def items_of(parts_at: Callable[[At], list[Part]], *, steady: bool) -> tuple[Item, ...]:
    """Return the items of parts in the low, likely and high case, without empty ones.

    Where they are ``steady``, their quantities are the same in every case.
    """
    parts = parts_at(likely)
    ends = (parts, parts) if steady else (parts_at(low), parts_at(high))
    found: list[Item] = []
    left_over = any(part.kind == "unused" for part in parts)
    spent = [0, 0, 0]
    hours = [_NOTHING, _NOTHING, _NOTHING]
    """What the hours so far come to in each case, before and after rounding."""
    for least, part, most in zip(ends[0], parts, ends[1], strict=True):
        figures: tuple[typing.Any, ...] = (part.price, part.factor, *part.events)
        amounts = []
        for number, each in enumerate((least, part, most)):
            # Written out, without the common divisors that a Fraction looks for: every rate comes
            # by here at every step of a slider.
            quantity: typing.Any = each.quantity
            top, bottom = quantity.as_integer_ratio()
            for figure in figures:
                if figure is not None:
                    over, under = figure[_LOW + number].as_integer_ratio()
                    top, bottom = top * over, bottom * under
            if left_over:
                hours[number] += Fraction(top, bottom)
            if part.kind == "unused":
                # What is left of the minimum, so that the rounded parts add up to its price.
                top, bottom = hours[number].as_integer_ratio()
            amount = (2 * top + bottom) // (2 * bottom)
            amounts.append(amount - spent[number] * (part.kind == "unused"))
        quantities: typing.Any = (least.quantity, part.quantity, most.quantity)
        if not any(quantities) and part.kind != "work":
            continue
        for number, whole_amount in enumerate(amounts):
            spent[number] += whole_amount
        same = quantities[0] == quantities[1] == quantities[2]
        found.append(
            Item(
                part.kind, part.label, quantities[1], part.unit, part.price, part.factor,
                Range(*amounts), (), part.overhead, part.events,
                None if same else (quantities[0], quantities[2]),
            )
        )  # fmt: skip
    return tuple(found)


_LOW = Input._fields.index("low")
"""Where the low, the likely and the high figure stand."""
