"""The views of the budget: what each shows, and that all of them follow what is set anywhere."""

import re
from decimal import Decimal
from types import MappingProxyType

import pytest
from helpers import case_of
from textual import events
from textual.widgets import Input, Static

from journeys.running import (
    answered,
    place_of,
    press,
    screen_text,
    settle,
    shipped,
    started,
    told,
    words_of,
)
from roletui.case.budget_sheet import line_id
from roletui.cost.drafts import Draft
from roletui.cost.lines import PlanLine
from roletui.cost.plan import draft_of
from roletui.cost.settings import Choice as Counted
from roletui.cost.settings import CostSettings, Display, overhead_scale
from roletui.dataset.load import load
from roletui.dataset.model import Exchange
from roletui.screens.budget.screen import BudgetScreen
from roletui.screens.dialogs.disinterested import LeftScreen
from roletui.screens.dialogs.reader import ExplainScreen, ReaderScreen
from roletui.screens.widgets.charts.bars import Bars
from roletui.screens.widgets.charts.lines import Chart
from roletui.screens.widgets.charts.tornado import Tornado
from roletui.screens.widgets.controls.choice import Choice
from roletui.screens.widgets.controls.number import NumberField
from roletui.screens.widgets.controls.slider import Slider
from roletui.screens.widgets.lists.table import FiguresTable
from roletui.screens.widgets.text.passage import Passage
from roletui.state.context import Context
from roletui.state.state import MOST_LINES, Baseline, WrongHireGuess
from roletui.tui.app import RoletuiApp

PLAN = answered("support-chatbot")
STAGED = answered("brand-voice")
RANGED = ("b", "shift+tab", "shift+tab", "right", "tab", "tab")
"""Show the budget and take a rate with a range, then go to the people."""
WIDE = (120, 36)
UNCERTAIN, CHOSEN = "#uncertain", "#chosen"
"""The charts of what nobody knows and of what is yours to choose."""


def budget(app: RoletuiApp) -> BudgetScreen:
    """Return the budget, which is in front."""
    assert isinstance(app.screen, BudgetScreen)
    return app.screen


def said(app: RoletuiApp, name: str = "source") -> str:
    """Return what one of the texts of the screen says, whether or not it is cut."""
    return app.screen.query_one(f"#{name}", Passage).content.plain


def lines(app: RoletuiApp) -> tuple[PlanLine, ...]:
    """Return the lines of the plan."""
    return app.case.lines


def table(app: RoletuiApp) -> list[tuple[str, ...]]:
    """Return the head and the rows of the table of the view that is shown."""
    found = budget(app).view.query_one(FiguresTable).table
    return [found.head, *found.rows] if found else []


def row(app: RoletuiApp, name: str) -> tuple[str, ...]:
    """Return a row of that table by its first cell."""
    return next(row for row in table(app) if row[0] == name)


