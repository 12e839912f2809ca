"""Two overheads of one name: each shows its own money, wherever costs are shown.

The plan is one person, 10 hours a week for 2 weeks, at a rate of one's own of €100 an hour: €2,000.
Two fees are called “Fee”: 10 % of that is €200, and €50 are paid for the person. A minimum of 30
hours, called “Fee, at least”, adds the 10 hours that are not worked, €1,000, of which the fee is
taken too: €300. Two tools are called “Tools”, at €130 and €260 a month: two weeks are 24/52 of a
month, €60 and €120. All in all €3,530.
"""

from decimal import Decimal

import pytest
from helpers import case_of, small, tables

from roletui.case.budget_sheet import Sheet, sheet
from roletui.case.sheet_words import overhead_words
from roletui.cost.drafts import Draft
from roletui.cost.settings import Choice
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.report.data.costs import cost_data, cost_rows
from roletui.report.diff.plans import Planned, plan_rows
from roletui.report.record.record import record_body
from roletui.screens.budget.views.parts import compared
from roletui.state.plan_changes import count_with, pin
from roletui.state.state import State


def overhead(name: str, label: str, kind: OverheadKind, amount: int) -> Overhead:
    """Return an overhead with a single figure."""
    return Overhead(name, label, "", "guild", kind, likely=Decimal(amount))


OVERHEADS = (
    overhead("fee-share", "Fee", "share", 10),
    overhead("fee-once", "Fee", "hire", 50),
    overhead("fee-least", "Fee, at least", "least-hours", 30),
    overhead("tools-small", "Tools", "month", 130),
    overhead("tools-large", "Tools", "month", 260),
)
WHAT_EACH_COMES_TO = {
    "fee-share": "€300, 30 h",
    "fee-once": "€50, 1 person",
    "fee-least": "€1,000, 10 h",
    "tools-small": "€60, 0.46 months",
    "tools-large": "€120, 0.46 months",
}


def with_overheads() -> Dataset:
    """Return the small dataset with these overheads."""
    dataset = small().dataset
    return dataset._replace(budget=dataset.budget._replace(overheads=OVERHEADS))


DATASET = with_overheads()
ONE = Draft(
    "workshop", people=Decimal(1), hours=Decimal(10), weeks=Decimal(2), own_rate=Decimal(100)
)
STATE = State(plan=(ONE,), listed=True)


def shown(state: State = STATE) -> Sheet:
    """Return what the budget shows of a state."""
    return sheet(case_of(DATASET, state), 0)


@pytest.mark.parametrize(("name", "words"), WHAT_EACH_COMES_TO.items())
def test_the_view_of_overheads(name: str, words: str) -> None:
    """Each overhead says what it comes to itself."""
    assert overhead_words(shown(), DATASET.overhead(name)) == words


def test_against_the_baseline() -> None:
    """A fee that was 10 % and is 20 % now changes its own row, not that of its namesake."""
    before = pin(STATE, case_of(DATASET, STATE).lines)
    now = count_with(before, "fee-share", Choice(amount=Decimal(20)))
    found = compared(shown(now))
    assert found is not None
    assert found.rows == (
        ("Workshop", "€2,000", "€2,000", "the same"),
        ("Fee, at least, hours not worked", "€1,000", "€1,000", "the same"),
        ("Fee", "€600", "€300", "€300 more"),
        ("Fee", "€50", "€50", "the same"),
        ("Tools", "€60", "€60", "the same"),
        ("Tools", "€120", "€120", "the same"),
        ("Total", "€3,830", "€3,530", "€300 more"),
    )


def test_the_record() -> None:
    """The table of the cost has a row for each of them."""
    text = record_body(case_of(DATASET, STATE))
    rows = [row for table in tables(text) for row in table if row[0].startswith(("Fee", "Tools"))]
    assert [(row[0].partition(":")[0], row[2]) for row in rows] == [
        ("Fee, at least, hours not worked", "€1,000.00"),
        ("Fee", "€300.00"),
        ("Fee", "€50.00"),
        ("Tools", "€60.00"),
        ("Tools", "€120.00"),
    ]


def test_json_and_csv() -> None:
    """Data hold each of them, in minor units; CSV has a row for each that is paid for the plan."""
    found = shown().found
    data = cost_data(DATASET, found)
    items = [*data["lines"][0]["items"], *data["extras"]]
    assert [(item["label"], item["cost"]["likely"]) for item in items] == [
        ("Work", 200_000),
        ("Fee, at least, hours not worked", 100_000),
        ("Fee", 30_000),
        ("Fee", 5_000),
        ("Tools", 6_000),
        ("Tools", 12_000),
    ]
    head, *rows = cost_rows(DATASET, found)
    likely = head.index("cost_likely")
    assert [(row[0], row[likely]) for row in rows] == [
        ("workshop", "3350.00"),
        ("Tools", "60.00"),
        ("Tools", "120.00"),
    ]


def test_two_plans_beside_each_other() -> None:
    """What is paid for the whole plan has a row for each of them."""
    mine = Planned(DATASET, shown().lines, shown().found, example=False)
    without = count_with(STATE, "tools-small", Choice(on=False))
    theirs = shown(without)
    other = Planned(theirs.dataset, theirs.lines, theirs.found, example=False)
    rows = [row for row in plan_rows(mine, other) if row[0] == "Tools"]
    assert rows == [
        ["Tools", "€60 single figure", "—", ""],
        ["Tools", "€120 single figure", "€120 single figure", ""],
    ]
