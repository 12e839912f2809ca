"""The result: what would change it previewed, the user's own choice, the hiring pack."""

from pathlib import Path
from types import MappingProxyType

import pytest
from helpers import case_of, context_of
from textual.widgets import Input

from journeys.running import (
    NORMAL,
    WIDE,
    answered,
    become,
    files_in,
    keys_of,
    outcome,
    place_of,
    press,
    screen_text,
    settle,
    shipped,
    small_with,
    started,
    words_of,
)
from roletui.case.names import outcome_name
from roletui.report.forms import document
from roletui.report.record.record import record
from roletui.screens.dialogs.export import ExportScreen
from roletui.screens.dialogs.hiring_pack import PackScreen
from roletui.screens.dialogs.other_side import OtherSideScreen
from roletui.screens.dialogs.overrule import OverruleScreen
from roletui.screens.widgets.controls.slider import Slider
from roletui.screens.widgets.lists.options import Options
from roletui.screens.widgets.text.points import Points
from roletui.state.state import Override, State
from roletui.text.money import readable_money
from roletui.tree.what_if import AnswerChange, Flip, flips
from roletui.tui.app import RoletuiApp

REASON = tuple("known")
MOBILE = State(MappingProxyType({"fault": "no", "carry": "no"}))
"""Answers to the small dataset that recommend the mobile mechanic."""


def shown(app: RoletuiApp, name: str) -> list[str]:
    """Return what a part of the result says, paragraph by paragraph."""
    return [text.plain for _, text in app.screen.query_one(f"#{name}", Points).points]


def name_of(app: RoletuiApp) -> str:
    """Return what the outcome that is shown is called."""
    return outcome_name(app.context.dataset, app.context.tree.outcomes[outcome(app)])


def recorded(app: RoletuiApp) -> str:
    """Return the record of the app's state."""
    return record(app.case)


async def test_a_digit_previews_a_change_and_escape_returns() -> None:
    """One key shows the whole decision as if a change were so, on every screen; one key returns."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before = app.state
        flip = flips(app.context.tree.walk(before.answers)).found[0]
        await press(pilot, "1")
        assert outcome(app) == flip.outcome != "ai-engineer"
        assert app.state.real == before
        hands = app.context.tree.question("hands")
        assert shown(app, "first")[0].startswith(f"◇ WOULD BE   as if {hands.topic}: ")
        assert "RECOMMENDED" not in screen_text(app)
        assert "save" not in screen_text(app).splitlines()[-1]
        for key in ("c", "b", "r"):
            await press(pilot, key)
            assert screen_text(app).splitlines()[1].strip().startswith(f"WOULD BE {name_of(app)}")
        assert "a preview, not decided" in recorded(app)
        await press(pilot, "escape")
        assert app.state == before
        assert app.current_mode == "report"


@pytest.mark.parametrize("key", ["left", "u"])
async def test_back_and_undo_only_leave_a_preview(key: str) -> None:
    """Going back or undoing on a preview returns to one's own answers and takes nothing back."""
    async with started() as (app, pilot):
        await become(pilot, answered("support-chatbot"))
        before, history = app.state, app.workspace.history
        await press(pilot, "1", key)
        assert app.state == before
        assert app.workspace.history == history


async def test_a_preview_can_be_kept_and_undone() -> None:
    """Enter makes the previewed answers one's own, which is one change to undo."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before = app.state
        await press(pilot, "1", "enter")
        assert app.state.real is None
        assert app.state.answers["hands"] == "learn"
        assert shown(app, "banner") == []
        await press(pilot, "u")
        assert app.state == before


async def test_a_change_can_be_taken_by_cursor_and_mouse() -> None:
    """The list of changes takes the keys with tab; enter previews the one under the cursor."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await press(pilot, "tab", "down", "down", "enter")
        assert app.state.real is not None
        await press(pilot, "enter")
        assert app.state.real is None
        await press(pilot, "u")
        assert app.state.real is None
        await pilot.click("#changes", offset=(8, 1))
        assert app.state.answers["hands"] == "learn"


