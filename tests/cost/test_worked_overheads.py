"""Extra costs of a rate, worked out by hand: hours bought, shares of them, months."""

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import small

from roletui.cost.drafts import Bounds, Switch
from roletui.cost.items import Item
from roletui.cost.lines import Cost, PlanLine, cost
from roletui.cost.plan import Priced, priced
from roletui.cost.whole_plan import plan_extras
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range

DATASET = small().dataset


def top(kind: OverheadKind, likely: str | None, name: str = "top") -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    figure = None if likely is None else Decimal(likely)
    return Overhead(name, name.title(), "", "guild", kind, likely=figure)


def with_(*overheads: Overhead) -> Dataset:
    """Return the small dataset with nothing on top but some overheads."""
    return DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))


def line(people: str, hours: str, weeks: str, channel: str = "shop") -> PlanLine:
    """Return a workshop's work: in a shop at €45 to €70, likely €55, on the street at €80."""
    return PlanLine("workshop", channel, Decimal(people), Decimal(hours), Decimal(weeks))


Row = tuple[str, str, Fraction, Range]


def rows(people: str, hours: str, weeks: str, *overheads: Overhead) -> list[Row]:
    """Return kind, label, quantity and amount of what a line consists of, but for its work."""
    found = cost(with_(*overheads), line(people, hours, weeks)).items
    assert found[0].kind == "work"
    return [(entry.kind, entry.label, entry.quantity, entry.amount) for entry in found[1:]]


def single(euros: int) -> Range:
    """Return an amount without a range."""
    return Range(euros * 100, euros * 100, euros * 100)


ALL, WEEK = top("least-hours", "160", "all"), top("least-week", "20", "week")


def test_an_overrun_is_of_the_hours_worked() -> None:
    """Of 160 hours bought 40 are worked, and only those can take longer: 40 h × €70 × 20 % = €560.

    The 8 hours of it are among those bought anyway, so that 112 hours are left unused, not 120.
    """
    overrun, unused = rows("1", "10", "4", ALL, top("overrun", "20"))
    assert overrun == ("overrun", "Top", 40, Range(0, 0, 56_000))
    assert unused == (
        "unused", "All, hours not worked", 120, Range(120 * 4_500, 120 * 5_500, 112 * 7_000)
    )  # fmt: skip


def test_a_share_is_of_the_hours_bought() -> None:
    """A fee is charged on what is bought: 160 h × 10 % of €45, €55 and €70."""
    _, fee = rows("1", "10", "4", ALL, top("share", "10"))
    assert fee == ("share", "Top", 160, Range(72_000, 88_000, 112_000))


def test_a_share_is_of_all_paid_weeks() -> None:
    """2 weeks of ramp-up, 4 of work and at most 2 of overrun: 10 % of 60 h, and of 80 h."""
    ramp, more = top("weeks", "2", "ramp"), top("overrun", "50", "more")
    *_, fee = rows("1", "10", "4", ramp, more, top("share", "10"))
    assert fee == ("share", "Top", 60, Range(6 * 4_500, 6 * 5_500, 8 * 7_000))


def test_ramp_up_counts_towards_a_minimum() -> None:
    """2 weeks of ramp-up and 4 of work are 60 of the 160 hours that are bought at least."""
    ramp, unused = rows("1", "10", "4", ALL, top("weeks", "2", "ramp"))
    assert (ramp[0], ramp[2], ramp[3].likely) == ("weeks", 10, 2 * 10 * 5_500)
    assert (unused[2], unused[3].likely) == (100, 100 * 5_500)


def test_a_minimum_that_is_just_reached_leaves_nothing_unused() -> None:
    """1 × 40 h × 4 weeks are the 160 hours that are sold at least; of 39 h a week 4 are missing."""
    assert rows("1", "40", "4", ALL) == []
    assert rows("1", "39", "4", ALL) == [
        ("unused", "All, hours not worked", 4, Range(18_000, 22_000, 28_000))
    ]


