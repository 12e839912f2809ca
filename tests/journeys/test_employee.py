"""An employee in the budget: a salary, sizes that are ranges, and overheads of one line alone."""

from decimal import Decimal

import pytest

from journeys.running import answered, press, screen_text, started, told
from roletui.cost.drafts import Bounds, Draft, Switch
from roletui.screens.budget.screen import BudgetScreen
from roletui.screens.widgets.charts.bars import Bars
from roletui.screens.widgets.controls.number import NumberField
from roletui.screens.widgets.controls.slider import Slider
from roletui.screens.widgets.text.passage import Passage
from roletui.state.state import State
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

WIDE = (120, 36)
YEAR = Draft("ai-engineer", "in-house", "", Decimal(1), Decimal(40), Decimal(52))
EMPLOYED = State(plan=(YEAR,))
TWELVE = YEAR._replace(weeks=Decimal(12))


def said(app: RoletuiApp, name: str = "source") -> str:
    """Return what one of the texts of the screen says."""
    return app.screen.query_one(f"#{name}", Passage).content.plain


async def test_a_salary_is_typed_stepped_and_taken_back() -> None:
    """190,000 a year costs 241,300; a number alone stays a salary, and an hour is said to be."""
    async with started(EMPLOYED, size=WIDE) as (app, pilot):
        await press(pilot, "b", "shift+tab", *"190k/year", "enter")
        [line] = app.case.lines
        assert (line.own_rate, line.salary) == (190_000, True)
        assert told(app).startswith("$241,000\n")
        assert "1,835 h worked of 2,080 paid, at $131.4986" in told(app)
        assert "Salary          $190,000 a year" in screen_text(app)
        assert said(app, "beneath").startswith("× 1.27 = $131.4986 an hour worked; del:")
        await press(pilot, "right")
        assert app.case.lines[0].own_rate == 191_000
        await press(pilot, *"200k", "enter")
        assert (app.case.lines[0].own_rate, app.case.lines[0].salary) == (200_000, True)
        assert told(app).startswith("$254,000\n")
        await press(pilot, *"95 an hour", "enter")
        assert (app.case.lines[0].own_rate, app.case.lines[0].salary) == (95, False)
        assert "Rate            $95 an hour" in screen_text(app)
        await press(pilot, *"190.000 a year", "enter")
        assert said(app) == "“190.000” USD a year may be 190000 or 190: write it without a point."
        await press(pilot, "delete")
        assert (app.case.lines[0].own_rate, app.case.lines[0].salary) == (None, False)
        await press(pilot, "u")
        assert app.state == EMPLOYED


async def test_a_salary_is_for_an_employee() -> None:
    """Where hours are bought the sentence says so, and nothing is changed."""
    plan = answered("support-chatbot")
    async with started(plan, size=WIDE) as (app, pilot):
        await press(pilot, "b", "shift+tab", *"190000/year", "enter")
        assert said(app) == (
            "“190000/year” is a salary, which only an employee has: choose “Employee, "
            "United States” as the way to hire, or give the price of an hour."
        )
        assert app.state == plan
        bars = app.screen.query_one(Bars)
        bars.focus()
        while bars.at is None or bars.at.label != "Employee, United States":
            await press(pilot, "down")
        assert "480 h of work" in said(app, "same-work")
        assert "544 h are paid for 480 h of work." in said(app, "about")
        assert bars.at.amount == "$45,100"  # 480 h × 94 = 45,120


async def test_a_range_is_typed_around_a_size() -> None:
    """Two figures lie around the size, of three the middle is likely; a plain one drops both."""
    async with started(State(plan=(TWELVE,)), size=WIDE) as (app, pilot):
        await press(pilot, "b", "tab", "tab", *"10-16", "enter")
        weeks = app.screen.query_one("#weeks", Slider)
        assert app.focused is weeks
        [line] = app.case.lines
        assert (line.weeks, line.weeks_range) == (12, Bounds(Decimal(10), Decimal(16)))
        assert "10–16  1–104" in screen_text(app)
        await press(pilot, "right")
        assert app.case.lines[0].weeks_range == Bounds(Decimal(10), Decimal(16))
        await press(pilot, *"14-20-26", "enter")
        assert app.case.lines[0].weeks == 20
        assert weeks.bounds == (14, 26)
        await press(pilot, *"30-40", "enter")
        assert said(app).startswith("“30-40” is no range around 20: give the least and the most")
        assert weeks.bounds == (14, 26)
        await press(pilot, *"20", "enter")
        assert (app.case.lines[0].weeks, app.case.lines[0].weeks_range) == (20, None)
        await press(pilot, *"19-21", "enter", "shift+right")
        assert (app.case.lines[0].weeks, app.case.lines[0].weeks_range) == (24, None)
        await press(pilot, "u")
        assert app.state.plan == (TWELVE,)


async def test_an_overhead_is_switched_for_one_line() -> None:
    """A key switches the row under the cursor for the line that is shown: on, off, as for all."""
    plan = State(plan=(TWELVE, TWELVE), listed=True)
    async with started(plan, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        assert isinstance(app.screen, BudgetScreen)
        await app.screen.show_view("overheads")
        hire = app.screen.query_one("#charge-recruiting", NumberField)
        hire.focus()
        await press(pilot, "j")
        assert said(app) == "“Recruiting” has no figure yet: type one."
        await press(pilot, *"5000", "enter")
        assert hire.words == "$10,000"
        await press(pilot, "j")
        assert hire.words == "on for part 1 alone; $10,000"
        await press(pilot, "j")
        assert app.state.plan[0].switched == (Switch("recruiting", on=False),)
        assert hire.words == "off for part 1 alone; $5,000, 1 person"
        await press(pilot, "j")
        assert app.state.plan[0].switched == ()
        load = app.screen.query_one("#charge-employer-load", NumberField)
        assert load.words == ("a year costs salary × 1.27, an hour worked wage × 1.4445, as stated")
        load.focus()
        await press(pilot, "j")
        assert said(app) == "“Your own load” is one for all who are employed."
        await press(pilot, *"30", "enter")
        assert load.words == "a year costs salary × 1.3, in place of the figures stated"
        # 65.38 × 480 h × 1.3, twice, and two times 5,000.
        assert app.case.bill.total is not None
        assert app.case.bill.total.likely == 2 * (40_797_12 + 5_000_00)
