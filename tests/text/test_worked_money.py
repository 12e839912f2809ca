"""Amounts beside an axis, rounded by hand."""

import pytest

from roletui.text.money import short_money


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
