"""Sizes at which two ways cost the same, solved by hand where the cost bends."""

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import small

from roletui.cost.alternatives import Alternative, alternatives
from roletui.cost.breakeven import Saving, affordable, even, saving
from roletui.cost.lines import PlanLine, cost
from roletui.cost.sizes import Size
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind

DATASET = small().dataset


def top(kind: OverheadKind, likely: int, name: str = "top") -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    return Overhead(name, name.title(), "", "guild", kind, likely=Decimal(likely))


def with_(*overheads: Overhead) -> Dataset:
    """Return the small dataset with nothing on top but some overheads."""
    return DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))


def line(people: int = 1, hours: int = 10, weeks: int = 10, start: int = 1) -> PlanLine:
    """Return a workshop's work on the street, at €80 an hour."""
    sizes = (Decimal(people), Decimal(hours), Decimal(weeks))
    return PlanLine("workshop", "street", *sizes, start=Decimal(start))


ALL, WEEK = top("least-hours", 160, "all"), top("least-week", 20, "week")
CONTRACT = ALL._replace(scope="contract")
LONGER = top("overrun", 60, "longer")._replace(low=Decimal(50), high=Decimal(90))


@pytest.mark.parametrize(
    ("overheads", "name", "euros", "size"),
    [
        # €80 × 10 h × weeks: €8,000 are 10, €9,600 are 12, €400 are half a week.
        ((), "weeks", 8_000, 10),
        ((), "weeks", 9_600, 12),
        ((), "weeks", 400, Fraction(1, 2)),
        ((), "hours", 12_000, 15),
        ((), "people", 20_000, Fraction(5, 2)),
        ((), "weeks", 0, None),
        # 160 h cost €12,800 up to 16 weeks of 10 h; the largest of those is meant, then 20 are 200.
        ((ALL,), "weeks", 12_800, 16),
        ((ALL,), "weeks", 16_000, 20),
        ((ALL,), "weeks", 12_799, None),
        # Over 10 weeks 160 h are 16 h a week; each person buys 160 h for €12,800.
        ((ALL,), "hours", 12_800, 16),
        ((ALL,), "people", 12_800, 1),
        ((ALL,), "people", 32_000, Fraction(5, 2)),
        # A contract buys them once: 1.6 people of 10 h for 10 weeks use them up.
        ((CONTRACT,), "people", 12_800, Fraction(8, 5)),
        ((CONTRACT,), "people", 16_000, 2),
        ((CONTRACT,), "people", 12_799, None),
        ((CONTRACT,), "weeks", 12_800, 16),
        ((CONTRACT,), "hours", 12_800, 16),
        # 20 h a week are €1,600 a week, €16,000 in 10, up to 20 h; 25 h are €20,000.
        ((WEEK,), "hours", 16_000, 20),
        ((WEEK,), "hours", 20_000, 25),
        ((WEEK,), "hours", 15_999, None),
        ((WEEK,), "weeks", 8_000, 5),
        # Both: 20 h a week are bought, so that 160 h are reached after 8 weeks.
        ((ALL, WEEK), "weeks", 12_800, 8),
        ((ALL, WEEK), "weeks", 16_000, 10),
        ((ALL, WEEK), "people", 16_000, 1),
        ((ALL, WEEK), "people", 12_800, Fraction(4, 5)),
        ((CONTRACT, WEEK), "people", 12_800, Fraction(4, 5)),
        # A quarter on top makes €1,000 of a week; two weeks of ramp-up are €1,600 before any.
        ((top("share", 25),), "weeks", 10_000, 10),
        ((top("weeks", 2),), "weeks", 9_600, 10),
        ((top("weeks", 2),), "people", 14_400, Fraction(3, 2)),
        # With two weeks of ramp-up 160 h last for 14 weeks of work; an overrun is likely none.
        ((ALL, top("weeks", 2)), "weeks", 12_800, 14),
        ((ALL, top("overrun", 60)), "weeks", 12_800, 16),
        # A work that is stated to take likely 60 % longer uses them up in 10 weeks.
        ((ALL, LONGER), "weeks", 12_800, 10),
        ((ALL, LONGER), "hours", 12_800, 10),
        ((ALL, LONGER), "weeks", 16_000, Fraction(25, 2)),
    ],
)
def test_the_largest_size_that_costs_as_much(
    overheads: tuple[Overhead, ...], name: Size, euros: int, size: Fraction | int | None
) -> None:
    """One person, 10 hours a week, 10 weeks; below a minimum the cost is level."""
    assert even(with_(*overheads), [line()], 0, name, euros * 100) == size


