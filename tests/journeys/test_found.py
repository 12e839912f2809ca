"""What people look for is named where they look: opening a file, saved decisions, undo."""

import pytest

from journeys.running import WIDE, answered, place_of, press, screen_text, settle, started, words_of
from roletui.dataset.available import available_datasets
from roletui.screens.dialogs.help import HelpScreen
from roletui.screens.dialogs.saved import SavedScreen
from roletui.settings.commands import SOUGHT, commands_in, key_of


@pytest.mark.parametrize("keys", ["w", "c", "b", "r"])
async def test_help_begins_with_what_people_look_for(keys: str) -> None:
    """On every page of it, and a click runs it."""
    labels = {command.id: command.label for command in commands_in("everywhere")}
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, keys, "question_mark")
        for page in "123":
            await press(pilot, page)
            line = " ".join(f"{key_of(name)} {labels[name]}" for name in SOUGHT)
            assert line in words_of(app)
        await pilot.click(offset=place_of(app, "l saved decisions"))
        await settle(pilot)
        assert isinstance(app.screen, SavedScreen)
        assert not any(isinstance(screen, HelpScreen) for screen in app.screen_stack)


async def test_the_palette_begins_with_it() -> None:
    """Whatever the screen: what it has itself comes behind."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "b", "ctrl+p")
        words = words_of(app)
        found = [words.index(name) for name in ("Save", "Saved dec", "Open a file", "Undo", "Next")]
        assert found == sorted(found)


async def test_a_file_is_opened_where_a_decision_begins() -> None:
    """By key and by mouse: who was sent a record need not choose what to decide first."""
    for mouse in (False, True):
        async with started(choices=available_datasets()) as (app, pilot):
            assert "L open a file" in words_of(app)
            if mouse:
                await pilot.click(offset=place_of(app, "open a file"))
                await settle(pilot)
            else:
                await press(pilot, "L")
            assert "Open which file?" in words_of(app)


async def test_the_record_names_the_saved_decisions() -> None:
    """With all the other keys, at 80 columns."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "r")
        keys = screen_text(app).splitlines()[-1]
        assert " ".join(keys.split()) == "e save the record y copy l saved decisions N notes ? help"
        await pilot.click(offset=place_of(app, "saved decisions"))
        await settle(pilot)
        assert isinstance(app.screen, SavedScreen)


async def test_help_explains_ways_to_hire_prices_and_signs() -> None:
    """What stands beside a price or on a slider is found among the words, by typing it."""
    for typed, told in (
        ("embedded", "A vendor abroad lends you one person who works in your team"),
        ("loaded", "An employee's wage with benefits and taxes."),
        ("slider", "The size at which your plan costs as much as another way to hire."),
    ):
        async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
            await press(pilot, "b", "question_mark", "2", *typed)
            assert told in words_of(app)


@pytest.mark.parametrize("place", ["c", "b", "r"])
async def test_a_new_decision_begins_from_every_screen(place: str) -> None:
    """One key leads to its first question, and undo to the decision that one was looking at."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before = app.state
        await press(pilot, place, "n")
        assert (app.current_mode, app.state.answers) == ("wizard", {})
        assert "A new decision" in words_of(app)
        await press(pilot, "u")
        assert app.state == before
