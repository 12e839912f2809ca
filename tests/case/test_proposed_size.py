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
from roletui.interview.result import cost_sentence
from roletui.report.forms import document
from roletui.screens.budget.totals import told
from roletui.state.state import State

ADVICE = State({"result": "words", "engine": "nothing", "hands": "learn"})
"""Own people who are shown how: one or two days of advice, 16 h."""
BEYOND = "AI engineer’s advice is proposed as 16 h; your plan is 600 h"


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
        (1, 33, 1, "AI engineer’s advice is proposed as 16 h; your plan is 33 h"),
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
    assert str(told(sheet(sized(2, 30, 10), 0)).lines[-1]) == words
    assert len(words) <= 43
    assert "proposed: " not in str(told(sheet(sized(2, 16, 1), 0)).lines[-1])
