"""A comparison grid: a line a row, painted line by line, only what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from roletui.text.control_keys import GRID

from ..text.quiet_keys import quiet_keys
from ..text.seen import Seen
from .columns import follow
from .data import GridData, Limits
from .layout import Room, lay_out
from .paint import GROUNDS, PARTS, Painter, Styles, styles_of
from .text import label_width


class Grid(ScrollView, Seen, can_focus=True, inherit_bindings=False):
    """Rows and columns of text, with fixed heads and a cursor.

    Columns are equally wide and never cut. Those that do not fit are reached by moving the
    cursor; over the labels stands how many there are.
    """

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(GRID)

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"grid--{part}" for part in PARTS),
        *(f"grid--on-{ground}" for ground in GROUNDS),
    }
    """
    | class | what it styles |
    |---|---|
    | `grid--bright`, `grid--ink`, `grid--grey`, `grid--dim` | text, from what stands out down |
    | `grid--mint`, `grid--amber` | the note of what stands out, and of what is only tried |
    | `grid--good`, `grid--bad` | the best and the worst |
    | `grid--hit` | what was looked for |
    | `grid--edge` | the mark left of the cell under the cursor |
    | `grid--on-plain`, `grid--on-tint` | grounds; the latter of what stands out |
    | `grid--on-here` | the ground of the cell under the cursor |
    """

    DEFAULT_CSS = """
    Grid {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 2;

        & > .grid--ink { color: $ink; }
        & > .grid--bright { color: $bright; }
        & > .grid--grey { color: $grey; }
        & > .grid--dim { color: $dim; }
        & > .grid--mint { color: $mint; }
        & > .grid--amber { color: $amber; }
        & > .grid--good { color: $good; }
        & > .grid--bad { color: $bad; }
        & > .grid--hit { color: $bright; text-style: bold underline; }
        & > .grid--edge { color: $grey; }
        &:focus > .grid--edge { color: $cursor; }
        & > .grid--on-tint { background: $tint; }
        & > .grid--on-here { background: $here; }
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

    def __init__(
        self,
        data: GridData | None = None,
        *,
        limits: Limits | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a grid of `data`; `limits` are those of the widths of its columns."""
        super().__init__(id=id, classes=classes)
        shown = data or GridData()
        self._limits = limits or Limits()
        self._label_width = label_width(shown.rows)
        self._layout = lay_out(shown, 0, self._label_width, 0, 0, self._limits, Room())
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
        """Repaint the lines that change, or everything if another column comes into view."""
        row, column = new
        if column in self._layout.shown:
            self._repaint({old[0], row})
        else:
            self._arrange(self._layout.first, new, self._screen_line(row))
        self._settle()

    def _repaint(self, rows: set[int]) -> None:
        """Repaint some rows, as far as they are in view."""
        lines = (self._screen_line(row) for row in rows)
        regions = [
            Region(0, self.above + line, self.size.width, 1) for line in lines if line is not None
        ]
        if regions:
            self.refresh(*regions)

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
        """Move to the cell, column or row clicked; choose the cell if the cursor is there."""
        offset = event.get_content_offset(self)
        if offset is None or not self.data.columns:
            return
        slot, shown = self._layout.columns.slot_at(offset.x), self._layout.shown
        column = None if slot is None or slot >= len(shown) else shown[slot]
        if offset.y >= self.above:
            self._click_line(offset.y - self.above + self.scroll_offset.y, column)
        elif column is not None:
            self.cursor = (self.cursor[0], column)
        elif offset.x < self._layout.columns.start:
            self._click_corner(offset.x)

    def _click_line(self, line: int, column: int | None) -> None:
        row, offset = self._layout.at(line)
        if row >= len(self.data.rows) or offset < 0:
            return
        if (row, column) == self.cursor:
            self.action_choose()
        else:
            self.cursor = (row, self.cursor[1] if column is None else column)

    def _click_corner(self, x: int) -> None:
        """Move to the nearest hidden column; where there are some on both sides, on that one."""
        before, after = self._layout.beside
        self._sideways(1 if after and not (before and x < self._layout.columns.start // 2) else -1)

    def _sideways(self, step: int) -> bool:
        """Move to the nearest hidden column at the right (1) or left (-1); False if none is."""
        hidden = self._layout.beside[step > 0]
        if hidden:
            column = self._layout.shown[-1] + 1 if step > 0 else self._layout.first - 1
            self.cursor = (self.cursor[0], column)
        return bool(hidden)

    @on(events.MouseScrollRight)
    @on(events.MouseScrollLeft)
    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def turn_sideways(self, event: events.MouseEvent) -> None:
        """Bring hidden columns into view by a wheel that turns sideways, or with shift or ctrl."""
        right = isinstance(event, events.MouseScrollRight | events.MouseScrollDown)
        flat = isinstance(event, events.MouseScrollRight | events.MouseScrollLeft)
        if (flat or event.shift or event.ctrl) and self._sideways(1 if right else -1):
            event.stop()

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
        return max(1, self.scrollable_content_region.height - self.above)

    def _screen_line(self, row: int) -> int | None:
        """Return the line below the header where `row` begins, or None if that is not in view."""
        if row >= len(self._layout.data.rows):
            return None
        line = self._layout.starts[row] - self.scroll_offset.y
        return line if 0 <= line < self._view else None

    def _arrange(self, first: int, cursor: tuple[int, int], line: int | None) -> None:
        """Lay everything out again, with the cursor's row on `line` of the view if given."""
        width, height = self.scrollable_content_region.size
        label, limits = self._label_width, self._limits
        room = Room.of(height, self.data.rows)
        self._layout = lay_out(
            self.data, width, label, cursor[1], first, limits, room, self._layout
        )
        self.virtual_size = Size(width, max(height, self.above + self._layout.starts[-1]))
        if line is not None and self.data.rows and self.is_attached:
            self.scroll_to(y=self._layout.starts[cursor[0]] - line, animate=False, force=True)
        self.refresh()

    def _settle(self) -> None:
        """Scroll as little as shows the cursor's row."""
        if self.data.rows and self.is_attached:
            y = self._layout.scroll_for(self.cursor[0], self.scroll_offset.y, self._view)
            self.scroll_to(y=y, animate=False, force=True)

    @property
    def above(self) -> int:
        """Lines that do not scroll."""
        return self._layout.room.head

    def paragraph(self, line: int) -> object:
        """Return the row that a line is part of; what stands over a row is apart from it."""
        row, offset = self._layout.at(line) if line >= 0 else (-1, 0)
        return row if offset >= 0 else (row, offset)

    def edges(self) -> Sequence[int]:
        """Return where the columns begin, with the blank cell left of their text."""
        columns = self._layout.columns
        return [columns.left(slot) - 1 for slot in range(len(self._layout.shown))]

    def notify_style_update(self) -> None:
        """Look the colours up again: the theme or the focus has changed."""
        self._styles = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of the view."""
        if self._styles is None:
            names = (name.removeprefix("grid--") for name in self.COMPONENT_CLASSES)
            self._styles = styles_of(
                {name: self.get_component_rich_style(f"grid--{name}") for name in names}
            )
        painter = Painter(self._layout, self.cursor, self._styles)
        line = y - self.above + self.scroll_offset.y
        segments = painter.head(y, self.scroll_offset.y) if y < self.above else painter.line(line)
        # One piece of text for each change of style: fewer bytes, and less to write.
        rest = self._styles["ink", "plain"]
        return Strip(segments).adjust_cell_length(self.size.width, rest).simplify()
