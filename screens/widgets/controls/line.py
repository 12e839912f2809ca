"""What one-line controls share: a label in its column, the mark of the focus, the wheel."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar, TypeAlias

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from ..text.cells import fit
from ..text.unchanged import Unchanged, own_size

Piece: TypeAlias = tuple[str, str]
"""A part of a line: its name in the styles of the line, and its text."""

GAP = "  "
"""Blanks between two columns."""

MARK_WIDTH = 2
"""Cells before the label, where the focused line is marked."""

LABEL_WIDTH = 16
"""Cells of the label column, unless a line is given another width."""


def quiet_key(key: str, action: str, description: str, *, id: str, tooltip: str) -> Binding:
    """Return a binding that the help shows and the footer does not."""
    return Binding(key, action, description, show=False, id=id, tooltip=tooltip)


class LabelledLine(Unchanged, Widget, can_focus=True):
    """A control on one line: a label in its own column, then what the subclass shows."""

    ALLOW_SELECT = False
    virtual_size: reactive[Size] = own_size()

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet_key("up", "app.focus_previous", "up", id="line.up", tooltip="The control above"),
        quiet_key("down", "app.focus_next", "down", id="line.down", tooltip="The control below"),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | up, down | The control above, the control below. |
    """

    DEFAULT_CSS = """
    LabelledLine {
        width: 1fr;
        height: 1;
        color: $ink;
        &:focus { background: $here; }
    }
    """

    STYLES: ClassVar[dict[str, str]] = {
        "arrow": "$dim",
        "filled": "$bar",
        "knob": "bold $bright",
        "label": "$grey",
        "mark": "$cursor",
        "muted": "$dim",
        "point": "$ink",
        "track": "$track",
        "typed": "bold $cursor",
        "unit": "$grey",
        "value": "bold $bright",
    }
    """
    The style of each part of a line. They are no component classes: Textual looks up the styles of
    every one of these anew for each line, two thirds of what it looked up for the cost screen.

    | Part | Description |
    | :- | :- |
    | `arrow` | The arrows beside an option or a track. |
    | `filled` | The track up to the knob. |
    | `knob` | The knob on a track. |
    | `label` | The label. |
    | `mark` | The bar that begins the focused line. |
    | `muted` | What is secondary: limits, counts, hints. |
    | `point` | What a track is marked with, beside the knob. |
    | `track` | The track a knob moves on. |
    | `typed` | A value while it is typed, and its cursor. |
    | `unit` | The unit after a value. |
    | `value` | The value. |
    """

    FOCUSED: ClassVar[dict[str, str]] = {
        "arrow": "bold $cursor",
        "knob": "bold $cursor",
        "label": "bold $bright",
    }
    """The style of parts that look otherwise on the focused line."""

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

    @property
    def label_style(self) -> str:
        """The part that the label is styled as."""
        return "label"

    # Textual has a metaclass of its own, so only the type checker asks for what is abstract here.
    @abstractmethod
    def body(self, width: int) -> Iterable[Piece]:
        """Return what follows the label, in at most `width` cells."""

    @abstractmethod
    def turn_wheel(self, direction: int) -> None:
        """Act on one notch of the wheel over the focused line: 1 away from the user, -1 back."""

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn the wheel here instead of scrolling the page, where the focus is here."""
        self._on_wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn the wheel here instead of scrolling the page, where the focus is here."""
        self._on_wheel(event, -1)

    def _on_wheel(self, event: events.MouseEvent, direction: int) -> None:
        if self.has_focus:
            event.stop()
            self.turn_wheel(direction)

    def render_line(self, y: int) -> Strip:
        """Return the only line: mark, label and body."""
        width, own = self.size.width, self.visual_style
        plain = own.rich_style
        if y:
            return Strip.blank(width, plain)
        styles = self.STYLES | self.FOCUSED if self.has_focus else self.STYLES
        pieces = [
            ("mark", "▌ " if self.has_focus else GAP),
            (self.label_style, fit(self.label, self.label_width)),
            *self.body(width - self.body_start),
        ]
        segments = [
            Segment(text, (own + Style.parse(styles[name])).rich_style)
            for name, text in pieces
            if text
        ]
        return Strip(segments).adjust_cell_length(width, plain)
