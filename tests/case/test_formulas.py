"""The calculation behind each figure, as it is written."""

from decimal import Decimal

from roletui.case.budget_sheet import sheet
from roletui.case.formulas import explained
from roletui.cost.drafts import Draft
from roletui.dataset.load import load
from roletui.state.state import State
from tests.helpers import case_of


def lines_of(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return the lines of each section on a plan of one line, by its heading."""
    found = sheet(case_of(load(), State(plan=(draft,), listed=True)), 0)
    return {section.heading: section.lines for section in explained(found)}


def test_of_an_employee_paid_and_worked_hours_are_told_apart() -> None:
    """1,560 h paid are 1,376.25 h worked at $84 = $115,605; of 60 h a week it is 52.93 h."""
    sizes = (Decimal(2), Decimal(30), Decimal(26))
    said = lines_of(Draft("ml-engineer", "in-house", "ml-engineer-in-house-loaded", *sizes))
    assert said["The total"][0] == (
        "ML engineer, Employee, United States: 2 × 30 h × 26 weeks = 1,560 h paid, "
        "1,376.25 h worked"
    )
    [week, *_] = said["A week and a month of the work"]
    assert week.startswith("60 h a week paid, 52.93 h worked at $84, ")
    paid = lines_of(Draft("ml-engineer", "embedded", "ml-engineer-embedded", *sizes))
    assert paid["The total"][0].endswith(": 2 × 30 h × 26 weeks = 1,560 h")
    assert paid["A week and a month of the work"][0].startswith("60 h a week at $35, ")
