"""What a sum of money is for a plan whose cost is uncertain, with every figure worked out by hand.

All rates are brackets, within which every figure is as likely: n of 100 plans lie within n of 100
parts of the way. So from $50 to $150 an hour, 100 hours cost $5,000 to $15,000, and $12,000 is
seven tenths of the way.
"""

from decimal import Decimal

import pytest

from roletui.cost.drafts import Bounds
from roletui.cost.holding import Holding, Smaller, holding
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.cost.simulation import Share, Spread, simulate
from roletui.cost.sizes import Size, largest, resized
from roletui.cost.spread_words import (
    amount_words,
    share_words,
    single_words,
    spread_sentences,
    tenths_words,
    unknown_words,
)
from roletui.dataset.dataset import Dataset
from roletui.dataset.load import load
from roletui.dataset.model import Slider

CENTS = 100


def bracketed() -> Dataset:
    """Return the shipped dataset with two rates that are brackets, and no overheads."""
    dataset = load().dataset
    ids = {"ai-engineer": "embedded", "ml-engineer": "embedded"}
    kept = [
        rate._replace(
            basis="quoted", wage="", unit="hour", source=rate.source, p10=None, p90=None,
            low=Decimal(50), likely=Decimal(100), high=Decimal(150) + (rate.role[0] == "m"),
            low_is="bracket", high_is="bracket",
        )
        for rate in dataset.rates
        if ids.get(rate.role) == rate.channel
    ]  # fmt: skip
    # A year of 2,080 hours, so that what is paid is what is worked.
    budget = dataset.budget._replace(overheads=())
    return dataset._replace(rates=tuple(kept), budget=budget)


def line(role: str, hours: int = 10, weeks: int = 10, people: int = 1) -> PlanLine:
    """Return a line of the bracketed dataset."""
    return PlanLine(role, "embedded", *map(Decimal, (people, hours, weeks)))


ONE = (line("ai-engineer"),)
TWO = (line("ai-engineer"), line("ml-engineer"))


def spread_of(lines: tuple[PlanLine, ...]) -> Spread:
    """Return how the total of a plan spreads, which it must."""
    found = simulate(priced(bracketed(), lines).costs)
    assert found is not None
    return found


def held(lines: tuple[PlanLine, ...], dollars: int, number: int = 0) -> Holding:
    """Return what so many dollars are for a plan."""
    return holding(bracketed(), lines, number, spread_of(lines), dollars * CENTS)


def test_a_sum_holds_in_as_many_plans_as_cost_no_more() -> None:
    """$12,000 is (12,000 − 5,000) ÷ 10,000 = 70 of 100; 90 are $5,000 + 0.9 × 10,000 = $14,000.

    Nine tenths of the plans cost at most $140 an hour: 10 h × $140 = $1,400 a week, so $12,000 are
    8.57 weeks; 8 whole ones, which are 2 less than 10.
    """
    found = held(ONE, 12_000)
    assert found.share.of_all == pytest.approx(0.7, abs=0.0005)
    assert found.share.least == found.share.most == found.share.of_all
    assert found.needed == pytest.approx(14_000 * CENTS, abs=3 * CENTS)
    assert found.smaller == Smaller("weeks", Decimal(10), Decimal(8))
    assert found.breaks is not None
    assert found.breaks.kind == "rate"


def test_what_is_enough_needs_nothing_more() -> None:
    """$14,100 is 91 of 100; from $15,000 on all 2,000 hold, and nothing breaks it."""
    found = held(ONE, 14_100)
    assert (found.needed, found.smaller) == (None, None)
    assert found.share.of_all == pytest.approx(0.91, abs=0.0005)
    whole = held(ONE, 15_000)
    assert whole.share == Share(1, 1, 1)
    assert whole.breaks is None


