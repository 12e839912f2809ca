"""The comparison: the cursor, what differs, the order, and one cell in full with its sources."""

from textual.widgets import Static

from journeys.running import (
    answered,
    press,
    screen_text,
    shipped,
    small_with,
    started,
    words_of,
)
from roletui.app import RoletuiApp
from roletui.screens.facts import GRADES
from roletui.screens.reader import Reader
from roletui.screens.widgets.grid import Grid
from roletui.state import State

MONEY = "embedded-rate"
"""A factor whose figures order the roles."""


def grid(app: RoletuiApp) -> Grid:
    """Return the grid that is shown."""
    return app.screen.query_one(Grid)


async def test_the_cursor_moves_and_its_cell_is_shown() -> None:
    """Arrows move from cell to cell; the cell under the cursor stands below, its source too."""
    dataset = shipped().dataset
    async with started() as (app, pilot):
        await press(pilot, "c", "home", "down", "down", "right")
        factor, role = dataset.factors[2], dataset.roles[1]
        assert grid(app).at == (factor.id, role.id)
        cell = str(app.screen.query_one("#cell", Static).content)
        assert cell.startswith(f"{factor.label}  {role.name}\n{'; '.join(role.stack)}\n")
        assert "Source: Ad Snipper" in cell
        await press(pilot, "up", "left", "left")
        assert grid(app).at == (dataset.factors[1].id, dataset.roles[0].id)
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
        await press(pilot, "w", "n", "2", "1", "2", "1", "0", "c")
        assert "★ provisional" in screen_text(app)
        assert "★ recommended" not in screen_text(app)


async def test_only_differences() -> None:
    """D leaves out the factors in which nothing differs, says which, and shows them again."""
    async with started(setting=small_with()) as (app, pilot):
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
        place = [factor.id for factor in app.setting.dataset.factors].index(MONEY)
        authored = [role.id for role in app.setting.dataset.roles]
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
        place = [factor.id for factor in app.setting.dataset.factors].index(MONEY)
        await press(pilot, "c", *["down"] * place, "enter")
        assert isinstance(app.screen, Reader)
        words = words_of(app).replace(" │ │ ", " ")
        rate = next(r for r in app.setting.dataset.rates if r.id == "ai-engineer-embedded")
        source = next(s for s in app.setting.dataset.sources if s.id == rate.source)
        assert "$25 an hour" in words
        assert rate.region in words
        for part in (source.publisher, source.published, f"checked {source.checked}"):
            assert part in words
        assert GRADES[rate.grade or source.grade] in words
        assert source.interest.split()[0] in words
        assert "Why it matters" in words
        await press(pilot, "escape")
        assert not isinstance(app.screen, Reader)
        assert grid(app).at == (MONEY, "ai-engineer")
        assert app.focused is grid(app)
