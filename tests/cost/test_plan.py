"""What an outcome proposes, what the user sets of it, and what several lines cost together."""

from decimal import Decimal

import pytest
from helpers import case_of, small, small_tree

from roletui.cost.drafts import EMPTY, Draft
from roletui.cost.lines import NO_RANGE, Cost, PlanLine, default_line
from roletui.cost.plan import fit_draft, left_out, overlay_drafts, priced, proposed_lines
from roletui.dataset.model import Outcome, Stage
from roletui.report.record.costs import order_words
from roletui.report.totals import plan_rows, spread_words
from roletui.state.state import Override, State
from roletui.text.money import Range
from roletui.tree.walk import Tree

DATASET = small().dataset
MOBILE = State({"fault": "no", "carry": "no"})


def outcome(*stages: tuple[str, int], roles: tuple[str, ...] = ("mobile",)) -> Outcome:
    """Return the outcome for a mobile mechanic with other stages or roles."""
    plan = tuple(Stage(role, weeks, "Work", "It is done.") for role, weeks in stages)
    return small_tree().outcomes["mobile"]._replace(plan=plan, roles=roles)


def tree_with(changed: Outcome) -> Tree:
    """Return the small tree with another outcome in place of that with its id."""
    outcomes = tuple(changed if old.id == changed.id else old for old in DATASET.outcomes)
    return Tree(DATASET._replace(outcomes=outcomes))


def who(lines: tuple[PlanLine, ...]) -> list[tuple[str, int]]:
    """Return role and weeks of some lines."""
    return [(line.role, int(line.weeks)) for line in lines]


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        (None, [("workshop", 2)]),
        (outcome(), [("mobile", 2)]),
        (outcome(("mobile", 3), ("workshop", 5)), [("mobile", 3), ("workshop", 5)]),
        (outcome(("mobile", 3), ("mobile", 99)), [("mobile", 3), ("mobile", 10)]),
        (outcome(roles=("workshop", "mobile")), [("workshop", 2), ("mobile", 2)]),
        (outcome(roles=("self", "mobile")), [("mobile", 2)]),
        (outcome(roles=("self",)), [("self", 2)]),
    ],
    ids=["open", "one role", "stages", "too long", "a mix", "a mix with nobody", "nobody"],
)
def test_what_an_outcome_proposes(found: Outcome | None, lines: list[tuple[str, int]]) -> None:
    """One line a stage with its weeks, or one a role that is paid, or an example."""
    assert who(proposed_lines(DATASET, found)) == lines


def test_a_role_of_ones_own_takes_the_place_of_all() -> None:
    """Who decides for another role than recommended plans for that one alone."""
    both = outcome(("mobile", 3), ("workshop", 5))
    assert who(proposed_lines(DATASET, both, "self")) == [("self", 2)]
    state = MOBILE._replace(override=Override("workshop", "It is next door.", "mobile"))
    case = case_of(tree_with(both), state)
    assert who(case.lines) == [("workshop", 2)]
    assert case.staged is None


def test_drafts_are_laid_over_the_lines() -> None:
    """What is set of a line is kept, what is open follows; drafts without a line are not used.

    Where there are fewer drafts, further lines have the people and hours of the first.
    """
    lines = proposed_lines(DATASET, outcome(("mobile", 3), ("workshop", 5)))
    drafts = (EMPTY, Draft(people=Decimal(2)), Draft("self"))
    assert overlay_drafts(DATASET, lines, drafts) == (
        lines[0],
        lines[1]._replace(people=Decimal(2)),
    )
    by_hand = Draft("workshop", people=Decimal(3), weeks=Decimal(9), own_rate=Decimal(9))
    first, second = overlay_drafts(DATASET, lines, (by_hand,))
    three = lines[1]._replace(people=Decimal(3))
    assert first == three._replace(
        weeks=Decimal(3), own_rate=Decimal(9), start=Decimal(1), follows=False
    )
    assert second == three


