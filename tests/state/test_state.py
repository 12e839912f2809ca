"""Transitions of the state, and the way back and forward."""

from collections.abc import MutableMapping
from decimal import Decimal

import pytest
from helpers import case_of, small_tree

from roletui.compare.view import View
from roletui.cost.drafts import EMPTY, Draft
from roletui.cost.lines import PlanLine
from roletui.state.fit import dropped_by_dataset, fit_to_dataset
from roletui.state.history import History
from roletui.state.plan_changes import Size, hire, price, resize
from roletui.state.state import (
    Override,
    State,
    answer,
    back,
    look,
    overrule,
    restart,
    revisit,
)
from roletui.tree.walk import Tree

TREE = small_tree()
SELF = State({"fault": "yes", "skill": "yes"})
MOBILE = State({"fault": "no", "carry": "no"})


def lines(state: State) -> tuple[PlanLine, ...]:
    """Return the plan."""
    return case_of(TREE, state).lines


def line(state: State) -> PlanLine:
    """Return the first line of the plan."""
    return lines(state)[0]


def resized(state: State, size: Size, value: Decimal) -> State:
    """Return a state with another size of the first line."""
    return resize(state, lines(state), size, value)


def hired(state: State, role: str, rate: str = "") -> State:
    """Return a state with somebody hired for the first line."""
    return hire(TREE.dataset, state, lines(state), role, rate)


def priced(state: State, own_rate: Decimal | None) -> State:
    """Return a state with what the user says an hour of the first line costs."""
    return price(TREE.dataset, state, lines(state), own_rate)


def overruled(state: State, role: str, reason: str) -> State:
    """Return a state with a role chosen instead of what its answers recommend."""
    return overrule(state, role, reason, TREE.walk(state.answers).provisional)


def test_an_answer_keeps_the_later_ones() -> None:
    """Changing an answer deletes none of those that were given after it."""
    state = answer(revisit(SELF, "fault"), "fault", "no")
    assert state.answers == {"fault": "no", "skill": "yes"}
    assert state.at == ""


def test_a_state_is_not_changed_by_its_transitions() -> None:
    """A transition returns a new state; the answers of the old one stay as they were."""
    before = State()
    answer(before, "fault", "no")
    assert before == State()


def test_answers_cannot_be_written() -> None:
    """The answers of a state are read-only once a transition has made them."""
    answers = answer(State(), "fault", "no").answers
    assert not isinstance(answers, MutableMapping)
    assert not hasattr(answers, "__setitem__")


@pytest.mark.parametrize(
    ("at", "expected"), [("", "skill"), ("skill", "fault"), ("fault", "fault"), ("gone", "skill")]
)
def test_back_goes_to_the_question_before(at: str, expected: str) -> None:
    """Back goes one question up the path, and stays at the first."""
    assert back(TREE.walk(SELF.answers), revisit(SELF, at)).at == expected


def test_back_without_answers_stays() -> None:
    """At the very start there is nothing to go back to."""
    assert back(TREE.walk({}), State()) == State()


def test_restart_keeps_plan_and_view() -> None:
    """Starting over forgets the answers, not the plan nor how the comparison is shown."""
    state = look(resized(SELF, "weeks", Decimal(3)), View(differences=True))
    assert restart(state) == state._replace(answers={})


def test_the_plan_follows_the_recommendation() -> None:
    """Until somebody is chosen the plan hires whom the answers recommend."""
    assert line(MOBILE)[:2] == ("mobile", "street")
    assert line(State()).role == "workshop"


def test_a_resized_plan_still_follows() -> None:
    """Sizes can be set while whom to hire stays open."""
    state = resized(State(), "hours", Decimal("37.5"))
    assert line(state).hours == Decimal("37.5")
    assert line(answer(answer(state, "fault", "no"), "carry", "no")).role == "mobile"


def test_a_chosen_role_stays() -> None:
    """Once somebody is chosen the plan no longer follows the answers."""
    state = hired(State(), "mobile")
    assert line(state._replace(answers=SELF.answers)).role == "mobile"


def test_another_role_keeps_the_channel() -> None:
    """Another role is hired the same way where it has a rate there."""
    assert line(hired(State(), "mobile")).channel == "shop"


