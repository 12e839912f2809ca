"""The budget: every control by keys and by mouse, and the figures that follow."""

from decimal import Decimal

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from journeys.running import (
    NORMAL,
    WIDE,
    answered,
    become,
    keys_of,
    place_of,
    press,
    resize,
    screen_text,
    settle,
    small_with,
    started,
    told,
    words_of,
)
from roletui.cost.drafts import Draft
from roletui.cost.lines import PlanLine, cost
from roletui.screens.budget.views.overhead_field import OverheadField
from roletui.screens.frame import KeyLine
from roletui.screens.widgets.charts.bars import Bars
from roletui.screens.widgets.controls.choice import Choice
from roletui.screens.widgets.controls.slider import Slider
from roletui.screens.widgets.text.passage import Passage
from roletui.state.state import State
from roletui.text.charts import Bar
from roletui.text.money import readable_money
from roletui.tui.app import RoletuiApp

PLAN = answered("support-chatbot")


def slider(app: RoletuiApp, name: str) -> Slider:
    """Return one of the sliders."""
    return app.screen.query_one(f"#{name}", Slider)


def line_of(app: RoletuiApp, number: int = 0) -> PlanLine:
    """Return a line of the plan."""
    return app.case.lines[number]


def sizes(app: RoletuiApp) -> tuple[Decimal, Decimal, Decimal]:
    """Return people, hours a week and weeks of the plan."""
    line = line_of(app)
    return line.people, line.hours, line.weeks


def total(app: RoletuiApp) -> str:
    """Return what the present plan costs, as it is to be written."""
    line = line_of(app)
    currency = app.context.dataset.about.currency
    return readable_money(cost(app.context.dataset, line).total.likely, currency)


def said(app: RoletuiApp, name: str) -> str:
    """Return what one of the texts of the screen says, whether or not it is cut."""
    return app.screen.query_one(f"#{name}", Passage).content.plain


def shows_total(app: RoletuiApp) -> bool:
    """Tell whether total, bars and sliders all show the present plan, and nothing else a total."""
    figure, people = total(app), sizes(app)[0]
    standing = str(app.screen.query_one("#standing", Static).content)
    chosen = next(
        bar for bar in app.screen.query_one(Bars).bars if isinstance(bar, Bar) and bar.chosen
    )
    return (
        told(app).removeprefix("≈ ").startswith(f"{figure}\n")
        and "$" not in standing
        and chosen.amount == figure
        and f"People {people} " in words_of(app)
    )


async def drag(pilot: Pilot[None], control: Slider, cells: int) -> None:
    """Press on the knob of a slider, move the mouse sideways, and let go."""
    row = control.region.y
    knob = screen_text(pilot.app).splitlines()[row].index("●")
    await pilot.mouse_down(offset=(knob, row))
    await pilot.hover(offset=(knob + cells, row))
    await pilot.mouse_up(offset=(knob + cells, row))


async def test_every_key_of_a_slider_moves_every_figure() -> None:
    """Arrows step, with shift far, home and end to the limits, delete back; all figures follow."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b")
        assert sizes(app) == (1, 40, 12)
        assert shows_total(app)
        for key, people in (
            ("right", 2), ("shift+right", 7), ("left", 6), ("shift+left", 1), ("left", 1),
            ("end", 20), ("right", 20), ("home", 1), ("right", 2), ("delete", 1),
        ):  # fmt: skip
            await press(pilot, key)
            assert sizes(app) == (people, 40, 12)
            assert shows_total(app)
        await press(pilot, "tab", "right", "tab", "right")
        assert sizes(app) == (1, Decimal("40.5"), 13)
        assert total(app) == "$13,200"  # 13,162.50
        assert shows_total(app)


async def test_a_value_can_be_typed() -> None:
    """Digits and enter set a value; what is not possible sets nothing, and that is said."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b", "1", "2", "backspace", "5")
        assert sizes(app)[0] == 1
        await press(pilot, "enter")
        assert sizes(app)[0] == 15
        assert shows_total(app)
        await press(pilot, "9", "9", "enter")
        assert sizes(app)[0] == 15
        words = "“99” is not possible for “People”: from 1 to 20 in steps of 1. It is 15."
        assert said(app, "source") == words
        assert words in words_of(app)
        await press(pilot, "tab", "2", "7", ".", "5", "enter")
        assert "not possible" not in said(app, "source")
        assert sizes(app)[1] == Decimal("27.5")
        await press(pilot, ".", ",", "enter")
        assert sizes(app)[1] == Decimal("27.5")
        assert said(app, "source").startswith("“.,” is not possible")


