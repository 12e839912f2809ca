"""A way that is chosen from the list of equal work, and what the plan then buys."""

from decimal import Decimal

from helpers import shipped

from roletui.case import changes
from roletui.case.budget_sheet import sheet
from roletui.case.case import Case
from roletui.case.paid_hours import hours_of, kept_sizes, taken_words
from roletui.cost.drafts import Draft
from roletui.state.state import State

EMPLOYEE, FREELANCE = "ai-engineer-in-house-loaded", "ai-engineer-marketplace-asked"


def plan(channel: str, rate: str) -> Case:
    """Return a plan of 2 people, 30 h a week, 10 weeks: 600 h."""
    draft = Draft("ai-engineer", channel, rate, Decimal(2), Decimal(30), Decimal(10))
    return Case.of(shipped(), State(plan=(draft,), listed=True))


def taken(case: Case, rate: str) -> tuple[str, str]:
    """Return what is said of another way before and after it is chosen from the list."""
    ways = sheet(case, 0).ways
    assert ways
    listed = ways.named(rate)
    assert listed
    change = changes.choose_way("ai-engineer", rate, 0)
    told = taken_words(case.after(change.transition(case)), 0, listed)
    return kept_sizes(ways.chosen.cost, listed.cost), told


def test_an_employee_is_listed_for_equal_work_and_taken_at_the_sizes_that_are_set() -> None:
    """600 h × $94 = $56,400, paid 600 × 2,080 ÷ 1,835 = 680 h; 600 paid are 529.33 × $94."""
    case = plan("marketplace", FREELANCE)
    assert taken(case, EMPLOYEE) == (
        "Your sizes stay if you choose it: 600 h paid, 529 worked.",
        "Your sizes stay: 600 h paid, 529 worked, $49,800. "
        "In the list it was $56,400 for 680 h paid, 600 worked.",
    )


def test_the_other_way_round() -> None:
    """Beside an employee 529.33 h at $50 with 7.99 % on top are $28,581; 600 h are $32,397."""
    assert taken(plan("in-house", EMPLOYEE), FREELANCE) == (
        "Your sizes stay if you choose it: 600 h.",
        "Your sizes stay: 600 h, $32,400. In the list it was $28,600 for 529 h.",
    )


def test_nothing_is_said_where_both_buy_the_same_hours() -> None:
    """Between two ways that are paid by the hour worked the sum of the list is that of the plan."""
    case = plan("marketplace", FREELANCE)
    assert taken(case, "ai-engineer-vetted") == ("", "")
    assert hours_of(case.bill.costs[0]) == "600 h"
