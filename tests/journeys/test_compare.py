"""The comparison: cursor, differences, order, a cell in full, and factors weighed by the user."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from textual.widgets import Static

from journeys.running import (
    NORMAL,
    WIDE,
    answered,
    become,
    files_in,
    listened,
    place_of,
    press,
    resize,
    screen_text,
    settle,
    shipped,
    small_with,
    started,
    words_of,
)
from roletui.case.weights import RULE, TIP_RULE
from roletui.compare.view import View
from roletui.screens.compare.facts import GRADES
from roletui.screens.compare.filter_line import FilterLine
from roletui.screens.dialogs.reader import ReaderScreen
from roletui.screens.widgets.grid.grid import Grid
from roletui.screens.widgets.text.hero import Hero
from roletui.screens.widgets.text.pane import Pane
from roletui.state.context import Context
from roletui.state.state import HEAVIEST, Override, State
from roletui.tui.app import RoletuiApp

MONEY = "embedded-rate"
"""A factor whose figures order the roles."""


def text_of(hero: Hero) -> str:
    """Return what a panel says, but for what is large."""
    return "\n".join(map(str, hero.told.lines))


def grid(app: RoletuiApp) -> Grid:
    """Return the grid that is shown."""
    return app.screen.query_one(Grid)


async def test_the_cursor_moves_and_its_cell_is_shown() -> None:
    """Arrows move from cell to cell; the cell under the cursor stands below, its source too."""
    dataset = shipped().dataset
    async with started() as (app, pilot):
        place = [factor.id for factor in dataset.factors].index("stack")
        await press(pilot, "c", "home", *["down"] * place, "right")
        factor, role = dataset.factors[place], dataset.roles[1]
        source = "Ad Snipper, 2026 · grade C · earns by this decision · 3 more sources"
        text = (
            "Python or JavaScript · Rented models such as OpenAI's or Claude · "
            "LangChain, a toolkit for building around models · A vector database"
        )
        title = f"{factor.label} · {role.short}"
        assert grid(app).at == (factor.id, role.id)
        term = next(t for t in dataset.terms_by_id.values() if t.term.startswith("Rented"))
        word = f"{term.term}: {term.meaning}"
        pane = app.screen.query_one(Pane)
        assert pane.content.splitlines() == [text, title, source, word, factor.why]
        await resize(pilot, *WIDE)
        assert pane.content.splitlines() == [text, f"{title} · {factor.why}", source, word]
        await press(pilot, "up", "left", "left")
        assert grid(app).at == (dataset.factors[place - 1].id, dataset.roles[0].id)
        assert app.state == State()


async def test_the_recommended_role_is_marked_by_a_word() -> None:
    """Before an answer the screen says what the wizard adds; then it marks by words."""
    async with started() as (app, pilot):
        await press(pilot, "c")
        assert "★" not in screen_text(app)
        assert "Answer the wizard (w), and the recommended role is marked here" in words_of(app)
        await press(pilot, "w", "1", "1", "c")
        notes = {column.id: column.note for column in grid(app).data.columns}
        assert notes.pop("no-hire") == "★ recommended"
        assert sorted(notes.values()) == ["", "", "", "", "runner-up"]
        await press(pilot, "w", "n", "2", "1", "0", "c")
        notes = {column.id: column.note for column in grid(app).data.columns}
        assert notes["ai-engineer"] == "★ provisional"
        assert "★ recommended" not in screen_text(app)


async def test_only_differences() -> None:
    """D leaves out the factors in which nothing differs, says which, and shows them again."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "c", "down", "d")
        assert app.state.view.differences
        assert "payment" not in [row.id for row in grid(app).data.rows]
        assert "Only differences; left out: " in words_of(app)
        assert "Payment" in words_of(app).partition("left out: ")[2]
        assert grid(app).at == ("wait", "workshop")
        await press(pilot, "d")
        assert app.state == State()
        assert "payment" in [row.id for row in grid(app).data.rows]
        assert "Only differences" not in words_of(app)


