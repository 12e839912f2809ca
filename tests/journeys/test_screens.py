"""What all screens share: going from one to another, levels, undo, help, palette, sizes, themes."""

import asyncio
from typing import get_args

import pytest
from helpers import shipped
from textual import events
from textual.widgets import Input

from journeys.running import (
    NORMAL,
    answered,
    place_of,
    press,
    resize,
    screen_text,
    settle,
    started,
    words_of,
)
from roletui.records.last_visit import THEME, theme_of
from roletui.records.session_files import session_files
from roletui.report.markdown import escaped
from roletui.screens.dialogs.base import Dialog
from roletui.screens.dialogs.choose import OneOfMany
from roletui.screens.dialogs.export import ExportScreen
from roletui.screens.dialogs.help import HelpScreen
from roletui.screens.dialogs.reader import ReaderScreen
from roletui.screens.frame import Frame
from roletui.screens.widgets.lists.options import Options
from roletui.screens.widgets.text.document import Document
from roletui.settings import places
from roletui.settings.commands import COMMANDS, Scope, commands_in
from roletui.settings.settings import AS_SHIPPED
from roletui.state.state import State
from roletui.text.key_names import key_words
from roletui.tui.app import RoletuiApp

PLACES = [place for place in get_args(Scope) if place != "everywhere"]
KEYS = {"wizard": "w", "compare": "c", "budget": "b", "report": "r"}
FOCUSED = {"wizard": "start", "compare": "start", "budget": "people", "report": "start"}
"""What has the keys when a screen comes forward for the first time."""


async def test_keys_show_the_screens_and_escape_leads_back() -> None:
    """w, c, b and r show a screen from any other; escape leads from each back to the wizard."""
    async with started() as (app, pilot):
        for place in ("compare", "budget", "report", "wizard"):
            await press(pilot, KEYS[place])
            assert app.current_mode == place
            assert app.focused is not None
            assert app.focused.id == FOCUSED[place]
        for place in ("compare", "budget", "report", "wizard"):
            await press(pilot, KEYS[place], "escape")
            assert app.current_mode == "wizard"
        assert app.is_running


