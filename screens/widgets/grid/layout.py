"""Pure layout of a comparison grid: column widths, and where every line stands.

Nothing here needs a terminal or Textual. All rows take one line, but for one that is open, so
nothing is measured but that one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from rich.cells import cell_len, set_cell_size

from roletui.text.tuples import NamedTuple
from roletui.text.width import ELLIPSIS

from ..text.cells import one_line
from .columns import Columns, share
from .data import GridData, GridRow, Limits, Piece
from .text import (
    SAMPLE,
    closed_cell,
    closed_label,
    open_cell,
    open_texts,
    wrap_label,
)

ROOMY, TIGHT = 6, 2
"""Lines that the open row must be able to take, where blank ones set it apart and where not."""
KEPT = 20_000
"""Maximum number of painted cells that are kept."""


class Room(NamedTuple):
    """How many lines there are for what is not a row on one line."""

    most: int = 6
    """Lines that the open row may take."""
    apart: int = 1
    """Lines between two groups, the last of which has the name of the lower one."""
    after: int = 0
    """Blank lines below the open row where it takes several and is not apart anyway."""
    step: int = 1
    """Lines from one row of a group to the next."""

    @classmethod
    def of(cls, view: int, rows: Sequence[GridRow]) -> Room:
        """Return the room in a view of so many lines: all rows stay in view if that is possible."""
        for room in (cls(ROOMY, 2, 0, 2), cls(ROOMY, 2, 1), cls(TIGHT)):
            most = view - _starts(rows[: view + 1], room)[-1] - room.after + 1
            if most >= room.most:
                return room._replace(most=most)
        return cls(max(3, view // 2))


class Layout(NamedTuple):
    """Where everything stands: the columns shown, from `first` on, and the line of each row."""

    data: GridData
    columns: Columns
    first: int
    """Index of the first column shown, after those that are frozen."""
    frozen: int
    """How many of the first columns are shown wherever the rest stands."""
    room: Room
    starts: Sequence[int]
    """Line of each row while none is open, and after them where one more row would begin."""
    made: dict[tuple[int, int, bool], tuple[tuple[Piece, ...], ...]]
    """The cells that were painted already, closed and open."""
    quiet: bool
    """Whether some column or row stands out, so that the others are written a step back."""
    open: int = 0
    """Index of the row that is open."""
    lines: int = 1
    """Lines of text that it takes."""
    after: int = 0
    """Blank lines below it."""

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
    def corner(self) -> tuple[str, bool]:
        """What stands over the labels, and whether it says that columns are hidden."""
        before, after = self.beside
        if not (before or after):
            return one_line(self.data.corner, self.columns.label), False
        shown, every = len(self.shown), f"{len(self.data.columns):,}"
        left, right = "← " if before else "", " →" if after else ""
        forms = [f"{left}{shown} of {every}{right}", f"{left}{shown}/{every}{right}"]
        if after and not before:
            forms.insert(0, f"{forms[0]} more")
        fitting = (words for words in forms if cell_len(words) <= self.columns.label)
        return next(fitting, forms[-1]), True

    @property
    def height(self) -> int:
        """Lines taken by all rows."""
        return self.starts[-1] + self._grown

    @property
    def _grown(self) -> int:
        """Lines that the open row takes beyond the one it has when closed."""
        return self.lines - 1 + self.after if self.data.rows else 0

    def top(self, row: int) -> int:
        """Return the first line of a row."""
        return self.starts[row] + (self._grown if row > self.open else 0)

    def at(self, line: int) -> tuple[int, int]:
        """Return the row that a line belongs to, and which of its lines that is.

        What stands over a row belongs to it, with numbers before 0; what is below all rows belongs
        to the one that would come next.
        """
        start = self.starts[self.open]
        if start <= line <= start + self._grown:
            return self.open, line - start
        line -= self._grown if line > start else 0
        row = bisect_right(self.starts, line) - 1
        if row < 0 or (self.starts[row] < line and row + 1 < len(self.starts)):
            row += 1
        return row, line - self.starts[row]

    def group(self, line: int) -> str:
        """Return the group of the first row that is not above a line."""
        row = min(self.at(line)[0], len(self.data.rows) - 1)
        return self.data.rows[row].group if row >= 0 else ""

    def later(self, row: int) -> bool:
        """Tell whether a row is in another group than the first one, and so matters less."""
        rows = self.data.rows
        return self.quiet and rows[row].group != rows[0].group

    def heading(self, line: int) -> str:
        """Return the group whose name stands on a line; empty where it is blank."""
        row, offset = self.at(line)
        rows = self.data.rows
        first = 0 < row < len(rows) and rows[row].group != rows[row - 1].group
        return rows[row].group if first and offset == -1 else ""

    def header(self, column: int) -> tuple[str, str]:
        """Return the note of a column, and its label, whose arrow is never cut off."""
        entry = self.data.columns[column]
        room, arrow = self.columns.width, entry.arrow and f" {entry.arrow}"
        label = one_line(entry.label, room - cell_len(arrow)) + arrow
        return set_cell_size(one_line(entry.note, room), room), set_cell_size(label, room)

    def page(self, row: int, lines: int) -> int:
        """Return the row about `lines` lines below `row`, or above it, and not `row` itself."""
        to = bisect_right(self.starts, self.starts[row] + lines, hi=len(self.data.rows)) - 1
        return max(0, min(to, row - 1)) if lines < 0 else min(max(to, row + 1), self._last)

    @property
    def _last(self) -> int:
        return len(self.data.rows) - 1

    def cell_line(self, row: int, column: int, line: int) -> tuple[Piece, ...]:
        """Return one line of a cell in exactly the width of the column."""
        lines = self.cell(row, column)
        return lines[line] if line < len(lines) else ((" " * self.columns.width, "plain"),)

    def cell(self, row: int, column: int) -> tuple[tuple[Piece, ...], ...]:
        """Return the lines of one cell, each in exactly the width of the column."""
        key = row, column, row == self.open
        known = self.made.get(key)
        if known is None:
            cells, width = self.data.rows[row].cells, self.columns.width
            lines: Sequence[tuple[Piece, ...]] = ()
            if column < len(cells) and row == self.open:
                lines = open_cell(cells[column], width, self.room.most, self.data.hits)
            elif column < len(cells):
                lines = (closed_cell(cells[column], width, self.data.hits),)
            known = self.made[key] = tuple(padded(pieces, width) for pieces in lines)
        return known

    def cuts(self, row: int, column: int) -> bool:
        """Tell whether not even the open row has room for the text of a cell."""
        cells = self.data.rows[row].cells
        if column >= len(cells):
            return False
        texts = open_texts(cells[column], self.columns.width, self.room.most)
        return bool(texts) and texts[-1].endswith(ELLIPSIS)

    def label_line(self, row: int, line: int) -> tuple[str, str]:
        """Return one line of a label, and what of the mark follows it, padded to the column."""
        entry, width = self.data.rows[row], self.columns.label
        if row != self.open:
            text, mark = closed_label(entry.label, entry.sign, width)
        else:
            lines = wrap_label(entry.label, entry.mark, width, self.room.most)
            text, mark = lines[line] if line < len(lines) else ("", "")
        return text, set_cell_size(mark, width - cell_len(text))

    def opened(self, row: int) -> Layout:
        """Return the layout with that row open, as tall as what is seen of it."""
        one = self._replace(open=row, lines=1, after=0)
        if row >= len(self.data.rows):
            return one
        entry = self.data.rows[row]
        label = wrap_label(entry.label, entry.mark, self.columns.label, self.room.most)
        lines = max(1, len(label), *(len(one.cell(row, column)) for column in self.shown))
        apart = self.starts[row + 1] - self.starts[row] > 1 or row == self._last
        return one._replace(lines=lines, after=0 if lines == 1 or apart else self.room.after)

    def scroll_for(self, row: int, scroll: int, view: int) -> int:
        """Return the scroll nearest to `scroll` at which `view` lines show the whole of `row`."""
        top = self.top(row)
        bottom = top + (self.lines if row == self.open else 1)
        return min(top, max(scroll, bottom - view))

    def extent(self, view: int) -> int:
        """Return how many lines a view scrolls over, whichever row is open; no less than them."""
        rows, most = len(self.data.rows), self.starts[-1] + self.room.most - 1 + self.room.after
        if most <= view or rows > SAMPLE:
            return max(view, most)
        return max([view, *(self.opened(row).height for row in range(rows))])


def lay_out(
    data: GridData,
    width: int,
    label: int,
    cursor: tuple[int, int],
    first: int,
    limits: Limits,
    room: Room,
    before: Layout | None = None,
) -> Layout:
    """Lay out `data` in `width` cells with the cursor in view, scrolled from `first` if need be.

    What a layout `before` has painted of the same data in the same widths is used again.
    """
    row, column = cursor
    columns = share(width, label, len(data.columns), limits)
    frozen = data.frozen if data.frozen < columns.slots else 0
    moving = columns.slots - frozen
    last = max(frozen, len(data.columns) - moving)
    if column < frozen:
        first = max(frozen, min(first, last))
    else:
        first = max(frozen, column - moving + 1, min(first, column, last))
    if before is not None and before.data is data and before.room == room:
        fits = before.columns == columns and len(before.made) < KEPT
        same = before._replace(columns=columns, first=first, frozen=frozen)
        return (same if fits else same._replace(made={})).opened(row)
    starts = _starts(data.rows, room)
    tones = {column.tone for column in data.columns} | {entry.tone for entry in data.rows}
    quiet = tones != {"plain"}
    return Layout(data, columns, first, frozen, room, starts, {}, quiet).opened(row)


def _starts(rows: Sequence[GridRow], room: Room) -> Sequence[int]:
    """Return the line of each closed row, and where one more would begin."""
    steps = (
        1 + room.apart if after.group != before.group else room.step
        for before, after in pairwise(rows)
    )
    starts = (*accumulate(steps, initial=0),)
    return (*starts, starts[-1] + 1) if rows else (0,)


def padded(pieces: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """Return a line filled up with blanks."""
    used = sum(cell_len(text) for text, _ in pieces)
    return (*pieces, (" " * (width - used), "plain")) if used < width else pieces
