"""What a plan costs: exact lines, their ranges, and the same hours with every other role.

Data flow: a :class:`PlanLine` and the dataset's rates go in; a :class:`Cost` comes out. Amounts are
integers in minor units; people, hours and weeks are exact ``Decimal``. Each line is rounded once,
half up, and a total is the sum of its rounded lines, so what is shown always adds up.
"""

import typing
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from roletui.dataset.model import Channel, Dataset, RateEntry
from roletui.money import ZERO, Range, minor, money, rounded
from roletui.origin import BY_THE_CALENDAR, OWN, is_own, origin, own_rate, stale_rate
from roletui.words import plain

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

    def at(self, own_rate: Decimal | None, currency: str | None = None) -> "PlanLine":
        """Return the line at a rate of the user's own, or at the dataset's."""
        return self._replace(own_rate=own_rate, own_currency=currency)

    @property
    def total_hours(self) -> Decimal:
        """Hours of everybody over all weeks."""
        return self.people * self.hours * self.weeks


class Cost(typing.NamedTuple):
    """A plan line with what it costs."""

    line: PlanLine
    rate: RateEntry
    channel: Channel
    hourly: Range
    total: Range
    week: Range
    month: Range
    """In a month by the channel's own convention."""


Nearness = typing.Literal["role", "channel", "other"]
"""How an alternative differs: another role, the same role hired otherwise, or anything else."""


class Alternative(typing.NamedTuple):
    """The same hours with another role or channel."""

    cost: Cost
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


def rates_for(dataset: Dataset, role: str, channel: str = "") -> tuple[RateEntry, ...]:
    """Return the rates that can be counted with: an hour, in the dataset's currency."""
    return tuple(
        rate
        for rate in dataset.rates
        if rate.role == role and channel in ("", rate.channel) and countable(dataset, rate)
    )


def countable(dataset: Dataset, rate: RateEntry) -> bool:
    """Tell whether a rate can be added up: an hour, in the dataset's currency."""
    return rate.unit == "hour" and rate.currency == dataset.about.currency


def other_figures(dataset: Dataset, role: str) -> tuple[RateEntry, ...]:
    """Return a role's prices in another unit or currency, which cannot be put beside the rest."""
    return tuple(
        rate for rate in dataset.rates if rate.role == role and not countable(dataset, rate)
    )


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
    entry: Cost, amount: Range, currency: str, *, cents: bool | None = None
) -> list[str]:
    """Write low, likely and high for a table; a bound that no source gives is said to be none."""
    cells = [money(figure, currency, cents=cents) for figure in amount]
    if not has_range(entry):
        cells[0] = cells[2] = NO_RANGE
    if entry.rate.likely is None:
        cells[1] = f"{MIDDLE} {cells[1]}"
    return cells


def has_range(entry: Cost) -> bool:
    """Tell whether the source of a cost gives more than a single figure."""
    return entry.rate.low is not None


def default_line(dataset: Dataset, roles: tuple[str, ...] = ()) -> PlanLine:
    """Return the line a budget starts with: the first of the roles, best one with a rate."""
    budget = dataset.budget
    wanted = roles or (budget.role,)
    role = next((role for role in wanted if rates_for(dataset, role)), wanted[0])
    rates = rates_for(dataset, role)
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
    rates = rates_for(dataset, line.role, line.channel)
    for rate in rates:
        if line.rate in ("", rate.id):
            return rate
    raise NoRateError(line.role, line.channel)


def cost(dataset: Dataset, line: PlanLine) -> Cost:
    """Return what a line costs; raise :class:`NoRateError` where there is no rate for it."""
    rate = rate_of(dataset, line)
    known = (channel for channel in dataset.channels if channel.id == rate.channel)
    return _cost_at(line, rate, next(known, BY_THE_CALENDAR))


def _cost_at(line: PlanLine, rate: RateEntry, channel: Channel) -> Cost:
    hourly = rate_range(rate)
    weekly = line.people * line.hours
    return Cost(
        line=line,
        rate=rate,
        channel=channel,
        hourly=hourly,
        total=hourly.times(line.total_hours),
        week=hourly.times(weekly),
        month=_month(hourly, weekly, channel),
    )


