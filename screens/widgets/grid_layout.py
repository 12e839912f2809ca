"""Pure layout of a comparison grid: column widths, wrapped text and row heights, in cells.

Nothing here needs a terminal or Textual. Text is plain: it is never read as markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from typing import Literal, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from .cells import plain

CellStyle = Literal["plain", "dim", "bold"]

ELLIPSIS = "…"
GUTTER = 2
"""Blank cells left of every column; the cursor's mark stands in the last of them."""
MARGIN = 1
"""Blank cells at both ends of a row."""
MAX_LABEL_WIDTH = 18
MIN_LABEL_WIDTH = 8
MIN_TEXT_WIDTH = 4
SEPARATOR = 1
"""Blank lines between two rows."""

_BULLET = "· "
_WORD = re.compile("[^ ]+")


class GridCell(NamedTuple):
    """Text of one cell: each line is a paragraph or a list item and wraps on its own."""

    lines: tuple[str, ...]
    style: CellStyle = "plain"


class GridRow(NamedTuple):
    """One row: its label, a dim remark after the label, and a cell for each column."""

    id: str
    label: str
    cells: tuple[GridCell, ...]
    mark: str = ""


class GridColumn(NamedTuple):
    """One column: its label, a note under it, and the sort arrow after it."""

    id: str
    label: str
    note: str = ""
    arrow: str = ""
    accent: bool = True
    """Whether the note is in the accent, rather than dim."""


class GridData(NamedTuple):
    """Everything a grid shows."""

    columns: tuple[GridColumn, ...] = ()
    rows: tuple[GridRow, ...] = ()


class Limits(NamedTuple):
    """How narrow and how wide a column may be, in cells, and how many lines a cell may take."""

    min_width: int = 24
    max_width: int = 40
    max_lines: int = 6


def shorten(text: str, width: int) -> str:
    """Return `text` cut, at a word where possible, so that it fits in `width` with an ellipsis."""
    while cell_len(text) >= width:
        head, _, _ = text.rpartition(" ")
        if not head.strip():
            text = set_cell_size(text, width - 1)
            break
        text = head
    return text.rstrip(" ,;:") + ELLIPSIS