@pytest.mark.harness
async def test_lines_are_added_removed_and_undone() -> None:
    """A line comes behind the present one, x takes it away, undo brings it back, f starts over."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b", "x")
        assert said(app) == "A plan needs at least one part."
        await press(pilot, "a")
        assert len(lines(app)) == 2
        assert budget(app).number == 1
        assert said(app).startswith("A part like it was added")
        assert told(app).startswith("$24,000\nYour plan: AI engineer\n")
        await press(pilot, "right")
        assert [line.people for line in lines(app)] == [1, 2]
        assert said(app).startswith("The parts are your own; f follows")
        await press(pilot, "x")
        assert [line.people for line in lines(app)] == [1]
        assert told(app).startswith("$12,000\nYour plan: AI engineer, 1 person, 12 weeks\n")
        await press(pilot, "u")
        assert [line.people for line in lines(app)] == [1, 2]
        await press(pilot, *"a" * MOST_LINES)
        assert said(app).startswith("A plan has at most ")
        assert len(lines(app)) == MOST_LINES
        await press(pilot, "f")
        assert app.state == PLAN
        await press(pilot, "f")
        assert said(app) == "The plan is as proposed already."


async def test_another_way_to_hire_is_the_baseline() -> None:
    """= on a way to hire pins it for as much work, to the nearest week, and the plan stays.

    480 h of an employee's work are 544 paid hours: 13.6 weeks of 40 h.
    """
    async with started(PLAN, size=WIDE) as (app, pilot):
        before = lines(app)
        await press(pilot, "b", "up", "up", "enter", "down", "down", "equals_sign")
        assert lines(app) == before
        assert said(app).startswith("Employee, United States is the baseline")
        (pinned,) = app.case.baseline_lines
        assert (pinned.channel, pinned.weeks) == ("in-house", 14)
        assert said(app, "baseline").endswith("for 14 h less work   Employee, United States")
        await press(pilot, "equals_sign")
        assert app.state.baseline is None


@pytest.mark.harness
async def test_any_two_lines_are_compared() -> None:
    """The other lines stand among the bars at their rates, an own one too; the marks are told."""
    async with started(STAGED, size=WIDE) as (app, pilot):
        await press(pilot, "b", *["shift+tab"] * 4, "right", *["tab"] * 3, *"100", "enter")
        assert lines(app)[1].own_rate == 100
        await press(pilot, *["shift+tab"] * 3, "left")
        found = {bar.id: bar for bar in app.screen.query_one(Bars).bars}
        other = line_id(1)
        assert found[other].label.startswith("Part 2: ML engineer, Embedded offshore, own rate")
        assert (found[other].amount, found[other].remark) == ("$32,000", "+$24,000")
        await press(pilot, *["tab"] * 4)
        assert said(app, "beneath").endswith("\n◆ 4 people: costs as much as ML engineer")
        assert app.screen.query_one("#people", Slider).even == 4
        await press(pilot, "tab")
        assert app.screen.query_one("#people", Slider).even is None, "only where it is explained"
        assert app.screen.query_one("#hours", Slider).even is None, "160 h a week cannot be set"
        await press(pilot, "tab")
        assert app.screen.query_one("#weeks", Slider).even == 32
        await press(pilot, "tab", "tab")
        bars = app.screen.query_one(Bars)
        assert bars.has_focus
        bars.go_to(other)
        await settle(pilot)
        saving = (
            "ML engineer costs $16,000 for 160 h, $12,000 more than $4,000 for AI engineer: "
            "never worth it, since it would have to make 480 hours of AI engineer work "
            "unnecessary, more than the 160 h there are."
        )
        assert saving in said(app, "about")
        assert said(app, "about").endswith("at 4 people or 32 weeks.")
        await press(pilot, "enter")
        assert lines(app)[0].own_rate == 100
        assert (lines(app)[0].role, lines(app)[0].people) == ("ml-engineer", 1)


@pytest.mark.harness
async def test_a_baseline_stands_beside_every_figure() -> None:
    """Once pinned, each view shows both values and the difference; = again lets it go."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "equals_sign")
        assert said(app).startswith("This plan is the baseline")
        strip = "┼ Baseline  $12,000   this plan: "
        whose = "   AI engineer 1 × 40 h × 12 weeks, Embedded offshore"
        assert said(app, "baseline") == f"{strip}the same{whose}"
        await press(pilot, "right")
        assert told(app).startswith("$24,000\n")
        assert (
            said(app, "baseline") == f"{strip}+$12,000 (+100 %) for 480 h more work, "
            "960 h and not 480   Embedded offshore"
        )
        assert app.screen.query_one("#people", Slider).mark == 1
        await press(pilot, "4")
        assert (
            said(app, "baseline")
            == f"{strip}+$36,000 (+300 %) for 1,440 h more work   Embedded offshore"
        ), "while it is typed"
        await press(pilot, "escape")
        await press(pilot, "v")
        assert row(app, "Total") == ("Total", "$24,000", "$12,000", "$12,000 more")
        await press(pilot, "v")
        assert said(app, "spread-words").endswith(
            "The baseline's likely total is $12,000: now $12,000 more."
        )
        await press(pilot, "v")
        assert "╌╌ baseline" in screen_text(app)
        await press(pilot, "t")
        assert table(app)[-1] == ("12", "$24,000", "$12,000", "$12,000 more")
        await budget(app).show_view("overheads")
        await press(pilot, "tab", *"2", "enter")
        assert app.focused is not None
        assert app.focused.id == "charge-ramp-up"
        assert "$4,000, 80 h a week (┼ $0: $4,000 more)" in screen_text(app)
        await budget(app).show_view("wrong-hire")
        assert row(app, "The wrong role costs")[1:3] == ("$22,400", "$9,200")
        await press(pilot, "v", "5", "0", "0", "0", "0", "enter")
        assert row(app, "People")[-1] == "1: 1 more"
        assert row(app, "Weeks")[-1] == "12, the same"
        await press(pilot, "v")
        assert row(app, "Total, likely") == ("Total, likely", "$28,000", "$12,000", "$16,000 more")
        assert row(app, "A week") == ("A week", "$2,000", "$1,000", "$1,000 more")
        assert row(app, "Hours") == ("Hours", "960 h", "480 h", "480 h more")
        await press(pilot, "equals_sign", "equals_sign")
        assert app.state.baseline is None
        assert budget(app).view_id == "overheads"
        assert "Baseline" not in screen_text(app)


