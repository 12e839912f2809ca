"""Many requests summed up, as lines of text for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from roletui.portfolio.portfolio import Portfolio
from roletui.report.portfolio.words import Section, costs, sections, summed
from roletui.text.clean import printable
from roletui.text.width import cell_width, fill

GAP = "  "


def text(portfolio: Portfolio, width: int = 100) -> Iterator[str]:
    """Yield the summary as lines of at most a width, tables apart."""
    for words in (summed(portfolio), costs(portfolio)):
        yield from _wrapped(words, width)
    for section in sections(portfolio):
        yield ""
        yield section.heading
        yield from (f"{GAP}{line}".rstrip() for line in _aligned(section))
        for words in section.sentences:
            yield from _wrapped(words, width, GAP)


def _wrapped(words: str, width: int, indent: str = "") -> Iterator[str]:
    for line in fill(printable(words).split(), width - len(indent), cell_width):
        yield indent + line


def _aligned(section: Section) -> Iterator[str]:
    """Yield the rows of a table, words to the left and figures to the right."""
    if not section.rows:
        return
    rows: Sequence[Sequence[str]] = [
        [printable(cell) for cell in row] for row in (section.head, *section.rows)
    ]
    widths = [max(map(cell_width, column)) for column in zip_longest(*rows, fillvalue="")]
    for row in rows:
        cells = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            room = " " * (width - cell_width(cell))
            cells.append(cell + room if place < section.words else room + cell)
        yield GAP.join(cells)
