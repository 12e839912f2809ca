"""How an amount is written with the figures it comes from, digit by digit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from roletui.cost.formula import figure_words, formula, price_words, quantity_words
from roletui.cost.items import Input, Item, ItemKind, event_input, whole
from roletui.cost.rates import month_words
from roletui.dataset.model import Channel
from roletui.dataset.overhead_kinds import Scale
from roletui.text.money import Range


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        # Whole minor units are written as money always is.
        ("2500", "EUR", "€25"),
        ("2350", "EUR", "€23.50"),
        ("123456", "USD", "$1,234.56"),
        ("25", "JPY", "JPY 25"),
        # Anything else to four decimals at most, rounded half up.
        ("2308.5", "EUR", "€23.085"),
        ("123456.7", "EUR", "€1,234.567"),
        ("2308.555", "EUR", "€23.0856"),
        ("2308.544", "EUR", "€23.0854"),
        ("2300.005", "EUR", "€23.0001"),
        ("2300.004", "EUR", "€23"),
        ("25.5", "JPY", "JPY 25.5"),
        ("1.5", "KWD", "KWD 0.0015"),
    ],
)
def test_a_price_is_written_exactly_or_to_four_decimals(
    minor: str, currency: str, words: str
) -> None:
    """A minor unit is a hundredth of a euro, a whole yen and a thousandth of a dinar."""
    assert price_words(Fraction(minor), currency) == words


def figure(likely: str, low: str = "", high: str = "", *, middle: bool = False) -> Input:
    """Return a figure, with a range if one is given."""
    bounds = (Fraction(low or likely), Fraction(likely), Fraction(high or likely))
    return Input("overhead", "top", *bounds, ranged=bool(low), middle=middle)


@pytest.mark.parametrize(
    ("given", "scale", "words"),
    [
        (figure("5500"), "money", "€55"),
        (figure("5500", "4500", "7000"), "money", "€55 (€45–€70)"),
        (figure("5750", "4500", "7000", middle=True), "money", "≈ €57.50 (€45–€70)"),
        # A share is a part of 1, written with three decimals at most.
        (figure("0.1"), "percentage", "10 %"),
        (figure("0.0399549"), "percentage", "3.995 %"),
        (figure("0.03995", "0", "0.0799", middle=True), "percentage", "≈ 3.995 % (0 %–7.99 %)"),
        (figure("2.125"), "hours", "2.13 h"),
        (figure("2", "1", "3.5"), "weeks", "2 weeks (1 week–3.5 weeks)"),
    ],
)
def test_a_figure_is_written_in_the_unit_of_its_scale(
    given: Input, scale: Scale, words: str
) -> None:
    """Its range stands behind it, and a sign before a middle that is ours."""
    assert figure_words(given, scale, "EUR") == words


def made(kind: ItemKind, quantity: str, unit: str, factor: Input | None = None) -> Item:
    """Return so many of a unit at €80."""
    price, count = figure("8000"), Fraction(quantity)
    bounds = factor[2:5] if factor else (Fraction(1),) * 3
    amount = Range(*(whole(count * 8_000 * bound) for bound in bounds))
    return Item(kind, "", count, unit, price, factor, amount)


@pytest.mark.parametrize(
    ("unit", "quantity", "words"),
    [
        ("h", "480", "480 h"),
        ("h", "1", "1 h"),
        ("months", "1", "1 month"),
        ("months", "36/13", "2.77 months"),  # 2.769…
        ("people", "1", "1 person"),
        ("people", "0", "0 people"),
        ("weeks of a person", "1", "1 week of a person"),
        ("weeks of a person", "24", "24 weeks of a person"),
    ],
)
def test_one_of_a_unit_is_written_as_one(unit: str, quantity: str, words: str) -> None:
    """Two decimals at most."""
    assert quantity_words(made("work", quantity, unit)) == words


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (made("work", "10", "h"), "10 h × €80 = €800"),
        (made("unused", "5", "h"), "5 h × €80 = €400"),
        (made("share", "10", "h", figure("0.1")), "10 h × €80 × 10 % = €80"),
        (
            made("overrun", "10", "h", figure("0", "0", "0.25")),
            "10 h × €80 × 0 % (0 %–25 %) = €0 (€0–€200)",
        ),
        (
            made("share", "10", "h", figure("0.15", "0.1", "0.2", middle=True)),
            "10 h × €80 × ≈ 15 % (10 %–20 %) = ≈ €120 (€80–€160)",
        ),
        (made("weeks", "10", "h a week", figure("2")), "10 h a week × €80 × 2 weeks = €1,600"),
        (
            made("hours", "1", "weeks of a person", figure("1.5")),
            "1 week of a person × €80 × 1.5 h = €120",
        ),
    ],
)
def test_an_item_is_a_product(counted: Item, words: str) -> None:
    """Quantity, price and what else it is multiplied with, then what that comes to."""
    assert formula(counted, "EUR") == words


def test_a_quantity_that_is_another_in_the_worst_case_is_written_so() -> None:
    """10 % of 40 h, or of 60 where the work takes half as long again: €320 to €480."""
    fee = made("share", "40", "h", figure("0.1"))._replace(
        extent=(Fraction(40), Fraction(60)), amount=Range(32_000, 32_000, 48_000)
    )
    assert formula(fee, "EUR") == "40 h (40–60) × €80 × 10 % = €320 (€320–€480)"


def test_what_is_paid_by_chance_says_so() -> None:
    """In 30 of 100 plans €80 for one person."""
    event = event_input("hire", Decimal(30))
    hire = made("hire", "1", "people")._replace(events=event, amount=Range(0, 0, 8_000))
    assert formula(hire, "EUR") == "1 person × €80 if it happens (30 %) = €0 (€0–€80)"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (0, "160 h"),
        (1, "160.1 h"),  # a twelfth is 0.083…
        (2, "160.2 h"),
        (3, "160¼ h"),
        (4, "160⅓ h"),
        (5, "160.4 h"),
        (6, "160½ h"),
        (7, "160.6 h"),
        (8, "160⅔ h"),
        (9, "160¾ h"),
        (10, "160.8 h"),
        (11, "160.9 h"),
        (12, "161 h"),
    ],
)
def test_a_month_is_a_twelfth_of_a_year(more: int, words: str) -> None:
    """Of 1,920 hours and so many more; quarters and thirds are written as such."""
    assert month_words(Channel("", "", "", 1_920 + more, "paid")) == words
