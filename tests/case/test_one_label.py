"""Two overheads of one name: each shows its own money, wherever costs are shown."""

import pytest
from helpers import case_of, tables
from one_label import DATASET, STATE, shown

from roletui.case.sheet_words import overhead_words
from roletui.cost.settings import Choice
from roletui.report.data.costs import cost_data, cost_rows
from roletui.report.diff.plans import plan_rows
from roletui.report.record.record import record_body
from roletui.state.plan_changes import count_with

WHAT_EACH_COMES_TO = {
    "fee-share": "€300, 30 h",
    "fee-once": "€50, 1 person",
    "fee-least": "€1,000, 10 h",
    "tools-small": "€60, 0.46 months",
    "tools-large": "€120, 0.46 months",
}


@pytest.mark.parametrize(("name", "words"), WHAT_EACH_COMES_TO.items())
def test_the_view_of_overheads(name: str, words: str) -> None:
    """Each overhead says what it comes to itself."""
    assert overhead_words(shown(), DATASET.overhead(name)) == words


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
    found = shown().bill
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
    part = head.index("part")
    assert [(row[0], row[part], row[likely]) for row in rows] == [
        ("workshop", "Work", "2000.00"),
        ("workshop", "Fee, at least, hours not worked", "1000.00"),
        ("workshop", "Fee", "300.00"),
        ("workshop", "Fee", "50.00"),
        ("Tools", "Tools", "60.00"),
        ("Tools", "Tools", "120.00"),
    ]


def test_two_plans_beside_each_other() -> None:
    """What is paid for the whole plan has a row for each of them."""
    without = count_with(STATE, "tools-small", Choice(on=False))
    rows = [row for row in plan_rows(shown().case, shown(without).case) if row[0] == "Tools"]
    assert rows == [
        ["Tools", "€60 (no range)", "—", ""],
        ["Tools", "€120 (no range)", "€120 (no range)", ""],
    ]
