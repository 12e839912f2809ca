"""Two answers to one question: given by keys and by mouse, and told as two."""

import pytest

from journeys.running import (
    WIDE,
    outcome,
    place_of,
    press,
    settle,
    small_with,
    started,
    words_of,
)
from roletui.screens.widgets.lists.options import Options
from roletui.screens.widgets.text.points import Points
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

SMALL = small_with()
GIVE_UP = "esc give up"


def marks(app: RoletuiApp) -> list[str]:
    """Return what stands behind each answer that is offered."""
    return [option.mark for option in app.screen.query_one("#start", Options).options]


def given(app: RoletuiApp) -> dict[str, str]:
    """Return the answers in force."""
    return dict(app.state.answers)


async def test_two_digits_after_a_plus() -> None:
    """Plus begins, the first digit says what fits best, the second what fits too."""
    async with started(context=SMALL) as (app, pilot):
        assert "+ pick two" in words_of(app)
        await press(pilot, "plus")
        assert f"Mostly …: press a digit {GIVE_UP}" in words_of(app)
        await press(pilot, "2")
        assert f"Mostly 2, also …: press another digit {GIVE_UP}" in words_of(app)
        assert marks(app) == ["", "mostly", ""]
        assert given(app) == {}
        await press(pilot, "1")
        assert given(app) == {"fault": "no+yes"}
        assert "press" not in words_of(app)
        await press(pilot, "left")
        assert marks(app) == ["also", "mostly", ""]
        assert app.screen.query_one("#start", Options).highlighted == 1
        await press(pilot, "u")
        assert given(app) == {}


async def test_the_answer_under_the_cursor_is_the_first() -> None:
    """Plus takes what the cursor is on; the cursor and enter choose the second."""
    async with started(context=SMALL) as (app, pilot):
        await press(pilot, "down", "plus")
        assert "Mostly 1, also …" in words_of(app)
        await press(pilot, "down", "enter")
        assert given(app) == {"fault": "yes+no"}
        await press(pilot, "down", "down", "down", "plus")
        assert "Mostly …: press a digit" in words_of(app), "not sure is no first answer"


async def test_escape_gives_up() -> None:
    """Escape, or plus once more, goes back to one answer; then a digit answers as ever."""
    async with started(context=SMALL) as (app, pilot):
        for keys in (["plus", "escape"], ["plus", "2", "escape"], ["plus", "2", "plus"]):
            await press(pilot, *keys)
            assert GIVE_UP not in words_of(app)
            assert marks(app) == ["", "", ""]
        await press(pilot, "1")
        assert given(app) == {"fault": "yes"}


async def test_the_same_twice_and_not_sure_are_no_second_answer() -> None:
    """Neither the first answer again nor not sure counts; another digit still does."""
    async with started(context=SMALL) as (app, pilot):
        await press(pilot, "plus", "0", "2", "2", "0")
        assert "Mostly 2, also …" in words_of(app)
        await press(pilot, "1")
        assert given(app) == {"fault": "no+yes"}


async def test_another_question_begins_anew() -> None:
    """Whoever goes to another question in between gives one answer there."""
    async with started(context=SMALL) as (app, pilot):
        await press(pilot, "2", "plus", "1", "left")
        assert GIVE_UP not in words_of(app)
        await press(pilot, "1")
        assert given(app) == {"fault": "yes"}


async def test_keys_typed_ahead_count_in_turn() -> None:
    """Keys that arrive at once mean what they mean one by one: 2, then mostly 1, also 2."""
    async with started(context=SMALL) as (app, pilot):
        for key in ("1", "plus", "1", "2"):
            app.simulate_key(key)
        await settle(pilot)
        assert given(app) == {"fault": "yes", "skill": "yes+no"}


async def test_the_mouse_gives_two_answers() -> None:
    """A click on the key line begins, clicks on answers give them, and one more gives up."""
    async with started(context=SMALL) as (app, pilot):
        await pilot.click(offset=place_of(app, "+ pick two"))
        await pilot.click(offset=place_of(app, GIVE_UP))
        assert GIVE_UP not in words_of(app)
        for words in ("+ pick two", "No, something larger", "Yes, something small"):
            await pilot.click(offset=place_of(app, words))
        assert given(app) == {"fault": "no+yes"}


async def test_what_two_answers_come_to() -> None:
    """The second is the close runner-up; what only it asks is said so, on the way and after it."""
    async with started(context=SMALL, size=WIDE) as (app, pilot):
        await press(pilot, "plus", "2", "1")
        possible = app.screen.query_one("#possible", Points)
        assert possible.heading == "STILL POSSIBLE      2 of 3"
        names = [words.plain for _, words in possible.points]
        assert names == ["Workshop", "Mobile", "also: Yourself"]
        await press(pilot, "1")
        assert "(For your second answer only) Have you the tools" in words_of(app)
        await press(pilot, "1")
        assert outcome(app) == "workshop"
        text = words_of(app)
        assert "★ RECOMMENDED close: two answers fit" in text
        second = app.screen.query_one("#second", Points)
        assert second.heading == "RUNNER-UP"
        said = [words.plain.replace("\n", " ") for _, words in second.points[-2:]]
        assert said == ["Close: two answers fit.", "A small fault can be mended at home."]
        first = app.screen.query_one("#reasons", Points).points
        assert any("“Yes, something small” fits too." in words.plain for _, words in first)
        assert "did not matter" not in text
        trail = app.screen.query_one("#trail", Options).options
        assert [option.detail for option in trail] == [
            "✓ mostly No, something larger, also Yes, something small",
            "✓ Yes",
            "✓ Yes, both (for your second answer only)",
        ]
        before = given(app)
        await press(pilot, "plus")
        assert GIVE_UP not in words_of(app)
        await press(pilot, "1")
        assert "◇ WOULD BE" in words_of(app)
        await press(pilot, "escape")
        assert given(app) == before
