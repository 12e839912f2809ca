"""Horizontal bars on one scale: a line each, with a cursor, painted only where visible."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from roletui.text.charts import Bar

from ..controls.line import Piece, quiet_key
from ..lists.rows import Rows
from ..text.cells import fit


class Heading(NamedTuple):
    """A line of words above bars."""

    id: str
    label: str


class Bars(Rows, inherit_bindings=False):
    """Bars with the likely figure solid and the rest of the range shaded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet_key("up", "move(-1)", "up", id="bars.up", tooltip="Move up."),
        quiet_key("down", "move(1)", "down", id="bars.down", tooltip="Move down."),
        quiet_key("pageup", "move(-8)", "page up", id="bars.pageup", tooltip="Up a page."),
        quiet_key("pagedown", "move(8)", "page down", id="bars.pagedown", tooltip="Down a page."),
        quiet_key("enter", "choose", "choose", id="bars.choose", tooltip="Take this one."),
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
    }
    """
    | Class | Description |
    | :- | :- |
    | `bars--heading` | A heading between bars. |
    | `bars--label` | Label, amount and remark. |
    | `bars--bar` | The bar up to the likely figure. |
    | `bars--range` | Its shade up to the high figure. |
    | `bars--chosen` | Everything of the chosen bar. |
    """

    DEFAULT_CSS = """
    Bars {
        .bars--heading { color: $grey; text-style: bold; }
        .bars--label { color: $ink; }
        .bars--bar { color: $bar; }
        .bars--range { color: $track; background: $track; }
        .bars--chosen { color: $mint; text-style: bold; }
    }
    """

    STYLES = tuple(sorted(COMPONENT_CLASSES))

    bars: reactive[tuple[Bar | Heading, ...]] = reactive(())
    """What is shown, from the top."""

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

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.bars)

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
        name = before[self.cursor].id if self.cursor < len(before) else ""
        places = {bar.id: place for place, bar in enumerate(after) if isinstance(bar, Bar)}
        self.changed(places.get(name, next(iter(places.values()), 0)))

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
        event.prevent_default()
        place = event.y + self.scroll_offset.y
        if place < len(self.bars) and isinstance(self.bars[place], Bar):
            if place == self.cursor:
                self.action_choose()
            else:
                self.cursor = place

    def row(self, place: int, width: int) -> Iterable[Piece]:
        """Return a heading, or label, bar, amount and remark."""
        bar = self.bars[place]
        if isinstance(bar, Heading):
            return [("bars--heading", set_cell_size(bar.label, width - 2))]
        labels, amounts, remarks, top = self._widest
        room = width - 2 - amounts - remarks - 4
        if room < min(labels, 16):
            room, remarks = room + remarks + 2, 0
        names = max(0, min(labels, max(26, room // 2), room - 2))
        track = max(0, room - names - 2)
        solid = max(1, round(bar.likely * track / top)) if track and bar.likely else 0
        shade = max(0, round(bar.high * track / top) - solid)
        text = "bars--chosen" if bar.chosen else "bars--label"
        return [
            (text, fit(bar.label, names) + "  "),
            (text if bar.chosen else "bars--bar", "█" * solid),
            ("bars--range", "▒" * shade),
            ("base", " " * (track - solid - shade)),
            (text, "  " + bar.amount.rjust(amounts)),
            (text, f"  {bar.remark}" if remarks else ""),
        ]
