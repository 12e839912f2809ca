"""Where a figure comes from, in words: publisher, interest, dates, basis, region, grade."""

from textual.content import Content

from roletui.budget import range_words
from roletui.comparison import NOT_STATED, Cell
from roletui.dataset.model import Dataset, Factor, RateEntry, Role, Source

GRADES = {
    "A": "grade A, primary text read",
    "B": "grade B, second hand",
    "C": "grade C, one vendor's claim",
}


def source_line(source: Source) -> str:
    """Say in one line who published something, when, and how good it is."""
    return (
        f"{source.publisher}, {source.title}; published {source.published}, "
        f"checked {source.checked}; {GRADES[source.grade]}"
    )


def rate_line(dataset: Dataset, rate: RateEntry) -> str:
    """Say in one line where a rate comes from."""
    source = next(entry for entry in dataset.sources if entry.id == rate.source)
    grade = GRADES[rate.grade or source.grade]
    measured = f"; measured for {rate.proxy}" if rate.proxy else ""
    return (
        f"{rate.basis}, {rate.region}; {range_words(rate)}; {source.publisher}, "
        f"{rate.date or source.published}, checked {source.checked}; {grade}{measured}"
    )


def cell_lines(dataset: Dataset, factor: Factor, role: Role, cell: Cell) -> list[Content]:
    """Return a cell of the comparison in full: text, remark, every source with its interest."""
    lines = [Content.assemble((factor.label, "bold"), "  ", (role.name, "$text-muted"))]
    if not cell.stated:
        lines.append(Content(NOT_STATED))
    lines += [Content(f"· {item}" if len(cell.items) > 1 else item) for item in cell.items]
    if cell.note:
        lines.append(Content.styled(cell.note, "$text-muted"))
    if cell.rate:
        lines.append(Content.styled(rate_line(dataset, cell.rate), "$text-muted"))
    sources = {source.id: source for source in dataset.sources}
    for name in cell.sources:
        source = sources[name]
        lines.append(Content.styled(f"Source: {source_line(source)}", "$text-muted"))
        lines.append(Content.styled(f"Interest: {source.interest}", "$text-muted"))
    return lines
