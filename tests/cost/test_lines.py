"""What a plan costs: exact hours, hours conventions, ranges, and the same hours elsewhere."""

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import small

from roletui.cost.alternatives import alternatives
from roletui.cost.assumptions import assumptions
from roletui.cost.items import ONE, sum_of
from roletui.cost.lines import NoRateError, PlanLine, cost, default_line
from roletui.cost.overheads import MONTHS_A_WEEK
from roletui.cost.periods import billed, month_hours, month_weeks
from roletui.cost.rates import (
    convention,
    full_time_month,
    month_words,
    range_words,
    rate_range,
)
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Basis, Channel, Load, Overhead, RateUnit
from roletui.dataset.overhead_kinds import OverheadKind
from roletui.text.money import Range
from roletui.text.numbers import decimals

DATASET = small().dataset
RATES = {rate.id: rate for rate in DATASET.rates}
SHOP, STREET = DATASET.channels


def line(role: str, channel: str, people: str, hours: str, weeks: str, rate: str = "") -> PlanLine:
    """Return a plan line with sizes written as text."""
    return PlanLine(role, channel, Decimal(people), Decimal(hours), Decimal(weeks), rate)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (line("workshop", "shop", "1", "8", "1"), Range(36_000, 44_000, 56_000)),
        (line("workshop", "shop", "2", "37.5", "3"), Range(1_012_500, 1_237_500, 1_575_000)),
        (line("mobile", "street", "1", "0.01", "0.01"), Range(1, 1, 1)),
        (line("mobile", "shop", "1", "1", "1"), Range(5_000, 6_050, 7_100)),
        (line("workshop", "shop", "1", "1", "1", "workshop-shop-posted"), Range(4000, 4000, 4000)),
    ],
)
def test_lines_are_exact(entry: PlanLine, expected: Range) -> None:
    """A line is its rate times people, hours and weeks, bound by bound, rounded once."""
    assert cost(DATASET, entry).total == expected


def test_a_week_and_a_month_of_a_line() -> None:
    """A line says what a week costs, and a month by the convention of its channel."""
    street = cost(DATASET, line("mobile", "street", "2", "40", "1"))
    assert billed(street, ONE, MONTHS_A_WEEK) == Range(480_000, 480_000, 480_000)
    assert billed(street, month_weeks(street), ONE) == Range(2_080_000, 2_080_000, 2_080_000)
    shop = cost(DATASET, line("workshop", "shop", "1", "20", "1"))
    assert billed(shop, month_weeks(shop), ONE).likely == 80 * 5_500


@pytest.mark.parametrize(
    ("people", "channel", "words"),
    [("1", "street", "43.3 h"), ("2", "street", "86.7 h"), ("1", "shop", "40 h")],
)
def test_hours_in_a_month_of_a_line(people: str, channel: str, words: str) -> None:
    """Ten hours a week are a quarter of full time: of 173⅓ hours a month on the street, or 160."""
    assert (
        f"{decimals(month_hours(cost(DATASET, line('workshop', channel, people, '10', '3'))), 1)} h"
        == words
    )


@pytest.mark.parametrize(
    ("low", "likely", "high", "expected"),
    [
        (0, None, 70, Range(0, 3_500, 7_000)),
        (0, None, 0, Range(0, 0, 0)),
        (50, None, 71, Range(5_000, 6_050, 7_100)),
        (50, 60, 71, Range(5_000, 6_000, 7_100)),
        (None, 0, None, Range(0, 0, 0)),
    ],
)
def test_the_bounds_of_a_rate(
    low: int | None, likely: int | None, high: int | None, expected: Range
) -> None:
    """A bare range has its middle; a range may begin with nothing, and a rate may be nothing."""
    low_, likely_, high_ = (None if end is None else Decimal(end) for end in (low, likely, high))
    rate = RATES["mobile-shop"]._replace(low=low_, likely=likely_, high=high_)
    assert rate_range(DATASET, rate) == expected


