"""Where a figure comes from, in words: publisher, interest, dates, basis, region, grade."""

from textual.content import Content

from roletui.budget import range_words
from roletui.comparison import Cell
from roletui.dataset.model import Dataset, Factor, RateEntry, Role, Source
from roletui.origin import origin

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
    """Say in one line where a rate comes from, and what is known of its range."""
    return f"{range_words(rate)}; {origin_line(dataset, rate)}"


def origin_line(dataset: Dataset, rate: RateEntry) -> str:
    """Say in one line where a rate comes from."""
    found = origin(dataset, rate)
    if found.source is None or found.grade is None:
        return f"your own figure; {found.words}"
    measured = f"; measured for {rate.proxy}" if rate.proxy else ""
    return (
        f"{rate.basis}, {rate.region}; {found.publisher}, {found.dated}, "
        f"checked {found.source.checked}; {GRADES[found.grade]}{measured}"
    )


def cell_lines(
    dataset: Dataset, factor: Factor, role: Role, cell: Cell, *, compact: bool
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
        lines.append(Content.styled(rate_line(dataset, cell.rate), "dim"))
    sources = {source.id: source for source in dataset.sources}
    for name in cell.sources:
        source = sources[name]
        lines.append(Content.styled(f"Source: {source_line(source)}", "dim"))
        lines.append(Content.styled(f"Interest: {source.interest}", "dim"))
    return lines
