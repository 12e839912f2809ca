"""The wizard: answering, going back, changing, starting over; always by what a user does."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest
from helpers import context_of, tree_of
from textual.geometry import Region

from journeys.running import (
    WAYS,
    WIDE,
    answered,
    become,
    digit,
    digits,
    keys_of,
    outcome,
    place_of,
    press,
    resize,
    screen_text,
    settle,
    shipped,
    small_with,
    started,
    words_of,
)
from roletui.case.changes import reopen
from roletui.case.names import outcome_name
from roletui.cost.drafts import EMPTY
from roletui.dataset.load import load
from roletui.dataset.load import shipped as shipped_file
from roletui.screens.widgets.lists.options import Options
from roletui.screens.widgets.text.points import Points
from roletui.screens.wizard.ask import AskPanel
from roletui.screens.wizard.result import Verdict
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tui.app import RoletuiApp

BRIEFS = shipped().dataset.examples[:7]
"""Some of what the dataset tries itself on; all of it is walked without a screen elsewhere."""


MONEY = ("about ", "$", "≈ ", "nobody is hired", "cost not stated")
SHIPPED = ("ai-roles", "data-roles")


def shipped_as(name: str) -> Context:
    """Return the context of a dataset that ships."""
    return context_of(load(shipped_file(name)))


def ways_to(context: Context, question: str) -> Iterator[Mapping[str, str]]:
    """Yield the answers of examples up to a question."""
    for entry in context.dataset.examples:
        given: dict[str, str] = {}
        for name, answer in entry.answers.items():
            found = context.tree.walk(given).question
            if found is not None and found.id == question:
                yield given
                break
            given[name] = answer


def offered(app: RoletuiApp) -> Options:
    """Return the answers that are offered."""
    return app.screen.query_one("#start", Options)


def changes(app: RoletuiApp) -> Options:
    """Return the changes that the result lists."""
    return app.screen.query_one("#changes", Options)


def told(app: RoletuiApp, name: str) -> list[str]:
    """Return what a part of the result says, paragraph by paragraph."""
    return [text.plain for _, text in app.screen.query_one(f"#{name}", Points).points]


def asked(app: RoletuiApp) -> str:
    """Return the id of the question that is shown; empty for the result."""
    walked = app.case.walk
    return app.state.at or (walked.question.id if walked.question else "")


@pytest.mark.harness
async def test_every_brief_ends_in_its_outcome() -> None:
    """A brief, answered by digits, ends in the outcome it is to end in."""
    async with started() as (app, pilot):
        for brief in BRIEFS:
            await press(pilot, *digits(brief.answers))
            assert dict(app.state.answers) == dict(brief.answers)
            assert outcome(app) == brief.outcome
            assert told(app, "first")[0].startswith("★ RECOMMENDED")
            await press(pilot, "n")
        assert not app.state.answers


async def test_nothing_is_selected_beforehand() -> None:
    """On a question without an answer, enter and digits that no answer has do nothing."""
    async with started() as (app, pilot):
        assert offered(app).highlighted is None
        rows = screen_text(app).splitlines()[offered(app).region.y :]
        assert not any("▌" in row for row in rows)
        await press(pilot, "enter", "9", "8")
        assert not app.state.answers
        await press(pilot, "2")
        assert offered(app).highlighted is None
        await press(pilot, "enter")
        assert dict(app.state.answers) == {"result": "words"}


async def test_nothing_is_selected_where_two_questions_offer_the_same() -> None:
    """The next question has no cursor even if its answers read like those before it."""
    context = small_with(
        ('id = "yes"\nlabel = "Yes, both"', 'id = "yes"\nlabel = "Yes"'),
    )
    async with started(context=context) as (app, pilot):
        await press(pilot, "1", "down", "down", "enter", "enter")
        assert dict(app.state.answers) == {"fault": "yes", "skill": "no"}


async def test_two_keys_at_once_never_change_an_answer() -> None:
    """Digits that arrive together, as over a slow line, answer one question after the other."""
    async with started() as (app, pilot):
        first, second = keys_of("support-chatbot")[:2]
        app.simulate_key(first)
        app.simulate_key(second)
        await settle(pilot)
        assert dict(app.state.answers) == {"result": "words", "engine": "nothing"}


async def test_arrows_letters_and_enter_answer() -> None:
    """Down and j move down, up and k move up, the first move enters the list, enter answers."""
    async with started() as (app, pilot):
        await press(pilot, "down", "j", "k", "down", "enter")
        assert dict(app.state.answers) == {"result": "words"}
        await press(pilot, "up")
        assert offered(app).highlighted == len(offered(app).options) - 1
        await press(pilot, "down", "k", "up", "enter")
        assert app.state.answers["engine"] == app.context.tree.question("engine").answers[-2].id


async def test_the_mouse_answers_and_leads_on() -> None:
    """A click answers, carries out a key of the key line, and shows the screen of a tab."""
    async with started() as (app, pilot):
        label = app.context.tree.question("result").answers[1].label
        await pilot.click(offset=place_of(app, label))
        assert dict(app.state.answers) == {"result": "words"}
        await pilot.click(offset=place_of(app, "0 not sure"))
        assert dict(app.state.answers) == {"result": "words", "engine": "unsure"}
        await press(pilot, "b", "w")
        await pilot.click(offset=place_of(app, "b Cost"))
        assert app.current_mode == "budget"


async def test_a_click_on_a_tab_shows_a_screen_for_the_first_time() -> None:
    """A click on a tab shows its screen even if no key has shown it before."""
    async with started() as (app, pilot):
        await pilot.click(offset=place_of(app, "c Compare"))
        assert app.current_mode == "compare"


async def test_not_sure_with_one_outcome_left() -> None:
    """Not sure where every answer ends alike decides, and says that it does not matter."""
    async with started() as (app, pilot):
        await press(pilot, *keys_of("too-poor-and-uncounted"))
        assert app.state.answers["software"] == "unsure"
        assert outcome(app) == "ai-then-ml"
        assert any("it does not matter" in words for words in told(app, "reasons"))
        assert "PROVISIONAL" not in words_of(app)


async def test_not_sure_early_on_the_way() -> None:
    """That an answer does not matter is said on the result wherever on the way it was asked."""
    tree = tree_of(first="then* then", then="last* last", last="end* other")
    state = State({"first": "unsure", "then": "a0", "last": "a0"})
    async with started(state, size=WIDE, context=context_of(tree)) as (app, _):
        assert outcome(app) == "end"
        assert sum("it does not matter" in words for words in told(app, "reasons")) == 1
        assert "1 that did not matter in the record" in words_of(app)


async def test_not_sure_with_several_outcomes_left() -> None:
    """Not sure where it matters names what else is possible, which question decides, and how."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, *keys_of("support-chatbot")[:-1], "0")
        tree = app.context.tree
        left = ("ai-engineer", "own-developers", "advice-ai")
        assert tree.walk(app.state.answers).outcomes == left
        assert "★ PROVISIONAL one of 3 possible outcomes" in words_of(app)
        assert outcome_name(app.context.dataset, tree.outcomes["advice-ai"]) in told(app, "second")
        assert app.screen.query_one("#second", Points).heading == "OR"
        assert "Close: an open answer decides" in " ".join(told(app, "second")).replace("\n", " ")
        hands = tree.question("hands")
        [words] = told(app, "unknowns")
        for part in (hands.topic, hands.find_out, hands.who, hands.takes, "3 outcomes"):
            assert part in words
        adviser = outcome_name(app.context.dataset, tree.outcomes["advice-ai"])
        # Two days of advice, beside 480 h of the engineer's.
        names = (*["→ AI engineer"] * 3, f"→ {adviser}, 16 h", "→ Own developers")
        assert [(option.label, option.columns[0]) for option in changes(app).options] == [
            (answer.brief, name) for answer, name in zip(hands.answers, names, strict=True)
        ]


