"""Amounts are exact, and what is shown adds up, in every currency and every format."""

import csv
import json
import math
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from roletui.cost.alternatives import alternatives
from roletui.cost.assumptions import assumptions
from roletui.cost.lines import PlanLine, cost
from roletui.cost.periods import billed, month_weeks
from roletui.cost.plan import Priced, priced
from roletui.cost.rates import rate_range
from roletui.dataset.dataset import Dataset
from roletui.report.data.costs import cost_data, cost_rows
from roletui.report.totals import plan_rows
from roletui.text.csv_text import csv_text
from roletui.text.money import (
    Range,
    difference_words,
    digits,
    minor,
    money,
    readable,
    readable_money,
    rounded,
)

from .trees import CURRENCIES, figures, planned

amounts = st.integers(-(10**15), 10**15)


def half_up(value: Fraction) -> int:
    """Round an exact number half up."""
    return math.floor(value + Fraction(1, 2))


def read_back(text: str) -> int:
    """Return the minor units of an amount that was written with all its digits."""
    number = int("".join(sign for sign in text if sign.isdigit()))
    return -number if text.startswith("−") else number


@given(amounts, st.integers(1, 10**9))
def test_rounding_is_half_up(top: int, bottom: int) -> None:
    """Two integers are divided exactly and rounded half up, below zero too."""
    assert rounded(top, bottom) == half_up(Fraction(top, bottom))


@given(amounts, st.sampled_from(CURRENCIES))
def test_what_is_written_can_be_read_back(amount: int, currency: str) -> None:
    """An amount written with its minor units holds every digit."""
    assert read_back(money(amount, currency, cents=True)) == amount


@given(amounts, st.sampled_from(CURRENCIES))
def test_without_cents_the_nearest_whole_is_written(amount: int, currency: str) -> None:
    """An amount written without minor units is the nearest whole one."""
    whole = read_back(money(amount, currency, cents=False))
    assert whole == half_up(Fraction(amount, 10 ** digits(currency)))


@given(planned())
def test_each_line_is_exact(case: tuple[Dataset, list[PlanLine]]) -> None:
    """A line costs its rate times people, hours and weeks, rounded once, bound by bound.

    Nothing comes on top, every size is a single figure, and each line is always needed.
    """
    dataset, lines = case
    dataset = dataset._replace(budget=dataset.budget._replace(overheads=()))
    for drawn in lines:
        line = drawn._replace(hours_range=None, weeks_range=None, chance=None)
        entry = cost(dataset, line)
        rate = entry.rate
        middle = (Fraction(rate.low or 0) + Fraction(rate.high or 0)) / 2
        likely = middle if rate.likely is None else Fraction(rate.likely)
        bounds = [
            (likely if figure is None else Fraction(figure)) * 10 ** digits(rate.currency)
            for figure in (rate.low, rate.likely, rate.high)
        ]
        hours = Fraction(line.people) * Fraction(line.hours) * Fraction(line.weeks)
        assert entry.work.amount == Range(*(half_up(bound * hours) for bound in bounds))
        month = Fraction(line.people) * Fraction(line.hours) / 40
        month *= Fraction(entry.channel.hours_per_year, 12)
        found = billed(entry, month_weeks(entry), Fraction(1))
        assert found == Range(*(half_up(bound * month) for bound in bounds))
        assert entry.total.low <= entry.total.likely <= entry.total.high


@given(planned())
def test_an_own_rate_is_all_there_is(case: tuple[Dataset, list[PlanLine]]) -> None:
    """An own rate is counted to the minor unit, in place of any rate of the dataset."""
    dataset, lines = case
    places = digits(dataset.about.currency)
    for line in lines:
        entry = cost(dataset, line)
        assert (line.own_rate is None) == (entry.rate in dataset.rates)
        if line.own_rate is not None:
            assert entry.hourly == Range(*[int(line.own_rate.scaleb(places))] * 3)
            assert (
                f"{money(entry.hourly.likely, dataset.about.currency)} an hour, user's own"
                in (assumptions(dataset, [entry])[0])
            )


@given(planned())
def test_rates_keep_their_figures(case: tuple[Dataset, list[PlanLine]]) -> None:
    """A rate's bounds are its own figures; only a missing middle is made, between the two."""
    dataset, _ = case
    for rate in dataset.rates:
        bounds = rate_range(dataset, rate)
        for figure, bound in zip((rate.low, rate.likely, rate.high), bounds, strict=True):
            assert figure is None or bound == minor(figure, rate.currency)
        assert bounds.single or rate.low is not None
        assert bounds.low <= bounds.likely <= bounds.high


