"""Employees: what is paid and what is worked, by hand, from a wage and from a salary.

An employee of the shipped dataset is paid for 2,080 h a year and works 1,835 of them; a year costs
1.27 times the salary, and an hour worked 1.4445 times the wage.
"""

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from roletui.cost.alternatives import alternatives
from roletui.cost.drafts import Bounds, Switch
from roletui.cost.figures import OwnRate, read_own_rate, read_size, size_figure
from roletui.cost.lines import cost, paid_words, size_words
from roletui.cost.plan import priced
from roletui.cost.rates import loading_words
from roletui.cost.settings import Choice, CostSettings, with_settings
from roletui.cost.typed_line import typed_cost
from roletui.dataset.load import load
from roletui.text.errors import TypedError
from roletui.text.money import Range

DATASET = load().dataset
IN_HOUSE, EMBEDDED = DATASET.channel("in-house"), DATASET.channel("embedded")


@pytest.mark.parametrize(
    ("line", "cents"),
    [
        # A whole year of 52 weeks × 40 h: 190,000 × 1.27 = 241,300, to the cent.
        ("ai-engineer@in-house=1x40x52@190000/year", 241_300_00),
        # 26 weeks are half of it; 2 people at 20 h a week are one at 40.
        ("ai-engineer@in-house=1x40x26@190000/year", 120_650_00),
        ("ai-engineer@in-house=2x20x26@190k a year", 120_650_00),
        # 94 an hour worked: 1,835 × 94 = 172,490, within 1 % of 135,980 × 1.27 = 172,695.
        ("ai-engineer@in-house=1x40x52", 172_490_00),
        # 12 weeks: 480 h paid, 480 × 1,835 ÷ 2,080 = 423.46 h worked, × 94 = 39,805.38.
        ("ai-engineer@in-house=1x40x12", 39_805_38),
    ],
)
def test_what_an_employee_costs(line: str, cents: int) -> None:
    """The weeks are those on the calendar, paid in full; the price is that of an hour worked."""
    assert typed_cost(DATASET, line).total.likely == cents


def test_an_hour_worked_of_a_salary() -> None:
    """190,000 × 1.27 ÷ 1,835 h = 131.4986 an hour, said with all its factors."""
    found = typed_cost(DATASET, "ai-engineer@in-house=1x40x52@$190,000 pa")
    assert found.offer.price.likely == Fraction(241_300_00, 1835)
    assert found.hourly.likely == 131_50
    assert loading_words(DATASET, found.rate) == "salary $190,000 a year × 1.27 ÷ 1,835 h worked"
    assert paid_words(found) == (
        "Sizes are paid hours: 2,080 h paid, about 1,835 worked; 2,358 h are paid for 2,080 worked."
    )


def test_advertised_salaries_are_figures_to_choose() -> None:
    """The first choice stays the loaded wage; a chosen salary costs 1.27 times itself a year."""
    assert [rate.id for rate in DATASET.rates_of("ai-engineer", "in-house")] == [
        "ai-engineer-in-house-loaded",
        "ai-engineer-in-house-wage",
        "ai-engineer-in-house-advertised-mid",
        "ai-engineer-in-house-advertised-senior",
    ]
    year = typed_cost(DATASET, "ml-engineer@in-house=1x40x52").line
    chosen = cost(DATASET, year._replace(rate="ml-engineer-in-house-advertised-senior"))
    assert chosen.total == Range(*[267_970_00] * 3)  # 211,000 × 1.27
    wage = cost(DATASET, year._replace(rate="ml-engineer-in-house-wage"))
    words = "wage $57.80 ($41.18–$76.39) × 1.4445"
    assert loading_words(DATASET, wage.rate) == words
    assert wage.hourly.likely == 83_49  # 57.80 × 1.4445 = 83.4921
    assert loading_words(DATASET, cost(DATASET, year).rate) == ""


def test_a_load_of_ones_own() -> None:
    """With 30 % on top a year costs 1.3 times what is paid: wage × 2,080 h, or the salary."""
    own = CostSettings({"employer-load": Choice(amount=Decimal(30))})
    market = with_settings(DATASET, own)
    year = typed_cost(DATASET, "ai-engineer@in-house=1x40x52").line
    assert cost(market, year).total.likely == 176_787_52  # 65.38 × 2,080 × 1.3
    assert cost(market, year.at(Decimal(190_000), salary=True)).total.likely == 247_000_00
    words = "wage $65.38 ($50.58–$82.68) × 1.3 × 2,080 h paid ÷ 1,835 h worked"
    assert loading_words(market, cost(market, year).rate) == words
    off = CostSettings({"employer-load": Choice(on=False, amount=Decimal(30))})
    assert cost(with_settings(DATASET, off), year).total.likely == 172_490_00


def test_equal_work_is_compared_with_equal_work() -> None:
    """480 h of work through others are 544.09 h paid of an employee, and the other way round."""
    bought = typed_cost(DATASET, "ai-engineer@embedded=1x40x12")
    employee = next(
        entry.cost
        for entry in alternatives(DATASET, bought)
        if entry.cost.rate.id == "ai-engineer-in-house-loaded"
    )
    assert employee.work.quantity == 480
    assert round(employee.paid_hours, 2) == Fraction("544.09")  # 480 × 2,080 ÷ 1,835
    assert paid_words(employee) == (
        "Sizes are paid hours: 544 h paid, about 480 worked; 617 h are paid for 544 worked."
    )
    assert paid_words(bought) == ""
    hired = typed_cost(DATASET, "ai-engineer@in-house=1x40x12")
    other = next(
        entry.cost
        for entry in alternatives(DATASET, hired)
        if entry.cost.rate.channel == "embedded"
    )
    assert other.total.likely == 10_586_54  # 480 × 1,835 ÷ 2,080 = 423.4615 h, × 25