async def test_how_to_find_out_stands_below_not_sure() -> None:
    """It is said while the cursor is on it, and only then."""
    async with started() as (app, pilot):
        told = app.context.tree.question("result").find_out
        assert told[:40] not in words_of(app)
        await press(pilot, "up")
        assert told[:40] in words_of(app)


async def test_back_and_change_keep_later_answers() -> None:
    """Left and backspace go back; a changed answer is followed by the kept ones."""
    async with started() as (app, pilot):
        await press(pilot, "left", "backspace")
        assert asked(app) == "result"
        await become(pilot, State({**WAYS["support-chatbot"], "hands": "post"}))
        await press(pilot, "left")
        assert asked(app) == "hands"
        assert offered(app).highlighted == 2
        assert "your answer" in screen_text(app)
        await press(pilot, "backspace")
        assert asked(app) == "engine"
        await press(pilot, digit(app.context, "engine", "private"))
        assert asked(app) == ""
        assert dict(app.state.answers) == {"result": "words", "engine": "private", "hands": "post"}
        await press(pilot, "left", "left", digit(app.context, "engine", "measured"))
        assert asked(app) == "held"
        assert app.state.answers["hands"] == "post"
        await press(pilot, "left", "1")
        assert outcome(app) == "ai-engineer"


async def test_the_trail_goes_back_to_any_question() -> None:
    """Tab leads to the answers given; enter there shows that question, marked in the trail."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        await press(pilot, "tab", "tab")
        assert app.screen.query_one("#trail", Options).highlighted == 0
        assert app.screen.query_one("#changes", Options).highlighted is None
        await press(pilot, "down", "enter")
        assert asked(app) == "engine"
        assert app.focused is offered(app)
        _, row = place_of(app, "  here")
        assert app.context.tree.question("engine").topic in screen_text(app).splitlines()[row]
        await press(pilot, "tab", "down", "down", "enter")
        assert asked(app) == "hands"
        await press(pilot, "enter")
        assert asked(app) == ""
        assert outcome(app) == "ai-engineer"


async def test_a_digit_answers_from_the_trail() -> None:
    """A digit answers the question that is shown wherever the focus is, and leaves it there."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, "2", "tab", "1")
        assert app.state.answers["engine"] == "nothing"
        assert app.focused is app.screen.query_one("#trail")


