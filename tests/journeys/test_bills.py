"""Bills that add up to what is paid by the month, typed with keys alone and with the mouse."""

from decimal import Decimal

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from journeys.running import answered, place_of, press, settle, started, words_of
from roletui.cost.settings import Choice
from roletui.dataset.bills import Bills, MachineHours, ModelCalls
from roletui.screens.budget.screen import BudgetScreen
from roletui.screens.budget.views.overhead_field import MonthlyField
from roletui.screens.dialogs.bills import BillsScreen
from roletui.screens.dialogs.reader import ReaderScreen
from roletui.state.plan_changes import count_with
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

PLAN = answered("support-chatbot")
NAME = "running-costs"
CHAT = ModelCalls(*map(Decimal, (2000, 1500, 300, 3, 15)), label="chat")
RACK = MachineHours(Decimal(730), Decimal("0.015"), "GPU")
BOTH = Bills((CHAT,), (RACK,))
BILLED = count_with(PLAN, NAME, Choice(bills=BOTH))
FORMULA = "2,000 calls a day × (1,500 × $3 + 300 × $15) per million × 365 ÷ 12 days = $547.50"


async def on_the_row(app: RoletuiApp, pilot: Pilot[None]) -> MonthlyField:
    """Show what comes on top, and go to what is paid by the month."""
    await press(pilot, "b")
    assert isinstance(app.screen, BudgetScreen)
    await app.screen.show_view("overheads")
    row = app.screen.query_one(f"#charge-{NAME}", MonthlyField)
    row.focus()
    await settle(pilot)
    return row


def bills(app: RoletuiApp) -> Bills:
    """Return the bills that the app keeps."""
    return app.state.cost_settings.overheads.get(NAME, Choice()).bills


def said(app: RoletuiApp) -> str:
    """Return what the bill that is shown comes to, or what is wrong with it."""
    return str(app.screen.query_one("#formula", Static).content)


async def test_bills_are_typed_with_keys_alone() -> None:
    """Tab leads from field to field, the sum follows each sign, enter keeps; undo takes it back."""
    async with started(PLAN, size=(80, 24)) as (app, pilot):
        row = await on_the_row(app, pilot)
        assert (row.number, row.words) == (None, "")
        await press(pilot, "plus")
        assert "Take calls and tokens from your own logs" in words_of(app)
        await press(pilot, *"2000", "tab", *"1500", "tab", *"300", "tab", "3")
        assert "Still to type: USD for a million tokens out." in words_of(app)
        await press(pilot, "tab", "1")
        # 2,000 × (1,500 × $3 + 300 × $1) ÷ 1,000,000 = $9.60 a day.
        assert said(app).endswith(" days = $292")
        await press(pilot, "5", "tab", *"chat")
        assert said(app) == FORMULA
        await press(pilot, *["shift+tab"] * 7, "right", "tab", "right", "tab")
        await press(pilot, *"730", "tab", *"0.015", "tab", *"GPU")
        assert said(app) == "730 h × $0.015 = $10.95"
        assert "In all: 2 bills, $558.45 a month." in words_of(app)
        await press(pilot, "enter")
        assert bills(app) == BOTH
        # 12 weeks are 144 ÷ 52 months of $558.45.
        assert row.words == "$1,546.48, 2 bills, 2.77 months"
        assert row.scale.write(row.number or Decimal(0)) == "558.45"
        await press(pilot, "i")
        assert isinstance(app.screen, ReaderScreen)
        told = str(app.screen.query_one("#box Static").visual)
        assert f"  chat: {FORMULA}" in told
        assert f"Model and hosting bills, chat: {FORMULA} a month; user's own figure" in told
        await press(pilot, "escape", "u")
        assert bills(app) == Bills()
        await press(pilot, "U")
        assert bills(app) == BOTH


