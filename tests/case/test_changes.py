"""Every change that can be made: what it is called, what is undone with it, what it leads to."""

import inspect
import typing
from datetime import date
from decimal import Decimal

import pytest
from helpers import case_of, changed, context_of, small

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.compare.view import View
from roletui.cost.drafts import Bounds
from roletui.cost.settings import Choice, Display
from roletui.dataset.bills import Bills, MachineHours
from roletui.state import plan_changes as plan
from roletui.state import state as states
from roletui.state.history import History
from roletui.state.state import State, WrongHireGuess

CONTEXT = context_of(small())
START = case_of(CONTEXT)
MOBILE = case_of(CONTEXT, State({"fault": "no", "carry": "no"}))
"""A decision for the mobile mechanic."""
FLIP = MOBILE.offered[0]
"""What would change it: bringing the bicycle to the workshop."""
AS_IF = MOBILE.after(states.preview(MOBILE.state, FLIP))
"""The same with that change previewed."""
TWO = MOBILE.after(plan.add_line(MOBILE.state, MOBILE.lines, 0))
"""The same with a second line in the plan."""
OWN = MOBILE.after(states.overrule(MOBILE.state, "self", "We like it.", "mobile"))
"""The same with another role chosen."""
PINNED = MOBILE.after(plan.pin(MOBILE.state, MOBILE.lines))
"""The same with its plan as the baseline."""

OPENED = MOBILE.after(states.open_other(MOBILE.state, "bike.toml", OWN.state))
"""The same with another decision opened beside it."""


class Row(typing.NamedTuple):
    """A change, and what it must come to."""

    name: str
    """The function that makes it."""
    case: Case
    change: Change
    state: State
    """What follows, by the transition of the state alone."""
    label: str = ""
    together: str = ""
    visit: bool = False


DATASET, STATE, LINES = CONTEXT.dataset, MOBILE.state, MOBILE.lines
HIRED = plan.hire(DATASET, STATE, LINES, "workshop", "workshop-street")
AT_NINE = plan.price(DATASET, HIRED, MOBILE.after(HIRED).lines, Decimal(9))
VIEW = View(pin="mobile", filter="door")
OFF, DOLLARS = Choice(on=False), Display("USD", Decimal("1.1"))
NINE = Decimal(9)
MONDAY = date(2027, 1, 11)
RACK = Bills(machines=(MachineHours(NINE, NINE),))
RANGE = Bounds(Decimal(8), Decimal(12))

NEW = State(task="Green bike")
SIZE, WHO, OWN_RATE = "size of the plan", "who is hired, and how", "your own rate"
FILTER, GOAL, MISTAKE = (
    "filter of the comparison",
    "what there is to spend",
    "what the wrong role takes",
)
CHOICE, TOP = "your own choice", "extra costs"


def step(
    name: str, case: Case, change: Change, state: State, label: str, together: str = ""
) -> Row:
    """Return a change that can be undone."""
    return Row(name, case, change, state, label, together)


def move(name: str, case: Case, change: Change, state: State) -> Row:
    """Return a change that only moves to another place."""
    return Row(name, case, change, state, visit=True)


def of_size(case: Case, size: plan.Size, number: int, label: str) -> Row:
    """Return a change of a size of a line to nine."""
    state = plan.resize(case.state, case.lines, size, NINE, number)
    change = changes.resize(size, NINE, number)
    return Row("resize", case, change, state, label, f"{label}: {size}")


def of_mistake(change: Change, mistake: WrongHireGuess, part: str) -> Row:
    """Return a change of one part of a mistake."""
    state = plan.suppose(STATE, mistake)
    return Row("suppose", MOBILE, change, state, MISTAKE, f"{MISTAKE}: {part}")


