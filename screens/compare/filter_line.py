"""The input line for the filter of the comparison."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ..widgets.grid.grid import Grid
from ..widgets.text.typing_keys import TypingChanged


class FilterLine(Input):
    """Filters while typing: enter keeps the text, escape clears it; both return to the grid.

    The line is there as long as it has the focus: a click elsewhere keeps the text too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "forget", "forget", show=False, id="filter.forget"),
        Binding("up,shift+tab", "move(-1)", "up", show=False, id="filter.up"),
        Binding("down,tab", "move(1)", "down", show=False, id="filter.down"),
    ]

    def __init__(self, text: str, seek: Callable[[str], None]) -> None:
        super().__init__(
            text, id="filter", compact=True, placeholder="/ a text", select_on_focus=False
        )
        self._seek = seek

    def on_mount(self) -> None:
        """Take the focus."""
        self.cursor_blink = False
        self.focus()

    @property
    def typing_keys(self) -> tuple[tuple[str, str, str], ...]:
        """The keys that work while the filter is typed."""
        return (
            ("enter", "keep", "focused.submit"),
            ("esc", "forget", "focused.forget"),
            ("↑↓", "move", ""),
        )

    def on_focus(self) -> None:
        """Say that characters are typed now."""
        self.post_message(TypingChanged())

    def on_blur(self) -> None:
        """Close the line where something else took the focus; characters are keys again."""
        if self.screen.focused is not None:
            self.display = False
            self.screen.remove_class("-filtering")
        self.post_message(TypingChanged())

    def open(self, text: str) -> None:
        """Show the line again with the present filter."""
        with self.prevent(Input.Changed):
            self.value = text
        self.display = True
        self.focus()

    @on(Input.Changed)
    def filter(self, message: Input.Changed) -> None:
        """Filter by the text typed so far."""
        message.stop()
        self._seek(message.value)

    @on(Input.Submitted)
    def keep(self, message: Input.Submitted) -> None:
        """Keep the text, and return to the grid."""
        message.stop()
        self._leave()

    def action_forget(self) -> None:
        """Clear the filter, and return to the grid."""
        with self.prevent(Input.Changed):
            self.value = ""
        self._seek("")
        self._leave()

    def action_move(self, rows: int) -> None:
        """Move the grid's cursor without leaving the line."""
        self.screen.query_one(Grid).action_move(rows, 0)

    def _leave(self) -> None:
        self.screen.query_one(Grid).focus()
