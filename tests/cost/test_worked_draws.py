"""What a figure is in the simulated plans, against the quantiles that its source states."""

from decimal import Decimal
from fractions import Fraction

import pytest

from roletui.cost.draws import together
from roletui.cost.items import Shape, ranged_input
from roletui.cost.rates import hour_input
from roletui.cost.sample import DRAWS, Sample
from roletui.dataset.load import load


def quantile(found: object, percent: int) -> float:
    """Return what so many per cent of the simulated plans stay within."""
    assert isinstance(found, Sample)
    return sorted(found.values)[percent * DRAWS // 100]


def test_a_stated_decile_counts_before_an_end_of_which_nothing_is_said() -> None:
    """19 / 30 / 40 with one in ten at 60 or more: 19 is taken for a decile, 40 for none."""
    rate = load().dataset.rate("ai-engineer-marketplace-posted")
    found = together(hour_input(load().dataset, rate))
    assert [quantile(found, percent) for percent in (10, 50, 90)] == pytest.approx(
        [1900, 3000, 6000], rel=0.01
    )


def test_a_decile_beside_a_quartile_keeps_both() -> None:
    """A quarter lies above 40 and a tenth above 60: the curve goes through both."""
    shape = Shape("quartile", "quartile", Fraction(10), Fraction(60))
    found = together(
        ranged_input("rate", "wage", *map(Decimal, ("19", "30", "40")), Fraction(1), shape)
    )
    assert [quantile(found, percent) for percent in (10, 25, 50, 75, 90)] == pytest.approx(
        [10, 19, 30, 40, 60], rel=0.01
    )