async def test_role_and_rate_are_chosen() -> None:
    """Right on the role takes the next one through the same channel; on the rate, another way."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b", *["shift+tab"] * 3, "right")
        line = line_of(app)
        assert (line.role, line.channel) == ("ml-engineer", "embedded")
        assert shows_total(app)
        assert "not for AI engineer ($12,000); f follows the decision" in told(app)
        await press(pilot, "tab", "right")
        other = line_of(app)
        assert other.role == "ml-engineer"
        assert other.rate not in ("", line.rate)
        assert shows_total(app)
        await press(pilot, "u")
        assert line_of(app) == line
        await press(pilot, "u")
        assert app.state == PLAN


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_where_nobody_is_hired_there_is_no_cost(size: tuple[int, int]) -> None:
    """For the role that means nobody no cost is shown, nor a bar; another role brings it back."""
    async with started(PLAN, size=size) as (app, pilot):
        roles = [role.id for role in app.context.dataset.roles]
        steps = roles.index("no-hire") - roles.index("ai-engineer")
        await press(pilot, "b", *["shift+tab"] * 3, *["right"] * steps)
        assert line_of(app).role == "no-hire"
        assert "No cost" in words_of(app)
        assert "Nobody is hired" in words_of(app)
        assert "$" not in words_of(app)
        assert not app.screen.query_one(Bars).bars
        for words in ("WAYS TO HIRE", "Tab to a line, or click it"):
            assert words not in words_of(app), "there is nothing to list"
        assert [key for key, *_ in app.screen.query_one(KeyLine).keys] == ["r", "enter", "tab", "?"]
        await press(pilot, "left")
        assert shows_total(app)
        assert app.screen.query_one(Bars).bars


@pytest.mark.parametrize("size", [NORMAL, WIDE], ids=str)
async def test_where_nobody_is_hired_another_role_is_picked(size: tuple[int, int]) -> None:
    """Enter on the role lists every role at every rate; the list has the focus only while seen."""
    async with started(PLAN, size=size) as (app, pilot):
        roles = [role.id for role in app.context.dataset.roles]
        steps = roles.index("no-hire") - roles.index("ai-engineer")
        await press(pilot, "b", *["shift+tab"] * 3, *["right"] * steps)
        bars = app.screen.query_one(Bars)
        for _ in range(8):
            await press(pilot, "tab")
            assert not bars.has_focus
        app.screen.query_one("#role").focus()
        await press(pilot, "enter")
        assert bars.has_focus
        assert bars.found == len([*filter(app.case.market.countable, app.case.market.rates)])
        await press(pilot, *"ml engineer vetted")
        assert bars.at is not None
        assert bars.at.remark == ""
        await press(pilot, "enter")
        assert (line_of(app).role, line_of(app).channel) == ("ml-engineer", "vetted")
        assert app.focused is app.screen.query_one("#role")
        assert told(app).startswith("≈ $60,200\n")


@pytest.mark.parametrize("size", [NORMAL, WIDE], ids=str)
async def test_beside_a_rate_without_a_channel_far_ways_are_listed(size: tuple[int, int]) -> None:
    """Nobody of the dataset is hired like that, so nothing is near; what there is, is shown."""
    async with started(PLAN, size=size) as (app, pilot):
        roles = [role.id for role in app.context.dataset.roles]
        steps = roles.index("no-hire") - roles.index("ai-engineer")
        await press(
            pilot, "b", *["shift+tab"] * 3, *["right"] * steps, "tab", "tab", *"50", "enter"
        )
        assert shows_total(app)
        assert "Own rate " in screen_text(app)
        assert "OTHER ROLES, HIRED IN OTHER WAYS" in screen_text(app)


@pytest.mark.harness
async def test_a_role_without_a_rate_says_so() -> None:
    """Prices in other units are named, not counted, and no bar is drawn from them."""
    context = small_with(
        ('unit = "hour"\ncurrency = "EUR"\nsource = "street-list"\nlikely = 60',
         'unit = "day"\ncurrency = "EUR"\nsource = "street-list"\nlikely = 60'),
        ('unit = "hour"\ncurrency = "EUR"\nsource = "street-list"\nlow = 50',
         'unit = "day"\ncurrency = "EUR"\nsource = "street-list"\nlow = 50'),
    )  # fmt: skip
    async with started(context=context) as (app, pilot):
        await press(pilot, "2", "2", "b")
        assert line_of(app).role == "mobile"
        words = words_of(app)
        assert told(app).startswith("Cost not stated\n")
        assert "EUR 60 a day, asked, City" in words
        assert not app.screen.query_one(Bars).bars


async def test_the_mouse_moves_a_slider() -> None:
    """A click on the track, a drag of the knob and the wheel set the value; figures follow."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b")
        people, weeks = slider(app, "people"), slider(app, "weeks")
        column, row = place_of(app, "›     1–20")
        await pilot.click(offset=(column - 1, row))
        await pilot.pause()
        assert sizes(app)[0] == 20
        await drag(pilot, people, -6)
        await pilot.pause()
        assert 1 < sizes(app)[0] < 20
        assert shows_total(app)

        async def turn(*kinds: type[events.MouseEvent]) -> None:
            for kind in kinds:
                at = kind(weeks, 1, 0, 0, 0, 0, False, False, False, screen_x=1, screen_y=0)
                weeks.post_message(at)
            await settle(pilot)

        await turn(events.MouseScrollUp)
        assert sizes(app)[2] == 12, "it has not got the focus"
        weeks.focus()
        await settle(pilot)
        await turn(events.MouseScrollUp, events.MouseScrollUp, events.MouseScrollDown)
        assert sizes(app)[2] == 13
        assert shows_total(app)
        await press(pilot, "u", "u")
        assert app.state == PLAN