@pytest.mark.parametrize(
    ("rate", "channel", "name"),
    [("workshop-street", "street", "workshop-street"), ("unknown", "shop", "workshop-shop")],
)
def test_a_rate_can_be_chosen(rate: str, channel: str, name: str) -> None:
    """A rate of the role is taken with its channel; an unknown one is not."""
    found = line(hired(State(), "workshop", rate))
    assert (found.channel, found.rate) == (channel, name)


def test_a_role_without_a_rate_can_be_chosen() -> None:
    """A role without any rate is planned, without a channel."""
    found = line(hired(State(), "self"))
    assert (found.role, found.channel, found.rate) == ("self", "", "")


def test_an_own_rate_is_for_who_is_hired_now() -> None:
    """An own rate keeps the role that the plan has, and the sizes."""
    state = priced(resized(MOBILE, "weeks", Decimal(3)), Decimal("61.5"))
    assert line(state) == PlanLine(
        "mobile", "street", Decimal(1), Decimal(8), Decimal(3), "", Decimal("61.5"), "EUR"
    )
    assert line(state._replace(answers=SELF.answers)).role == "mobile"


def test_an_own_rate_can_be_taken_back() -> None:
    """Without an own rate the dataset's is used again; where there was none, nothing changes."""
    state = priced(MOBILE, Decimal(0))
    assert line(state).own_rate == 0
    assert lines(priced(state, None)) == lines(MOBILE)
    assert priced(MOBILE, None) is MOBILE


def test_an_own_rate_stays_in_its_currency() -> None:
    """With a dataset in another currency an own rate is left out, never taken for that currency."""
    dataset = TREE.dataset
    state = priced(MOBILE, Decimal(60))
    dollars = Tree(dataset._replace(about=dataset.about._replace(currency="USD")))
    [fitted] = fit_to_dataset(dollars, state).plan
    assert (fitted.role, fitted.own_rate, fitted.own_currency) == ("mobile", None, None)
    assert fit_to_dataset(TREE, state) == state


@pytest.mark.parametrize(("role", "rate"), [("workshop", ""), ("mobile", "mobile-shop")])
def test_hiring_otherwise_forgets_an_own_rate(role: str, rate: str) -> None:
    """An own rate does not pass to another role, nor to another way of hiring."""
    state = priced(MOBILE, Decimal(60))
    assert line(hired(state, role, rate)).own_rate is None


def test_fitting_drops_a_plan_that_the_dataset_does_not_know() -> None:
    """An unknown role goes; answers that are not known are kept, for a dataset that knows them."""
    draft = Draft("nobody", "shop", "x", Decimal(1), Decimal(2), Decimal(3))
    answers = {"fault": "no", "carry": "maybe", "gone": "yes", "skill": "unsure"}
    fitted = fit_to_dataset(TREE, State(answers, plan=(EMPTY, draft)))
    assert fitted.answers == answers
    assert fitted.plan == (EMPTY, draft.sizes())


@pytest.mark.parametrize(
    ("at", "view", "expected"),
    [
        (
            "skill",
            View(("self", "boat"), sort="sails"),
            State(MOBILE.answers, view=View(("self",))),
        ),
        (
            "carry",
            View(("self",), sort="wait"),
            State(MOBILE.answers, "carry", view=View(("self",), sort="wait")),
        ),
    ],
)
def test_fitting_drops_a_place_and_a_view_that_are_gone(
    at: str, view: View, expected: State
) -> None:
    """A question without an answer, unknown roles and an unknown factor go; known ones stay."""
    assert fit_to_dataset(TREE, State(MOBILE.answers, at, view=view)) == expected


def test_fitting_keeps_the_sizes_within_the_sliders() -> None:
    """Sizes beyond a slider become its nearest end; a rate of another channel goes."""
    draft = Draft("mobile", "shop", "mobile-street", Decimal(0), Decimal(99), Decimal(5))
    assert fit_to_dataset(TREE, State(plan=(draft,))).plan == (
        Draft("mobile", "shop", "", Decimal(1), Decimal(60), Decimal(5)),
    )


def test_fitting_leaves_open_what_a_draft_leaves_open() -> None:
    """A draft that names only a role, or only a size, stays as it is."""
    drafts = (Draft("mobile"), Draft(weeks=Decimal(3)))
    assert fit_to_dataset(TREE, State(plan=drafts)).plan == drafts


FIRST, SECOND, THIRD = (State(notes=name) for name in ("first", "second", "third"))


