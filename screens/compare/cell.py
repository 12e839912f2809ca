"""The details of a cell of the comparison: its text, sources and conflicting claims."""

from collections.abc import Iterator

from rich.cells import cell_len

from roletui.case.case import Case
from roletui.case.names import unpriced
from roletui.case.weights import weighed
from roletui.compare.cell import NOT_STATED, Cell
from roletui.compare.cells import in_period, in_period_words
from roletui.compare.grid import Row
from roletui.cost.formula import price_words
from roletui.cost.provenance import provenance
from roletui.cost.rates import full_time_month, hour_input, month_words, other_figure, stated_words
from roletui.dataset.model import Channel, Factor, RateEntry, Role
from roletui.text.folding import folded
from roletui.text.money import money
from roletui.text.numbers import count, first_upper

from ..widgets.text.columns import Beside
from ..widgets.text.pane import Line
from .facts import (
    brief_origin,
    dim_line,
    plain_line,
    rate_line,
    said_by,
    source_line,
    weight_words,
)

BETWEEN = " · "
"""Stands between the parts of a line."""


def compact_lines(case: Case, row: Row, place: int, width: int) -> list[Line]:
    """Return what stands below the grid of a cell: its text in full, whose it is, who says so.

    A word of the glossary is explained behind the name of the role, or else it says there why the
    factor matters, as far as that has room in ``width`` cells; what has none comes last.
    """
    cell = row.cell(place)
    title = _title(case, row, place)
    more = list(filter(None, [_term(case, row, place), row.factor.why]))
    beside = next((words for words in more if cell_len(f"{title}{BETWEEN}{words}") <= width), "")
    said = [case.grid.against(row, place), _found(case, row, place), _remark(case, row)]
    lines: list[Line] = [((_text(case, row, place), "bold"),)]
    lines += [plain_line(words) for words in said if words]
    last = [words for words in more if words != beside]
    last += [cell.note] if cell.sources else []
    quiet = [BETWEEN.join(filter(None, [title, beside])), origin(case, row, place), *last]
    return [*lines, *(dim_line(words) for words in quiet if words)]


def _remark(case: Case, row: Row) -> str:
    """Return why a row tells no roles apart; empty where it does."""
    found = weighed(case) if row.factor.id in case.state.weights else None
    alike = found is not None and row.factor in found.ranking.alike
    return row.remark or ("left out: no difference" if alike else "")


def _text(case: Case, row: Row, place: int) -> str:
    """Return the text of a cell in full, or why it has none."""
    cell, role = row.cell(place), row.roles[place]
    if cell.stated:
        return first_upper(BETWEEN.join(cell.items))
    if row.factor.channel and case.dataset.hires_nobody(role.id):
        return first_upper(unpriced(case.dataset, role.id))
    if row.factor.channel and any(rate.role == role.id for rate in case.market.rates):
        return (
            f"Not stated for {case.dataset.channel(row.factor.channel).name}, but for other ways."
        )
    return first_upper(f"{NOT_STATED}.")


def _found(case: Case, row: Row, place: int) -> str:
    """Say that what was looked for stands in neither text of a cell; empty where it does."""
    cell, hits = row.cell(place), case.grid.hits
    if hits is None or row.roles[place].id not in hits.cells.get(row.factor.id, ()):
        return ""
    seen = folded(hits.text) in folded(f"{cell.text}\n{cell.brief}")
    return "" if seen else "found in its note or source"


def _term(case: Case, row: Row, place: int) -> str:
    """Return what the first word of the glossary in a row's name or a cell means, if any."""
    term = case.dataset.term_in(f"{row.factor.label} {row.cell(place).text}")
    return f"{term.term}: {term.meaning}" if term else ""


def origin(case: Case, row: Row, place: int) -> str:
    """Return in a few words who says what is in a cell; its note where nobody is named."""
    cell = row.cell(place)
    if not cell.sources:
        return cell.note
    first = case.market.source(cell.sources[0])
    others = len(cell.sources) - 1
    parts = [
        brief_origin(case, cell.rate, BETWEEN) if cell.rate else said_by(case, first),
        "earns by this decision" if first.earns else "",
        "no range" if cell.rate and cell.rate.low is None else "",
        count(others, "more source", "more sources") if others else "",
    ]
    return BETWEEN.join(filter(None, parts))


def full_lines(case: Case, row: Row, place: int) -> list[Line | Beside]:
    """Return a cell in full, with other figures and conflicting claims side by side."""
    cell, factor, role = row.cell(place), row.factor, row.roles[place]
    items = [f"· {item}" if len(cell.items) > 1 else item for item in cell.items] or [cell.text]
    if cell.level is not None:
        items = [*items, f"Step {cell.level} of {len(factor.levels)}: {_scale(factor)}"]
    lines: list[Line | Beside] = [_heading(case, factor, role), *map(plain_line, items)]
    if cell.rate:
        lines += [plain_line(words) for words in _formula(case, factor, cell.rate)]
    if words := case.grid.against(row, place):
        lines.append(plain_line(words))
    lines += [plain_line(""), *_origin(case, cell)]
    lines += _same_channel(case, factor, role, cell)
    lines += _conflicts(case, factor, role)
    lines += _other_channels(case, factor, role)
    return [*lines, plain_line(""), dim_line(f"Why it matters: {factor.why}")]


