"""What comes on top of a rate, worked out by hand: hours bought, shares of them, months."""

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import small

from roletui.cost.items import rate_input
from roletui.cost.overheads import Span, line_items, plan_items
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range

DATASET = small().dataset
PRICE = rate_input(next(rate for rate in DATASET.rates if rate.id == "workshop-shop"))
"""An hour costs €45 to €70, likely €55."""


def top(kind: OverheadKind, likely: str | None, name: str = "top") -> Overhead:
    """Return an overhead of a kind with its likely figure."""
    figure = None if likely is None else Decimal(likely)
    return Overhead(name, name.title(), "", "guild", kind, likely=figure)


def with_(*overheads: Overhead) -> Dataset:
    """Return the small dataset with nothing on top but some overheads."""
    return DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))


Row = tuple[str, str, Fraction, Range]


def rows(
    people: str, hours: str, weeks: str, *overheads: Overhead, channel: str = "shop"
) -> list[Row]:
    """Return kind, label, quantity and amount of what a line consists of, but for its work."""
    sizes = (Fraction(people), Fraction(hours), Fraction(weeks))
    dataset = with_(*overheads)
    found = line_items(dataset, PRICE, dataset.overheads_with("guild", channel), sizes)
    assert found[0].kind == "work"
    return [(entry.kind, entry.label, entry.quantity, entry.amount) for entry in found[1:]]


ALL = top("least-hours", "160", "all")


def test_an_overrun_is_of_the_hours_worked() -> None:
    """Of 160 hours bought 40 are worked, and only those can take longer: 40 h × €70 × 20 % = €560.

    Of the hours bought it would be 160 h × €70 × 20 % = €2,240.
    """
    _, overrun = rows("1", "10", "4", ALL, top("overrun", "20"))
    assert overrun == ("overrun", "Top", 40, Range(0, 0, 56_000))


def test_a_share_is_of_the_hours_bought() -> None:
    """A fee is charged on what is bought: 160 h × 10 % of €45, €55 and €70."""
    _, fee = rows("1", "10", "4", ALL, top("share", "10"))
    assert fee == ("share", "Top", 160, Range(72_000, 88_000, 112_000))


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
        # The minimum in all is just the larger one, and then just the smaller one.
        ("5", "121", [("All, hours not worked", 91)]),
        ("5", "119", [("Week, hours not worked", 90)]),
    ],
)
def test_the_larger_of_two_minimums_is_bought(
    hours: str, least: str, unused: list[tuple[str, int]]
) -> None:
    """A minimum a week is for each person; it and one in all do not add up."""
    found = rows("2", hours, "3", top("least-hours", least, "all"), top("least-week", "20", "week"))
    assert [(label, quantity) for _, label, quantity, _ in found] == unused


@pytest.mark.parametrize(
    ("overhead", "quantity", "amount"),
    [
        # Each of 3 people is hired once for €1,000.
        (top("hire", "1000"), 3, Range(300_000, 300_000, 300_000)),
        # 2 h a week of somebody at €60 for each of 3 people, 5 weeks: 15 × 2 × €60.
        (top("hours", "2")._replace(rate="mobile-street"), 15, Range(180_000, 180_000, 180_000)),
        # 2 weeks are paid before the work begins: 3 × 10 h × 2 at €45, €55, €70.
        (top("weeks", "2"), 30, Range(270_000, 330_000, 420_000)),
        # A range from 0 to 30 %: 150 h × €70 × 30 %, while it is likely that nothing is added.
        (
            top("overrun", "10")._replace(low=Decimal(5), high=Decimal(30)),
            150,
            Range(0, 0, 315_000),
        ),
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
        (top("month", "10"), False),
    ],
)
def test_what_a_line_pays(overhead: Overhead, counted: bool) -> None:
    """What has a figure, is not switched off, and goes with both the source and the channel."""
    assert bool(rows("1", "10", "1", overhead)) is counted


def months(
    *spans: tuple[int, int],
) -> list[tuple[tuple[tuple[Fraction, Fraction], ...], Fraction, int]]:
    """Return runs, months and amount of €130 a month for lines that run from week to week."""
    lines: list[Span] = [("guild", "shop", Fraction(a), Fraction(b)) for a, b in spans]
    items = plan_items(with_(top("month", "130")), lines)
    return [(entry.runs, entry.quantity, entry.amount.likely) for entry in items]


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
    fee = top("month", "130")._replace(channels=("street",))
    spans: list[Span] = [
        ("guild", "shop", Fraction(0), Fraction(9)),
        ("guild", "street", Fraction(2), Fraction(6)),
    ]
    [item] = plan_items(with_(fee), spans)
    assert (item.runs, item.amount) == (((2, 6),), Range(12_000, 12_000, 12_000))
    assert plan_items(with_(fee), spans[:1]) == ()
