"""The view *Baseline*: every figure of the plan beside the baseline's."""

from textual.app import ComposeResult

from roletui.case.budget_sheet import Sheet
from roletui.case.names import names
from roletui.case.sheet_words import baseline_rows
from roletui.cost.lines import size_words

from ...commands import key_of
from ...widgets.lists.table import FiguresTable, Table
from .base import View


class BaselineView(View):
    """A table of both values and the difference."""

    def compose(self) -> ComposeResult:
        """Yield the table."""
        yield FiguresTable()

    def show(self, sheet: Sheet) -> None:
        """Fill the table."""
        head = ("Figure", "Now", "Baseline", "Difference")
        self.query_one(FiguresTable).table = Table(head, tuple(baseline_rows(sheet)))

    def hint(self, sheet: Sheet) -> str:
        """Return what the baseline was."""
        lines = "; ".join(
            f"{names(sheet.dataset, (line.role,))}, {size_words(line)}"
            for line in sheet.baseline_lines
        )
        pin = key_of("budget.pin")
        return f"The baseline: {lines}. {pin} makes the plan now the baseline; again lets it go."
