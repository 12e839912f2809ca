"""What a plan costs, worked out a second time: from the text of a dataset, in fractions.

It is written from the rules alone and imports nothing of roletui, so that a mistake would have to
be made twice to go unnoticed. It is meant to be read beside the rules, not to be fast.

The rules:

- A line's people, hours a week and weeks are what is *paid*. Where a channel states hours that are
  worked, a paid hour is ``hours_per_year / 2080`` of an hour worked, which is what a price is for.
- Paid weeks are ramp-up + weeks × (1 + overrun). An overrun lies between nothing, where it is also
  planned, and its figure.
- One person is paid for ``max(least-hours, paid weeks × max(hours, least-week))`` hours. A minimum
  of a contract is reached by all lines of the plan at the same rate together.
- Shares are of all hours that are bought; management and monthly bills go by paid weeks.
- Low, likely and high are three scenarios: in each, every figure is at that end.
- Each item is rounded once, half up, to minor units; a total is the sum of its items.
"""

import tomllib
import typing
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor
from pathlib import Path

Table = Mapping[str, typing.Any]
Three = tuple[Fraction, Fraction, Fraction]
"""A figure at its low, its likely and its high end."""
Amounts = tuple[int, int, int]
"""Minor units: low, likely, high."""

FULL_YEAR = 2080
DIGITS = {"USD": 2, "EUR": 2, "GBP": 2, "CHF": 2, "JPY": 0, "KWD": 3}
ZERO, ONE = Fraction(0), Fraction(1)
NOTHING: Three = (ZERO, ZERO, ZERO)


class Line(typing.NamedTuple):
    """Who is paid, hired how, for how long."""

    role: str
    channel: str
    people: Decimal
    hours: Decimal
    weeks: Decimal
    rate: str = ""
    """Id of a rate; empty for the first that can be counted with."""
    own_hour: Decimal | None = None
    """What an hour costs, in major units of the dataset's own currency."""
    own_year: Decimal | None = None
    """The salary of a year, likewise."""
    start: Decimal = Decimal(1)
    follows: bool = False
    """Whether it begins when the line before it ends."""
    hours_range: tuple[Decimal, Decimal] | None = None
    weeks_range: tuple[Decimal, Decimal] | None = None
    switched: Mapping[str, bool] = {}
    """Overheads that count for this line or do not, by id, whoever they come with otherwise."""


class Setting(typing.NamedTuple):
    """What is set of an overhead for the whole plan."""

    on: bool
    amount: Decimal | None
    """None for the dataset's own figure."""


class Plan(typing.NamedTuple):
    """Some lines, and how they are counted."""

    data: Table
    lines: tuple[Line, ...]
    settings: Mapping[str, Setting]
    currency: str = ""
    """The currency shown; empty for the dataset's own."""
    per: Decimal = Decimal(1)
    """Units of it for one of the dataset's."""


class Bill(typing.NamedTuple):
    """What a plan costs."""

    lines: tuple[Mapping[str, Amounts] | None, ...]
    """For each line the sum of its items by their kind; None where there is no rate for it."""
    extras: Mapping[str, Amounts]
    """What is paid for the plan as a whole, by the id of the overhead."""

    @property
    def total(self) -> Amounts:
        """All of it."""
        found = [*self.extras.values()]
        for line in self.lines:
            found += (line or {}).values()
        return plus(*found)