@pytest.mark.harness
async def test_enter_on_a_bar_counts_with_its_rate() -> None:
    """The bars are on one scale with differences in words; enter takes the rate of one."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "tab", "tab", "tab")
        bars = app.screen.query_one(Bars)
        assert app.focused is bars
        assert bars.at is not None
        taken = bars.at
        assert taken.chosen
        await press(pilot, *["down"] * 7)
        taken = bars.at
        assert (taken.label, taken.remark) == ("ML engineer", "+$4,800")
        assert taken.label in said(app, "about")
        await press(pilot, "enter")
        assert line_of(app).rate == taken.id
        assert app.focused is bars
        assert shows_total(app)
        chosen = next(bar for bar in bars.bars if isinstance(bar, Bar) and bar.chosen)
        assert (chosen.id, chosen.remark) == (taken.id, "this plan")
        await press(pilot, "pagedown", "down")
        await pilot.click(offset=place_of(app, "Automation"))
        await pilot.pause()
        assert bars.at is not None
        assert bars.at.label == "Automation"
        assert line_of(app).role == "ml-engineer"
        await pilot.click(offset=place_of(app, "Automation"))
        await pilot.pause()
        assert line_of(app).role == "automation-specialist"


async def test_the_budget_works_before_the_first_answer() -> None:
    """Without an answer a plan can be made; it keeps its size when the wizard names the role."""
    async with started() as (app, pilot):
        await press(pilot, "b", "right")
        assert told(app).startswith("$24,000\n")
        await press(pilot, "w", *keys_of("scratches-in-photographs"), "b")
        line = line_of(app)
        assert (line.role, line.people) == ("ml-engineer", 2)
        assert shows_total(app)


async def test_the_total_stays_in_view_where_it_is_narrow() -> None:
    """At 60×20 the sliders and the total they move are seen together."""
    async with started(PLAN, size=(60, 20)) as (app, pilot):
        await press(pilot, "b", "right")
        assert "People          2" in screen_text(app)
        assert "$24,000 " in words_of(app)


STAGED = answered("brand-voice")
"""An AI engineer first, then an ML engineer."""
CLOSED = answered("webshop-to-till")
"""One's own developers first, then an automation specialist."""
MOBILE = State({"fault": "no", "carry": "no"})
"""Answers to the small dataset."""
TO_LINE = ("b", *["shift+tab"] * 4)
"""Show the budget and go from the people to the choice of a line."""


def shares(app: RoletuiApp) -> list[str]:
    """Return the total that is shown, and what is said of the chosen part."""
    return [told(app).split("\n")[0], said(app, "beneath").split("\n")[0]]