EMPLOYED = STREET._replace(hours_per_year=1835)
"""Of 2,080 hours that are paid 1,835 are worked."""
LOADED = EMPLOYED._replace(load=Load(Decimal("1.27"), "Leave is paid too."))


def employed(
    channel: Channel = LOADED, basis: Basis = "wage", unit: RateUnit = "hour", **more: object
) -> Dataset:
    """Return the small dataset with employees on the street, €60 an hour or a year's salary."""
    likely = Decimal(60 if unit == "hour" else 100_000)
    rate = RATES["mobile-street"]._replace(basis=basis, unit=unit, likely=likely, **more)
    return DATASET._replace(channels=(SHOP, channel), rates=(rate,))


YEAR = line("mobile", "street", "1", "40", "52")


@pytest.mark.parametrize(
    ("dataset", "year"),
    [
        # A wage times what a year's salary costs; and the hours worked times a stated hour.
        (employed(), 2_080 * 60 * Decimal("1.27")),
        (
            employed(LOADED._replace(load=Load(Decimal("1.27"), "", Decimal("1.44")))),
            1_835 * 60 * Decimal("1.44"),
        ),
        # What is loaded is the price of an hour that is worked.
        (employed(basis="loaded"), 1_835 * 60),
        # A salary is what a year of 52 weeks costs, with its load where the channel has one.
        (employed(unit="year"), 127_000),
        # Where every hour that is paid is worked, a year of 52 weeks has 2,080 of them still.
        (
            employed(LOADED._replace(hours_per_year=1_920, hours_basis="paid")),
            2_080 * 60 * Decimal("1.27"),
        ),
        (employed(LOADED._replace(hours_per_year=1_920, hours_basis="paid"), unit="year"), 127_000),
    ],
)
def test_an_employee_costs_the_salary_of_a_year_times_its_load(
    dataset: Dataset, year: Decimal | int
) -> None:
    """52 weeks of 40 paid hours."""
    assert cost(dataset, YEAR).total == Range(*[int(year * 100)] * 3)


@pytest.mark.parametrize(
    ("channel", "euros"), [(LOADED, 127_000), (EMPLOYED, 100_000), (STREET, 100_000)]
)
def test_a_salary_of_ones_own(channel: Channel, euros: int) -> None:
    """€100,000 a year: with the load of the channel, or as it is where nobody states one."""
    own = YEAR.at(Decimal(100_000), "EUR", salary=True)
    assert cost(employed(channel), own).total.likely == euros * 100
    assert cost(DATASET, own._replace(role="self", channel="")).total.likely == 10_000_000


def test_hours_worked_and_hours_paid() -> None:
    """Of 480 paid hours 423.46 are worked, at €60 each; a month has a twelfth of 1,835."""
    found = cost(employed(basis="loaded"), YEAR._replace(weeks=Decimal(12)))
    assert (found.work.quantity, found.paid_hours) == (Fraction(480 * 1_835, 2_080), 480)
    assert found.total.likely == 2_540_769  # 480 × 1,835 ÷ 2,080 × €60 = €25,407.692…
    assert billed(found, month_weeks(found), ONE).likely == 917_500  # 152 11⁄12 h
    assert billed(found, ONE, MONTHS_A_WEEK).likely == 211_731  # 35.288… h × €60
    assert f"{decimals(month_hours(found), 1)} h" == "152.9 h"


def test_equal_work_is_compared_with_equal_work() -> None:
    """40 h for 12 weeks in a shop are 480 h of work, for which an employee is paid 544.09 h."""
    shop = RATES["workshop-shop"]
    dataset = employed(basis="loaded")
    dataset = dataset._replace(rates=(shop, *dataset.rates))
    chosen = cost(dataset, line("workshop", "shop", "1", "40", "12"))
    [there] = [way.cost for way in alternatives(dataset, chosen) if not way.chosen]
    assert (there.work.quantity, there.paid_hours) == (480, Fraction(480 * 2_080, 1_835))
    assert there.total.likely == 480 * 6_000
    [back] = [way.cost for way in alternatives(dataset, there) if way.cost.rate is shop]
    assert back.work.quantity == 480