async def test_sorting_goes_up_down_and_back() -> None:
    """S orders the roles by the factor of the cursor: rising, falling, as written."""
    async with started() as (app, pilot):
        place = [factor.id for factor in app.context.dataset.factors].index(MONEY)
        authored = [role.id for role in app.context.dataset.roles]
        await press(pilot, "c", *["down"] * place, "s")
        assert (app.state.view.sort, app.state.view.descending) == (MONEY, False)
        rising = [column.id for column in grid(app).data.columns]
        assert rising[:3] == ["automation-specialist", "ai-engineer", "ml-engineer"]
        assert "Roles by embedded rate, 2026, rising" in words_of(app)
        assert grid(app).at is not None
        assert grid(app).at[0] == MONEY
        await press(pilot, "s")
        assert (app.state.view.sort, app.state.view.descending) == (MONEY, True)
        falling = [column.id for column in grid(app).data.columns]
        assert falling[:3] == rising[2::-1]
        assert "falling" in words_of(app)
        await press(pilot, "s")
        assert app.state == State()
        assert [column.id for column in grid(app).data.columns] == authored
        await press(pilot, "u")
        assert app.state.view.descending


async def test_a_cell_opens_with_its_source() -> None:
    """Enter shows the cell in full: figure, publisher, dates, grade, interest; escape closes."""
    async with started(answered("support-chatbot")) as (app, pilot):
        place = [factor.id for factor in app.context.dataset.factors].index(MONEY)
        await press(pilot, "c", *["down"] * place, "enter")
        assert isinstance(app.screen, ReaderScreen)
        words = str(app.screen.query_one("#text", Static).content)
        rate = next(r for r in app.context.dataset.rates if r.id == "ai-engineer-embedded")
        source = next(s for s in app.context.dataset.sources if s.id == rate.source)
        assert "$25 an hour" in words
        assert rate.region in words
        for part in (source.publisher, source.published, f"checked {source.checked}"):
            assert part in words
        assert GRADES[rate.grade or source.grade] in words
        assert source.interest.split()[0] in words
        assert "Why it matters" in words
        await press(pilot, "escape")
        assert not isinstance(app.screen, ReaderScreen)
        assert grid(app).at == (MONEY, "ai-engineer")
        assert app.focused is grid(app)


WORKSHOP = {"fault": "no", "carry": "yes"}
SELF = {"fault": "yes", "skill": "yes"}
"""Answers to the small dataset, by the role they lead to."""


def weighable() -> Context:
    """Return the context of the small dataset, where a short wait and a low price are better."""
    return small_with(
        ('tomorrow."', 'tomorrow."\nbetter = "less"'),
        ('two trades."', 'two trades."\nbetter = "less"'),
    )


def weighing(answers: Mapping[str, str], override: Override | None = None, **weights: int) -> State:
    """Return a state with weights, underscores standing for the dashes of factor ids."""
    named = {name.replace("_", "-"): weight for name, weight in weights.items()}
    return State(
        MappingProxyType(dict(answers)), weights=MappingProxyType(named), override=override
    )


def marks(app: RoletuiApp) -> dict[str, str]:
    """Return what stands behind each row's label, where anything does."""
    return {row.label: row.sign for row in grid(app).data.rows if row.sign}


def said(app: RoletuiApp) -> str:
    """Return what is said of weights and answers, or nothing."""
    line = app.screen.query_one("#answer", Hero)
    return text_of(line) if app.screen.has_class("-weighed") else ""


async def test_weighing_a_factor() -> None:
    """Plus and minus change the weight of the row, which is written behind its label."""
    async with started(context=weighable()) as (app, pilot):
        await press(pilot, "c", "down")
        before = marks(app)
        await press(pilot, "plus", "plus", "plus")
        assert app.state.weights == {"wait": 3}
        assert grid(app).at == ("wait", "workshop")
        assert marks(app) == {**before, "Waiting time": "× 3"}
        assert "× 3, less is better" in words_of(app)
        await press(pilot, "minus")
        assert app.state.weights == {"wait": 2}
        await press(pilot, "minus", "minus")
        assert app.state == State()
        assert marks(app) == before
        assert said(app) == ""