async def test_one_line_needs_no_choice() -> None:
    """Where the plan has one line, no line is to be chosen, by key or by mouse."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b", *["shift+tab"] * 3)
        assert app.focused is app.screen.query_one("#role")
        assert not app.screen.query_one("#line").display
        assert "Part " not in screen_text(app)


@pytest.mark.harness
async def test_each_stage_has_a_line_of_its_own() -> None:
    """All controls and the bars belong to the chosen part, the total to all."""
    async with started(STAGED, size=(120, 36)) as (app, pilot):
        await press(pilot, *TO_LINE)
        assert app.focused is app.screen.query_one("#line", Choice)
        assert "Part            AI engineer, 8 weeks  " in screen_text(app)
        assert told(app).split("\n")[1] == "Example: AI engineer, then ML engineer"
        assert shares(app) == ["$24,800", "Part 1: $8,000 of it · 320 h at $25"]
        await press(pilot, "right")
        assert "Part            ML engineer, 12 weeks " in screen_text(app)
        assert shares(app) == ["$24,800", "Part 2: $16,800 of it · 480 h at $35"]
        assert slider(app, "weeks").value == 12
        chosen = next(
            bar for bar in app.screen.query_one(Bars).bars if isinstance(bar, Bar) and bar.chosen
        )
        assert (chosen.label, chosen.amount) == ("Embedded offshore", "$16,800")
        assert app.state == STAGED
        await press(pilot, "left")
        assert slider(app, "weeks").value == 8


@pytest.mark.harness
async def test_a_step_changes_the_chosen_line_alone() -> None:
    """Steps on one line leave the other, are undone by themselves, and delete goes to its stage."""
    async with started(STAGED) as (app, pilot):
        await press(pilot, *TO_LINE, *["tab"] * 6, "right", *["shift+tab"] * 6, "right")
        await press(pilot, *["tab"] * 6, "right", "right")
        assert [line_of(app, number).weeks for number in (0, 1)] == [9, 14]
        assert shares(app)[0] == "$28,600"
        await press(pilot, "u")
        assert [line_of(app, number).weeks for number in (0, 1)] == [9, 12]
        assert slider(app, "weeks").value == 12
        await press(pilot, "u")
        assert app.state == STAGED
        await press(pilot, "right", "delete")
        assert line_of(app, 1).weeks == 12


@pytest.mark.harness
async def test_role_rate_and_bar_are_taken_for_the_chosen_line() -> None:
    """Role, rate, own rate and bars change the chosen line and no other."""
    async with started(STAGED) as (app, pilot):
        first = line_of(app)
        await press(pilot, *TO_LINE, "right", "tab", "left")
        assert line_of(app, 1).role == "ai-engineer"
        await press(pilot, "left")
        assert "not for ML engineer; f follows the decision" in told(app)
        await press(pilot, "right", "tab", "right", "tab", *"31", "enter")
        assert (line_of(app, 1).role, line_of(app, 1).own_rate) == ("ai-engineer", 31)
        await press(pilot, *["tab"] * 5, "down", "down", "enter")
        taken = app.screen.query_one(Bars).at
        assert taken is not None
        assert (line_of(app, 1).rate, line_of(app, 1).own_rate) == (taken.id, None)
        assert line_of(app) == first


@pytest.mark.harness
async def test_fewer_lines_fall_back_to_the_last() -> None:
    """Where another answer leaves fewer lines, the last there is is shown."""
    async with started(STAGED) as (app, pilot):
        await press(pilot, *TO_LINE, "right")
        await become(pilot, PLAN)
        assert shows_total(app)
        assert not app.screen.query_one("#line").display
        await press(pilot, "u")
        assert shares(app)[1].startswith("Part 1: ")


async def test_who_the_total_leaves_out_is_said() -> None:
    """A line without a rate is named beside the total, and is told why when it is chosen."""
    unpaid = (
        ('[[outcomes.plan]]\nrole = "mobile"', '[[outcomes.plan]]\nrole = "self"\nweeks = 2\n'
         'work = "Look"\nexit_test = "It is clear."\n\n[[outcomes.plan]]\nrole = "mobile"'),
        ('kind = "no-hire"', 'kind = "other"'),
    )  # fmt: skip
    async with started(MOBILE, context=small_with(*unpaid)) as (app, pilot):
        await press(pilot, *TO_LINE)
        assert told(app).startswith("€480\n")
        assert told(app).endswith("\nwithout Yourself, whose cost is not stated")
        assert shares(app)[1].startswith("Part 1: not stated. No source states an hourly rate.")
        assert not app.screen.query_one(Bars).bars
        await press(pilot, "tab", "tab", "tab", *"10", "enter")
        assert shares(app)[0] == "€640"


@pytest.mark.parametrize(
    "size", [(60, 20), (80, 24), pytest.param((120, 36), marks=pytest.mark.harness)]
)
async def test_several_lines_fit_the_screen(size: tuple[int, int]) -> None:
    """With several lines everything is on the screen, bars too, and what is cut ends in ``…``."""
    async with started(CLOSED, size=size) as (app, pilot):
        await press(pilot, "b")
        rows = screen_text(app).splitlines()
        assert not app.screen.show_vertical_scrollbar
        assert app.screen.query_one(Bars).size.height >= 1
        assert rows[-1].startswith("   r  write the record")
        for name in ("same-work", "source"):
            passage = app.screen.query_one(f"#{name}", Passage)
            place = passage.region
            shown = "\n".join(row[place.x : place.right] for row in rows[place.y : place.bottom])
            words = " ".join(shown.split())
            whole = " ".join(passage.content.plain.split())
            assert words == whole or (words[-1] == "…" and whole.startswith(words[:-1]))


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_what_is_typed_counts_before_it_is_set(size: tuple[int, int]) -> None:
    """The total follows each digit and says that it is not set; escape brings the plan back."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b", "1")
        await press(pilot, "5")
        assert told(app).startswith("$180,000\nIf you set it: AI engineer, 15 people, 12 weeks")
        assert app.state == PLAN
        await press(pilot, "9")  # 159 people are not possible
        assert told(app).startswith("$12,000\nExample: ")
        await press(pilot, "escape", *["shift+tab"], *"30")
        assert told(app).startswith("$14,400\nIf you set it: ")
        await press(pilot, "escape")
        assert told(app).startswith("$12,000\nExample: ")
        assert app.state == PLAN


