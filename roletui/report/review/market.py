"""The review's sections on roles, comparison, channels, prices and budget."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from roletui.compare.cell import Cell
from roletui.compare.cells import Cells
from roletui.compare.grid import Row, compare
from roletui.cost.lines import NO_RANGE
from roletui.cost.rates import convention, hour_load
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import (
    CellText,
    Channel,
    Factor,
    OutsideView,
    Overhead,
    Period,
    RateEntry,
    Role,
    RoleKind,
    Slider,
)
from roletui.dataset.overhead_kinds import KINDS
from roletui.dataset.review_dates import stale
from roletui.report.markdown import escaped, table
from roletui.report.review.index import Index
from roletui.report.review.parts import bold, code, point, points, stated
from roletui.text.numbers import decimals, plain

_KINDS: Mapping[RoleKind, str] = {
    "hire": "to be hired",
    "no-hire": "nobody is hired",
    "other": "something else",
}
_PERIODS: Mapping[Period, str] = {"hour": "an hour", "month": "a full-time month"}


def roles(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield every role with all its fields."""
    for role in dataset.roles:
        yield index.heading("roles", role.id)
        yield f"{bold(role.one_line)} {code(role.id)}".lstrip()
        yield escaped(role.summary)
        yield "\n".join(_role(role, index))


def _role(role: Role, index: Index) -> Iterator[str]:
    yield f"- Kind: {role.kind}, {_KINDS[role.kind]}"
    yield from point("Short name", role.short)
    yield from point("Tier", role.tier)
    yield from point("Hire when", role.hire_when)
    yield from point("What is delivered", role.deliverable)
    yield from points("Typical work", role.typical_work)
    yield from points("Stack", role.stack)
    yield from points("For it", role.pros)
    yield from points("Against it", role.cons)
    yield from points("First 30 days", role.first_30_days, numbered=True)
    yield from points("First 90 days", role.first_90_days, numbered=True)
    yield from points("Stays with the team", role.stays_with_you)
    yield from point("Why it has no price", role.unpriced)
    yield from point("Said of its cost", role.cost_note)
    yield from _job_post(role)
    yield from points("To ask, and what a good answer shows", _screening(role))
    yield f"- Sources: {index.cite(role.sources)}"


def _job_post(role: Role) -> Iterator[str]:
    post = role.job_post
    if post:
        yield from point("Advertised as", f"{post.title}. {post.about}")
        yield from points("Advertised tasks", post.tasks)
        yield from points("Must bring", post.must)
        yield from points("Not asked for", post.not_asked)
        yield from point("To send in", post.apply_with)


def _screening(role: Role) -> tuple[str, ...]:
    return tuple(f"{entry.ask} {entry.good}" for entry in role.screening)


def comparison(dataset: Dataset, index: Index, today: date) -> Iterator[str]:
    """Yield every factor with its cell for each role, missing cells included."""
    for row in compare(Cells(dataset), today=today).rows:
        factor = row.factor
        yield index.heading("factors", factor.id)
        yield f"{escaped(factor.why)} {code(factor.id)}".lstrip()
        lines = [f"- Kind: {factor.kind}{_derived_from(factor, index)}"]
        lines += [*point("Short name", factor.short), *point("Stands under", factor.group)]
        scale = [f"{number} {level}" for number, level in enumerate(factor.levels, 1)]
        lines += point("Scale, from least to most", ", ".join(scale))
        lines += point("Speaks for a role", factor.better or "")
        if row.remark:
            lines.append(f"- {row.remark[0].upper()}{row.remark[1:]}")
        yield "\n".join(lines)
        yield _cells(dataset, row, index)
        yield from _unused(factor, index)


def _derived_from(factor: Factor, index: Index) -> str:
    """Return the source of the cells of a factor that has none of its own."""
    if factor.channel:
        per = _PERIODS[factor.per]
        return f", {per} through {index.named('channels', factor.channel)}"
    return f", the role's own {code(factor.field)}" if factor.field else ""


def _cells(dataset: Dataset, row: Row, index: Index) -> str:
    rows = []
    shortened = any(_short(cell) for cell in row.cells)
    for role, cell in zip(dataset.roles, row.cells, strict=True):
        items = [escaped(item) for item in cell.items if item.strip()]
        if cell.level is not None:
            items[:1] = [f"{word} ({cell.level} of {len(row.factor.levels)})" for word in items[:1]]
        sources = index.cite(cell.sources) if cell.stated or cell.sources else ""
        words = stated("; ".join(items))
        short = [escaped(_short(cell))] if shortened else []
        rows.append([index.named("roles", role.id), words, *short, escaped(cell.note), sources])
    head = ["Role", "What is said", *(["On one line"] if shortened else []), "Note", "Sources"]
    return table(head, rows, raw=len(head))


