"""Amounts for reading, their differences, and amounts beside an axis, rounded by hand."""

from fractions import Fraction

import pytest

from roletui.text.money import (
    Range,
    compared_words,
    exact_major,
    readable_money,
    readable_range,
    short_money,
)


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (2_494_900, "USD", "$24.9k"),  # 24.949 is nearer to 24.9 than to 25.0
        (2_495_100, "USD", "$25k"),  # 24.951 is nearer to 25.0
        (2_406_000, "USD", "$24.1k"),
        (2_404_000, "USD", "$24k"),
        (154_000_000, "USD", "$1.5M"),
        (156_000_000, "USD", "$1.6M"),
        (123_400_000_000, "USD", "$1,234M"),
        # From a thousand and a million on, to the minor unit.
        (99_949, "USD", "$999"),
        (100_000, "USD", "$1k"),
        (99_900_000, "USD", "$999k"),
        (100_000_000, "USD", "$1M"),
        # Of a currency without minor units, and of one with three digits of them.
        (999, "JPY", "JPY 999"),
        (1_000, "JPY", "JPY 1k"),
        (1_260, "JPY", "JPY 1.3k"),
        (999_000, "KWD", "KWD 999"),
        (1_000_000, "KWD", "KWD 1k"),
        # Below a thousand whole units are written, a half up.
        (949, "USD", "$9"),
        (950, "USD", "$10"),
        (0, "USD", "$0"),
    ],
)
def test_an_axis_writes_the_nearest_tenth(amount: int, currency: str, expected: str) -> None:
    """Thousands and millions are rounded to a tenth, neither always up nor always down."""
    assert short_money(amount, currency) == expected


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (3_391_760, "USD", "$33,900"),
        (123_456_700, "USD", "$1,230,000"),
        (3_395_000, "USD", "$34,000"),  # a half goes up
        (-3_395_000, "USD", "−$34,000"),  # and away from 0
        (99_950, "USD", "$1,000"),
        (14_585, "USD", "$146"),
        (2_475, "USD", "$24.80"),
        (987, "USD", "$9.87"),
        (0, "USD", "$0"),
        (49_616, "JPY", "JPY 49,600"),
        (999, "JPY", "JPY 999"),
        (12_345_678, "KWD", "KWD 12,300"),
        (2_516, "KWD", "KWD 2.520"),
    ],
)
def test_an_amount_for_reading(amount: int, currency: str, expected: str) -> None:
    """Three significant digits, whatever the currency calls its minor unit."""
    assert readable_money(amount, currency) == expected


def test_a_range_for_reading() -> None:
    """Both ends are rounded as the figure between them is."""
    amount = Range(1_614_585, 2_014_585, 2_414_585)
    assert readable_range(amount, "USD") == "$20,100 ($16,100–$24,100)"


@pytest.mark.parametrize(
    ("amount", "other", "expected"),
    [
        # 33,917.60 less 30,200 is 3,717.60; beside 33,900 and 30,200 it is 3,700.
        (3_391_760, 3_020_000, "$3,700 more than $30,200"),
        (3_020_000, 3_391_760, "$3,700 less than $33,900"),
        # Where one has fewer digits the difference has those of both: 12,300 less 9,840.
        (1_234_500, 983_600, "$2,460 more than $9,840"),
        # 1,230,000 less 14,400 is 1,215,600, to three digits.
        (123_456_700, 1_440_000, "$1,220,000 more than $14,400"),
        # Less than one in the last digit of the larger, 10,000, is made by rounding.
        (100_490_000, 99_840_000, "about the same as $998,000"),
        (3_391_760, 3_390_000, "about the same as $33,900"),
        # 12,450 is written as 12,500 and 12,449 as 12,400; but they are a dollar apart.
        (1_245_000, 1_244_900, "about the same as $12,400"),
        (1_245_000, 1_239_900, "$100 more than $12,400"),
        (3_391_760, 3_391_760, "the same as $33,900"),
        (0, 1_200_000, "$12,000 less than $12,000"),
    ],
)
def test_a_difference_fits_between_the_two(amount: int, other: int, expected: str) -> None:
    """Whoever subtracts what stands there gets the difference that stands beside it."""
    assert compared_words(amount, other, "USD") == expected


@pytest.mark.parametrize(
    ("price", "currency", "expected"),
    [
        (Fraction(3, 2), "USD", "0.015"),  # a cent and a half
        (Fraction(2_500), "USD", "25.00"),
        (Fraction(23_085, 10), "EUR", "23.085"),
        (Fraction(3_101), "JPY", "3101"),
        (Fraction(1, 3), "USD", "0.003333333333"),
    ],
)
def test_a_price_as_a_plain_number(price: Fraction, currency: str, expected: str) -> None:
    """No digit of it is lost, below the minor unit neither; one without end has twelve decimals."""
    assert exact_major(price, currency) == expected