async def test_the_key_of_the_baseline_says_what_it_does() -> None:
    """It pins; an unchanged plan it drops again; after a change it pins the plan as it is then."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        for key, words, people in (
            ("", "= pin as baseline", None),
            ("equals_sign", "= drop the baseline", 1),
            ("right", "= pin anew", 1),
            ("equals_sign", "= drop the baseline", 2),
            ("equals_sign", "= pin as baseline", None),
        ):
            await press(pilot, *filter(None, [key]))
            assert words in screen_text(app)
            baseline = app.state.baseline
            assert people == (baseline.plan[0].people if baseline else None)


@pytest.mark.harness
async def test_money_is_shown_in_another_currency() -> None:
    """The dialog says what it needs, and takes nothing else; all sums follow and stay exact."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b", "m")
        assert "The dataset states no exchange rate" in words_of(app)
        field = app.screen.query_one(Input)
        for typed, answer in (
            ("EUR", "What is 1 USD in EUR?"),
            ("EUR 1e309", "“1e309” EUR for one USD: give a number above 0"),
            ("EUR ½", "“½” EUR for one USD: give a number above 0"),
            ("EUR -1", "“-1” EUR for one USD: give a number above 0"),
            ("EUR 0", "“0” EUR for one USD: give a number above 0"),
            ("EUR 9999999", "“9999999” EUR for one USD: give a number above 0"),
            ("USD 2", "leave the rate out"),
            ("[b]", "A code of three letters"),
        ):
            field.value = typed
            await press(pilot, "enter")
            assert answer in words_of(app), typed
        field.value = "eur 0,9234"
        await press(pilot, "enter")
        assert told(app).startswith("€11,100\n")
        assert "$25 an hour" in screen_text(app)
        await press(pilot, "v", "v")
        assert row(app, "Total")[2] == "€11,080.80"
        await press(pilot, "i")
        assert "1 USD = 0.9234 EUR (your own figure, no date)." in reading(app)
        await press(pilot, "escape", "m", *["backspace"] * 12, "enter")
        assert app.state.cost_settings.display is None


