"""The report: live, saved by the dialog, copied, and opened again."""

import os
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from journeys.running import (
    NORMAL,
    WIDE,
    answered,
    files_in,
    keys_of,
    listened,
    place_of,
    press,
    screen_text,
    settle,
    shipped,
    started,
    words_of,
)
from roletui.records.block import FENCE
from roletui.records.notes import NONE_YET
from roletui.records.scenario import loads
from roletui.records.scenario_text import dumps
from roletui.report.forms import FORMS, document
from roletui.report.record.options import PROS
from roletui.report.record.record import record, record_body
from roletui.report.record.rewrite import KEPT
from roletui.screens.dialogs.export import ExportScreen
from roletui.screens.report.screen import ReportScreen
from roletui.screens.widgets.lists.options import Options
from roletui.screens.widgets.text.document import Document
from roletui.tui.app import RoletuiApp

PLAN = answered("support-chatbot")
NAME = "roletui-decision.md"


def said(app: RoletuiApp) -> str:
    """Return what the dialog says under the path."""
    return str(app.screen.query_one("#said", Static).content)


def recorded(app: RoletuiApp) -> str:
    """Return the record of the present state."""
    return record(app.case)


@pytest.mark.harness
async def test_the_report_follows_the_budget() -> None:
    """The record is there before and after an answer, and follows a change made in the budget."""
    async with started() as (app, pilot):
        await press(pilot, "r")
        assert "Decision: not taken yet" in words_of(app)
        await press(pilot, "w", *keys_of("scratches-in-photographs"), "r")
        assert "Decision: " in words_of(app)
        assert "not taken yet" not in words_of(app)
        await press(pilot, "b", "right", "r")
        assert isinstance(app.screen, ReportScreen)
        assert "2 people" in app.screen.text
        assert app.screen.text == recorded(app)
        _, _, below = record_body(app.case).split("\n\n", 2)
        assert f"{app.screen.query_one(Document).source}\n" == below


async def test_the_report_is_read_by_keys_and_by_its_outline() -> None:
    """Keys scroll the record; where it is wide, enter in the outline leads to a heading."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "r", "end")
        document = app.screen.query_one(Document)
        assert FENCE.removeprefix("```toml ") in document.source
        assert document.scroll_offset.y == document.max_scroll_y > 0
        await press(pilot, "home", "space")
        assert document.scroll_offset.y > 0
        outline = app.screen.query_one("#outline", Options)
        labels = [option.label for option in outline.options]
        place = labels.index("  What would change it")
        assert labels[place - 2 : place + 3] == [
            "Decision Outcome", "  Consequences", labels[place], "  Runner-up", PROS
        ]  # fmt: skip
        assert not labels[place + 3].startswith(" ")
        await press(pilot, "tab", *["down"] * (place + 1), "enter")
        named = labels[place].strip()
        *_, line = [line for line, _, title in document.headings if title == named]
        assert document.scroll_offset.y == line


async def test_export_saves_where_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """E offers a path in the current folder, enter saves the record there and says where."""
    async with started(PLAN) as (app, pilot):
        heard = listened(app, monkeypatch)
        await press(pilot, "e")
        assert app.screen.query_one(Input).value == NAME
        assert said(app) == "in ~"
        await press(pilot, "enter")
        assert not isinstance(app.screen, ExportScreen)
        assert len(heard) == 1
        assert heard == [f"Saved as Markdown, whole: ~/{NAME}. Reopen: roletui {NAME}"]
        assert (tmp_path / NAME).read_text(encoding="utf-8") == recorded(app)
        await press(pilot, "e")
        assert app.screen.query_one(Input).value == "roletui-decision-2.md"
        await press(pilot, "enter", "e")
        assert app.screen.query_one(Input).value == "roletui-decision-3.md"
        await press(pilot, "escape")
        assert files_in(tmp_path) == ["roletui-decision-2.md", NAME]


@pytest.mark.harness
async def test_export_overwrites_only_when_asked(tmp_path: Path) -> None:
    """A file that exists is replaced by y alone; escape goes back to the name."""
    for name in ("a.md", "ab.md"):
        (tmp_path / name).write_text("mine")
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e")
        app.screen.query_one(Input).value = "a.md"
        await press(pilot, "end", "enter", "enter", "enter")
        assert said(app) == "There is a file of that name. Replace all that is in it?"
        assert isinstance(app.screen, ExportScreen)
        await press(pilot, "escape", "left", "left", "left", "b", "enter")
        assert said(app) == "There is a file of that name. Replace all that is in it?"
        assert (tmp_path / "a.md").read_text() == (tmp_path / "ab.md").read_text() == "mine"
        await press(pilot, "y")
        assert not isinstance(app.screen, ExportScreen)
        assert (tmp_path / "ab.md").read_text(encoding="utf-8") == recorded(app)
        assert (tmp_path / "a.md").read_text() == "mine"


@pytest.mark.harness
async def test_each_form_is_saved_under_its_suffix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Digit, arrows and clicks choose what for; the name follows; enter or the same again saves."""
    async with started(PLAN) as (app, pilot):
        heard = listened(app, monkeypatch)
        for digit, form in enumerate(FORMS, 1):
            again = str(digit) if digit % 2 else "enter"
            await press(pilot, "e", str(digit), again)
            name = "roletui-decision-2.md" if form.name == "md" else f"{NAME[:-3]}{form.suffix}"
            text = document(form.name, app.case)
            assert (tmp_path / name).read_text(encoding="utf-8") == text
            assert heard[-1].startswith(f"Saved as {form.label}: ~/{name}.")
            assert ("Reopen:" in heard[-1]) == form.reopens
        await press(pilot, "e", "down")
        assert app.screen.query_one(Input).value == "roletui-decision-2.toml"
        await pilot.click(offset=place_of(app, "JSON"))
        assert app.screen.query_one(Input).value == "roletui-decision-2.json"
        await pilot.click(offset=place_of(app, "JSON"))
        assert heard[-1] == "Saved as JSON: ~/roletui-decision-2.json."


