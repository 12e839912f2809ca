"""The view *Over time*: what has been spent by the end of each week, as a chart or a table."""

from collections.abc import Callable
from functools import cache

from textual.app import ComposeResult

from roletui.case.budget_sheet import Sheet
from roletui.case.charts import baseline_months, baseline_weeks, plan_months, spending_curve
from roletui.case.sentences import WEEKS_RULE
from roletui.cost.calendar import lead_sentences
from roletui.cost.cashflow import cumulative
from roletui.cost.lines import has_range
from roletui.text.money import short_money
from roletui.text.numbers import plain

from ...commands import key_of
from ...widgets.charts.lines import Chart
from ...widgets.lists.table import FiguresTable, Table
from .base import View

LEAST = 8
"""Rows below which there is the table, not the chart: its drawing, axis and weeks."""


class OverTimeView(View):
    """Shows the chart or the table."""

    tabled = False
    """Whether the user asked for the table; where a chart is too low, for the chart."""

    _sheet: Sheet | None = None

    def compose(self) -> ComposeResult:
        """Yield both; one of them is visible."""
        yield Chart()
        yield FiguresTable()

    def switch(self) -> None:
        """Switch between chart and table."""
        self.tabled = not self.tabled

    def on_resize(self) -> None:
        """Show the table where there are too few rows for the chart."""
        if self._sheet is not None and self.children:  # none while it is removed
            self.show(self._sheet)
            self.post_message(self.Hinted())

    def show(self, sheet: Sheet) -> None:
        """Update the chart or the table."""
        self._sheet = sheet
        chart, table = self.query_one(Chart), self.query_one(FiguresTable)
        had_focus = table.has_focus
        tabled = self.tabled != (0 < self.size.height < LEAST)
        chart.display, table.display = not tabled, tabled
        if tabled:
            table.table = months_table(sheet) if sheet.state.starts else weeks_table(sheet)
            return
        if had_focus:
            self.screen.focus_next()
        chart.write = axis(sheet.currency)
        chart.curve = spending_curve(sheet)

    def hint(self, sheet: Sheet) -> str:
        """Return what is counted when, and the key to switch."""
        other = "chart" if self.query_one(FiguresTable).display else "figures as a table"
        starts, keys = sheet.state.starts, f"{key_of('budget.table')} the {other}"
        if starts is None:
            return f"{keys}, {key_of('budget.start')} a start date. {WEEKS_RULE}"
        told = " ".join(lead_sentences(sheet.bill.costs, starts))
        return f"{told} {keys}. {WEEKS_RULE}"


@cache
def axis(currency: str) -> Callable[[int], str]:
    """Return the format of an axis: minor units to ``$24k``; one function for each currency."""

    def write(amount: int) -> str:
        return short_money(amount, currency)

    return write


def months_table(sheet: Sheet) -> Table | None:
    """Return what each calendar month costs, and has cost by its end; None without a total."""
    months, before = plan_months(sheet), baseline_months(sheet)
    if not months:
        return None
    ranged = has_range(sheet.bill.items)
    head = ("Month", "In it", *(("Low", "By its end", "High") if ranged else ("By its end",)))
    if before:
        head += ("Baseline", "Difference")
    rows = []
    for place in range(max(len(months), len(before))):
        month = months[place] if place < len(months) else before[place]
        so_far = months[min(place, len(months) - 1)].so_far
        spent = month.spent.likely if place < len(months) else 0
        cells = [sheet.money(figure) for figure in (so_far if ranged else so_far[1:2])]
        cells.insert(0, sheet.money(spent))
        if before:
            then = before[min(place, len(before) - 1)].so_far.likely
            cells += [sheet.money(then), sheet.apart(so_far.likely - then)]
        rows.append((month.name, *cells))
    return Table(head, tuple(rows), 1, frozenset({len(rows) - 1}))


def weeks_table(sheet: Sheet) -> Table | None:
    """Return what has been spent by the end of each week; None without a total."""
    if sheet.bill.total is None:
        return None
    now, before = cumulative(sheet.bill), baseline_weeks(sheet)
    ranged = has_range(sheet.bill.items)
    head = ("After week", *(("Low", "Likely", "High") if ranged else ("Likely, no range",)))
    if before:
        head += ("Baseline", "Difference")
    rows = []
    for week in range(1, max(len(now), len(before))):
        spent = now[min(week, len(now) - 1)]
        cells = [sheet.money(figure) for figure in (spent if ranged else spent[1:2])]
        if before:
            then = before[min(week, len(before) - 1)].likely
            cells += [sheet.money(then), sheet.apart(spent.likely - then)]
        rows.append((plain(week), *cells))
    return Table(head, tuple(rows), 1, frozenset({len(rows) - 1}))
