"""The dialog that shows and copies a share code."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from roletui.dataset.available import available_datasets

from ..commands import binding_of, key_in, key_of
from ..copying import copy, has_clipboard
from .base import Dialog, dialog_keys

LONG = 2_000
"""Characters from which a code may be too long for chats and for a terminal's clipboard."""


class ShareScreen(Dialog[None]):
    """Copies the share code when it opens; the code can also be selected with the mouse.

    There is nothing beside the lines of the code, so that a selection contains nothing else.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", id="share.close", tooltip="Close this."),
        Binding("y", "copy", "copy", id="share.copy", tooltip="Copy the code again."),
        binding_of("share", "copy", "Copy the code again."),
    ]

    def __init__(self, file: str, code: str) -> None:
        super().__init__()
        self._file, self._code = file, code

    def compose(self) -> ComposeResult:
        """Yield what was copied, the whole command, and what its recipient needs."""
        with VerticalScroll(id="box"):
            yield Static("Share this decision", classes="title", markup=False)
            yield Static(self._explanation(), markup=False)
            yield Static(f"roletui open '{self._code}'", id="code", markup=False)
            yield Static(self._needed(), classes="quiet", markup=False)
            yield dialog_keys(
                ("y", "copies again", "screen.copy"), ("esc", "closes", "screen.dismiss")
            )

    def on_mount(self) -> None:
        """Copy the code, without the command around it."""
        self.app.copy_to_clipboard(self._code)

    def action_copy(self) -> None:
        """Copy the code again, and notify the user."""
        copy(self.app, self._code, "select it by hand")

    def _explanation(self) -> str:
        sent = (
            "sent to the clipboard. Or" if has_clipboard() else "which this terminal cannot copy:"
        )
        words = (
            f"A code of {len(self._code):,} characters, {sent} select it by hand, with shift and "
            "the mouse in most terminals; line breaks do no harm."
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