async def test_a_digit_chooses_once_and_is_typed_into_the_path(tmp_path: Path) -> None:
    """What is preselected is not saved by its digit at once; in the path digits are typed."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e", "3")
        assert isinstance(app.screen, ExportScreen)
        await press(pilot, "tab", "end", *["left"] * 3, "1")
        assert app.screen.query_one(Input).value == "roletui-decision1.md"
        await press(pilot, "escape", "e", "end", *["backspace"] * 2, *"2.md", "enter")
        assert files_in(tmp_path) == ["roletui-decision.2.md"]


@pytest.mark.parametrize("before", [[], ["1"], ["tab"], ["1", "tab"], ["down"]])
async def test_typing_takes_the_place_of_a_suggested_name(
    tmp_path: Path, before: list[str]
) -> None:
    """A name without a suffix is given that of the purpose; what was typed is gone on with."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e", *before, *"bot")
        suffix = {"1": ".html", "down": ".toml"}.get("".join(before[:1]), ".md")
        assert app.screen.query_one(Input).value == "bot"
        assert said(app) == f"in ~, as bot{suffix}"
        await press(pilot, "up", "down", *"-2", "enter")
        assert files_in(tmp_path) == [f"bot-2{suffix}"]


async def test_a_page_to_mail_is_one_digit_away(tmp_path: Path) -> None:
    """The key line says what enter saves and what the first digit does; so does a click on it."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e")
        assert "enter  saves Markdown, whole    1 web page" in screen_text(app)
        await pilot.click(offset=place_of(app, "1 web page"))
        await settle(pilot)
        assert "enter  saves web page" in screen_text(app)
        await press(pilot, "enter")
        assert files_in(tmp_path) == [f"{NAME[:-3]}.html"]


async def test_what_has_no_suffix_and_is_there_is_meant(tmp_path: Path) -> None:
    """A file of that very name is asked about, and nothing is written beside it."""
    (tmp_path / "notes").write_text("mine")
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e", *"notes", "enter")
        assert said(app) == "There is a file of that name. Replace all that is in it?"
        assert files_in(tmp_path) == ["notes"]


async def test_a_name_of_ones_own_keeps_to_the_form() -> None:
    """A form changes the suffix of a name that was typed, and a typed suffix changes the form."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e")
        name, forms = app.screen.query_one(Input), app.screen.query_one(Options)
        for typed, key, after, form in (
            ("plan.md", "up", "plan.md", "short"),
            ("plan.md", "up", "plan.html", "html"),
            ("plan.JSON", "", "plan.JSON", "json"),
            ("plan.csv", "up", "plan.json", "json"),
            ("plan.txt", "down", "plan.txt", "csv"),
            ("plan.md", "", "plan.md", "md"),
        ):
            name.value = typed
            await pilot.pause()
            await press(pilot, *[key] if key else [])
            assert name.value == after
            assert forms.highlighted is not None
            assert forms.options[forms.highlighted].id == form