async def test_start_over_begins_a_new_decision() -> None:
    """Name, plan and notes are gone too; a line says what brings them back, and it does."""
    way = {"result": "words", "engine": "nothing", "hands": "open"}
    plan = (EMPTY._replace(people=2, weeks=Decimal(8)),)
    before = State(way, plan=plan, task="Support chatbot", notes="Ours.")
    async with started(before) as (app, pilot):
        await press(pilot, "n")
        assert app.state == State()
        said = "A new decision: T names it; u brings back “Support chatbot”."
        assert said in words_of(app)
        await press(pilot, "u")
        assert app.state == before
        await press(pilot, "n", "n")
        assert "Nothing is answered yet: this is a new decision." in words_of(app)
        await press(pilot, "u")
        assert app.state == before


async def test_a_key_in_a_notice_is_clicked() -> None:
    """It does what the key does, of the screen or of the app; elsewhere a click closes it."""
    before = State({"result": "words"}, task="Bot")
    async with started(before) as (app, pilot):
        app.notify("n starts over.")
        await settle(pilot)
        await pilot.click(offset=place_of(app, "n starts over."))
        await settle(pilot)
        assert app.state == State()
        x, y = place_of(app, "u brings back “Bot”")
        await pilot.click(offset=(x + 5, y))
        await settle(pilot)
        assert app.state == State()
        assert "brings back" not in words_of(app)
        await press(pilot, "u", "n")
        await pilot.click(offset=place_of(app, "u brings back “Bot”"))
        await settle(pilot)
        assert app.state == before


