"""The task is named first, once, and can be named anew from every screen."""

import pytest
from textual import events
from textual.widgets import Input

from journeys.running import (
    NORMAL,
    WIDE,
    answered,
    place_of,
    press,
    screen_text,
    settle,
    started,
    words_of,
)
from roletui.case import changes
from roletui.screens.compare.screen import CompareScreen
from roletui.screens.frame import AsksTask
from roletui.screens.wizard.task import FirstDigits
from roletui.state.state import State
from roletui.tui.app import RoletuiApp

ASK = "What is it that you want done?"
PLAIN = "What should be there when the work is done?"
NAMED = "What should be there when “Bot” is done?"
SMALLEST = (60, 20)


def head(app: RoletuiApp) -> str:
    """Return the header as it is painted, as one line."""
    return " ".join(" ".join(screen_text(app).splitlines()[:3]).split())


async def test_a_name_stands_in_header_and_question() -> None:
    """Typed and entered: it is in the state, at the left of the header, and in the question."""
    async with started(asks_task="words") as (app, pilot):
        assert ASK in words_of(app)
        assert PLAIN in words_of(app)
        await press(pilot, *"Bot", "enter")
        assert app.state == State(task="Bot")
        assert head(app).startswith("Bot u undo w Decide c Compare b Cost r Record")
        assert NAMED in words_of(app)
        assert ASK not in words_of(app)
        await press(pilot, "2")
        assert app.state.answers == {"result": "words"}


@pytest.mark.parametrize("elsewhere", [False, True])
async def test_of_a_name_that_is_too_long_what_fits_is_pasted(elsewhere: bool) -> None:
    """Eighty characters, also where the focus is elsewhere, and the rest is said to be left out."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *"My ")
        if elsewhere:
            app.screen.set_focus(None)
        app.post_message(events.Paste("chat\nbot " * 10))
        await settle(pilot)
        assert app.screen.query_one(Input).value == "My " + ("chat bot " * 10)[:77]
        assert "At most 80 characters fit here; the rest is left out." in words_of(app)


@pytest.mark.parametrize("key", ["enter", "escape", "tab", "down"])
async def test_it_can_be_skipped(key: str) -> None:
    """By each of these keys; it is never asked again, whatever is undone or begun anew."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, key)
        assert app.state == State()
        assert ASK not in words_of(app)
        assert PLAIN in words_of(app)
        await press(pilot, "2", "u", "n", "c", "w")
        assert ASK not in words_of(app)
        assert app.state.answers == {}


@pytest.mark.parametrize(
    ("typed", "given"), [("2", {"result": "words"}), ("0", {"result": "unsure"})]
)
async def test_a_digit_on_the_empty_line_answers_the_question(
    typed: str, given: dict[str, str]
) -> None:
    """Digits answer from the first key on, and the task stays without a name, after an undo too."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, typed)
        assert (app.state.answers, app.state.task) == (given, "")
        await press(pilot, "u")
        assert ASK not in words_of(app)


async def test_digits_in_a_name_are_part_of_it() -> None:
    """Behind anything else, a blank too, a digit is a character; commands are, from the first."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *" 3D cqw?", "enter")
        assert app.state == State(task="3D cqw?")


@pytest.mark.parametrize(
    "name",
    [
        "24/7 bot",
        "2026 budget",
        "1, then 2",
        "1 2 1 1",
        "3D printing",
        "2nd line",
        "1k w",
        "9 to 5",
    ],
)
async def test_digits_with_which_a_name_begins_are_no_answers(name: str) -> None:
    """What is no key takes the answers back, and so does a letter behind the first digit.

    There is no ninth answer, so a nine begins the name at once.
    """
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *name)
        assert app.state.answers == {}
        await press(pilot, "enter")
        assert app.state == State(task=name)


def test_a_digit_that_answers_later_begins_no_name() -> None:
    """Only digits that follow each other at once, from the empty line on, may be a name's."""
    digits = FirstDigits()
    digits.add("2", 10.0, begins=True)
    digits.add("4", 10.5, begins=False)
    assert digits.before(11.0) == "24"
    digits.add("1", 20.0, begins=False)
    assert digits.before(20.1) == ""
    digits.add("3", 20.2, begins=False)
    assert digits.before(20.3) == ""


