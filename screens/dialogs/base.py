"""The base class of the dialogs."""

from typing import ClassVar

from textual.geometry import Offset
from textual.screen import ModalScreen, ScreenResultType
from textual.types import CSSPathType
from textual.widget import Widget

from roletui.case.changes import Change

from ..frame import CONFIRMING, Key, KeyLine
from ..widgets.text.seen import copy_selected, seen_at


class Dialog(ModalScreen[ScreenResultType]):
    """A dialog above a screen."""

    CSS_PATH: ClassVar[CSSPathType | None] = "base.tcss"

    def draft(self) -> Change | None:
        """Return the change that is written but not confirmed, for a process that must end."""
        return None

    def typed(self) -> list[str]:
        """Return what stands in the dialog's fields."""
        from textual.widgets import Input  # only after a fault: 10 ms

        return [field.value for field in self.query(Input) if field.value]

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place, and the place in its text."""
        return seen_at(super().get_widget_and_offset_at(x, y), x, y)

    def action_copy_text(self) -> None:
        """Copy what is selected."""
        copy_selected(self)


def dialog_keys(*keys: Key) -> KeyLine:
    """Return the key line of a dialog, the key that closes it last."""
    line = KeyLine(classes="way-out", leads=keys[0][0] in CONFIRMING)
    line.set_reactive(KeyLine.keys, keys)
    return line
