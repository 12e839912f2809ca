"""The outside view: one key away, said before it counts, and taken back."""

import pytest

from journeys.running import answered, press, small_with, started, words_of
from roletui.screens.budget.screen import BudgetScreen
from roletui.state.state import State

pytestmark = pytest.mark.harness

CONFLICTS = "\n[[conflicts]]\n"
VIEW = """
[[budget.overheads]]
id = "delay"
label = "Delay"
note = "Ask."
kind = "overrun"

[budget.outside_view]
label = "old bicycles"
source = "guild"
likely = 50
high = 100
"""


async def test_the_key_says_first_and_counts_then() -> None:
    """G shows the range and what it would come to; g again counts it, undo does not."""
    context = small_with((CONFLICTS, VIEW + CONFLICTS))
    async with started(State(), size=(120, 36), context=context) as (app, pilot):
        await press(pilot, "b", "g")
        assert isinstance(app.screen, BudgetScreen)
        assert app.screen.view_id == "range"
        assert "Outside view: old bicycles took 0 to 100 % longer" in words_of(app)
        assert "It is not counted" in words_of(app)
        before = app.case.bill.total
        await press(pilot, "g")
        assert app.state.cost_settings.outside_view
        assert app.case.bill.total != before
        assert "It is counted" in words_of(app)
        await press(pilot, "V", "V", "tab")
        assert "counted instead: others' overruns" in words_of(app)
        await press(pilot, "u")
        assert app.case.bill.total == before


async def test_a_dataset_without_one_says_so() -> None:
    """What ships states no class of overruns, and no source is made up."""
    async with started(answered("support-chatbot"), size=(120, 36)) as (app, pilot):
        await press(pilot, "b", "g", "g")
        assert "This dataset does not state how far such plans run over" in words_of(app)
        assert not app.state.cost_settings.outside_view