async def test_escape_changes_nothing_and_delete_takes_a_bill_out() -> None:
    """A bill is gone once that is confirmed; without any the overhead is the dataset's again."""
    async with started(BILLED, size=(100, 30)) as (app, pilot):
        row = await on_the_row(app, pilot)
        await press(pilot, "plus", "delete")
        assert "In all: 1 bill, $10.95 a month." in words_of(app)
        await press(pilot, "escape")
        assert app.state == BILLED
        await press(pilot, "plus", "enter")
        assert app.state == BILLED
        await press(pilot, "plus", "delete", "enter")
        assert bills(app) == Bills((), (RACK,))
        await press(pilot, "plus", "delete", "enter")
        assert app.state == PLAN
        assert (row.number, row.words) == (None, "")


async def test_what_is_wrong_is_said_where_it_stands() -> None:
    """Enter keeps nothing that is half typed or beyond a limit: it goes there and says why."""
    async with started(BILLED, size=(80, 24)) as (app, pilot):
        await on_the_row(app, pilot)
        await press(pilot, "plus", "tab", "tab", *"2,5x", "enter")
        assert isinstance(app.screen, BillsScreen)
        assert "“2,5x” calls a day: “x” is another unit; give a number above 0" in words_of(app)
        assert app.focused is app.screen.query_one("#field-calls")
        app.screen.query_one("#field-calls", Input).value = ""
        await press(pilot, "tab", "enter")
        assert app.focused is app.screen.query_one("#field-calls")
        assert "Still to type: calls a day." in words_of(app)
        app.screen.query_one("#field-calls", Input).value = "100000000"
        await press(pilot, "enter")
        trouble = "“chat” cannot be added: together they may come to at most USD 1,000,000 a month."
        assert said(app) == trouble
        assert app.screen.draft() is not None, "the other bill would be kept if the process ended"
        await press(pilot, "escape")
        assert app.state == BILLED


async def test_a_click_beside_the_dialog_loses_no_bill() -> None:
    """Not where another bill is shown, and none where one was deleted; else it closes."""
    async with started(PLAN, size=(80, 24)) as (app, pilot):
        await on_the_row(app, pilot)
        await press(pilot, "plus", *"2000", "shift+tab", "shift+tab", "right")
        assert not app.screen.query_one("#field-calls", Input).value
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert isinstance(app.screen, BillsScreen)
        await press(pilot, "left", "delete")
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert isinstance(app.screen, BudgetScreen)


async def test_the_row_keeps_its_bills_until_another_figure_is_typed() -> None:
    """Space switches them off and on; a typed figure takes their place, and says so."""
    async with started(BILLED, size=(120, 36)) as (app, pilot):
        row = await on_the_row(app, pilot)
        await press(pilot, "space")
        assert app.state.cost_settings.overheads[NAME] == Choice(on=False, bills=BOTH)
        assert row.words == "switched off"
        await press(pilot, "space")
        assert app.state == BILLED
        await press(pilot, "delete")
        assert app.state == BILLED
        await press(pilot, *"100", "enter")
        assert app.state.cost_settings.overheads[NAME] == Choice(amount=Decimal(100))
        assert "This replaces the bills; u brings them back." in words_of(app)
        await press(pilot, "u")
        assert app.state == BILLED


async def test_the_mouse_alone() -> None:
    """The words of the row open it, the arrows lead on, and the keys at its foot are clicked."""
    async with started(BILLED, size=(100, 30)) as (app, pilot):
        await on_the_row(app, pilot)
        await pilot.click(offset=place_of(app, "2 bills"))
        await settle(pilot)
        assert isinstance(app.screen, BillsScreen)
        x, y = place_of(app, "1 of 3   ›")
        await pilot.click(offset=(x + 9, y))
        await settle(pilot)
        assert "730 h × $0.015" in words_of(app)
        await pilot.click(offset=place_of(app, "del on Bill"))
        await settle(pilot)
        await pilot.click(offset=place_of(app, "enter  keeps"))
        await settle(pilot)
        assert bills(app) == Bills((CHAT,))