def test_a_letter_behind_one_digit_is_a_names_and_a_key_behind_more_is_a_key() -> None:
    """*3D* begins a name although D is a key; *21b* is two answers, then the cost; ? is help."""
    digits = FirstDigits()
    digits.add("3", 10.0, begins=True)
    assert digits.begun("D", 10.5, is_key=True) == "3D"
    assert digits.begun("?", 10.5, is_key=True) == ""
    assert digits.begun("D", 11.0, is_key=True) == ""
    digits.add("1", 10.5, begins=False)
    assert digits.begun("b", 10.9, is_key=True) == ""
    assert digits.begun("x", 10.9, is_key=False) == "31x"


@pytest.mark.parametrize("typed", ["D model search", "quiz bot", "budget 2 cut", "x"])
async def test_letters_some_time_behind_the_digit_are_no_commands(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are held, with what stands behind them; undo gives all of it to the name."""
    monkeypatch.setattr("roletui.screens.wizard.task.TYPING", -1)
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, "2", *typed.replace("u", "ü"))
        given = f"2{typed}".replace("u", "ü")
        assert app.state == State({"result": "words"})
        assert (app.current_mode, len(app.screen_stack)) == ("wizard", 1)
        said = f"“2” answered question 1. u gives “{given}” to the name instead."
        assert said in words_of(app).replace("▌ ", "")
        await press(pilot, "u")
        assert app.state == State()
        assert app.screen.query_one(Input).value == given
        await press(pilot, "y", "enter")
        assert app.state == State(task=f"{given}y")


@pytest.mark.parametrize("between", ["1", "down", "question_mark"])
async def test_behind_another_key_letters_are_commands(
    between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second answer, an arrow or the help: whoever presses them types no name."""
    monkeypatch.setattr("roletui.screens.wizard.task.TYPING", -1)
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, "2", between, *["escape"] * (between == "question_mark"), "c")
        assert isinstance(app.screen, CompareScreen)


def test_letters_are_held_for_three_seconds_and_as_long_as_one_types_on() -> None:
    """Behind a pause of more than 1.5 s, a key is a key again; *u* is undo behind 0.7 s."""
    digits = FirstDigits()
    digits.add("3", 10.0, begins=True)
    assert digits.hold("D", 13.0)
    assert digits.goes_on(13.5)
    assert digits.hold(" ", 14.5)
    assert digits.held == "3D "
    assert not digits.goes_on(15.5)
    assert not digits.hold("m", 16.1)
    late = FirstDigits()
    late.add("3", 10.0, begins=True)
    assert not late.hold("D", 13.1)


async def test_digits_typed_a_while_ago_were_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no key does nothing then; and a key right after digits is that key."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, "2", "1", "c")
        assert len(app.state.answers) == 2
        assert isinstance(app.screen, CompareScreen)
        monkeypatch.setattr("roletui.screens.wizard.task.TYPING", -1)
        await press(pilot, "w", "space", "slash")
        assert len(app.state.answers) == 2
        assert ASK not in words_of(app)


@pytest.mark.harness
@pytest.mark.parametrize("asks", ["words", "keys"])
@pytest.mark.parametrize("name", ["3D viewer", "2026 budget", "7"])
async def test_a_pasted_name_may_begin_with_a_digit(asks: AsksTask, name: str) -> None:
    """What is pasted is the name, wherever the focus is, and answers nothing."""
    async with started(asks_task=asks) as (app, pilot):
        app.post_message(events.Paste(f"{name}\n"))
        await settle(pilot)
        assert app.state == State()
        await press(pilot, "enter")
        assert app.state == State(task=name)


@pytest.mark.parametrize("name", ["3D viewer", "2026 budget"])
async def test_a_name_that_begins_with_a_digit_is_typed_later(name: str) -> None:
    """The line says so; T takes any character, and nothing is answered by it."""
    async with started(asks_task="words") as (app, pilot):
        assert "or answer by digit; T names it later." in words_of(app)
        await press(pilot, "enter", "T", *name, "enter")
        assert app.state == State(task=name)


@pytest.mark.parametrize("size", [SMALLEST, NORMAL, WIDE])
async def test_how_to_name_it_is_on_one_line(size: tuple[int, int]) -> None:
    """At any size it is whole; what the name is for is said where there is room."""
    brief = size == SMALLEST
    async with started(asks_task="words", size=size) as (app, _):
        line = next(x for x in screen_text(app).splitlines() if "T names it later." in x)
        assert ("A name, or a digit to answer;" in line) == brief
        assert ("Type the title of the record, or answer by digit;" in line) != brief


