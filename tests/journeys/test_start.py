"""The day on which a plan starts: typed, shown by calendar month, kept and taken back."""

from datetime import date

import pytest
from textual.widgets import Input

from journeys.running import answered, press, started, words_of
from roletui.records.scenario import loads
from roletui.records.scenario_text import dumps
from roletui.report.record.record import record
from roletui.screens.budget.screen import BudgetScreen
from roletui.screens.widgets.charts.lines import Chart

pytestmark = pytest.mark.harness

PLAN = answered("support-chatbot")


async def test_a_start_date_turns_weeks_into_months() -> None:
    """S asks for the day; chart, table, hint, record and file know it, and undo forgets it."""
    async with started(PLAN, size=(120, 36)) as (app, pilot):
        await press(pilot, "b", "s")
        app.screen.query_one(Input).value = "2027-02-30"
        await press(pilot, "enter")
        assert "“2027-02-30” is not a date such as 2027-01-11." in words_of(app)
        app.screen.query_one(Input).value = "2027-01-11"
        await press(pilot, "enter")
        assert app.state.starts == date(2027, 1, 11)
        assert isinstance(app.screen, BudgetScreen)
        assert app.screen.view_id == "over-time"
        curve = app.screen.query_one(Chart).curve
        assert curve is not None
        # $1,000 a week: 3 weeks, 7, 11 3/7, 12.
        assert curve.likely == (0, 3_000_00, 7_000_00, 11_428_57, 12_000_00)
        assert curve.months == ("start", "Jan 2027", "Feb 2027", "Mar 2027", "Apr 2027")
        assert "sign by 2027-01-01" in words_of(app)
        assert "Feb 2027" in words_of(app)
        await press(pilot, "t")
        assert "Mar 2027" in words_of(app)
        assert "$4,428.57" in words_of(app)
        written = record(app.case)
        assert "| Mar 2027 | no range | $4,428.57 | no range |" in written
        assert loads(written, "a.md", app.case.context).state.starts == date(2027, 1, 11)
        text = dumps(app.case.context.loaded, app.state)
        assert "starts = 2027-01-11\n" in text
        old = text.replace("starts = 2027-01-11", "starts = 1800-01-11")
        opened = loads(old, "a.toml", app.case.context)
        assert opened.state.starts is None
        assert "The plan cannot start on 1800-01-11; it is counted in weeks now." in opened.warnings
        await press(pilot, "u")
        assert app.state.starts is None