def read(*files: Path) -> Table:
    """Return the tables of a dataset that stands in one file or in several, one after the other."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return tomllib.loads(text, parse_float=Decimal)


def half_up(exact: Fraction) -> int:
    """Round to whole minor units, a half upwards."""
    return floor(exact + Fraction(1, 2))


def plus(*amounts: Amounts) -> Amounts:
    """Return a sum, end by end."""
    low, likely, high = (sum(end) for end in zip((0, 0, 0), *amounts, strict=True))
    return low, likely, high


def ends(entry: Table) -> Three | None:
    """Return the three ends of a stated figure; None where none is stated."""
    low, likely, high = (
        None if name not in entry else Fraction(entry[name]) for name in ("low", "likely", "high")
    )
    if entry.get("high_is") == "ceiling" and high is not None:
        return (ZERO if low is None else low), high, high
    if likely is None and (low is None or high is None):
        return None
    if likely is None:
        assert low is not None
        assert high is not None
        likely = (low + high) / 2
    return (likely if low is None else low), likely, (likely if high is None else high)


class Counter:
    """Counts one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.data = plan.data
        own = self.data["about"]["currency"]
        self.own_currency: str = own
        self.shown: str = plan.currency or own
        self.unit = Fraction(10) ** DIGITS[self.shown] * Fraction(plan.per)
        """Minor units as shown, for one unit of the dataset's currency."""
        self.channels: dict[str, Table] = {c["id"]: c for c in self.data["channels"]}
        self.rates: dict[str, Table] = {r["id"]: r for r in self.data["rates"]}
        self.overheads: list[Table] = self.data["budget"].get("overheads", [])

    def bill(self) -> Bill:
        """Count everything."""
        rates = [self.rate_of(line) for line in self.plan.lines]
        lines = [
            None if rate is None else self.line_items(line, rate)
            for line, rate in zip(self.plan.lines, rates, strict=True)
        ]
        counted = [
            (line, rate)
            for line, rate in zip(self.plan.lines, rates, strict=True)
            if rate is not None
        ]
        return Bill(tuple(lines), {**self.contracts(counted), **self.extras(counted)})

    # --- rates

    def countable(self, rate: Table) -> bool:
        """Tell whether hours can be counted with a rate."""
        if rate["currency"] != self.own_currency:
            return False
        load = self.channels[rate["channel"]].get("load")
        if rate["unit"] == "year" or rate["basis"] == "wage":
            return load is not None and rate["unit"] in ("hour", "year")
        return bool(rate["unit"] == "hour")

    def stated_rate(self, line: Line) -> Table | None:
        """Return the dataset's rate for a line."""
        for rate in self.data["rates"]:
            through = line.channel in ("", rate["channel"])
            wanted = line.rate in ("", rate["id"])
            if rate["role"] == line.role and through and wanted and self.countable(rate):
                return typing.cast(Table, rate)
        return None

    def rate_of(self, line: Line) -> Table | None:
        """Return what a line is counted with; an own figure keeps the terms of the stated rate."""
        stated = self.stated_rate(line)
        source = stated["source"] if stated else ""
        made = {"id": "own", "role": line.role, "channel": line.channel, "source": source}
        if line.own_hour is not None:
            return {**made, "unit": "hour", "basis": "own", "likely": line.own_hour}
        if line.own_year is not None:
            return {**made, "unit": "year", "basis": "own", "likely": line.own_year}
        return stated

    def price(self, rate: Table) -> Three:
        """Return what an hour costs, worked or paid as its channel has it, in minor units."""
        channel = self.channels.get(rate["channel"], {})
        year = Fraction(channel.get("hours_per_year", FULL_YEAR))
        load, own = channel.get("load"), self.own_load(rate["channel"])
        if rate["unit"] == "year":
            assert load is not None
            times = (own or Fraction(load["salary"])) / year
        elif own and (rate["basis"] == "wage" or rate.get("wage")):
            rate = rate if rate["basis"] == "wage" else self.rates[rate["wage"]]
            times = own * FULL_YEAR / year
        elif rate["basis"] == "wage":
            assert load is not None
            times = Fraction(load.get("hour") or Fraction(load["salary"]) * FULL_YEAR / year)
        else:
            times = ONE
        found = ends(rate)
        assert found is not None
        low, likely, high = (end * times * self.unit for end in found)
        return low, likely, high

    # --- overheads

    def figure(self, overhead: Table) -> Three | None:
        """Return the figure of an overhead as the plan sets it; None where there is none."""
        setting = self.plan.settings.get(overhead["id"])
        if setting is not None and setting.amount is not None:
            overhead = {"kind": overhead["kind"], "likely": setting.amount}
        found = ends(overhead)
        if found and overhead["kind"] == "overrun":
            return ZERO, ZERO, found[2]
        return found

    def counted(self, kind: str, line: Line, rate: Table) -> Iterator[tuple[Table, Three]]:
        """Yield the overheads of a kind that are counted with a line, and their figures."""
        for overhead in self.overheads:
            if overhead.get("kind") != kind:
                continue
            figure = self.figure(overhead)
            if figure is not None and self.comes_with(overhead, line, rate):
                yield overhead, figure

    def comes_with(self, overhead: Table, line: Line, rate: Table) -> bool:
        """Tell whether an overhead is counted with a line; what is said of that line goes first."""
        if overhead["id"] in line.switched:
            return line.switched[overhead["id"]]
        setting = self.plan.settings.get(overhead["id"])
        on = setting.on if setting else not overhead.get("off", False)
        sources = overhead.get("paid_to") or [rate["source"]]
        channels = overhead.get("channels") or [rate["channel"]]
        roles = overhead.get("roles") or [line.role]
        return (
            on and rate["source"] in sources and rate["channel"] in channels and line.role in roles
        )

    def own_load(self, channel: str) -> Fraction | None:
        """Return 1 + the user's own load on a wage paid through a channel; None for none."""
        for overhead in self.overheads:
            setting = self.plan.settings.get(overhead["id"])
            through = channel in overhead.get("channels", (channel,))
            if through and overhead.get("kind") == "load" and (setting is None or setting.on):
                figure = self.figure(overhead)
                if figure:
                    return 1 + figure[1] / 100
        return None

    # --- time

    def more_weeks(self, line: Line, rate: Table) -> Iterator[tuple[str, Three]]:
        """Yield the weeks of each ramp-up, and those that each overrun makes the work longer."""
        for _, figure in self.counted("weeks", line, rate):
            yield "weeks", figure
        for _, figure in self.counted("overrun", line, rate):
            yield "overrun", product(scaled(figure, Fraction(1, 100)), weeks_of(line))

    def paid_weeks(self, line: Line, rate: Table) -> Three:
        """Return all the weeks that are paid."""
        weeks = weeks_of(line)
        for _, more in self.more_weeks(line, rate):
            weeks = add(weeks, more)
        return weeks

    def bought(self, line: Line, rate: Table) -> Three:
        """Return the hours that are bought of everybody, minimums included."""
        low, likely, high = hours_of(line)
        for _, figure in self.counted("least-week", line, rate):
            low, likely, high = max(low, figure[1]), max(likely, figure[1]), max(high, figure[1])
        least = ZERO
        for overhead, figure in self.counted("least-hours", line, rate):
            if overhead.get("scope", "person") == "person":
                least = max(least, figure[1])
        paid = product(self.paid_weeks(line, rate), (low, likely, high))
        low, likely, high = (Fraction(line.people) * max(least, hours) for hours in paid)
        return low, likely, high

    def worked(self, rate: Table) -> Fraction:
        """Return how much of an hour is worked when one is paid."""
        channel = self.channels.get(rate["channel"])
        if channel and channel["hours_basis"] == "worked":
            return Fraction(channel["hours_per_year"], FULL_YEAR)
        return ONE

    # --- items

    def line_items(self, line: Line, rate: Table) -> Mapping[str, Amounts]:
        """Return the items of a line, summed by kind."""
        price, part = self.price(rate), self.worked(rate)
        people = Fraction(line.people)
        a_week = scaled(hours_of(line), people * part)
        weeks, bought = self.paid_weeks(line, rate), scaled(self.bought(line, rate), part)
        found: dict[str, list[Three]] = defaultdict(list)
        found["work"].append(product(price, product(a_week, weeks_of(line))))
        for kind, more in self.more_weeks(line, rate):
            found[kind].append(product(product(more, a_week), price))
        for _, figure in self.counted("share", line, rate):
            found["share"].append(product(product(bought, price), scaled(figure, Fraction(1, 100))))
        for overhead, figure in self.counted("hours", line, rate):
            manager = self.price(self.rates[overhead["rate"]])
            found["hours"].append(product(product(scaled(weeks, people), figure), manager))
        for _, figure in self.counted("hire", line, rate):
            found["hire"].append(scaled(figure, people * self.unit))
        amounts = {kind: plus(*map(minor, items)) for kind, items in found.items()}
        if any(add(bought, scaled(product(weeks, a_week), -ONE))):
            # A minimum is not worked off: the rest of the price of all hours that are bought.
            hours = [kind for kind in amounts if kind in ("work", "weeks", "overrun")]
            spent = plus(*(amounts[kind] for kind in hours))
            low, likely, high = minor(product(bought, price))
            amounts["unused"] = (low - spent[0], likely - spent[1], high - spent[2])
        return amounts

    def contracts(self, lines: Sequence[tuple[Line, Table]]) -> Mapping[str, Amounts]:
        """Return what is paid for hours that only the minimum of a contract makes one buy."""
        found: dict[str, Amounts] = {}
        groups: dict[tuple[str, Three], list[tuple[Line, Table]]] = defaultdict(list)
        for line, rate in lines:
            groups[rate["id"], self.price(rate)].append((line, rate))
        for (_, price), group in groups.items():
            least: tuple[Fraction, str] = (ZERO, "")
            for line, rate in group:
                for overhead, figure in self.counted("least-hours", line, rate):
                    if overhead.get("scope") == "contract":
                        least = max(least, (figure[1], overhead["id"]))
            bought = NOTHING
            for line, rate in group:
                # A line for which the minimum is switched off is none of that contract.
                if any(o["id"] == least[1] for o, _ in self.counted("least-hours", line, rate)):
                    bought = add(bought, self.bought(line, rate))
            low, likely, high = (max(ZERO, least[0] - hours) for hours in bought)
            line, rate = group[0]
            idle = scaled((low, likely, high), self.worked(rate))
            unused = product(idle, price)
            items = [(least[1], unused)]
            for overhead, share in self.counted("share", line, rate):
                items.append((overhead["id"], product(unused, scaled(share, Fraction(1, 100)))))
            for name, exact in items:
                found[name] = plus(found.get(name, (0, 0, 0)), minor(exact))
        return found

    def extras(self, lines: Sequence[tuple[Line, Table]]) -> Mapping[str, Amounts]:
        """Return what is paid for the plan as a whole."""
        found: dict[str, Amounts] = {}
        for overhead in self.overheads:
            figure = self.figure(overhead) if overhead.get("kind") == "month" else None
            with_it = [entry for entry in lines if figure and self.comes_with(overhead, *entry)]
            if figure and with_it:
                months = tuple(self.months(with_it, lines, end) for end in range(3))
                found[overhead["id"]] = minor(
                    product(typing.cast(Three, months), scaled(figure, self.unit))
                )
        return found

    def months(
        self, counted: Sequence[tuple[Line, Table]], lines: Sequence[tuple[Line, Table]], end: int
    ) -> Fraction:
        """Return the months in which at least one of some lines runs, in one scenario."""
        runs: list[tuple[Fraction, Fraction]] = []
        stop: Fraction | None = None
        for line, rate in lines:
            start = Fraction(line.start) - 1 if stop is None or not line.follows else stop
            stop = start + self.paid_weeks(line, rate)[end]
            if (line, rate) in counted:
                runs.append((start, stop))
        edges = sorted({edge for run in runs for edge in run})
        weeks = ZERO
        for left, right in pairwise(edges):
            if any(start <= left and right <= stop for start, stop in runs):
                weeks += right - left
        return weeks * 12 / 52


def hours_of(line: Line) -> Three:
    """Return the hours a week of one person."""
    return around(line.hours, line.hours_range)


def weeks_of(line: Line) -> Three:
    """Return the planned weeks."""
    return around(line.weeks, line.weeks_range)


def around(size: Decimal, ends: tuple[Decimal, Decimal] | None) -> Three:
    """Return a size between its ends."""
    low, high = ends or (size, size)
    return Fraction(low), Fraction(size), Fraction(high)


def bill(plan: Plan) -> Bill:
    """Return what a plan costs."""
    return Counter(plan).bill()


def add(one: Three, other: Three) -> Three:
    """Add end by end."""
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def product(one: Three, other: Three) -> Three:
    """Multiply end by end."""
    return one[0] * other[0], one[1] * other[1], one[2] * other[2]


def scaled(figure: Three, times: Fraction) -> Three:
    """Multiply each end by the same number."""
    return figure[0] * times, figure[1] * times, figure[2] * times


def minor(exact: Three) -> Amounts:
    """Round each end once."""
    return half_up(exact[0]), half_up(exact[1]), half_up(exact[2])