def _month(hourly: Range, weekly: Decimal, channel: Channel) -> Range:
    top, bottom = weekly.as_integer_ratio()
    return hourly.scaled(top * channel.hours_per_year, bottom * 12 * FULL_TIME_WEEK)


def total(costs: Iterable[Cost]) -> Range:
    """Return the sum of several lines."""
    sum_ = ZERO
    for entry in costs:
        sum_ = sum_.plus(entry.total)
    return sum_


def alternatives(dataset: Dataset, chosen: Cost) -> tuple[Alternative, ...]:
    """Return the same hours at every rate the dataset has, near ones first, then the dearest.

    The chosen one stands among the roles of its channel, an own rate beside the dataset's. Of
    several rates for one role and channel the first is the near one, as a plan would use it.
    """
    found = [Alternative(chosen, 0, "role", True)] if is_own(chosen.rate) else []
    seen: set[tuple[str, str]] = set()
    channels = {channel.id: channel for channel in dataset.channels}
    for rate in dataset.rates:
        if not countable(dataset, rate):
            continue
        named = chosen.line._replace(role=rate.role, channel=rate.channel, rate=rate.id)
        line = named.at(None)
        other = _cost_at(line, rate, channels[rate.channel])
        first = (rate.role, rate.channel) not in seen
        seen.add((rate.role, rate.channel))
        difference = other.total.likely - chosen.total.likely
        nearness = _nearness(chosen.rate, rate, first)
        found.append(Alternative(other, difference, nearness, rate is chosen.rate))
    places = {"role": 0, "channel": 1, "other": 2}
    found.sort(key=lambda entry: (places[entry.nearness], -entry.cost.total.likely))
    return tuple(found)


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
    weekly = entry.line.people * entry.line.hours
    hours = weekly * entry.channel.hours_per_year / (12 * FULL_TIME_WEEK)
    return f"{plain(hours.quantize(Decimal('0.1')))} h"


def other_figure(rate: RateEntry) -> str:
    """Write a price that is not added up: ``USD 216 to 520 a project, asked, worldwide``."""
    figures = [plain(f) for f in (rate.low, rate.likely, rate.high) if f is not None]
    unit = "an hour" if rate.unit == "hour" else f"a {rate.unit}"
    return f"{rate.currency} {' to '.join(figures)} {unit}, {rate.basis}, {rate.region}"


def convention(channel: Channel) -> str:
    """Say how many hours a month has, and whether they are paid or worked."""
    calendar = "" if channel.id else " by the calendar (52 weeks of 40 h a year)"
    return f"{month_words(channel)} a month full time{calendar}, hours {channel.hours_basis}"


def way(entry: Cost) -> str:
    """Say how somebody is hired: ``Agency``, or ``Agency, own rate``."""
    named = is_own(entry.rate) and entry.channel.id
    return f"{entry.channel.name}, {OWN}" if named else entry.channel.name


def way_and_region(entry: Cost) -> str:
    """Say how somebody is hired, and where the rate holds: ``Agency (United States)``."""
    return f"{way(entry)} ({entry.rate.region})" if entry.rate.region else way(entry)


def assumptions(
    dataset: Dataset, costs: Sequence[Cost], today: date | None = None
) -> tuple[str, ...]:
    """Return, once each, what the figures of a plan rest on; today tells which are stale."""
    found: dict[str, None] = {}
    roles = {role.id: role.name for role in dataset.roles}
    for entry in costs:
        rate = entry.rate
        who = f"{roles[rate.role]}, {way_and_region(entry)}"
        hourly = money(entry.hourly.likely, rate.currency)
        found[
            f"{who}: {hourly} an hour, {rate.basis}; {range_words(rate)}; "
            f"{origin(dataset, rate).words}."
        ] = None
        if today and (words := stale_rate(dataset, rate, today)):
            found[f"{who}: {words}."] = None
        if rate.proxy:
            found[f"{who}: measured for {rate.proxy}, which stands in for the role."] = None
        found[f"{entry.channel.name}: {convention(entry.channel)}."] = None
        for extra in (entry.channel.minimum, entry.channel.fees):
            if extra:
                found[f"{entry.channel.name}: {extra.removesuffix('.')}. Not in the figures."] = (
                    None
                )
    return tuple(found)
