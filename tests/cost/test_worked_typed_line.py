"""Which sizes and rates can be typed: each at its limit and just beyond it."""

from decimal import Decimal

import pytest
from helpers import small

from roletui.cost.provenance import nearest_own, own_step
from roletui.cost.typed_line import typed_cost, typed_sizes
from roletui.text.errors import TypedError

DATASET = small().dataset


@pytest.mark.parametrize(
    ("word", "euros"),
    [
        # €60 an hour on the street, €50 to €71 in a shop, of which €60.50 is the middle.
        ("mobile=1x10x1", 600),
        ("mobile@shop=1x10x1", 605),
        ("mobile=0.01x100x1", 60),
        ("mobile=5x168x10", 504_000),
        ("mobile×=1x1x1", None),
        ("mobile=1×10×1", 600),
        ("mobile=5.01x10x1", None),
        ("mobile=1x168.01x1", None),
        ("mobile=1x10x10.01", None),
        ("mobile=0x10x1", None),
        ("mobile=0.00x10x1", None),
        ("mobile=1x10x1.001", None),
        ("mobile=-1x10x1", None),
        ("mobile=1x10", None),
        # At a rate of one's own, from nothing to ten million, in cents.
        ("mobile=1x10x1@33.33", Decimal("333.3")),
        ("mobile=1x10x1@0", 0),
        ("mobile=1x10x1@10000000", 100_000_000),
        ("mobile=1x10x1@10000000.01", None),
        ("mobile=1x10x1@33.333", None),
        ("mobile=1x10x1@€33,33 an hour", Decimal("333.3")),
        ("mobile=1x10x1@33,33 EUR per hour", Decimal("333.3")),
        ("mobile=1x10x1@33.33/h", Decimal("333.3")),
        ("mobile=1x10x1@33.33 €/hour", Decimal("333.3")),
        ("mobile=1x10x1@33.33 a month", None),
        ("mobile=1x10x1@$33.33/h", None),
        ("mobile=1x10x1@", None),
        ("self=1x10x1", None),
        ("self=1x10x1@5", 50),
    ],
)
def test_a_line_that_is_typed(word: str, euros: int | Decimal | None) -> None:
    """People up to 5, hours up to those of a week, weeks up to 10, each above 0."""
    if euros is None:
        with pytest.raises(TypedError):
            typed_cost(DATASET, word)
    else:
        assert typed_cost(DATASET, word).total.likely == euros * 100


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("1x0.5x1", True),
        ("5x60x10", True),
        ("0.99x8x1", False),
        ("5.01x8x1", False),
        ("1x0.49x1", False),
        ("1x60.01x1", False),
        ("1x8x0.99", False),
        ("1x8x10.01", False),
        ("1x8", False),
        ("1x8x1x1", False),
    ],
)
def test_sizes_that_are_kept_stay_within_the_sliders(word: str, kept: bool) -> None:
    """People 1 to 5, hours 0.5 to 60, weeks 1 to 10."""
    if kept:
        assert typed_sizes(DATASET, word) == tuple(map(Decimal, word.split("x")))
    else:
        with pytest.raises(TypedError):
            typed_sizes(DATASET, word)


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        ("33.335", "EUR", "33.34"),
        ("33.334", "EUR", "33.33"),
        ("33.5", "JPY", "34"),
        ("33.3335", "KWD", "33.334"),
        ("-0.01", "EUR", "0"),
        ("10000000", "EUR", "10000000"),
        ("10000000.01", "EUR", "10000000"),
    ],
)
def test_an_own_rate_is_in_whole_minor_units(amount: str, currency: str, expected: str) -> None:
    """A half goes up; from nothing to ten million."""
    assert nearest_own(Decimal(amount), currency) == Decimal(expected)
    assert (
        own_step(currency) == {"EUR": Decimal("0.01"), "JPY": 1, "KWD": Decimal("0.001")}[currency]
    )
