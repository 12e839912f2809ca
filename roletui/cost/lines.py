"""What the lines of a plan cost: exact, with their ranges.

Data flow: a :class:`PlanLine` and the dataset's rates and overheads go in; a :class:`Cost` comes
out. Amounts are integers in minor units; people, hours and weeks are exact ``Decimal``. Each item
is rounded once, half up, and a total is the sum of its items, so what is shown always adds up.
"""

import typing
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from roletui.cost.items import ONE, Input, Item, rate_input, sum_of
from roletui.cost.overheads import Sizes, line_items, plan_items
from roletui.cost.provenance import BY_THE_CALENDAR, OWN, is_own, own_rate
from roletui.cost.rates import FULL_TIME_WEEK
from roletui.dataset.dataset import CountedOverheads, Dataset
from roletui.dataset.model import Channel, RateEntry
from roletui.text.money import Range, money
from roletui.text.numbers import count, decimals, plain


class PlanLine(typing.NamedTuple):
    """Somebody's work: who, hired how, how much of it."""

    role: str
    channel: str
    people: Decimal
    hours: Decimal
    """Hours a week for each person."""
    weeks: Decimal
    rate: str = ""
    """Id of the rate to use; empty for the first that the dataset has for role and channel."""
    own_rate: Decimal | None = None
    """What the user says an hour costs, in major units; none to use the dataset's rate."""
    own_currency: str | None = None
    """The currency it was said in; none for the dataset's."""
    start: Decimal = Decimal(1)
    """The week in which it begins, the first one being 1."""

    def at(self, own_rate: Decimal | None, currency: str | None = None) -> "PlanLine":
        """Return the line at a rate of the user's own, or at the dataset's."""
        return self._replace(own_rate=own_rate, own_currency=currency)

    @property
    def total_hours(self) -> Decimal:
        """Hours of everybody over all weeks."""
        return self.people * self.hours * self.weeks

    @property
    def sizes(self) -> tuple[Fraction, Fraction, Fraction]:
        """People, hours a week and weeks, as fractions."""
        return Fraction(self.people), Fraction(self.hours), Fraction(self.weeks)


class Offer(typing.NamedTuple):
    """A rate with all that it takes to count with it, whatever the size of the work."""

    rate: RateEntry
    channel: Channel
    price: Input
    """What an hour costs."""
    source: str
    """Id of the source on whose terms one buys; empty where nobody states any."""
    overheads: CountedOverheads
    """What is counted with it besides the hours."""

    @classmethod
    def of(cls, dataset: Dataset, rate: RateEntry, source: str) -> "Offer":
        """Return the offer of a rate; a rate through no channel goes by the calendar."""
        channel = dataset.channels_by_id.get(rate.channel, BY_THE_CALENDAR)
        # A line may name no channel: then it goes through that of its rate.
        overheads = dataset.overheads_with(source, rate.channel)
        return cls(rate, channel, rate_input(rate), source, overheads)


class Cost(typing.NamedTuple):
    """A plan line with what it costs."""

    line: PlanLine
    offer: Offer
    """The rate it is counted with."""
    items: tuple[Item, ...]
    """The work, then its overheads."""
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
        return self.work.price.times(ONE)

    @property
    def week(self) -> Range:
        """The work of a week, of everybody, at the rate alone."""
        people, hours, _ = self.line.sizes
        return self.work.price.times(people * hours)

    @property
    def month(self) -> Range:
        """In a month by the channel's own convention, at the rate alone."""
        return self.work.price.times(month_hours(self))

    @property
    def work(self) -> Item:
        """The hours of the plan at the rate."""
        return self.items[0]

    @property
    def on_top(self) -> tuple[Item, ...]:
        """Everything but the work."""
        return self.items[1:]


NO_RANGE = "no range"
"""Stands for a bound that no source gives."""


MIDDLE = "≈"
"""Stands before a likely figure that is ours: the middle of a range."""
MIDDLE_WORDS = f"{MIDDLE} is the middle of a range and ours; its source gives no likely figure."


