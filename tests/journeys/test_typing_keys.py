"""While characters are typed, the key line offers the keys that are keys, and no letter."""

import pytest
from textual.pilot import Pilot

from journeys.running import press, screen_text, settle, started
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

NUMBER = "enter  set    esc drop    tab set, and go on"
FILTER = "enter  keep    esc forget    ↑↓ move"


def key_line(app: RoletuiApp) -> str:
    """Return the key line as it is painted."""
    return screen_text(app).splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("way", "typed", "offered", "last"),
    [
        (["b"], ["1"], NUMBER, "enter"),
        (["b"], ["1"], NUMBER, "escape"),
        (["b"], ["1"], NUMBER, "backspace"),
        (["b"], ["1"], NUMBER, "tab"),
        (["b"], ["1"], NUMBER, "right"),
        (["b", "shift+tab"], ["9", "5"], NUMBER, "enter"),
        (["c"], ["slash", "d"], FILTER, "enter"),
        (["c"], ["slash", "d"], FILTER, "escape"),
    ],
)
async def test_only_what_works_is_offered(
    way: list[str], typed: list[str], offered: str, last: str
) -> None:
    """From the first character typed to the key that ends it; before and after, all keys."""
    async with started() as (app, pilot):
        await press(pilot, *way)
        before = key_line(app)
        assert before.endswith("? help")
        await press(pilot, *typed)
        assert key_line(app) == offered
        await press(pilot, last)
        assert key_line(app) == before


async def clicked(pilot: Pilot[None], words: str) -> None:
    """Click on some words of the key line."""
    row = screen_text(pilot.app).splitlines()[-1]
    await pilot.click(offset=(row.index(words), pilot.app.size.height - 1))
    await settle(pilot)


async def test_what_is_offered_is_done_when_clicked() -> None:
    """A click on a key of the line does what the key does, where one types."""
    async with started() as (app, pilot):
        await press(pilot, "b", "1", "2")
        await clicked(pilot, "enter  set")
        assert app.state.plan[0].people == 12
        await press(pilot, "7")
        await clicked(pilot, "esc drop")
        assert app.state.plan[0].people == 12
        await press(pilot, "c", "slash", "d")
        await clicked(pilot, "esc forget")
        assert app.state.view.filter == ""
