"""Pure layout of a comparison grid: column widths, row heights, and where everything stands.

Nothing here needs a terminal or Textual. Of a large grid the rows are all equally tall, so that
none of them has to be measured before it is seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from ..text.cells import one_line
from .data import GridColumn, GridData, GridRow, Limits, Piece, split_hits
from .text import MIN_TEXT_WIDTH, SAMPLE, draw_bar, sample, wrap_cell, wrap_label

GUTTER = 2
"""Blank cells left of every column; the cursor's mark stands in the last of them."""
MARGIN = 1
"""Blank cells at both ends of a row."""
MIN_LABEL_WIDTH = 8
"""Width of the label column, in cells, below which columns get narrower instead."""
SEPARATOR = 1
"""Blank lines between two rows."""
BELOW = 4
"""Maximum number of lines below the text of a cell: its bar and its notes."""
KEPT = 20_000
"""Maximum number of wrapped cells that are kept of a large grid."""
LARGE_LINES = 4
"""Maximum height of the rows of a large grid, in lines."""


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
    """Index of the first column shown, after those that are frozen."""
    frozen: int
    """How many of the first columns are shown wherever the rest stands."""
    limits: Limits
    tops: Sequence[int]
    """First line of each row, and after them the line where one more row would begin."""
    made: dict[tuple[int, int], tuple[tuple[Piece, ...], ...]]
    """The cells that were wrapped already."""

    @property
    def shown(self) -> Sequence[int]:
        """Indices of the columns that are shown."""
        end = self.first + self.columns.slots - self.frozen
        moving = range(self.first, min(end, len(self.data.columns)))
        return (*range(self.frozen), *moving) if self.frozen else moving

    @property
    def beside(self) -> tuple[int, int]:
        """How many columns are hidden on the left and on the right."""
        shown = self.shown
        last = shown[-1] + 1 if shown else 0
        return self.first - self.frozen, len(self.data.columns) - last

    @property
    def hidden(self) -> tuple[str, str]:
        """The same in words, or blank."""
        before, after = self.beside
        return f"← {before} more" if before else "", f"{after} more →" if after else ""

    @property
    def height(self) -> int:
        """Lines taken by all rows."""
        return max(0, self.tops[-1] - SEPARATOR)

    @property
    def uniform(self) -> bool:
        """Whether all rows are equally tall, whatever stands in them."""
        return isinstance(self.tops, range)

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
        return one_line(label, room - cell_len(arrow)) + arrow, one_line(note, room)

    def page(self, row: int, lines: int) -> int:
        """Return the row about `lines` lines below `row`, or above it, and not `row` itself."""
        line = self.tops[row] + lines
        if lines < 0:
            return max(0, min(bisect_left(self.tops, line), row - 1))
        return min(max(self.row_at(line), row + 1), len(self.data.rows) - 1)

    def cell(self, row: int, column: int) -> tuple[tuple[Piece, ...], ...]:
        """Return the lines of one cell, each in exactly the width of the column."""
        known = self.made.get((row, column))
        if known is None:
            known = self.made[row, column] = self._wrapped(row, column)
        return known

    def _wrapped(self, row: int, column: int) -> tuple[tuple[Piece, ...], ...]:
        cells = self.data.rows[row].cells
        if column >= len(cells):
            return ()
        cell, width, most = cells[column], self.columns.width, self.limits.max_lines
        notes = wrap_cell(cell.notes, width, BELOW - 1) if cell.notes else ()
        below = len(notes) + (cell.bar is not None)
        room = max(1, most - below) if self.uniform else most
        texts = wrap_cell(cell.lines, width, room)
        hits = self.data.hits
        lines = [padded(split_hits(text, cell.style, hits), width) for text in texts]
        if cell.bar is not None:
            lines.append(draw_bar(cell.bar, width))
        lines += [padded(((text, "dim"),), width) for text in notes]
        return tuple(lines[:most] if self.uniform else lines)

    def label(self, row: int) -> tuple[tuple[str, str], ...]:
        """Return the wrapped lines of the label of `row`, each with what of the mark follows."""
        entry = self.data.rows[row]
        return wrap_label(entry.label, entry.mark, self.columns.label, self.limits.max_lines)

    def cell_line(self, row: int, column: int, line: int) -> tuple[Piece, ...]:
        """Return one line of a cell in exactly the width of the column."""
        lines = self.cell(row, column)
        return lines[line] if line < len(lines) else ((" " * self.columns.width, "plain"),)

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
    data: GridData,
    width: int,
    label: int,
    column: int,
    first: int,
    limits: Limits,
    before: Layout | None = None,
) -> Layout:
    """Lay out `data` in `width` cells with `column` in view, scrolled from `first` if need be.

    What a layout `before` has measured of the same data in the same widths is used again. Heights
    are measured over the shown columns only: a row is no taller than what is seen of it.
    """
    columns = share(width, label, len(data.columns), limits)
    frozen = data.frozen if data.frozen < columns.slots else 0
    moving = columns.slots - frozen
    last = max(frozen, len(data.columns) - moving)
    if column < frozen:
        first = max(frozen, min(first, last))
    else:
        first = max(frozen, column - moving + 1, min(first, column, last))
    same = before is not None and before.data is data and before.columns == columns
    if before is not None and same and before.uniform and len(before.made) < KEPT:
        return before._replace(first=first, frozen=frozen)
    made = before.made if before is not None and same and not before.uniform else {}
    unmeasured = Layout(data, columns, first, frozen, limits, (), made)
    if len(data.rows) > SAMPLE:
        return _even(unmeasured)
    heights = (_height(unmeasured, row, unmeasured.shown) for row in range(len(data.rows)))
    tops = accumulate((height + SEPARATOR for height in heights), initial=0)
    return unmeasured._replace(tops=tuple(tops))


def _height(layout: Layout, row: int, columns: Sequence[int]) -> int:
    """Return how many lines some columns of a row take."""
    return max(1, len(layout.label(row)), *(len(layout.cell(row, c)) for c in columns))


def _even(layout: Layout) -> Layout:
    """Give all rows the height of the tallest of some, and no more than is fit for a large grid.

    The same rows and columns are measured wherever one is, so that nothing jumps on the way.
    """
    rows, columns = layout.data.rows, len(layout.data.columns)
    probe = layout._replace(data=layout.data._replace(rows=tuple(sample(rows))), made={})
    some = range(0, columns, max(1, columns // layout.columns.slots))[: layout.columns.slots]
    tallest = max(_height(probe, row, some) for row in range(len(probe.data.rows)))
    height = min(tallest, LARGE_LINES)
    step = height + SEPARATOR
    limits = layout.limits._replace(max_lines=height)
    return layout._replace(limits=limits, tops=range(0, step * len(rows) + 1, step))


def padded(pieces: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """Return a line filled up with blanks."""
    used = sum(cell_len(text) for text, _ in pieces)
    return (*pieces, (" " * (width - used), "plain")) if used < width else pieces