async def test_a_preview_of_a_preview_returns_to_ones_own_answers() -> None:
    """A change of what is previewed goes on from there; one key returns all the way."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before = app.state
        await press(pilot, "1", "3")
        assert app.state.real == before
        await press(pilot, "escape")
        assert app.state == before


async def test_sizes_can_be_tried_on_a_preview() -> None:
    """A slider moved while previewing is part of the preview: leaving it leaves that too."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "1", "b")
        weeks = app.case.lines[0].weeks
        slider = app.screen.query_one("#weeks", Slider)
        slider.focus()
        await press(pilot, "right")
        assert app.state.real is not None
        assert app.case.lines[0].weeks == weeks + 1
        await press(pilot, "escape")
        assert app.state == answered("support-chatbot")
        assert app.workspace.history.past == ()


async def test_a_change_of_a_preview_that_leads_back_ends_it() -> None:
    """Where the previewed answers are one's own again, nothing is previewed any more."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before = app.state
        await press(pilot, "1")
        tree = app.context.tree
        back = ((AnswerChange("hands", "learn", "open"),), "ai-engineer")
        await press(pilot, str(app.case.offered.index(Flip(*back)) + 1))
        assert app.state == before
        assert tree.walk(app.state.answers).outcomes == ("ai-engineer",)


async def test_a_preview_leaves_a_choice_aside() -> None:
    """What was chosen against one recommendation says nothing of another that is previewed."""
    own = Override("ml-engineer", "because", "ai-engineer")
    state = answered("support-chatbot")._replace(override=own)
    async with started(state) as (app, pilot):
        await press(pilot, "1", "c")
        assert name_of(app) in screen_text(app).splitlines()[1]
        total = app.case.bill.total
        assert total is not None
        assert f"· {readable_money(total.likely, 'USD')} " in screen_text(app).splitlines()[1]
        await press(pilot, "w", "enter")
        assert app.state.override == own


async def test_a_reload_leaves_a_preview() -> None:
    """Where the file changes while a preview is shown, one's own answers are shown again."""
    async with started(State({"fault": "yes", "skill": "yes"}), context=small_with()) as (
        app,
        pilot,
    ):
        await press(pilot, "1")
        assert app.state.real is not None
        questions = tuple(
            question._replace(answers=question.answers[::-1])
            for question in app.context.dataset.questions
        )
        other = context_of(app.context.dataset._replace(questions=questions))
        await app.adopt(other, "changed")
        await press(pilot, "r")
        assert app.state.real is None
        assert app.is_running


@pytest.mark.parametrize("key", ["e", "o", "y"])
async def test_nothing_previewed_is_taken_for_ones_own(key: str) -> None:
    """What is previewed is neither saved, copied nor overruled; it says how to return or keep."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "1", "r", key)
        assert not app.clipboard
        assert not isinstance(app.screen, ExportScreen | OverruleScreen)
        assert "These are not your answers" in words_of(app)


async def test_what_was_refused_is_not_said_any_longer_once_it_is_untrue() -> None:
    """Back from a preview, or with an answer that decides, the notice before goes at once."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "1", "e", "escape")
        assert app.state.real is None
        assert "These are not your answers" not in words_of(app)
        await press(pilot, "1", "e", "enter")
        assert "These are not your answers" not in words_of(app)
    async with started() as (app, pilot):
        *first, last = keys_of("support-chatbot")
        await press(pilot, *first, "o")
        assert "Nothing is recommended yet" in words_of(app)
        await press(pilot, last)
        assert "Nothing is recommended yet" not in words_of(app)


@pytest.mark.parametrize("key", ["u", "1", "c", "question_mark"])
async def test_a_notice_goes_with_the_next_change_or_screen(key: str) -> None:
    """What undo said is gone after another change, on another screen and under a dialog."""
    async with started() as (app, pilot):
        await press(pilot, *keys_of("support-chatbot")[:3], "u")
        said = "Back: “Who does it, how long” as before"
        assert said in words_of(app)
        await press(pilot, key)
        assert said not in words_of(app)


async def test_a_warning_stays_for_as_long_as_it_takes_to_read() -> None:
    """What must not be missed is not taken away by the next key."""
    async with started() as (app, pilot):
        await press(pilot, "1")
        app.notify("The disk is full.", severity="warning")
        await press(pilot, "c", "s")
        assert "The disk is full." in words_of(app)


async def test_an_open_decision_lists_what_would_decide_it() -> None:
    """While several outcomes are left, a digit previews the answer that would leave one."""
    answers = {**answered("support-chatbot").answers, "hands": "unsure"}
    async with started(State(answers), size=WIDE) as (app, pilot):
        await pilot.pause()
        assert app.screen.query_one("#unknowns", Points).heading.startswith("FIND OUT FIRST   %")
        assert "WHAT WOULD DECIDE IT" in words_of(app)
        await press(pilot, "1")
        assert app.case.walk.status == "decided"