@given(figures, st.sampled_from(CURRENCIES))
def test_minor_units_are_exact(figure: Decimal, currency: str) -> None:
    """A figure of the file becomes the nearest whole number of minor units."""
    assert minor(figure, currency) == half_up(Fraction(figure) * 10 ** digits(currency))


@given(planned())
def test_lines_add_up_in_json(case: tuple[Dataset, list[PlanLine]]) -> None:
    """In JSON the costs of the lines add up to the total, bound by bound."""
    dataset, lines = case
    data = json.loads(json.dumps(cost_data(dataset, priced(dataset, lines))))
    for bound in ("low", "likely", "high"):
        parts = [part["cost"][bound] for part in (*data["lines"], *data.get("extras", ()))]
        assert sum(parts) == data["total"][bound]
        for line in data["lines"]:
            items = [item["cost"][bound] for item in line.get("items", [line])]
            assert sum(items) == line["cost"][bound]


@given(planned())
def test_parts_add_up_in_csv(case: tuple[Dataset, list[PlanLine]]) -> None:
    """In CSV each row has three amounts, and each column is the plan's total by its sum."""
    dataset, lines = case
    found = priced(dataset, lines)
    read = list(csv.DictReader(csv_text(cost_rows(dataset, found)).splitlines()))
    assert found.total is not None
    for bound, amount in found.total._asdict().items():
        added = sum(Decimal(row[f"cost_{bound}"]) for row in read)
        assert added.scaleb(digits(dataset.about.currency)) == amount
    hours = sum(Decimal(row["hours"]) for row in read if row["kind"] == "work")
    assert hours == sum(line.total_hours for line in lines)
    for row, part in zip(read, found.items, strict=True):
        assert (row["kind"], row["part"]) == (part.kind, part.label)
        if row["rate_likely"]:
            # With all its digits, below the minor unit too.
            price = Fraction(row["rate_likely"]) * 10 ** digits(dataset.about.currency)
            assert price == part.price.likely


@given(amounts, st.sampled_from(CURRENCIES))
def test_what_is_read_is_near(amount: int, currency: str) -> None:
    """An amount for reading is off by half a per cent at most, and is not rounded again."""
    shown = readable(amount)
    assert abs(shown - amount) * 200 <= abs(amount)
    assert readable(shown) == shown
    assert readable(-amount) == -shown
    assert len(str(abs(shown)).rstrip("0")) <= 3
    assert readable_money(amount, currency) == money(shown, currency)


@given(amounts, amounts)
def test_what_is_read_keeps_its_order(one: int, other: int) -> None:
    """The larger of two amounts is never written as the smaller one."""
    low, high = sorted((one, other))
    assert readable(low) <= readable(high)


@given(amounts, amounts)
def test_a_difference_fits_between_what_is_read(one: int, other: int) -> None:
    """It is that of the two as they are written, to three digits, or too small to be told."""
    words = difference_words(one, other, "JPY")
    apart = readable(one) - readable(other)
    if words in ("the same", "about the same"):
        assert (words == "the same") == (one == other)
        assert abs(apart) * 100 <= max(abs(one), abs(other))
    else:
        sign = 1 if words.endswith(" more") else -1
        assert sign * read_back(words) == readable(apart)
        assert sign == (1 if one > other else -1)


@given(planned())
def test_lines_add_up_as_written(case: tuple[Dataset, list[PlanLine]]) -> None:
    """In text and Markdown the amounts as they are written add up to the total as written."""
    dataset, lines = case
    found = priced(dataset, lines)
    _, *table = plan_rows(dataset, lines, found)
    written = [
        [read_back(likely if cell == "no range" else cell) for cell in (low, likely, high)]
        for *_, low, likely, high in table
    ]
    added = [sum(column) for column in zip(*written[: len(parts(found))], strict=True)]
    assert found.total is not None
    assert written[-1] == added == list(found.total)


def parts(found: Priced) -> list[object]:
    """Return what has a row of its own: lines, and what is paid once for the plan."""
    return [*found.costs, *found.extras]


@given(planned())
def test_alternatives_differ_by_what_they_say(case: tuple[Dataset, list[PlanLine]]) -> None:
    """Each alternative costs the same hours, and differs from the chosen one as it says."""
    dataset, lines = case
    chosen = cost(dataset, lines[0])
    found = alternatives(dataset, chosen)
    assert [other.cost.rate for other in found if other.chosen] == [chosen.rate]
    for other in found:
        assert other.cost.line.total_hours == chosen.line.total_hours
        own = priced(dataset, [other.cost.line]).total
        assert other.total == own
        [here] = [way for way in found if way.chosen]
        assert other.total.likely - here.total.likely == other.difference