@pytest.mark.parametrize(
    ("text", "salary", "expected"),
    [
        ("190000 a year", False, OwnRate(Decimal(190_000), salary=True)),
        ("190k/year", False, OwnRate(Decimal(190_000), salary=True)),
        ("190.5k/yr", False, OwnRate(Decimal(190_500), salary=True)),
        ("$190,000 pa", False, OwnRate(Decimal(190_000), salary=True)),
        ("USD 190 000 per annum", False, OwnRate(Decimal(190_000), salary=True)),
        ("190,000.50 USD p.a.", False, OwnRate(Decimal("190000.5"), salary=True)),
        ("95", False, OwnRate(Decimal(95))),
        ("$95/h", False, OwnRate(Decimal(95))),
        # A number alone is what stands there already.
        ("200000", True, OwnRate(Decimal(200_000), salary=True)),
        ("200k", True, OwnRate(Decimal(200_000), salary=True)),
        ("95 an hour", True, OwnRate(Decimal(95))),
    ],
)
def test_a_rate_or_a_salary(text: str, salary: bool, expected: OwnRate) -> None:
    """What stands behind the number says whether it is of an hour or of a year."""
    assert read_own_rate(DATASET, IN_HOUSE, text, salary=salary) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "190.000 a year",
            "“190.000” USD a year may be 190000 or 190: write it without a point.",
        ),
        (
            "€190k/yr",
            "“€190” thousand USD a year: “€” is another unit; give a number from 0 to "
            "20,800,000, with at most two decimals.",
        ),
        (
            "-1 a year",
            "“-1” USD a year: give a number from 0 to 20,800,000,000, with at most two decimals.",
        ),
        (
            "190kk/year",
            "“190kk/year” USD an hour: “kk/year” is another unit; give a number from 0 to "
            "10,000,000, with at most two decimals.",
        ),
    ],
)
def test_a_salary_that_is_refused(text: str, message: str) -> None:
    """One sentence says what was read, and what may be given."""
    with pytest.raises(TypedError, match=re.escape(message)) as refused:
        read_own_rate(DATASET, IN_HOUSE, text)
    assert len(str(refused.value)) == len(message)


def test_only_employees_have_a_salary() -> None:
    """Anywhere else an hour is bought, and the sentence names who is employed."""
    with pytest.raises(TypedError, match="choose “Employee, United States” as the way to hire"):
        read_own_rate(DATASET, EMBEDDED, "190k/year")
    with pytest.raises(TypedError, match="“190k/year” is a salary"):
        typed_cost(DATASET, "ai-engineer=1x40x52@190k/year")


WEEKS = size_figure("weeks", Decimal(52))
TEN_TO_SIXTEEN = Bounds(Decimal(10), Decimal(16))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12", None),
        ("10-16", TEN_TO_SIXTEEN),
        ("10–16 weeks", TEN_TO_SIXTEEN),
        ("10 to 16", TEN_TO_SIXTEEN),
        ("10-12-16", TEN_TO_SIXTEEN),
        ("10 - 12 − 16", TEN_TO_SIXTEEN),
        ("12-16", Bounds(Decimal(12), Decimal(16))),
    ],
)
def test_a_size_may_be_a_range(text: str, bounds: Bounds | None) -> None:
    """Two figures lie around what is likely now, which is 12; of three the middle is likely."""
    assert read_size(WEEKS, text, Decimal(12)) == (Decimal(12), bounds)


@pytest.mark.parametrize("text", ["16-10", "8-10", "12-12", "1-2-3-4", "-5", "0-12", "1-99", "1-"])
def test_a_range_that_is_refused(text: str) -> None:
    """It holds what is likely, grows, and keeps within the limits of the size."""
    with pytest.raises(TypedError):
        read_size(WEEKS, text, Decimal(12))


def test_a_range_without_what_is_likely() -> None:
    """Nothing is made up where two figures stand alone."""
    with pytest.raises(TypedError, match="give it in the middle, as in 10-LIKELY-16"):
        typed_cost(DATASET, "ai-engineer@embedded=1x40x10-16")


def test_a_line_with_ranges() -> None:
    """Of 10 to 16 weeks at 25 an hour: 400 h to 640 h, 10,000 to 16,000, likely 12,000."""
    found = typed_cost(DATASET, "ai-engineer@embedded=1x40x10-12-16")
    assert found.total == Range(10_000_00, 12_000_00, 16_000_00)
    assert size_words(found.line) == "1 × 40 h × 12 weeks (10–16)"


def test_an_overhead_of_one_line() -> None:
    """5,000 for recruiting, switched off for the second line: once instead of twice."""
    market = with_settings(DATASET, CostSettings({"recruiting": Choice(amount=Decimal(5000))}))
    line = typed_cost(DATASET, "ai-engineer@in-house=1x40x12").line
    both = priced(market, [line, line]).total
    off = line._replace(switched=(Switch("recruiting", on=False),))
    one = priced(market, [line, off]).total
    assert both is not None
    assert one is not None
    assert both.likely - one.likely == 5_000_00
