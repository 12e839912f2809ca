"""Keys that arrive together do what the same keys do one by one, whatever they are."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from helpers import shipped
from textual import events

from journeys.running import NORMAL, WIDE, answered, settle, small_with, started
from roletui.settings.commands import COMMANDS
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tui.app import RoletuiApp

LEAVE = {"quit", "suspend"}
"""Ids of commands after which nothing more is pressed."""
COMMAND_KEYS = [key for entry in COMMANDS if entry.id not in LEAVE for key in entry.keys.split(",")]
MOVES = ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab"]
OTHERS = ["enter", "enter", "escape", "escape", "delete", "shift+left", "ctrl+p", "ctrl+c", "space"]
KEYS = [*COMMAND_KEYS, *MOVES, *OTHERS, *"0123456789", *"wcbr"]


class Seen(NamedTuple):
    """What keys may change: the state, what is in front, and what has the focus."""

    state: State
    mode: str
    front: list[str]
    focus: str


def seen(app: RoletuiApp) -> Seen:
    """Return what is to be compared of an app."""
    front = [type(screen).__name__ for screen in app.screen_stack]
    focus = app.focused and (app.focused.id or type(app.focused).__name__)
    return Seen(app.state, app.current_mode, front, str(focus))


def cut(keys: Sequence[str], chance: random.Random, longest: int) -> Iterator[Sequence[str]]:
    """Yield the keys in chunks of random length."""
    start = 0
    while start < len(keys):
        end = start + chance.randint(1, longest)
        yield keys[start:end]
        start = end


async def pressed(
    chunks: Sequence[Sequence[str]], context: Context | None, size: tuple[int, int], *, apart: bool
) -> list[Seen]:
    """Return what is seen after each chunk, its keys pressed at once or one by one."""
    found = []
    async with started(context=context, size=size) as (app, pilot):
        for chunk in chunks:
            for key in chunk:
                post(app, key)
                if apart:
                    await settle(pilot)
            await settle(pilot)
            assert app.is_running, chunk
            found.append(seen(app))
    return found


async def both_ways(
    keys: Sequence[str],
    number: int,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    context: Context | None = None,
    size: tuple[int, int] = NORMAL,
) -> None:
    """Press keys in random chunks, then one by one in an app with a home of its own; compare."""
    chunks = [*cut(keys, random.Random(number), 12)]
    found = []
    for apart in (False, True):
        folder = home / f"{number}-{apart}"
        folder.mkdir()
        monkeypatch.chdir(folder)
        monkeypatch.setenv("ROLETUI_HOME", str(folder))
        found.append(await pressed(chunks, context, size, apart=apart))
    for at, (together, apart_) in enumerate(zip(*found, strict=True)):
        assert together == apart_, chunks[: at + 1]


@pytest.mark.harness
async def test_keys_that_arrive_together_do_what_they_do_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """State, screen and focus are the same after keys in chunks and after the same keys apart."""
    keys = random.Random(7).choices(KEYS, k=60)
    await both_ways(keys, 7, tmp_path, monkeypatch, context=small_with())


def post(app: RoletuiApp, *keys: str) -> None:
    """Let keys arrive at once, as in one read."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_keys_typed_ahead_wait_for_the_first_screen() -> None:
    """Keys that arrive before anything is painted are not lost: `end` scrolls the result."""
    app = RoletuiApp(shipped(), answered("support-chatbot"))
    async with app.run_test(size=NORMAL) as pilot:
        post(app, "end")
        await settle(pilot)
        below = app.screen.query_one("#below")
        assert below.scroll_offset.y == below.max_scroll_y > 0


async def test_a_view_is_asked_for_in_the_read_that_asks_for_its_screen() -> None:
    """Budget and next view at once show the second view of the budget."""
    async with started() as (app, pilot):
        post(app, "b", "v")
        await settle(pilot)
        assert (app.current_mode, app.screen.query_one("#view-overheads").display) == (
            "budget",
            True,
        )


async def test_a_new_decision_is_answered_in_the_read_that_begins_it() -> None:
    """From another screen: the digit answers the first question of the new one, not of the old."""
    async with started(answered("support-chatbot"), context=shipped()) as (app, pilot):
        post(app, "r", "n", "2")
        await settle(pilot)
        assert (app.current_mode, app.state.answers) == ("wizard", {"result": "words"})


@pytest.mark.parametrize("behind", ["c", "D", "e", "l", "N", "1"])
async def test_keys_behind_the_one_that_leaves_are_dropped(behind: str) -> None:
    """What is typed ahead for the shell changes nothing and ends nothing but the app."""
    async with started() as (app, pilot):
        before = seen(app)
        post(app, "q", behind, behind)
        await settle(pilot)
        assert (seen(app), app.return_code) == (before, 0)


async def test_the_palette_on_few_columns() -> None:
    """The palette opens, moves and closes even where no word of it fits."""
    async with started(size=(4, 24)) as (app, pilot):
        post(app, "ctrl+p", "pagedown", "u", "escape", "ctrl+p", "escape", "escape")
        await settle(pilot)
        assert app.is_running
        assert len(app.screen_stack) == 1


@pytest.mark.harness
@pytest.mark.parametrize("size", [NORMAL, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("context", [None, small_with()], ids=["shipped", "small"])
async def test_ten_thousand_keys(
    context: Context | None, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No keys, however they arrive, end the program or do anything else than one by one."""
    for number in range(10):
        keys = random.Random(number).choices(KEYS, k=125)
        await both_ways(keys, number, tmp_path, monkeypatch, context=context, size=size)
