"""What a plan costs: exact lines, their ranges, and the same hours with every other role.

Data flow: a :class:`PlanLine` and the dataset's rates and overheads go in; a :class:`Cost` comes
out. Amounts are integers in minor units; people, hours and weeks are exact ``Decimal``. Each item
is rounded once, half up, and a total is the sum of its items, so what is shown always adds up.
"""

import typing
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from roletui.cost.items import ONE, Item, rate_input, sum_of
from roletui.cost.overheads import going, line_items, plan_items
from roletui.cost.provenance import BY_THE_CALENDAR, OWN, is_own, own_rate
from roletui.dataset.model import Channel, Dataset, RateEntry
from roletui.text.money import Range, minor, money, rounded
from roletui.text.numbers import count, decimals, plain

FULL_TIME_WEEK = 40
"""Hours in the full-time week behind every hours convention."""


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
        return _sizes(self.people, self.hours, self.weeks)


@lru_cache(maxsize=64)
def _sizes(people: Decimal, hours: Decimal, weeks: Decimal) -> tuple[Fraction, Fraction, Fraction]:
    return Fraction(people), Fraction(hours), Fraction(weeks)


class Cost(typing.NamedTuple):
    """A plan line with what it costs."""

    line: PlanLine
    rate: RateEntry
    channel: Channel
    items: tuple[Item, ...]
    """The work, then what comes on top: minimum, fees, overheads."""
    total: Range
    """The sum of the items."""

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


NO_RANGE = "no range"
"""Stands for a bound that no source gives."""


MIDDLE = "≈"
"""Stands before a likely figure that is ours: the middle of a range."""
MIDDLE_WORDS = f"{MIDDLE} is the middle of a range and ours; its source gives no likely figure."


class NoRateError(LookupError):
    """The dataset states no rate an hour for a role through a channel."""


def rate_range(rate: RateEntry) -> Range:
    """Return a rate's bounds in minor units.

    A single figure is all three; where a source gives only a range, its middle is the likely one,
    which :func:`range_words` says.
    """
    low, likely, high = (
        None if figure is None else minor(figure, rate.currency)
        for figure in (rate.low, rate.likely, rate.high)
    )
    if likely is None:
        likely = rounded((low or 0) + (high or 0), 2)
    return Range(likely if low is None else low, likely, likely if high is None else high)


def range_words(rate: RateEntry) -> str:
    """Say how a rate's range came about."""
    if rate.low is None:
        return "single figure, no range given"
    if rate.likely is None:
        return "range only; the middle is ours"
    return "low, likely and high as stated"


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
    return any(figure.ranged for entry in items for figure in entry.inputs)


def has_middle(items: Iterable[Item]) -> bool:
    """Tell whether a likely figure behind some items is ours: the middle of a range."""
    return any(figure.middle for entry in items for figure in entry.inputs)


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
    rate = rate_of(dataset, line)
    known = (channel for channel in dataset.channels if channel.id == rate.channel)
    return _cost_at(dataset, line, rate, next(known, BY_THE_CALENDAR))


def _cost_at(dataset: Dataset, line: PlanLine, rate: RateEntry, channel: Channel) -> Cost:
    price = rate_input(rate)
    # A line may name no channel: then it goes through that of its rate.
    items = line_items(dataset, price, source_of(dataset, line, rate), rate.channel, line.sizes)
    return Cost(line, rate, channel, items, sum_of(items))


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
    terms = [(source_of(dataset, entry.line, entry.rate), entry.rate.channel) for entry in costs]
    if not any(entry.kind == "month" for pair in terms for entry in going(dataset, *pair)):
        return ()
    spans = [(*pair, *span(entry)) for pair, entry in zip(terms, costs, strict=True)]
    return plan_items(dataset, spans)


def span(entry: Cost) -> tuple[Fraction, Fraction]:
    """Return after how many weeks a line begins and ends, ramp-up included."""
    start = Fraction(entry.line.start) - 1
    return start, start + lead(entry) + entry.line.sizes[2]


def lead(entry: Cost) -> Fraction:
    """Return the weeks that are paid before the work of a line begins."""
    ramps = (item.factor.likely for item in entry.items if item.factor and item.kind == "weeks")
    return sum(ramps, Fraction(0))


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
        other = _cost_at(dataset, line, rate, channels[rate.channel])
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


def full_time_month(rate: RateEntry, channel: Channel) -> Range:
    """Return what one person costs in a full-time month by the channel's convention."""
    return rate_range(rate).scaled(channel.hours_per_year, 12)


def month_words(channel: Channel) -> str:
    """Write the hours of a full-time month: ``160 h`` or ``173⅓ h``."""
    whole, rest = divmod(channel.hours_per_year, 12)
    part = {0: "", 4: "⅓", 8: "⅔", 6: "½", 3: "¼", 9: "¾"}.get(rest)
    return f"{channel.hours_per_year / 12:.1f} h" if part is None else f"{whole}{part} h"


def plan_month(entry: Cost) -> str:
    """Write the hours of a month of the plan by the channel's convention: ``80 h``."""
    return f"{decimals(month_hours(entry), 1)} h"


def other_figure(rate: RateEntry) -> str:
    """Write a price that is not added up: ``USD 216 to 520 a project, asked, worldwide``."""
    figures = [plain(f) for f in (rate.low, rate.likely, rate.high) if f is not None]
    unit = "an hour" if rate.unit == "hour" else f"a {rate.unit}"
    return f"{rate.currency} {' to '.join(figures)} {unit}, {rate.basis}, {rate.region}"


def convention(channel: Channel) -> str:
    """Say how many hours a month has, and whether they are paid or worked."""
    calendar = "" if channel.id else " by the calendar (52 weeks of 40 h a year)"
    return f"{month_words(channel)} a month full time{calendar}, hours {channel.hours_basis}"


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