async def test_escape_closes_what_is_open_first() -> None:
    """Over a screen escape closes one thing at a time: text, dialog, help; then it leads back."""
    async with started() as (app, pilot):
        await press(pilot, "c", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, Frame)
        await press(pilot, "e")
        assert isinstance(app.screen, ExportScreen)
        await press(pilot, "escape", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert app.current_mode == "compare"
        await press(pilot, "escape")
        assert app.current_mode == "wizard"


async def test_escape_drops_what_is_typed_first() -> None:
    """A half typed value is dropped before escape leaves the budget."""
    async with started() as (app, pilot):
        await press(pilot, "b", "7", "escape")
        assert app.current_mode == "budget"
        await press(pilot, "escape")
        assert app.current_mode == "wizard"
        assert app.state.plan == ()


async def test_a_dialog_keeps_the_screens_keys_to_itself() -> None:
    """In the dialog letters are typed; none changes the screen, leaves the app or undoes."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before = app.state
        await press(pilot, "e", *"wcbrquUn1")
        assert isinstance(app.screen, ExportScreen)
        await press(pilot, "escape")
        assert (app.state, app.current_mode) == (before, "wizard")


async def test_undo_goes_across_screens() -> None:
    """Undo takes back the latest change first, whichever screen it was made on."""
    async with started() as (app, pilot):
        await press(pilot, "2", "b", "right", "right", "w", "1", "c", "d")
        states = [app.state]
        for told in (
            "every factor",
            "Existing AI model:",
            "people 3 → 1",
            "“The result” as before",
        ):
            app.clear_notifications()
            await press(pilot, "u")
            assert f"Back: {told}" in words_of(app)
            states.append(app.state)
        start, first, sized, both, all_ = states[::-1]
        assert all_.view.differences
        assert not both.view.differences
        assert dict(both.answers) == {"result": "words", "engine": "nothing"}
        assert dict(sized.answers) == {"result": "words"}
        assert [draft.people for draft in sized.plan] == [3]
        assert (first.plan, dict(first.answers)) == ((), {"result": "words"})
        assert not start.answers
        await press(pilot, "b", "U", "U", "U", "U")
        assert app.state == all_
        assert "People 3" in words_of(app)


async def test_undo_with_nothing_to_undo_says_so() -> None:
    """U and U say when there is nothing to take back."""
    async with started() as (app, pilot):
        await press(pilot, "u")
        assert "Nothing to undo." in words_of(app)
        await press(pilot, "U")
        assert "Nothing to redo." in words_of(app)


@pytest.mark.harness
async def test_help_lists_every_key_of_its_screen() -> None:
    """Help opens on every screen, with each declared key and each key of the screen's controls."""
    async with started() as (app, pilot):
        for place in PLACES:
            await press(pilot, KEYS[place], "question_mark")
            under = app.screen_stack[-2]
            assert isinstance(under, Frame)
            assert place == under.SCOPE
            assert "On this screen" in screen_text(app)
            rows = app.screen.query_one(Document).source.splitlines()
            for command in commands_in("everywhere", under.SCOPE):
                keys_, help_ = escaped(key_words(command.keys)), escaped(command.help)
                assert f"| {keys_} | {help_} |" in rows
            keys = [control.keys for control in places.PLACES[under.SCOPE].controls]
            assert keys
            for key in keys:
                assert any(row.startswith(f"| {escaped(key_words(key))} |") for row in rows)
            before = screen_text(app)
            await press(pilot, "end")
            assert screen_text(app) != before
            await press(pilot, "question_mark")
            assert app.screen is under


async def test_help_has_three_pages() -> None:
    """Digits, arrows and clicks show them; with a decision its own keys are the first."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "question_mark")
        first = screen_text(app)
        assert first.index("With this decision") < first.index("p     Read job post")
        assert "ctrl+p commands" in first
        terms, faq = app.context.dataset.glossary, app.context.dataset.faq
        for keys, words in ((["2"], terms[0].term), (["right"], faq[0].ask), (["right"], "Key")):
            await press(pilot, *keys)
            assert words in words_of(app)
        await pilot.click(offset=place_of(app, "2 Words"))
        assert terms[0].term in words_of(app)
        await pilot.click(offset=place_of(app, "ctrl+p"))
        await settle(pilot)
        assert isinstance(app.screen, OneOfMany)


async def test_a_click_beside_a_dialog_goes_back() -> None:
    """Where nothing was typed it closes; what was typed is not lost to a stray click."""
    async with started(answered("support-chatbot")) as (app, pilot):
        for keys in (["question_mark"], ["e"], ["T"]):
            await press(pilot, *keys)
            assert isinstance(app.screen, Dialog)
            await pilot.click(offset=(0, 0))
            await settle(pilot)
            assert isinstance(app.screen, Frame)
        await press(pilot, "T", *"bot")
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert isinstance(app.screen, Dialog)
        assert app.screen.typed()[0].endswith("bot")
        await press(pilot, "escape")
        assert isinstance(app.screen, Frame)


async def test_a_click_beside_the_saved_decisions_goes_back() -> None:
    """A name that is suggested, or was typed before, is nothing that could be lost."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "l", "s")
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert isinstance(app.focused, Options)
        await press(pilot, "s", "enter")
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert isinstance(app.screen, Frame)


async def test_help_is_searched_by_typing() -> None:
    """Any letter begins; the page that holds the words is shown; escape ends that first."""
    async with started() as (app, pilot):
        await press(pilot, "question_mark", *"fine-tun")
        source = app.screen.query_one(Document).source
        assert "**Fine\\-tun" in source or "**Fine-tun" in source
        assert "**Agent**" not in source
        await press(pilot, *"zzz")
        assert "Nothing here holds that" in words_of(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, Frame)


@pytest.mark.parametrize(
    "place",
    [
        "wizard",
        "report",
        pytest.param("compare", marks=pytest.mark.harness),
        pytest.param("budget", marks=pytest.mark.harness),
    ],
)
async def test_no_command_is_dead(place: str) -> None:
    """Every key of every command changes something or says something where it applies."""
    own = [c for c in COMMANDS if c.where == place]
    if place == "compare":
        # quit and suspend leave the terminal, which there is none of here: see test_leaving.
        own += [c for c in commands_in("everywhere") if c.id not in ("compare", "quit", "suspend")]
    keys = [(key, command.id) for command in own for key in command.keys.split(",")]
    dead = []
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "b", "right", "w", "1", KEYS[place])
        before = _seen(app)
        for key, name in keys:
            await press(pilot, key)
            if _seen(app) == before:
                dead.append((key, name))
            # What is begun is given up, so that the next key does its own work.
            if len(app.screen_stack) > 1 or isinstance(app.focused, Input) or name == "wizard.two":
                await press(pilot, "escape")
            elif app.current_mode != place:
                await press(pilot, KEYS[place])
            app.clear_notifications()
            await pilot.pause()
            before = _seen(app)
    assert not dead


def _seen(app: RoletuiApp) -> tuple[object, ...]:
    return app.state, app.current_mode, type(app.screen), app.clipboard, screen_text(app)


