"""The details of a cell of the comparison: its text, sources and conflicting claims."""

from collections.abc import Iterator

from rich.cells import cell_len

from roletui.case.case import Case
from roletui.case.names import unpriced
from roletui.case.weights import weighed
from roletui.compare.cell import NOT_STATED, Cell
from roletui.compare.cells import in_period, in_period_words
from roletui.compare.grid import Grid, Row
from roletui.cost.formula import price_words
from roletui.cost.provenance import provenance
from roletui.cost.rates import full_time_month, hour_input, month_words, other_figure, stated_words
from roletui.dataset.model import Channel, Factor, RateEntry, Role
from roletui.text.folding import folded
from roletui.text.money import money
from roletui.text.numbers import count, first_upper

from ..widgets.text.columns import Beside
from ..widgets.text.pane import Line
from .facts import dim_line, plain_line, rate_line, said_by, source_line, weight_words
from .grid import SIGNS


def signs_line(grid: Grid, row: Row) -> Line:
    """Return what the signs in a row mean, or else those in the others; empty if there are none."""
    if not any(other.ended for other in grid.rows):
        return ()
    price = row.ended and row.factor.channel and row.factor.better != "more"
    best, worst = ("lowest", "highest") if price else ("best", "worst")
    return dim_line(f"{SIGNS['best'][0]} {best}  {SIGNS['worst'][0]} {worst}")


def compact_lines(case: Case, row: Row, place: int, width: int) -> list[Line]:
    """Return what stands below the grid of a cell: its text in full, whose it is, why it matters.

    A word of the glossary is explained behind the title, or else it says there why the factor
    matters, as far as that has room in ``width`` cells; what has none comes last.
    """
    cell = row.cell(place)
    title = _title(case, row.factor, row.roles[place].short)
    more = list(filter(None, [_term_line(case, row, place), dim_line(row.factor.why)]))
    room = width - _cells(title) - 3 - (_cells(signs_line(case.grid, row)) + 2) * row.ended
    beside = next((line for line in more if _cells(line) <= room), ())
    said = [_text(case, row, place), case.grid.against(row, place), _found(case, row, place)]
    lines: list[Line] = [(*title, ("   ", "dim"), *beside) if beside else title]
    lines += [plain_line(words) for words in (*said, _remark(case, row)) if words]
    lines += [
        line for line in (origin(case, row, place), *more) if _cells(line) and line is not beside
    ]
    if cell.note and cell.sources:
        lines.append(dim_line(cell.note))
    return lines


def _cells(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)


def _remark(case: Case, row: Row) -> str:
    """Return why a row tells no roles apart; empty where it does."""
    found = weighed(case) if row.factor.id in case.state.weights else None
    alike = found is not None and row.factor in found.ranking.alike
    return row.remark or ("left out: no difference" if alike else "")


def _text(case: Case, row: Row, place: int) -> str:
    """Return the text of a cell in full, or why it has none."""
    cell, role = row.cell(place), row.roles[place]
    if cell.stated:
        return cell.text
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


def _term_line(case: Case, row: Row, place: int) -> Line:
    """Return what the first word of the glossary in a row's name or a cell means, if any."""
    term = case.dataset.term_in(f"{row.factor.label} {row.cell(place).text}")
    return dim_line(f"{term.term}: {term.meaning}") if term else ()


def origin(case: Case, row: Row, place: int) -> Line:
    """Return in one line where a cell comes from, and what whoever says so gains."""
    cell = row.cell(place)
    if not cell.sources:
        return dim_line(cell.note)
    first = case.market.source(cell.sources[0])
    said = rate_line(case, cell.rate) if cell.rate else said_by(case, first)
    others = len(cell.sources) - 1
    more = f"; {count(others, 'more source', 'more sources')}" if others else ""
    return dim_line(f"{first_upper(said)}{more}. {first.interest}")


def full_lines(case: Case, row: Row, place: int) -> list[Line | Beside]:
    """Return a cell in full, with other figures and conflicting claims side by side."""
    cell, factor, role = row.cell(place), row.factor, row.roles[place]
    items = [f"· {item}" if len(cell.items) > 1 else item for item in cell.items] or [cell.text]
    if cell.level is not None:
        items = [*items, f"Step {cell.level} of {len(factor.levels)}: {_scale(factor)}"]
    lines: list[Line | Beside] = [_title(case, factor, role.name), *map(plain_line, items)]
    if cell.rate:
        lines += [plain_line(words) for words in _formula(case, factor, cell.rate)]
    if words := case.grid.against(row, place):
        lines.append(plain_line(words))
    lines += [plain_line(""), *_origin(case, cell)]
    lines += _same_channel(case, factor, role, cell)
    lines += _conflicts(case, factor, role)
    lines += _other_channels(case, factor, role)
    return [*lines, plain_line(""), dim_line(f"Why it matters: {factor.why}")]


def _title(case: Case, factor: Factor, role: str) -> Line:
    title: Line = ((factor.label, "bold"), ("  ", "plain"), (role, "dim"))
    weights = case.state.weights
    words = weight_words(factor, weights.get(factor.id, 0)) if weights else ""
    return (*title, ("  ", "plain"), (words, "dim")) if words else title


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
