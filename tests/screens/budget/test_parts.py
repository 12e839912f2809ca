"""The table of the parts of a total, and the same beside a baseline."""

from decimal import Decimal

from helpers import case_of
from one_label import DATASET, STATE, shown

from roletui.cost.settings import Choice
from roletui.screens.budget.views.parts import compared, table
from roletui.state.plan_changes import count_with, pin


def test_the_head_names_the_columns() -> None:
    """Each part has its quantity, or its formula where there is room, and one figure: no range."""
    narrow, wide = table(shown()), table(shown(), formulas=True)
    assert narrow is not None
    assert wide is not None
    assert narrow.head == ("Item (months of 4⅓ weeks)", "Quantity", "Amount")
    assert wide.head == ("Item (months of 4⅓ weeks)", "Formula", "Amount")


def test_against_the_baseline() -> None:
    """A fee that was 10 % and is 20 % now changes its own row, not that of its namesake."""
    before = pin(STATE, case_of(DATASET, STATE).lines)
    now = count_with(before, "fee-share", Choice(amount=Decimal(20)))
    found = compared(shown(now))
    assert found is not None
    assert found.head == ("Part, likely", "Now", "Baseline", "Difference")
    assert found.rows == (
        ("Workshop", "€2,000", "€2,000", "the same"),
        ("Fee, at least, hours not worked", "€1,000", "€1,000", "the same"),
        ("Fee", "€600", "€300", "€300 more"),
        ("Fee", "€50", "€50", "the same"),
        ("Tools", "€60", "€60", "the same"),
        ("Tools", "€120", "€120", "the same"),
        ("Total", "€3,830", "€3,530", "€300 more"),
    )