@pytest.mark.harness
@pytest.mark.parametrize(("key", "scope"), [("c", "compare"), ("b", "budget"), ("r", "report")])
async def test_whoever_knows_the_keys_goes_where_they_lead(key: str, scope: str) -> None:
    """The line is there, and every key is a key until T goes into it; then all is text."""
    async with started(asks_task="keys") as (app, pilot):
        await press(pilot, key)
        assert app.current_mode == scope
        await press(pilot, "w")
        assert ASK in words_of(app)
        assert "T name the task" in words_of(app)
        await press(pilot, "T", *f"{key}1", "enter")
        assert app.state == State(task=f"{key}1")
        assert ASK not in words_of(app)


async def test_the_line_is_typed_into_after_a_click() -> None:
    """What is clicked on takes the keys, and enter names the task."""
    async with started(asks_task="keys") as (app, pilot):
        await pilot.click("#task-line")
        await press(pilot, *"chat", "enter")
        assert app.state == State(task="chat")


async def test_escape_drops_what_is_typed() -> None:
    """The task has no name then, and the question is answered by digit."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *"Bot", "escape")
        assert app.state == State()
        assert app.screen.focused is not None
        assert app.screen.focused.id == "start"


async def test_help_opens_from_the_empty_line() -> None:
    """A name does not begin with a question mark."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, "question_mark")
        assert len(app.screen_stack) == 2
        await press(pilot, "escape")
        assert ASK in words_of(app)


async def test_a_click_on_an_answer_keeps_what_is_typed() -> None:
    """Nothing that was typed is lost by going on with the mouse."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *"Bot")
        await pilot.click(offset=place_of(app, "Software in which AI"))
        await settle(pilot)
        assert app.state == State({"result": "words"}, task="Bot")


async def test_naming_is_one_step_to_undo() -> None:
    """Undo takes the name away, names what it did, and asks for no other."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *"Bot", "enter", "u")
        assert app.state == State()
        assert "Back: the task's name: “Bot” → none" in words_of(app)
        assert ASK not in words_of(app)
        await press(pilot, "U")
        assert app.state.task == "Bot"


@pytest.mark.parametrize("state", [State({"result": "words"}), State(task="Bot"), State(notes="x")])
async def test_who_comes_back_is_not_asked(state: State) -> None:
    """Whatever was begun goes on; only who named that is asked where another decision begins."""
    async with started(state, asks_task="words") as (app, pilot):
        assert ASK not in words_of(app)
        await press(pilot, "n")
        assert (ASK in words_of(app)) is bool(state.task)


async def test_the_next_decision_gets_a_name_too() -> None:
    """Letters are its name then, so a line says how to get back to the one before."""
    before = State({"result": "words"}, task="Bot")
    async with started(before, asks_task="words") as (app, pilot):
        await press(pilot, "n")
        assert "A new decision. esc, then u brings back “Bot”." in words_of(app)
        await press(pilot, *"Scan", "enter", "3")
        assert (app.state.task, dict(app.state.answers)) == ("Scan", {"result": "seen"})
        await press(pilot, "u", "u", "u")
        assert app.state == before


@pytest.mark.harness
async def test_another_decision_is_named_too() -> None:
    """Once for each dataset, and going back and forth asks nothing more."""
    async with started(asks_task="words") as (app, pilot):
        await press(pilot, *"Bot", "enter", "2", "D", "2")
        assert app.context.dataset.about.id == "data-roles"
        assert ASK in words_of(app)
        assert "such as Sales forecast" in words_of(app)
        await press(pilot, *"Forecast", "enter")
        assert "when “Forecast” is done" in words_of(app)
        await press(pilot, "D", "1")
        assert app.state.task == "Bot"
        assert ASK not in words_of(app)


async def test_a_name_alone_goes_along_to_another_decision() -> None:
    """Whoever has said nothing but the name chooses among decisions about the same task."""
    async with started(State(task="Bot"), asks_task="words") as (app, pilot):
        await press(pilot, "D", "2")
        assert app.context.dataset.about.id == "data-roles"
        assert app.state == State(task="Bot")
        assert ASK not in words_of(app)


