"""What i says of the figures: whose they are first, each thing once, the many other rates last."""

from decimal import Decimal

from helpers import shipped

from roletui.case.budget_sheet import sheet
from roletui.case.case import Case
from roletui.cost.drafts import Draft
from roletui.screens.budget.formulas import explanation
from roletui.state.state import State


def test_the_source_and_who_gains_come_first() -> None:
    """The rate with its source, then its publisher's interest; no line of them stands twice."""
    draft = Draft(
        "ai-engineer",
        "marketplace",
        "ai-engineer-marketplace-asked",
        Decimal(2),
        Decimal(30),
        Decimal(10),
    )
    case = Case.of(shipped(), State(plan=(draft,), listed=True))
    told = ["".join(words for words, _ in line) for line in explanation(sheet(case, 0))]
    assert told[2] == "What the figures rest on"
    assert "$50 an hour, asked" in told[3]
    assert told[3].endswith("Upwork, 2026-09, grade B.")
    assert told[4].startswith("Upwork, its interest: Takes a share of each contract")
    said = [line for line in told if line]
    assert len(said) == len(set(said))
    assert said.index("The same work at another rate") > said.index("The total")
    headings = [
        words for line in explanation(sheet(case, 0)) for words, style in line if style == "bold"
    ]
    assert headings[-1] == "The same work at another rate"
