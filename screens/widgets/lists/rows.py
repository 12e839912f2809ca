"""What lists with a cursor share: its keys, scrolling, and painting only the rows in view."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from ..controls.line import Piece, quiet_key
from ..text.seen import Seen


class Rows(ScrollView, Seen, can_focus=True):
    """Rows with a cursor, below lines that stay where they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet_key("up", "move(-1)", "up", id="rows.up", tooltip="Move up."),
        quiet_key("down", "move(1)", "down", id="rows.down", tooltip="Move down."),
        quiet_key("pageup", "page(-1)", "page up", id="rows.page-up", tooltip="Up a page."),
        quiet_key("pagedown", "page(1)", "page down", id="rows.page-down", tooltip="Down a page."),
        quiet_key("home", "first", "first", id="rows.first", tooltip="The first row."),
        quiet_key("end", "last", "last", id="rows.last", tooltip="The last row."),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | up, down | Move the cursor. |
    | pageup, pagedown | Move it by a page. |
    | home, end | The first row, the last row. |
    """

    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    HEAD: ClassVar[int] = 0
    """How many lines stay above the rows."""

    STYLES: ClassVar[dict[str, str]] = {"cursor": "bold $bright", "edge": "$cursor on $here"}
    """
    The style of each part of a row.

    | Part | Description |
    | :- | :- |
    | `cursor` | The label of the row under the cursor, while focused. |
    | `edge` | The edge of that row, and the ground of all of it. |
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """Place of the row under the cursor."""

    _styles: dict[str, RichStyle]
    _here: dict[str, RichStyle]
    """The same for the row under the cursor."""

    # Textual has a metaclass of its own, so only the type checker asks for what is abstract here.
    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    def head(self, width: int) -> Iterable[Piece]:
        """Return the line above the rows, as pieces: part and text."""
        return ()

    @abstractmethod
    def row(self, place: int, width: int) -> Iterable[Piece]:
        """Return a row behind its edge as pieces, part and text, first its label.

        The edge takes the first two cells of `width`.
        """

    def validate_cursor(self, cursor: int) -> int:
        """Stay on the rows."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows concerned and keep the cursor in view."""
        self._refresh_row(before)
        self._refresh_row(after)
        self._keep_in_view()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._refresh_row(self.cursor)

    def on_resize(self) -> None:
        """Keep the cursor in view when there is less room."""
        if self.count:
            self._keep_in_view()

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.cursor += by

    def action_page(self, direction: int) -> None:
        """Move the cursor by as many rows as are seen, less one."""
        self.cursor += direction * max(1, self.size.height - self.HEAD - 1)

    def action_first(self) -> None:
        """Move to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last row."""
        self.cursor = self.count - 1

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row that was clicked."""
        place = event.y - self.HEAD + self.scroll_offset.y
        if event.y >= self.HEAD and place < self.count:
            self.cursor = place

    def changed(self, cursor: int) -> None:
        """Adapt to another number of rows, with the cursor at `cursor`."""
        size = Size(self.size.width, self.count + self.HEAD)
        if size != self.virtual_size:
            self.virtual_size = size
        self.cursor = cursor

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look the styles up once for all lines: that takes longer than the lines themselves."""
        own = {"base": Style()} | {name: Style.parse(each) for name, each in self.STYLES.items()}
        base = self.visual_style
        here = base + own["edge"]
        self._styles = {name: (base + style).rich_style for name, style in own.items()}
        self._here = {name: (here + style).rich_style for name, style in own.items()}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return line `y`: of the head, of a row, or blank below the last row."""
        width = self.scrollable_content_region.width
        place = y - self.HEAD + self.scroll_offset.y
        if y < self.HEAD:
            return _strip(self.head(width), width, self._styles)
        if place >= self.virtual_size.height - self.HEAD:
            return Strip.blank(width, self._styles["base"])
        (name, label), *rest = self.row(place, width)
        if place == self.cursor and self.has_focus:
            return _strip([("base", "▌ "), ("cursor", label), *rest], width, self._here)
        return _strip([("base", "  "), (name, label), *rest], width, self._styles)

    def _keep_in_view(self) -> None:
        # As many lines more as stay at the top, for they hide as many at the bottom.
        self.scroll_to_region(Region(0, self.cursor, 1, 1 + self.HEAD), animate=False)

    def _refresh_row(self, place: int) -> None:
        y = place - self.scroll_offset.y + self.HEAD
        if self.HEAD <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))


def _strip(pieces: Iterable[Piece], width: int, styles: dict[str, RichStyle]) -> Strip:
    segments = [Segment(text, styles[name]) for name, text in pieces if text]
    return Strip(segments).adjust_cell_length(width, styles["base"])