@pytest.mark.harness
async def test_the_palette_offers_the_commands_of_the_screen() -> None:
    """The palette has what applies here and everywhere, not what belongs to another screen."""
    async with started() as (app, pilot):
        for place in ("wizard", "compare"):
            await press(pilot, KEYS[place])
            here = {app.help_of(c) for c in commands_in("everywhere", place)}
            await press(pilot, "ctrl+p")
            options = app.screen.query_one(Options).options
            assert {option.detail for option in options} - here == {
                "Choose light, dark or terminal colours."
            }
            assert here < {option.detail for option in options}
            assert ("Compare", ("c",)) in {(option.label, option.columns) for option in options}
            await press(pilot, "escape")


async def test_the_palette_pages_only_where_there_is_room() -> None:
    """In a window of a few rows, and before its list is laid out, paging does nothing."""
    async with started(size=(20, 3)) as (app, pilot):
        for keys in (("ctrl+p", "pagedown", "pageup"), ("pagedown", "escape")):
            await press(pilot, *keys)
        for choose in (app.search_themes, app.action_command_palette):
            app.call_later(choose)
            await press(pilot, "pagedown", "pageup", "escape")
        assert app.is_running


async def test_the_palette_carries_out_a_command() -> None:
    """What is typed in the palette and entered is done on the screen beneath it."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, OneOfMany)
        await press(pilot, *"new decision", "enter")
        assert not isinstance(app.screen, OneOfMany)
        assert not app.state.answers


@pytest.mark.parametrize("place", ["wizard", "budget"])
async def test_q_quits(place: str) -> None:
    """Q leaves the app, also from a screen whose controls take other keys."""
    async with started() as (app, pilot):
        await press(pilot, KEYS[place], "q")
        assert not app.is_running
        assert app.return_code == 0


async def test_too_small_says_what_it_needs_and_recovers() -> None:
    """At 39×11 a screen says what it needs; with room again it shows what it showed."""
    async with started(size=(39, 11)) as (app, pilot):
        for place in ("compare", "wizard"):
            await press(pilot, KEYS[place])
            assert words_of(app) == "roletui needs 40×12; this is 39×11."
        await resize(pilot, *NORMAL)
        assert app.context.dataset.questions[0].ask in words_of(app)
        await press(pilot, "2")
        assert dict(app.state.answers) == {"result": "words"}
        await resize(pilot, 120, 11)
        assert words_of(app) == "roletui needs 40×12; this is 120×11."


@pytest.mark.parametrize(
    "theme", ["ansi-light", pytest.param("ansi-dark", marks=pytest.mark.harness)]
)
async def test_other_themes_paint_every_screen(theme: str) -> None:
    """With themes of which there are no pictures too, all screens show their words."""
    wanted = {
        "wizard": "RUNNER-UP",
        "compare": "★ recommended",
        "budget": "480 h at $25",
        "report": "Decision:",
    }
    async with started(answered("support-chatbot"), theme=theme) as (app, pilot):
        for place in PLACES:
            await press(pilot, KEYS[place])
            assert wanted[place] in screen_text(app)


@pytest.mark.harness
async def test_a_theme_can_be_changed_while_the_app_runs() -> None:
    """Another theme repaints what is shown, and loses nothing of it."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "r")
        before, picture = screen_text(app), app.export_screenshot()
        app.choose_theme("roletui-light")
        await pilot.pause()
        assert screen_text(app) == before
        assert app.export_screenshot() != picture
        paper = app.screen.styles.background
        for shown in ("w", "b"):  # one that was painted before, and one that was not
            await press(pilot, shown)
            assert app.screen.styles.background == paper


async def test_the_theme_is_kept_for_the_next_start() -> None:
    """The theme chosen last is the one the app begins in; one that is gone is forgotten."""
    assert THEME.read() is None
    app = RoletuiApp(shipped(), keep_theme=THEME.keep)
    async with app.run_test(size=NORMAL) as pilot:
        await settle(pilot)
        assert (app.theme, THEME.read()) == ("roletui-dark", None)
        app.choose_theme("roletui-light")
        await pilot.pause()
        paper = app.screen.styles.background
    again = RoletuiApp(shipped(), theme=theme_of(AS_SHIPPED))
    async with again.run_test(size=NORMAL) as pilot:
        await settle(pilot)
        assert (again.theme, again.screen.styles.background) == ("roletui-light", paper)
        assert again.has_class("-light-mode")
        assert not again.has_class("-dark-mode")
    assert session_files() == []
    THEME.keep("gone")
    assert RoletuiApp(shipped(), theme=theme_of(AS_SHIPPED)).theme == "roletui-dark"


