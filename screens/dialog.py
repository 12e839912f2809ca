"""What stands over a screen until it has been answered or closed."""

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType
from textual.types import CSSPathType


class Dialog(ModalScreen[ScreenResultType]):
    """Ends once, however often and fast it is told to."""

    CSS_PATH: ClassVar[CSSPathType | None] = "dialog.tcss"

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with a result; a key that was pressed twice finds it gone already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