def test_a_week_and_a_month_hold_what_is_billed_in_them() -> None:
    """8 h at €80 with 10 %, of at least 10 h; 1 h at €60 of management; and €52 a month.

    A week: €880, €60 and 12/52 of €52. A month: 4⅓ times the first two, and €52. Nothing of what
    is paid once, of ramp-up, or of hours that are bought in all.
    """
    kinds: list[tuple[OverheadKind, int]] = [
        ("share", 10), ("least-week", 10), ("month", 52), ("hire", 999), ("weeks", 3),
        ("least-hours", 900), ("overrun", 50), ("hours", 1),
    ]  # fmt: skip
    overheads = tuple(
        Overhead(
            kind,
            kind,
            "",
            "guild",
            kind,
            likely=Decimal(figure),
            rate="mobile-street" if kind == "hours" else "",
        )
        for kind, figure in kinds
    )
    dataset = DATASET._replace(budget=DATASET.budget._replace(overheads=overheads))
    found = cost(dataset, line("workshop", "street", "1", "8", "5"))
    assert billed(found, ONE, MONTHS_A_WEEK) == Range(95_200, 95_200, 95_200)
    month = 88_000 * 13 // 3 + 26_000 + 5_200
    assert billed(found, month_weeks(found), ONE).likely == pytest.approx(month, abs=2)


def test_hours_are_exact() -> None:
    """Thirty-seven and a half hours are not rounded on the way."""
    assert line("workshop", "shop", "3", "37.5", "7").total_hours == Decimal("787.5")


def test_a_total_is_the_sum_of_its_lines() -> None:
    """The total of a plan is the sum of its rounded lines; of nothing it is zero."""
    costs = [cost(DATASET, line("mobile", "street", "1", "0.01", "0.01")) for _ in range(3)]
    assert sum_of(item for entry in costs for item in entry.items) == Range(3, 3, 3)
    assert sum_of([]) == Range(0, 0, 0)


def test_a_month_is_counted_with_the_exact_rate() -> None:
    """730 hours at €0.015 are €10.95; at the two cents that an hour is shown as, €14.60."""
    rate = RATES["mobile-street"]._replace(low=None, likely=Decimal("0.015"), high=None)
    assert rate_range(DATASET, rate) == Range(2, 2, 2)
    assert full_time_month(DATASET, rate, SHOP._replace(hours_per_year=8760)) == Range(
        1095, 1095, 1095
    )


def test_the_middle_of_a_range_is_rounded_once() -> None:
    """Between €0.004 and €0.014 lie €0.009, a cent; 730 hours of it are €6.57."""
    low, high = Decimal("0.004"), Decimal("0.014")
    rate = RATES["mobile-shop"]._replace(low=low, likely=None, high=high)
    assert rate_range(DATASET, rate) == Range(0, 1, 1)
    month = full_time_month(DATASET, rate, SHOP._replace(hours_per_year=8760))
    assert month == Range(292, 657, 1022)


@pytest.mark.parametrize(
    ("channel", "likely", "words"), [(SHOP, 960_000, "160 h"), (STREET, 1_040_000, "173⅓ h")]
)
def test_full_time_months(channel: Channel, likely: int, words: str) -> None:
    """A full-time month follows the channel's own hours: 160, or a twelfth of 2,080."""
    assert full_time_month(DATASET, RATES["mobile-street"], channel).likely == likely
    assert month_words(channel) == words


@pytest.mark.parametrize(
    ("hours", "words"), [(1800, "150 h"), (1806, "150½ h"), (1688, "140⅔ h"), (1801, "150.1 h")]
)
def test_months_in_words(hours: int, words: str) -> None:
    """Hours of a month are written whole, as a fraction, or to a tenth."""
    assert month_words(SHOP._replace(hours_per_year=hours)) == words