@pytest.mark.harness
@pytest.mark.parametrize("size", [(60, 20), NORMAL, WIDE])
async def test_a_way_to_hire_is_picked_from_the_table(size: tuple[int, int]) -> None:
    """Enter on a choice goes into the table, letters filter it, enter takes and goes back."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b", "shift+tab", "shift+tab", "enter")
        bars = app.screen.query_one(Bars)
        assert app.focused is bars
        assert bars.at is not None
        assert bars.at.label == "Freelance marketplace"
        await press(pilot, *"vetted n")
        assert bars.at is not None
        assert (bars.at.label, bars.at.amount) == ("Vetted network", "$36,000")
        await press(pilot, "enter")
        assert (line_of(app).role, line_of(app).channel) == ("ai-engineer", "vetted")
        assert told(app).startswith("≈ $36,000\n")
        assert app.focused is app.screen.query_one("#rate")
        await press(pilot, "up", "enter", "escape")
        assert app.focused is app.screen.query_one("#role")
        assert line_of(app).channel == "vetted"


@pytest.mark.parametrize("size", [NORMAL, WIDE, (160, 45)], ids=str)
async def test_a_role_is_picked_from_other_roles(size: tuple[int, int]) -> None:
    """Enter or a click on the role goes to the first other role, and enter takes that."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b", *["shift+tab"] * 3, "enter")
        bars = app.screen.query_one(Bars)
        assert bars.has_focus
        assert bars.at is not None
        first = bars.at
        assert first.label == "Automation"
        await press(pilot, "escape")
        await pilot.click("#role", offset=(25, 0))
        await settle(pilot)
        assert bars.at == first
        await press(pilot, "enter")
        assert (line_of(app).role, line_of(app).channel) == ("automation-specialist", "embedded")


async def test_only_the_slider_in_focus_says_what_costs_the_same() -> None:
    """The mark of the break-even stands on the current row alone, in words if it is seen."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        assert slider(app, "people").even == Decimal("1.4")  # the knob at 1 stands on it
        assert said(app, "beneath") == ""
        await press(pilot, "down")
        assert slider(app, "people").even is None
        assert slider(app, "hours").even == 56  # 40 h at $35 are 56 at $25
        assert said(app, "beneath") == "◆ 56 h a week: costs as much as ML engineer"
        await press(pilot, "down", "down")
        assert app.focused is app.screen.query_one(Bars)
        await press(pilot, "up")
        assert app.focused is slider(app, "weeks")


async def test_the_other_ways_are_for_equal_work() -> None:
    """Of an employee more hours are paid than worked; that is said where the cursor is on one."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        head = "WAYS TO HIRE   for 480 h of work; ≈ middle of a range"
        assert said(app, "same-work") == head
        assert "544" not in words_of(app)
        bars = app.screen.query_one(Bars)
        bars.focus()
        await press(pilot, "down", "down", "down")
        assert bars.at is not None
        assert bars.at.label == "Employee, United States"
        assert "544 h are paid for 480 h of work." in said(app, "about")
        assert "Your sizes stay if you choose it: 480 h paid, 423 worked." in said(app, "about")
        await press(pilot, "enter")
        assert said(app, "source") == (
            "Your sizes stay: 480 h paid, 423 worked, $39,800. "
            "In the list it was $45,100 for 544 h paid, 480 worked."
        )