@pytest.mark.harness
@pytest.mark.parametrize("screen", ["w", "c", "b", "r"])
async def test_it_is_named_anew_from_every_screen(screen: str) -> None:
    """One key, a line with the present name in it; enter takes it, escape does not."""
    async with started(State({"result": "words"}, task="Bot"), size=WIDE) as (app, pilot):
        await press(pilot, screen, "T")
        assert app.screen.query_one(Input).value == "Bot"
        await press(pilot, *"Other", "escape")
        assert app.state.task == "Bot"
        await press(pilot, "T", *"Chatbot", "enter")
        assert app.state.task == "Chatbot"
        assert head(app).startswith("Chatbot")
        await press(pilot, "T", "backspace", "enter")
        assert app.state.task == ""
        assert head(app).startswith("Which AI role should you hire?")


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_a_click_on_the_name_names_it_anew(size: tuple[int, int]) -> None:
    """At the left of the header, whether it is a name or the dataset's title."""
    async with started(size=size) as (app, pilot):
        await press(pilot, "b")
        for shown, typed in (("Which AI role", "Bot"), ("Bot", "Bottle")):
            await pilot.click(offset=place_of(app, shown))
            await press(pilot, *typed, "enter")
        assert app.state.task == "Bottle"


@pytest.mark.harness
@pytest.mark.parametrize(
    "name",
    [
        "Bot",
        "Support chatbot for everybody who ever bought anything in one of our three shops",
        "客服聊天机器人" * 8,
        "[b]$x {task} \\",
    ],
)
@pytest.mark.parametrize("size", [SMALLEST, NORMAL, WIDE])
async def test_the_tabs_stay_whole_beside_any_name(name: str, size: tuple[int, int]) -> None:
    """A name gives way to the tabs, with an ellipsis where it is cut; markup in it is text."""
    async with started(State(task=name), size=size) as (app, pilot):
        for key in "wcbr":
            await press(pilot, key)
            shown = screen_text(app).splitlines()[size == WIDE]
            assert shown.endswith("Record")
            assert all(tab in shown for tab in ("w Decide", "c Compare", "b Cost"))
            left = shown.partition("w Decide")[0].strip()
            first = left.partition("   ")[0]
            assert first == name or (first.endswith("…") and name.startswith(first[:-1].rstrip()))


@pytest.mark.harness
@pytest.mark.parametrize("size", [SMALLEST, NORMAL])
async def test_undo_stands_beside_a_name_of_any_length(size: tuple[int, int]) -> None:
    """A name gives way to it, and to where the decision stands as far as that saves a line."""
    async with started(answered("support-chatbot"), size=size) as (app, pilot):
        await press(pilot, "r")
        for length in range(1, 80, 6):
            app.carry_out(changes.name_task("N" * length))
            await settle(pilot)
            first, second = screen_text(app).splitlines()[:2]
            assert "u undo" in first, length
            assert first.endswith("Record")
            assert ("AI engineer" in first) != ("AI engineer" in second)


async def test_the_tabs_of_the_smallest_terminal() -> None:
    """In 40 columns the labels of the other tabs give way to the name."""
    async with started(State(task="Support chatbot"), size=(40, 12)) as (app, _):
        assert screen_text(app).splitlines()[0] == "  Support chatbot        w Decide c b r"


async def test_a_preview_is_said_in_the_header() -> None:
    """It would be, and is not: the words are there, not the colour alone."""
    way = {"result": "words", "engine": "nothing", "hands": "open"}
    async with started(State(way, task="Bot"), size=WIDE) as (app, pilot):
        assert "WOULD BE" not in head(app)
        await press(pilot, "1")
        assert head(app).startswith("Bot")
        assert "WOULD BE" in head(app)


@pytest.mark.parametrize("size", [NORMAL, WIDE])
async def test_joined_signs_of_a_name_are_painted_alike(size: tuple[int, int]) -> None:
    """Beside each other, on every screen and in lists; nothing is cut for them, nor lost."""
    name = "\N{WOMAN}\u200d\N{GIRL} bot"
    async with started(State(task=name), size=size) as (app, pilot):
        for keys in ("", "1", "u", "c", "b", "r", "s", "escape", "e", "escape", "l"):
            await press(pilot, *keys.split())
            shown = screen_text(app)
            assert "\u200d" not in shown, keys
            assert "\ufffd" not in shown, keys
        assert "\N{WOMAN}\N{GIRL} bot" in shown
        assert app.state.task == name
