"""The dialog to read a longer text, and the one with the formulas of the cost screen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ..commands import binding_of, key_of
from ..frame import Key
from ..widgets.text.columns import Block
from ..widgets.text.pane import Line, LineStyle
from .base import Dialog, dialog_keys

_EARN = "app.dialog('disinterested')"
STYLES: dict[LineStyle, str] = {"plain": "", "bold": "bold $bright", "dim": "$dim"}


class ReaderScreen(Dialog[None]):
    """Shows lines and columns in full; escape or enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", id="reader.close", tooltip="Close this.")
    ]

    def __init__(self, lines: Sequence[Line | Block]) -> None:
        super().__init__()
        self._lines = lines
        self._width = 0

    def compose(self) -> ComposeResult:
        """Yield the text in a box, with the keys below."""
        with VerticalScroll(id="box"):
            yield Static(self._text(), id="text", markup=False)
            yield dialog_keys(
                ("↑↓", "scroll", ""), *self.more, (self.closes, "closes", "screen.dismiss")
            )

    @property
    def more(self) -> tuple[Key, ...]:
        """The keys that lead on from here."""
        return ()

    @property
    def closes(self) -> str:
        """The keys that close it, as the key line names them."""
        return "esc"

    def on_resize(self) -> None:
        """Lay out the columns again for a new width."""
        if self._width != self._room:
            self.query_one("#text", Static).update(self._text())

    @property
    def _room(self) -> int:
        """Width of the text in cells, by its style: without border, padding, gutter, scrollbar."""
        return min(84, self.app.size.width * 94 // 100) - 7

    def _text(self) -> Content:
        self._width = self._room
        content: list[Content] = []
        for line in self._lines:
            if isinstance(line, Block):
                content += line.lines(self._width)
            else:
                content.append(Content.assemble(*((text, STYLES[name]) for text, name in line)))
        return Content("\n").join(content)


class ExplainScreen(ReaderScreen):
    """Shows lines in full, and leads to what remains without the sources that earn by them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding_of(
            "budget.disinterested", _EARN, "Show what remains without the sources that earn."
        )
    ]

    @property
    def more(self) -> tuple[Key, ...]:
        """The key that shows what remains."""
        return ((key_of("budget.disinterested"), "without those who earn by it", _EARN),)