@pytest.mark.harness
async def test_deciding_otherwise_keeps_recommendation_choice_and_reason() -> None:
    """O asks for a role and a reason; both stand on every screen and in the record; u undoes it."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before = app.state
        await press(pilot, "o")
        roles = app.screen.query_one(Options)
        assert "ai-engineer" not in [option.id for option in roles.options]
        await press(pilot, "2", *REASON, "enter")
        assert app.state.override == Override("ml-engineer", "known", "ai-engineer")
        assert app.state.answers == before.answers
        assert app.case.lines[0].role == "ml-engineer"
        assert any("ML engineer: known" in words for words in shown(app, "banner"))
        assert "Hire an AI engineer" in shown(app, "first")
        for key in ("c", "b", "r"):
            await press(pilot, key)
            line = screen_text(app).splitlines()[1]
            assert "Your choice: ML engineer, not AI engineer" in line
        text = recorded(app)
        assert "Decision: Machine learning engineer by the team's own choice" in text
        assert "- Reason: known" in text
        assert (
            "- Recommended: Hire an AI engineer (1 person, 12 weeks · $12,000 (one source" in text
        )
        await press(pilot, "u")
        assert app.state == before


async def test_a_long_reason_leaves_the_result_in_sight() -> None:
    """It takes two rows at most; the record has all of it."""
    reason = "They have the labels of three years. " * 40
    own = answered("support-chatbot")._replace(
        override=Override("ml-engineer", reason.strip(), "ai-engineer")
    )
    async with started(own, size=NORMAL) as (app, pilot):
        lines = screen_text(app).splitlines()
        assert next(n for n, line in enumerate(lines) if "RECOMMENDED" in line) <= 5
        assert "… o changes it" in words_of(app).replace(" ▌", "")
        await press(pilot, "r")
        assert reason.strip() in recorded(app).replace("\n", " ")


async def test_a_choice_needs_a_reason() -> None:
    """Without a reason nothing is chosen, and the dialog says so; escape changes nothing."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "o", "2", "space", "enter")
        assert isinstance(app.screen, OverruleScreen)
        assert "A reason is needed" in words_of(app)
        await press(pilot, "escape")
        assert app.state.override is None


@pytest.mark.harness
async def test_a_choice_can_be_changed_and_withdrawn() -> None:
    """The dialog marks the present choice, offers its reason again, and the way back."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "o", "2", *REASON, "enter", "o")
        assert "your choice" in words_of(app)
        await press(pilot, "2")
        assert app.screen.query_one(Input).value == "known"
        await press(pilot, "escape", "o", "0")
        assert app.state.override is None
        await press(pilot, "u")
        assert app.state.override is not None


async def test_a_choice_that_is_recommended_by_now_is_none() -> None:
    """Where other answers lead to the chosen role, nobody is overruled any more."""
    state = answered("scratches-in-photographs")
    own = state._replace(override=Override("ml-engineer", "because", "ai-engineer"))
    assert case_of(shipped(), own).active_override is None
    async with started(own) as (app, _):
        assert "Your choice" not in words_of(app)


@pytest.mark.parametrize("key", ["o", "O", "p"])
async def test_before_a_recommendation_there_is_nothing_to_overrule(key: str) -> None:
    """Without a recommendation the dialogs say what comes first."""
    async with started() as (app, pilot):
        await press(pilot, key)
        assert "Nothing is recommended yet" in words_of(app)


@pytest.mark.harness
async def test_the_other_side_is_read_copied_and_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """O on the result and on the report shows the document, y there copies it, s saves it."""
    async with started(MOBILE, context=small_with()) as (app, pilot):
        copied: list[str] = []
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        for screen in ("w", "r"):
            await press(pilot, screen)
            await press(pilot, "O")
            assert isinstance(app.screen, OtherSideScreen)
            assert "The other side: Who should repair the bicycle?" in words_of(app)
            await press(pilot, "O")
            assert not isinstance(app.screen, OtherSideScreen)
        before = app.state
        await press(pilot, "O", "y")
        assert not files_in(tmp_path)
        await press(pilot, "s", "escape")
        text = document("other-side", app.case)
        assert copied == [text]
        assert (tmp_path / "roletui-other-side.md").read_text(encoding="utf-8") == text
        assert app.state == before


async def test_the_other_side_is_that_of_ones_own_answers() -> None:
    """While answers are previewed there is none to be copied: it says how to get back."""
    async with started(MOBILE, context=small_with()) as (app, pilot):
        await press(pilot, "1", "O")
        assert not isinstance(app.screen, OtherSideScreen)
        assert "These are not your answers" in words_of(app)


@pytest.mark.harness
async def test_the_hiring_pack_is_read_and_recorded() -> None:
    """P shows the pack of whoever is chosen; p there puts it into the record and takes it out."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "p")
        assert isinstance(app.screen, PackScreen)
        assert "Hiring pack: AI engineer" in words_of(app)
        await press(pilot, "escape")
        assert "Hiring pack" not in recorded(app)
        await press(pilot, "p", "p")
        assert app.state.pack
        text = recorded(app)
        for heading in ("Hiring pack: AI engineer", "Job post", "What to ask", "The first 30 days"):
            assert heading in text
        await press(pilot, "p", "p")
        assert not app.state.pack