def test_conventions_in_words() -> None:
    """A convention says how many hours a month has, and whether they are paid or worked."""
    assert convention(STREET) == "173⅓ h a month full time, hours worked"


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("workshop-shop", "low, likely and high as the source states them"),
        ("mobile-street", "no range given"),
        ("mobile-shop", "range only; the middle is ours"),
    ],
)
def test_how_a_range_came_about(rate: str, words: str) -> None:
    """A rate says whether its range was stated, is missing, or has a middle of ours."""
    assert range_words(DATASET, RATES[rate]) == words


@pytest.mark.parametrize(
    ("role", "channel"), [("self", ""), ("self", "shop"), ("mobile", "nowhere")]
)
def test_no_rate_is_an_error(role: str, channel: str) -> None:
    """Where the dataset states no rate a cost is refused, never counted as zero."""
    with pytest.raises(NoRateError):
        cost(DATASET, line(role, channel, "1", "1", "1"))


def test_an_unknown_rate_is_an_error() -> None:
    """A rate that the dataset does not have for the line is not replaced by another."""
    with pytest.raises(NoRateError):
        cost(DATASET, line("mobile", "shop", "1", "1", "1", "workshop-shop"))


OWN = Decimal("61.25")


@pytest.mark.parametrize(
    ("entry", "hourly", "expected"),
    [
        (line("workshop", "shop", "2", "37.5", "3"), "61.25", 1_378_125),
        (line("workshop", "street", "1", "0.01", "0.01"), "50", 1),
        (line("self", "", "1", "8", "1"), "0", 0),
        (line("mobile", "", "1", "8", "1"), "10000000", 8_000_000_000),
    ],
)
def test_an_own_rate_takes_the_place_of_the_datasets(
    entry: PlanLine, hourly: str, expected: int
) -> None:
    """A rate of the user's own is counted exactly, for roles with a rate and for those without."""
    found = cost(DATASET, entry._replace(own_rate=Decimal(hourly)))
    assert found.total == Range(expected, expected, expected)
    assert (found.rate.role, found.rate.channel) == (entry.role, entry.channel)


def test_an_own_rate_keeps_the_convention_of_its_channel() -> None:
    """Through a channel a month has the channel's hours, through none those of the calendar."""
    own = [
        cost(DATASET, line(role, channel, "1", "40", "1")._replace(own_rate=Decimal(60)))
        for role, channel in (("workshop", "shop"), ("workshop", ""), ("self", ""))
    ]
    months = [billed(entry, month_weeks(entry), ONE).likely for entry in own]
    assert months == [960_000, 1_040_000, 1_040_000]
    assert [convention(entry.channel) for entry in own[:2]] == [
        "160 h a month full time, hours paid",
        "173⅓ h a month full time by the calendar (52 weeks of 40 h a year), hours paid",
    ]


def test_an_own_rate_is_said_to_be_the_users() -> None:
    """What a plan rests on says that a figure is the user's: no range, no source, no date."""
    costs = [
        cost(DATASET, line(role, channel, "1", "8", "1")._replace(own_rate=OWN))
        for role, channel in (("mobile", "street"), ("self", ""))
    ]
    words = "€61.25 an hour, user's own figure; no range given; no source, date not stated."
    assert assumptions(DATASET, costs) == (
        f"Mobile mechanic, On the street, own rate: {words}",
        "On the street: 173⅓ h a month full time, hours worked.",
        "On the street: The way is charged. Not in the figures.",
        f"Do it yourself, Own rate: {words}",
        "Own rate: 173⅓ h a month full time by the calendar (52 weeks of 40 h a year), hours paid.",
        "No upkeep is counted: no source states it.",
    )


