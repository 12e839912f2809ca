"""The one line that says where the decision stands."""

from decimal import Decimal

import pytest
from helpers import case_of, changed, small_tree

from roletui.case import changes
from roletui.case.names import outcome_name, unpriced
from roletui.case.standing import plan_words, standing
from roletui.cost.lines import default_line
from roletui.state.state import State
from roletui.text.numbers import count, plain, questions_left

TREE = small_tree()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "Not decided yet · 0 answers · 2 to 3 questions left"),
        ({"fault": "no"}, "Not decided yet · 1 answer · 1 question left"),
        (
            {"fault": "no", "carry": "yes"},
            "Workshop · 2 answers · e.g. 1 person, 2 weeks · €880 (€720–€1,120)",
        ),
        (
            {"fault": "no", "carry": "no"},
            "Mobile · 2 answers · e.g. 1 person, 1 week · €480 (one source, no range)",
        ),
        (
            {"fault": "no", "carry": "unsure"},
            "Workshop, provisional (2 possible) · 1 answer, 1 not sure · e.g. 1 person, 2 weeks · "
            "€880 (€720–€1,120)",
        ),
    ],
)
def test_where_the_decision_stands(answers: dict[str, str], expected: str) -> None:
    """The line says what is decided, from how many answers, and the plan with its range."""
    assert standing(case_of(TREE, State(answers))) == expected


def test_another_role_in_the_plan_is_named() -> None:
    """Where the plan is for somebody else than recommended, the line says for whom."""
    case = case_of(TREE, State({"fault": "no", "carry": "no"}))
    hired = changed(case, changes.hire("workshop"))
    assert "· 1 person, 1 week · your plan, Workshop: " in standing(hired)


def test_an_own_rate_is_named() -> None:
    """A total at a rate of the user's own is said to be that, and a single figure."""
    case = case_of(TREE, State({"fault": "no", "carry": "yes"}))
    own = changed(case, changes.set_own_rate(Decimal("61.5")))
    assert standing(own).endswith("· 1 person, 2 weeks · €984 (your own figure, no range)")


def test_the_author_says_why_a_role_has_no_rate() -> None:
    """Where the author gives a reason it is said, otherwise that no source gives a rate."""
    dataset = TREE.dataset
    why = "Nobody prices a visit."
    told = tuple(role._replace(unpriced=why) for role in dataset.roles)
    assert unpriced(dataset, "mobile") == "not stated. No source states an hourly rate."
    assert unpriced(dataset._replace(roles=told), "mobile") == f"not stated. {why}"
    assert unpriced(dataset._replace(roles=told), "self").endswith(f"nobody is hired. {why}")


def test_several_people_and_fractions() -> None:
    """Sizes are written without needless zeros, and with their plural."""
    case = case_of(TREE, State({"fault": "no", "carry": "yes"}))
    people = changes.resize("people", Decimal("2.50"))
    weeks = changes.resize("weeks", Decimal("1.0"))
    assert "2.5 people, 1 week ·" in standing(changed(case, people, weeks))


@pytest.mark.parametrize(
    ("shortest", "longest", "expected"),
    [(1, 1, "1 question left"), (2, 2, "2 questions left"), (1, 4, "1 to 4 questions left")],
)
def test_questions_left_in_words(shortest: int, longest: int, expected: str) -> None:
    """The number of questions left is one number where it is certain."""
    assert questions_left(shortest, longest) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1.0", "1"), ("1E+2", "100"), ("0.50", "0.5"), ("37.5", "37.5"), ("1040.50", "1,040.5")],
)
def test_plain_numbers(number: str, expected: str) -> None:
    """A number is written in its shortest exact form."""
    assert plain(Decimal(number)) == expected


def test_nouns_follow_their_number() -> None:
    """One is singular, everything else plural."""
    assert [count(number, "day", "days") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_a_staged_outcome_names_its_stages() -> None:
    """An outcome of several stages names who comes first and who then."""
    outcome = TREE.outcomes["mobile"]
    [stage] = outcome.plan
    staged = outcome._replace(plan=(stage, stage._replace(role="workshop")))
    assert outcome_name(TREE.dataset, staged) == "Mobile, then Workshop"
    assert outcome_name(TREE.dataset, outcome._replace(roles=("mobile", "self"))) == (
        "Mobile + Yourself"
    )


def test_several_lines_are_counted_with_whom_they_leave_out() -> None:
    """Of several lines the total stands, without those whose cost is not stated; nobody is free."""
    lines = tuple(default_line(TREE.dataset, (role,)) for role in ("mobile", "self"))
    assert plan_words(TREE.dataset, lines) == "2 parts · €960 (one source, no range)"
    paid = TREE.dataset._replace(
        roles=tuple(role._replace(kind="hire") for role in TREE.dataset.roles)
    )
    assert plan_words(paid, lines) == "2 parts · €960 (one source, no range) without Yourself"
    assert plan_words(paid, lines[1:] * 2) == "2 parts · cost not stated"
    assert plan_words(TREE.dataset, lines[1:] * 2) == "nobody is hired"


def test_a_sum_of_money_is_never_cut() -> None:
    """Where the line is too wide the answers go, then the sizes; the cost stays in full."""
    case = case_of(TREE, State({"fault": "no", "carry": "yes"}))
    cost = "€880 (€720–€1,120)"
    whole = standing(case)
    assert standing(case, len(whole)) == whole
    assert standing(case, len(whole) - 1) == f"Workshop · e.g. 1 person, 2 weeks · {cost}"
    assert standing(case, 30) == f"Workshop · {cost}"
