"""The report screen: a live preview of the record, with its outline."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Static

from roletui.case.verdict import money_words
from roletui.report.record.front_matter import decision_words
from roletui.report.record.options import PROS
from roletui.report.record.page_one import page_title
from roletui.report.record.record import record, record_parts
from roletui.text.clean import paintable

from ..commands import Scope, bindings, key_of
from ..copying import copy
from ..dialogs.open import previewed
from ..frame import FRAME_STYLE, WIDE, Frame
from ..price import beyond_words, price_lines
from ..widgets.lists.options import Option, Options
from ..widgets.text.document import Document
from ..widgets.text.points import Points
from ..widgets.text.unchanged import Backdrop, Scroll

AROUND, OUTLINE = 8, 29
"""Columns beside the decision, and those of the outline, with the gap before it."""


class ReportScreen(Frame):
    """Shows the record as rendered Markdown in one readable column.

    The decision, with which it begins, stands still above it.
    """

    SCOPE: ClassVar[Scope] = "report"
    IN_LINE = ("report.copy", "saved", "notes")
    CSS_PATH: ClassVar[CSSPathType | None] = [FRAME_STYLE, "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("report")]

    def body(self) -> ComposeResult:
        """Yield the record and its outline."""
        with Backdrop(id="main"):
            with Backdrop(id="pages"):
                yield Points(id="hero")
                yield Document(id="start")
            with Scroll(id="side", can_focus=False):
                yield Static("OUTLINE", classes="heading", markup=False)
                yield Options(id="outline")

    @property
    def text(self) -> str:
        """The record of the present state."""
        return record(self.case)

    def paint(self) -> None:
        """Render the record of the present state."""
        hero = self.query_one("#hero", Points)
        hero.points = tuple(("", line) for line in self._decision())
        hero.set_class(self.state.real is not None, "-preview")
        # The record begins with title and decision, a part each.
        parts = islice(record_parts(self.case), 2, None)
        self.query_one("#start", Document).show(parts, self.case)

    def _decision(self) -> Iterator[Content]:
        """Yield the title, the decision, and what it costs."""
        yield Content.styled(paintable(page_title(self.case)), "bold $bright")
        yield Content(f"Decision: {decision_words(self.case)}.")
        if self.case.outcome:
            width = self.app.size.width
            columns = width - AROUND - OUTLINE * (width >= WIDE)
            beyond = beyond_words(self.case, columns)
            yield from price_lines(*money_words(self.case), columns, beyond)

    @on(Document.Rendered)
    def list_headings(self) -> None:
        """Fill the outline with the headings, without those inside the pros and cons."""
        above = ""
        shown = []
        for line, level, title in self.query_one("#start", Document).headings:
            above = title if level == 2 else above
            if level == 2 or (level == 3 and above != PROS):
                shown.append(Option(str(line), "", "  " * (level - 2) + title))
        self.query_one("#outline", Options).show(tuple(shown))

    @on(Options.Chosen, "#outline")
    def go_to(self, message: Options.Chosen) -> None:
        """Scroll to a heading."""
        self.query_one("#start", Document).go_to(int(message.id))

    def action_copy(self) -> None:
        """Copy the record."""
        if self.state.real is not None:
            self.app.notify(previewed(), severity="warning")
            return
        copy(self.app, self.text, f"{key_of('export')} saves it as a file")

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the key that saves the record."""
        return [(key_of("export"), "save the record", "app.dialog('export')")]