def _title(case: Case, row: Row, place: int) -> str:
    """Name the factor and the role of a cell, whether it is an end of its row, and its weight."""
    factor, end, weights = row.factor, row.end(place), case.state.weights
    if end and factor.channel and factor.better != "more":
        end_words = {"best": "lowest", "worst": "highest"}[end]
    else:
        end_words = end
    words = weight_words(factor, weights.get(factor.id, 0)) if weights else ""
    return BETWEEN.join(filter(None, [factor.label, row.roles[place].short, end_words, words]))


def _heading(case: Case, factor: Factor, role: Role) -> Line:
    heading: Line = ((factor.label, "bold"), ("  ", "plain"), (role.name, "dim"))
    weights = case.state.weights
    words = weight_words(factor, weights.get(factor.id, 0)) if weights else ""
    return (*heading, ("  ", "plain"), (words, "dim")) if words else heading


def _origin(case: Case, cell: Cell) -> Iterator[Line]:
    """Yield the note of a cell, and each of its sources with its interest."""
    if cell.note:
        yield dim_line(cell.note)
    if cell.rate:
        yield dim_line(rate_line(case, cell.rate))
    for source in map(case.market.source, cell.sources):
        yield dim_line(f"Source: {source_line(case, source)}")
        yield dim_line(f"Interest: {source.interest}")


def _scale(factor: Factor) -> str:
    return ", ".join(factor.levels)


def _formula(case: Case, factor: Factor, rate: RateEntry) -> Iterator[str]:
    """Yield how a monthly figure follows from an hourly one, and whether it has a range."""
    channel = _channel(case, rate)
    if factor.per == "month":
        price = hour_input(case.market, rate)
        monthly = full_time_month(case.market, rate, channel)
        hourly = (price.low, price.likely, price.high)
        ends = zip(("low", "likely", "high"), hourly, monthly, strict=True)
        hours = month_words(channel)
        for name, hour, month in ends:
            single = price.low == price.high
            if single and name != "likely":
                continue
            words = f"{price_words(hour, rate.currency)} × {hours} = {money(month, rate.currency)}"
            yield words if single else f"{name}: {words}"
    if rate.low is None:
        yield "one source, no range"


def _channel(case: Case, rate: RateEntry) -> Channel:
    return case.market.channel(rate.channel)


def _same_channel(case: Case, factor: Factor, role: Role, cell: Cell) -> Iterator[Line | Beside]:
    """Yield all rates of a role in the factor's channel, if there are several."""
    rates = [
        rate
        for rate in case.market.rates
        if rate.role == role.id and rate.channel == factor.channel
    ]
    if len(rates) > 1:
        name = _channel(case, rates[0]).name
        yield plain_line("")
        yield ((f"{role.name}, {name}: {len(rates)} figures", "bold"),)
        yield Beside(tuple(_figure(case, factor, rate, cell.rate) for rate in rates))


def _other_channels(case: Case, factor: Factor, role: Role) -> Iterator[Line | Beside]:
    """Yield the role's first rate in each other channel."""
    first: dict[str, RateEntry] = {}
    for rate in case.market.rates:
        if rate.role == role.id and case.market.countable(rate):
            first.setdefault(rate.channel, rate)
    first.pop(factor.channel, None)
    if factor.channel and first:
        yield plain_line("")
        yield ((f"{role.name}, hired otherwise", "bold"),)
        yield Beside(tuple(_figure(case, factor, rate, None) for rate in first.values()))


def _figure(
    case: Case, factor: Factor, rate: RateEntry, shown: RateEntry | None
) -> tuple[str, ...]:
    """Return the lines of a figure's column: amount, channel or mark of the grid's, provenance."""
    channel = _channel(case, rate)
    amount = other_figure(rate)
    if case.market.countable(rate):
        figures, per = in_period(case.market, factor, rate, channel)
        amount = f"{in_period_words(case.market, factor, rate, figures)} {per}"
    found = provenance(case.market, rate)
    return (
        amount,
        *(["shown in the grid"] if rate is shown else []),
        *([channel.name] if shown is None else []),
        f"{rate.basis}, {rate.region}",
        stated_words(case.market, rate),
        *([f"measured for {rate.proxy}"] if rate.proxy else []),
        f"{found.publisher}, {found.dated}, grade {found.grade}",
    )


def _conflicts(case: Case, factor: Factor, role: Role) -> Iterator[Line | Beside]:
    """Yield each conflict of sources about a cell: the claims side by side, and how to read it."""
    for conflict in case.market.conflicts:
        if factor.id in conflict.factors and (not conflict.roles or role.id in conflict.roles):
            yield plain_line("")
            yield ((f"Sources disagree: {conflict.about}", "bold"),)
            yield Beside(tuple((claim,) for claim in conflict.says), bold=False)
            yield plain_line(conflict.reading)