FEE = top("month", 13)
"""€13 a month are €3 a week."""
RAMP = top("weeks", 2, "ramp")


@pytest.mark.parametrize(
    ("overheads", "start", "euros", "weeks"),
    [
        # Beside a line of 12 weeks another for nothing pays no further fee until it goes beyond:
        # 12 × €3 up to 12 weeks, or from week 5 on up to 8; then €3 for each more.
        ((FEE,), 1, 36, 12),
        ((FEE,), 1, 45, 15),
        ((FEE,), 5, 36, 8),
        ((FEE,), 5, 45, 11),
        # With two weeks of ramp-up each, the first ends after 14 weeks and costs €42. What begins
        # in week 5 works from week 7 on, so it is level up to 8 weeks of work.
        ((FEE, RAMP), 5, 42, 8),
        ((FEE, RAMP), 5, 51, 11),
        # What begins in week 15 after a line of 12 pays from its first week on: €36 + €3 × 5.
        ((FEE,), 15, 51, 5),
        ((FEE,), 15, 35, None),
    ],
)
def test_the_cost_bends_where_a_line_goes_beyond_another(
    overheads: tuple[Overhead, ...], start: int, euros: int, weeks: int | None
) -> None:
    """Both lines cost nothing an hour; a fee a month is paid while one of them runs."""
    free = [entry.at(Decimal(0), "EUR") for entry in (line(weeks=12), line(weeks=4, start=start))]
    assert even(with_(*overheads), free, 1, "weeks", euros * 100) == weeks


@pytest.mark.parametrize(
    ("euros", "weeks"), [(66, None), (69, 1), (83, Fraction(17, 3)), (84, 16), (87, 17)]
)
def test_a_level_stretch_between_two_bends(euros: int, weeks: Fraction | int | None) -> None:
    """Others run in weeks 1 to 12 and 21 to 30, for €66 of fees; one more begins with week 15.

    Its first 6 weeks cost €3 each, the next 10 nothing more, and those after them €3 again.
    """
    others = [line(weeks=12), line(weeks=10, start=21)]
    free = [entry.at(Decimal(0), "EUR") for entry in (*others, line(weeks=1, start=15))]
    assert even(with_(FEE), free, 2, "weeks", euros * 100) == weeks


@pytest.mark.parametrize(
    ("euros", "weeks"), [(7_999, None), (8_000, None), (8_001, Fraction(1, 800)), (8_800, 1)]
)
def test_beside_another_line_no_size_costs_less_than_that_line(
    euros: int, weeks: Fraction | int | None
) -> None:
    """The other one costs €8,000, and each week €800 more; nobody works less than nothing."""
    assert even(with_(), [line(), line(start=11)], 1, "weeks", euros * 100) == weeks


@pytest.mark.parametrize(("euros", "weeks"), [(7_400, None), (7_600, None), (8_000, 0.5)])
def test_a_bend_before_the_line_begins_is_none(euros: int, weeks: float | None) -> None:
    """The other one costs €7,600 and ends half a week before it."""
    other = line()._replace(weeks=Decimal("9.5"))
    assert even(with_(), [other, line(start=11)], 1, "weeks", euros * 100) == weeks


@pytest.mark.parametrize(("euros", "weeks"), [(12_800, 6), (13_600, 7), (12_799, None)])
def test_a_contract_bends_where_all_its_lines_use_it_up(euros: int, weeks: int | None) -> None:
    """Another line of 10 weeks at the same rate uses 100 of 160 h, so this one has 60 h left."""
    assert even(with_(CONTRACT), [line(), line(weeks=2)], 1, "weeks", euros * 100) == weeks


