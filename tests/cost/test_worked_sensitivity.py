"""What moves a total, end by end, and the figures behind it in minor units."""

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import small

from roletui.cost.items import Input, overhead_input
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.cost.rates import hour_input
from roletui.cost.sensitivity import Swing, choices, swings
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead, RateEntry
from roletui.dataset.overhead_kinds import OverheadKind

DATASET = small().dataset
Figures = tuple[str | None, str | None, str | None]


def top(kind: OverheadKind, figures: Figures) -> Overhead:
    """Return an overhead of a kind with its low, likely and high figure."""
    low, likely, high = (None if figure is None else Decimal(figure) for figure in figures)
    return Overhead("top", "Top", "", "guild", kind, low, likely, high)


Row = tuple[str, int, int]


def moved(dataset: Dataset, *lines: PlanLine) -> list[Row]:
    """Return what moves the total of some lines: its name, and the total at both ends."""
    return [(name(swing), swing.low, swing.high) for swing in swings(priced(dataset, lines))]


def chosen(dataset: Dataset, *lines: PlanLine, number: int = 0) -> list[Row]:
    """Return what the choice of each size does to the total of some lines."""
    found = choices(dataset, lines, number)
    return [(name(swing), swing.low, swing.high) for swing in found]


def name(swing: Swing) -> str:
    """Return the name of a size, or the id of a figure."""
    return swing.figure if isinstance(swing.figure, str) else swing.figure.id


def line(people: str, hours: str, weeks: str, channel: str = "shop") -> PlanLine:
    """Return a workshop's work: in a shop at €45 to €70, likely €55, on the street at €80."""
    return PlanLine("workshop", channel, Decimal(people), Decimal(hours), Decimal(weeks))


def with_(*overheads: Overhead) -> Dataset:
    """Return the small dataset with nothing on top but some overheads."""
    return DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))


def test_each_figure_moves_by_itself() -> None:
    """2 × 10 h × 5 weeks at €55 are €5,500, with a fee of 0 to 10 %, likely 5 %: €5,775.

    The rate from €45 to €70, at 105 %; the fee from 0 to 10 % of €5,500. What is chosen stands
    apart: one person more or less, a step of a week, a tenth of 10 hours; each hour at €57.75.
    """
    dataset = with_(top("share", ("0", "5", "10")))
    assert moved(dataset, line("2", "10", "5")) == [
        ("workshop-shop", 472_500, 735_000),  # 100 h at €47.25 and €73.50
        ("top", 550_000, 605_000),
    ]
    assert chosen(dataset, line("2", "10", "5")) == [
        ("people", 288_750, 866_250),  # 50 h and 150 h
        ("hours", 519_750, 635_250),  # 90 h and 110 h
        ("weeks", 462_000, 693_000),  # 80 h and 120 h
    ]


def test_a_figure_moves_wherever_it_stands() -> None:
    """Two lines of an hour at one rate: twice from €45 to €70. A fee on both moves them both."""
    assert moved(with_(), line("1", "1", "1"), line("1", "1", "1")) == [
        ("workshop-shop", 9_000, 14_000)
    ]


def test_an_overrun_moves_a_later_stage_and_its_bills() -> None:
    """A week at €80 that may take two, and then another week: €3 for each of 2 weeks, or of 3."""
    fee, more = top("month", (None, "13", None)), top("overrun", (None, "100", None))
    dataset = with_(fee, more._replace(id="more", roles=("workshop",)))
    second = line("1", "1", "1", "street")._replace(role="mobile", follows=True)
    assert moved(dataset, line("1", "1", "1", "street"), second) == [("more", 14_600, 22_900)]


def test_what_may_happen_moves_the_total() -> None:
    """Hiring for €500 in 3 of 10 plans: €80 as likely and at the low end, €580 at the high one."""
    hire = top("hire", (None, "500", None))._replace(chance=Decimal(30))
    assert moved(with_(hire), line("1", "1", "1", "street")) == [("top", 8_000, 58_000)]


def test_what_is_chosen_moves_a_plan_even_where_nothing_is_uncertain() -> None:
    """A single rate has no range: €800 a week, and nothing but the sizes to choose."""
    assert moved(with_(), line("1", "10", "2", "street")) == []
    assert chosen(with_(), line("1", "10", "2", "street")) == [
        ("people", 160_000, 320_000),
        ("hours", 144_000, 176_000),
        ("weeks", 80_000, 240_000),
    ]


@pytest.mark.parametrize(
    ("people", "ends"),
    [("1", ("1", "2")), ("2", ("1", "3")), ("4", ("3", "5")), ("5", ("4", "5"))],
)
def test_a_size_moves_within_its_slider(people: str, ends: tuple[str, str]) -> None:
    """People go from 1 to 5, by one; each for 10 hours costs €800 on the street."""
    found = choices(DATASET, [line(people, "10", "1", "street")], 0)
    [swing] = [entry for entry in found if entry.figure == "people"]
    low, high = map(Decimal, ends)
    assert (swing.at_low, swing.at_high) == (low, high)
    assert (swing.low, swing.high) == (low * 80_000, high * 80_000)
    assert swing.width == (high - low) * 80_000


