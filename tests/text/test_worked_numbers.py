"""Numbers as they are written, worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from roletui.text.money import Range, exact_difference, major
from roletui.text.numbers import ago, count, decimals, lower_first, plain, questions_left, roughly


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        (Fraction(25, 9), 2, "2.78"),  # 2.777…
        (Fraction(8, 3), 1, "2.7"),
        (Fraction(1, 8), 2, "0.13"),  # 0.125: a half goes up
        (Fraction(1, 16), 1, "0.1"),  # 0.0625
        (Fraction(1, 20), 1, "0.1"),  # 0.05: a half goes up
        (Fraction(1, 21), 1, "0"),
        (Fraction(520, 3), 1, "173.3"),
        (Fraction(12345, 10), 1, "1,234.5"),
        (Fraction(160), 2, "160"),
    ],
)
def test_a_fraction_is_written_as_a_decimal(number: Fraction, places: int, expected: str) -> None:
    """Rounded half up, without noughts at its end."""
    assert decimals(number, places) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Decimal("1040.50"), "1,040.5"),
        (Decimal("1000000.00"), "1,000,000"),
        (Decimal("0.10"), "0.1"),
        (Decimal("1E+3"), "1,000"),
        (999, "999"),
        (1000, "1,000"),
        (Decimal("-0.5"), "-0.5"),
    ],
)
def test_a_number_has_no_more_decimals_than_it_needs(number: Decimal | int, expected: str) -> None:
    """And its thousands are set off."""
    assert plain(number) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (-90, ""),
        (59.9, ""),
        (60, "1 minute ago"),
        (119.9, "1 minute ago"),
        (120, "2 minutes ago"),
        (3_599, "59 minutes ago"),
        (3_600, "1 hour ago"),
        (86_399, "23 hours ago"),
        (86_400, "1 day ago"),
        (172_800, "2 days ago"),
    ],
)
def test_how_long_ago_something_was(seconds: float, expected: str) -> None:
    """In the largest unit that is over, as often as it is over."""
    assert ago(seconds) == expected


def test_a_number_has_its_noun() -> None:
    """One is one, and everything else is many."""
    numbers = (0, 1, 2, Decimal("1.0"), Decimal("0.5"))
    assert [count(number, "week", "weeks") for number in numbers] == [
        "0 weeks", "1 week", "2 weeks", "1 week", "0.5 weeks",
    ]  # fmt: skip
    assert questions_left(1, 1) == "1 question left"
    assert questions_left(0, 1) == "0 to 1 questions left"
    assert questions_left(3, 3) == "3 questions left"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hire a gardener.", "hire a gardener"),
        ("AI engineer", "AI engineer"),
        ("A gardener", "A gardener"),
        ("", ""),
    ],
)
def test_a_headline_stands_within_a_sentence(text: str, expected: str) -> None:
    """Its first letter is small unless a capital, a blank or nothing follows."""
    assert lower_first(text) == expected


@pytest.mark.parametrize(
    ("amount", "exact"),
    [
        (0, "the same"),
        (160_000, "$1,600 more"),
        (-160_050, "$1,600.50 less"),
        (1, "$0.01 more"),
    ],
)
def test_a_difference_is_more_or_less(amount: int, exact: str) -> None:
    """To the minor unit, beside amounts that are written so."""
    assert exact_difference(amount, "USD") == exact


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Fraction(669_714, 100), "6,700"),
        (Fraction(32, 3) * 10, "107"),  # 106.67
        (Fraction(72, 10), "7.2"),
        (Fraction(12_345, 1_000), "12.3"),
        (Fraction(36, 13), "2.77"),
        (Fraction(9_996, 10), "1,000"),
        (Fraction(-669_714, 100), "-6,700"),
        (Fraction(1, 8), "0.13"),
        (Fraction(0), "0"),
    ],
)
def test_a_number_for_reading(number: Fraction, expected: str) -> None:
    """Three significant digits, and never more than two decimals."""
    assert roughly(number) == expected


def test_an_amount_as_a_plain_number() -> None:
    """In major units, with every digit of the minor ones."""
    amounts = [major(amount, "EUR") for amount in (0, 5, 2_750, -100)]
    assert amounts == ["0.00", "0.05", "27.50", "-1.00"]
    assert (major(27, "JPY"), major(2_750, "KWD")) == ("27", "2.750")


@pytest.mark.parametrize(
    ("top", "bottom", "expected"),
    [
        (1, 2, Range(1, 2, 3)),  # 0.5, 1.5 and 2.5
        (1, 3, Range(0, 1, 2)),  # 0.33, 1 and 1.67
        (3, 1, Range(3, 9, 15)),
    ],
)
def test_each_bound_is_scaled_by_itself(top: int, bottom: int, expected: Range) -> None:
    """1, 3 and 5, times a fraction, a half up."""
    assert Range(1, 3, 5).scaled(top, bottom) == expected


def test_one_figure_is_no_range() -> None:
    """Where both ends are the same the likely figure is too."""
    assert Range(5, 5, 5).single
    assert not Range(4, 5, 5).single
    assert not Range(5, 5, 6).single