def test_a_draft_comes_back_with_its_line() -> None:
    """What was set of a line that an answer takes away is there again when the line is."""
    tree = tree_with(outcome(("mobile", 3), ("workshop", 5)))  # weeks are those of two lines
    state = MOBILE._replace(plan=(EMPTY, Draft(weeks=Decimal(7))))
    case = case_of(tree, state)
    assert who(case.lines) == [("mobile", 3), ("workshop", 7)]
    other = case.after(state._replace(answers={"fault": "no", "carry": "yes"}))
    assert who(other.lines) == [("workshop", 2)]
    assert who(other.after(state).lines) == who(case.lines)


def test_a_plan_costs_what_its_lines_cost() -> None:
    """The total is the sum of the lines that have a rate; the others are named."""
    lines = proposed_lines(DATASET, outcome(("self", 1), ("mobile", 1), ("workshop", 1)))
    found = priced(DATASET, lines)
    assert [entry.line for entry in found.costs] == list(lines[1:])
    assert found.unpriced == lines[:1]
    assert found.total == Range(48_000 + 36_000, 48_000 + 44_000, 48_000 + 56_000)
    assert priced(DATASET, lines[:1]).total is None


def test_a_draft_is_brought_within_the_limits() -> None:
    """A size beyond its slider becomes the nearest, a role that is not known goes with its rate."""
    assert fit_draft(DATASET, Draft("gone", "shop", "x", Decimal(99))) == Draft(people=Decimal(5))
    assert fit_draft(DATASET, Draft("mobile")) == Draft("mobile")


def test_the_order_of_the_lines_is_said() -> None:
    """Stages come one after the other, the roles of a mix do not."""
    for found, words in (
        (outcome(("mobile", 3), ("workshop", 5)), "Mobile, then Workshop"),
        (outcome(roles=("mobile", "workshop")), "Mobile + Workshop"),
    ):
        assert order_words(case_of(tree_with(found), MOBILE)) == words


def test_the_table_of_a_plan_adds_up_and_names_who_is_missing() -> None:
    """Each line has a row in its order; the total says without whom it is, and nobody costs 0."""
    roles = tuple(role._replace(kind="hire") for role in DATASET.roles)
    for dataset, missing, cell in (
        (DATASET, "Total", "nobody is hired"),
        (DATASET._replace(roles=roles), "Total without Do it yourself", "not stated"),
    ):
        lines = proposed_lines(dataset, outcome(("mobile", 1), ("self", 1)))
        found = priced(dataset, lines)
        _, first, second, total = plan_rows(dataset, lines, found)
        assert first[2:] == [NO_RANGE, "€480.00", NO_RANGE]
        assert second == ["Do it yourself", "1 × 8 h × 1 week", cell, cell, cell]
        assert total == [missing, "", *first[2:]]
        assert left_out(dataset, found) == (() if missing == "Total" else ("self",))
        *_, total = plan_rows(dataset, lines[1:] * 2, priced(dataset, lines[1:] * 2))
        assert total[2:] == [cell] * 3


def test_the_range_of_a_total_is_put_in_words() -> None:
    """Of several lines the words say what is without a range, and which middle is ours."""
    [workshop] = priced(DATASET, (default_line(DATASET, ("workshop",)),)).costs
    [single] = priced(DATASET, (default_line(DATASET, ("mobile",)),)).costs
    middle_line = default_line(DATASET, ("mobile",))._replace(channel="shop")
    [middle] = priced(DATASET, (middle_line,)).costs
    other = default_line(DATASET, ("workshop",))._replace(channel="street")
    [street] = priced(DATASET, (other,)).costs

    def words(*costs: Cost) -> str:
        return spread_words([item for entry in costs for item in entry.items], "EUR")

    assert words(single) == words(single, single) == "no range given"
    assert words(single, street) == "no ranges given"
    assert words(workshop, workshop) == "from €1,440 to €2,240"
    assert words(workshop, single) == (
        "from €1,680 to €2,080; what has no range counts in full at both ends"
    )
    assert words(workshop, middle).endswith(
        "; where a source gives only a range, the middle is ours"
    )
