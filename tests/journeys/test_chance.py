"""What may happen or not: its chance is typed, kept, told and taken back."""

from decimal import Decimal

import pytest
from helpers import case_of, shipped
from textual.widgets import Input

from journeys.running import answered, press, started, words_of
from roletui.cost.settings import Choice
from roletui.screens.budget.screen import BudgetScreen
from roletui.screens.budget.views.overhead_field import OverheadField
from roletui.screens.dialogs.ask import AskScreen
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

PLAN = answered("support-chatbot")


def choice(app: RoletuiApp) -> Choice | None:
    """Return what is kept of those who leave."""
    return app.state.cost_settings.overheads.get("quits")


async def test_the_chance_of_an_overhead_is_typed_on_its_row() -> None:
    """A figure first, then %; the row, the total and undo say it, and space keeps the chance."""
    async with started(PLAN, size=(120, 36)) as (app, pilot):
        await press(pilot, "b")
        assert isinstance(app.screen, BudgetScreen)
        await app.screen.show_view("overheads")
        app.screen.query_one("#charge-quits", OverheadField).focus()
        await press(pilot, "percent_sign")
        assert "“People leaving” is not counted: type its figure first." in words_of(app)
        await press(pilot, "4", "enter", "percent_sign")
        assert isinstance(app.screen, AskScreen)
        await press(pilot, *"120", "enter")
        assert "“120” of 100 plans for it: give a number" in words_of(app)
        app.screen.query_one(Input).value = "20 %"
        await press(pilot, "enter")
        assert choice(app) == Choice(amount=Decimal(4), chance=Decimal(20))
        # 1 × 40 h × 12 weeks × $25 = $12,000; 40 h × 4 weeks × $25 = $4,000, a fifth is $800.
        assert "$12,800 expected, $16,000 if all happens" in words_of(app)
        assert "$4,000 in 20 of 100 plans" in words_of(app)
        await press(pilot, "space", "space")
        assert choice(app) == Choice(amount=Decimal(4), chance=Decimal(20))
        await press(pilot, "percent_sign")
        app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        assert choice(app) == Choice(amount=Decimal(4))
        await press(pilot, "u")
        assert choice(app) == Choice(amount=Decimal(4), chance=Decimal(20))


async def test_a_minimum_has_no_chance() -> None:
    """What a contract asks for is no event, and the key says so."""
    async with started(PLAN, size=(120, 36)) as (app, pilot):
        await press(pilot, "b")
        assert isinstance(app.screen, BudgetScreen)
        await app.screen.show_view("overheads")
        app.screen.query_one("#charge-embedded-minimum", OverheadField).focus()
        await press(pilot, "percent_sign")
        assert "is a term of the contract" in words_of(app)


async def test_the_chance_of_a_line_is_typed() -> None:
    """Of a plan in stages the second one may not be needed; the line is told with it."""
    async with started(answered("brand-voice"), size=(120, 36)) as (app, pilot):
        await press(pilot, "b")
        app.screen.query_one("#line").focus()
        await press(pilot, "right", "percent_sign")
        assert "In how many of 100 plans is part 2, ML engineer, needed?" in words_of(app)
        await press(pilot, "6", "0", "enter")
        assert [line.chance for line in app.case.lines] == [None, Decimal(60)]
        assert "expected" in words_of(app)
        case = case_of(shipped(), app.state)
        assert case.bill.total == app.case.bill.total
