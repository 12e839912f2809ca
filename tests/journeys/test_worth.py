"""What finding out is worth stands on the result, and one key says how likely the answers are."""

import pytest
from helpers import context_of, small
from textual.widgets import Input, Static

from journeys.running import press, started, words_of
from roletui.screens.dialogs.ask import AskScreen
from roletui.state.state import State

pytestmark = pytest.mark.harness

OPEN = State({"fault": "no", "carry": "unsure"})


async def test_the_chances_are_typed_on_the_result() -> None:
    """They move the worth at once, are complained of where they are none, and can be undone."""
    async with started(OPEN, size=(120, 36), context=context_of(small())) as (app, pilot):
        assert "Worth finding out, up to €1,170. Find out first if it costs less" in words_of(app)
        await press(pilot, "percent_sign")
        assert isinstance(app.screen, AskScreen)
        told = " ".join(str(each.content) for each in app.screen.query(Static))
        assert "Bringing it (carry): nobody said, so all alike 1 50 % Yes 2 50 % No" in " ".join(
            told.split()
        )
        app.screen.query_one(Input).value = "no:101"
        await press(pilot, "enter")
        assert "“101” of 100 cases for “no”: give a number from 0 to 100" in words_of(app)
        app.screen.query_one(Input).value = "2:25"
        await press(pilot, "enter")
        assert app.state.chances == {"carry": {"no": 25}}
        assert "Worth finding out, up to €583." in words_of(app)
        await press(pilot, "percent_sign")
        assert app.screen.query_one(Input).value == "no:25"
        app.screen.query_one(Input).value = ""
        await press(pilot, "enter")
        assert app.state.chances == {}
        await press(pilot, "u")
        assert app.state.chances == {"carry": {"no": 25}}
        await press(pilot, "1", "percent_sign")
        assert "There is nothing to find out" in words_of(app)
