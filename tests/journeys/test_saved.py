"""Decisions kept under a name: saved, opened, renamed, copied, deleted and compared in the app."""

import os
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from helpers import case_of
from textual import events
from textual.widgets import Input, Static

from journeys.running import (
    NORMAL,
    WIDE,
    answered,
    become,
    listened,
    place_of,
    press,
    screen_text,
    shipped,
    started,
    words_of,
)
from roletui.cost.settings import Display
from roletui.disk.paths import scenarios_folder
from roletui.records import library as saved
from roletui.records.autosave import Session
from roletui.report.forms import document
from roletui.screens.dialogs.saved import SavedScreen
from roletui.screens.dialogs.versus import Versus
from roletui.screens.widgets.text.document import Document
from roletui.state.plan_changes import resize
from roletui.state.state import Origin, State, open_other

CHATBOT = answered("support-chatbot")
FULL = "No space left on device"
FORECAST = answered("demand-forecast")


def two_juniors() -> State:
    """Return the chatbot's state with two people."""
    return resize(CHATBOT, case_of(shipped(), CHATBOT).lines, "people", Decimal(2))


def keep(name: str, state: State) -> str:
    """Save a state, and return its file."""
    return saved.save(shipped().loaded, state, name)


def names() -> list[str]:
    """Return the names in the folder."""
    return [entry.name for entry in saved.saved_decisions()]