@pytest.mark.parametrize(("euros", "weeks"), [(54, 14), (57, 15), (42, 4), (53, Fraction(23, 3))])
def test_what_follows_moves_along(euros: int, weeks: Fraction | int) -> None:
    """A line from week 1 on, one of 4 weeks that follows it, and one in weeks 13 to 18.

    Each week costs €3, up to 8 weeks: 12 and 6 weeks are €54. Then the one that follows meets the
    last one, and nothing is added until it goes beyond it, from 14 weeks on.
    """
    lines = [line(weeks=2), line(weeks=4)._replace(follows=True), line(weeks=6, start=13)]
    free = [entry.at(Decimal(0), "EUR") for entry in lines]
    assert even(with_(FEE), free, 0, "weeks", euros * 100) == weeks


def test_a_line_that_is_likely_not_needed_costs_nothing_here() -> None:
    """Beside one of 10 weeks for €8,000 stands one that only 3 of 10 plans need."""
    maybe = line(start=11)._replace(chance=Decimal(30))
    assert even(with_(), [line(), maybe], 0, "weeks", 800_000) == 10
    assert even(with_(), [line(), maybe], 1, "weeks", 800_100) is None


def test_where_every_size_costs_as_much_one_is_found() -> None:
    """Ten weeks at €0 an hour with €3 of fees a week are €30, however many people there are."""
    free = line().at(Decimal(0), "EUR")
    assert even(with_(FEE), [free], 0, "people", 3_000) is not None
    assert even(with_(FEE), [free], 0, "people", 3_001) is None
    assert even(with_(FEE), [free], 0, "people", 2_999) is None


def test_nothing_that_costs_nothing_breaks_even() -> None:
    """Without a rate, or at no cost at all, no size costs €80."""
    nobody = line()._replace(role="self", channel="")
    assert even(DATASET, [nobody], 0, "weeks", 8_000) is None
    assert even(with_(), [line().at(Decimal(0), "EUR")], 0, "weeks", 8_000) is None


@pytest.mark.parametrize(
    ("goal", "weeks"),
    [(79_999, None), (80_000, 1), (159_999, 1), (160_000, 2), (799_999, 9), (800_000, 10)],
)
def test_a_goal_is_reached_to_the_minor_unit(goal: int, weeks: int | None) -> None:
    """A week costs €800, and the slider goes from 1 to 10."""
    assert affordable(with_(), [line()], 0, "weeks", goal) == weeks
    assert affordable(with_(), [line()], 0, "weeks", 10**9) == 10


def way(chosen: PlanLine, role: str, channel: str) -> Alternative:
    """Return one of the ways for the hours of a line."""
    found = alternatives(with_(), cost(with_(), chosen))
    return next(
        entry for entry in found
        if (entry.cost.line.role, entry.cost.line.channel) == (role, channel)
    )  # fmt: skip


def test_what_the_dearer_way_must_save_is_the_same_from_both_sides() -> None:
    """€80 instead of €60 an hour: a third of the cheaper one's hours.

    10 hours a week are 43⅓ a month where a year has 2,080 full-time hours, so 14⁴⁄₉ of them; the
    cheaper way costs €2,600 in such a month.
    """
    dear = way(line(), "workshop", "street")
    cheap = way(line(), "mobile", "street")
    for chosen, other in ((dear, cheap), (cheap, dear)):
        found = saving(chosen, other)
        assert found is not None
        assert (found.cheap, found.dear) == (cheap, dear)
        assert (found.month, found.hours) == (Fraction(130, 3), Fraction(130, 9))
        assert (found.cheap_month, found.dear_month) == (260_000, Fraction(1_040_000, 3))
        assert found.hour == 6_000
        assert found.pays
        assert found.even_after is None


def test_nothing_is_saved_where_both_cost_the_same_or_nobody_works() -> None:
    """Only a dearer way can be worth it, and only where somebody works."""
    dear = way(line(), "workshop", "street")
    assert saving(dear, dear) is None
    idle = line(weeks=0)
    assert saving(way(idle, "workshop", "street"), way(idle, "mobile", "street")) is None


