"""Horizontal bars on one scale: a line each, with a cursor, painted only where visible."""

from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from roletui.text.charts import Bar

from ..text.cells import fit


class Heading(NamedTuple):
    """A line of words above bars."""

    id: str
    label: str


class Bars(ScrollView, can_focus=True):
    """Bars with the likely figure solid and the rest of the range shaded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False, id="bars.up", tooltip="Move up."),
        Binding("down", "move(1)", "down", show=False, id="bars.down", tooltip="Move down."),
        Binding(
            "pageup", "move(-8)", "page up", show=False, id="bars.pageup", tooltip="Up a page."
        ),
        Binding(
            "pagedown",
            "move(8)",
            "page down",
            show=False,
            id="bars.pagedown",
            tooltip="Down a page.",
        ),
        Binding(
            "enter", "choose", "choose", show=False, id="bars.choose", tooltip="Take this one."
        ),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | up, down | Move the cursor. |
    | pageup, pagedown | Move it by a page. |
    | enter | Take the bar under the cursor. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bars--heading",
        "bars--label",
        "bars--bar",
        "bars--range",
        "bars--chosen",
        "bars--cursor",
    }
    """
    | Class | Description |
    | :- | :- |
    | `bars--heading` | A heading between bars. |
    | `bars--label` | Label, amount and remark. |
    | `bars--bar` | The bar up to the likely figure. |
    | `bars--range` | Its shade up to the high figure. |
    | `bars--chosen` | Everything of the chosen bar. |
    | `bars--cursor` | The line under the cursor, while focused. |
    """

    DEFAULT_CSS = """
    Bars {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        .bars--heading { text-style: bold dim; }
        .bars--label { color: $foreground; }
        .bars--bar { color: $foreground 45%; }
        .bars--range { color: $foreground 30%; }
        .bars--chosen { color: $accent; text-style: bold; }
        .bars--cursor { background: $foreground 10%; }
    }
    """

    bars: reactive[tuple[Bar | Heading, ...]] = reactive(())
    """What is shown, from the top."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """Place of the line under the cursor."""

    _widest: tuple[int, int, int, int] = (0, 0, 0, 1)
    """The longest label, amount and remark in cells, and the highest figure."""

    @dataclass
    class Chosen(Message):
        """A bar was taken."""

        bars: "Bars"
        id: str

    @property
    def at(self) -> Bar | None:
        """The bar under the cursor."""
        line = self.bars[self.cursor] if self.cursor < len(self.bars) else None
        return line if isinstance(line, Bar) else None

    def validate_cursor(self, place: int) -> int:
        """Keep the cursor within the lines."""
        return max(0, min(place, len(self.bars) - 1))

    def watch_bars(
        self, before: tuple[Bar | Heading, ...], after: tuple[Bar | Heading, ...]
    ) -> None:
        """Keep the cursor on the same bar where it is still there."""
        figures = [bar for bar in after if isinstance(bar, Bar)]
        labels, amounts, remarks = (
            max(map(len, map(attrgetter(name), figures)), default=0)
            for name in ("label", "amount", "remark")
        )
        self._widest = (
            labels,
            amounts,
            remarks,
            max(map(attrgetter("high"), figures), default=0) or 1,
        )
        if len(after) != self.virtual_size.height:
            self.virtual_size = Size(self.size.width, len(after))
        name = before[self.cursor].id if self.cursor < len(before) else ""
        places = {bar.id: place for place, bar in enumerate(after) if isinstance(bar, Bar)}
        place = places.get(name, next(iter(places.values()), 0))
        if place != self.cursor:
            self.cursor = place

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two lines concerned and keep the cursor in view."""
        self._refresh_line(before)
        self._refresh_line(after)
        self.scroll_to_region(Region(0, after, 1, 1), animate=False)

    def on_focus(self) -> None:
        """Show the cursor."""
        self._refresh_line(self.cursor)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._refresh_line(self.cursor)

    def action_move(self, by: int) -> None:
        """Move the cursor, over headings."""
        step = 1 if by > 0 else -1
        if not self.bars:
            return
        place = max(0, min(self.cursor + by, len(self.bars) - 1))
        ahead = range(place, len(self.bars) if step > 0 else -1, step)
        behind = range(place, self.cursor, -step)
        for candidate in (*ahead, *behind):
            if isinstance(self.bars[candidate], Bar):
                self.cursor = candidate
                return

    def action_first(self) -> None:
        """Move the cursor to the first bar, and show all above it."""
        self.cursor = next((nr for nr, bar in enumerate(self.bars) if isinstance(bar, Bar)), 0)
        self.scroll_home(animate=False)

    def action_choose(self) -> None:
        """Take the bar under the cursor."""
        if self.at is not None:
            self.post_message(self.Chosen(self, self.at.id))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the line that was clicked; a second click takes it."""
        place = event.y + self.scroll_offset.y
        if place < len(self.bars) and isinstance(self.bars[place], Bar):
            if place == self.cursor:
                self.action_choose()
            else:
                self.cursor = place

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look the styles up once for all lines: that takes longer than the lines themselves."""
        base = self.rich_style
        self._styles = {"base": base}
        for name in ("heading", "label", "bar", "range", "chosen"):
            style = self.get_component_rich_style(f"bars--{name}")
            own = Style(color=style.color, bold=style.bold, dim=style.dim)
            self._styles[name] = base + own
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return line `y`: a heading, a bar, or blank below the last."""
        width, place = self.scrollable_content_region.width, y + self.scroll_offset.y
        base = self._styles["base"]
        if place >= len(self.bars):
            return Strip.blank(width, base)
        bar = self.bars[place]
        if isinstance(bar, Heading):
            words = set_cell_size(f"  {bar.label}", width)
            return Strip([Segment(words, self._styles["heading"])])
        here = place == self.cursor and self.has_focus
        strip = Strip(self._parts(bar, width, "▌ " if here else "  "))
        strip = strip.adjust_cell_length(width, base)
        if not here:
            return strip
        cursor = Style(bgcolor=self.get_component_rich_style("bars--cursor").bgcolor)
        return Strip(Segment.apply_style(strip, post_style=cursor), width)

    def _parts(self, bar: Bar, width: int, lead: str) -> list[Segment]:
        labels, amounts, remarks, top = self._widest
        room = width - 2 - amounts - remarks - 4
        if room < min(labels, 16):
            room, remarks = room + remarks + 2, 0
        names = max(0, min(labels, max(26, room // 2), room - 2))
        track = max(0, room - names - 2)
        solid = max(1, round(bar.likely * track / top)) if track and bar.likely else 0
        shade = max(0, round(bar.high * track / top) - solid)
        text = self._styles["chosen" if bar.chosen else "label"]
        fill = text if bar.chosen else self._styles["bar"]
        return [
            Segment(lead + fit(bar.label, names) + "  ", text),
            Segment("█" * solid, fill),
            Segment("░" * shade, self._styles["range"]),
            Segment(" " * (track - solid - shade), self._styles["base"]),
            Segment("  " + bar.amount.rjust(amounts), text),
            Segment(f"  {bar.remark}" if remarks else "", text),
        ]

    def _refresh_line(self, place: int) -> None:
        y = place - self.scroll_offset.y
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))
