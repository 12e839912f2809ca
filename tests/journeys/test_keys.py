"""Keys that arrive together do what the same keys do one by one, whatever they are."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from textual import events

from journeys.running import NORMAL, WIDE, settle, small_with, started
from roletui.screens.commands import COMMANDS
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
                app.post_message(events.Key(key, key if len(key) == 1 else None))
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


async def test_keys_that_arrive_together_do_what_they_do_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """State, screen and focus are the same after keys in chunks and after the same keys apart."""
    keys = random.Random(7).choices(KEYS, k=60)
    await both_ways(keys, 7, tmp_path, monkeypatch, context=small_with())


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
