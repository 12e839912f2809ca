"""Two decisions of one dataset side by side: answers, results, plans and totals."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from roletui.case.differences import differences
from roletui.report.diff.document import markdown
from roletui.report.markdown import bullets

from ..widgets.text.document import Document
from .base import Dialog, dialog_keys
from .side import Side

AROUND = 4
"""Rows of the dialog that are not the document's."""


class Versus(Dialog[None]):
    """One document to be read and closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "back", id="versus.close", tooltip="Back to the list.")
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The document in a box, the way out below."""
        with Vertical(id="box"):
            yield Document(self._text)
            yield dialog_keys(("↑↓", "scroll", ""), ("esc", "goes back", "screen.dismiss"))

    def on_resize(self) -> None:
        """Let the document be as high as it is, and scroll where there is no room for that."""
        self.query_one(Document).styles.max_height = self.room(AROUND)


def versus(sides: Sequence[Side]) -> str:
    """Return A against B as Markdown; the money of both is to be in one currency."""
    (name, a, _), (other, b, _) = sides
    blocks = [*markdown(differences(a, b), (name, other)), *_remarks(sides)]
    return "\n".join(blocks)


def _remarks(sides: Sequence[Side]) -> Iterator[str]:
    said = [f"{name}: {words}" for name, _, warnings in sides for words in warnings]
    if said:
        yield f"\n## Read against today’s data\n\n{bullets(said)}"
