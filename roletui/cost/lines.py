"""What the lines of a plan cost: exact, with their ranges.

Data flow: a :class:`PlanLine` and the dataset's rates and overheads go in; a :class:`Cost` comes
out. Amounts are integers in minor units; people, hours and weeks are exact ``Decimal``. Each item
is rounded once, half up, and a total is the sum of its items, so what is shown always adds up.

The sizes of a line are what is paid for: an employee's week has 40 paid hours, of which some 35
are worked.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial

from roletui.cost.drafts import Bounds, Switch
from roletui.cost.items import ONE, Item, event_input, overhead_input, size_input, sum_of
from roletui.cost.overheads import (
    NO_EXTRAS,
    Extra,
    Extras,
    Offer,
    Work,
    is_steady,
    items_of,
    line_parts,
)
from roletui.cost.provenance import BY_THE_CALENDAR, OWN, OWN_SALARY, is_own, own_rate
from roletui.cost.rates import hour_input, worked_share
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Channel, Overhead, RateEntry
from roletui.text.money import Range, money
from roletui.text.numbers import count, decimals, plain
from roletui.text.tuples import NamedTuple

Sizes = tuple[Fraction, Fraction, Fraction]
"""People, hours a week of each, weeks."""


class PlanLine(NamedTuple):
    """Somebody's work: who, hired how, how much of it."""

    role: str
    channel: str
    people: Decimal
    hours: Decimal
    """Hours a week that each person is paid for."""
    weeks: Decimal
    rate: str = ""
    """Id of the rate to use; empty for the first that the dataset has for role and channel."""
    own_rate: Decimal | None = None
    """What the user says an hour, or a year's salary, costs, in major units; none to use the
    dataset's rate."""
    own_currency: str | None = None
    """The currency it was said in; none for the dataset's."""
    start: Decimal = Decimal(1)
    """The week in which it begins, the first one being 1."""
    follows: bool = False
    """Whether it begins when the line before it ends, whatever becomes of that one."""
    salary: bool = False
    """Whether the own rate is a year's salary, not the price of an hour."""
    hours_range: Bounds | None = None
    """Between what the hours a week may lie; none for a single figure."""
    weeks_range: Bounds | None = None
    switched: tuple[Switch, ...] = ()
    """Overheads that count, or do not, for this line alone, whatever the dataset says."""
    chance: Decimal | None = None
    """In how many of 100 plans it is needed at all; none for always."""

    def at(
        self, own_rate: Decimal | None, currency: str | None = None, *, salary: bool = False
    ) -> "PlanLine":
        """Return the line at a rate of the user's own, or at the dataset's."""
        return self._replace(own_rate=own_rate, own_currency=currency, salary=salary)

    @property
    def total_hours(self) -> Decimal:
        """Hours of everybody over all weeks."""
        return self.people * self.hours * self.weeks

    @property
    def sizes(self) -> Sizes:
        """People, hours a week and weeks, as fractions."""
        return Fraction(self.people), Fraction(self.hours), Fraction(self.weeks)


class Cost(NamedTuple):
    """What a line costs."""

    line: PlanLine
    offer: Offer
    work_size: Work
    items: tuple[Item, ...]
    """The parts, the work first."""
    total: Range
    """The sum of the items."""

    @property
    def rate(self) -> RateEntry:
        """The rate it is counted with."""
        return self.offer.rate

    @property
    def channel(self) -> Channel:
        """The way to hire, with its hours convention."""
        return self.offer.channel

    @property
    def hourly(self) -> Range:
        """Of one person, to whole minor units; amounts are counted with the exact rate."""
        return self.offer.price.times(ONE)

    @property
    def work(self) -> Item:
        """The hours of the plan at the rate."""
        return self.items[0]

    @property
    def on_top(self) -> tuple[Item, ...]:
        """Everything but the work."""
        return self.items[1:]

    @property
    def paid_hours(self) -> Fraction:
        """Hours of the planned work that are paid for; of an employee more than are worked."""
        return self.work.quantity / self.offer.share

    @property
    def paid_weeks(self) -> Fraction:
        """The same in weeks of everybody's hours."""
        return self.paid_hours / (Fraction(self.line.people) * Fraction(self.line.hours))


