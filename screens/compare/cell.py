"""A cell of the comparison in full: what it says, where that comes from, and who says otherwise."""

from collections.abc import Iterator

from roletui.compare.cells import Cell, cells_of, in_period
from roletui.compare.grid import Grid, Row
from roletui.cost.lines import (
    full_time_month,
    month_words,
    other_figure,
    range_words,
    rate_range,
)
from roletui.cost.provenance import origin
from roletui.dataset.model import Channel, Factor, RateEntry, Role
from roletui.state.context import Setting
from roletui.text.money import money, money_range

from ..widgets.text.columns import Beside
from ..widgets.text.pane import Line
from .facts import quiet, rate_line, source_line, told, weight_words


def compact_lines(setting: Setting, grid: Grid, row: Row, place: int, weight: int) -> list[Line]:
    """Return a cell as it stands below the grid: text, comparison, remark, sources."""
    cell = row.cell(place)
    lines = [_title(row.factor, grid.roles[place], weight), told(cell.text)]
    if words := grid.against(row, place):
        lines.append(quiet(words))
    return [*lines, *_origin(setting, cell)]


def full_lines(
    setting: Setting, grid: Grid, row: Row, place: int, weight: int
) -> list[Line | Beside]:
    """Return the same in full, with the figures and claims that conflict with it side by side."""
    cell, factor, role = row.cell(place), row.factor, grid.roles[place]
    items = [f"· {item}" if len(cell.items) > 1 else item for item in cell.items] or [cell.text]
    if cell.level is not None:
        items = [*items, f"Step {cell.level} of {len(factor.levels)}: {_scale(factor)}"]
    lines: list[Line | Beside] = [_title(factor, role, weight), *map(told, items)]
    if cell.rate:
        lines += [told(words) for words in _formula(setting, factor, cell.rate)]
        end = money(cells_of(setting.dataset).highest(factor), cell.rate.currency)
        lines.append(quiet(f"The bar in the grid runs from 0 to {end}, the most for any role."))
    if words := grid.against(row, place):
        lines.append(told(words))
    lines += [told(""), *_origin(setting, cell)]
    lines += _same(setting, factor, role, cell)
    lines += _conflicts(setting, factor, role)
    lines += _otherwise(setting, factor, role)
    return [*lines, told(""), quiet(f"Why it matters: {factor.why}")]


def _title(factor: Factor, role: Role, weight: int) -> Line:
    title: Line = ((factor.label, "bold"), ("  ", "plain"), (role.name, "dim"))
    if words := weight_words(factor, weight):
        return (*title, ("  ", "plain"), (words, "dim"))
    return title


def _origin(setting: Setting, cell: Cell) -> Iterator[Line]:
    """Yield the remark of a cell, and each of its sources with its interest."""
    if cell.note:
        yield quiet(cell.note)
    if cell.rate:
        yield quiet(rate_line(setting, cell.rate))
    sources = {source.id: source for source in setting.dataset.sources}
    for name in cell.sources:
        yield quiet(f"Source: {source_line(setting, sources[name])}")
        yield quiet(f"Interest: {sources[name].interest}")


def _scale(factor: Factor) -> str:
    return ", ".join(factor.levels)


def _formula(setting: Setting, factor: Factor, rate: RateEntry) -> Iterator[str]:
    """Yield how a figure a month is made of one an hour, and what its range is."""
    channel = _channel(setting, rate)
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


def _channel(setting: Setting, rate: RateEntry) -> Channel:
    return next(entry for entry in setting.dataset.channels if entry.id == rate.channel)


def _same(setting: Setting, factor: Factor, role: Role, cell: Cell) -> Iterator[Line | Beside]:
    """Yield all figures that the dataset has for a role hired in the same way, if several."""
    rates = [
        rate
        for rate in setting.dataset.rates
        if rate.role == role.id and rate.channel == factor.channel
    ]
    if len(rates) > 1:
        name = _channel(setting, rates[0]).name
        yield told("")
        yield ((f"{role.name}, {name}: {len(rates)} figures", "bold"),)
        yield Beside(tuple(_figure(setting, factor, rate, cell.rate) for rate in rates))


def _otherwise(setting: Setting, factor: Factor, role: Role) -> Iterator[Line | Beside]:
    """Yield what the role costs when it is hired in other ways, a figure for each."""
    first: dict[str, RateEntry] = {}
    for rate in setting.dataset.rates:
        if rate.role == role.id and setting.dataset.countable(rate):
            first.setdefault(rate.channel, rate)
    first.pop(factor.channel, None)
    if factor.channel and first:
        yield told("")
        yield ((f"{role.name}, hired otherwise", "bold"),)
        yield Beside(tuple(_figure(setting, factor, rate, None) for rate in first.values()))


def _figure(
    setting: Setting, factor: Factor, rate: RateEntry, shown: RateEntry | None
) -> tuple[str, ...]:
    """Write a figure for a column of its own: amount, channel or place in the grid, origin."""
    channel = _channel(setting, rate)
    amount = other_figure(rate)
    if setting.dataset.countable(rate):
        figures, per = in_period(factor, rate, channel)
        amount = f"{money_range(figures, rate.currency)} {per}"
    found = origin(setting.dataset, rate)
    return (
        amount,
        *(["shown in the grid"] if rate is shown else []),
        *([channel.name] if shown is None else []),
        f"{rate.basis}, {rate.region}",
        range_words(rate),
        *([f"measured for {rate.proxy}"] if rate.proxy else []),
        f"{found.publisher}, {found.dated}, grade {found.grade}",
    )


def _conflicts(setting: Setting, factor: Factor, role: Role) -> Iterator[Line | Beside]:
    """Yield where sources disagree about a cell, their claims side by side, and how to read it."""
    for conflict in setting.dataset.conflicts:
        if factor.id in conflict.factors and (not conflict.roles or role.id in conflict.roles):
            yield told("")
            yield ((f"Sources disagree: {conflict.about}", "bold"),)
            yield Beside(tuple((claim,) for claim in conflict.says), bold=False)
            yield told(conflict.reading)
