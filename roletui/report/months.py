"""A plan by calendar months: as rows of a table, with what is said below it."""

from collections.abc import Sequence
from datetime import date

from roletui.cost.calendar import calendar_months, lead_sentences
from roletui.cost.lines import range_cells
from roletui.cost.plan import Priced
from roletui.report.markdown import bullets, table


def month_rows(found: Priced, starts: date, currency: str) -> list[list[str]]:
    """Return a head, then what each calendar month costs."""
    rows = [["Month", "Low", "Likely", "High"]]
    for month in calendar_months(found, starts):
        rows.append([month.name, *range_cells(found.items, month.spent, currency)])
    return rows


def month_lines(found: Priced, starts: date, currency: str) -> list[str]:
    """Return the same as aligned lines of text, and how soon somebody can start."""
    rows = month_rows(found, starts, currency)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        f"From {starts}",
        *("  ".join(_aligned(row, widths)).rstrip() for row in rows),
        *(f"  - {words}" for words in lead_sentences(found.costs, starts, because=True)),
    ]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    name, *amounts = row
    cells = zip(amounts, widths[1:], strict=True)
    return [name.ljust(widths[0]), *(cell.rjust(width) for cell, width in cells)]


def month_blocks(found: Priced, starts: date, currency: str) -> list[str]:
    """Return the same as blocks of Markdown."""
    head, *rows = month_rows(found, starts, currency)
    said = bullets(lead_sentences(found.costs, starts, because=True))
    return [f"The plan starts on {starts}.", table(head, rows, figures=3), said]
