"""What simulated plans come to is one figure, wherever it stands; what a range is, is said."""

from decimal import Decimal

from helpers import shipped

from roletui.case.budget_sheet import sheet
from roletui.case.case import Case
from roletui.case.sheet_words import baseline_rows
from roletui.cost.drafts import Draft
from roletui.cost.simulation import RULE, simulate
from roletui.report.forms import document
from roletui.report.totals import bounds_words
from roletui.state.state import Baseline, State


def plan(channel: str, rate: str) -> Draft:
    """Return a plan of 2 people, 30 h a week, 10 weeks."""
    return Draft(
        "ai-engineer", channel, rate, Decimal(2), Decimal(30), Decimal(10), start=Decimal(1)
    )


FREELANCE = plan("marketplace", "ai-engineer-marketplace-asked")
EMPLOYEE = plan("in-house", "ai-engineer-in-house-loaded")


def test_percentiles_are_alike_in_sentences_and_in_the_table() -> None:
    """They are rounded to what 2,000 plans can tell: 21,757 and 37,459 are $22,000 and $37,400."""
    case = Case.of(
        shipped(), State(plan=(FREELANCE,), listed=True, baseline=Baseline((FREELANCE,)))
    )
    spread = simulate(case.bill.costs)
    assert spread is not None
    ends = "$22,000", "$31,000", "$35,200", "$37,400"
    rows = [row for row in baseline_rows(sheet(case, 0)) if row[0] in ("P10", "P50", "P80", "P90")]
    assert rows == [
        (name, end, end, "the same")
        for name, end in zip(("P10", "P50", "P80", "P90"), ends, strict=True)
    ]
    told = document("md", case)
    assert told.count("8 in 10 simulated plans cost $22,000 to $37,400 (P10 to P90)") == 1
    assert told.count("8 in 10 cost $22,000 to $37,400 (P10 to P90)") == 1
    assert "$21,800" not in told
    assert "$37,500" not in told


def test_quartiles_are_no_range_of_eight_in_ten() -> None:
    """An employee's ends are quartiles: half of all lie between, and 8 in 10 spread wider."""
    case = Case.of(shipped(), State(plan=(EMPLOYEE,), listed=True))
    items = case.bill.items
    assert bounds_words(items, "USD") == "half of such plans cost $38,600 to $63,000"
    assert bounds_words(items, "USD", brief=True) == "middle half: $38,600–$63,000"
    spread = simulate(case.bill.costs)
    assert spread is not None
    within = [total for total in spread.totals if 3_864_087 <= total <= 6_298_990]
    assert len(within) == 1000  # of 2,000
    told = document("md", case)
    assert (
        "its high end (a quartile among them has a quarter of its cases beyond it); 8 in 10" in told
    )
    freelance = Case.of(shipped(), State(plan=(FREELANCE,), listed=True))
    assert bounds_words(freelance.bill.items, "USD") == "from $21,000 to $38,900"
    assert "a quarter of all" not in document("md", freelance)


def test_a_ceiling_is_why_the_likely_total_is_enough_for_more_than_half() -> None:
    """The fee of up to 7.99 % counts in full: 32,397 is enough in 61 of 100; without one in 50."""
    shares = []
    for draft in (FREELANCE, EMPLOYEE):
        found = Case.of(shipped(), State(plan=(draft,), listed=True)).bill
        spread = simulate(found.costs)
        assert spread is not None
        assert found.total is not None
        shares.append(round(100 * spread.within(found.total.likely).of_all))
    assert shares == [61, 50]
    assert "“up to” so much counts in full in the likely total" in RULE