NO_RANGE = "no range"
"""Stands for a bound that no source gives."""
MIDDLE = "≈"
"""Stands before a likely figure that is ours: the middle of a range."""
MIDDLE_WORDS = (
    f"{MIDDLE} marks our estimate: the middle of a range whose source gives no likely figure."
)


class NoRateError(LookupError):
    """The dataset states no rate an hour for a role through a channel."""


def range_cells(
    items: Sequence[Item],
    amount: Range,
    currency: str,
    *,
    among: Iterable[Item] = (),
    cents: bool = True,
) -> list[str]:
    """Write low, likely and high for a table, to the minor unit unless ``cents`` is false.

    Where neither the items nor any ``among`` those of the whole table have a range, the bounds are
    said to be none. Else what has none counts in full at both ends, so that each column adds up.
    """
    cells = [money(figure, currency, cents=cents) for figure in amount]
    if not has_range(items) and not has_range(among):
        cells[0] = cells[2] = NO_RANGE
    if has_middle(items):
        cells[1] = f"{MIDDLE} {cells[1]}"
    return cells


def has_range(items: Iterable[Item]) -> bool:
    """Tell whether any figure behind some items has a range."""
    return any(entry.ranged for entry in items)


def has_middle(items: Iterable[Item]) -> bool:
    """Tell whether a likely figure behind some items is ours: the middle of a range."""
    for entry in items:
        if entry.price.middle or (entry.factor is not None and entry.factor.middle):
            return True
    return False


def default_line(dataset: Dataset, roles: tuple[str, ...] = ()) -> PlanLine:
    """Return the line a budget starts with: the first of the roles, best one with a rate."""
    budget = dataset.budget
    wanted = roles or (budget.role,)
    role = next((role for role in wanted if dataset.rates_of(role)), wanted[0])
    rates = dataset.rates_of(role)
    channel = rates[0].channel if rates else ""
    sizes = (budget.people.default, budget.hours.default, budget.weeks.default)
    return PlanLine(role, channel, *sizes)


def rate_of(dataset: Dataset, line: PlanLine) -> RateEntry:
    """Return the rate a line is counted with; raise :class:`NoRateError` where there is none."""
    if line.own_rate is not None:
        return own_rate(dataset, line.role, line.channel, line.own_rate, salary=line.salary)
    return stated_rate(dataset, line)


def stated_rate(dataset: Dataset, line: PlanLine) -> RateEntry:
    """Return the dataset's rate for a line; raise :class:`NoRateError` where it has none."""
    rates = dataset.rates_of(line.role, line.channel)
    for rate in rates:
        if line.rate in ("", rate.id):
            return rate
    raise NoRateError(line.role, line.channel)


def cost(dataset: Dataset, line: PlanLine) -> Cost:
    """Return what a line costs; raise :class:`NoRateError` where there is no rate for it."""
    return cost_at(line, offer_for(dataset, line), work_of(line))


def work_of(line: PlanLine, number: int = 0) -> Work:
    """Return how much work a line is; ``number`` is its place in the plan, from 0.

    Whoever does the work, how much it is and whether it is needed are the same figures.
    """
    people, hours, weeks = line.sizes
    place, name = f"part {number + 1}", f"{number + 1} {line.role}"
    return Work(
        people,
        hours
        if line.hours_range is None
        else size_input(f"hours {name}", line.hours, line.hours_range, f"hours {place}"),
        weeks
        if line.weeks_range is None
        else size_input(f"weeks {name}", line.weeks, line.weeks_range, f"weeks {place}"),
        event_input(f"stage {name}", line.chance, f"stage {place}"),
    )