@pytest.mark.harness
@pytest.mark.parametrize(("size", "rows"), [((100, 30), 10), (WIDE, 10), ((160, 45), 15)], ids=str)
@pytest.mark.parametrize("way", ["support-chatbot", "brand-voice"])
async def test_a_view_has_room(size: tuple[int, int], rows: int, way: str) -> None:
    """Each view has at least so many rows, of one part or of two, with a baseline and without."""
    async with started(answered(way), size=size) as (app, pilot):
        await press(pilot, "b", "v")
        view = app.screen.query_one("#view")
        assert view.size.height >= rows
        await press(pilot, "equals_sign", "right")
        assert view.size.height >= rows


@pytest.mark.harness
async def test_the_screen_is_laid_out_anew_for_another_width() -> None:
    """The other ways go beside the plan and back among the views; the focus stays."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b", "right")
        assert "  Ways  Not counted  " in screen_text(app)
        await resize(pilot, *WIDE)
        plan, ways = (app.screen.query_one(name).region for name in ("#plan", "#view-ways"))
        assert (plan.y, plan.right + 2) == (ways.y, ways.x)
        assert "  Ways  " not in screen_text(app)
        assert app.focused is slider(app, "people")
        await resize(pilot, *NORMAL)
        assert app.screen.query_one("#view-ways").display is False
        await press(pilot, "V")
        assert app.screen.query_one("#view-ways").display is True
        assert shows_total(app)


async def test_the_other_ways_are_of_the_plan_when_they_come_beside_it() -> None:
    """Not of the plan as it was when they were last seen: 50 weeks of 40 h are 2,000 h."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "b", "V", "V", "tab")
        slider(app, "weeks").focus()
        await press(pilot, *"50", "enter")
        await resize(pilot, *WIDE)
        assert said(app, "same-work") == "WAYS TO HIRE   for 2,000 h of work; ≈ middle of a range"
        assert shows_total(app)
        await resize(pilot, 60, 20)
        await resize(pilot, 200, 60)
        legend = "; ≈ middle of a range; ─ up to the high end"
        assert said(app, "same-work") == f"WAYS TO HIRE   for 2,000 h of work{legend}"


async def test_what_is_typed_is_followed_by_the_view_below() -> None:
    """While 3 people are typed, the items are of three, and of one again once that is dropped."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "v", "3")
        assert "1,440 h × $25" in screen_text(app)
        await press(pilot, "escape")
        assert "480 h × $25" in screen_text(app)


async def test_the_panel_and_the_view_count_the_same() -> None:
    """So many items are not counted as fields wait below; a minimum that is reached is no item."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        assert "not counted: 6 items" in screen_text(app)
        fields = [*app.screen.query("OverheadField").results(OverheadField)]
        shown = [each for each in fields if each.display]
        assert [each.number for each in shown] == [None] * 6


async def test_where_they_fit_the_items_stand_in_a_column_with_what_each_is() -> None:
    """Each says what it is beside its field; in fewer rows two columns hold all, without."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        shown = [each for each in app.screen.query(OverheadField) if each.display]
        first = shown[0].region
        assert [(each.region.x, each.region.y - first.y) for each in shown] == [
            (2, row) for row in range(6)
        ]
        assert "weeks       Weeks paid before useful work begins" in screen_text(app)
        await resize(pilot, 120, 32)
        assert [each.region.x for each in shown] == [2] * 3 + [56] * 3
        assert "Weeks paid before useful work begins" not in screen_text(app)
        shown[0].focus()
        await press(pilot, *["down"] * 3)
        assert app.focused is shown[3]


async def test_nothing_moves_when_a_field_has_the_focus() -> None:
    """What is said of it takes the place of the line above; enter and the other keys are named."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        field = app.screen.query_one("#charge-ramp-up", OverheadField)
        place, height = field.region, app.screen.query_one("#view").size.height
        field.focus()
        await pilot.pause()
        assert field.region == place
        assert app.screen.query_one("#view").size.height == height
        assert said(app, "about").startswith("Type its figure; enter counts it. No source states")
        assert said(app, "source") == ""
        assert " r  write the record    0–9 type a figure    ← → change it" in screen_text(app)
        await press(pilot, "2", "enter")
        assert "space leave it out" in screen_text(app)


