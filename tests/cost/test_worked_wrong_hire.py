"""What the wrong role costs, worked out by hand."""

from decimal import Decimal

import pytest
from helpers import small

from roletui.cost.drafts import Bounds
from roletui.cost.lines import PlanLine, cost
from roletui.cost.wrong_hire import WrongHire, instead, wrong_hire
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range

DATASET = small().dataset


def line(people: int = 2, channel: str = "street", role: str = "workshop") -> PlanLine:
    """Return ten hours a week of each for five weeks."""
    return PlanLine(role, channel, Decimal(people), Decimal(10), Decimal(5))


def mistaken(
    entry: PlanLine, role: str, redone: str, restart: str, *overheads: Overhead
) -> WrongHire:
    """Return what it costs that another role was needed, which has a rate."""
    dataset = DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))
    found = wrong_hire(dataset, cost(dataset, entry), role, Decimal(redone), Decimal(restart))
    assert found is not None
    return found


def single(euros: int) -> Range:
    """Return an amount without a range."""
    return Range(euros * 100, euros * 100, euros * 100)


def test_work_is_done_again_at_the_rate_that_was_needed() -> None:
    """Two people, 100 hours: €8,000 at €80, where €60 an hour were needed.

    30 % again are 30 h × €60, three weeks of starting over 60 h × €60; €6,000 were needed.
    """
    found = mistaken(line(), "mobile", "30", "3")
    assert found.hired.paid == single(8_000)
    assert found.second.paid == single(1_800 + 3_600)
    assert found.total == single(13_400)
    assert found.needed.paid == single(6_000)
    assert [way.role for way in found] == ["workshop", "mobile", "mobile"]
    assert found.lost == single(7_400)


def test_a_dearer_role_may_have_been_needed() -> None:
    """€6,000 were paid where €8,000 were needed: nothing done again, €2,000 less than right."""
    assert mistaken(line(role="mobile"), "workshop", "0", "0").lost == single(-2_000)


def test_both_ends_of_a_loss_come_from_one_price() -> None:
    """A shop at €45 to €70, likely €55, hired instead of a mechanic at €50 to €71.

    100 h of one, half of 100 h of the other again, and not 100 h of it: A × 100 − B × 50. At the
    least €45 × 100 − €71 × 50 = €950, at the most €70 × 100 − €50 × 50 = €4,500; likely, with the
    middle of its range, €55 × 100 − €60.50 × 50 = €2,475.
    """
    found = mistaken(line(channel="shop"), "mobile", "50", "0")
    assert found.lost == Range(95_000, 247_500, 450_000)


def top(kind: OverheadKind, likely: int) -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    return Overhead(kind, kind, "", "guild", kind, likely=Decimal(likely))


@pytest.mark.parametrize(
    ("overhead", "paid"),
    [
        # Two people for 5 weeks at €80, again for 1.5 and 3 weeks at €60, or 5 weeks at €60.
        (top("hire", 500), (9_000, 6_400, 7_000)),
        (top("share", 10), (8_800, 5_940, 6_600)),
        # 2 weeks of ramp-up at 20 h a week each time.
        (top("weeks", 2), (11_200, 7_800, 8_400)),
        # Each of two buys 50 h: 100 h, as many as five weeks are.
        (top("least-hours", 50), (8_000, 6_000, 6_000)),
        # €13 a month are €3 a week, of 5, 4.5 and 5 weeks.
        (top("month", 13), (8_015, Decimal("5413.5"), 6_015)),
        (top("least-week", 20), (16_000, 10_800, 12_000)),
    ],
)
def test_each_engagement_is_a_plan_of_its_own(
    overhead: Overhead, paid: tuple[int | Decimal, ...]
) -> None:
    """With its own fees, minimums and hiring; what is lost is the sum of two less the third."""
    found = mistaken(line(), "mobile", "30", "3", overhead)
    assert [way.paid.likely for way in found] == [int(euros * 100) for euros in paid]
    hired, second, needed = paid
    assert found.lost.likely == int((hired + second - needed) * 100)
    assert all(sum(item.amount.likely for item in way.items) == way.paid.likely for way in found)


def test_bounds_of_a_loss_take_the_weeks_once() -> None:
    """One person for 4 to 8 weeks, likely 5: 10 h at €80 and none again, instead of €60.

    Whatever the weeks are, each costs €200 too much; half of 5 weeks is done again for €1,500.
    """
    ranged = line(1)._replace(weeks_range=Bounds(Decimal(4), Decimal(8)))
    assert mistaken(ranged, "mobile", "0", "0").lost == Range(80_000, 100_000, 160_000)
    assert mistaken(ranged, "mobile", "50", "0").lost == Range(230_000, 250_000, 310_000)


@pytest.mark.parametrize(
    ("low", "likely", "high", "lost"),
    [
        # In cents, half of 100, 100.5 and 101 less the whole of it: 50 − 100, 50 − 101, 51 − 101.
        ("1.00", "1.005", "1.01", Range(7_949, 7_949, 7_950)),
        # Of 100.5, 101 and 102: 50 − 101, 51 − 101, 51 − 102.
        ("1.005", "1.01", "1.02", Range(7_949, 7_950, 7_950)),
    ],
)
def test_the_likely_loss_lies_within_its_range(
    low: str, likely: str, high: str, lost: Range
) -> None:
    """One hour at €80 instead of one at about €1, of which half an hour is done again.

    Each part is rounded by itself, so that what is likely may lie a cent beyond both ends.
    """
    figures = {"low": Decimal(low), "likely": Decimal(likely), "high": Decimal(high)}
    rates = tuple(
        rate._replace(**figures) if rate.id == "mobile-street" else rate for rate in DATASET.rates
    )
    dataset = DATASET._replace(rates=rates)
    hour = PlanLine("workshop", "street", Decimal(1), Decimal(1), Decimal(1))
    found = wrong_hire(dataset, cost(dataset, hour), "mobile", Decimal(50), Decimal(0))
    assert found is not None
    assert found.lost == lost


@pytest.mark.parametrize(
    ("entry", "role", "channel", "rate"),
    [
        # The second rate of the mechanic is the one in the shop.
        (line(channel="shop"), "mobile", "shop", "mobile-shop"),
        (line(channel="street"), "mobile", "street", "mobile-street"),
        (line(channel="street", role="mobile"), "workshop", "street", "workshop-street"),
        (line(channel="elsewhere"), "mobile", "street", "mobile-street"),
        (line(), "self", "", ""),
    ],
)
def test_who_was_needed_is_hired_the_same_way(
    entry: PlanLine, role: str, channel: str, rate: str
) -> None:
    """Where there is a rate for it, else in the first way that has one; never at an own rate."""
    own = entry.at(Decimal(99), "EUR")
    assert instead(DATASET, own, role) == entry._replace(role=role, channel=channel, rate=rate)