def test_people_or_hours_where_weeks_cannot_do_it() -> None:
    """One week of 3 people at 10 h costs $4,200 in 90 of 100; with $3,000 it is 2 people.

    2 × 10 h × $140 = $2,800. With one person, $1,000 is 7.14 h: 7 in steps of a half, 3 less. With
    a person at 5 h, the least there is, $700 hold in 90 and nothing makes $600 do so.
    """
    people = held((line("ai-engineer", weeks=1, people=3),), 3_000)
    assert people.smaller == Smaller("people", Decimal(3), Decimal(2))
    hours = held((line("ai-engineer", weeks=1),), 1_000)
    assert hours.smaller == Smaller("hours", Decimal(10), Decimal(7))
    nothing = held((line("ai-engineer", hours=5, weeks=1),), 600)
    assert nothing.smaller is None
    assert nothing.needed == pytest.approx(700 * CENTS, abs=1 * CENTS)


def test_only_the_line_that_is_meant_is_made_smaller() -> None:
    """The second line is, and the first stays: in the sum, what the first costs is there."""
    found = held(TWO, 21_000, number=1)
    assert found.smaller is not None
    smaller = resized(TWO, 1, found.smaller.size, found.smaller.then)
    assert held(smaller, 21_000).needed is None
    larger = resized(TWO, 1, found.smaller.size, found.smaller.then + 1)
    assert held(larger, 21_000).needed is not None


def test_a_size_that_is_uncertain_itself_is_no_way_out() -> None:
    """Of weeks between 8 and 12 nobody knows what fewer would be, so the hours are fewer."""
    ranged = line("ai-engineer")._replace(weeks_range=Bounds(Decimal(8), Decimal(12)))
    found = held((ranged,), 12_000)
    assert found.smaller is not None
    assert found.smaller.size == "hours"


def test_two_cases_two_shares_and_the_error_of_drawing() -> None:
    """Two brackets of equal width, $100 apart at the ends: the sum of two is a triangle.

    From $10,000 to $30,000, of which $24,000 is 6/20 from the end: alone 1 − 2 × 0.3² = 82 of 100,
    together 70 of 100; the second bracket is $1 wider, which is less than a half of 100. The error
    is 2 × √(0.82 × 0.18 ÷ 2,000) = 0.017. 90 of 100 need, together, 0.9 × 20,000 + 10,000.
    """
    share = held(TWO, 24_000).share
    assert share.of_all == pytest.approx(0.82, abs=0.017)
    assert share.least == pytest.approx(0.70, abs=0.005)
    assert share.most == pytest.approx(share.of_all + 0.017, abs=0.001)
    assert held(TWO, 24_000).needed == pytest.approx(28_000 * CENTS, abs=100 * CENTS)
    assert "whether figures move alone or together" in share_words(share)


def test_amounts_are_no_finer_than_the_drawing() -> None:
    """P50 of the two is $20,000. Of 2,000 plans 2.2 of 100 more or less cost $226 more or less.

    Around the middle a triangle of half width 10,000 has a density of 1/10,000: 0.0224 × 10,000 =
    $224, of which 1, 2 or 5 of a place is $200. So it is written in steps of $200. With one figure
    alone, whose values are no accident, to three significant digits.
    """
    spread = spread_of(TWO)
    shown = spread.rounded(20_123 * CENTS)
    assert shown % (100 * CENTS) == 0
    assert shown == pytest.approx(20_123 * CENTS, abs=100 * CENTS)
    assert amount_words(spread_of(ONE), 12_345 * CENTS, "USD") == "$12,300"
    assert amount_words(spread_of(ONE), 12_345 * CENTS, "USD", up=True) == "$12,400"
    assert spread.rounded(20_123 * CENTS, up=True) >= 20_123 * CENTS


def test_what_to_plan_with() -> None:
    """P50 $10,000, P80 $13,000, so $3,000 of contingency; P10 $6,000 and P90 $14,000.

    The likely $100 an hour is the middle: 50 of 100.
    """
    assert spread_sentences(spread_of(ONE), 10_000 * CENTS, "USD") == (
        "Plan with $10,000 (P50) and a contingency of $3,000: $13,000 is enough in 8 of 10 plans "
        "(P80).",
        "The likely $10,000 is enough in 50 of 100 plans.",
        "Of 2,000 simulated plans, 8 in 10 cost $6,000 to $14,000 (P10 to P90).",
    )
    assert spread_of(ONE).contingency == pytest.approx(3_000 * CENTS, abs=1 * CENTS)


