"""Keys of one's own: every command under another key, in the running app."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from helpers import small_with
from textual.pilot import Pilot

from journeys.running import NORMAL, WIDE, answered, press, settle, started, words_of
from journeys.terminal import Terminal
from roletui.case import changes
from roletui.disk.paths import settings_file
from roletui.screens.commands import commands_in
from roletui.screens.dialogs.base import Dialog
from roletui.screens.dialogs.choose import OneOfMany
from roletui.screens.dialogs.help import HelpScreen
from roletui.screens.frame import Frame, KeyLine
from roletui.screens.header import TopLine
from roletui.screens.widgets.text.document import Document
from roletui.settings.commands import COMMANDS, FIXED, Command, use_keys
from roletui.settings.places import needs
from roletui.text.key_names import KEYS, key_words
from roletui.tui.app import RoletuiApp

DEFAULT_KEYS = {key for command in COMMANDS for key in command.keys.split(",")}
FREE = sorted(KEYS - DEFAULT_KEYS - needs("everywhere").keys() - {"ctrl+s", "ctrl+p"})
OWN = [command for command in COMMANDS if command.id not in FIXED]
ACTING = ("quit", "suspend")
"""Ids of commands after which the app is no longer there."""


def dealt() -> Iterator[tuple[str, str]]:
    """Yield for each command a key that is no command's: one of a place may return in another."""
    everywhere = [command for command in OWN if command.where == "everywhere"]
    yield from ((command.id, key) for command, key in zip(everywhere, FREE, strict=False))
    left = FREE[len(everywhere) :]
    for place in ("wizard", "compare", "budget", "report"):
        local = [command for command in OWN if command.where == place]
        assert len(local) <= len(left)
        yield from ((command.id, key) for command, key in zip(local, left, strict=False))


MOVED = dict(dealt())
OLD = {key_words(key) for command in OWN for key in command.keys.split(",")} - {"enter", "←"}
"""What was printed on the keys that now do nothing, those of controls apart."""
SHOWS = {place: MOVED[place] for place in ("wizard", "compare", "budget", "report")}


@pytest.fixture(autouse=True)
def own_keys_again() -> Iterator[None]:
    """Give the commands their own keys again after each test."""
    yield
    use_keys({})


def named_keys(app: RoletuiApp) -> list[str]:
    """Return the keys that the key line and the tabs in front name."""
    lines = app.screen.query(KeyLine)
    return [part for line in lines for key, *_ in line.keys for part in key.split(", ")]


