"""The line for a path: tab completes it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from roletui.disk.complete_path import completed
from roletui.text.numbers import count

from ..copying import MOST

LINE_LONGEST = MOST
"""Maximum length in characters of a path or share code: any that could be copied."""
NAMED = 8
"""At most so many entries of a folder are named."""


class PathLine(Input):
    """A line in which a path is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", show=False, id="path.complete",
                tooltip="Complete the path."),
    ]  # fmt: skip

    completes: bool = True
    """Whether what is typed is a path now."""

    class Completed(Message):
        """Tab was pressed; ``words`` say what there is, and are empty where all of it is typed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave *tab* to the dialog where no path is typed."""
        return self.completes if action == "complete" else super().check_action(action, parameters)

    def action_complete(self) -> None:
        """Complete what stands before the cursor as far as it is certain, and say what fits."""
        behind = self.value[self.cursor_position :]
        text, names = completed(self.value[: self.cursor_position])
        self.value = text + behind
        self.cursor_position = len(text)
        self.call_after_refresh(self.post_message, self.Completed(_said(text, names)))


def _said(text: str, names: Sequence[str]) -> str:
    if not names:
        return "" if text.endswith("/") else "Nothing begins like that."
    if len(names) == 1:
        return ""
    more = len(names) - NAMED
    rest = f" and {count(more, 'more', 'more')}" if more > 0 else ""
    return f"{', '.join(names[:NAMED])}{rest}"