@pytest.mark.harness
async def test_the_sum_is_a_row_of_its_own() -> None:
    """While anything is weighed, the first row holds each role's total and rank."""
    async with started(weighing({}, wait=1, shop_rate=3), context=weighable()) as (app, pilot):
        await press(pilot, "c")
        first = grid(app).data.rows[0]
        assert first.label == "Your weights"
        assert [cell.lines for cell in first.cells] == [
            ("75 of 100, rank 2",),
            ("13 of 100, rank 3",),
            ("100 of 100, rank 1", "from 1 of 2 weighed factors"),
        ]
        await press(pilot, "ctrl+home", "home")
        cell = app.screen.query_one(Pane).content
        assert cell == (
            "Your weights  Bicycle workshop\n75 of 100, rank 2, from 2 of 2 weighed factors\n"
            "Waiting time × 1: 0.0; Rate in a shop × 3: 75.0"
        )
        await press(pilot, "s")
        assert app.state.view.sort == ""


async def test_a_role_without_anything_stated_is_not_ranked() -> None:
    """It is said to be so, and is no zero."""
    async with started(weighing({}, shop_rate=3), context=weighable()) as (app, pilot):
        await press(pilot, "c", "ctrl+home", "end")
        cells = grid(app).data.rows[0].cells
        assert (cells[2].lines, cells[2].style) == (("not ranked",), "dim")
        cell = app.screen.query_one(Pane).content
        assert "nothing stated in what is weighed, from 0 of 1 weighed factor" in cell


@pytest.mark.harness
@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_both_verdicts_stand_side_by_side(size: tuple[int, int]) -> None:
    """Where weights and answers differ both are said, and what tips it; neither gives way."""
    state = weighing(WORKSHOP, wait=2)
    async with started(state, context=weighable(), size=size) as (app, pilot):
        await press(pilot, "c")
        assert (
            "By your weights: Yourself (100 of 100) · By the answers: Workshop (0) · "
            "Tips it: Waiting time; without it nothing is ranked"
        ) in said(app)
        notes = {column.id: column.note for column in grid(app).data.columns}
        assert notes == {"workshop": "★ recommended", "mobile": "runner-up", "self": ""}


async def test_agreement_is_said() -> None:
    """Where the recommended role is in front, both are said to agree."""
    async with started(weighing(SELF, wait=2), context=weighable()) as (app, pilot):
        await press(pilot, "c")
        assert said(app).endswith("By the answers: Yourself (100) · They agree")


async def test_weights_without_answers_decide_nothing() -> None:
    """Only the ranking is said, and that nothing is decided yet; no role is marked."""
    async with started(weighing({}, wait=2), context=weighable()) as (app, pilot):
        await press(pilot, "c")
        assert said(app) == (
            "By your weights: Yourself (100 of 100) · By the answers: nothing is decided yet"
        )
        assert "★" not in screen_text(app)


@pytest.mark.harness
async def test_a_total_opens_with_its_parts() -> None:
    """Enter on the sum shows each part with what it rests on, the rules, and both verdicts."""
    state = weighing(WORKSHOP, wait=1, shop_rate=3)
    async with started(state, context=weighable(), size=WIDE) as (app, pilot):
        await press(pilot, "c", "ctrl+home", "home", "enter")
        assert isinstance(app.screen, ReaderScreen)
        text = str(app.screen.query_one("#text", Static).content)
        assert "  0.0 points  Waiting time × 1, less is better: weeks, worth 0.00\n" in text
        assert " 75.0 points  Rate in a shop × 3, less is better: €55 (€45–€70) an hour, " in text
        assert RULE in text
        assert TIP_RULE in text
        assert "By your weights: Yourself (100 of 100)" in text
        await press(pilot, "escape", "end", "enter")
        assert "not stated  Rate in a shop" in str(app.screen.query_one("#text", Static).content)


