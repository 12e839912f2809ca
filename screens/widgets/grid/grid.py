"""A comparison grid: prose in cells, painted line by line, drawing only what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..text.seen import Seen
from .data import GridData, Limits
from .layout import GUTTER, MARGIN, follow, lay_out
from .paint import Painter, Styles
from .text import label_width

HEADER_HEIGHT = 3
"""Lines that do not scroll: the labels, the notes, and how many columns are hidden."""


class Grid(ScrollView, Seen, can_focus=True, inherit_bindings=False):
    """Rows and columns of prose, with fixed headers and a cursor.

    Columns are equally wide and never cut. Those that do not fit are reached by moving the
    cursor; the line under the header says how many there are.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, label, show=False, id=f"grid.{name}", tooltip=tooltip)
        for name, key, action, label, tooltip in (
            ("up", "up", "move(-1, 0)", "Up", "Move to the row above"),
            ("down", "down", "move(1, 0)", "Down", "Move to the row below"),
            ("left", "left", "move(0, -1)", "Left", "Move to the column on the left"),
            ("right", "right", "move(0, 1)", "Right", "Move to the column on the right"),
            ("first_column", "home", "column(0)", "First column", "Move to the first column"),
            ("last_column", "end", "column(-1)", "Last column", "Move to the last column"),
            ("first_row", "ctrl+home", "row(0)", "First row", "Move to the first row"),
            ("last_row", "ctrl+end", "row(-1)", "Last row", "Move to the last row"),
            ("page_up", "pageup", "page(-1)", "Page up", "Move up by a view of rows"),
            ("page_down", "pagedown", "page(1)", "Page down", "Move down by a view of rows"),
            ("choose", "enter", "choose", "Open", "Open the cell under the cursor"),
        )
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"grid--{part}"
        for part in (
            "text", "strong", "dim", "note", "more", "hit", "cursor", "cursor-dim", "edge"
        )
    }  # fmt: skip
    """
    | class | what it styles |
    |---|---|
    | `grid--text` | labels and cells |
    | `grid--strong` | headers, the label of the row under the cursor and the cell there |
    | `grid--dim` | dim cells, remarks after a label |
    | `grid--note` | the line under a column's label, a remark in the accent |
    | `grid--hit` | what was looked for |
    | `grid--more` | how many columns are hidden |
    | `grid--cursor`, `grid--cursor-dim` | the row under the cursor, and what is dim in it |
    | `grid--edge` | the edge of that row, and the mark left of the cell under the cursor |
    """

    DEFAULT_CSS = """
    Grid {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;

        & > .grid--text { color: $ink; }
        & > .grid--strong { color: $bright; text-style: bold; }
        & > .grid--dim { color: $dim; }
        & > .grid--note { color: $mint; text-style: bold; }
        & > .grid--hit { color: $bright; text-style: bold underline; }
        & > .grid--more { color: $amber; }
        & > .grid--cursor { color: $ink; background: $here; }
        & > .grid--cursor-dim { color: $dim; background: $here; }
        & > .grid--edge { color: $grey; background: $here; }
        &:focus > .grid--edge { color: $cursor; }
    }
    """

    data = var(GridData(), init=False)
    """What is shown; new data keeps the cursor on its row and column, by id, and in its place."""

    cursor = var((0, 0), init=False)
    """Row and column index of the cursor, always inside the data; 0 where there is none."""

    @dataclass
    class FromGrid(Message):
        """A message of a grid."""

        grid: Grid

        @property
        def control(self) -> Grid:
            """The grid that sent the message."""
            return self.grid

    @dataclass
    class Chosen(FromGrid):
        """A cell was opened, by `enter` or by a click on the cell under the cursor."""

        row_id: str
        column_id: str

    @dataclass
    class HeaderClicked(FromGrid):
        """The header of a column was clicked."""

        column_id: str

    @dataclass
    class LabelClicked(FromGrid):
        """The label of a row was clicked; the cursor is on that row."""

        row_id: str

    def __init__(
        self,
        data: GridData | None = None,
        *,
        min_column_width: int = 24,
        max_column_width: int = 40,
        max_lines: int = 6,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a grid of `data`; widths are in cells, `max_lines` is the most a cell may take."""
        super().__init__(id=id, classes=classes)
        shown = data or GridData()
        self._limits = Limits(min_column_width, max_column_width, max_lines)
        self._label_width = label_width(shown.rows)
        self._layout = lay_out(shown, 0, self._label_width, 0, 0, self._limits)
        self._styles: Styles | None = None
        self.set_reactive(Grid.data, shown)

    @property
    def at(self) -> tuple[str, str] | None:
        """Ids of the row and the column under the cursor, or None if there are no cells."""
        row, column = self.cursor
        if row >= len(self.data.rows) or column >= len(self.data.columns):
            return None
        return self.data.rows[row].id, self.data.columns[column].id

    @property
    def shown_columns(self) -> Sequence[int]:
        """Indices of the columns in view."""
        return self._layout.shown

    def move_to(self, row_id: str, column_id: str) -> None:
        """Move the cursor to a cell by its ids; what is not there leaves it where it is."""
        row, column = self.cursor
        rows, columns = self.data.rows, self.data.columns
        row = next((at for at, entry in enumerate(rows) if entry.id == row_id), row)
        column = next((at for at, entry in enumerate(columns) if entry.id == column_id), column)
        self.cursor = (row, column)

    def validate_cursor(self, cursor: tuple[int, int]) -> tuple[int, int]:
        """Keep the cursor inside the data."""
        row, column = cursor
        last_row, last_column = len(self.data.rows) - 1, len(self.data.columns) - 1
        return max(0, min(row, last_row)), max(0, min(column, last_column))

    def watch_cursor(self, old: tuple[int, int], new: tuple[int, int]) -> None:
        """Repaint the two rows concerned, or everything if another column comes into view."""
        row, column = new
        if column in self._layout.shown:
            self.refresh(*map(self._row_region, {old[0], row}))
        else:
            self._arrange(self._layout.first, new, self._screen_line(row))
        self._settle()

    def watch_data(self, old: GridData, new: GridData) -> None:
        """Keep the cursor on its ids, its row on the same line, and the same first column."""
        row, column = self.cursor
        line = self._screen_line(row)
        first = follow(old.columns, new.columns, self._layout.first)
        cursor = self.validate_cursor(
            (follow(old.rows, new.rows, row), follow(old.columns, new.columns, column))
        )
        self._label_width = label_width(new.rows)
        self._arrange(first, cursor, line)
        self.cursor = cursor
        self._settle()

    def on_resize(self) -> None:
        """Share the new width among the columns."""
        row, _ = self.cursor
        self._arrange(self._layout.first, self.cursor, self._screen_line(row))
        self._settle()

    def on_click(self, event: events.Click) -> None:
        """Move to the cell clicked, choose it if the cursor is there, or report the header."""
        offset = event.get_content_offset(self)
        if offset is None or not self.data.columns:
            return
        slot = self._layout.columns.slot_at(offset.x)
        shown = self._layout.shown
        column = None if slot is None or slot >= len(shown) else shown[slot]
        line = offset.y - HEADER_HEIGHT
        if line == -1:
            self._click_rule(offset.x)
        elif line < 0 and column is not None:
            self.post_message(self.HeaderClicked(self, self.data.columns[column].id))
        elif 0 <= line < self._layout.height - self.scroll_offset.y:
            row = self._layout.row_at(line + self.scroll_offset.y)
            if (row, column) == self.cursor:
                self.action_choose()
            else:
                self.cursor = (row, self.cursor[1] if column is None else column)
            if slot is None and offset.x < self._layout.columns.left(0):
                self.post_message(self.LabelClicked(self, self.data.rows[row].id))

    def _click_rule(self, x: int) -> None:
        """Move to the nearest hidden column if the count of those hidden on that side is hit."""
        row, _ = self.cursor
        before, after = self._layout.hidden
        if before and MARGIN <= x < MARGIN + len(before):
            self.cursor = (row, self._layout.first - 1)
        elif after and 0 < self.scrollable_content_region.width - MARGIN - x <= len(after):
            self.cursor = (row, self._layout.shown[-1] + 1)

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor by `rows` and `columns`."""
        row, column = self.cursor
        self.cursor = (row + rows, column + columns)

    def action_row(self, index: int) -> None:
        """Move to the row at `index`, which counts from the end if negative."""
        self.cursor = (index % max(1, len(self.data.rows)), self.cursor[1])

    def action_column(self, index: int) -> None:
        """Move to the column at `index`, which counts from the end if negative."""
        self.cursor = (self.cursor[0], index % max(1, len(self.data.columns)))

    def action_page(self, pages: int) -> None:
        """Move by as many rows as the view holds, and by one at least."""
        row, column = self.cursor
        if self.data.rows:
            self.cursor = (self._layout.page(row, pages * self._view), column)

    def action_choose(self) -> None:
        """Report the cell under the cursor as chosen."""
        if self.at is not None:
            self.post_message(self.Chosen(self, *self.at))

    @property
    def _view(self) -> int:
        """Lines below the header that are in view."""
        return max(1, self.scrollable_content_region.height - HEADER_HEIGHT)

    def _screen_line(self, row: int) -> int | None:
        """Return the line below the header where `row` begins, or None if that is not in view."""
        if row >= len(self._layout.data.rows):
            return None
        line = self._layout.tops[row] - self.scroll_offset.y
        return line if 0 <= line < self._view else None

    def _row_region(self, row: int) -> Region:
        """Return where `row` is painted, without what the header covers."""
        if row >= len(self._layout.data.rows):
            return Region()
        top = HEADER_HEIGHT + self._layout.tops[row] - self.scroll_offset.y
        region = Region(0, top, self.size.width, self._layout.row_height(row))
        return region.intersection(Region(0, HEADER_HEIGHT, self.size.width, self._view))

    def _arrange(self, first: int, cursor: tuple[int, int], line: int | None) -> None:
        """Lay everything out again, with the cursor's row on `line` of the view if given."""
        row, column = cursor
        width = self.scrollable_content_region.width
        label, limits = self._label_width, self._limits
        self._layout = lay_out(self.data, width, label, column, first, limits, self._layout)
        self.virtual_size = Size(width, HEADER_HEIGHT + self._layout.extent(self._view))
        if line is not None and self.data.rows and self.is_attached:
            self.scroll_to(y=self._layout.tops[row] - line, animate=False, force=True)
        self.refresh()

    def _settle(self) -> None:
        """Scroll as little as shows the cursor's row."""
        if self.data.rows and self.is_attached:
            y = self._layout.scroll_for(self.cursor[0], self.scroll_offset.y, self._view)
            self.scroll_to(y=y, animate=False, force=True)

    HEAD = HEADER_HEIGHT

    def paragraph(self, line: int) -> object:
        """Return the row that a line is part of; those of the head are one row."""
        return self._layout.row_at(line) if line >= 0 else -1

    def edges(self) -> Sequence[int]:
        """Return where the columns begin, with the blank cells left of their text."""
        columns = self._layout.columns
        return [columns.left(slot) - GUTTER for slot in range(len(self._layout.shown))]

    def notify_style_update(self) -> None:
        """Look the colours up again: the theme or the focus has changed."""
        self._styles = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of the view."""
        if self._styles is None:
            names = (name.removeprefix("grid--") for name in self.COMPONENT_CLASSES)
            found = {name: self.get_component_rich_style(f"grid--{name}") for name in names}
            self._styles = Styles.of(found)
        painter = Painter(self._layout, self.cursor, self._styles)
        if y < HEADER_HEIGHT:
            segments = painter.head(y, self.scrollable_content_region.width)
        else:
            segments = painter.line(y - HEADER_HEIGHT + self.scroll_offset.y)
        rest = segments[-1].style if segments else self._styles.plain.text
        # One piece of text for each change of style: fewer bytes, and less to write.
        return Strip(segments).adjust_cell_length(self.size.width, rest).simplify()