@pytest.mark.parametrize(
    ("hours", "ends"),
    [("40", ("36", "44")), ("2", ("1.5", "2.5")), ("60", ("54", "60")), ("0.5", ("0.5", "1"))],
)
def test_a_tenth_of_the_hours_is_at_least_a_step(hours: str, ends: tuple[str, str]) -> None:
    """Hours go from 0.5 to 60, by half an hour."""
    [swing] = [
        entry for entry in choices(DATASET, [line("1", hours, "1")], 0) if entry.figure == "hours"
    ]
    assert (swing.at_low, swing.at_high) == tuple(map(Decimal, ends))


def test_a_figure_has_no_size() -> None:
    """A rate moves the total, but is no number of people, hours or weeks at either end."""
    [rate] = swings(priced(DATASET, [line("1", "10", "1")]))
    assert (rate.at_low, rate.at_high) == (0, 0)


def test_the_sizes_are_those_of_the_line_that_is_meant() -> None:
    """Beside €800 of the first line, the second goes from 1 week to 3 of €800 each."""
    lines = (line("1", "10", "1", "street"), line("1", "10", "2", "street"))
    weeks = [row for row in chosen(DATASET, *lines, number=1) if row[0] == "weeks"]
    assert weeks == [("weeks", 160_000, 320_000)]


def test_nothing_moves_where_nothing_is_counted() -> None:
    """Without a rate there is no total; at a single rate of nothing no size moves it."""
    nobody = PlanLine("self", "", Decimal(1), Decimal(10), Decimal(1))
    free = line("1", "10", "1", "street").at(Decimal(0), "EUR")
    for idle in (nobody, free):
        assert moved(DATASET, idle) == chosen(DATASET, idle) == []


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        # As stated; a single figure is all three; the middle of a bare range is ours.
        (("10", "15", "30"), (1000, 1500, 3000, True, False)),
        ((None, "15", None), (1500, 1500, 1500, False, False)),
        (("10", None, "25"), (1000, 1750, 2500, True, True)),
        (("0", None, "25"), (0, 1250, 2500, True, True)),
        (("10.001", None, "10.002"), ("1000.1", "1000.15", "1000.2", True, True)),
    ],
)
def test_a_price_in_minor_units(figures: Figures, expected: tuple[object, ...]) -> None:
    """Exactly, in cents."""
    low, likely, high = (None if figure is None else Decimal(figure) for figure in figures)
    rate = DATASET.rates[0]._replace(low=low, likely=likely, high=high)
    found = hour_input(DATASET, rate)
    assert (found.kind, found.id) == ("rate", "workshop-shop")
    assert (*found[2:5], *found[5:7]) == (*map(as_fraction, expected[:3]), *expected[3:])


def as_fraction(figure: object) -> Fraction:
    """Return a figure exactly, as it is written."""
    return Fraction(str(figure))


def own(rate: RateEntry, currency: str) -> Input:
    """Return the price of a rate in another currency."""
    return hour_input(DATASET, rate._replace(currency=currency))


def test_a_price_has_the_minor_units_of_its_currency() -> None:
    """55 are 55 yen, 5,500 cents and 55,000 fils."""
    likely = [own(DATASET.rates[0], currency).likely for currency in ("JPY", "EUR", "KWD")]
    assert likely == [55, 5_500, 55_000]


@pytest.mark.parametrize(
    ("kind", "figures", "expected"),
    [
        # Money in cents.
        ("month", ("10", "15", "30"), (1_000, 1_500, 3_000, True, False)),
        ("hire", (None, "15", None), (1_500, 1_500, 1_500, False, False)),
        # A share as a part of 1.
        ("share", ("0", None, "8"), (0, "1/25", "2/25", True, True)),
        # A number as it is.
        ("hours", (None, "2", None), (2, 2, 2, False, False)),
        ("weeks", ("1", "2", "4"), (1, 2, 4, True, False)),
        ("least-hours", (None, "160", None), (160, 160, 160, False, False)),
        # Longer than planned: from nothing, likely nothing, to the one figure; or as stated.
        ("overrun", (None, "20", None), (0, 0, "1/5", True, False)),
        ("overrun", ("5", "10", "30"), ("1/20", "1/10", "3/10", True, False)),
        ("overrun", (None, "0", None), (0, 0, 0, False, False)),
    ],
)
def test_the_figure_of_an_overhead(
    kind: OverheadKind, figures: Figures, expected: tuple[object, ...]
) -> None:
    """In the unit of its kind, with a range only where there is one."""
    found = overhead_input(top(kind, figures), "EUR")
    assert (found.kind, found.id) == ("overhead", "top")
    assert (*found[2:5], *found[5:7]) == (*map(as_fraction, expected[:3]), *expected[3:])