@pytest.mark.harness
@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("place", "“Where it is done” is words; only ratings and money can be weighed."),
        ("pros", "“Speaks for it” is words; only ratings and money can be weighed."),
        (
            "street-month",
            "The dataset does not say which end of “A month on the street” speaks for a role.",
        ),
    ],
)
async def test_why_a_row_cannot_be_weighed(
    row: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and nothing changes."""
    async with started(context=weighable()) as (app, pilot):
        place = [factor.id for factor in app.context.dataset.factors].index(row)
        heard = listened(app, monkeypatch)
        await press(pilot, "c", *["down"] * place, "plus", "minus")
        assert heard == [why, why]
        assert app.state == State()


async def test_the_limits_of_a_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the most, less than nothing, or the sum itself: it is said why not."""
    async with started(weighing({}, wait=HEAVIEST), context=weighable()) as (app, pilot):
        heard = listened(app, monkeypatch)
        await press(pilot, "c", "ctrl+home", "plus", "down", "down", "plus", "ctrl+end", "up")
        assert app.state.weights == {"wait": HEAVIEST}
        await press(pilot, "minus")
        assert heard == [
            "This row is the sum; + and - weigh a factor below it.",
            f"{HEAVIEST} is the most that a factor counts for.",
            "“Rate in a shop” counts for nothing; + weighs it.",
        ]


@pytest.mark.harness
async def test_undo_and_redo_of_weights_from_another_screen() -> None:
    """Weights are part of the one history: taken back and done again wherever one is."""
    async with started(context=weighable()) as (app, pilot):
        await press(pilot, "c", "down", "plus", "plus", "w", "2", "1", "u", "u", "u", "u")
        assert app.state == State()
        await press(pilot, "U", "U", "c")
        assert app.state.weights == {"wait": 2}
        assert said(app).startswith("By your weights: Yourself")
        await press(pilot, "u", "u")
        assert said(app) == ""
        await press(pilot, "U", "U", "U", "U")
        assert app.state.answers == WORKSHOP
        assert "By the answers: Workshop (0)" in said(app)


async def test_what_is_hidden_counts_all_the_same() -> None:
    """A factor left out of the view keeps its weight; one that tells nobody apart has none."""
    level = ("level = 3", "level = 2"), ("level = 1", "level = 2")
    context = small_with(
        *level,
        ('tomorrow."', 'tomorrow."\nbetter = "less"'),
        ('two trades."', 'two trades."\nbetter = "less"'),
    )
    async with started(weighing({}, wait=2, shop_rate=1), context=context) as (app, pilot):
        await press(pilot, "c")
        assert marks(app)["Waiting time"] == "× 2"
        grid(app).move_to("wait", "workshop")
        await settle(pilot)
        assert "left out: no difference" in app.screen.query_one(Pane).content
        assert said(app).startswith("By your weights: Workshop (100 of 100)")
        await press(pilot, "ctrl+home", "enter")
        text = str(app.screen.query_one("#text", Static).content)
        assert "Left out, as the roles do not differ in it: Waiting time." in text
        await press(pilot, "escape")
        await become(pilot, app.state._replace(view=View(differences=True)))
        assert said(app).startswith("By your weights: Workshop (100 of 100)")


async def test_the_users_own_choice_is_marked() -> None:
    """A role chosen against the recommendation is marked beside it, and is a third verdict."""
    own = Override("mobile", "It is quick.", "workshop")
    async with started(weighing(WORKSHOP, own, wait=2), context=weighable()) as (app, pilot):
        await press(pilot, "c")
        notes = {column.id: (column.note, column.tone) for column in grid(app).data.columns}
        assert notes == {
            "workshop": ("★ recommended", "plain"),
            "mobile": ("● your choice", "chosen"),
            "self": ("", "plain"),
        }
        assert grid(app).at is not None
        assert grid(app).at[1] == "mobile"
        assert "Your choice: Mobile (50)" in words_of(app)


async def test_the_runner_up_of_an_open_decision_is_one_that_is_left() -> None:
    """While several outcomes are left, the runner-up is one of them."""
    state = State({"fault": "unsure", "skill": "yes", "carry": "no"})
    async with started(state, context=weighable()) as (app, pilot):
        await press(pilot, "c")
        notes = {column.id: column.note for column in grid(app).data.columns}
        assert notes == {"workshop": "", "mobile": "★ provisional", "self": "runner-up"}


def order(app: RoletuiApp) -> list[str]:
    """Return the ids of the columns from the left."""
    return [column.id for column in grid(app).data.columns]


@pytest.mark.harness
async def test_a_filter_is_live_kept_and_forgotten() -> None:
    """Typing filters; enter keeps it and the keys are the grid's again; escape forgets it."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "c", "slash", "c", "a", "r", "d")
        assert [row.id for row in grid(app).data.rows] == ["payment"]
        assert "2 hits for “card” in 1 of 6 factors" in words_of(app)
        await press(pilot, "enter")
        assert app.focused is grid(app)
        assert app.state.view.filter == "card"
        await press(pilot, "escape")
        assert app.state == State()
        assert app.current_mode == "compare"
        await press(pilot, "slash", "z", "q")
        assert "No hit for “zq”, so nothing is left out" in words_of(app)
        assert len(grid(app).data.rows) == len(app.context.dataset.factors)
        await press(pilot, "escape", "u", "u")
        assert app.state.view.filter in ("card", "zq", "")
        await press(pilot, "escape", "escape")
        assert app.current_mode == "wizard"


async def test_pinning_a_role() -> None:
    """= puts the role first, and the others say how they stand to it; = again lets it go."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "c", "right", "equals_sign")
        assert order(app) == ["mobile", "workshop", "self"]
        assert grid(app).at == ("place", "mobile")
        assert grid(app).data.columns[0].note == "◆ pinned"
        for factor, words in (
            ("shop-rate", "€5.50 less: €55 instead of €60.50"),
            ("payment", "= same as Mobile"),
        ):
            grid(app).move_to(factor, "workshop")
            await settle(pilot)
            assert words in app.screen.query_one(Pane).content.splitlines()
        grid(app).move_to("place", "mobile")
        assert "compared with Mobile" in words_of(app)
        await press(pilot, "equals_sign")
        assert app.state == State()


async def test_hiding_and_showing() -> None:
    """The key h hides the role, x the factor; the last stays; H shows all again."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "c", "x", "h")
        assert (len(order(app)), len(grid(app).data.rows)) == (2, 5)
        assert "1 role and 1 factor hidden, H shows all" in words_of(app)
        await press(pilot, "h", "h", "h")
        assert len(order(app)) == 1
        await press(pilot, "H")
        assert app.state == State()
        assert (len(order(app)), len(grid(app).data.rows)) == (3, 6)


async def test_next_and_previous_difference() -> None:
    """] and [ pass over what does not differ; with a role pinned, what is as in that one."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "c", *["right_square_bracket"] * 3)
        assert grid(app).at == ("shop-rate", "workshop")
        await press(pilot, "left_square_bracket")
        assert grid(app).at == ("pros", "workshop")


async def test_transposing_keeps_the_cell() -> None:
    """The key t puts the roles down, t again back; the cursor stays on its factor and role."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "c", "down", "right", "t")
        assert app.state.view.transposed is True
        assert grid(app).at == ("mobile", "wait")
        await press(pilot, "down", "s", "s")
        assert (app.state.view.sort, app.state.view.descending) == ("wait", True)
        assert [row.id for row in grid(app).data.rows] == ["workshop", "mobile", "self"]
        assert grid(app).data.columns[1].arrow == "▼"
        await press(pilot, "s", "t")
        assert app.state == State()
        assert grid(app).at == ("wait", "self")


async def test_the_readable_way_is_chosen_first() -> None:
    """Where no two roles fit side by side the roles go down; a wider terminal turns it back."""
    async with started(context=small_with(), size=(50, 20)) as (app, pilot):
        await press(pilot, "c", "down")
        assert order(app)[0] == "place"
        assert app.state == State()
        await resize(pilot, *NORMAL)
        assert order(app) == ["workshop", "mobile", "self"]
        assert grid(app).at == ("place", "mobile")


async def test_a_click_on_a_head_moves_and_sorting_is_a_key() -> None:
    """A click on a role or a factor's label moves there; S and s order by what stands there."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "c")
        await pilot.click(offset=place_of(app, "Mobile"))
        await settle(pilot)
        assert grid(app).at == ("place", "mobile")
        await pilot.click(offset=place_of(app, "Waiting time"))
        await settle(pilot)
        assert grid(app).at == ("wait", "mobile")
        assert app.state == State()
        await press(pilot, "S")
        assert app.state.view.by == "mobile"
        assert grid(app).data.columns[1].arrow == "▲"
        await press(pilot, "s")
        assert app.state.view.sort == "wait"
        assert order(app) == ["self", "mobile", "workshop"]


def rows_of(app: RoletuiApp) -> list[str]:
    """Return what the grid shows, line by line."""
    shown = grid(app)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


async def test_every_factor_is_in_view_at_80_by_24() -> None:
    """Twelve factors, each on a line of its own, and three roles."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "c")
        for _ in app.context.dataset.factors:
            shown = rows_of(app)
            for factor in app.context.dataset.factors:
                label = factor.short or factor.label
                assert sum(line[2:].startswith(label) for line in shown) == 1, label
            assert len(grid(app).shown_columns) == 3
            assert shown[0].strip().startswith("3 of 6 → more")
            await press(pilot, "down")


@pytest.mark.harness
@pytest.mark.parametrize("size", [NORMAL, (100, 30), WIDE])
async def test_a_mouse_reaches_all_and_no_row_moves(size: tuple[int, int]) -> None:
    """Every role, the order and the differences are a click away; rows stay where they are."""
    async with started(answered("support-chatbot"), size=size) as (app, pilot):
        await press(pilot, "c")
        labels = [line[:15] for line in rows_of(app)]
        seen = {grid(app).data.columns[at].id for at in grid(app).shown_columns}
        while "→" in screen_text(app):
            await pilot.click(offset=place_of(app, "→"))
            await settle(pilot)
            seen |= {grid(app).data.columns[at].id for at in grid(app).shown_columns}
        assert seen == {role.id for role in app.context.dataset.roles}
        await pilot.click(offset=place_of(app, "differences"))
        await settle(pilot)
        assert app.state.view.differences
        assert [line[:15] for line in rows_of(app)][2:] == labels[2:]
        place = place_of(app, "Risk")
        await pilot.click(offset=place)
        await pilot.click(offset=place_of(app, "sort"))
        await settle(pilot)
        assert app.state.view.sort == "risk"
        assert place_of(app, "Risk") == place


async def test_six_roles_at_120() -> None:
    """All six side by side, the groups of factors by name, and no text is cut."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await press(pilot, "c", "ctrl+end")
        shown = rows_of(app)
        assert len(grid(app).shown_columns) == 6
        assert shown[0].startswith("  6 roles ")
        assert shown[0].endswith("  + best − worst")
        assert shown[1].split("  ")[1] == "WHAT DECIDES"
        assert "  THE WORK" in [line[:10] for line in shown]
        assert not any("…" in line for line in shown)


async def test_best_and_worst_are_marked_by_a_sign() -> None:
    """Of prices and ratings, as far as they are stated; what the signs mean stands over them."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await press(pilot, "c", "down")
        rows = {row.id: row for row in grid(app).data.rows}
        columns = [column.id for column in grid(app).data.columns]

        def signs(factor: str) -> dict[str, str]:
            cells = zip(columns, rows[factor].cells, strict=True)
            return {role: cell.sign[0] for role, cell in cells if cell.sign}

        assert signs("cost-a-month") == {"automation-specialist": "+", "ml-engineer": "−"}
        assert signs("risk") == {
            "automation-specialist": "+", "own-developers": "+", "no-hire": "+", "ml-engineer": "−",
        }  # fmt: skip
        assert signs("stack") == {}
        assert rows_of(app)[0].endswith("  + best − worst")
        pane = app.screen.query_one(Pane)
        assert pane.content.startswith(
            "$4,000 a month of 160 h\nCost a month, embedded · AI engineer"
        )
        await press(pilot, "right")
        assert "\nCost a month, embedded · ML engineer · highest" in pane.content
        await press(pilot, "down")
        assert "\nFirst useful result · ML engineer · worst" in pane.content


async def test_both_roles_of_a_decision_stand_out() -> None:
    """Where two are recommended, both say so, whichever way the grid runs."""
    state = State(MappingProxyType({"result": "routine", "setup": "closed"}))
    async with started(state) as (app, pilot):
        await press(pilot, "c")
        tones = {column.id: (column.note, column.tone) for column in grid(app).data.columns[:2]}
        assert tones == dict.fromkeys(
            ("automation-specialist", "own-developers"), ("★ recommended", "chosen")
        )
        await press(pilot, "t")
        rows = {row.id: (row.sign, row.tone) for row in grid(app).data.rows[:2]}
        assert rows == tones


async def test_a_preview_says_would_be() -> None:
    """While a change is tried, nothing is called recommended, and the next step is to go back."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "1", "c")
        assert app.state.real is not None
        notes = {column.note: column.tone for column in grid(app).data.columns}
        assert notes["★ would be"] == "preview"
        assert "★ recommended" not in screen_text(app)


async def test_the_filter_finds_what_the_line_does_not_show() -> None:
    """A closed line begins with what was looked for where its short form does not hold it."""
    async with started(context=small_with(), size=WIDE) as (app, pilot):
        await press(pilot, "c", "down", "slash", *"spring")
        assert app.screen.query_one("#bottom").display
        assert [row.id for row in grid(app).data.rows] == ["wait"]
        await press(pilot, "escape")
        assert not app.screen.has_class("-filtering")


async def test_the_filter_line_is_there_while_it_is_typed() -> None:
    """A click elsewhere keeps the text and closes the line; escape then forgets the text too."""
    async with started(context=small_with(), size=WIDE) as (app, pilot):
        await press(pilot, "c", "slash", *"spring")
        await pilot.click(Grid, offset=(40, 0))
        await settle(pilot)
        assert app.focused is grid(app)
        assert not app.screen.has_class("-filtering")
        assert not app.screen.query_one(FilterLine).display
        assert app.state.view.filter == "spring"
        await press(pilot, "escape")
        assert app.state.view.filter == ""
        await press(pilot, "slash", "z")
        assert app.screen.query_one(FilterLine).value == "z"


@pytest.mark.harness
async def test_copying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell, a factor, a role or the grid; a file is written only where one chose that."""
    monkeypatch.chdir(tmp_path)
    async with started(context=small_with()) as (app, pilot):
        heard = listened(app, monkeypatch)
        await press(pilot, "c", "y", "1")
        assert app.clipboard == "In their shop"
        await press(pilot, "y", "2")
        assert app.clipboard.splitlines()[2] == "| Bicycle workshop | In their shop |"
        await press(pilot, "y", "3")
        assert app.clipboard.startswith("| Factor | Bicycle workshop |")
        await press(pilot, "y", "5")
        assert app.clipboard.startswith("Factor,Bicycle workshop,")
        assert "y can save the grid as a file, too" in heard[-1].lower()
        assert not files_in(tmp_path)
        saved = tmp_path / "roletui-comparison.csv"
        await press(pilot, "y", "7")
        assert saved.read_text(encoding="utf-8") == app.clipboard
        assert heard[-1] == "Saved ~/roletui-comparison.csv."
        await press(pilot, "y", "4", "y", "6")
        assert (tmp_path / "roletui-comparison.md").read_text(encoding="utf-8") == app.clipboard


async def test_conflicting_figures_stand_beside_each_other() -> None:
    """A cell in full has its formula, the sources that disagree, and what else the role costs."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        place = [factor.id for factor in app.context.dataset.factors].index("cost-a-month")
        await press(pilot, "c", *["down"] * place, "enter")
        lines = str(app.screen.query_one("#text", Static).content).splitlines()
        assert "$25 × 160 h = $4,000" in lines
        assert "one source, no range" in lines
        conflict = lines.index("Sources disagree: How many hours a full month has")
        assert lines[conflict + 1].split("   ")[0].startswith("Ad Snipper and vendors")
        assert "The calendar: 173⅓ hours" in lines[conflict + 1]
        assert "AI engineer (AI & software developer), hired otherwise" in lines


async def test_a_word_of_the_glossary_is_explained_where_there_is_room() -> None:
    """Where the cell under the cursor has one, its meaning stands behind the title."""
    dataset = shipped().dataset
    place = [factor.id for factor in dataset.factors].index("upkeep")
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, "c", "home", *["down"] * place, "right")
        assert f"Prompt: {dataset.terms_by_id['prompt'].meaning}" in words_of(app)


