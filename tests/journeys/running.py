"""Shared by the tests of the screens: the app on a fixed day, its screen as text, its examples."""

import asyncio
import html
import os
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType

import pytest
from helpers import shipped
from helpers import small_with as small_with
from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.pilot import Pilot

from roletui.case.changes import Change
from roletui.dataset.available import AvailableDataset
from roletui.screens.frame import AsksTask
from roletui.screens.widgets.text.hero import Hero
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tree.walk import ALSO
from roletui.tui.app import RoletuiApp
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.follow_file import FollowedFile
from roletui.tui.in_turn import InTurn
from roletui.tui.shell import Shell

NORMAL, WIDE = (80, 24), (120, 36)
"""The two sizes the screens are designed for, in columns and rows."""

PATIENCE = 60
"""Seconds within which what is waited for comes about, on however busy a machine."""

UNIT = 12.2
"""Width of a cell in Rich's SVG."""

WAYS = {
    "support-chatbot": {"result": "words", "engine": "nothing", "hands": "open"},
    "scratches-in-photographs": {
        "result": "seen", "ready": "none", "held": "many", "software": "no", "hands": "open",
    },
    "demand-forecast": {
        "result": "number", "ready": "none", "held": "many", "software": "no", "hands": "open",
    },
    "form-to-crm-to-slack": {"result": "routine", "setup": "joined", "hands": "open"},
    "webshop-to-till": {"result": "routine", "setup": "closed"},
    "brand-voice": {"result": "words", "engine": "measured", "held": "growing"},
    "too-poor-and-uncounted": {
        "result": "words", "engine": "measured", "held": "uncounted", "software": "unsure",
        "hands": "open",
    },
}  # fmt: skip
"""Ways through the questions of the shipped dataset, whatever examples it holds.

They end in one role each, in two roles one after the other, in two side by side and, where
*not sure* does not matter, in two again.
"""

_TEXT = re.compile(r'<text [^>]*?x="([\d.]+)"[^>]*?-line-(\d+)\)">(.*?)</text>', re.DOTALL)


@asynccontextmanager
async def started(
    state: State | None = None,
    *,
    size: tuple[int, int] = NORMAL,
    context: Context | None = None,
    say: str = "",
    theme: str = "roletui-dark",
    choices: Sequence[AvailableDataset] = (),
    followed: FollowedFile | None = None,
    autosave: AutosaveThread | None = None,
    asks_task: AsksTask = "",
    keys: Mapping[str, str] | None = None,
    place: str = "",
) -> AsyncIterator[tuple[RoletuiApp, Pilot[None]]]:
    """Run the app without a terminal and without animations."""
    app = RoletuiApp(
        context or shipped(),
        state,
        say,
        asks_task=asks_task,
        choices=choices,
        followed=followed,
        autosave=autosave,
        keys=keys,
        place=place,
    )
    if autosave:
        autosave.say = app.say_from_thread
    app.animation_level = "none"
    app.choose_theme(theme)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.settled()
        yield app, pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything that was posted is handled and what came of it is painted."""
    if isinstance(pilot.app, Shell):
        await pilot.app.settled()
    else:
        await InTurn(pilot.app, lambda: None).settled()


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds that a thread or a timer brings about."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"it never comes about:\n{screen_text(pilot.app)}"
        await asyncio.sleep(0.005)
        await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when what the one before did is painted."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)


async def resize(pilot: Pilot[None], columns: int, rows: int) -> None:
    """Make the terminal another size, which Textual passes on to the screen after a while."""
    await pilot.resize_terminal(columns, rows)
    await until(pilot, lambda: pilot.app.screen.outer_size == (columns, rows))
    await settle(pilot)


async def become(pilot: Pilot[None], state: State) -> None:
    """Replace the app's state in one undoable change."""
    app = pilot.app
    assert isinstance(app, RoletuiApp)
    app.call_later(app.carry_out, Change("change", lambda _: state))
    await settle(pilot)


def answered(name: str) -> State:
    """Return the state with the answers of one of the :data:`WAYS`."""
    return State(MappingProxyType(dict(WAYS[name])))


def keys_of(name: str) -> list[str]:
    """Return the keys for the answers of one of the :data:`WAYS`."""
    return digits(WAYS[name])


def digits(answers: Mapping[str, str]) -> list[str]:
    """Return the keys for answers to the shipped dataset, in their order."""
    found: list[str] = []
    for question, given in answers.items():
        parts = given.split(ALSO)
        keys = [digit(shipped(), question, part) for part in parts]
        found += keys if len(parts) == 1 else ["plus", *keys]
    return found


def digit(context: Context, question: str, answer: str) -> str:
    """Return the digit key for an answer; ``0`` for *not sure*."""
    names = [option.id for option in context.tree.question(question).answers]
    return str(names.index(answer) + 1 if answer in names else 0)


def outcome(app: RoletuiApp) -> str:
    """Return the id of the outcome that the app recommends; empty without one."""
    found = app.case.outcome
    return found.id if found else ""


def told(app: App[None]) -> str:
    """Return what the panel of the budget says, whether or not it is cut, a line for each."""
    found = app.screen.query_one(Hero).told
    lines = [(line[0] if isinstance(line, tuple) else line).plain for line in found.lines]
    return "\n".join(filter(None, [found.figure, *lines]))


def screen_text(app: App[None]) -> str:
    """Return the text of the screen: a line for each row, without trailing spaces."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for x, line, words in _TEXT.findall(app.export_screenshot()):
        text = html.unescape(words).replace("\xa0", " ")
        rows.setdefault(int(line), []).append((round(float(x) / UNIT), text))
    lines = []
    for number in range(app.size.height):
        row = ""
        for column, text in sorted(rows.get(number, [])):
            row += " " * (column - cell_len(row)) + text
        lines.append(row.rstrip())
    return "\n".join(lines)


def words_of(app: App[None]) -> str:
    """Return the text of the screen as one line, however it is wrapped."""
    return " ".join(screen_text(app).split())


def place_of(app: App[None], words: str) -> tuple[int, int]:
    """Return the column and row of the first occurrence of some words on the screen."""
    for row, line in enumerate(screen_text(app).splitlines()):
        if words in line:
            return cell_len(line.partition(words)[0]), row
    raise AssertionError(f"not on the screen: {words}\n{screen_text(app)}")


def listened(app: RoletuiApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that collects the app's notifications."""
    heard: list[str] = []
    monkeypatch.setattr(app, "notify", lambda words, **_: heard.append(words))
    return heard


def files_in(folder: Path) -> list[str]:
    """Return the names in a folder, but for that in which the program keeps what it has read."""
    return sorted(name for name in os.listdir(folder) if name != "state")
