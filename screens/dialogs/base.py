"""What stands over a screen until it has been answered or closed."""

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType
from textual.types import CSSPathType

from ..frame import KeyLine


class Dialog(ModalScreen[ScreenResultType]):
    """Ends once, however often and fast it is told to."""

    CSS_PATH: ClassVar[CSSPathType | None] = "base.tcss"

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with a result; a key that was pressed twice finds it gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


def way_out(*keys: tuple[str, str, str]) -> KeyLine:
    """Return the line below a dialog: key, word and action of each, the way out last."""
    line = KeyLine(classes="way-out")
    line.set_reactive(KeyLine.keys, keys)
    return line