TABLE = [
    step(
        "answer",
        MOBILE,
        changes.answer("carry", "yes"),
        states.answer(STATE, "carry", "yes"),
        "answer",
    ),
    step(
        "answer",
        AS_IF,
        changes.answer("fault", "yes"),
        states.answer(STATE, "fault", "yes"),
        "answer",
    ),
    step(
        "name_task",
        OWN,
        changes.name_task("Red bike"),
        states.name_task(OWN.state, "Red bike"),
        "the task's name",
    ),
    step("begin_anew", OWN, changes.begin_anew(NEW), NEW, "new decision"),
    step("begin_anew", AS_IF, changes.begin_anew(NEW), NEW, "new decision"),
    step(
        "begin_anew",
        OPENED,
        changes.begin_anew(NEW),
        NEW._replace(origin=OPENED.state.origin),
        "new decision",
    ),
    step("restart", OWN, changes.restart(), states.restart(OWN.state), "new decision"),
    move("revisit", MOBILE, changes.revisit("fault"), states.revisit(STATE, "fault")),
    move("go_back", MOBILE, changes.go_back(), states.revisit(STATE, "carry")),
    move("go_back", START, changes.go_back(), START.state),
    move("go_back", AS_IF, changes.go_back(), STATE),
    move("preview", MOBILE, changes.preview(FLIP), AS_IF.state),
    move("leave_preview", AS_IF, changes.leave_preview(), STATE),
    step(
        "keep_preview",
        AS_IF,
        changes.keep_preview(),
        states.keep(AS_IF.state),
        "keeping the preview",
    ),
    step("overrule", MOBILE, changes.overrule("self", "We  like it."), OWN.state, CHOICE),
    step("overrule", AS_IF, changes.overrule("self", "We like it."), OWN.state, CHOICE),
    step("follow", OWN, changes.follow(), STATE, "following the recommendation"),
    step(
        "weigh",
        MOBILE,
        changes.weigh("wait", 3),
        states.weigh(STATE, "wait", 3),
        "weight of a factor",
    ),
    step(
        "guess",
        MOBILE,
        changes.guess("carry", {"no": 70}),
        states.guess(STATE, "carry", {"no": 70}),
        "chances of the answers",
    ),
    step(
        "put_pack",
        MOBILE,
        changes.put_pack(wanted=True),
        states.put_pack(STATE, wanted=True),
        "hiring pack in the record",
    ),
    step("note", MOBILE, changes.note("Ask\r\nAnn."), states.note(STATE, "Ask\nAnn."), "notes"),
    step("look", MOBILE, changes.look(VIEW), states.look(STATE, VIEW), "view of the comparison"),
    step("seek", MOBILE, changes.seek(VIEW), states.look(STATE, VIEW), FILTER, FILTER),
    step(
        "reopen", MOBILE, changes.reopen("bike.toml", OWN.state), OWN.state, "opening “bike.toml”"
    ),
    of_size(MOBILE, "people", 0, SIZE),
    of_size(MOBILE, "hours", 0, SIZE),
    of_size(MOBILE, "weeks", 0, SIZE),
    of_size(MOBILE, "start", 0, SIZE),
    of_size(TWO, "weeks", 1, f"{SIZE}, part 2"),
    step(
        "spread",
        TWO,
        changes.spread("hours", NINE, RANGE, 1),
        plan.spread(TWO.state, TWO.lines, "hours", NINE, RANGE, 1),
        f"{SIZE}, part 2",
        f"{SIZE}, part 2: hours",
    ),
    step(
        "switch",
        MOBILE,
        changes.switch("parts", on=False),
        plan.switch(STATE, LINES, "parts", on=False),
        f"{TOP} of this part",
        f"{TOP} of this part: parts",
    ),
    step("hire", MOBILE, changes.hire("workshop", "workshop-street"), HIRED, WHO, f"{WHO}: how"),
    step("choose_way", MOBILE, changes.choose_way("workshop", "workshop-street", 0), HIRED, WHO),
    step(
        "reopen",
        MOBILE,
        changes.reopen("bike.toml", OWN.state, others=True),
        OWN.state._replace(origin=states.Origin("bike.toml", STATE)),
        "opening “bike.toml”",
    ),
    step("back_to_own", OPENED, changes.back_to_own(), STATE, "going back to your own decision"),
    step("make_own", OPENED, changes.make_own(), OWN.state, "making it your own"),
    step(
        "hire",
        MOBILE,
        changes.hire("workshop", "workshop-street", own_rate=NINE),
        AT_NINE,
        WHO,
        f"{WHO}: how",
    ),
    step(
        "hire",
        TWO,
        changes.hire("self", number=1),
        plan.hire(DATASET, TWO.state, TWO.lines, "self", number=1),
        f"{WHO}, part 2",
        f"{WHO}, part 2: who",
    ),
    step(
        "set_own_rate",
        MOBILE,
        changes.set_own_rate(NINE),
        plan.price(DATASET, STATE, LINES, NINE),
        OWN_RATE,
        OWN_RATE,
    ),
    step(
        "set_own_rate",
        MOBILE,
        changes.set_own_rate(NINE, salary=True),
        plan.price(DATASET, STATE, LINES, NINE, salary=True),
        OWN_RATE,
        OWN_RATE,
    ),
    step(
        "set_own_rate",
        TWO,
        changes.set_own_rate(NINE, 1),
        plan.price(DATASET, TWO.state, TWO.lines, NINE, 1),
        f"{OWN_RATE}, part 2",
        f"{OWN_RATE}, part 2",
    ),
    step("add_line", MOBILE, changes.add_line(0), TWO.state, "a part added"),
    step(
        "remove_line",
        TWO,
        changes.remove_line(1),
        plan.remove_line(TWO.state, TWO.lines, 1),
        "a part removed",
    ),
    step("as_proposed", TWO, changes.as_proposed(), STATE, "the plan as proposed"),
    step(
        "count_with",
        MOBILE,
        changes.count_with("parts", OFF),
        plan.count_with(STATE, "parts", OFF),
        TOP,
        f"{TOP}: parts",
    ),
    step(
        "add_up",
        MOBILE,
        changes.add_up("parts", RACK),
        plan.count_with(STATE, "parts", Choice(bills=RACK)),
        TOP,
    ),
    step(
        "set_chance",
        TWO,
        changes.set_chance(NINE, 1),
        plan.set_chance(TWO.state, TWO.lines, NINE, 1),
        "chance that it is needed, part 2",
    ),
    step(
        "expect",
        MOBILE,
        changes.expect("parts", NINE),
        plan.count_with(STATE, "parts", Choice(on=False, chance=NINE)),
        "chance of an extra cost",
    ),
    step(
        "start_on",
        MOBILE,
        changes.start_on(MONDAY),
        plan.start_on(STATE, MONDAY),
        "start of the plan",
    ),
    step(
        "count_outside_view",
        MOBILE,
        changes.count_outside_view(wanted=True),
        plan.count_outside_view(STATE, wanted=True),
        "others' overruns",
    ),
    step("show_in", MOBILE, changes.show_in(DOLLARS), plan.show_in(STATE, DOLLARS), "currency"),
    step("aim", MOBILE, changes.aim(NINE), plan.aim(STATE, NINE), GOAL, GOAL),
    of_mistake(changes.suppose(role="self"), WrongHireGuess(role="self"), "role"),
    of_mistake(changes.suppose(redone=NINE), WrongHireGuess(redone=NINE), "redone"),
    of_mistake(changes.suppose(restart=NINE), WrongHireGuess(restart=NINE), "restart"),
    step("pin_baseline", MOBILE, changes.pin_baseline(), PINNED.state, "the baseline"),
    step("pin_baseline", PINNED, changes.pin_baseline(), STATE, "the baseline"),
    step(
        "pin_way",
        MOBILE,
        changes.pin_way("workshop", "workshop-street", NINE),
        plan.pin(MOBILE.state, [MOBILE.after(HIRED).lines[0]._replace(weeks=NINE)]),
        "the baseline",
    ),
]
"""What each change comes to."""


@pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])
def test_a_change_is_what_its_transition_says(row: Row) -> None:
    """A change leads to that state under that name; what only moves leaves nothing to undo."""
    after = row.change.transition(row.case)
    assert after == row.state
    assert row.change.label == row.label
    assert row.change.together == row.together
    assert row.change.visit == row.visit
    history = row.change.enter(History(row.case.state), after)
    assert history.state == after
    left = (row.case.without_preview.state, row.label, row.together)
    assert history.past == (() if row.visit else (left,))


def test_every_change_is_tried() -> None:
    """No function that makes a change is missing in the table."""
    made = {
        name
        for name, found in inspect.getmembers(changes, inspect.isfunction)
        if found.__module__ == changes.__name__ and not name.startswith("_")
    }
    assert made == {row.name for row in TABLE}


def test_a_pinned_way_keeps_the_range_around_its_weeks() -> None:
    """Half as many weeks of 14 (12 to 17) lie between 6 and 8, half of 17 being rounded to even."""
    weeks, between = Decimal(14), Bounds(Decimal(12), Decimal(17))
    case = MOBILE.after(plan.spread(MOBILE.state, MOBILE.lines, "weeks", weeks, between))
    pinned = changes.pin_way("workshop", "workshop-street", Decimal(7)).transition(case)
    (line,) = case.after(pinned).baseline_lines
    assert (line.weeks, line.weeks_range) == (7, Bounds(Decimal(6), Decimal(8)))


def test_the_parts_of_a_mistake_that_are_not_given_stay() -> None:
    """Each part is set by itself, whatever the others are by then."""
    case = changed(MOBILE, changes.suppose(role="self"), changes.suppose(redone=Decimal(20)))
    case = changed(case, changes.suppose(restart=Decimal(1)))
    assert case.state.mistake == WrongHireGuess("self", Decimal(20), Decimal(1))


def test_a_choice_is_made_against_ones_own_recommendation() -> None:
    """While another is previewed, what is overruled is still what one's own answers recommend."""
    chosen = changed(AS_IF, changes.overrule("self", "We like it."))
    assert chosen.state.override is not None
    assert chosen.state.override.against == "mobile"


def test_the_steps_of_one_slider_are_undone_as_one() -> None:
    """Changes that share what they are undone with leave one step, others one each."""
    history = History(STATE)
    for change in (
        changes.resize("weeks", Decimal(3)),
        changes.resize("weeks", Decimal(4)),
        changes.resize("hours", Decimal(9)),
    ):
        history = change.enter(history, change.transition(MOBILE.after(history.state)))
    assert [entry.label for entry in history.past] == [SIZE, SIZE]
    [draft] = history.undo().state.plan
    assert (draft.weeks, draft.hours) == (Decimal(4), None)


def test_whom_and_how_are_undone_apart() -> None:
    """Steps over the ways to hire are one, over the roles another, and a choice is its own."""
    history = History(STATE)
    for change in (
        changes.hire("workshop"),
        changes.hire("workshop", "workshop-shop"),
        changes.choose_way("workshop", "workshop-street", 0),
        changes.choose_way("mobile", "mobile-street", 0),
    ):
        history = change.enter(history, change.transition(MOBILE.after(history.state)))
    assert [entry.label for entry in history.past] == [WHO] * 4
