"""How a total spreads, against the percentiles that a distribution has on paper.

Two thousand draws find a percentile to about one per cent of the range, so three are allowed.
"""

from fractions import Fraction
from itertools import accumulate
from random import Random

import pytest

from roletui.cost.items import Input, Item, item
from roletui.cost.simulation import BINS, DRAWS, Spread, simulate

RANGE = 1_000_000
NEAR = 0.03 * RANGE
PLACES = (200, 1_000, 1_800)
"""Where the percentiles stand among 2,000 totals in order."""


def figure(name: str, likely: float, *, middle: bool = False) -> Input:
    """Return a figure from 0 to 1; ``middle`` where no likely one is stated."""
    low, high = Fraction(0), Fraction(1)
    return Input("rate", name, low, Fraction(likely), high, ranged=True, middle=middle)


def paid(price: Input, times: int = RANGE, factor: Input | None = None) -> Item:
    """Return an item that costs so many minor units at the high end of its figure."""
    return item("work", "Work", Fraction(times), "h", price, factor)


def spread(*items: Item) -> Spread:
    """Return how some items spread, which they must."""
    found = simulate(items)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("price", "p10", "p50", "p90"),
    [
        # Every figure as likely: a tenth, a half and nine tenths of the way.
        (figure("even", 0.5, middle=True), 0.1, 0.5, 0.9),
        # A triangle with its top in the middle: √(0.1 ÷ 2) = 0.224 of the way, and its mirror.
        (figure("top", 0.5), 0.224, 0.5, 0.776),
        # A triangle with its top at the low end: 1 − √0.9, 1 − √0.5, 1 − √0.1.
        (figure("low", 0), 0.051, 0.293, 0.684),
        # A triangle with its top at the high end: √0.1, √0.5, √0.9.
        (figure("high", 1), 0.316, 0.707, 0.949),
    ],
    ids=["no likely figure", "likely in the middle", "likely low", "likely high"],
)
def test_a_range_is_drawn_as_the_rule_says(
    price: Input, p10: float, p50: float, p90: float
) -> None:
    """Triangular where a likely figure is stated, uniform where none is."""
    found = spread(paid(price))
    assert [found.p10, found.p50, found.p90] == pytest.approx(
        [p10 * RANGE, p50 * RANGE, p90 * RANGE], abs=NEAR
    )


def test_a_uniform_range_fills_every_class_alike() -> None:
    """2,000 draws are 50 for each of 40 classes, give or take; the middle has no more than ends."""
    found = spread(paid(figure("flat", 0.5, middle=True)))
    assert sum(found.counts) == DRAWS
    assert all(20 <= number <= 85 for number in found.counts)
    ends, middle = found.counts[:10] + found.counts[-10:], found.counts[10:30]
    assert abs(sum(middle) - sum(ends)) < 200


def test_two_figures_move_by_themselves_and_one_moves_with_itself() -> None:
    """Two uniform ones add up to a triangle from 0 to 2 with its top at 1: √0.2, 1 and 2 − √0.2.

    The same one twice is twice as wide: 0.2, 1 and 1.8.
    """
    one, other = (figure(name, 0.5, middle=True) for name in ("one", "other"))
    apart, together = spread(paid(one), paid(other)), spread(paid(one), paid(one))
    assert [apart.p10, apart.p50, apart.p90] == pytest.approx(
        [0.447 * RANGE, RANGE, 1.553 * RANGE], abs=2 * NEAR
    )
    assert [together.p10, together.p50, together.p90] == pytest.approx(
        [0.2 * RANGE, RANGE, 1.8 * RANGE], abs=2 * NEAR
    )


def test_a_factor_is_multiplied() -> None:
    """Half of a single price, by a factor without a range, is half of every draw."""
    price = figure("price", 0.5, middle=True)
    half = Input("overhead", "half", Fraction(1, 2), Fraction(1, 2), Fraction(1, 2), False, False)
    whole, halved = spread(paid(price)), spread(paid(price, factor=half))
    assert [2 * halved.p10, 2 * halved.p90] == pytest.approx([whole.p10, whole.p90], abs=2)
    # The range may be that of the factor alone.
    one = Input("rate", "one", Fraction(1), Fraction(1), Fraction(1), False, False)
    assert spread(paid(one, factor=price)).p50 == pytest.approx(RANGE / 2, abs=NEAR)
    assert simulate([paid(one, factor=half)]) is None
    assert simulate([]) is None


def test_an_amount_falls_in_one_of_forty_classes() -> None:
    """From 1,000 to 5,000 a class is 100 wide; what lies outside is in the first or last one."""
    found = Spread(0, 0, 0, least=1_000, most=5_000, counts=(0,) * BINS)
    amounts = (0, 1_000, 1_099, 1_100, 2_999, 3_000, 4_899, 4_900, 5_000, 9_000)
    assert [found.bin_of(amount) for amount in amounts] == [0, 0, 0, 1, 19, 20, 38, 39, 39, 39]
    assert found._replace(most=1_000).bin_of(1_000) == 0


def test_what_lies_beside_a_range_of_one_amount_is_in_the_first_or_last_class() -> None:
    """Totals so near to each other that they are one amount still have a class on either side."""
    one = Spread(5, 5, 5, least=5, most=5, counts=(0,) * BINS)
    assert [one.bin_of(amount) for amount in (4, 5, 6)] == [0, 0, BINS - 1]


def test_a_draw_is_rounded_to_the_nearest_amount() -> None:
    """From 0 to 1 minor unit, every figure alike: a draw below one half is 0, one above it 1."""
    found = spread(paid(figure("tiny", 0.5, middle=True), 1))
    assert (found.least, found.p10, found.p90, found.most) == (0, 0, 1, 1)


def test_a_range_of_no_hours_costs_nothing() -> None:
    """A rate with a range, for no hours: every plan that is drawn costs the same."""
    found = spread(paid(figure("rate", 0.5), 0))
    assert (found.least, found.p10, found.p50, found.p90, found.most) == (0, 0, 0, 0, 0)
    assert found.counts == (DRAWS, *[0] * (BINS - 1))


def test_percentiles_and_classes_are_those_of_the_draws() -> None:
    """Of 2,000 totals in order the 200th, the 1,000th and the 1,800th; 40 classes alike in width.

    The draws are those of Python's generator, seeded by the figure: always the same ones.
    """
    source = Random("roletui 1 rate figure")
    totals = sorted(source.uniform(0, 1) * RANGE for _ in range(2_000))
    found = spread(paid(figure("figure", 0.5, middle=True)))
    assert (found.p10, found.p50, found.p90) == tuple(round(totals[nr - 1]) for nr in PLACES)
    assert (found.least, found.most) == (round(totals[0]), round(totals[-1]))
    width = (totals[-1] - totals[0]) / 40
    ends = [totals[0] + width * number for number in range(1, 40)]
    below = [sum(total < end for total in totals) for end in ends]
    assert list(accumulate(found.counts)) == [*below, 2_000]
