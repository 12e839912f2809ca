"""The review's sections on sources, their disagreements, and what is not stated."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from roletui.compare.cell import NOT_STATED
from roletui.compare.cells import Cells
from roletui.compare.grid import compare
from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import due, stale
from roletui.report.markdown import escaped, table
from roletui.report.review.index import Index
from roletui.report.review.parts import code, point, points, stated
from roletui.text.numbers import first_upper

_GRADES = {"A": "the primary text was read", "B": "second hand", "C": "one party's claim"}


def sources(dataset: Dataset, index: Index, today: date) -> Iterator[str]:
    """Yield every source with its publisher's interest, its age, and what cites it."""
    cited = _cited(dataset, index)
    for source in dataset.sources:
        yield index.heading("sources", source.id)
        lines = [
            *point("Publisher", source.publisher),
            *point("What it gains if believed", source.interest),
            f"- Published: {stated(source.published)}; checked: {stated(source.checked)}",
            f"- Grade: {source.grade}, {_GRADES[source.grade]}",
            f"- To be reviewed by: {due(dataset.about, source)}",
            *(f"- **{old}**" for old in [stale(dataset.about, source, today)] if old),
            f"- Address: {stated(source.url and f'<{source.url}>')}",
            *point("Note", source.note),
            f"- Cited by: {', '.join(cited[source.id]) or '**nothing**'}",
            f"- Id: {code(source.id)}",
        ]
        yield "\n".join(lines)


def _claims(dataset: Dataset, index: Index) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield everything that may cite sources: its table, its mark, and its sources."""
    for name in ("questions", "outcomes", "roles", "channels", "conflicts", "faq"):
        for entry in getattr(dataset, name):
            yield name, index.mark(name, entry.id), entry.sources
    for factor in dataset.factors:
        for cell in factor.cells:
            yield "factors", index.mark("factors", factor.id), cell.sources
    for rate in dataset.rates:
        yield "rates", index.mark("rates", rate.id), (rate.source,)
    for overhead in dataset.budget.overheads:
        cited = (*filter(None, [overhead.source]), *overhead.paid_to)
        yield "overheads", f"extra cost {code(overhead.id)}", cited
    for exchange in dataset.budget.exchange:
        yield "exchange", f"exchange rate {exchange.currency}", (exchange.source,)


def _cited(dataset: Dataset, index: Index) -> dict[str, dict[str, None]]:
    """Return, for each source id, the marks that cite it, in order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for _, name, cited in _claims(dataset, index):
        for source in cited:
            found[source][name] = None
    return found


def conflicts(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield where sources disagree, and how to read that."""
    for conflict in dataset.conflicts:
        yield index.heading("conflicts", conflict.id)
        lines = [
            *points("What they say", conflict.says),
            *point("How to read it", conflict.reading),
            f"- Sources: {index.cite(conflict.sources)}",
            *([f"- Shown with: {_codes(conflict.factors)}"] if conflict.factors else []),
            *([f"- Of the roles: {_codes(conflict.roles)}"] if conflict.roles else []),
            f"- Id: {code(conflict.id)}",
        ]
        yield "\n".join(lines)


def _codes(names: Iterable[str]) -> str:
    """Return ids as code, separated by commas."""
    return ", ".join(map(code, names))


def gaps(dataset: Dataset, index: Index) -> Iterator[str]:
    """Yield everything that is not stated, and everything that cites no source."""
    yield from list(_gaps(dataset, index)) or ["Nothing is missing."]


def _gaps(dataset: Dataset, index: Index) -> Iterator[str]:
    if dataset.rates and dataset.channels:
        yield "### Prices, by role and way to hire"
        yield "How many rates an hour can be added up; behind a + the prices that cannot."
        yield _priced(dataset, index)
    for heading, lines in (
        ("Roles without a price", _unpriced(dataset, index)),
        ("Prices without a range, or without a likely figure", _bare(dataset, index)),
        ("Cells of the comparison", _absent(dataset, index)),
        ("Dates and addresses of sources", _undated(dataset, index)),
        ("Sources that nothing cites", _unused(dataset, index)),
        ("What cites no source", _unfounded(dataset, index)),
    ):
        entries = [f"- {line}" for line in lines]
        if entries:
            yield f"### {heading}\n\n" + "\n".join(entries)


def _priced(dataset: Dataset, index: Index) -> str:
    numbers: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for rate in dataset.rates:
        numbers[rate.role, rate.channel][not dataset.countable(rate)] += 1
    rows = []
    for role in dataset.roles:
        line = [index.named("roles", role.id)]
        for channel in dataset.channels:
            usable, others = numbers[role.id, channel.id]
            words = f"{usable} + {others}" if others else f"{usable}"
            line.append(stated(words if usable or others else ""))
        rows.append(line)
    head = ["Role", *(channel.name for channel in dataset.channels)]
    return table(head, rows, raw=len(head))


def _unpriced(dataset: Dataset, index: Index) -> Iterator[str]:
    for role in dataset.roles:
        if role.unpriced or (dataset.rates and not dataset.rates_of(role.id)):
            nobody = "nobody is hired" if role.kind == "no-hire" else f"*why is {NOT_STATED}*"
            yield f"{index.named('roles', role.id)}: {escaped(role.unpriced) or nobody}"


def _bare(dataset: Dataset, index: Index) -> Iterator[str]:
    single = [index.mark("rates", rate.id) for rate in dataset.rates if rate.low is None]
    middle = [index.mark("rates", rate.id) for rate in dataset.rates if rate.likely is None]
    if single:
        yield f"One figure, no range given: {' '.join(single)}"
    if middle:
        yield f"Only a range given; the middle that is counted is ours: {' '.join(middle)}"


def _absent(dataset: Dataset, index: Index) -> Iterator[str]:
    for row in compare(Cells(dataset)).rows:
        pairs = zip(dataset.roles, row.cells, strict=True)
        absent = [index.named("roles", role.id) for role, cell in pairs if not cell.stated]
        if absent:
            yield f"{index.named('factors', row.factor.id)}: {', '.join(absent)}"


def _undated(dataset: Dataset, index: Index) -> Iterator[str]:
    for source in dataset.sources:
        given = {"published": source.published, "checked": source.checked}
        missing = [name for name, day in given.items() if day == NOT_STATED]
        missing += [] if source.url else ["address"]
        if missing:
            yield f"{index.named('sources', source.id)}: {', '.join(missing)}"


def _unused(dataset: Dataset, index: Index) -> Iterator[str]:
    cited = _cited(dataset, index)
    for source in dataset.sources:
        if source.id not in cited:
            yield index.named("sources", source.id)


def _unfounded(dataset: Dataset, index: Index) -> Iterator[str]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, mark, cited in _claims(dataset, index):
        if not cited:
            found[name][mark] = None
    for name, marks in found.items():
        where = ", in at least one cell" if name == "factors" else ""
        called = {"channels": "Ways to hire", "overheads": "Extra costs"}.get(name, name)
        yield f"{first_upper(called)}{where}: {' '.join(marks)}"