async def test_a_decision_is_saved_and_opened_as_one_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An empty list says how to begin; what is saved comes back whole, and undo takes it back."""
    async with started(two_juniors()) as (app, pilot):
        heard = listened(app, monkeypatch)
        await press(pilot, "l")
        assert isinstance(app.screen, SavedScreen)
        assert "Nothing is saved yet; s saves this decision as “AI engineer”." in words_of(app)
        await press(pilot, "s")
        assert app.screen.query_one(Input).value == "AI engineer"
        await press(pilot, *"Two juniors", "enter")
        assert names() == ["Two juniors"]
        assert "Saved “Two juniors” in ~/data/roletui/scenarios/two-juniors.toml." in words_of(app)
        assert "as now" in words_of(app)
        assert "AI engineer · $24,000" in words_of(app)
        await press(pilot, "escape")
        await become(pilot, FORECAST)
        await press(pilot, "l", "enter")
        asked = "What you have now is not saved. Open “Two juniors” in its place?"
        assert asked in words_of(app)
        await press(pilot, "escape")
        assert app.state == FORECAST
        await press(pilot, "enter", "y")
        assert app.state == two_juniors()
        await press(pilot, "u")
        assert app.state == FORECAST
        opened, undone = heard
        assert opened == "Opened “Two juniors”; u brings back what you had."
        assert undone.startswith("Back: ")


async def test_a_name_that_is_taken_is_asked_about() -> None:
    """Only y replaces it, no enter that was pressed too often; another name keeps both."""
    keep("AI engineer", CHATBOT)
    async with started(two_juniors()) as (app, pilot):
        await press(pilot, "l", "s")
        assert app.screen.query_one(Input).value == "AI engineer 2"
        await press(pilot, "end", "backspace", "backspace", "enter", "enter", "enter")
        assert "There is “AI engineer” already. Replace it?" in words_of(app)
        assert "y  replaces it" in screen_text(app)
        await press(pilot, "escape")
        assert "“AI engineer” already" not in words_of(app)
        assert app.screen.query_one(Input).has_focus
        assert saved.saved_decisions()[0].scenario is not None
        assert saved.saved_decisions()[0].scenario.plan == ()
        await press(pilot, "enter", "y")
        assert names() == ["AI engineer"]
        assert saved.saved_decisions()[0].scenario.plan == two_juniors().plan


@pytest.mark.harness
async def test_duplicate_rename_and_delete() -> None:
    """Each does what its key says; a deletion asks first, and escape keeps what was asked about."""
    keep("Plan", CHATBOT)
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "l", "y")
        assert names() == ["Plan", "Plan (copy)"]
        await press(pilot, "r", *"Other", "enter")
        assert names() == ["Other", "Plan"]
        assert "“Plan (copy)” is called “Other” now." in words_of(app)
        await press(pilot, "x")
        assert "Delete “Other”? Nothing brings it back." in words_of(app)
        await press(pilot, "down", "s", "enter", "escape")
        assert names() == ["Other", "Plan"]
        await press(pilot, "delete", "y")
        assert names() == ["Plan"]
        assert "“Other” was deleted." in words_of(app)
        await press(pilot, "r", "enter", "r", *" ", "enter")
        assert "Give it a name." in words_of(app)
        assert app.state == CHATBOT


@pytest.mark.harness
async def test_a_marked_one_is_compared_with_the_one_under_the_cursor() -> None:
    """Results, answers, both plans and totals are there, in one currency; escape goes back."""
    keep(
        "One",
        CHATBOT._replace(
            cost_settings=CHATBOT.cost_settings._replace(display=Display("EUR", Decimal(2)))
        ),
    )
    keep("Two", two_juniors())
    keep("Zebra", FORECAST)
    async with started(FORECAST) as (app, pilot):
        await press(pilot, "l", "equals_sign", "d")
        assert "“One” is picked itself" in words_of(app)
        await press(pilot, "down", "d")
        assert isinstance(app.screen, Versus)
        text = app.screen.query_one(Document).source
        assert "- **A** “One”: Hire an AI engineer (decided)" in text
        assert (
            "B likely costs $12,000 more than A: $24,000 instead of $12,000 (no ranges stated)."
            in text
        )
        assert "| People | 1 | 2 | 1 more |" in text
        await press(pilot, "escape", "up", "equals_sign", "down", "d")
        text = app.screen.query_one(Document).source
        assert "- **A** what you have now: " in text
        assert "- **B** “Two”: " in text
        await press(pilot, "escape", "escape")
        assert app.state == FORECAST


async def test_what_cannot_be_read_is_listed_with_why() -> None:
    """It is opened, renamed, copied or compared by no key; only a confirmed deletion removes it."""
    bad = Path(keep("Bad", CHATBOT))
    newer = bad.read_text(encoding="utf-8").replace("format = 1", "format = 2")
    bad.write_text(newer, encoding="utf-8")
    other = keep("Boats", CHATBOT)
    boats = Path(other).read_text(encoding="utf-8").replace('"ai-roles"', '"boats"')
    Path(other).write_text(boats, encoding="utf-8")
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "l")
        assert "bad.toml:1:10: error: format is 2; this program reads format 1." in words_of(app)
        assert "1 decision of other datasets" in words_of(app)
        assert "Boats" not in words_of(app)
        for key, done in (("enter", "opened"), ("y", "duplicated"), ("r", "renamed")):
            await press(pilot, key)
            assert f"It cannot be {done}. bad.toml" in words_of(app)
        for key in ("d", "equals_sign"):
            await press(pilot, key)
            assert isinstance(app.screen, SavedScreen)
        assert bad.read_text(encoding="utf-8") == newer
        await press(pilot, "x", "y")
        assert not bad.exists()
        assert Path(other).exists()


@pytest.mark.harness
async def test_another_window_and_a_full_disk_are_told() -> None:
    """What is gone meanwhile is said and listed anew; what cannot be written loses nothing."""
    file = keep("Plan", CHATBOT)
    async with started(CHATBOT) as (app, pilot):
        for keys in (["enter"], ["x", "y"]):
            await press(pilot, "l")
            os.unlink(file)
            await press(pilot, *keys)
            assert "“Plan” was changed or removed in another window meanwhile" in words_of(app)
            await press(pilot, "escape")
            keep("Plan", CHATBOT)
        with patch("os.fsync", side_effect=OSError(28, FULL)):
            await press(pilot, "l", "s", "enter")
        shown = app.screen.query_one("#said", Static).content
        assert shown == f"“AI engineer” cannot be saved in {scenarios_folder()}: {FULL}."
        assert app.screen.query_one(Input).value == "AI engineer"
        await press(pilot, "enter")
        assert names() == ["AI engineer", "Plan"]


@pytest.mark.harness
async def test_the_mouse_does_it_too() -> None:
    """A click moves the cursor, another one opens; the keys that are shown can be clicked."""
    keep("One", CHATBOT)
    keep("Two", two_juniors())
    async with started(FORECAST) as (app, pilot):
        await press(pilot, "l")
        await pilot.click(offset=place_of(app, "Two"))
        await pilot.click(offset=place_of(app, "x delete"))
        assert "Delete “Two”?" in words_of(app)
        await pilot.click(offset=place_of(app, "esc keeps it"))
        await pilot.click(offset=place_of(app, "s save"))
        await pilot.click(offset=place_of(app, "enter  saves"))
        assert len(names()) == 3
        await pilot.click(offset=place_of(app, "Two"))
        await pilot.click(offset=place_of(app, "Two"))
        assert app.state == two_juniors()


async def test_a_preview_is_neither_saved_nor_replaced() -> None:
    """While other answers are tried out, the list says how to return to one's own."""
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "1", "l")
        assert "These are not your answers" in words_of(app)
        assert not isinstance(app.screen, SavedScreen)


