"""Where a figure comes from, in words: publisher, interest, dates, basis, region, grade."""

from textual.content import Content

from roletui.budget import range_words
from roletui.comparison import Cell
from roletui.dataset.dates import stale
from roletui.dataset.model import Factor, RateEntry, Role, Source
from roletui.origin import origin, stale_rate
from roletui.setting import Setting

GRADES = {
    "A": "grade A, primary text read",
    "B": "grade B, second hand",
    "C": "grade C, one party's claim",
}


def source_line(setting: Setting, source: Source) -> str:
    """Say in one line who published something, when, how good it is, and first if it is stale."""
    old = stale(setting.dataset.about, source, setting.today)
    return (
        f"{_before(old)}{source.publisher}, {source.title}; published {source.published}, "
        f"checked {source.checked}; {GRADES[source.grade]}"
    )


def rate_line(setting: Setting, rate: RateEntry) -> str:
    """Say in one line where a rate comes from, and what is known of its range."""
    return f"{range_words(rate)}; {origin_line(setting, rate)}"


def origin_line(setting: Setting, rate: RateEntry) -> str:
    """Say in one line where a rate comes from, and first if it is stale."""
    found = origin(setting.dataset, rate)
    if found.source is None or found.grade is None:
        return f"your own figure; {found.words}"
    measured = f"; measured for {rate.proxy}" if rate.proxy else ""
    old = stale_rate(setting.dataset, rate, setting.today)
    return (
        f"{_before(old)}{rate.basis}, {rate.region}; {found.publisher}, {found.dated}, "
        f"checked {found.source.checked}; {GRADES[found.grade]}{measured}"
    )


def _before(words: str) -> str:
    return f"{words}; " if words else ""


def cell_lines(
    setting: Setting, factor: Factor, role: Role, cell: Cell, *, compact: bool
) -> list[Content]:
    """Return a cell of the comparison in full: text, remark, every source with its interest."""
    lines = [Content.assemble((factor.label, "bold"), "  ", (role.name, "dim"))]
    if compact or not cell.stated:
        lines.append(Content(cell.text))
    else:
        lines += [Content(f"· {item}" if len(cell.items) > 1 else item) for item in cell.items]
    if cell.note:
        lines.append(Content.styled(cell.note, "dim"))
    if cell.rate:
        lines.append(Content.styled(rate_line(setting, cell.rate), "dim"))
    sources = {source.id: source for source in setting.dataset.sources}
    for name in cell.sources:
        source = sources[name]
        lines.append(Content.styled(f"Source: {source_line(setting, source)}", "dim"))
        lines.append(Content.styled(f"Interest: {source.interest}", "dim"))
    return lines
