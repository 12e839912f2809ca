"""The sliders of the page without a browser: amounts worked out by hand, what they can reach."""

from decimal import Decimal

import pytest
from helpers import case_of, drafted, small
from properties.test_cost_rules import topped
from report.feigned import Feigned, Slider
from report.test_record import DECIDED, STATES

from roletui.cost.drafts import Bounds
from roletui.cost.lines import PlanLine
from roletui.report.page.page import page
from roletui.report.page.sliders import UNCHANGED, sliders
from roletui.state.plan_changes import pin
from roletui.state.state import State

LINE = PlanLine("workshop", "shop", Decimal(1), Decimal(8), Decimal(2))
"""At €55 an hour (€45–€70)."""


def planned(*lines: PlanLine) -> State:
    """Return a decision with a plan of those lines."""
    return DECIDED._replace(plan=tuple(map(drafted, lines)), listed=True)


def tried(state: State) -> Feigned:
    """Return the sliders of a decision."""
    return Feigned(sliders(case_of(small(), state)))


def test_a_line_is_counted_anew() -> None:
    """16 hours cost €880 (€720–€1,120), and 2 × 10.5 × 3 = 63 hours €3,465 (€2,835–€4,410)."""
    page_ = tried(planned(LINE))
    assert page_.told().sums == ["€880.00", "€720.00", "€1,120.00", "as decided"]
    moved = page_.move("2", "10.5", "3")
    assert moved.sums == ["€3,465.00", "€2,835.00", "€4,410.00", "€2,585.00 more"]
    assert not moved.as_decided
    assert page_.move("1", "0.5", "1").sums == ["€27.50", "€22.50", "€35.00", "€852.50 less"]
    back = page_.press()
    assert (back.sums[0], back.values, back.as_decided) == ("€880.00", ["1", "8", "2"], True)


def test_each_line_has_its_sliders() -> None:
    """The total, the difference to the baseline and the cost of that line move with a slider."""
    street = PlanLine("workshop", "street", Decimal(1), Decimal(8), Decimal(1))  # €80, no range
    state = planned(LINE, street)
    page_ = tried(pin(state, case_of(small(), planned(street)).lines))
    first = ["€1,520.00", "€1,360.00", "€1,760.00", "as decided", "€880.00 more"]
    assert page_.told().sums == [*first, "€880.00", "€640.00"]
    assert page_.move("1", "8", "1", "1", "12", "1").sums == [
        "€1,400.00", "€1,320.00", "€1,520.00", "€120.00 less", "€760.00 more", "€440.00", "€960.00",
    ]  # fmt: skip


def test_a_range_counts_while_it_holds_the_size() -> None:
    """Of 4 weeks or 6, between 3 and 6 are paid; of 7, 7: the range is one of another size."""
    page_ = tried(
        planned(LINE._replace(weeks=Decimal(4), weeks_range=Bounds(Decimal(3), Decimal(6))))
    )
    assert page_.told().sums[:3] == ["€1,760.00", "€1,080.00", "€3,360.00"]
    assert page_.move("1", "8", "6").sums[:3] == ["€2,640.00", "€1,080.00", "€3,360.00"]
    assert page_.move("1", "8", "7").sums[:3] == ["€3,080.00", "€2,520.00", "€3,920.00"]


def test_a_plan_that_nobody_set_is_told_by_ways_to_hire() -> None:
    """An example has no total: it has what 8 hours cost at €60, and at the middle of €50 to €71."""
    part = sliders(case_of(small(), DECIDED))
    assert "<dt>On the street</dt><dd><output" in part
    assert "<dt>In a shop</dt><dd>≈ <output" in part
    page_ = Feigned(part)
    assert page_.told().sums == ["€480.00", "€484.00"]
    assert page_.move("2", "10", "3").sums == ["€3,600.00", "€3,630.00"]


def test_a_slider_reaches_the_size_that_was_decided() -> None:
    """Its step is that of the dataset, or the largest below it that meets a size in between."""
    page_ = tried(planned(LINE._replace(hours=Decimal("7.25"))))
    assert page_.sliders == [
        Slider("1", "5", "1", "1"),
        Slider("0.5", "60", "0.25", "7.25"),
        Slider("1", "10", "1", "2"),
    ]


def test_where_nothing_is_paid_there_are_no_sliders() -> None:
    """While nothing is decided, and where nobody is paid, nothing is counted and nothing runs."""
    for state in (STATES["asking"], State({"fault": "yes", "skill": "yes"})):
        text = page(case_of(small(), state))
        assert UNCHANGED not in text
        assert "<script" not in text
        assert "script-src" not in text


def test_a_month_that_two_lines_share_is_paid_once() -> None:
    """€100 a month for weeks 3 to 6 and 1 to 4 is for 6 weeks: €138.46; a gap is not paid."""
    dataset = topped(small().dataset, "month", 100)
    late = LINE._replace(weeks=Decimal(4), start=Decimal(3))
    both = planned(late, late._replace(start=Decimal(1)))
    page_ = Feigned(sliders(case_of(dataset, both)))
    assert page_.told().sums[0] == "€3,658.46"  # 2 × 4 × 8 h × €55, and 6 × 12 ÷ 52 months
    assert page_.move("1", "8", "4", "1", "8", "1").sums[0] == "€2,315.38"  # 5 weeks, one between


@pytest.mark.parametrize(("hours", "told"), [("0.9", "€0.06"), ("1.3", "€0.07")])
def test_what_is_left_of_a_minimum_is_rounded_with_the_rest(hours: str, told: str) -> None:
    """Two half hours at 5 cents are 3 cents each; 1.3 hours, 0.3 of them unworked, are 7 in all."""
    dataset = topped(topped(small().dataset, "weeks", 1), "least-hours", Decimal(hours))
    line = LINE._replace(hours=Decimal("0.5"), weeks=Decimal(2)).at(Decimal("0.05"))
    assert Feigned(sliders(case_of(dataset, planned(line)))).move("1", "0.5", "1").sums[0] == told