async def test_what_undo_says_has_whole_words() -> None:
    """Where an answer is too long for a line, only its topic is named."""
    async with started() as (app, pilot):
        await press(pilot, "3", "u")
        assert "Back: “The result” as before" in words_of(app)
        await press(pilot, "U")
        assert "Again: “The result”" in words_of(app)
        await resize(pilot, *WIDE)
        await press(pilot, "u")
        assert "Back: The result: " in words_of(app)


async def test_start_over_beside_an_opened_decision_keeps_ones_own() -> None:
    """Z still goes back to it."""
    own = State({"result": "words"}, task="Mine")
    async with started(own) as (app, pilot):
        app.carry_out(reopen("anna.md", State({"result": "setup"}), others=True))
        await press(pilot, "n", "Z")
        assert app.state == own


async def test_start_over_and_undo() -> None:
    """N forgets all answers, u brings them back at once, U takes that back; each says so."""
    async with started() as (app, pilot):
        await press(pilot, *keys_of("form-to-crm-to-slack"))
        before = app.state
        await press(pilot, "n")
        assert not app.state.answers
        assert offered(app).highlighted is None
        await press(pilot, "u")
        assert app.state == before
        assert "Back: “The result”, “Most of the work” and 1 more as before" in words_of(app)
        await press(pilot, "U")
        assert not app.state.answers
        assert "Again: “The result”, “Most of the work” and 1 more" in words_of(app)
        await press(pilot, "u", "u", "u")
        assert list(app.state.answers) == ["result"]
        await press(pilot, "2", "U")
        assert app.state.answers["setup"] == "one"
        assert "Nothing to redo." in words_of(app)


@pytest.mark.harness
@pytest.mark.parametrize("name", SHIPPED)
async def test_a_result_needs_no_scrolling(name: str) -> None:
    """At 80×24 every example shows verdict, reasons, steps, runner-up and three changes at once."""
    hidden = []
    async with started(context=shipped_as(name)) as (app, pilot):
        for entry in app.context.dataset.examples:
            await become(pilot, State(entry.answers))
            screen, room = app.screen, app.screen.query_one(Verdict).region
            assert [text for text in told(app, "first") if text.startswith(MONEY)]
            assert told(app, "reasons")
            assert told(app, "next")
            assert len(told(app, "second")) == 1
            listed = app.screen.query_one("#unknowns")
            seen = 2
            if not listed.display:
                listed, seen = changes(app), min(3, len(changes(app).options)) + 1
                assert seen > 1
            begins = Region(*listed.region.offset, listed.region.width, seen)
            parts = (screen.query_one(f"#{part}").region for part in ("hero", "reasons", "next"))
            if not all(room.contains_region(place) for place in (*parts, begins)):
                hidden.append(entry.id)
            assert screen.region.contains_region(screen.query_one("#second").region)
    assert not hidden


async def test_the_result_can_be_read_by_keys() -> None:
    """What does not fit at 80×24 is reached by keys that scroll; none of them answers."""
    async with started(answered("support-chatbot")) as (app, pilot):
        before, last = app.state, "ML engineer + AI…"
        assert last not in words_of(app)
        verdict = app.screen.query_one("#hero").region
        await press(pilot, "end", "0", "enter")
        assert last in words_of(app)
        assert app.screen.query_one("#hero").region == verdict
        assert app.state == before
        await press(pilot, "left")
        assert app.focused is offered(app)


async def test_a_result_that_fits_has_nothing_to_scroll() -> None:
    """On a tall terminal the key for the end shows every change; no other does anything."""
    async with started(answered("support-chatbot"), size=(120, 60)) as (app, pilot):
        assert "↓ 6 more" in words_of(app)
        assert "1-3 try a change" in words_of(app)
        await press(pilot, "end")
        whole = words_of(app)
        assert "↓ 6 more" not in whole
        # Own developers are employees, the engineer is not: some differences are not known.
        assert changes(app).head == ("WHAT WOULD CHANGE IT", "then", "likely cost")
        assert "1-9 try a change" in whole
        await press(pilot, "end", "home", "pagedown", "pageup")
        assert words_of(app) == whole


