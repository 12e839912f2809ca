"""A text over the screen, to be read and closed."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Reader(ModalScreen[None]):
    """Shows lines in full; escape or enter closes it."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", id="reader.close", tooltip="Close this.")
    ]

    def __init__(self, lines: Sequence[Content]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The text in a box of its own, the way out below."""
        with VerticalScroll(id="box"):
            yield Static(Content("\n").join(self._lines), markup=False)
            yield Static("esc closes", classes="quiet way-out", markup=False)