@pytest.mark.parametrize("size", [(120, 30), WIDE], ids=str)
async def test_nothing_is_covered_when_the_ways_have_the_focus(size: tuple[int, int]) -> None:
    """What is said of one takes the line above the view, which keeps its place and its rows."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b")
        view = app.screen.query_one("#view-overheads")
        before = view.region, said(app, "source")
        app.screen.query_one(Bars).focus()
        await press(pilot, "down")
        assert view.region == before[0]
        assert said(app, "about").startswith("Freelance marketplace: You post a job")
        assert said(app, "source") == ""
        await press(pilot, "shift+tab")
        assert (view.region, said(app, "source")) == before


async def test_a_word_of_the_plan_is_explained_where_no_row_moves_for_it() -> None:
    """Beside the ways above the view; elsewhere below it."""
    words = "Quoted: the price that a vendor or an agency names."
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b", "up", "up", "right", "right", "right")  # vetted
        view, about = app.screen.query_one("#view-overheads"), said(app, "about")
        assert (about, said(app, "source")) == (words, "")
        place = view.region
        await press(pilot, "down", "down")
        assert (view.region, said(app, "about")) == (
            place,
            "Tab to a line, or click it, and type its figure; enter counts it.",
        )
        await resize(pilot, *NORMAL)
        await press(pilot, "up", "up")
        assert said(app, "source").startswith(words)


async def test_a_figure_counts_while_it_is_typed() -> None:
    """The panel has its total in a preview; escape drops it, enter keeps it."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        app.screen.query_one("#charge-ramp-up", OverheadField).focus()
        await press(pilot, "2")
        assert told(app).startswith("$14,000\nIf you set it: AI engineer")  # 14 weeks at $1,000
        await press(pilot, "escape")
        assert told(app).startswith("$12,000\n")
        await press(pilot, "2", "enter")
        assert told(app).startswith("$14,000\n")
        assert "If you set it" not in told(app)
        assert app.case.bill.total is not None
        assert app.case.bill.total.likely == 1_400_000


async def test_by_mouse_a_field_is_filled_and_its_sign_switches_it() -> None:
    """A click on a field or its words only goes there; one on the sign leaves the figure out."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "b")
        field = app.screen.query_one("#charge-ramp-up", OverheadField)
        await pilot.click(field, offset=(30, 0))
        assert app.focused is field
        await press(pilot, "2", "enter")
        await pilot.click(field, offset=(60, 0))
        await pilot.click(field, offset=(30, 0))
        assert field.counted
        line = field.render_line(0).text
        await pilot.click(field, offset=(line.index("✓"), 0))
        await press(pilot)
        assert not field.counted
        assert field.number == 2
        assert told(app).startswith("$12,000\n")
        await press(pilot, "2", "enter")
        assert field.counted, "the same figure, given again"
        assert told(app).startswith("$14,000\n")
        await press(pilot, "down")
        await pilot.click(field, offset=(line.index("✓"), 0))
        assert app.focused is field
        assert field.counted, "the first click brings the focus"
        await pilot.click(field, offset=(line.index("✓"), 0))
        await press(pilot)
        assert not field.counted


async def test_a_plan_of_many_times_the_advice_says_what_can_be_done() -> None:
    """16 h are advised; of 600 h the panel says so, and which keys go back and add a part."""
    advice = State({"result": "words", "engine": "nothing", "hands": "learn"})
    sizes = Draft(people=Decimal(2), hours=Decimal(30), weeks=Decimal(10))
    async with started(advice._replace(plan=(sizes,)), size=WIDE) as (app, pilot):
        await press(pilot, "b")
        assert "proposed: 16 h, not 600; f goes back" in told(app)
        assert said(app, "source") == "a adds a part: your own people's work, say."
        await press(pilot, "f")
        assert "proposed: 16 h" not in words_of(app)
        assert line_of(app).total_hours == 16


@pytest.mark.parametrize("size", [NORMAL, WIDE], ids=str)
async def test_what_is_typed_is_set_where_another_screen_is_opened(size: tuple[int, int]) -> None:
    """Left by mouse, as by tab: the record has the weeks, and the next figure is a new one."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b", "tab", "tab", *"20")
        await pilot.click(offset=place_of(app, "r Record"))
        await settle(pilot)
        assert sizes(app)[2] == 20
        assert "20 weeks" in words_of(app)
        await pilot.click(offset=place_of(app, "b Cost"))
        await settle(pilot)
        assert slider(app, "weeks").typed == ""
        await press(pilot, *"30", "enter")
        assert sizes(app)[2] == 30
        app.screen.query_one("#rate").focus()
        await press(pilot, "enter", *"agency")
        await pilot.click(offset=place_of(app, "c Compare"))
        await press(pilot, "b")
        assert app.screen.query_one(Bars).filter is None