@pytest.mark.harness
async def test_a_currency_is_found_by_typing() -> None:
    """Those whose rate is stated are listed: by letters, arrows or two clicks, without a rate."""
    loaded = shipped().loaded
    rates = (("CHF", "0.81"), ("EUR", "0.92"), ("SEK", "9.4"))
    exchange = tuple(Exchange(code, Decimal(per), "2026-06", "bls-ecec") for code, per in rates)
    dataset = loaded.dataset
    dataset = dataset._replace(budget=dataset.budget._replace(exchange=exchange))
    context = Context.of(loaded._replace(dataset=dataset), shipped().today)
    async with started(PLAN, context=context) as (app, pilot):

        def shown() -> Display | None:
            return app.state.cost_settings.display

        await press(pilot, "b", "m")
        assert "1 USD = 9.4 SEK 2026-06" in words_of(app)
        await press(pilot, *"eu")
        assert "SEK" not in words_of(app)
        await press(pilot, "enter")
        assert shown() == Display("EUR")
        await press(pilot, "m", *["backspace"] * 3, "down", "down", "down", "enter")
        assert shown() == Display("SEK")
        await press(pilot, "m", *["backspace"] * 3)
        await pilot.click(offset=place_of(app, "CHF"))
        assert shown() == Display("SEK")
        await pilot.click(offset=place_of(app, "CHF"))
        assert shown() == Display("CHF")
        await press(pilot, "m", *["backspace"] * 3, *"SEK 10", "enter")
        assert shown() == Display("SEK", Decimal(10))


@pytest.mark.harness
async def test_an_exchange_rate_above_a_thousand_stays_what_it_is() -> None:
    """Confirming what the dialog shows changes nothing; a comma that may be both is refused."""
    display = Display("KRW", Decimal(1350))
    async with started(PLAN._replace(cost_settings=CostSettings(display=display))) as (app, pilot):
        await press(pilot, "b", "m", "enter")
        assert app.state.cost_settings.display == display
        await press(pilot, "m")
        app.screen.query_one(Input).value = "KRW 1,351"
        await press(pilot, "enter")
        assert "“1,351” KRW for one USD may be 1351 or 1.351: write" in words_of(app)
        assert app.state.cost_settings.display == display


async def test_what_lies_between_two_steps_is_not_changed_by_looking() -> None:
    """A share of 33 % from a scenario stays 33 %, and $79.50 a month what they are."""
    mistake = WrongHireGuess(redone=Decimal(33), restart=Decimal("2.5"))
    settings = CostSettings(MappingProxyType({"running-costs": Counted(True, Decimal("79.5"))}))
    state = PLAN._replace(mistake=mistake, cost_settings=settings)
    async with started(state) as (app, pilot):
        await press(pilot, "b")
        await budget(app).show_view("wrong-hire")
        await press(pilot, "tab")
        await budget(app).show_view("overheads")
        await press(pilot, "tab")
        assert app.state == state