@pytest.mark.parametrize(
    ("part", "of_100", "of_10"),
    [
        (0, "none of 2,000 plans", "enough in none of 2,000 plans"),
        (0.0005, "fewer than 1 of 100 plans", "enough in fewer than 1 of 10 plans"),
        (0.0449, "4 of 100 plans", "enough in fewer than 1 of 10 plans"),
        (0.7, "70 of 100 plans", "enough in 7 of 10 plans"),
        (0.812, "81 of 100 plans", "enough in 8 of 10 plans"),
        (0.9995, "more than 99 of 100 plans", "enough in more than 9 of 10 plans"),
        (1, "all of 2,000 plans", "enough in all of 2,000 plans"),
    ],
)
def test_only_all_are_all_and_only_none_are_none(part: float, of_100: str, of_10: str) -> None:
    """A part is a whole number of 100, or of 10, and never rounded to a certainty."""
    share = Share(part, part, part)
    assert (share_words(share), tenths_words(share)) == (of_100, of_10)


def test_the_ends_of_a_share_are_said() -> None:
    """81 of 100, 78 to 83."""
    assert share_words(Share(0.812, 0.781, 0.829)) == (
        "81 of 100 plans (78 to 83, whether figures move alone or together)"
    )


def test_where_nothing_has_a_range_nothing_is_certain() -> None:
    """$12,000 against 400 h at $25 is a difference, and what is unknown is said."""
    found = priced(
        load().dataset, [PlanLine("ai-engineer", "embedded", *map(Decimal, (1, 40, 10)))]
    )
    unknown = "one source, no range"
    assert single_words(12_000 * CENTS, found.items, "USD") == (
        f"$12,000 is $2,000 more than the $10,000 that this comes to: {unknown}."
    )
    assert single_words(10_000 * CENTS, found.items, "USD") == (
        f"$10,000 is the same as the $10,000 that this comes to: {unknown}."
    )


def test_whose_single_figures_nothing_is_known_of() -> None:
    """One source is called one source; what the user says, and several figures, are not."""
    dataset = load().dataset
    stated = PlanLine("ai-engineer", "embedded", *map(Decimal, (1, 40, 10)))
    other, own = stated._replace(role="ml-engineer"), stated.at(Decimal(50))

    def words(*lines: PlanLine) -> str:
        return unknown_words(priced(dataset, lines).items)

    assert words(stated) == words(stated, stated) == "one source, no range"
    assert words(own) == words(own, own) == "your own figure, no range"
    assert words(stated, other) == words(stated, own) == "no figure has a range"


@pytest.mark.parametrize("goal", [0, 1, 9, 10, 99, 100, 101, 400, 5_000, 10**6])
@pytest.mark.parametrize("power", [1, 2, 3])
def test_the_largest_size_is_that_of_trying_all(goal: int, power: int) -> None:
    """Whatever the curve, a floor under it included: the last size of a hundred that fits."""
    slider = Slider(Decimal(1), Decimal(100), Decimal("0.5"), Decimal(4), Decimal(12), "")

    def cost(value: Decimal) -> int:
        return max(10, int(value**power))

    sizes = [Decimal(place) / 2 for place in range(2, 201)]
    fitting = [size for size in sizes if cost(size) <= goal]
    assert largest(slider, slider.maximum, cost, goal) == (fitting[-1] if fitting else None)


def test_a_size_below_the_present_one_is_looked_for() -> None:
    """What is said to be smaller is smaller, whichever size it is."""
    names: tuple[Size, ...] = ("weeks", "people", "hours")
    for dollars in (3_000, 6_000, 9_000):
        smaller = held(ONE, dollars).smaller
        assert smaller is not None
        assert smaller.size in names
        assert smaller.then < smaller.now
