"""A decision is shared from the app: its code is copied, and stands whole on the screen."""

import pytest
from textual.widgets import Static

from journeys.running import (
    NORMAL,
    WIDE,
    answered,
    listened,
    press,
    screen_text,
    shipped,
    small_with,
    started,
    words_of,
)
from roletui.records.scenario import reopen
from roletui.records.share_code import MOST, decode
from roletui.screens.dialogs.share import LONG, ShareScreen
from roletui.state.state import State, preview
from roletui.tree.what_if import flips
from roletui.tui.app import RoletuiApp

pytestmark = pytest.mark.harness

STATE = answered("support-chatbot")._replace(notes="Ask Ann.")


def selected(app: RoletuiApp) -> str:
    """Return the rows of the screen from the command to the closing quotation mark, whole."""
    rows = screen_text(app).splitlines()
    [first] = [number for number, row in enumerate(rows) if "roletui open '" in row]
    last = next(number for number in range(first, len(rows)) if rows[number].endswith("'"))
    return "\n".join(rows[first : last + 1])


@pytest.mark.parametrize("size", [NORMAL, WIDE, (60, 20)])
async def test_a_code_is_copied_and_shown_whole(size: tuple[int, int]) -> None:
    """The code is on the clipboard, and what is selected over its lines can be pasted as it is."""
    async with started(STATE, size=size) as (app, pilot):
        await press(pilot, "Y")
        command = selected(app)
        code = command.strip().removeprefix("roletui open '").removesuffix("'")
        context = app.context
        for given in (app.clipboard, code):
            assert reopen(decode(given), context).state == STATE
        assert f"A code of {len(app.clipboard)} characters" in words_of(app)
        assert "no network" in words_of(app)
        app.copy_to_clipboard("something else")
        with pytest.MonkeyPatch.context() as patch:
            heard = listened(app, patch)
            await press(pilot, "y")
        assert heard[0].startswith("Sent to the clipboard.")
        assert "".join(code.split()) == app.clipboard
        await press(pilot, "escape")
        assert not isinstance(app.screen, ShareScreen)


async def test_what_is_shared_of_a_dataset_of_ones_own() -> None:
    """Where the dataset does not ship, it is said that it has to be sent as well."""
    async with started(context=small_with()) as (app, pilot):
        await press(pilot, "Y")
        assert "It needs your dataset too: send" in words_of(app)


async def test_a_long_code_can_be_scrolled_and_points_to_a_file() -> None:
    """Where long notes make it long, all of it can be reached, and a file is recommended."""
    notes = " ".join(f"{number} {number * 7919}" for number in range(800))
    async with started(STATE._replace(notes=notes)) as (app, pilot):
        await press(pilot, "Y")
        assert len(app.clipboard) > LONG
        assert "a record is easier to send" in words_of(app)
        box = app.screen.query_one("#box")
        await press(pilot, "end")
        assert box.scroll_offset.y == box.max_scroll_y > 0
        assert "esc closes" in words_of(app)
        assert app.screen.query_one("#code", Static).size.height > NORMAL[1]


async def test_what_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview is not shared, nor what is too long for a code; each is said."""
    flip = flips(shipped().tree.walk(STATE.answers)).found[0]
    for state, said in (
        (preview(STATE, flip), "These are not your answers"),
        (State(notes="x" * MOST), "Your notes are too long for a share code"),
    ):
        async with started(state) as (app, pilot):
            heard = listened(app, monkeypatch)
            await press(pilot, "Y")
            assert not isinstance(app.screen, ShareScreen)
            assert heard[0].startswith(said)