def test_a_minimum_of_nothing_is_none() -> None:
    """Half an hour is worked, and half an hour is bought."""
    assert rows("1", "0.5", "1", top("least-hours", "0"), top("least-week", "0", "week")) == []


@pytest.mark.parametrize(
    ("hours", "least", "unused"),
    [
        # 2 people × 3 weeks: 20 h a week each are 120 bought, of which 5 h a week work 30.
        ("5", "0", [("Week, hours not worked", 90)]),
        # 25 h a week are more than the minimum of a week.
        ("25", "0", []),
        # 61 h of each are 122: the week's 120, and then 2 more. 59 h are reached by the week's.
        ("5", "61", [("Week, hours not worked", 90), ("All, hours not worked", 2)]),
        ("5", "59", [("Week, hours not worked", 90)]),
        ("25", "80", [("All, hours not worked", 10)]),
    ],
)
def test_the_larger_of_two_minimums_is_bought(
    hours: str, least: str, unused: list[tuple[str, int]]
) -> None:
    """Both are for each person; the one in all adds only what the one a week leaves of it."""
    found = rows("2", hours, "3", top("least-hours", least, "all"), WEEK)
    assert [(label, quantity) for _, label, quantity, _ in found] == unused


@pytest.mark.parametrize(
    ("overhead", "quantity", "amount"),
    [
        # Each of 3 people is hired once for €1,000.
        (top("hire", "1000"), 3, single(3_000)),
        # 2 h a week of somebody at €60 for each of 3 people, 5 weeks: 15 × 2 × €60.
        (top("hours", "2")._replace(rate="mobile-street"), 15, single(1_800)),
        # 2 weeks are paid before the work begins: 3 × 10 h × 2 at €45, €55, €70.
        (top("weeks", "2"), 30, Range(270_000, 330_000, 420_000)),
        # At most 30 % more: 150 h × €70 × 30 %, while nothing is likely added.
        (top("overrun", "30"), 150, Range(0, 0, 315_000)),
        # As a range is stated, so it is counted: 5 % at €45, 10 % at €55, 30 % at €70.
        (
            top("overrun", "10")._replace(low=Decimal(5), high=Decimal(30)),
            150,
            Range(33_750, 82_500, 315_000),
        ),
        # Each of the three leaves, and 2 weeks of 10 h are paid again.
        (top("quits", "2"), 30, Range(270_000, 330_000, 420_000)),
    ],
)
def test_each_kind_is_counted_in_its_own_way(
    overhead: Overhead, quantity: int, amount: Range
) -> None:
    """Three people, 10 hours a week, 5 weeks."""
    assert [row[2:] for row in rows("3", "10", "5", overhead)] == [(quantity, amount)]


@pytest.mark.parametrize(
    ("overhead", "counted"),
    [
        (top("share", "10"), True),
        (top("share", None)._replace(low=Decimal(0), high=Decimal(8)), True),
        (top("share", None), False),
        (top("share", "10")._replace(off=True), False),
        (top("share", "10")._replace(paid_to=("guild",)), True),
        (top("share", "10")._replace(paid_to=("street-list",)), False),
        (top("share", "10")._replace(channels=("street", "shop")), True),
        (top("share", "10")._replace(channels=("street",)), False),
        (top("share", "10")._replace(paid_to=("street-list",), channels=("shop",)), False),
        (top("share", "10")._replace(roles=("workshop",)), True),
        (top("share", "10")._replace(roles=("mobile",)), False),
        (top("month", "10"), False),
    ],
)
def test_what_a_line_pays(overhead: Overhead, counted: bool) -> None:
    """What has a figure, is not off, and goes with the source, the channel and the role."""
    assert bool(rows("1", "10", "1", overhead)) is counted


