"""The dialog that compares two decisions of a dataset: answers, results, plans and totals."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from roletui.case.case import Case
from roletui.case.differences import differences
from roletui.cost.settings import Display
from roletui.report.diff.document import markdown
from roletui.report.markdown import bullets

from ..widgets.text.document import Document
from .base import Dialog, dialog_keys

Side = tuple[str, Case, tuple[str, ...]]
"""One side of the comparison: its name, its case, and warnings from reading it."""


class Versus(Dialog[None]):
    """Shows the comparison as a document."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "back", id="versus.close", tooltip="Back to the list.")
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Yield the document in a box, with the keys below."""
        with Vertical(id="box"):
            yield Document(self._text)
            yield dialog_keys(("↑↓", "scroll", ""), ("esc", "goes back", "screen.dismiss"))


def versus(sides: Sequence[Side], display: Display | None) -> str:
    """Return the comparison of A and B as Markdown, amounts of both in the same currency."""
    (name, a, _), (other, b, _) = sides
    blocks = [*markdown(differences(a, b), (name, other), display), *_remarks(sides)]
    return "\n".join(blocks)


def _remarks(sides: Sequence[Side]) -> Iterator[str]:
    remarks = [f"{name}: {words}" for name, _, warnings in sides for words in warnings]
    if remarks:
        yield f"\n## Read against today’s data\n\n{bullets(remarks)}"