def test_an_own_rate_stands_beside_the_datasets() -> None:
    """Among the roles of its channel an own rate is the chosen one, the dataset's beside it."""
    entry = line("workshop", "shop", "1", "10", "1")._replace(own_rate=Decimal(60))
    found = alternatives(DATASET, cost(DATASET, entry))
    assert [(o.cost.rate.id, o.difference, o.nearness, o.chosen) for o in found][:4] == [
        ("mobile-shop", 500, "role", False),
        ("own rate", 0, "role", True),
        ("workshop-shop", -5_000, "role", False),
        ("workshop-street", 20_000, "channel", False),
    ]
    assert all(o.cost.line.own_rate is None for o in found if not o.chosen)


def test_without_a_channel_nothing_is_hired_the_same_way() -> None:
    """An own rate through no channel stands alone among those hired the same way."""
    entry = line("self", "", "1", "10", "1")._replace(own_rate=Decimal(60))
    nearness = [other.nearness for other in alternatives(DATASET, cost(DATASET, entry))]
    assert nearness == ["role", *["other"] * 5]


def test_only_countable_rates_are_offered() -> None:
    """Rates a day, or in another currency, are kept apart from those that are added up."""
    assert [rate.id for rate in DATASET.rates_of("mobile")] == ["mobile-street", "mobile-shop"]
    assert [rate.id for rate in DATASET.other_prices_of("mobile")] == ["mobile-london"]
    assert [rate.id for rate in DATASET.other_prices_of("workshop")] == ["workshop-day"]


def test_alternatives_near_ones_first() -> None:
    """Other roles of the channel come first, then other channels, then the rest, dearest first."""
    chosen = cost(DATASET, line("workshop", "shop", "1", "10", "1"))
    found = alternatives(DATASET, chosen)
    assert [(other.cost.rate.id, other.difference, other.nearness) for other in found] == [
        ("mobile-shop", 5_500, "role"),
        ("workshop-shop", 0, "role"),
        ("workshop-street", 25_000, "channel"),
        ("mobile-street", 5_000, "other"),
        ("workshop-shop-posted", -15_000, "other"),
    ]
    assert [other.chosen for other in found] == [False, True, False, False, False]


def test_a_second_rate_of_a_role_is_no_near_alternative() -> None:
    """Of several rates for one role and channel only the first is near, as a plan would use it."""
    chosen = cost(DATASET, line("mobile", "shop", "1", "10", "1"))
    nearness = {other.cost.rate.id: other.nearness for other in alternatives(DATASET, chosen)}
    assert nearness["workshop-shop"] == "role"
    assert nearness["workshop-shop-posted"] == "other"


@pytest.mark.parametrize(
    ("roles", "role", "channel"),
    [
        ((), "workshop", "shop"),
        (("mobile",), "mobile", "street"),
        (("self",), "self", ""),
        (("self", "mobile"), "mobile", "street"),
        (("self", "nobody"), "self", ""),
    ],
)
def test_where_a_budget_starts(roles: tuple[str, ...], role: str, channel: str) -> None:
    """With the first recommended role that has a rate, or where none has, with the first."""
    assert default_line(DATASET, roles) == line(role, channel, "1", "8", "2")


def test_assumptions_are_said_once() -> None:
    """What two lines rest on alike is said once: figure, range, source, date, grade, extras."""
    costs = [cost(DATASET, line("mobile", "street", "1", weeks, "1")) for weeks in ("1", "2")]
    assert assumptions(DATASET, costs) == (
        "Mobile mechanic, On the street (City): €60 an hour, asked; no range given; "
        "Mechanics on Wheels, 2026, grade C.",
        "Mobile mechanic, On the street (City): measured for plumbers, which stands in for the "
        "role.",
        "On the street: 173⅓ h a month full time, hours worked.",
        "On the street: The way is charged. Not in the figures.",
        "Asked: what those who do the work want for it.",
        "No upkeep is counted: no source states it.",
    )


def test_a_rate_has_its_own_date_and_grade() -> None:
    """A figure with a date and grade of its own is not given those of its source."""
    entry = cost(DATASET, line("workshop", "shop", "1", "1", "1", "workshop-shop-posted"))
    assert "Mechanics on Wheels, 2026-05, grade B." in assumptions(DATASET, [entry])[0]
