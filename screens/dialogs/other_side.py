"""The dialog with the case for the other side."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from roletui.case.case import Case
from roletui.disk.write import OTHER_SIDE_NAME
from roletui.report.other_side import other_side_document

from ..commands import key_of
from ..copying import copy_and_save
from ..widgets.text.document import Document
from .base import Dialog, dialog_keys

_KEY, _COPY = key_of("other-side"), key_of("report.copy")


class OtherSideScreen(Dialog[None]):
    """Shows the document; the key that opened it closes it too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            f"escape,enter,q,{_KEY}", "dismiss", "close", id="other-side.close",
            tooltip="Close this.",
        ),
        Binding(
            _COPY, "copy", "copy", id="other-side.copy",
            tooltip="Copy it, and save it in case the terminal does not.",
        ),
    ]  # fmt: skip

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._text = other_side_document(case)

    def compose(self) -> ComposeResult:
        """Yield the document in a box, with the keys below."""
        with Vertical(id="box"):
            yield Document(self._text)
            yield dialog_keys(
                ("↑↓", "scroll", ""),
                (_COPY, "copies and saves", "screen.copy"),
                (f"{_KEY}, esc", "closes", "screen.dismiss"),
            )

    def action_copy(self) -> None:
        """Copy and save the document."""
        copy_and_save(self.app, self._text, OTHER_SIDE_NAME)
