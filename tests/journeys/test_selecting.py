"""Text is selected with the mouse and copied as it is seen; pasting loses nothing."""

import pytest
from helpers import shipped
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from journeys.running import (
    WIDE,
    answered,
    keys_of,
    listened,
    place_of,
    press,
    screen_text,
    settle,
    started,
)
from roletui.case.names import outcome_name
from roletui.tui.app import RoletuiApp
from roletui.tui.idle_loop import running_idle_loop

pytestmark = pytest.mark.harness


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the mouse at a cell of the screen, move it to another, and let go."""
    for kind, (x, y) in (
        (events.MouseDown, start),
        (events.MouseMove, end),
        (events.MouseUp, end),
    ):
        pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await settle(pilot)


async def copied(app: App[None], pilot: Pilot[None], first: str, last: str) -> str:
    """Drag from the first letter of some words to the last letter of others; press ctrl+c."""
    x, y = place_of(app, last)
    await drag(pilot, place_of(app, first), (x + len(last) - 1, y))
    await press(pilot, "ctrl+c")
    return app.clipboard


async def test_wrapped_answers_are_copied_as_they_were_written() -> None:
    """In the wizard a selection joins what is wrapped, and gives no answer."""
    question = shipped().tree.question("result")
    first, second = question.answers[:2]
    async with started(size=WIDE) as (app, pilot):
        found = await copied(app, pilot, first.label, second.means[-9:])
        assert found.split("\n") == [
            first.label, first.means, f"2\t{second.label}", second.means
        ]  # fmt: skip
        assert await copied(app, pilot, question.ask[:9], question.ask[-9:]) == question.ask
        assert not app.state.answers
        await press(pilot, *keys_of("support-chatbot")[:2])
        first, second = shipped().tree.question("hands").answers[:2]
        found = await copied(app, pilot, first.label, second.means[-9:])
        assert found.split("\n") == [
            f"{first.label}\t→ AI engineer",
            first.means,
            f"2\t{second.label}\t→ AI engineer",
            second.means,
        ]


async def test_cells_of_the_comparison_are_copied_with_tabs_between() -> None:
    """Each cell is joined; the factor's name stands first; lines of the grid are left out."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, "c")
        before = app.state
        found = await copied(app, pilot, "Core job", "Passing data on")
        assert found.split("\n")[0].split("\t") == [
            "Core job", "Joins tools", "Calls models", "Trains models", "Adds AI calls",
            "Uses a rule", "Delivers data",
        ]  # fmt: skip
        assert found.split("\n")[-1] == "Typical work\tPassing data on"
        assert app.state == before


async def test_the_record_is_copied_in_its_own_paragraphs() -> None:
    """A paragraph of the record is one line, each item of a list a line of its own."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, "r")
        found = await copied(app, pilot, "Decision: not taken", "Date: 2026")
        many = len(app.context.dataset.outcomes)
        paragraph, left, status, date = found.split("\n")
        assert paragraph == f"Decision: not taken yet, {many} outcomes still possible."
        assert left == "Nothing is recommended yet. 2 to 6 questions left."
        assert status == "• Status: open"
        assert date == "• Date: 2026"


async def test_the_result_is_copied_by_paragraphs() -> None:
    """Reasons that are wrapped are one line each, after their mark."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await drag(pilot, place_of(app, "RUNNER-UP"), (WIDE[0] - 3, 31))
        lines = (app.screen.get_selected_text() or "").split("\n")
        second = app.case.runner_up
        assert second is not None
        assert outcome_name(app.context.dataset, second.outcome) in lines
        words = "Nothing speaks against an existing model, so the work is the software around it."
        assert f"· {words}" in lines
        found = await copied(app, pilot, "★ RECOMMENDED", "★ RECOMMENDED")
        assert found == "★ RECOMMENDED"


async def test_what_is_selected_is_seen_to_be() -> None:
    """The selected cells get another background, the others do not; the text stays readable."""
    async with started(size=WIDE) as (app, pilot):
        x, y = place_of(app, shipped().dataset.questions[0].answers[0].label[:20])
        before, *_ = [app.screen.get_style_at(x + n, y) for n in (0, 4, 5)]
        await drag(pilot, (x, y), (x + 4, y))
        first, last, behind = [app.screen.get_style_at(x + n, y) for n in (0, 4, 5)]
        assert first.bgcolor == last.bgcolor != before.bgcolor == behind.bgcolor
        assert first.color == before.bgcolor != first.bgcolor


async def test_nothing_selected_is_nothing_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a selection the clipboard stays, and it is said which keys leave."""
    words = (
        "Nothing is selected that could be copied. esc closes what is open, q leaves; everything "
        "is kept."
    )
    async with started() as (app, pilot):
        app.copy_to_clipboard("before")
        heard = listened(app, monkeypatch)
        for keys in ("ctrl+c",), ("m", "ctrl+c"):
            await press(pilot, *keys)
        assert (app.clipboard, heard) == ("before", [words, words])


async def test_a_click_on_a_notice_that_is_just_going() -> None:
    """A notice that is removed, but still painted, takes no click and selects nothing."""
    async with started() as (app, pilot):
        await press(pilot, "u")
        x, y = place_of(app, "Nothing to undo")
        with app.batch_update():
            await app.screen.query("Toast").remove()
            app.post_message(events.MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
            await running_idle_loop().idle()
            assert app.screen.get_widget_and_offset_at(x, y) == (None, None)
        await settle(pilot)
        assert app.is_running


async def paste(app: RoletuiApp, pilot: Pilot[None], text: str) -> None:
    """Paste a text where the focus is."""
    app.post_message(events.Paste(text))
    await settle(pilot)


@pytest.mark.parametrize("keys", [("e", "tab"), ("m",), ("o", "2", "enter"), ("c", "slash")])
async def test_lines_pasted_into_a_field_are_joined(keys: tuple[str, ...]) -> None:
    """Wherever one line is typed, a line break becomes a blank, and nothing is lost."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, *keys)
        field = app.focused
        assert isinstance(field, Input), screen_text(app)
        field.value = ""
        await paste(app, pilot, "one two\r\nthree\n")
        assert field.value == "one two three"


async def test_lines_pasted_into_notes_stay_lines() -> None:
    """Where several lines are written, they are pasted as they are."""
    async with started() as (app, pilot):
        await press(pilot, "N")
        area = app.focused
        assert isinstance(area, TextArea)
        await paste(app, pilot, "one\ntwo")
        assert area.text == "one\ntwo"
