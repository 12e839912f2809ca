"""What has been spent by the end of each week: a chart, and the same figures as a table."""

from collections.abc import Callable
from functools import cache

from textual.app import ComposeResult

from roletui.case.budget_sheet import Sheet
from roletui.case.charts import baseline_weeks, spending_curve
from roletui.case.sentences import WEEKS_RULE
from roletui.cost.cashflow import cumulative
from roletui.cost.lines import has_range
from roletui.text.money import exact_difference, money, short_money
from roletui.text.numbers import plain

from ...commands import key_of
from ...widgets.charts.lines import Chart
from ...widgets.lists.table import FiguresTable, Table
from .base import View


class OverTimeView(View):
    """The chart, or the table in its place."""

    tabled = False
    """Whether the table is shown."""

    def compose(self) -> ComposeResult:
        """Both; one of them is shown."""
        yield Chart()
        yield FiguresTable()

    def switch(self) -> None:
        """Show the table for the chart, or the chart again."""
        self.tabled = not self.tabled

    def show(self, sheet: Sheet) -> None:
        """Draw the chart, or fill the table."""
        chart, table = self.query_one(Chart), self.query_one(FiguresTable)
        had_keys = table.has_focus
        chart.display, table.display = not self.tabled, self.tabled
        if self.tabled:
            table.table = weeks_table(sheet)
            return
        if had_keys:
            self.screen.focus_next()
        chart.write = axis(sheet.currency)
        chart.curve = spending_curve(sheet)

    def hint(self, sheet: Sheet) -> str:
        """Say what is counted when, and how to get the figures."""
        other = "chart" if self.tabled else "figures as a table"
        return f"{key_of('budget.table')} the {other}. {WEEKS_RULE}"


@cache
def axis(currency: str) -> Callable[[int], str]:
    """Return how an axis writes amounts: ``$24k``; always the same function for a currency."""

    def write(amount: int) -> str:
        return short_money(amount, currency)

    return write


def weeks_table(sheet: Sheet) -> Table | None:
    """Return what has been spent by the end of each week."""
    if sheet.found.total is None:
        return None
    now, before = cumulative(sheet.found), baseline_weeks(sheet)
    currency, ranged = sheet.currency, has_range(sheet.found.items)
    head = ("After week", *(("Low", "Likely", "High") if ranged else ("Likely, no range",)))
    if before:
        head += ("Baseline", "Difference")
    rows = []
    for week in range(1, max(len(now), len(before))):
        here = now[min(week, len(now) - 1)]
        cells = [money(figure, currency) for figure in (here if ranged else here[1:2])]
        if before:
            there = before[min(week, len(before) - 1)].likely
            cells += [money(there, currency), exact_difference(here.likely - there, currency)]
        rows.append((plain(week), *cells))
    return Table(head, tuple(rows), 1, frozenset({len(rows) - 1}))