async def test_a_name_that_is_typed_is_kept_where_another_screen_is_opened() -> None:
    """As an answer does: what stands in the line is the task's name."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *"chatbot")
        await pilot.click(offset=place_of(app, "b Cost"))
        await settle(pilot)
        assert app.state.task == "chatbot"


@pytest.mark.harness
@pytest.mark.parametrize("size", [(40, 12), (40, 14), (60, 15), (80, 16), (120, 14)], ids=str)
@pytest.mark.parametrize("way", ["support-chatbot", "brand-voice"])
async def test_what_has_the_focus_is_always_seen(size: tuple[int, int], way: str) -> None:
    """In few rows the plan scrolls to it, also back from a view, after one and beside a message."""
    async with started(answered(way), size=size) as (app, pilot):
        await press(pilot, "b")
        keys = ["tab"] * 18 + ["shift+tab"] * 20
        for key in [*keys, "v", "tab", "shift+tab", "v", "end", *"999", "enter", "v"]:
            await press(pilot, key)
            focused = app.focused
            assert focused is not None
            middle = app.screen.query_one("#middle").content_region
            plan = app.screen.query_one("#plan")
            seen = middle.intersection(plan.region) if plan in focused.ancestors else middle
            assert focused.region.intersection(seen), (key, focused.id)


@pytest.mark.parametrize("size", [(40, 12), (40, 14), (60, 15)], ids=str)
async def test_a_view_that_is_opened_is_seen_in_few_rows(size: tuple[int, int]) -> None:
    """The plan keeps the row with the cursor alone, until the focus moves."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b")
        assert "Rate            $25 an hour" in screen_text(app)
        await press(pilot, "v")
        assert "▌ People          1" in screen_text(app)
        assert "  Ramp-up " in screen_text(app)
        assert "Rate            $25 an hour" not in screen_text(app)
        await press(pilot, "up")
        assert "▌ Rate            $25 an hour" in screen_text(app)


async def test_where_nobody_is_hired_the_plan_is_seen_in_few_rows() -> None:
    """What is said in its place leaves rows to the plan."""
    async with started(PLAN, size=(40, 12)) as (app, pilot):
        roles = [role.id for role in app.context.dataset.roles]
        steps = roles.index("no-hire") - roles.index("ai-engineer")
        await press(pilot, "b", *["shift+tab"] * 3, *["right"] * steps)
        assert "▌ Role            No hire" in screen_text(app)
        assert "Hired through   not stated" in screen_text(app)


@pytest.mark.parametrize("size", [(40, 12), NORMAL, WIDE], ids=str)
async def test_a_refusal_is_said_where_another_field_is_clicked(size: tuple[int, int]) -> None:
    """What is typed into one cannot be set; that is said, and the field clicked is seen."""
    async with started(PLAN, size=size) as (app, pilot):
        await press(pilot, "b", *([] if size == WIDE else ["v"]))
        field = app.screen.query_one("#charge-ramp-up", OverheadField)
        field.focus()
        await press(pilot, *"3x")
        await pilot.click(offset=place_of(app, "Management"))
        await settle(pilot)
        refused = "“3x” is not possible for “Ramp-up”: from 0 to 104 in steps of 0.5. None is set."
        assert refused in words_of(app)
        assert "▌ Management" in screen_text(app)


async def test_another_size_leaves_what_is_typed_a_preview() -> None:
    """Four people typed and not set: 4 × 480 h at $25 an hour, in every size of the terminal."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await press(pilot, "b", "4")
        for size in (NORMAL, WIDE):
            await resize(pilot, *size)
            assert "If you set it: " in words_of(app)
            assert "1,920 h at $25" in words_of(app)
        await press(pilot, "escape")
        await resize(pilot, *NORMAL)
        assert "If you set it" not in words_of(app)
        assert "480 h at $25" in words_of(app)
