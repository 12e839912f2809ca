"""A cell of the comparison in full: what it says, where that comes from, and who says otherwise."""

from collections.abc import Iterator

from roletui.case.case import Case
from roletui.compare.cell import Cell
from roletui.compare.cells import in_period
from roletui.compare.grid import Row
from roletui.cost.provenance import provenance
from roletui.cost.rates import full_time_month, month_words, other_figure, range_words, rate_range
from roletui.dataset.model import Channel, Factor, RateEntry, Role
from roletui.text.money import money, money_range

from ..widgets.text.columns import Beside
from ..widgets.text.pane import Line
from .facts import quiet, rate_line, source_line, told, weight_words


def compact_lines(case: Case, row: Row, place: int) -> list[Line]:
    """Return a cell as it stands below the grid: text, comparison, remark, sources."""
    cell = row.cell(place)
    lines = [_title(case, row.factor, row.roles[place]), told(cell.text)]
    if words := case.grid.against(row, place):
        lines.append(quiet(words))
    return [*lines, *_origin(case, cell)]


def full_lines(case: Case, row: Row, place: int) -> list[Line | Beside]:
    """Return the same in full, with the figures and claims that conflict with it side by side."""
    cell, factor, role = row.cell(place), row.factor, row.roles[place]
    items = [f"· {item}" if len(cell.items) > 1 else item for item in cell.items] or [cell.text]
    if cell.level is not None:
        items = [*items, f"Step {cell.level} of {len(factor.levels)}: {_scale(factor)}"]
    lines: list[Line | Beside] = [_title(case, factor, role), *map(told, items)]
    if cell.rate:
        lines += [told(words) for words in _formula(case, factor, cell.rate)]
        end = money(case.prices.cells.highest(factor), cell.rate.currency)
        lines.append(quiet(f"The bar in the grid runs from 0 to {end}, the most for any role."))
    if words := case.grid.against(row, place):
        lines.append(told(words))
    lines += [told(""), *_origin(case, cell)]
    lines += _same(case, factor, role, cell)
    lines += _conflicts(case, factor, role)
    lines += _otherwise(case, factor, role)
    return [*lines, told(""), quiet(f"Why it matters: {factor.why}")]


def _title(case: Case, factor: Factor, role: Role) -> Line:
    title: Line = ((factor.label, "bold"), ("  ", "plain"), (role.name, "dim"))
    if words := weight_words(factor, case.state.weights.get(factor.id, 0)):
        return (*title, ("  ", "plain"), (words, "dim"))
    return title


def _origin(case: Case, cell: Cell) -> Iterator[Line]:
    """Yield the remark of a cell, and each of its sources with its interest."""
    if cell.note:
        yield quiet(cell.note)
    if cell.rate:
        yield quiet(rate_line(case, cell.rate))
    for source in map(case.market.source, cell.sources):
        yield quiet(f"Source: {source_line(case, source)}")
        yield quiet(f"Interest: {source.interest}")


def _scale(factor: Factor) -> str:
    return ", ".join(factor.levels)


def _formula(case: Case, factor: Factor, rate: RateEntry) -> Iterator[str]:
    """Yield how a figure a month is made of one an hour, and what its range is."""
    channel = _channel(case, rate)
    if factor.per == "month":
        hourly, monthly = rate_range(rate), full_time_month(rate, channel)
        ends = zip(("low", "likely", "high"), hourly, monthly, strict=True)
        hours = month_words(channel)
        for name, hour, month in ends:
            if hourly.single and name != "likely":
                continue
            words = f"{money(hour, rate.currency)} × {hours} = {money(month, rate.currency)}"
            yield words if hourly.single else f"{name}: {words}"
    if rate.low is None:
        yield "single figure, no range"


def _channel(case: Case, rate: RateEntry) -> Channel:
    return case.market.channel(rate.channel)


def _same(case: Case, factor: Factor, role: Role, cell: Cell) -> Iterator[Line | Beside]:
    """Yield all figures that the dataset has for a role hired in the same way, if several."""
    rates = [
        rate
        for rate in case.market.rates
        if rate.role == role.id and rate.channel == factor.channel
    ]
    if len(rates) > 1:
        name = _channel(case, rates[0]).name
        yield told("")
        yield ((f"{role.name}, {name}: {len(rates)} figures", "bold"),)
        yield Beside(tuple(_figure(case, factor, rate, cell.rate) for rate in rates))


def _otherwise(case: Case, factor: Factor, role: Role) -> Iterator[Line | Beside]:
    """Yield what the role costs when it is hired in other ways, a figure for each."""
    first: dict[str, RateEntry] = {}
    for rate in case.market.rates:
        if rate.role == role.id and case.market.countable(rate):
            first.setdefault(rate.channel, rate)
    first.pop(factor.channel, None)
    if factor.channel and first:
        yield told("")
        yield ((f"{role.name}, hired otherwise", "bold"),)
        yield Beside(tuple(_figure(case, factor, rate, None) for rate in first.values()))


def _figure(
    case: Case, factor: Factor, rate: RateEntry, shown: RateEntry | None
) -> tuple[str, ...]:
    """Write a figure for a column of its own: amount, channel or place in the grid, origin."""
    channel = _channel(case, rate)
    amount = other_figure(rate)
    if case.market.countable(rate):
        figures, per = in_period(factor, rate, channel)
        amount = f"{money_range(figures, rate.currency)} {per}"
    found = provenance(case.market, rate)
    return (
        amount,
        *(["shown in the grid"] if rate is shown else []),
        *([channel.name] if shown is None else []),
        f"{rate.basis}, {rate.region}",
        range_words(rate),
        *([f"measured for {rate.proxy}"] if rate.proxy else []),
        f"{found.publisher}, {found.dated}, grade {found.grade}",
    )


def _conflicts(case: Case, factor: Factor, role: Role) -> Iterator[Line | Beside]:
    """Yield where sources disagree about a cell, their claims side by side, and how to read it."""
    for conflict in case.market.conflicts:
        if factor.id in conflict.factors and (not conflict.roles or role.id in conflict.roles):
            yield told("")
            yield ((f"Sources disagree: {conflict.about}", "bold"),)
            yield Beside(tuple((claim,) for claim in conflict.says), bold=False)
            yield told(conflict.reading)
