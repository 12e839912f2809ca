"""What the charts of a plan show."""

from decimal import Decimal

from helpers import case_of, drafted, small

from roletui.case.budget_sheet import Sheet, sheet
from roletui.case.charts import spending_curve, swing_bars
from roletui.cost.lines import PlanLine
from roletui.state.state import State

ONE = PlanLine("workshop", "shop", Decimal(1), Decimal(8), Decimal(2))
LATER = ONE._replace(start=Decimal(3))


def of(*lines: PlanLine) -> Sheet:
    """Return what the budget reads of a plan with these lines."""
    state = State(plan=tuple(map(drafted, lines)), listed=True)
    return sheet(case_of(small(), state), 0)


def test_the_curve_ends_at_the_total() -> None:
    """The last week of the curve and of its bounds is the total; a start is pointed out once."""
    found = of(ONE, LATER, LATER)
    drawn = spending_curve(found)
    assert drawn is not None
    assert (drawn.low[-1], drawn.likely[-1], drawn.high[-1]) == found.bill.total
    assert drawn.marks == ((2, "Workshop begins"),)
    assert drawn.baseline == ()


def test_swings_are_told_from_the_likely_total() -> None:
    """A bar's ends are differences from the likely total, and its words the totals themselves."""
    found = of(ONE)
    total = found.bill.total
    assert total is not None
    rate = next(bar for bar in swing_bars(found) if bar.label.startswith("Rate"))
    assert (total.likely + rate.low, total.likely + rate.high) == (total.low, total.high)
    assert rate.low_words == "€720"
