"""What the tests of the screens share: the app on a fixed day, its screen as text, its examples."""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import MappingProxyType

import pytest
from helpers import context_of, edited, shipped
from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.pilot import Pilot

from roletui.case.changes import Change
from roletui.dataset.available import AvailableDataset
from roletui.dataset.load import parse
from roletui.dataset.model import Example
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tui.app import RoletuiApp
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.follow_file import FollowedFile

NORMAL, WIDE = (80, 24), (120, 36)
"""The two sizes the screens are designed for: columns and rows."""

UNIT = 12.2
"""How wide Rich draws a cell in a picture."""

TURNS = 30
"""How often the loop turns until a key is dealt with by widget, screen and app, and back."""

_TEXT = re.compile(r'<text [^>]*?x="([\d.]+)"[^>]*?-line-(\d+)\)">(.*?)</text>', re.DOTALL)


def small_with(*edits: tuple[str, str]) -> Context:
    """Return the context of the small dataset, each first text in it replaced by the second."""
    return context_of(parse(edited(*edits).encode(), "small.toml").dataset)


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
) -> AsyncIterator[tuple[RoletuiApp, Pilot[None]]]:
    """Run the app without a terminal; nothing in it moves by itself."""
    app = RoletuiApp(
        context or shipped(), state, say, choices=choices, followed=followed, autosave=autosave
    )
    if autosave:
        autosave.say, app.before_exit = app.say_from_thread, autosave.close
    app.animation_level = "none"
    app.theme = theme
    async with app.run_test(size=size, notifications=True) as pilot:
        yield app, pilot


async def settle(pilot: Pilot[None]) -> None:
    """Let what was just posted be handed on to its end, without waiting for anything else."""
    for _ in range(TURNS):
        await asyncio.sleep(0)
    for _ in range(2):
        await pilot.pause(0)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each once the one before is dealt with.

    ``Pilot.press`` waits for an idle processor after each key. This does so after the last one
    and after one that shows another screen, which is laid out only then.
    """
    for key in keys:
        before = pilot.app.screen
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        if pilot.app.is_running and pilot.app.screen is not before:
            await pilot.pause()
    await pilot.pause()


async def become(pilot: Pilot[None], state: State) -> None:
    """Change the app's state at once, as one change that can be undone."""
    app = pilot.app
    assert isinstance(app, RoletuiApp)
    app.call_later(app.carry_out, Change("change", lambda _: state))
    await settle(pilot)


def example(name: str) -> Example:
    """Return an example of the shipped dataset."""
    return next(entry for entry in shipped().dataset.examples if entry.id == name)


def answered(name: str) -> State:
    """Return the state after the answers of an example of the shipped dataset."""
    return State(MappingProxyType(dict(example(name).answers)))


def keys_of(name: str) -> list[str]:
    """Return the digits that give the answers of an example, in the order it lists them."""
    return [digit(shipped(), *pair) for pair in example(name).answers.items()]


def digit(context: Context, question: str, answer: str) -> str:
    """Return the digit that gives an answer; ``0`` for one that is not among the answers."""
    names = [option.id for option in context.tree.question(question).answers]
    return str(names.index(answer) + 1 if answer in names else 0)


def outcome(app: RoletuiApp) -> str:
    """Return the id of the outcome that the app recommends; empty while it asks."""
    found = app.case.outcome
    return found.id if found else ""


def screen_text(app: App[None]) -> str:
    """Return what stands on the screen: one line for each row, without blanks at its end."""
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
    """Return what stands on the screen as one line of words, however it is wrapped."""
    return " ".join(screen_text(app).split())


def place_of(app: App[None], words: str) -> tuple[int, int]:
    """Return column and row of the first cell of some words on the screen."""
    for row, line in enumerate(screen_text(app).splitlines()):
        if words in line:
            return cell_len(line.partition(words)[0]), row
    raise AssertionError(f"not on the screen: {words}\n{screen_text(app)}")


def listened(app: RoletuiApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that will hold what the app says in passing."""
    heard: list[str] = []
    monkeypatch.setattr(app, "notify", lambda words, **_: heard.append(words))
    return heard
