"""What a new author begins with runs in the app."""

from pathlib import Path

from helpers import context_of

import roletui
from journeys.running import outcome, press, started, told, words_of
from roletui.dataset.load import load

STARTER = Path(str(roletui.__file__)).parent / "cli" / "commands" / "starter.toml"


async def test_the_starter_runs_in_the_app() -> None:
    """Two answers decide, and every screen shows what the file says, its title in full."""
    async with started(context=context_of(load(str(STARTER)))) as (app, pilot):
        assert "Who looks after the garden?" in words_of(app)
        await press(pilot, "1", "2")
        assert outcome(app) == "gardener-then-helper"
        for key, words in (("c", "Soonest start"), ("r", "hire a gardener once")):
            await press(pilot, key)
            assert words in words_of(app)
        await press(pilot, "b")
        assert told(app).startswith("$1,000\n")