async def test_the_pack_is_for_whoever_is_chosen() -> None:
    """Whoever decides otherwise gets the pack of the role that was chosen."""
    own = Override("ml-engineer", "because", "ai-engineer")
    async with started(answered("support-chatbot")._replace(override=own)) as (app, pilot):
        await press(pilot, "p")
        assert "Hiring pack: Machine learning engineer" in words_of(app)


async def test_a_preview_begins_at_the_top_and_returns_to_where_one_was() -> None:
    """Taken back, the cursor, what is unfolded and the scroll position are those of before."""
    async with started(answered("support-chatbot")) as (app, pilot):
        changes, below = app.screen.query_one("#changes", Options), app.screen.query_one("#below")
        assert changes.fold == 3
        await press(pilot, *["down"] * 5)
        await pilot.pause()
        where = (changes.highlighted, changes.fold, below.scroll_offset.y)
        assert where[:2] == (4, 0)
        assert where[2] > 0
        await press(pilot, "5")
        assert (changes.highlighted, changes.fold, below.scroll_offset.y) == (None, 3, 0)
        await press(pilot, "escape")
        await pilot.pause()
        assert (changes.highlighted, changes.fold, below.scroll_offset.y) == where


@pytest.mark.parametrize("size", [NORMAL, WIDE], ids=str)
async def test_changes_that_are_folded_come_by_a_click_or_a_digit(size: tuple[int, int]) -> None:
    """The cursor is on the first that came, or on that of the digit; nothing is tried yet."""
    for way, place in (("click", 3), ("6", 5)):
        async with started(answered("support-chatbot"), size=size) as (app, pilot):
            changes, before = app.screen.query_one("#changes", Options), app.state
            if way == "click":
                await pilot.click(offset=place_of(app, "↓ 6 more"))
                await settle(pilot)
            else:
                await press(pilot, way)
            await pilot.pause()
            assert (changes.fold, changes.highlighted, app.state) == (0, place, before)
            assert changes.options[place].label[:16] in screen_text(app)
            await press(pilot, "enter")
            assert app.state.real == before


async def test_the_first_step_down_comes_to_the_first_change() -> None:
    """The cursor goes from the page into the changes."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await press(pilot, "down")
        assert app.screen.query_one("#changes", Options).highlighted == 0


async def test_where_nobody_is_paid_the_next_step_is_the_record() -> None:
    """There is no plan to set then."""
    async with started(State({"result": "words", "engine": "offered"})) as (app, _):
        assert outcome(app) == "no-hire"
        keys = screen_text(app).splitlines()[-1]
        assert keys.split()[:4] == ["r", "read", "the", "record"]
        assert "plan" not in keys


async def test_who_is_recommended_is_said_once() -> None:
    """The headline runs on into the name in big letters; where it says more it stands below."""
    async with started(answered("support-chatbot")) as (app, pilot):
        assert shown(app, "first")[0] == "★ RECOMMENDED"
        assert "Hire an AI engineer" not in shown(app, "first")
        await become(pilot, State({"result": "words", "engine": "offered"}))
        assert shown(app, "first")[4].startswith("Hire nobody yet: ")