async def test_the_key_line_says_what_enter_saves() -> None:
    """By default the whole Markdown; then whatever is marked, by digit, arrow or suffix."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e")
        assert "enter saves Markdown, whole" in words_of(app)
        await press(pilot, "1")
        assert "enter saves web page" in words_of(app)
        await press(pilot, "tab", "end", *["backspace"] * 4, *"json")
        assert "enter saves JSON tab completes ↑↓ what for esc closes" in words_of(app)


async def test_tab_completes_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One match is completed, of several what they share, and they are named; home is ``~``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    for name in ("a.md", "b-1.md", "b-2.md"):
        (tmp_path / "reports" / name).write_text("mine")
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e", "tab")
        line = app.screen.query_one(Input)
        line.value = ""
        for typed, value, words in (
            ("~", "~/", "in ~"),
            ("r", "~/reports/", "in ~"),
            ("b", "~/reports/b-", "b-1.md, b-2.md"),
            ("3", "~/reports/b-3", "Nothing begins like that."),
        ):
            await press(pilot, typed, "tab")
            assert (line.value, said(app)) == (value, words)
        await press(pilot, "backspace", *"1.md")
        assert said(app) == "There is a file of that name; nothing is replaced unasked."
        await press(pilot, "shift+tab", "1")
        assert line.value == "~/reports/b-1.html"
        assert said(app) == "in ~"


@pytest.mark.harness
async def test_an_overwritten_record_keeps_what_a_hand_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written by hand between the marks and around a record is kept when it is saved."""
    file = tmp_path / NAME
    async with started(PLAN) as (app, pilot):
        heard = listened(app, monkeypatch)
        text = recorded(app).replace(NONE_YET, "By *hand*.")
        file.write_text(f"# ADR 7\n\n{text}\nBehind.\n", encoding="utf-8")
        for ups in (0, 1):
            await press(pilot, "e")
            app.screen.query_one(Input).value = NAME
            await press(pilot, *["up"] * ups, "enter", "y")
            assert KEPT in heard[-1]
            text = file.read_text(encoding="utf-8")
            assert text.startswith("# ADR 7\n\n---\n")
            assert text.endswith("\nBehind.\n")
            context = shipped()
            assert loads(text, NAME, context).state.notes == "By *hand*."


@pytest.mark.harness
async def test_notes_are_kept_as_one_change() -> None:
    """What is typed under N is kept by ctrl+s, undone in one, and left out once y says so."""
    async with started(PLAN) as (app, pilot):
        await press(pilot, "r", "N", *"Ask", "enter", *"Ann", "ctrl+s")
        assert app.state.notes == "Ask\nAnn"
        assert "Ask\nAnn" in app.screen.query_one(Document).source
        await press(pilot, "u")
        assert app.state.notes == ""
        await press(pilot, "U", "N", "escape")
        assert isinstance(app.screen, ReportScreen)
        await press(pilot, "N", "x", "escape")
        assert "This is not kept yet" in words_of(app)
        await press(pilot, "escape", "y", "escape")
        assert "This is not kept yet" in words_of(app)
        await press(pilot, "y")
        assert isinstance(app.screen, ReportScreen)
        assert app.state.notes == "Ask\nAnn"
        await press(pilot, "N")
        await pilot.click(offset=place_of(app, "keeps it"))
        await pilot.pause()
        assert isinstance(app.screen, ReportScreen)
        assert app.state.notes == "Ask\nAnn"


async def test_export_says_why_it_cannot_save(tmp_path: Path) -> None:
    """A folder that is none or not there, a folder as name, no name: said, and nothing is lost."""
    (tmp_path / "file").write_text("mine")
    async with started(PLAN) as (app, pilot):
        await press(pilot, "e")
        for path, words in (
            ("file/record.md", "It cannot be saved there: Not a directory."),
            ("nowhere/record.md", "It cannot be saved there: No such file or directory."),
            (str(tmp_path), "It cannot be saved there"),
            ("a\0b", "It cannot be saved there"),
            ("   ", "Give the file a name."),
        ):
            app.screen.query_one(Input).value = path
            await press(pilot, "enter", "enter")
            assert isinstance(app.screen, ExportScreen)
            assert words in said(app) or "There is a file of that name" in said(app)
        await press(pilot, "escape")
        assert files_in(tmp_path) == ["file"]
        assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