def _short(cell: Cell) -> str:
    """Return the short form that an author gave a cell; empty where it follows from the cell."""
    return "" if cell.rate or cell.short in cell.items[:1] else cell.short


def _unused(factor: Factor, index: Index) -> Iterator[str]:
    """Yield the cells that are never shown, because the factor's cells are derived."""
    cells = [cell for cell in factor.cells if factor.channel or (factor.field and _told(cell))]
    if cells:
        rows = []
        for cell in cells:
            parts = (cell.text, *cell.items, cell.short if factor.channel else "")
            words = escaped("; ".join(item for item in parts if item.strip()))
            sources = index.cite(cell.sources)
            rows.append([index.named("roles", cell.role), words, escaped(cell.note), sources])
        yield "**In the file, but never shown:**"
        yield table(["Role", "What is said", "Note", "Sources"], rows, raw=4)


def _told(cell: CellText) -> bool:
    """Tell whether a cell holds more than a short form."""
    return bool(cell.text or cell.items or cell.note or cell.sources)


def channels(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield every channel with its conventions."""
    for channel in dataset.channels:
        yield index.heading("channels", channel.id)
        yield f"{escaped(channel.summary)} {code(channel.id)}".lstrip()
        hours = f"{plain(channel.hours_per_year)} a year, {convention(channel)}"
        lines = [
            f"- Hours: {hours}",
            *point("Minimum", channel.minimum),
            *point("Fees", channel.fees),
            *point("Terms", channel.terms),
            *_load(channel),
            *_lead(channel),
            f"- Sources: {index.cite(channel.sources)}",
        ]
        yield "\n".join(lines)


def _lead(channel: Channel) -> Iterator[str]:
    """Yield how long it takes until somebody can start, if the channel states it."""
    if channel.lead:
        low, high = plain(channel.lead.low), plain(channel.lead.high)
        yield f"- Until somebody can start: {low} to {high} weeks"
        yield from point("What they are", channel.lead.because)


def _load(channel: Channel) -> Iterator[str]:
    """Yield the employer's cost for a wage, if the channel states it."""
    if channel.load:
        hour = decimals(hour_load(channel, channel.load), 4)
        salary = plain(channel.load.salary)
        yield f"- Of a wage: an hour worked costs {hour} times it, a year {salary} times the salary"
        yield from point("Why they differ", channel.load.because)


def rates(dataset: Dataset, index: Index, today: date) -> Iterator[str]:
    """Yield every price in one table, with the figures from the sources."""
    if not dataset.rates:
        return
    yield (
        "Figures are as their sources give them; where there is no range, none is "
        "made up. A date or a grade in bold is the figure's own, any other that of its source."
    )
    head = ["", "Role", "Way to hire", "Region", "Basis", "Unit", "Low", "Likely", "High", "Ends"]
    head += ["Currency", "Source", "Date", "Grade", "Measured for", "Note"]
    rows = []
    for rate in dataset.rates:
        source = dataset.source(rate.source)
        short = escaped(dataset.role(rate.role).short)
        who = f"{index.mark('roles', rate.role)} {short}".rstrip()
        start = [
            index.mark("rates", rate.id),
            who,
            index.named("channels", rate.channel),
            escaped(rate.region),
        ]
        figures = [rate.basis, rate.unit, *_figures(rate), _ends(rate), rate.currency]
        day = bold(rate.date) or stated(source.published)
        old = ", **stale**" if stale(dataset.about, source, today) else ""
        origin = [index.mark("sources", source.id), f"{day}{old}"]
        origin.append(bold(rate.grade or "") or source.grade)
        rows.append([*start, *figures, *origin, escaped(rate.proxy), escaped(rate.note)])
    yield table(head, rows, figures=3, skip=5, raw=len(head))
    ids = (f"{index.mark('rates', rate.id)} {code(rate.id)}" for rate in dataset.rates)
    yield f"Their ids: {', '.join(ids)}."
    if made := [rate for rate in dataset.rates if rate.wage]:
        pairs = (f"{index.mark('rates', r.id)} from {index.mark('rates', r.wage)}" for r in made)
        yield (
            "Worked out from a wage, times what an employer pays on top of it (the load of that "
            f"way to hire): {', '.join(pairs)}."
        )


def _figures(rate: RateEntry) -> list[str]:
    """Return low, likely and high from the dataset, and which of them are missing."""
    if rate.low is None:
        return [NO_RANGE, _exact(rate.likely), NO_RANGE]
    return [_exact(figure) for figure in (rate.low, rate.likely, rate.high)]


def _ends(entry: RateEntry | Overhead | OutsideView) -> str:
    """Say what the ends of a range are, as far as it is known."""
    parts = [
        f"{word}: {end}"
        for word, end in (("low", entry.low_is), ("high", entry.high_is))
        if end is not None
    ]
    if isinstance(entry, RateEntry):
        deciles = (("P10", entry.p10), ("P90", entry.p90))
        parts += [f"{name}: {plain(figure)}" for name, figure in deciles if figure is not None]
    return ", ".join(parts)


def _exact(figure: Decimal | None) -> str:
    return stated("" if figure is None else plain(figure))


def budget(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield the sliders, the overheads and the exchange rates."""
    found = dataset.budget
    yield f"Before anything is decided, a budget is for {index.named('roles', found.role)}."
    sliders = {"People": found.people, "Hours a week": found.hours, "Weeks": found.weeks}
    rows = [[label, *_slider(slider)] for label, slider in sliders.items()]
    head = ["Slider", "Least", "Most", "Step", "Large step", "At first", "Unit"]
    yield table(head, rows, figures=5)
    if found.overheads:
        rows = []
        for entry in found.overheads:
            label = f"{bold(entry.label)} {code(entry.id)}".lstrip()
            counts = [_counted_as(entry), _figure(entry), _applies_to(entry, index)]
            source = index.mark("sources", entry.source) if entry.source else "none"
            rows.append([label, *counts, escaped(entry.note), source])
        yield "Extra costs, outside the rates or within them:"
        head = ["Extra cost", "How it is counted", "Figure", "Comes with", "Note", "Source"]
        yield table(head, rows, raw=len(head))
    if view := found.outside_view:
        figures = " to ".join(plain(figure) for figure in (view.low, view.likely, view.high))
        yield (
            f"By how much such plans took longer for others: {escaped(view.label)}, {figures} % "
            f"{_ends(view)} {index.mark('sources', view.source)} {escaped(view.note)}".rstrip()
        )
    if found.exchange:
        rows = [
            [entry.currency, plain(entry.per), entry.date, index.mark("sources", entry.source)]
            for entry in found.exchange
        ]
        yield f"Other currencies, for one {dataset.about.currency}:"
        yield table(["Currency", "So many", "Day", "Source"], rows, raw=4)


def _counted_as(overhead: Overhead) -> str:
    if overhead.kind is None:
        return "not counted, words only"
    return f"{overhead.kind}: {KINDS[overhead.kind].meaning}"


def _figure(overhead: Overhead) -> str:
    """Return the figure of an overhead from the dataset, and whether it is off by default."""
    given = [plain(f) for f in (overhead.low, overhead.likely, overhead.high) if f is not None]
    words = [stated(" to ".join(given) if overhead.kind else "")]
    if ends := _ends(overhead):
        words.append(ends)
    if overhead.scope:
        words.append(f"for each {overhead.scope}")
    if overhead.chance is not None:
        words.append(_chance(overhead.chance))
    words += ["paid on after the last week"] * overhead.stays + ["off at first"] * overhead.off
    return ", ".join(words)


def _chance(chance: Decimal) -> str:
    return f"in {plain(chance)} of 100 plans"


def _applies_to(overhead: Overhead, index: Index) -> str:
    """Return the rates that an overhead applies to, and the rate that prices its hours."""
    if not overhead.kind:
        return ""
    words = [index.named("channels", name) for name in overhead.channels]
    words += [f"rates of {index.mark('sources', name)}" for name in overhead.paid_to]
    words += [index.named("roles", name) for name in overhead.roles]
    rates_ = ", ".join(words) or "all rates"
    return f"{rates_}; at {index.mark('rates', overhead.rate)}" if overhead.rate else rates_


def _slider(slider: Slider) -> list[str]:
    numbers = (slider.minimum, slider.maximum, slider.step, slider.coarse, slider.default)
    return [*(plain(number) for number in numbers), slider.unit]
