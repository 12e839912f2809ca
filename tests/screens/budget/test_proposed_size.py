"""A plan beside the size that its outcome is about, said alike wherever the cost is."""

import json
from decimal import Decimal

import pytest
from helpers import shipped

from roletui.case import changes
from roletui.case.budget_sheet import sheet
from roletui.case.case import Case
from roletui.case.figures import cost_sentences
from roletui.case.proposed_size import beyond_proposal
from roletui.case.verdict import money_words
from roletui.interview.result import cost_sentence
from roletui.report.forms import document
from roletui.screens.budget.said import followed_words
from roletui.screens.budget.totals import told
from roletui.state.state import State

ADVICE = State({"result": "words", "engine": "nothing", "hands": "learn"})
"""Own people who are shown how: one or two days of advice, 16 h."""
BEYOND = "AI engineer’s advice is proposed as 16 h; your plan has 600 h of it"


def made(*steps: changes.Change) -> Case:
    """Return the case of the advice after some changes."""
    case = Case.of(shipped(), ADVICE)
    for step in steps:
        case = case.after(step.transition(case))
    return case


def sized(people: int, hours: int, weeks: int) -> Case:
    """Return it with a plan of so many people, hours a week and weeks."""
    return made(
        changes.resize("people", Decimal(people)),
        changes.resize("hours", Decimal(hours)),
        changes.resize("weeks", Decimal(weeks)),
    )


@pytest.mark.parametrize(
    ("people", "hours", "weeks", "said"),
    [
        (1, 16, 1, ""),
        (2, 16, 1, ""),
        (1, 33, 1, "AI engineer’s advice is proposed as 16 h; your plan has 33 h of it"),
        (2, 30, 10, BEYOND),
    ],
)
def test_a_plan_of_many_times_the_size_is_said(
    people: int, hours: int, weeks: int, said: str
) -> None:
    """Up to twice the 16 h nothing is said; 2 × 30 × 10 = 600 h are another thing."""
    assert beyond_proposal(sized(people, hours, weeks)) == said


def test_only_the_roles_that_are_proposed_count() -> None:
    """Own people's hours in a part of their own are not advice; and a decision has its own size."""
    twice = made(changes.add_line(0))
    others = twice.after(changes.hire("own-developers", number=1).transition(twice))
    large = others.after(changes.resize("weeks", Decimal(40), 1).transition(others))
    assert [line.role for line in large.lines] == ["ai-engineer", "own-developers"]
    assert not beyond_proposal(large)
    hired = Case.of(
        shipped(), State({**ADVICE.answers, "hands": "job"}, plan=sized(2, 30, 10).drafts)
    )
    assert not beyond_proposal(hired)


def test_it_is_said_alike_in_every_form() -> None:
    """The record, the web page, plain lines and JSON say it in the same words."""
    case = sized(2, 30, 10)
    assert f" {BEYOND}." in cost_sentences(case)
    assert f" {BEYOND}." in cost_sentence(case)
    assert f" {BEYOND}." in document("md", case)
    assert f" {BEYOND}." in document("html", case)
    assert json.loads(document("json", case))["cost"]["assumptions"][0] == f"{BEYOND}."


def test_the_cost_screen_says_it_in_one_line_that_fits() -> None:
    """The panel has 43 columns beside the sum on a terminal of 80."""
    words = "proposed: 16 h, not 600; f goes back"
    assert [*map(str, told(sheet(sized(2, 30, 10), 0)).lines[-1])] == [words]
    assert len(words) <= 43
    assert "proposed: " not in str(told(sheet(sized(2, 16, 1), 0)).lines[-1])


FREELANCE = "ai-engineer-marketplace-asked"


def given_to_own_people() -> Case:
    """Return a plan of two freelancers after the answer changed to one's own people."""
    case = Case.of(shipped(), State({**ADVICE.answers, "hands": "job"}))
    for step in (
        changes.resize("people", Decimal(2)),
        changes.resize("hours", Decimal(30)),
        changes.resize("weeks", Decimal(10)),
        changes.hire("ai-engineer", FREELANCE),
        changes.answer("hands", "own"),
    ):
        case = case.after(step.transition(case))
    return case


def test_a_plan_for_another_role_than_the_decision_says_so_everywhere() -> None:
    """Own people cost 600 × 1,835 ÷ 2,080 h worked × $94 = $49,757; the freelancer 600 × $50."""
    case = given_to_own_people()
    said = "our plan is for AI engineer, not for Own developers ($49,800)"
    assert beyond_proposal(case) == f"y{said}"
    assert money_words(case)[1] == "your plan: AI engineer, 2 people, 10 weeks"
    for told_ in (cost_sentences(case), cost_sentence(case), document("md", case)):
        assert f" Y{said}." in told_
    assert json.loads(document("json", case))["cost"]["assumptions"][0] == f"Y{said}."
    longest, shortest = map(str, told(sheet(case, 0)).lines[-1])
    assert longest == f"y{said}; f follows the decision"
    assert shortest == "not for Own developers ($49,800); f follows"
    assert len(shortest) <= 43


def test_following_the_decision_keeps_the_sizes_that_were_set() -> None:
    """Who and how are the decision's, 2 × 30 × 10 stay; once more, and the sizes are proposed."""
    case = given_to_own_people()
    once = case.after(changes.as_proposed().transition(case))
    [line] = once.lines
    assert (line.role, line.channel) == ("own-developers", "in-house")
    assert (line.people, line.hours, line.weeks) == (2, 30, 10)
    assert not beyond_proposal(once)
    words = followed_words(sheet(once, 0))
    assert words.endswith("Your sizes stay: 2 × 30 h × 10 weeks; f again takes those proposed.")
    twice = once.after(changes.as_proposed().transition(once))
    assert twice.lines == twice.proposed
    assert followed_words(sheet(twice, 0)).startswith("The plan is as proposed: Own developers")


def test_what_has_a_size_of_its_own_gets_it_back() -> None:
    """Two days of advice are 16 h again, whoever was hired for 600 h."""
    large = sized(2, 30, 10)
    other = large.after(changes.hire("ml-engineer").transition(large))
    assert beyond_proposal(other).startswith("your plan is for ML engineer, not for AI engineer")
    back = other.after(changes.as_proposed().transition(other))
    assert back.lines == back.proposed


def test_a_plan_where_nobody_is_to_be_hired_says_so() -> None:
    """There is no other role that it could follow."""
    case = given_to_own_people()
    case = case.after(changes.answer("engine", "offered").transition(case))
    words = "your plan is for AI engineer, though nobody is to be hired"
    assert (case.walk.provisional, beyond_proposal(case)) == ("no-hire", words)