async def test_a_small_terminal_shows_what_is_under_the_cursor() -> None:
    """However little room there is, the cursor stays in sight, and so do the keys."""
    for number in range(8):
        keep(f"Plan {number}", CHATBOT)
    async with started(CHATBOT, size=(40, 12)) as (app, pilot):
        await press(pilot, "l", *["down"] * 7)
        assert "▌ Plan 7" in screen_text(app)
        assert "enter  open" in screen_text(app)
        assert "x delete" in screen_text(app)


async def test_what_is_saved_or_new_is_replaced_at_once() -> None:
    """Nothing is lost by that; what has a name is asked about by it."""
    keep("One", CHATBOT)
    keep("Two", FORECAST)
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "l", "down", "enter")
        assert app.state == FORECAST
        await press(pilot, "n", "l", "enter")
        assert app.state == CHATBOT
        await become(pilot, CHATBOT._replace(task="Bot"))
        await press(pilot, "l", "enter")
        assert "“Bot” is not saved. Open “One” in its place?" in words_of(app)
        await press(pilot, "y")
        assert app.state == CHATBOT


@pytest.mark.harness
async def test_nothing_is_compared_with_itself() -> None:
    """Two marked one after the other are compared; what one has now is no second thing."""
    keep("One", CHATBOT)
    keep("Two", two_juniors())
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "l", "d")
        assert "“One” is what you have now: move to another one" in words_of(app)
        assert "d compare" not in screen_text(app)
        await press(pilot, "down")
        assert "d compares what you have now with “Two”." in words_of(app)
        await press(pilot, "up", "equals_sign", "down", "equals_sign")
        assert isinstance(app.screen, Versus)
        text = app.screen.query_one(Document).source
        assert text.index("- **A** “One”") < text.index("- **B** “Two”")


@pytest.mark.harness
async def test_any_file_is_opened_by_its_path(tmp_path: Path) -> None:
    """A record is opened as one change; what is none says so and leaves everything as it is."""
    (tmp_path / "theirs.md").write_text(document("md", case_of(shipped(), FORECAST)), "utf-8")
    (tmp_path / "notes.md").write_text("# Notes\n", "utf-8")
    code = document("code", case_of(shipped(), two_juniors())).strip()
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "l", "o", "enter")
        assert "Type the path of a file" in words_of(app)
        await press(pilot, *"notes.md", "enter")
        assert "It cannot be opened. notes.md" in words_of(app), screen_text(app)
        await press(pilot, "escape", "o", *"theirs.md", "enter")
        assert app.state == FORECAST._replace(origin=Origin("theirs.md", CHATBOT))
        await press(pilot, "u")
        assert app.state == CHATBOT
        await press(pilot, "l", "o")
        app.screen.query_one(Input).value = code
        await press(pilot, "enter")
        assert app.state == two_juniors()._replace(origin=Origin("a share code", CHATBOT))