async def test_what_has_no_rate_is_not_said_to_be_affordable() -> None:
    """Of a line without a rate no size is offered; a baseline without one is not drawn as $0."""
    unpriced = next(r.id for r in shipped().dataset.roles if not shipped().dataset.rates_of(r.id))
    paid = draft_of(case_of(shipped(), PLAN).lines[0])
    bare = Draft(role=unpriced)
    state = PLAN._replace(
        plan=(bare, paid), listed=True, goal=Decimal(90_000), baseline=Baseline((bare,))
    )
    async with started(state, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        await budget(app).show_view("afford")
        assert table(app) == []
        assert "any sum is enough" not in said(app)
        await press(pilot, "t")
        assert "Baseline" not in table(app)[0]


def reading(app: RoletuiApp) -> str:
    """Return the whole text that is open to be read."""
    assert isinstance(app.screen, ReaderScreen)
    return str(app.screen.query_one("#box Static", Static).content)


@pytest.mark.harness
@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_one_key_leaves_out_those_who_earn(size: tuple[int, int]) -> None:
    """D shows both totals and what is their word alone; d again, or escape, goes back."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b")
        before = screen_text(app)
        for way_back in ("d", "escape"):
            await press(pilot, "d")
            text = " ".join(reading(app).split())
            assert "the only source of what an hour costs is" in text
            assert "The outcome is the same without them" in text
            for part in ("$12,000", "by sources with nothing to gain", "not stated", "Ad Snipper"):
                assert part in text
            await press(pilot, way_back)
            assert screen_text(app) == before


@pytest.mark.parametrize("tabs", [1, 2], ids=["on the line", "in the table"])
async def test_a_sum_is_typed_where_one_is_told_to(tabs: int) -> None:
    """One *tab* leads to its line; digits in the table below go there as well: $10,000 is 400 h."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "V")
        assert "tab, then type yours" in words_of(app)
        await press(pilot, *["tab"] * tabs, *"10000", "enter")
        assert app.state.goal == 10_000
        assert app.state.plan == PLAN.plan
        assert row(app, "Weeks")[:3] == ("Weeks", "12 weeks", "up to 10")


@pytest.mark.harness
async def test_a_sum_leads_back_to_sizes() -> None:
    """What there is to spend is typed; enter on a row of the table sets the plan to that size."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "V", "tab")
        assert app.focused is app.screen.query_one("#goal", NumberField)
        assert app.screen.query_one("#goal", NumberField).number == 12_000, "of the plan, rounded"
        assert row(app, "People") == ("People", "1 person", "up to 1", "up to 1", "$0")
        app.focused.post_message(events.Paste("1e309"))
        await settle(pilot)
        assert said(app).startswith("“1e309” is not possible for “To spend”: from 0 to ")
        await press(pilot, *"99999999999", "enter")
        assert said(app).startswith("“99999999999” is not possible for “To spend”")
        await press(pilot, *"50000", "enter")
        assert app.state.goal == 50_000
        assert row(app, "People") == ("People", "1 person", "up to 4", "up to 4", "$2,000")
        assert app.screen.query_one("#goal", NumberField).words == "one source, no range"
        assert said(app, "holds").startswith("$50,000 is $38,000 more than the $12,000 that this")
        await press(pilot, "tab", "down", "down", "enter")
        assert lines(app)[0].weeks == 50
        assert row(app, "Weeks")[-1] == "$0"
        await press(pilot, "i")
        text = reading(app)
        single = "$50,000 is the same as the $50,000 that this comes to: one source, no"
        assert f"With $50,000 to spend\n{single} range." in text
        assert "Up to 1 person: $50,000, and $0 is left" in text
        await press(pilot, "escape", "shift+tab", "1", "enter", "tab", "enter")
        assert said(app) == "Even the smallest costs more."
        await press(pilot, "u", "u")
        assert lines(app)[0].weeks == 12


async def test_a_sum_is_held_against_a_plan_at_every_step() -> None:
    """Beside the sum stands how often it is enough, below it why not and what would be enough.

    With a slider both are others; what is uncertain stands apart from what is chosen.
    """
    bracket = PLAN._replace(
        plan=(Draft(role="ml-engineer", channel="in-house", people=Decimal(2), hours=Decimal(30)),),
        goal=Decimal(60_000),
    )
    async with started(bracket, size=WIDE) as (app, pilot):
        await press(pilot, "b", "right", "left")
        assert not {"spread", "holding"} & vars(budget(app).sheet).keys(), "nothing shows them"
        await press(pilot, "V")
        goal = app.screen.query_one("#goal", NumberField)
        assert re.fullmatch(r"enough in \d of 10 plans", goal.words)
        words = said(app, "holds")
        assert re.fullmatch(
            r"\$60,000 holds in \d\d of 100 plans; to hold in 90 you need \$[\d,]+, or \d weeks? "
            r"less; what breaks it most often is the rate of the machine learning engineer\.",
            words,
        )
        await press(pilot, "right")
        assert said(app, "holds") != words
        await budget(app).show_view("range")
        uncertain, chosen = (app.screen.query_one(name, Tornado) for name in (UNCERTAIN, CHOSEN))
        assert [bar.label for bar in uncertain.swings] == ["Rate of ML engineer"]
        assert [bar.label.partition(",")[0] for bar in chosen.swings] == [
            "People",
            "Hours a week",
            "Weeks",
        ]
        assert said(app, "spread-words").startswith("Plan with $")
        chosen.focus()
        await settle(pilot)
        assert said(app).startswith("People, 2 to 4: the total is ")


@pytest.mark.harness
async def test_what_comes_on_top_is_switched_and_set() -> None:
    """Space switches an overhead, digits set it, delete goes back; the total follows exactly."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, *RANGED)
        whole = told(app)
        assert whole.startswith("$25,900\n")
        await budget(app).show_view("overheads")
        fee = app.screen.query_one("#charge-upwork-fee", NumberField)
        assert fee.number == Decimal("7.99"), "up to 7.99 % is planned at the ceiling"
        fee.focus()
        await press(pilot, "space")
        assert fee.words.startswith("switched off")
        assert told(app).startswith("$24,000\n")
        await press(pilot, "space", *"10", "enter")
        assert fee.counted
        assert "┼" not in fee.words, "there is no baseline"
        assert Decimal(10) == app.state.cost_settings.overheads["upwork-fee"].amount
        await press(pilot, "delete")
        assert told(app) == whole
        hire = app.screen.query_one("#charge-recruiting", NumberField)
        hire.focus()
        await press(pilot, "space")
        assert said(app) == "“Recruiting” has no figure yet: type one."
        await press(pilot, *"5000", "enter")
        assert "$5,000, 1 person" in hire.words
        assert told(app).startswith("$30,900\n")
        assert "recruiting" not in told(app)
        await press(pilot, *"9999999", "enter")
        assert said(app).startswith("“9999999” is not possible for “Recruiting”")
        await press(pilot, "v")
        assert row(app, "Recruiting")[3] == "$5,000"
        await press(pilot, "v")
        assert "8 in 10 cost " in said(app, "spread-words")
        assert "P50" in screen_text(app)


@pytest.mark.harness
async def test_the_wrong_role_is_reckoned_part_by_part() -> None:
    """Role, share and weeks are the user's; the parts add up to what is paid in the end."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "V", "V", "tab")
        assert app.focused is app.screen.query_one("#needed", Choice)
        assert row(app, "The wrong role costs")[2] == "$9,200"
        assert "$26,000 in all: $9,200 more than $16,800" in said(app, "about")
        await press(pilot, "tab", "end", "tab", "home")
        assert said(app, "about").startswith("$28,800 in all: $12,000 more than $16,800")
        assert row(app, "Paid in the end")[2] == "$28,800"
        assert row(app, "The wrong role costs")[2] == "$12,000"
        assert app.state.mistake.redone == 100
        await press(pilot, "delete", "i")
        assert "Work: 640 h × $35 = $22,400" in reading(app)
        await press(pilot, "escape", "u", "u")
        assert row(app, "Paid in the end")[2] == "$26,000"
        # Nothing is done again: $12,000 were paid where $16,800 were right.
        await press(pilot, "home", "shift+tab", "home")
        assert row(app, "The wrong role costs")[2] == "−$4,800"
        assert "It is less because AI engineer costs less" in words_of(app)


async def test_what_is_said_above_a_view_is_of_that_view_wherever_the_cursor_is() -> None:
    """Of another view, opened from within one or from the list of ways, it is not the old one's."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "v", "tab")
        first = said(app, "about")
        assert first.startswith("The parts add up to the total")
        await press(pilot, "v")
        assert said(app, "about") not in ("", first)
        app.screen.query_one(Bars).focus()
        await press(pilot, "V")
        await press(pilot, "shift+tab")
        assert said(app, "about") == first


async def test_weeks_are_a_chart_or_a_table() -> None:
    """The table ends with the total; t goes back and forth, from any view."""
    async with started(STAGED, size=WIDE) as (app, pilot):
        await press(pilot, "b", "t")
        assert budget(app).view_id == "over-time"
        assert table(app)[-1] == ("20", "$24,800")
        assert table(app)[8] == ("8", "$8,000")
        await press(pilot, "t")
        assert app.screen.query_one(Chart).display
        assert "ML engineer begins" in screen_text(app)


@pytest.mark.parametrize("size", [(60, 20), pytest.param(WIDE, marks=pytest.mark.harness)])
async def test_views_are_gone_through_by_key_and_by_mouse(size: tuple[int, int]) -> None:
    """Keys v and V go round; a click opens one; within a view the keys stay within the next one."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b")
        seen = []
        views = ["ways", "overheads", "parts", "range", "over-time", "wrong-hire", "afford"]
        views = views[size == WIDE :]
        for _ in views:
            seen.append(budget(app).view_id)
            await press(pilot, "v")
        assert seen == views
        assert budget(app).view_id == views[0]
        await press(pilot, "V")
        assert budget(app).view_id == "afford"
        await press(pilot, "V", "V", "V")
        await pilot.click(offset=place_of(app, "Items"))
        await pilot.pause()
        assert budget(app).view_id == "parts"
        await press(pilot, "tab")
        table = budget(app).view.query_one(FiguresTable)
        assert table.has_focus
        assert said(app).startswith("AI engineer: 480 h × $25 = $12,000")
        await press(pilot, "V")
        assert app.focused is not None
        assert app.focused.id in ("people", "charge-ramp-up")
        await press(pilot, *["tab"] * 12)
        assert app.focused.is_attached


@pytest.mark.harness
async def test_each_figure_is_explained() -> None:
    """The text of i has the figures of every view in it, with what they are made of."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, *RANGED, "i")
        text = reading(app)
        for part in (
            "480 h × ≈ $50 ($30–$70)" if "≈ $50 ($30–$70)" in text else "480 h × ",
            "A month, 4⅓ weeks or 52 ÷ 12: ",
            "simulated plans, 8 in 10 cost ",
            "Uncertain: Rate of AI engineer: ",
            "Yours to choose: People, 1 to 2: ",
            "Yours to choose: Weeks, 10.8 to 13.2: ",
            "By the end of week 6 of 12: ",
            "The same work at another rate",
            "ML engineer, Embedded offshore, Offshore, quoted: 480 h × $35 = $16,800",
            "When two ways cost the same",
            "The wrong role costs ",
        ):
            assert part in text, part


@pytest.mark.harness
async def test_a_slider_of_a_view_is_dragged() -> None:
    """The mouse drags the sliders of the views too."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "V", "V")
        redone = app.screen.query_one("#redone", Slider)
        knob = screen_text(app).splitlines()[redone.region.y].index("●")
        await pilot.mouse_down(offset=(knob, redone.region.y))
        await pilot.hover(offset=(knob + 10, redone.region.y))
        await pilot.mouse_up(offset=(knob + 10, redone.region.y))
        await pilot.pause()
        assert app.state.mistake.redone > 50


async def test_a_message_comes_while_a_view_is_removed() -> None:
    """A view without its parts, as it is for a moment when another is shown, has no hint."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        await budget(app).show_view("parts")
        await pilot.pause()
        await budget(app).view.remove_children()
        budget(app).say("Not possible.")
        await pilot.pause()
        assert "Not possible." in words_of(app)


@pytest.mark.harness
@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=str)
async def test_a_look_changes_nothing(size: tuple[int, int]) -> None:
    """What was set before the program began is there after every view of it was shown."""
    dataset = load().dataset
    set_before = {
        entry.id: Counted(on=True, amount=overhead_scale(entry, dataset.budget.weeks)[2] * 7)
        for entry in dataset.budget.overheads
        if entry.kind
    }
    state = answered("support-chatbot")
    costs = state.cost_settings._replace(overheads=set_before)
    draft = Draft("ai-engineer", "marketplace", people=Decimal(3), weeks=Decimal(17))
    state = state._replace(cost_settings=costs, plan=(draft,), listed=True, goal=Decimal(77_000))
    async with started(state, size=size) as (app, pilot):
        before = app.state
        await press(pilot, "b", *["v"] * 8, *["tab"] * 12)
        assert app.state == before


async def test_from_the_formulas_to_what_remains_without_those_who_earn() -> None:
    """The key is named below them, by hand or by a click; it leads there and back."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "b", "i")
        assert "d without those who earn by it esc closes" in words_of(app)
        await press(pilot, "d")
        assert isinstance(app.screen, LeftScreen)
        await press(pilot, "d")
        assert isinstance(app.screen, ExplainScreen)
        await press(pilot, "escape")
        assert app.current_mode == "budget"
        assert not isinstance(app.screen, ExplainScreen)