def fit(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` cells, with an ellipsis if it was cut."""
    text = " ".join(_WORD.findall(plain(text)))
    return text if cell_len(text) <= width else shorten(text, width)


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` cells; a list item's later lines are indented."""
    text = plain(text)
    first = rest = ""
    if text.startswith(_BULLET) and text[2:].strip(" ") and width >= 2 * MIN_TEXT_WIDTH:
        first, rest, text = _BULLET, "  ", text[2:]
    words = text.split() if text.isascii() else _WORD.findall(text)
    prefix = first
    for line in _fill(words, width - len(rest), ascii_only=text.isascii()):
        yield prefix + line
        prefix = rest


def _fill(words: Iterable[str], width: int, *, ascii_only: bool) -> Iterator[str]:
    """Yield lines filled with `words`, always at least one; too long a word is broken."""
    measure = len if ascii_only else cell_len
    line, used = "", 0
    for word in words:
        size = measure(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        if size > width:
            *whole, word = chop_cells(word, width)
            yield from whole
            size = measure(word)
        line, used = word, size
    yield line


@lru_cache(maxsize=8192)
def wrap_cell(lines: tuple[str, ...], width: int, max_lines: int) -> tuple[str, ...]:
    """Return the lines of a cell, at most `max_lines`; the last one ends in `…` if more follow."""
    wrapped = (line for text in lines for line in wrap(text, width))
    shown = list(islice(wrapped, max_lines + 1))
    if len(shown) > max_lines:
        shown[max_lines - 1 :] = [shorten(shown[max_lines - 1], width)]
    return tuple(shown)


@lru_cache(maxsize=2048)
def wrap_label(label: str, mark: str, width: int, max_lines: int) -> tuple[tuple[str, str], ...]:
    """Return the lines of a row's label, each as label text and what of the mark follows it."""
    lines = [(text, "") for text in wrap_cell((label,), width, max_lines)]
    if mark:
        last, _ = lines[-1]
        if last and cell_len(last) + 1 + cell_len(mark) <= width:
            lines[-1] = (last, " " + fit(mark, width))
        else:
            lines += [("", text) for text in wrap_cell((mark,), width, max_lines)]
    return tuple(lines[:max_lines])


def label_width(rows: Iterable[GridRow]) -> int:
    """Return the width of the widest label line once labels are wrapped at 18 cells."""
    widest = MIN_TEXT_WIDTH
    for row in rows:
        for text, mark in wrap_label(row.label, row.mark, MAX_LABEL_WIDTH, 99):
            widest = max(widest, cell_len(text) + cell_len(mark))
    return widest


class Columns(NamedTuple):
    """Widths, in cells, of the label column and of each of `slots` columns side by side."""

    label: int
    width: int
    slots: int

    @property
    def total(self) -> int:
        """Cells taken by the labels, the columns, their gutters and the two margins."""
        return 2 * MARGIN + self.label + self.slots * (GUTTER + self.width)

    def left(self, slot: int) -> int:
        """Return where the text of the column in `slot` begins."""
        return MARGIN + self.label + GUTTER + slot * (GUTTER + self.width)

    def slot_at(self, x: int) -> int | None:
        """Return the slot at `x` (its gutter included), or None over the labels and beyond."""
        slot = (x - self.left(0) + GUTTER) // (GUTTER + self.width)
        return slot if 0 <= slot < self.slots else None


def follow(
    old: Sequence[GridRow | GridColumn], new: Sequence[GridRow | GridColumn], index: int
) -> int:
    """Return where the item at `index` of `old` is in `new`, by id; `index` if it is gone."""
    wanted = old[index].id if index < len(old) else None
    return next((at for at, item in enumerate(new) if item.id == wanted), index)


def share(width: int, label: int, columns: int, limits: Limits) -> Columns:
    """Share `width` among the labels and as many of `columns` as fit, all equally wide.

    Cells that cannot be shared equally go to the labels, so the widths add up exactly. Columns
    stop at the maximum only when none is hidden: space is never left over beside hidden text.
    """
    need = GUTTER + limits.min_width
    room = width - 2 * MARGIN - label
    count = max(1, min(columns, room // need))
    if room < need:
        label = max(min(label, MIN_LABEL_WIDTH), label - (need - room))
        room = width - 2 * MARGIN - label
    each = max(MIN_TEXT_WIDTH, room // count - GUTTER)
    if count >= columns and each > limits.max_width:
        return Columns(label, limits.max_width, count)
    return Columns(label + max(0, room - count * (GUTTER + each)), each, count)


class Layout(NamedTuple):
    """Where everything stands: the columns shown, from `first` on, and the line of each row."""

    data: GridData
    columns: Columns
    first: int
    limits: Limits
    tops: tuple[int, ...]
    """First line of each row, and after them the line where one more row would begin."""

    @property
    def shown(self) -> range:
        """Indices of the columns that are shown."""
        return range(self.first, min(self.first + self.columns.slots, len(self.data.columns)))

    @property
    def hidden(self) -> tuple[str, str]:
        """How many columns are hidden on the left and on the right, in words, or blank."""
        before, after = self.shown.start, len(self.data.columns) - self.shown.stop
        return f"← {before} more" if before else "", f"{after} more →" if after else ""

    @property
    def height(self) -> int:
        """Lines taken by all rows."""
        return max(0, self.tops[-1] - SEPARATOR)

    def row_height(self, row: int) -> int:
        """Return how many lines of text `row` takes."""
        return self.tops[row + 1] - self.tops[row] - SEPARATOR

    def row_at(self, line: int) -> int:
        """Return the row that `line` belongs to, the separator below included."""
        return bisect_right(self.tops, line, hi=len(self.data.rows)) - 1

    def header(self, column: int) -> tuple[str, str]:
        """Return the label of a column, its arrow never cut off, and its note."""
        _, label, note, arrow, _ = self.data.columns[column]
        room, arrow = self.columns.width, arrow and f" {arrow}"
        return fit(label, room - cell_len(arrow)) + arrow, fit(note, room)

    def page(self, row: int, lines: int) -> int:
        """Return the row about `lines` lines below `row`, or above it, and not `row` itself."""
        line = self.tops[row] + lines
        if lines < 0:
            return max(0, min(bisect_left(self.tops, line), row - 1))
        return min(max(self.row_at(line), row + 1), len(self.data.rows) - 1)

    def cell(self, row: int, column: int) -> tuple[tuple[str, ...], CellStyle]:
        """Return the wrapped lines and the style of one cell; a missing cell is empty."""
        cells = self.data.rows[row].cells
        if column >= len(cells):
            return (), "plain"
        cell = cells[column]
        return wrap_cell(cell.lines, self.columns.width, self.limits.max_lines), cell.style

    def label(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return the wrapped lines of the label of `row`, each with what of the mark follows."""
        _, label, _, mark = self.data.rows[row]
        return wrap_label(label, mark, self.columns.label, self.limits.max_lines)

    def cell_line(self, row: int, column: int, line: int) -> tuple[str, CellStyle]:
        """Return one line of a cell in exactly the width of the column, and the cell's style."""
        lines, style = self.cell(row, column)
        return set_cell_size(lines[line] if line < len(lines) else "", self.columns.width), style

    def label_line(self, row: int, line: int) -> tuple[str, str]:
        """Return one line of a label, and what of the mark follows it, padded to the column."""
        lines = self.label(row)
        text, mark = lines[line] if line < len(lines) else ("", "")
        return text, set_cell_size(mark, self.columns.label - cell_len(text))

    def scroll_for(self, row: int, scroll: int, view: int) -> int:
        """Return the scroll nearest to `scroll` at which `view` lines show the whole of `row`.

        Moving down, the view starts at the top of a row, so that no label is cut off.
        """
        top = self.tops[row]
        bottom = top + self.row_height(row)
        if scroll <= top and bottom <= scroll + view:
            return scroll
        if top < scroll:
            return top
        return min(top, self.tops[bisect_left(self.tops, bottom - view)])

    def extent(self, view: int) -> int:
        """Return how many lines a view of `view` lines scrolls over to reach every row."""
        if self.height <= view:
            return self.height
        return max(self.height, self.scroll_for(len(self.data.rows) - 1, 0, view) + view)


def lay_out(
    data: GridData, width: int, label: int, column: int, first: int, limits: Limits
) -> Layout:
    """Lay out `data` in `width` cells with `column` in view, scrolled from `first` if need be.

    Heights are measured over the shown columns only: a row is no taller than what is seen of it.
    """
    columns = share(width, label, len(data.columns), limits)
    last = max(0, len(data.columns) - columns.slots)
    first = max(0, column - columns.slots + 1, min(first, column, last))
    unmeasured = Layout(data, columns, first, limits, ())
    heights = (
        max(
            1,
            len(unmeasured.label(row)),
            *(len(unmeasured.cell(row, c)[0]) for c in unmeasured.shown),
        )
        for row in range(len(data.rows))
    )
    tops = accumulate((height + SEPARATOR for height in heights), initial=0)
    return unmeasured._replace(tops=tuple(tops))