@pytest.mark.harness
@pytest.mark.parametrize("size", [NORMAL, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("begun", [False, True], ids=["question", "result"])
async def test_no_hint_names_a_key_that_is_dead(begun: bool, size: tuple[int, int]) -> None:
    """Key line, tabs, help and list of commands name the new keys on every screen, and no old."""
    state = answered("support-chatbot") if begun else None
    async with started(state, size=size, keys=MOVED) as (app, pilot):
        for place, key in SHOWS.items():
            await press(pilot, key)
            assert app.current_mode == place
            assert OLD.isdisjoint(named_keys(app))
            assert key_words(MOVED["help"]) in named_keys(app)
            tabs = app.screen.query_one(TopLine).render().plain
            assert all(key_words(shows) in tabs for shows in SHOWS.values())
            await press(pilot, MOVED["help"])
            assert isinstance(app.screen, HelpScreen)
            told = app.screen.query_one(Document).source
            for command in commands_in("everywhere", place):
                wanted = MOVED.get(command.id, command.keys)
                assert command.keys == wanted
                assert f"| {command.help[:8]}" in told.replace("\\", "")
            await press(pilot, MOVED["help"], "ctrl+p")
            assert isinstance(app.screen, OneOfMany)
            await press(pilot, "escape")
            assert isinstance(app.screen, Frame)


@pytest.mark.harness
async def test_the_old_keys_do_nothing() -> None:
    """On every screen each key that was a command's leaves everything as it was."""
    # Letters that a control reads itself are its own: see the places.
    async with started(answered("support-chatbot"), keys=MOVED) as (app, pilot):
        for place, key in SHOWS.items():
            await press(pilot, key)
            dead = DEFAULT_KEYS - needs(place).keys() - {"escape", "ctrl+z", "backspace", "left"}
            before = (app.state, app.current_mode)
            await press(pilot, *sorted(dead))
            assert (app.state, app.current_mode, len(app.screen_stack)) == (*before, 1), place
            assert not [*app.screen.query("#filter")]


async def does(pilot: Pilot[None], app: RoletuiApp, command: Command) -> bool:
    """Tell whether a command's new key changes or says something."""
    app.clear_notifications()
    before = (app.state, app.current_mode, app.screen, words_of(app))
    await press(pilot, MOVED[command.id])
    seen = (app.state, app.current_mode, app.screen, words_of(app))
    while isinstance(app.screen, Dialog | OneOfMany):
        await press(pilot, "escape")
    return before != seen


@pytest.mark.harness
@pytest.mark.parametrize("place", ["compare", "budget", "report"])
async def test_the_new_keys_do_what_the_old_ones_did(place: str) -> None:
    """Every command of a screen, and on one every command that is everywhere, still acts."""
    own = [command for command in OWN if command.where == place]
    if place == "report":
        own += [c for c in OWN if c.where == "everywhere" and c.id not in (*ACTING, "report")]
    silent = []
    for command in own:
        async with started(answered("support-chatbot"), keys=MOVED) as (app, pilot):
            app.carry_out(changes.resize("people", app.case.lines[0].people + 1))
            await press(pilot, SHOWS[place])
            if not await does(pilot, app, command):
                silent.append(command.id)
    assert silent == []


@pytest.mark.harness
async def test_a_dialog_closes_with_the_key_that_opened_it() -> None:
    """Help, the case for the other side and who earns: open and closed by the same new key."""
    async with started(answered("support-chatbot"), keys=MOVED) as (app, pilot):
        await press(pilot, SHOWS["budget"])
        for name in ("help", "other-side", "budget.disinterested"):
            await press(pilot, MOVED[name])
            assert isinstance(app.screen, Dialog), name
            await press(pilot, MOVED[name])
            assert isinstance(app.screen, Frame), name


async def test_keys_can_change_places() -> None:
    """Compare with the key of the budget and the other way round: each does the other's."""
    async with started(keys={"compare": "b", "budget": "c"}) as (app, pilot):
        await press(pilot, "b")
        assert app.current_mode == "compare"
        await press(pilot, "c")
        assert app.current_mode == "budget"
        assert named_keys(app)


async def test_several_keys_for_one_command() -> None:
    """Each of a command's keys works, and sentences name the first."""
    async with started(context=small_with(), keys={"undo": "ctrl+u,f9,u"}) as (app, pilot):
        for key in ("ctrl+u", "f9", "u"):
            await press(pilot, "1")
            assert app.state.answers
            app.clear_notifications()
            await press(pilot, key)
            await settle(pilot)
            assert not app.state.answers
            assert "no answer" in words_of(app)


async def test_two_answers_under_another_key() -> None:
    """The key that gives two answers waits its turn like the digits, whichever it is."""
    async with started(context=small_with(), keys={"wizard.two": "ctrl+t"}) as (app, pilot):
        assert "ctrl+t" in named_keys(app)
        await press(pilot, "plus")
        assert "ctrl+t" in named_keys(app)
        await press(pilot, "ctrl+t")
        assert "press a digit" in words_of(app)


@pytest.mark.parametrize(("key", "offered"), [("f1", True), ("H", False)])
async def test_a_name_can_begin_with_any_letter(key: str, offered: bool) -> None:
    """Where the task is named, a letter is text even if it is the help's key, which then waits."""
    async with started(asks_task="words", keys={"help": key}) as (app, pilot):
        assert (key in named_keys(app)) is offered
        await press(pilot, key)
        assert isinstance(app.screen, HelpScreen) is offered


@pytest.mark.harness
def test_the_app_starts_without_a_broken_file() -> None:
    """It begins as it ships, says what is wrong in a line, and leaves the file as it is."""
    file = Path(settings_file())
    file.parent.mkdir(parents=True)
    file.write_text("[keys]\nundo = 'q'\n", encoding="utf-8")
    with Terminal([sys.executable, "-m", "roletui", "--dataset", "ai-roles"], 120, 36) as terminal:
        terminal.wait_for("Your settings are not used")
        terminal.wait_for("keys.undo cannot be")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert file.read_text(encoding="utf-8") == "[keys]\nundo = 'q'\n"


def test_every_command_was_moved() -> None:
    """The keys dealt out are new ones, and in no place the same twice."""
    assert MOVED.keys() == {command.id for command in OWN}
    assert not set(MOVED.values()) & DEFAULT_KEYS
    for place in ("wizard", "compare", "budget", "report"):
        here = [MOVED[c.id] for c in OWN if c.where in (place, "everywhere")]
        assert len(set(here)) == len(here)
    assert {*chain(SHOWS.values())} <= {*FREE}