async def test_what_is_not_stated_is_said_in_a_word_and_below() -> None:
    """A price that is missing says so, or that nobody is hired; the pane says why."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await press(pilot, "c", "home", "down", "end")
        price = next(line for line in rows_of(app) if line.startswith("  Cost of 160 h"))
        cells = "$4,000 $5,600 − $2,400 + not stated nobody hired ▌not stated"
        assert " ".join(price.split()) == f"Cost of 160 h {cells}"
        pane = app.screen.query_one(Pane)
        assert "Not stated for Embedded offshore, but for other ways." in pane.content
        grid(app).move_to("cost-a-month", "no-hire")
        await settle(pilot)
        assert "Nobody is hired. " in pane.content


async def test_the_answer_stands_over_the_grid() -> None:
    """Who it is, and the price and the ratings that decide, as they stand in the cells."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await press(pilot, "c")
        answer = app.screen.query_one("#answer", Hero)
        assert answer.display
        assert answer.told.figure == "AI engineer"
        assert text_of(answer) == (
            "$1,600 less than ML engineer for 160 h\n"
            "first result: weeks, not months\nmoderate risk, not high"
        )
        await resize(pilot, 120, 35)
        assert text_of(answer) == (
            "AI engineer   $1,600 less than ML engineer for 160 h\n"
            "first result: weeks, not months · moderate risk, not high"
        )
        await resize(pilot, 100, 30)
        assert text_of(answer) == (
            "AI engineer   $1,600 less than ML engineer · weeks, not months · "
            "moderate risk, not high"
        )
        await resize(pilot, *NORMAL)
        assert text_of(answer) == (
            "AI engineer   $1,600 less than ML engineer for 160 h · weeks, not months"
        )
        await resize(pilot, 60, 20)
        assert text_of(answer) == "AI engineer   $1,600 less than ML engineer for 160 h"
        await resize(pilot, 40, 20)
        assert text_of(answer) == "AI engineer"


async def test_the_answer_of_two_roles_says_what_both_have() -> None:
    """What is stated for one of them only is left out; before there is an answer nothing stands."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, "c")
        answer = app.screen.query_one("#answer", Hero)
        assert not answer.display
        await become(pilot, State(MappingProxyType({"result": "routine", "setup": "closed"})))
        assert text_of(answer) == (
            "Own developers, then Automation rather than Developer   "
            "low risk, not moderate\nfirst result: weeks and days"
        )