class NoRateError(LookupError):
    """The dataset states no rate an hour for a role through a channel."""


def range_cells(
    items: Sequence[Item], amount: Range, currency: str, *, cents: bool | None = None
) -> list[str]:
    """Write low, likely and high for a table; a bound that no source gives is said to be none."""
    cells = [money(figure, currency, cents=cents) for figure in amount]
    if not has_range(items):
        cells[0] = cells[2] = NO_RANGE
    if has_middle(items):
        cells[1] = f"{MIDDLE} {cells[1]}"
    return cells


def has_range(items: Iterable[Item]) -> bool:
    """Tell whether any figure behind some items has a range."""
    for entry in items:
        if entry.price.ranged or (entry.factor is not None and entry.factor.ranged):
            return True
    return False


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
        return own_rate(dataset, line.role, line.channel, line.own_rate)
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
    return cost_at(dataset, line, offer_for(dataset, line), line.sizes)


def offer_for(dataset: Dataset, line: PlanLine) -> Offer:
    """Return what a line is counted with; raise :class:`NoRateError` where there is no rate."""
    rate = rate_of(dataset, line)
    return Offer.of(dataset, rate, source_of(dataset, line, rate))


def cost_at(dataset: Dataset, line: PlanLine, offer: Offer, sizes: Sizes) -> Cost:
    """Return what a line of those sizes costs at an offer, whatever rate it names."""
    items = line_items(dataset, offer.price, offer.overheads, sizes)
    return Cost(line, offer, items, items[0].amount if len(items) == 1 else sum_of(items))


def month_hours(entry: Cost) -> Fraction:
    """Return the hours of everybody in a month of the plan, by the channel's convention."""
    people, hours, _ = entry.line.sizes
    return people * hours * entry.channel.hours_per_year / (12 * FULL_TIME_WEEK)


def source_of(dataset: Dataset, line: PlanLine, rate: RateEntry) -> str:
    """Return whose terms a line is bought on: of an own rate those of the rate it stands for."""
    if not is_own(rate):
        return rate.source
    try:
        return stated_rate(dataset, line).source
    except NoRateError:
        return ""


def plan_extras(dataset: Dataset, costs: Sequence[Cost]) -> tuple[Item, ...]:
    """Return what is paid once for a plan, however many lines it has."""
    for entry in costs:
        if entry.offer.overheads.once:
            spans = [(each.offer.source, each.offer.rate.channel, *span(each)) for each in costs]
            return plan_items(dataset, spans)
    return ()


def span(entry: Cost) -> tuple[Fraction, Fraction]:
    """Return after how many weeks a line begins and ends, ramp-up included."""
    start = Fraction(entry.line.start) - 1
    return start, start + lead(entry) + entry.line.sizes[2]


def lead(entry: Cost) -> Fraction:
    """Return the weeks that are paid before the work of a line begins."""
    ramps = [item.factor for item in entry.items if item.due == "before the work"]
    return sum([figure.likely for figure in ramps if figure], Fraction(0))


def plan_month(entry: Cost) -> str:
    """Write the hours of a month of the plan by the channel's convention: ``80 h``."""
    return f"{decimals(month_hours(entry), 1)} h"


def size_words(line: PlanLine) -> str:
    """Write how much work a line is: ``2 × 40 h × 12 weeks``."""
    return f"{plain(line.people)} × {plain(line.hours)} h × {count(line.weeks, 'week', 'weeks')}"


def way(entry: Cost) -> str:
    """Say how somebody is hired: ``Agency``, or ``Agency, own rate``."""
    named = is_own(entry.rate) and entry.channel.id
    return f"{entry.channel.name}, {OWN}" if named else entry.channel.name


def way_and_region(entry: Cost) -> str:
    """Say how somebody is hired, and where the rate holds: ``Agency (United States)``."""
    return f"{way(entry)} ({entry.rate.region})" if entry.rate.region else way(entry)
