"""What one-line controls share: the columns they stand in, and how a figure is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, TypeAlias

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget

Piece: TypeAlias = tuple[str, str]
"""A part of a line: the component it is styled as (without the ``line--``), and its text."""

GAP = "  "
"""What stands between two columns."""

MARK_WIDTH = 2
"""Cells before the label, where the focused line is marked."""

LABEL_WIDTH = 14
"""Cells of the label column, unless a line is given another width."""


_NUMBER = re.compile(r"[0-9]+[.,]?[0-9]*|[.,][0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?")


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: padded, or cut with ``…``; unprintables blanked."""
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    if width > 0 and cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, max(width, 0))


def quiet_key(key: str, action: str, description: str, *, id: str, tooltip: str) -> Binding:
    """Return a binding that the help shows and the footer does not."""
    return Binding(key, action, description, show=False, id=id, tooltip=tooltip)


class ScaleError(ValueError):
    """Raised for a scale that has no values, or a step that leads nowhere."""


@dataclass(frozen=True)
class Scale:
    """The values ``minimum + k * step`` up to `maximum`, exact up to 28 significant digits."""

    minimum: Decimal
    """The smallest value."""
    maximum: Decimal
    """The largest value is the last one that does not exceed this."""
    step: Decimal
    """How far apart the values are."""

    def __post_init__(self) -> None:
        if not all(part.is_finite() for part in (self.minimum, self.maximum, self.step)):
            raise ScaleError(f"limits and step must be finite: {self}")
        if self.step <= 0 or self.maximum < self.minimum:
            raise ScaleError(f"the maximum must be reached by positive steps: {self}")

    @property
    def last(self) -> int:
        """The index of the largest value; the smallest has index 0."""
        return int((self.maximum - self.minimum) // self.step)

    @property
    def places(self) -> int:
        """How many decimals write every value exactly."""
        exponents = (part.normalize().as_tuple().exponent for part in (self.minimum, self.step))
        return max(0, *(-exponent for exponent in exponents if isinstance(exponent, int)))

    def value_at(self, index: int) -> Decimal:
        """Return the value at `index`, or the limit that `index` lies beyond."""
        return self.minimum + min(max(index, 0), self.last) * self.step

    def index_of(self, value: Decimal) -> int:
        """Return the index of the value nearest to `value`; of two as near, the larger."""
        inside = min(max(value, self.minimum), self.maximum)
        index, rest = divmod(inside - self.minimum, self.step)
        return min(int(index) + (2 * rest >= self.step), self.last)

    def nearest(self, value: Decimal) -> Decimal:
        """Return the value nearest to `value`."""
        return self.value_at(self.index_of(value))

    def read(self, typed: str) -> Decimal | None:
        """Return the number `typed` stands for, on the scale or not; None if it is no number.

        A comma is a decimal point, except where it sets off thousands as the slider itself does.
        """
        if self.places < 3 and _GROUPED.fullmatch(typed):
            return Decimal(typed.replace(",", ""))
        return Decimal(typed.replace(",", ".")) if _NUMBER.fullmatch(typed) else None

    def write(self, value: Decimal) -> str:
        """Return `value`, its thousands set off, decimals only where it has any: ``1,040.5``."""
        places = 0 if value == value.to_integral_value() else self.places
        return f"{value:,.{places}f}"

    @property
    def limits(self) -> str:
        """The smallest and the largest value, in words as short as they can be: ``1–20``."""
        ends = (self.minimum, self.value_at(self.last))
        places = 0 if all(end == end.to_integral_value() for end in ends) else self.places
        return (" to " if self.minimum < 0 else "–").join(f"{end:,.{places}f}" for end in ends)

    def cell_of(self, value: Decimal, cells: int) -> int:
        """Return which of `cells` cells, the first to the last value, `value` falls in."""
        last = self.last
        return (2 * self.index_of(value) * (cells - 1) + last) // (2 * last) if last else 0

    def value_in(self, cell: int, cells: int) -> Decimal:
        """Return the value in the middle of `cell` out of `cells`, or the limit beyond them."""
        return self.value_at((2 * cell * self.last + cells - 1) // (2 * (cells - 1)))


class LabelledLine(Widget, can_focus=True):
    """A control on one line: a label in its own column, then what the subclass shows."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    LabelledLine {
        width: 1fr;
        height: 1;
        & > .line--mark, & > .line--typed { color: $accent; }
        & > .line--value, & > .line--typed { text-style: bold; }
        & > .line--arrow, & > .line--muted { color: $text-muted; }
        & > .line--track { color: $foreground 45%; }
        &:ansi {
            & > .line--muted, & > .line--track { text-style: dim; }
        }
        &:focus {
            & > .line--label { text-style: bold; }
            & > .line--arrow, & > .line--knob { color: $accent; text-style: bold; }
        }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--arrow",
        "line--knob",
        "line--label",
        "line--mark",
        "line--muted",
        "line--track",
        "line--typed",
        "line--unit",
        "line--value",
    }
    """
    | Class | Description |
    | :- | :- |
    | `line--arrow` | The arrows beside an option. |
    | `line--knob` | The knob on a track. |
    | `line--label` | The label. |
    | `line--mark` | The bar that begins the focused line. |
    | `line--muted` | What is secondary: limits, counts, hints. |
    | `line--track` | The track a knob moves on. |
    | `line--typed` | A value while it is typed, and its cursor. |
    | `line--unit` | The unit after a value. |
    | `line--value` | The value. |
    """

    def __init__(
        self,
        label: str,
        *,
        label_width: int = LABEL_WIDTH,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.label = label
        """What the line is called."""
        self.label_width = label_width
        """Cells of the label column."""

    @property
    def body_start(self) -> int:
        """The column, counted from the left of the content, where the body begins."""
        return MARK_WIDTH + self.label_width

    def body(self, width: int) -> Iterable[Piece]:
        """Return what follows the label, in at most `width` cells."""
        raise NotImplementedError

    def turn_wheel(self, direction: int) -> None:
        """Act on one notch of the mouse wheel: 1 away from the user, -1 towards the user."""
        raise NotImplementedError

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn the wheel here instead of scrolling the page."""
        self._on_wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn the wheel here instead of scrolling the page."""
        self._on_wheel(event, -1)

    def _on_wheel(self, event: events.MouseEvent, direction: int) -> None:
        # Textual delivers the wheel to disabled widgets too, so that a page can scroll over them.
        if not self.is_disabled:
            event.stop()
            self.turn_wheel(direction)

    def render_line(self, y: int) -> Strip:
        """Render the one line there is."""
        width = self.size.width
        plain = self.visual_style.rich_style
        if y:
            return Strip.blank(width, plain)
        pieces = [
            ("mark", "▌ " if self.has_focus else GAP),
            ("label", fit(self.label, self.label_width)),
            *self.body(width - self.body_start),
        ]
        segments = [
            Segment(text, self.get_visual_style(f"line--{name}").rich_style)
            for name, text in pieces
            if text
        ]
        return Strip(segments).adjust_cell_length(width, plain)