async def test_a_theme_is_chosen_from_the_palette() -> None:
    """The palette offers four themes and to follow the terminal; that is kept as no choice."""
    app = RoletuiApp(shipped(), theme="roletui-light", keep_theme=THEME.keep)
    async with app.run_test(size=NORMAL) as pilot:
        for typed, name, kept in (
            ("own light", "ansi-light", "ansi-light"),
            ("as the", "roletui-dark", ""),
        ):
            app.call_later(app.search_themes)
            await press(pilot, *typed, "enter")
            await settle(pilot)
            assert (app.theme, THEME.read()) == (name, kept)


async def test_the_ground_of_the_terminal_is_followed_until_a_theme_is_chosen() -> None:
    """Whenever the terminal answers; what it says then is not kept, nor what it says later."""
    app = RoletuiApp(shipped(), keep_theme=THEME.keep)
    asked: list[str] = []
    app.ground.ask = lambda: asked.append(app.theme)
    async with app.run_test(size=NORMAL) as pilot:
        for said, followed in (
            ("11;rgb:ffff/ffff/ffff", "roletui-light"),
            ("11;rgb:0000/0000/0000", "roletui-dark"),
            ("10;rgb:ffff/ffff/ffff", "roletui-dark"),
            ("11;rgb:ffff/ffff/ffff", "roletui-light"),
        ):
            await asyncio.to_thread(app.ground.hear, said)
            await settle(pilot)
            assert (app.theme, THEME.read()) == (followed, None)
        app.choose_theme("ansi-light")
        app.ground.hear("11;rgb:0000/0000/0000")
        await settle(pilot)
        assert (app.theme, THEME.read()) == ("ansi-light", "ansi-light")
        app.choose_theme("")
        await settle(pilot)
        assert (app.theme, THEME.read(), asked) == ("roletui-dark", "", ["ansi-light"])


@pytest.mark.parametrize(
    ("colorfgbg", "theme"),
    [("0;15", "roletui-light"), ("15;0", "roletui-dark"), ("", "roletui-dark")],
)
def test_the_environment_says_what_the_first_frame_is(
    colorfgbg: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLORFGBG counts until the terminal answers, and a chosen theme more than both."""
    monkeypatch.setenv("COLORFGBG", colorfgbg)
    assert RoletuiApp(shipped()).theme == theme
    assert RoletuiApp(shipped(), theme="ansi-dark").theme == "ansi-dark"


@pytest.mark.harness
@pytest.mark.parametrize("keys", ["e", "m", "ctrl+p"])
async def test_enter_pressed_several_times_ends_a_dialog_once(keys: str) -> None:
    """What comes too late finds it gone, and the app goes on."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, keys)
        for _ in range(4):
            app.post_message(events.Key("enter", None))
        await settle(pilot)
        assert app.is_running


@pytest.mark.harness
@pytest.mark.parametrize("key", ["w", "c", "b", "r"])
@pytest.mark.parametrize("answers", [{}, {"result": "words"}, answered("support-chatbot").answers])
async def test_no_width_ends_the_program(key: str, answers: dict[str, str]) -> None:
    """A terminal of a few columns says what it needs; whatever it was before, the app goes on."""
    async with started(State(answers)) as (app, pilot):
        await press(pilot, key)
        for columns in (*range(14, 0, -1), *NORMAL[:1]):
            await resize(pilot, columns, 24)
            await press(pilot, "right", "down")
        assert app.screen.size.width == NORMAL[0]


@pytest.mark.parametrize("size", [(40, 12), (60, 15), NORMAL], ids=str)
@pytest.mark.parametrize(
    ("keys", "does"),
    [
        (("b", "percent_sign"), "enter"),
        (("b", "m"), "enter"),
        (("b", "s"), "enter"),
        (("N",), "ctrl+s"),
        (("e",), "enter"),
        (("o",), "enter"),
        (("o", "2"), "enter"),
    ],
    ids=str,
)
async def test_a_dialog_shows_its_field_and_the_keys_that_end_it(
    keys: tuple[str, ...], does: str, size: tuple[int, int]
) -> None:
    """However few rows there are: where one types, the key that takes it, and the one that closes.

    With an error in it, too.
    """
    async with started(answered("support-chatbot"), size=size) as (app, pilot):
        await press(pilot, *keys)
        for typed in ((), ("x", "enter")) if keys[0] == "b" else ((),):
            await press(pilot, *typed)
            assert isinstance(app.screen, Dialog)
            field = app.focused
            assert field is not None
            seen = app.screen.find_widget(field).visible_region
            assert seen.height >= min(4, field.region.height), screen_text(app)
            line = next(line for line in screen_text(app).splitlines() if f" {does} " in line)
            assert " esc" in line