@pytest.mark.harness
async def test_a_long_share_code_is_opened_as_it_was_copied() -> None:
    """Notes of 20,000 characters make a code of more than 10,000; mail has broken it into lines."""
    words = (f"{number**7:x}" for number in range(1_000, 3_000))
    theirs = two_juniors()._replace(notes=" ".join(words)[:20_000])
    code = document("code", case_of(shipped(), theirs)).strip()
    assert len(code) > 10_000
    broken = "\n".join(code[at : at + 76] for at in range(0, len(code), 76))
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "l", "o")
        app.post_message(events.Paste(broken))
        await press(pilot, "enter")
        assert app.state == theirs._replace(origin=Origin("a share code", CHATBOT))


@pytest.mark.harness
@pytest.mark.parametrize("size", [(60, 20), NORMAL, WIDE])
async def test_a_colleagues_record_is_opened_beside_ones_own(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """One key and the path; the header says whose it is until one goes back, by one key."""
    (tmp_path / "theirs.md").write_text(document("md", case_of(shipped(), FORECAST)), "utf-8")
    async with started(CHATBOT, size=size) as (app, pilot):
        await press(pilot, "b", "L", *"theirs.md", "enter")
        assert app.state.answers == FORECAST.answers
        for key in "wcbr":
            await press(pilot, key)
            assert "From theirs.md; your own is kept (Z)." in words_of(app), screen_text(app)
            assert "Z your own decision" in words_of(app)
        await press(pilot, "l")
        assert "What you have now is from theirs.md; your own is kept." in words_of(app)
        await press(pilot, "escape", "Z")
        assert app.state == CHATBOT
        assert "This is your own decision again; u takes that back." in words_of(app)
        assert "From theirs.md" not in words_of(app)
        await press(pilot, "u")
        assert "From theirs.md; your own is kept (Z)." in words_of(app)
        await press(pilot, "l", "Z")
        assert app.state == CHATBOT


async def test_what_was_opened_can_become_ones_own(tmp_path: Path) -> None:
    """Then nothing says any more where it came from, and there is nothing to go back to."""
    (tmp_path / "theirs.md").write_text(document("md", case_of(shipped(), FORECAST)), "utf-8")
    async with started() as (app, pilot):
        await press(pilot, "L", *"theirs.md", "enter")
        assert "From theirs.md." in words_of(app)
        await press(pilot, "M")
        assert app.state == FORECAST
        await press(pilot, "Z")
        assert app.state == FORECAST
        assert "none was opened in its place" in words_of(app)


@pytest.mark.harness
async def test_ones_own_stays_kept_whatever_is_opened_next(tmp_path: Path) -> None:
    """A second file, and a saved decision, are opened beside the same one of one's own."""
    (tmp_path / "theirs.md").write_text(document("md", case_of(shipped(), FORECAST)), "utf-8")
    keep("Two juniors", two_juniors())
    async with started(CHATBOT) as (app, pilot):
        await press(pilot, "L", *"theirs.md", "enter", "L", *"theirs.md", "enter", "l", "enter")
        assert app.state == two_juniors()._replace(origin=Origin("Two juniors", CHATBOT))
        await press(pilot, "Z")
        assert app.state == CHATBOT


def test_a_restart_still_says_whose_it_is() -> None:
    """A session keeps where it was opened from and one's own; a record and a code hold neither."""
    opened = open_other(CHATBOT, "theirs.md", FORECAST)
    session = Session.begin(shipped())
    session.save(opened)
    session.close()
    again = Session.begin(shipped())
    assert again.state == opened
    assert again.words == "This is where you left off: in theirs.md, which you had opened."
    again.close()
    case = case_of(shipped(), opened)
    for form in ("md", "toml", "code"):
        assert document(form, case) == document(form, case_of(shipped(), FORECAST))


@pytest.mark.harness
async def test_the_list_is_searched_by_typing() -> None:
    """A slash begins: then letters are typed, not done; escape shows all of the list again."""
    for name in ("Chatbot", "Érable", "Zebra"):
        keep(name, CHATBOT)
    async with started(FORECAST) as (app, pilot):
        await press(pilot, "l", "slash", *"era")
        assert "/ era▏   1 of 3" in screen_text(app)
        assert "Chatbot" not in screen_text(app)
        assert "x delete" not in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SavedScreen)
        assert "Chatbot" in screen_text(app)
        assert "x delete" in screen_text(app)
        await press(pilot, "slash", *"zeb", "enter", "y")
        assert app.state == CHATBOT