@pytest.mark.parametrize(
    ("overhead", "on", "counted"),
    [
        (top("hire", "500"), False, False),
        (top("hire", "500")._replace(off=True), True, True),
        (top("hire", "500")._replace(channels=("street",)), True, True),
        (top("hire", None), True, False),
    ],
)
def test_a_switch_of_one_line_is_of_that_line(overhead: Overhead, on: bool, counted: bool) -> None:
    """It goes before the dataset's word, where there is a figure; the other line stays as it is."""
    switched = line("1", "10", "1")._replace(switched=(Switch("top", on),))
    mine, other = priced(with_(overhead), [switched, line("1", "10", "1")]).costs
    assert [entry.kind for entry in mine.on_top] == (["hire"] if counted else [])
    by_rule = not overhead.off and not overhead.channels and overhead.likely is not None
    assert bool(other.on_top) is by_rule


def items_of(found: Priced, kind: str) -> list[Item]:
    """Return the items of a kind."""
    return [entry for entry in found.items if entry.kind == kind]


CONTRACT = ALL._replace(scope="contract")


@pytest.mark.parametrize(
    ("people", "overhead", "unused"),
    [
        # 4 weeks of 10 h: each of two people is 120 h short, or the contract is 80 h short.
        (["2"], ALL, 240),
        (["1", "1"], ALL, 240),
        (["2"], CONTRACT, 80),
        (["1", "1"], CONTRACT, 80),
        (["4"], CONTRACT, 0),
        (["2", "3"], CONTRACT, 0),
    ],
)
def test_a_minimum_is_of_each_person_or_of_a_contract(
    people: list[str], overhead: Overhead, unused: int
) -> None:
    """However the people are split over lines, at one rate."""
    found = priced(with_(overhead), [line(number, "10", "4", "street") for number in people])
    assert sum(entry.quantity for entry in items_of(found, "unused")) == unused
    hours = 40 * sum(map(int, people)) + unused
    assert found.total == single(80 * hours)


def test_a_fee_is_on_what_a_contract_leaves_unworked_too() -> None:
    """Of 160 h at €80 one works 40: €12,800, and 10 % of all of it."""
    found = priced(with_(CONTRACT, top("share", "10")), [line("1", "10", "4", "street")])
    assert found.total == single(14_080)


def test_a_contract_of_a_stage_is_paid_where_the_stage_is_needed() -> None:
    """In 3 of 10 plans 160 h at €80 are bought: likely nothing, at the high end all of it."""
    stage = line("1", "10", "4", "street")._replace(chance=Decimal(30))
    assert priced(with_(CONTRACT), [stage]).total == Range(0, 0, 1_280_000)


def test_who_leaves_is_hired_and_managed_again() -> None:
    """In one plan of five both leave, and 3 weeks are paid to others, who are hired anew.

    10 h a week at €80 for 5 weeks of two people are €8,000, two are hired for €500 each, and 1 h
    a week at €60 for each are €600. Then 60 h at €80, €1,000, and 6 h at €60: €6,160 more.
    """
    overheads = (
        top("quits", "3", "quits")._replace(chance=Decimal(20)),
        top("hire", "500", "hire"),
        top("hours", "1", "hours")._replace(rate="mobile-street"),
    )
    assert priced(with_(*overheads), [line("2", "10", "5", "street")]).total == Range(
        960_000, 960_000, 1_576_000
    )


@pytest.mark.parametrize(("chance", "likely"), [("20", 0), ("50", 0), ("51", 50_000)])
def test_what_happens_by_chance_is_likely_when_it_mostly_does(chance: str, likely: int) -> None:
    """€500 in so many of 100 plans: nothing at the low end, all of it at the high one."""
    [row] = rows("1", "10", "1", top("hire", "500")._replace(chance=Decimal(chance)))
    assert row[3] == Range(0, likely, 50_000)


def test_hours_and_weeks_may_be_ranges() -> None:
    """8 to 12 h, likely 10, for 4 to 8 weeks, likely 5, at €45 to €70, likely €55."""
    ranged = line("1", "10", "5")._replace(
        hours_range=Bounds(Decimal(8), Decimal(12)), weeks_range=Bounds(Decimal(4), Decimal(8))
    )
    assert cost(with_(), ranged).total == Range(32 * 4_500, 50 * 5_500, 96 * 7_000)


