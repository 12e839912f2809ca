"""Pure layout of a comparison grid: column widths, and where every line stands.

Nothing here needs a terminal or Textual. A row is one line wherever the cursor is, so nothing is
measured, and nothing moves but the cursor.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from rich.cells import cell_len, set_cell_size

from roletui.text.tuples import NamedTuple

from ..text.cells import one_line
from .columns import Columns, share
from .data import GridData, GridRow, Limits, Piece
from .text import cell_line, label_line

KEPT = 20_000
"""Maximum number of painted cells that are kept."""


class Room(NamedTuple):
    """How many lines there are between those that say something."""

    top: int = 0
    """Blank lines over the notes of the columns."""
    gap: int = 0
    """Blank lines below the labels of the columns."""
    apart: int = 1
    """Lines between two groups, the last of which has the name of the lower one."""
    first: int = 1
    """Lines from one row of the first group to the next, where only one of both is measured."""
    step: int = 1
    """Lines from any other row to the next of its group."""
    below: int = 0
    """Blank lines below the last row."""

    @property
    def head(self) -> int:
        """Lines that do not scroll."""
        return HEAD + self.top + self.gap

    @classmethod
    def of(cls, view: int, rows: Sequence[GridRow]) -> Room:
        """Return the most room in a view of so many lines in which all rows stay in view.

        Where they do not anyhow, no line is left blank.
        """
        for room in ROOMS:
            if room.head + _starts(rows[: view + 1], room)[-1] + room.below <= view:
                return room
        return ROOMS[-1]


HEAD = 2
"""The notes of the columns; their labels, beside the group that is in view."""
ROOMS = (
    Room(1, 1, 3, 2, 2, 1),
    Room(1, 1, 3, 2, below=1),
    Room(0, 1, 3, 2, below=1),
    Room(0, 1, 2, 2, below=1),
    Room(0, 1, 2, below=1),
    Room(0, 1, 2),
    Room(0, 0, 2),
    Room(),
)
"""From the most room to none."""


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
    """Line of each row, and after them where one more would begin."""
    made: dict[tuple[int, int], tuple[Piece, ...]]
    """The cells that were painted already."""
    quiet: bool
    """Whether some column or row stands out, so that the others are written a step back."""

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
    def corner(self) -> str:
        """What stands over the labels: how many columns are hidden, or else what all are."""
        before, after = self.beside
        if not (before or after):
            return one_line(self.data.corner, self.columns.label)
        shown, every = len(self.shown), f"{len(self.data.columns):,}"
        left, right = "← " if before else "", " →" if after else ""
        forms = [f"{left}{shown} of {every}{right}", f"{left}{shown}/{every}{right}"]
        if after and not before:
            forms.insert(0, f"{forms[0]} more")
        fitting = (words for words in forms if cell_len(words) <= self.columns.label)
        return next(fitting, forms[-1])

    def at(self, line: int) -> tuple[int, int]:
        """Return the row that a line belongs to, and which of its lines that is.

        What stands over a row belongs to it, with numbers before 0; what is below all rows belongs
        to the one that would come next.
        """
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
        return rows[row].group != rows[0].group

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

    @property
    def legend_first(self) -> bool:
        """Whether the legend stands over the labels: where it fits, and no column is hidden."""
        return 0 < width_of(self.data.legend) <= self.columns.label and not any(self.beside)

    @property
    def legend_over(self) -> int | None:
        """The last column in view, if the legend stands there: where notes leave room for it."""
        width = width_of(self.data.legend)
        if self.legend_first or not 0 < width <= self.columns.width:
            return None
        last = self.shown[-1]
        return None if self.data.columns[last].note else last

    def page(self, row: int, lines: int) -> int:
        """Return the row about `lines` lines below `row`, or above it, and not `row` itself."""
        to = bisect_right(self.starts, self.starts[row] + lines, hi=len(self.data.rows)) - 1
        return max(0, min(to, row - 1)) if lines < 0 else min(max(to, row + 1), self._last)

    @property
    def _last(self) -> int:
        return len(self.data.rows) - 1

    def cell(self, row: int, column: int) -> tuple[Piece, ...]:
        """Return the line of a cell in exactly the width of the column."""
        known = self.made.get((row, column))
        if known is None:
            cells, width = self.data.rows[row].cells, self.columns.width
            line = cell_line(cells[column], width, self.data.hits) if column < len(cells) else ()
            known = self.made[row, column] = padded(line, width)
        return known

    def label(self, row: int) -> tuple[str, str]:
        """Return the label of a row, and what of its remark follows it, padded to the column."""
        entry, width = self.data.rows[row], self.columns.label
        text, sign = label_line(entry.label, entry.sign, width)
        return text, set_cell_size(sign, width - cell_len(text))

    def scroll_for(self, row: int, scroll: int, view: int) -> int:
        """Return the scroll nearest to `scroll` at which `view` lines show `row`."""
        return min(self.starts[row], max(scroll, self.starts[row] + 1 - view))


def lay_out(
    data: GridData,
    width: int,
    label: int,
    column: int,
    first: int,
    limits: Limits,
    room: Room,
    before: Layout | None = None,
) -> Layout:
    """Lay out `data` in `width` cells with that column in view, scrolled from `first` if need be.

    What a layout `before` has painted of the same data in the same widths is used again.
    """
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
        return same if fits else same._replace(made={})
    starts = _starts(data.rows, room)
    tones = {column.tone for column in data.columns} | {entry.tone for entry in data.rows}
    quiet = tones != {"plain"}
    return Layout(data, columns, first, frozen, room, starts, {}, quiet)


def _starts(rows: Sequence[GridRow], room: Room) -> Sequence[int]:
    """Return the line of each closed row, and where one more would begin."""
    steps = (
        1 + room.apart
        if after.group != before.group
        else room.first
        if after.group == rows[0].group and after.measured != before.measured
        else room.step
        for before, after in pairwise(rows)
    )
    starts = (*accumulate(steps, initial=0),)
    return (*starts, starts[-1] + 1) if rows else (0,)


def width_of(pieces: tuple[Piece, ...]) -> int:
    """Return how many cells a line takes."""
    return sum(cell_len(text) for text, _ in pieces)


def padded(pieces: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """Return a line filled up with blanks."""
    used = sum(cell_len(text) for text, _ in pieces)
    return (*pieces, (" " * (width - used), "plain")) if used < width else pieces