@pytest.mark.harness
@pytest.mark.parametrize("name", SHIPPED)
async def test_all_answers_are_seen_at_once(name: str) -> None:
    """At 80×24 every answer is seen, at first with what it means; none is wrapped.

    Whatever the cursor is on the answers stay, and nothing is scrolled.
    """
    context = shipped_as(name)
    async with started(context=context) as (app, pilot):
        for question in context.dataset.questions:
            before = next(iter(ways_to(context, question.id)))
            await become(pilot, State(before))
            assert asked(app) == question.id
            seen = screen_text(app)
            texts = [words for each in question.answers for words in (each.label, each.means[:30])]
            assert not [words for words in texts if words not in seen]
            for key in ("down", *["down"] * len(question.answers)):
                await press(pilot, key)
                lines = screen_text(app)
                # A long one is wrapped; none begins like another.
                assert all(answer.label[:30] in lines for answer in question.answers), question.id
                assert "0  Not sure" in lines
            assert app.screen.query_one("#left").scroll_offset.y == 0


async def test_what_answers_lead_to_stands_beside_them() -> None:
    """Outcomes are named where all names of an answer fit; of more of them nothing is said."""
    context = small_with()
    async with started(context=context, size=WIDE) as (app, pilot):
        assert [option.columns for option in offered(app).options] == [
            ("",), ("→ Workshop or Mobile",), ("→ Workshop or Mobile",)
        ]  # fmt: skip
        assert "question 1 of about 3" in words_of(app)
        await resize(pilot, 109, 30)
        assert "→ Workshop or Mobile" in screen_text(app)
        await resize(pilot, 40, 30)
        assert "→" not in screen_text(app)


async def test_the_list_of_what_is_possible_follows_the_cursor() -> None:
    """Roles that the answer under the cursor rules out stay where they are, without their mark."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, *keys_of("support-chatbot")[:1])
        every = ["Automation", "AI engineer", "ML engineer", "Own developers", "No hire"]
        every.append("Another trade")
        possible = app.screen.query_one("#possible", Points)

        def left() -> list[str]:
            return [str(text) for mark, text in possible.points if mark == "·"]

        assert (possible.heading.split("   ")[0], left()) == ("STILL POSSIBLE", every)
        await press(pilot, "down", "down")
        assert possible.heading.startswith("AFTER ANSWER 2 ")
        assert possible.heading.endswith(" 1 of 6")
        assert left() == ["No hire"]
        assert told(app, "possible") == every
        await press(pilot, *["down"] * 3)  # own data and an own model: one role after the other
        assert left() == ["AI engineer", "ML engineer"]
        await press(pilot, *["down"] * 5)
        assert possible.heading.startswith("AFTER ANSWER 0 ")


async def test_why_a_question_is_asked_stands_in_its_panel() -> None:
    """And nowhere else; the list of what is possible has names only."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, *keys_of("support-chatbot")[:1])
        question = app.case.walk.question
        assert question is not None
        assert app.screen.query_one(AskPanel).asked.why == question.why
        assert "WHY WE ASK" not in words_of(app)
        assert told(app, "possible") == [
            "Automation", "AI engineer", "ML engineer", "Own developers", "No hire",
            "Another trade",
        ]  # fmt: skip


async def test_a_long_name_costs_no_example() -> None:
    """At 80×24 it gives way in a question that would take a row more; the header has it."""
    name = "Weekly revenue figures that everybody in the company agrees on"
    context = shipped_as("data-roles")
    async with started(State({}, task=name), context=context) as (app, _):
        first = context.dataset.questions[0]
        assert first.ask in words_of(app)
        assert all(answer.means[:30] in screen_text(app) for answer in first.answers)
    async with started(State({}, task=name), size=WIDE, context=context) as (app, _):
        assert f"“{name}”" in app.screen.query_one(AskPanel).asked.ask


