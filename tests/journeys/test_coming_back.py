"""Coming back: on the screen that was left, and with what can be taken back in sight."""

import os
from pathlib import Path

import pytest

from journeys.running import answered, place_of, press, screen_text, settle, started, words_of
from roletui.cost.drafts import Draft
from roletui.disk.paths import sessions_folder
from roletui.records.last_visit import forget_place, keep_place, kept_place


@pytest.mark.parametrize(
    ("place", "shown"), [("compare", "Hire when"), ("budget", "People"), ("report", "Status")]
)
async def test_it_begins_on_the_screen_that_was_left(place: str, shown: str) -> None:
    """One level back is the wizard, as ever."""
    async with started(answered("support-chatbot"), place=place) as (app, pilot):
        assert app.current_mode == place
        assert shown in words_of(app)
        await press(pilot, "escape")
        assert app.current_mode == "wizard"
        assert "RECOMMENDED" in words_of(app)


async def test_a_screen_that_is_none_any_more_is_the_first_one() -> None:
    """The file may come from another version."""
    async with started(place="gone") as (app, _):
        assert app.current_mode == "wizard"


def test_a_place_is_that_of_its_dataset() -> None:
    """Nothing is kept where nothing else is, and nothing once it is forgotten."""
    keep_place("bicycle", "budget")
    assert kept_place("bicycle") == ""
    os.makedirs(sessions_folder())
    keep_place("bicycle", "budget")
    assert (kept_place("bicycle"), kept_place("ai-roles")) == ("budget", "")
    keep_place("ai-roles", "report")
    assert (kept_place("bicycle"), kept_place("ai-roles")) == ("", "report")
    forget_place()
    forget_place()
    assert kept_place("ai-roles") == ""


def test_a_place_that_is_the_same_is_not_written_again() -> None:
    """So that the first frame kept for it stays true."""
    os.makedirs(sessions_folder())
    keep_place("bicycle", "budget")
    written = Path(sessions_folder(), "place").stat().st_mtime_ns
    keep_place("bicycle", "budget")
    assert Path(sessions_folder(), "place").stat().st_mtime_ns == written


OTHERS = [pytest.param(s, marks=pytest.mark.harness) for s in [(40, 12), (60, 20), (120, 36)]]


@pytest.mark.parametrize("size", [(80, 24), *OTHERS])
async def test_the_mouse_takes_back_on_every_screen(size: tuple[int, int]) -> None:
    """Offered once there is a change, gone once there is none left."""
    async with started(size=size) as (app, pilot):
        assert "u undo" not in screen_text(app).splitlines()[0]
        for key in "wcbr":
            await press(pilot, "w", "1", key)
            header = screen_text(app).splitlines()[size >= (120, 36)]
            assert "u undo" in header
            await pilot.click(offset=place_of(app, "u undo"))
            await settle(pilot)
            assert not app.state.answers
            app.clear_notifications()
            await settle(pilot)
            assert "u undo" not in screen_text(app).splitlines()[size >= (120, 36)]


async def test_the_first_change_moves_nothing_down() -> None:
    """The tabs stand closer instead of giving where the decision stands a line of its own.

    It is said above a plan for another role; above one for the same the panel says it.
    """
    other = Draft("ml-engineer", "embedded")
    begun = answered("support-chatbot")._replace(task="Support chatbot", plan=(other,))
    async with started(begun, place="budget") as (app, pilot):
        before = screen_text(app).splitlines()
        await press(pilot, "right")
        after = screen_text(app).splitlines()
        assert "u undo" in after[0]
        assert "AI engineer" in before[0]
        assert "AI engineer" in after[0]
        assert [row[:5] for row in after[1:6]] == [row[:5] for row in before[1:6]]