def offer_for(dataset: Dataset, line: PlanLine) -> Offer:
    """Return what a line is counted with; raise :class:`NoRateError` where there is no rate."""
    rate = rate_of(dataset, line)
    return offer_of(dataset, rate, source_of(dataset, line, rate), dict(line.switched))


NO_SWITCHES: Mapping[str, bool] = {}


def offer_of(
    dataset: Dataset, rate: RateEntry, source: str, switched: Mapping[str, bool] = NO_SWITCHES
) -> Offer:
    """Return the offer of a rate; a rate through no channel goes by the calendar.

    Overheads that are ``switched`` by id count, or do not, wherever they belong.
    """
    channel = dataset.channels_by_id.get(rate.channel, BY_THE_CALENDAR)
    counted = []
    for entry in dataset.budget.overheads:
        stated = entry.likely is not None or entry.high is not None
        by_rule = not entry.off and entry.goes_with(source, rate.channel, rate.role)
        if entry.kind and stated and switched.get(entry.id, by_rule):
            counted.append(_extra(dataset, entry))
    extras = Extras.of(counted) if counted else NO_EXTRAS
    price = hour_input(dataset, rate)
    return Offer(rate, channel, price, source, worked_share(channel)).only(extras)


def _extra(dataset: Dataset, entry: Overhead) -> Extra:
    price = hour_input(dataset, dataset.rate(entry.rate)) if entry.rate else None
    figure = overhead_input(entry, dataset.about.currency)
    return Extra(entry, figure, price, event_input(entry.id, entry.chance))


def cost_at(line: PlanLine, offer: Offer, work: Work) -> Cost:
    """Return what so much work costs at an offer, whatever rate and sizes the line names."""
    items = items_of(partial(line_parts, offer, work), steady=is_steady(offer, work))
    return Cost(line, offer, work, items, items[0].amount if len(items) == 1 else sum_of(items))


def source_of(dataset: Dataset, line: PlanLine, rate: RateEntry) -> str:
    """Return whose terms a line is bought on: of an own rate those of the rate it stands for."""
    if not is_own(rate):
        return rate.source
    try:
        return stated_rate(dataset, line).source
    except NoRateError:
        return ""


def size_words(line: PlanLine) -> str:
    """Write how much work a line is: ``2 × 40 h × 12 weeks``, or ``12 weeks (10–16)``."""
    hours = with_range(f"{plain(line.hours)} h", line.hours_range)
    weeks = with_range(count(line.weeks, "week", "weeks"), line.weeks_range)
    return f"{plain(line.people)} × {hours} × {weeks}"


def with_range(words: str, bounds: Bounds | None) -> str:
    """Return a size in words, behind it between what it may lie: ``12 weeks (10–16)``."""
    return f"{words} ({bounds})" if bounds else words


PAID_SIZES = "Sizes are paid hours."
"""Said of an employee's line, whose hours are not all worked."""


def paid_words(entry: Cost) -> str:
    """Say what the sizes of an employee's line are; empty where every paid hour is worked.

    Other ways to hire have as many hours worked as paid, so it says how many are paid to match.
    """
    if entry.offer.share == 1:
        return ""
    paid, worked = decimals(entry.paid_hours, 0), decimals(entry.work.quantity, 0)
    match = decimals(entry.paid_hours / entry.offer.share, 0)
    return (
        f"{PAID_SIZES[:-1]}: {paid} h paid, about {worked} worked; "
        f"{match} h are paid for {paid} worked."
    )


def way(entry: Cost) -> str:
    """Say how somebody is hired: ``Agency``, or ``Agency, own rate``."""
    named = is_own(entry.rate) and entry.channel.id
    own = OWN_SALARY if entry.line.salary else OWN
    return f"{entry.channel.name}, {own}" if named else entry.channel.name


def way_and_region(entry: Cost) -> str:
    """Say how somebody is hired, and where the rate holds: ``Agency (United States)``."""
    return f"{way(entry)} ({entry.rate.region})" if entry.rate.region else way(entry)
