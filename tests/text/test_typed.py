"""Numbers as they are typed and pasted: what each notation is, and what is none."""

from decimal import Decimal

import pytest

from roletui.text.errors import TypedError
from roletui.text.figure import Figure
from roletui.text.typed import read_number, read_whole


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1500", "1500"),
        ("1 500", "1500"),
        ("1\N{NO-BREAK SPACE}500", "1500"),
        ("1\N{NARROW NO-BREAK SPACE}500", "1500"),
        ("1\N{THIN SPACE}234\N{FIGURE SPACE}567", "1234567"),
        ("1'500", "1500"),
        ("1’500.50", "1500.5"),
        ("1,500", "1500"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("13,379.70", "13379.7"),
        ("1 500,00", "1500"),
        ("95,50", "95.5"),
        ("95.5", "95.5"),
        ("0,5", "0.5"),
        (".5", "0.5"),
        ("40.", "40"),
        ("007", "7"),
        ("$13,379.70", "13379.7"),
        ("$ 95", "95"),
        ("95 USD", "95"),
        ("usd 95,50", "95.5"),
        ("＄９５", "95"),
        ("+95", "95"),
        ("-95", "-95"),
        ("−$95", "-95"),
        ("-0", "0"),
        ("２，０００", "2000"),
        ("٣", "3"),
        ("١٬٥٠٠٫٢٥", "1500.25"),
        ("\ufeff12\u200e", "12"),
        (" 35\n", "35"),
        ("40 h", "40"),
        ("US$95", "95"),
        ("0.005", "0.005"),
        ("1500.505", "1500.505"),
        ("1 500.505", "1500.505"),
    ],
)
def test_a_number_is_read(text: str, number: str) -> None:
    """In each notation, of which the rule decides what comma and point are."""
    assert read_number(text, "USD", "h") == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ".", ",", "-", "$", "x", "two", "½", "10²", "nan", "Infinity", "1e3", "0x10"),
        *("1 50", "12 34", "1  500", "1500 000", "0 500", "1,50,000", "1.500.00", "1,500,00"),
        *("1,500.000.00", "1'500 000", "1.2.3", "1..2", "1_000", "1\n500", "2x", "2 3", "5-6"),
        *(
            "95.505",
            "1.500",
            "$1.500",
            "€ 95",
            "95 EUR",
            "95 USDT",
            "$95€",
            "--5",
            "5-",
            "5 %",
            "1" * 41,
        ),
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    """Nor is a part of it; another currency is no number of this one."""
    assert read_number(text, "USD", "h") is None


def test_three_decimals_are_not_taken_for_thousands() -> None:
    """Where a number can have them, a comma before three digits may be either."""
    assert read_number("7.125", places=3) == Decimal("7.125")
    assert read_number("7,125", places=3) is None
    assert read_number("0,125", places=3) == Decimal("0.125")
    assert read_number("1,234,567", places=3) == 1_234_567
    assert read_number("7,1255", places=4) == Decimal("7.1255")


def test_a_unit_of_several_words_may_stand_in_part() -> None:
    """Its first word, or all behind it; no other part of it, and nothing that only begins so."""
    for text in ("95 USD an hour", "95 USD", "$95 an hour", "USD 95 an hour", "$95"):
        assert read_number(text, "USD an hour") == 95
    for text in ("95 an", "95 USD an", "95 hour", "95 USD a month", "95 USD an hours"):
        assert read_number(text, "USD an hour") is None


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("２.", 2), ("2.5", None), ("two", None), ("1 500", 1500)]
)
def test_whole_numbers(text: str, number: int | None) -> None:
    """A whole number has no decimals."""
    assert read_whole(text) == number


def test_a_figure_says_what_it_may_be() -> None:
    """One sentence names what was typed, the limits, and how many decimals there may be."""
    hours = Figure("h a week", Decimal(0), Decimal(60), above=True)
    assert hours.read("37,5") == Decimal("37.5")
    for typed in ("0", "61", "0.505", "many", "1.500", "12 34 h"):
        with pytest.raises(TypedError) as error:
            hours.read(typed)
        assert str(error.value) == (
            f"“{typed}” h a week: give a number above 0 and up to 60, with at most two decimals."
        )
    per = Figure("JPY for one USD", Decimal(0), Decimal(10_000), places=6, above=True)
    with pytest.raises(TypedError, match=r"“1,350” JPY for one USD may be 1350 or 1.35: write it"):
        per.read("1,350")
    goal = Figure("USD", Decimal(0), Decimal(10_000), units=("USD",))
    with pytest.raises(TypedError, match=r"“\$1.500” USD may be 1500 or 1.5: write it without a"):
        goal.read("$1.500")
    with pytest.raises(TypedError, match="“€ 95” USD: “€” is another unit; give a number from 0"):
        goal.read("€ 95")
    with pytest.raises(TypedError, match="from 0 to 9, without decimals"):
        Figure("people", Decimal(0), Decimal(9), places=0).read("1.5")
