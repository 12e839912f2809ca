"""What is billed in a week and in a month of work, worked out by hand."""

from decimal import Decimal

import pytest
from helpers import small

from roletui.cost.lines import PlanLine
from roletui.cost.periods import heading, periods
from roletui.cost.plan import Priced, priced
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range

DATASET = small().dataset


def plan(weeks: str, *overheads: Overhead) -> Priced:
    """Return 1 person in the workshop for 8 h a week, at €55 an hour (€45 to €70)."""
    dataset = DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))
    line = PlanLine("workshop", "shop", Decimal(1), Decimal(8), Decimal(weeks))
    return priced(dataset, [line])


def top(kind: OverheadKind, likely: str) -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    return Overhead("top", "Top", "", "guild", kind, likely=Decimal(likely))


def test_a_month_is_a_twelfth_of_a_year() -> None:
    """8 h × €55 = €440 a week; × 52 ÷ 12 = €1,906.67 a month, whatever the seller calls full."""
    week, month = periods(plan("12").costs[0], alone=True)
    assert week == Range(36_000, 44_000, 56_000)
    assert month == Range(156_000, 190_667, 242_667)


@pytest.mark.parametrize(
    ("overhead", "likely"),
    [
        (top("share", "10"), 48_400),  # €440 and 10 % of it
        (top("hire", "900"), 44_000),  # paid once, so in no week's bill
        (top("weeks", "4"), 44_000),  # ramp-up is paid before the work
    ],
)
def test_a_week_holds_what_is_billed_in_it(overhead: Overhead, likely: int) -> None:
    """Fees are in it with the hours; what is paid once, or before the work, is not."""
    [entry] = plan("12", overhead).costs
    assert periods(entry, alone=True).week.likely == likely


def test_what_is_paid_by_the_month_is_in_a_month_whole() -> None:
    """€79 a month: €1,906.67 + €79 = €1,985.67 a month, and €440 + €79 × 12 ÷ 52 a week."""
    [entry] = plan("12", top("month", "79")).costs
    week, month = periods(entry, alone=True)
    assert month.likely == 198_567
    assert week.likely == 45_823  # 44,000 + 1,823.08
    assert periods(entry, alone=False).month.likely == 190_667


def test_a_table_says_what_its_months_are() -> None:
    """Only where something in it is counted in months."""
    assert heading("Part", plan("12").items) == "Part"
    assert heading("Part", plan("12", top("month", "79")).items) == "Part (months of 4⅓ weeks)"
