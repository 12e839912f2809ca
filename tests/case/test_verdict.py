"""The verdict in a few lines, with amounts worked out by hand."""

from decimal import Decimal

import pytest
from helpers import case_of, shipped, small_tree

from roletui.case.case import Case
from roletui.case.figures import cost_sentences
from roletui.case.standing import cost_notes, hired_words
from roletui.case.verdict import changed, money_words, what_words
from roletui.cost.assumptions import assumptions
from roletui.cost.plan import priced
from roletui.state.plan_changes import hire, resize
from roletui.state.state import State

MOBILE, WORKSHOP, SELF = (
    State(given)
    for given in (
        {"fault": "no", "carry": "no"},
        {"fault": "no", "carry": "yes"},
        {"fault": "yes", "skill": "yes"},
    )
)
CHATBOT = State({"result": "words", "engine": "nothing", "hands": "open"})
OWN_DEVELOPERS = State({"result": "words", "engine": "nothing", "hands": "own"})


def small_case(state: State) -> Case:
    """Return the case of a state of the small dataset."""
    return case_of(small_tree(), state)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        # 8 h: on the street 60 each, in the shop 60.50, the middle of 50 and 71.
        (MOBILE, ("about €480", "for 1 week at likely prices, however you hire")),
        # 16 h: in the shop 55 each, on the street 80.
        (WORKSHOP, ("about €880 to €1,300", "for 2 weeks at likely prices, by how you hire")),
        (SELF, ("nobody is hired", "")),
    ],
)
def test_the_span_over_the_ways_to_hire(state: State, words: tuple[str, str]) -> None:
    """Before a plan is set no price is named, but the cheapest and the dearest way."""
    assert money_words(small_case(state)) == words


def test_a_plan_that_is_set_has_one_total() -> None:
    """Once sizes and the way are set it is that total, with its range or why there is none.

    With sizes alone it goes from the cheapest way to the dearest: 24 h at 55 and at 80, 16 h at 60
    and at 60.50, the middle of 50 and 71.
    """
    context = case_of(small_tree()).context
    for state, weeks, rate, span, total in (
        (WORKSHOP, 3, "workshop-shop", "about €1,300 to €1,900", "€1,320 (€1,080–€1,680)"),
        (MOBILE, 2, "mobile-street", "about €960 to €970", "€960 (one source, no range)"),
    ):
        sized = resize(state, small_case(state).lines, "weeks", Decimal(weeks))
        size, lines = f"1 person, {weeks} weeks", small_case(sized).lines
        how = f"for your plan of {size} at likely prices, by how you hire"
        assert money_words(small_case(sized)) == (span, how)
        hired = hire(context.dataset, sized, lines, lines[0].role, rate)
        assert money_words(small_case(hired)) == (total, f"your plan: {size}")


def test_a_cost_that_is_paid_already_says_so() -> None:
    """Own developers cost what their hours do: 480 h at 94, whose salaries are paid already.

    Where more than one role is paid, the note names its own.
    """
    paid, case = "salaries you pay already", case_of(shipped(), OWN_DEVELOPERS)
    figure = ("about $40,000", f"for 12 weeks at likely prices, {paid}")
    assert money_words(case) == figure
    assert f"Employee, United States ({paid})." in cost_sentences(case)
    assert hired_words(case.market, case.bill) == f"Employee, United States ({paid})"
    lines = (*case.lines, *case_of(shipped(), CHATBOT).lines)
    assert cost_notes(case.market, priced(case.market, lines)) == (f"Own developers: {paid}",)
    assert cost_notes(case.market, case_of(shipped(), CHATBOT).bill) == ()
    staged = case_of(shipped(), State({"result": "routine", "setup": "closed"}))
    assert len(staged.bill.costs) == 2
    assert paid not in money_words(staged)[1]
    assert f"Your own software developers: {paid}." in assumptions(case.market, case.bill.costs)


def test_what_it_is() -> None:
    """A role says it in its line; what is no role, in the first sentence of its advice."""
    case = case_of(shipped(), CHATBOT)
    role = case.dataset.role("ai-engineer")
    assert what_words(case, case.tree.outcomes["ai-engineer"]) == role.one_line
    staged = case.tree.outcomes["ai-then-ml"]
    words = what_words(case, staged)
    assert staged.advice.startswith(words)
    assert words.endswith(".")


def test_what_a_change_comes_to() -> None:
    """Its cost, and how far that is from the plan; hired in another way there is no difference.

    Where it is more work than the plan, it says how much.
    """
    case = small_case(MOBILE)
    # The workshop is in the shop, 16 h at 55; there the mobile one costs 484.
    assert changed(case, case.offered[0]) == (
        "Bringing it: Yes", "Bringing it: Yes", "Workshop, 16 h", "€880", ""
    )  # fmt: skip
    assert changed(case, case.offered[1])[2:] == ("Yourself", "€0", "−€480")