def test_undo_and_redo_walk_the_changes() -> None:
    """Undo returns to the state before a change, redo takes the undo back."""
    history = History(FIRST).change(SECOND, "a").change(THIRD, "b")
    assert history.undo().state == SECOND
    assert history.undo().undo().state == FIRST
    assert history.undo().undo().redo().state == SECOND
    assert history.undo().redo() == history
    assert history.undo().undo().redo().redo() == history


def test_undo_names_what_it_takes_back() -> None:
    """Each step keeps the words of its change, in both directions."""
    history = History(FIRST).change(SECOND, "a").change(THIRD, "b")
    assert [entry.label for entry in history.past] == ["a", "b"]
    assert [entry.label for entry in history.undo().undo().future] == ["a", "b"]


def test_at_either_end_nothing_happens() -> None:
    """Undo without a past and redo without a future change nothing."""
    assert History(FIRST).undo() == History(FIRST).redo() == History(FIRST)


def test_a_change_forgets_the_future() -> None:
    """After an undo, another change takes the place of what was undone."""
    history = History(FIRST).change(SECOND, "a").undo().change(THIRD, "b")
    assert history.redo() == history
    assert history.undo().state == FIRST


def test_a_change_of_nothing_leaves_no_trace() -> None:
    """A change to the same state can not be undone, and keeps the future."""
    history = History(FIRST).change(SECOND, "a").undo()
    assert history.change(FIRST, "b") == history


def test_the_same_answer_again_is_no_change() -> None:
    """Going back to a question and giving the same answer leaves nothing to undo."""
    there = FIRST._replace(at="fault")
    assert History(there).change(FIRST, "answer") == History(FIRST)


def test_a_burst_is_undone_together() -> None:
    """The steps of one slider are one change; another slider begins another."""
    history = History(FIRST).change(SECOND, "weeks", "weeks")
    history = history.change(THIRD, "weeks", "weeks")
    assert history.undo().state == FIRST
    assert len(history.change(FIRST, "hours", "hours").past) == 2


def test_a_burst_that_returns_leaves_no_step() -> None:
    """A slider moved and moved back has changed nothing that could be undone."""
    history = History(FIRST).change(SECOND, "weeks", "weeks")
    history = history.change(THIRD, "weeks", "weeks")
    assert history.change(FIRST, "weeks", "weeks") == History(FIRST)


def test_a_burst_that_returns_leaves_what_was_before_it() -> None:
    """The change before it is the next to be undone, to where it began."""
    before = History(FIRST).change(SECOND, "a")
    history = before.change(THIRD, "weeks", "weeks").change(SECOND, "weeks", "weeks")
    assert history == before
    assert history.undo().state == FIRST


def test_a_return_that_is_no_burst_is_a_step() -> None:
    """An answer changed and changed back is two steps."""
    history = History(FIRST).change(SECOND, "answer").change(FIRST, "answer")
    assert len(history.past) == 2


def test_a_burst_after_an_undo_begins_anew() -> None:
    """Steps after an undo are not merged into the change before it."""
    history = History(FIRST).change(SECOND, "weeks", "weeks")
    history = history.change(THIRD, "people", "people").undo()
    assert history.change(THIRD, "weeks", "weeks").undo().state == SECOND


def test_a_visit_is_no_change() -> None:
    """Looking at an earlier question can not be undone, and keeps the future."""
    history = History(FIRST).change(SECOND, "a").undo().visit(THIRD)
    assert history.state == THIRD
    assert history.past == ()
    assert history.redo().state == SECOND


def test_starting_over_forgets_a_choice_of_ones_own() -> None:
    """Whoever starts over has chosen nothing any more; the plan stays."""
    state = overruled(resized(MOBILE, "weeks", Decimal(3)), "self", "We like it.")
    assert state.override == Override("self", "We like it.", "mobile")
    assert restart(state)._replace(plan=()) == State()


def test_a_reason_is_one_line_without_control_characters() -> None:
    """What was pasted as a reason is kept as text that any file and terminal can hold."""
    state = overruled(MOBILE, "self", " We\thave\n\x1b[31mtools. ")
    assert state.override is not None
    assert state.override.reason == "We have [31mtools."


def test_a_choice_is_kept_for_the_dataset_that_knows_it() -> None:
    """A role that the dataset does not have goes, with a sentence; so does a weight."""
    state = MOBILE._replace(override=Override("boat", "Sails.", "mobile"), weights={"sails": 2})
    assert fit_to_dataset(TREE, state) == MOBILE
    assert len(list(dropped_by_dataset(TREE, state))) == 2
