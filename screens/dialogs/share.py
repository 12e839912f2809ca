"""The dialog that shows a decision as one line to be sent around, and copies it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from roletui.dataset.available import available_datasets

from ..commands import key_in, key_of
from .base import Dialog, way_out

LONG = 2_000
"""Chats cut a longer message off; and no terminal's clipboard is sure to hold it."""


class ShareScreen(Dialog[None]):
    """Copies a share code once it opens; it can be selected by hand as well.

    Nothing stands beside its lines, so that a selection over them holds nothing else.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", id="share.close", tooltip="Close this."),
        Binding("y,Y", "copy", "copy", id="share.copy", tooltip="Copy the code again."),
    ]

    def __init__(self, file: str, code: str) -> None:
        super().__init__()
        self._file, self._code = file, code

    def compose(self) -> ComposeResult:
        """What was copied, the whole command, and what whoever gets it needs."""
        with VerticalScroll(id="box"):
            yield Static("Share this decision", classes="title", markup=False)
            yield Static(self._told(), markup=False)
            yield Static(f"roletui open '{self._code}'", id="code", markup=False)
            yield Static(self._needed(), classes="quiet", markup=False)
            yield way_out(("y", "copies again", "screen.copy"), ("esc", "closes", "screen.dismiss"))

    def on_mount(self) -> None:
        """Copy the code, without the command around it."""
        self.app.copy_to_clipboard(self._code)

    def action_copy(self) -> None:
        """Copy it again, and say so."""
        self.app.copy_to_clipboard(self._code)
        self.app.notify("Copied.", timeout=3)

    def _told(self) -> str:
        words = (
            f"A code of {len(self._code):,} characters; copied, if your terminal passes it on. "
            "Or select it by hand, with shift and the mouse in most terminals; line breaks do no "
            "harm."
        )
        if len(self._code) > LONG:
            close, export = key_in(self.BINDINGS, "share.close"), key_of("export")
            words += (
                " It is long for a chat: a record is easier to send "
                f"({close}, then {export}, saves one)."
            )
        return words

    def _needed(self) -> str:
        words = "Whoever has it can read your answers, plan and notes. "
        file = self._file
        if file in {offer.file for offer in available_datasets()}:
            return f"{words}It needs roletui, and no network."
        return f"{words}It needs your dataset too: send {file}, to be named after --dataset."
