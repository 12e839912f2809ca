"""How amounts are counted, rounded and written."""

from decimal import Decimal

import pytest

from roletui.text.money import Range, digits, minor, money, money_range, rounded


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (0, "USD", "$0"),
        (123_456_700, "USD", "$1,234,567"),
        (2750, "USD", "$27.50"),
        (5, "EUR", "€0.05"),
        (-160_000, "GBP", "−£1,600"),
        (-1, "USD", "−$0.01"),
        (2500, "JPY", "JPY 2,500"),
        (2500, "KWD", "KWD 2.500"),
        (3000, "KWD", "KWD 3"),
        (2500, "CHF", "CHF 25"),
    ],
)
def test_amounts_are_written(amount: int, currency: str, expected: str) -> None:
    """An amount has its symbol or code, thousands apart, and minor units only where it has any."""
    assert money(amount, currency) == expected


@pytest.mark.parametrize(
    ("amount", "currency", "cents", "expected"),
    [
        (2500, "USD", True, "$25.00"),
        (2500, "KWD", True, "KWD 2.500"),
        (2500, "JPY", True, "JPY 2,500"),
        (2549, "USD", False, "$25"),
        (2550, "USD", False, "$26"),
        (-2550, "USD", False, "−$25"),
        (-49, "USD", False, "$0"),
        (2500, "KWD", False, "KWD 3"),
    ],
)
def test_cents_are_kept_or_dropped(amount: int, currency: str, cents: bool, expected: str) -> None:
    """A column can force its minor units, or drop them rounded half up."""
    assert money(amount, currency, cents=cents) == expected


def test_ranges_are_written_with_their_likely_figure() -> None:
    """A range shows its likely figure first and its bounds behind it; a single figure is alone."""
    assert money_range(Range(3500, 5000, 6000), "USD") == "$50 ($35–$60)"
    assert money_range(Range(2500, 2500, 2500), "USD") == "$25"


@pytest.mark.parametrize(
    ("top", "bottom", "expected"), [(1, 2, 1), (-1, 2, 0), (3, 2, 2), (-3, 2, -1), (10, 3, 3)]
)
def test_halves_are_rounded_up(top: int, bottom: int, expected: int) -> None:
    """A half goes up, towards the larger number."""
    assert rounded(top, bottom) == expected


@pytest.mark.parametrize(
    ("figure", "currency", "expected"),
    [("27.50", "USD", 2750), ("0.005", "EUR", 1), ("27.5", "JPY", 28), ("1.2345", "KWD", 1235)],
)
def test_figures_become_minor_units(figure: str, currency: str, expected: int) -> None:
    """A figure of the file becomes whole minor units of its currency, rounded half up."""
    assert minor(Decimal(figure), currency) == expected


@pytest.mark.parametrize(
    "currency",
    ["CLP", "KRW", "VND", "DJF", "GNF", "ISK", "KMF", "VUV", "XPF"],
)
def test_currencies_without_minor_units(currency: str) -> None:
    """A currency that ISO 4217 gives no minor unit is counted in whole units."""
    assert digits(currency) == 0


def test_bounds_are_rounded_on_their_own() -> None:
    """Half of a range is half of each bound, each rounded half up."""
    assert Range(1, 2, 3).times(Decimal("0.5")) == Range(1, 1, 2)
    assert Range(1, 2, 3).plus(Range(10, 20, 30)) == Range(11, 22, 33)