async def test_where_answers_lead_is_said_beside_most_of_them_or_none() -> None:
    """One of nine settles the second question, five of five the third."""
    async with started(State({"result": "words"}), size=WIDE) as (app, pilot):
        assert "→" not in screen_text(app)
        await press(pilot, "1")
        assert screen_text(app).count("→ ") == 6  # not sure, too


async def test_the_runner_up_says_what_its_price_differs_from() -> None:
    """Hired the same way; then the answer that would have to differ."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, _):
        assert [" ".join(words.split()) for words in told(app, "second")] == [
            "AI engineer, then ML engineer",
            "",
            "$24,800 for 800 h",
            "$12,800 more than AI engineer, hired alike",
            "",
            "Comes first if you answer",
            "Existing AI model",
            "Perhaps; errors not counted",
        ]


async def test_an_answer_that_was_changed_is_taken_back_in_one_step() -> None:
    """The result is there again, not the question that one had gone back to."""
    async with started(answered("support-chatbot"), size=WIDE) as (app, pilot):
        before = app.state
        await press(pilot, "left", "2")
        assert app.state.answers != before.answers
        await press(pilot, "u")
        assert app.state == before
        assert app.screen.query_one("#hero").display
        await press(pilot, "left", "left", "2", "u")  # in the midst of the questions, too
        assert app.state.answers == before.answers


async def test_what_another_answer_does_to_the_result_is_said() -> None:
    """Whoever changes an answer is told what it was before; a first answer has no before."""
    async with started(size=WIDE) as (app, pilot):
        await press(pilot, *keys_of("support-chatbot"))
        assert "Before:" not in words_of(app)
        await press(pilot, "left", "left", "2")  # a tool that we have offers it
        assert outcome(app) == "no-hire"
        words = "Before: AI engineer, about $12,000 to $98,000. u takes it back."
        assert words in words_of(app)
        await press(pilot, "left", "2")
        assert "Still No hire. u takes it back." in words_of(app)


async def test_answers_on_one_line_lead_back() -> None:
    """Without a rail the answers stand on one line; a click on one shows its question again."""
    async with started(answered("support-chatbot")) as (app, pilot):
        await pilot.click(offset=place_of(app, "Yes, or no objection"))
        assert asked(app) == "engine"


async def test_the_first_question_is_seen_at_once() -> None:
    """At 80×24 a question that is longer than its room begins with its words, not with its end."""
    async with started() as (app, _):
        assert app.screen.query_one("#left").scroll_offset.y == 0
        assert app.context.dataset.questions[0].ask in words_of(app)
        assert app.focused is offered(app)


async def test_the_next_question_begins_with_its_words() -> None:
    """In a low terminal, where a question must be scrolled, the next one is not scrolled yet."""
    async with started(size=(60, 14)) as (app, pilot):
        await press(pilot, "up", "up", "enter")
        assert dict(app.state.answers) == {
            "result": app.context.dataset.questions[0].answers[-1].id
        }
        panel = app.screen.query_one(AskPanel)
        assert app.screen.query_one("#left").region.contains_region(panel.region)


@pytest.mark.parametrize("size", [(140, 50), (160, 45), (200, 50)], ids=str)
async def test_every_answer_is_seen_after_a_resize(size: tuple[int, int]) -> None:
    """The lines are wrapped anew where examples end before the columns or no longer do."""
    async with started(size=size) as (app, pilot):
        await resize(pilot, *WIDE)
        rows = screen_text(app).splitlines()
        last = next(row for row in rows if "Not sure" in row)
        assert last.split()[0] == "0"
        for answer in app.context.dataset.questions[0].answers:
            assert sum(answer.means[:30] in row for row in rows) == 1