async def test_export_says_that_a_folder_is_read_only(tmp_path: Path) -> None:
    """A folder that may not be written to is named as the reason, and the dialog stays."""
    tmp_path.chmod(0o500)
    try:
        async with started(PLAN) as (app, pilot):
            await press(pilot, "e", "enter")
            assert isinstance(app.screen, ExportScreen)
            assert said(app) == "It cannot be saved there: Permission denied."
    finally:
        tmp_path.chmod(0o700)


async def test_copying_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Y copies the record and says what saves it, for terminals that pass nothing on."""
    async with started(PLAN) as (app, pilot):
        heard = listened(app, monkeypatch)
        await press(pilot, "r", "y")
        assert app.clipboard == recorded(app)
        assert heard == ["Sent to the clipboard. Not there? e saves it as a file."]
        monkeypatch.setenv("TERM", "linux")
        app.copy_to_clipboard("before")
        await press(pilot, "y")
        assert heard[1:] == ["This terminal has no clipboard: e saves it as a file."]
        assert app.clipboard == "before"
        assert not files_in(tmp_path)


@pytest.mark.harness
async def test_a_saved_record_restores_the_state() -> None:
    """A record made by hand on all screens gives back exactly the state it was made from."""
    async with started() as (app, pilot):
        ordered = [factor.kind for factor in app.context.dataset.factors].index("money")
        await press(pilot, *keys_of("too-poor-and-uncounted"), "left", "b", "right")
        await press(pilot, "c", *["down"] * ordered, "s", "d")
        before, text = app.state, recorded(app)
    context = shipped()
    for saved in (text, dumps(context.loaded, before)):
        opened = loads(saved, NAME, context)
        assert (opened.state, opened.warnings) == (before, ())
    async with started(opened.state) as (app, pilot):
        assert app.state == before
        await press(pilot, "u")
        assert app.state == before
        app.clear_notifications()
        await press(pilot, "c")
        assert "Roles by" in words_of(app)


async def test_what_changed_since_is_said_when_a_record_is_opened() -> None:
    """What is to be said about an opened record stands on the first screen."""
    async with started(PLAN, say="The dataset has changed since.", size=NORMAL) as (app, pilot):
        await pilot.pause()
        assert "The dataset has changed since." in words_of(app)


@pytest.mark.harness
async def test_export_says_what_becomes_of_a_file(tmp_path: Path) -> None:
    """Before a file is written over: whether all of it goes, or only the record in it."""
    record = tmp_path / "record.md"
    async with started(PLAN) as (app, pilot):
        for before, words in (
            ("# My notes\n", "Replace all that is in it?"),
            ("", "Replace all that is in it?"),
        ):
            record.write_text(before)
            await press(pilot, "e")
            app.screen.query_one(Input).value = str(record)
            await press(pilot, "enter")
            assert said(app).endswith(words)
            assert record.read_text() == before
            await press(pilot, "escape")
        await press(pilot, "e")
        app.screen.query_one(Input).value = str(record)
        await press(pilot, "enter", "y")
        record.write_text(f"Mine.\n\n{record.read_text()}\nMine too.\n")
        await press(pilot, "e")
        app.screen.query_one(Input).value = str(record)
        await press(pilot, "enter")
        assert said(app).endswith("Replace the record in it? The rest stays as it is.")
        await press(pilot, "y")
    text = record.read_text()
    assert text.startswith("Mine.\n\n")
    assert text.endswith("\nMine too.\n")


async def test_the_bar_of_the_record_can_be_dragged() -> None:
    """The mouse takes the record along by its bar, and selects no text of it on the way."""
    async with started(PLAN, size=WIDE) as (app, pilot):
        await press(pilot, "r")
        document = app.screen.query_one(Document)
        right, top = document.region.right - 1, document.region.y
        await pilot.mouse_down(offset=(right, top))
        await pilot.hover(offset=(right, top + 10))
        seen = document.scroll_offset.y
        assert 0 < seen < document.max_scroll_y
        await pilot.mouse_up(offset=(right, top + 10))
        assert app.screen.get_selected_text() is None
        await pilot.hover(offset=(right, top))
        assert document.scroll_offset.y == seen