def test_a_line_of_no_weeks_still_has_its_work() -> None:
    """Nobody works, and one is hired for €500."""
    found = cost(with_(top("hire", "500")), line("1", "10", "0"))
    assert [(entry.kind, entry.amount) for entry in found.items] == [
        ("work", single(0)),
        ("hire", single(500)),
    ]
    assert found.work.quantity == 0


@pytest.mark.parametrize("extras", [(), (top("hire", "0"),)])
def test_what_is_written_out_and_what_is_not_is_the_same(extras: tuple[Overhead, ...]) -> None:
    """10 h for 5 weeks at the shop's rate, with an overhead of nothing or without one."""
    assert cost(with_(*extras), line("1", "10", "5")).total == Range(225_000, 275_000, 350_000)


def months(*spans: tuple[int, int]) -> list[tuple[object, Fraction, int]]:
    """Return runs, months and amount of €130 a month for lines that run from week to week."""
    items = plan_extras([run(begin, end) for begin, end in spans])
    return [(entry.runs, entry.quantity, entry.amount.likely) for entry in items]


FEE = top("month", "130")


def run(begin: int, end: int, channel: str = "shop", fee: Overhead = FEE) -> Cost:
    """Return a line that runs after one week to another, with a fee of €130 a month."""
    entry = line("1", "10", str(end - begin), channel)._replace(start=Decimal(begin + 1))
    return cost(with_(fee), entry)


@pytest.mark.parametrize(
    ("spans", "runs", "weeks"),
    [
        ([(0, 12), (2, 4)], [(0, 12)], 12),
        ([(2, 4), (0, 12)], [(0, 12)], 12),
        ([(0, 10), (2, 4), (9, 13)], [(0, 13)], 13),
        ([(0, 4), (0, 9)], [(0, 9)], 9),
        ([(0, 4), (1, 4)], [(0, 4)], 4),
        ([(0, 4), (2, 7)], [(0, 7)], 7),
        ([(0, 2), (2, 5)], [(0, 5)], 5),
        ([(3, 5), (0, 2)], [(0, 2), (3, 5)], 4),
        ([(0, 9), (1, 2), (11, 13), (11, 12)], [(0, 9), (11, 13)], 11),
    ],
    ids=[
        "nested", "nested, first", "nested and longer", "same begin", "same end", "overlapping",
        "end to end", "apart", "nested twice",
    ],
)  # fmt: skip
def test_a_month_is_paid_once_however_lines_overlap(
    spans: list[tuple[int, int]], runs: list[tuple[int, int]], weeks: int
) -> None:
    """A week is 12/52 of a month, so at €130 a month it costs €30, for every week that one runs."""
    assert months(*spans) == [(tuple(runs), Fraction(weeks * 12, 52), weeks * 3_000)]


def test_nothing_is_paid_a_month_where_nobody_comes() -> None:
    """A line of no weeks pays nothing, and none at all neither."""
    assert months((3, 3)) == []
    assert months() == []


def test_a_month_is_paid_for_the_lines_it_comes_with() -> None:
    """The street's own fee runs for the street's 4 weeks: 4 × 12/52 × €130 = €120."""
    fee = FEE._replace(channels=("street",))
    costs = [run(0, 9, "shop", fee), run(2, 6, "street", fee)]
    [item] = plan_extras(costs)
    assert (item.runs, item.amount) == (((2, 6),), single(120))
    assert plan_extras(costs[:1]) == ()


def test_a_bill_a_month_follows_what_follows() -> None:
    """Two lines of 3 and 4 weeks, one after the other, and up to a week late each.

    At the high end the first lasts twice as long: 6 weeks and 8, each a week late, for which
    nothing is paid. €30 a week are €210, and at most €420.
    """
    dataset = with_(FEE, top("overrun", "100", "more"), top("late", None, "late")._replace(
        low=Decimal(0), likely=Decimal(0), high=Decimal(1)
    ))  # fmt: skip
    first = line("1", "10", "3")
    second = line("1", "10", "4")._replace(start=Decimal(4), follows=True)
    [bill] = plan_extras(priced(dataset, [first, second]).costs)
    assert bill.amount == Range(21_000, 21_000, 42_000)
    assert bill.ranged