def ways(*overheads: Overhead, hours: int = 10, weeks: int = 10) -> Saving:
    """Return what a workshop at €80 must save of a mechanic at €60, both on the street."""
    chosen = line(hours=hours, weeks=weeks)
    found = alternatives(with_(*overheads), cost(with_(*overheads), chosen))
    one, other = (
        next(
            entry for entry in found
            if (entry.cost.line.role, entry.cost.line.channel) == (role, "street")
        )
        for role in ("workshop", "mobile")
    )  # fmt: skip
    saved = saving(one, other)
    assert saved is not None
    return saved


@pytest.mark.parametrize("month", [0, 1_000, 50_000])
def test_what_both_pay_alike_changes_nothing(month: int) -> None:
    """A third of 43⅓ hours at €60, whatever both pay a month besides, and whoever manages them."""
    bill, lead = top("month", month, "bill"), top("hours", 2)._replace(rate="workshop-shop-posted")
    assert ways(bill).hours == ways(bill, lead).hours == Fraction(130, 9)


def test_fees_count_in_what_an_hour_saves() -> None:
    """At 50 % on top of the mechanic an hour saves €90, and the workshop at €80 is the cheaper.

    43⅓ h × €10 are €433.33, or 5⁵⁄₁₂ hours of the workshop's €80.
    """
    found = ways(top("share", 50)._replace(roles=("mobile",)))
    assert found.cheap.cost.rate.role == "workshop"
    assert (found.hour, found.hours) == (8_000, Fraction(65, 12))
    back = ways(top("share", 20)._replace(roles=("mobile",)))
    # €72 and €80: 43⅓ × 8 ÷ 72.
    assert (back.hour, back.hours) == (7_200, Fraction(130, 27))
    maybe = ways(top("share", 20)._replace(roles=("mobile",), chance=Decimal(30)))
    assert (maybe.hour, maybe.hours) == (6_000, Fraction(130, 9))


def test_where_an_hour_less_saves_nothing() -> None:
    """Of 10 h a week 20 are bought anyway; at 30 h each hour less saves one.

    So it is with a contract over 160 h, of which 100 are worked, or 300.
    """
    assert ways(WEEK).hours is None
    assert not ways(WEEK).pays
    assert ways(CONTRACT).hours is None
    assert ways(WEEK, hours=30).hours == ways(CONTRACT, hours=30).hours == 3 * Fraction(130, 9)


def test_what_takes_more_hours_than_the_month_has_cannot_pay() -> None:
    """A workshop with 150 % on top costs €200: 43⅓ × 140 ÷ 60 are more hours than there are.

    With 50 % on top it costs €120, and all 43⅓ hours of the mechanic are just enough.
    """
    fee = top("share", 150)._replace(roles=("workshop",))
    assert (ways(fee).hours, ways(fee).pays) == (Fraction(910, 9), False)
    even_so = ways(top("share", 50)._replace(roles=("workshop",)))
    assert (even_so.hours, even_so.pays) == (Fraction(130, 3), True)


def test_what_is_paid_once_is_made_up_for_month_by_month() -> None:
    """The mechanic is €866⅔ a month cheaper, and €2,600 to find: even after 3 months.

    Two weeks of ramp-up at €60 are €1,200, a tenth on them €120, and 2 h a week of somebody at €40
    are €160: €1,480. In a month the mechanic then costs 43⅓ h at €66 and €346⅔ of management.
    """
    finder = top("hire", 2_600)._replace(roles=("mobile",))
    assert ways(finder).even_after == 3
    mine = ("mobile",)
    ramp = top("weeks", 2, "ramp")._replace(roles=mine)
    fee = top("share", 10, "fee")._replace(roles=mine)
    lead = top("hours", 2, "lead")._replace(roles=mine, rate="workshop-shop-posted")
    found = ways(ramp, fee, lead)
    month = Fraction(130, 3) * 80 - (Fraction(130, 3) * 66 + Fraction(13, 3) * 80)
    assert found.even_after == Fraction(1_480) / month
    assert ways(top("hire", 2_600)._replace(roles=("workshop",))).even_after is None
