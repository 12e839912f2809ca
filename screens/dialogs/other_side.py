"""The dialog with the case for the other side."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from roletui.case.case import Case
from roletui.disk.write import OTHER_SIDE_NAME
from roletui.report.other_side import other_side_document

from ..commands import binding_of, closing, key_of
from ..copying import copy, save
from ..widgets.text.document import Document
from .base import Dialog, dialog_keys

_SAVE = "s"


class OtherSideScreen(Dialog[None]):
    """Shows the document; the key that opened it closes it too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", id="other-side.close", tooltip="Close this."),
        closing("other-side"),
        binding_of("report.copy", "copy", "Copy it."),
        Binding(_SAVE, "save", "save", id="other-side.save", tooltip="Save it as a file."),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._text = other_side_document(case)

    def compose(self) -> ComposeResult:
        """Yield the document in a box, with the keys below."""
        with Vertical(id="box"):
            yield Document(self._text)
            yield dialog_keys(
                ("↑↓", "scroll", ""),
                (key_of("report.copy"), "copies", "screen.copy"),
                (_SAVE, "saves as a file", "screen.save"),
                (f"{key_of('other-side')}, esc", "closes", "screen.dismiss"),
            )

    def action_copy(self) -> None:
        """Copy the document."""
        copy(self.app, self._text, f"{_SAVE} saves it as a file")

    def action_save(self) -> None:
        """Save the document as a file."""
        save(self.app, self._text, OTHER_SIDE_NAME)
