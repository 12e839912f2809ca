"""How a total spreads, against the quantiles that a figure has on paper.

Draws are stratified, so that a figure by itself has its quantiles almost exactly.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from statistics import mean

import pytest
from helpers import small

from roletui.cost.drafts import Bounds
from roletui.cost.draws import alone, together
from roletui.cost.items import Input, Shape
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.cost.rates import hour_input
from roletui.cost.sample import each
from roletui.cost.simulation import BINS, DRAWS, Spread, breaks_most, simulate
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import BoundIs, Load, Overhead, RateEntry
from roletui.dataset.overhead_kinds import OverheadKind

DATASET = small().dataset
Figures = tuple[str | None, str | None, str | None]


def figure(
    low: str, likely: str, high: str, low_is: BoundIs | None, high_is: BoundIs | None, **beside: str
) -> Input:
    """Return a figure with a range, and what is known of it."""
    shape = Shape(low_is, high_is, **{name: Fraction(at) for name, at in beside.items()})
    bounds = map(Fraction, (low, likely, high))
    return Input("rate", "figure", *bounds, ranged=True, middle=False, shape=shape)


def quantiles(found: Input, *percents: int) -> list[float]:
    """Return what so many of 100 simulated plans do not exceed."""
    values = sorted(each(alone(found)))
    places = [len(values) * percent // 100 for percent in percents]
    return [(values[place - 1] + values[place]) / 2 for place in places]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # The score of a decile is 1.2816 and of a quartile 0.6745, 1.9 times less. A quarter lies
        # 1.25 times beyond, so a tenth lies 1.25 ^ 1.9 = 1.5280 times beyond.
        (figure("80", "100", "125", "quartile", "quartile"), (65.44, 80, 100, 125, 152.80)),
        # And the other way: 1.25 ^ (1 ÷ 1.9) = 1.1246.
        (figure("80", "100", "125", "decile", "decile"), (80, 88.92, 100, 112.46, 125)),
        (figure("80", "100", "125", "guess", "guess"), (80, 88.92, 100, 112.46, 125)),
        (figure("80", "100", "125", None, None), (80, 88.92, 100, 112.46, 125)),
        # Nothing lies beyond an extreme, and up to it every figure is as likely.
        (figure("80", "100", "150", "extreme", "extreme"), (84, 90, 100, 125, 140)),
        # Each end has its own meaning.
        (figure("80", "100", "125", "extreme", "quartile"), (84, 90, 100, 125, 152.80)),
        # In a bracket every figure is as likely, and so it is below a ceiling that is planned.
        (figure("80", "115", "150", "bracket", "bracket"), (87, 97.5, 115, 132.5, 143)),
        (figure("0", "8", "8", None, "ceiling"), (0.8, 2, 4, 6, 7.2)),
        # A ceiling above the likely figure is an extreme.
        (figure("0", "4", "8", "extreme", "ceiling"), (0.8, 2, 4, 6, 7.2)),
        # From nothing there is no logarithm: 10 − 10 ÷ 1.9; above there is: 10 × 2 ^ (1 ÷ 1.9).
        (figure("0", "10", "20", "decile", "decile"), (0, 4.737, 10, 14.402, 20)),
        # What is stated of the deciles beside the quartiles is what comes out.
        (
            figure("80", "100", "125", "quartile", "quartile", p10="60", p90="170"),
            (60, 80, 100, 125, 170),
        ),
        # An overrun: half of all are none, and the others lie anywhere up to the most.
        (figure("0", "0", "0.5", "extreme", "extreme"), (0, 0, 0, 0.25, 0.4)),
    ],
)
def test_what_an_end_means_is_what_comes_out(given: Input, expected: Sequence[float]) -> None:
    """A tenth, a quarter, a half, three quarters and nine tenths of all lie below these."""
    assert quantiles(given, 10, 25, 50, 75, 90) == pytest.approx(expected, rel=2e-3, abs=0.01)


def test_deciles_of_us_wages_follow_from_their_quartiles() -> None:
    """Software developers earn 50.58, 65.38, 82.68 an hour; a tenth below 39.64 or above 103.21."""
    wages = figure("50.58", "65.38", "82.68", "quartile", "quartile")
    assert quantiles(wages, 10, 90) == pytest.approx([39.64, 103.21], rel=0.02)


def test_nothing_is_drawn_below_nothing() -> None:
    """Beyond a lower decile of nothing lies nothing less."""
    assert min(each(alone(figure("0", "10", "20", "decile", "decile")))) == 0


def rate(figures: Figures, name: str = "workshop-shop", **more: object) -> RateEntry:
    """Return a rate of the small dataset with other figures."""
    low, likely, high = (None if at is None else Decimal(at) for at in figures)
    base = next(entry for entry in DATASET.rates if entry.id == name)
    return base._replace(low=low, likely=likely, high=high, **more)


def top(kind: OverheadKind, figures: Figures, name: str = "top") -> Overhead:
    """Return an overhead of a kind with its low, likely and high figure."""
    low, likely, high = (None if at is None else Decimal(at) for at in figures)
    return Overhead(name, name.title(), "", "guild", kind, low, likely, high)


def with_(rates: Sequence[RateEntry] = (), *overheads: Overhead) -> Dataset:
    """Return the small dataset with some other rates, and nothing on top but some overheads."""
    others = {entry.id: entry for entry in rates}
    kept = [others.pop(entry.id, entry) for entry in DATASET.rates]
    budget = DATASET.budget._replace(overheads=overheads)
    return DATASET._replace(rates=(*kept, *others.values()), budget=budget)


ONE = Decimal(1)
HOUR = PlanLine("workshop", "shop", ONE, ONE, ONE)
"""An hour in a shop."""
FLAT: Figures = ("0", None, "10000")
"""From nothing to a million cents."""
RANGE = 1_000_000


def spread(dataset: Dataset, *lines: PlanLine) -> Spread:
    """Return how a plan spreads, which it must."""
    found = simulate(priced(dataset, lines or (HOUR,)).costs)
    assert found is not None
    return found


def even(name: str = "workshop-shop", **more: object) -> RateEntry:
    """Return a rate of which every figure from nothing to a million cents is as likely."""
    return rate(FLAT, name, low_is="bracket", high_is="bracket", **more)


def test_a_bracket_fills_every_class_alike() -> None:
    """2,000 draws are 50 for each of 40 classes; P80 less P50 is three tenths of it."""
    found = spread(with_([even()]))
    assert found.counts == (50,) * BINS
    assert (found.p10, found.p50, found.p80, found.p90) == (100_000, 500_000, 800_000, 900_000)
    assert found.contingency == 300_000
    assert found.figures == 1


def test_two_figures_move_by_themselves_and_one_moves_with_itself() -> None:
    """Two flat ones add up to a triangle from 0 to 2 with its top at 1: √0.2, 1 and 2 − √0.2.

    All low together and high together, they are twice as wide, as the same one twice is always.
    """
    other = HOUR._replace(role="mobile")
    dataset = with_([even(), even("mobile-shop")])
    apart, same = spread(dataset, HOUR, other), spread(dataset, HOUR, HOUR)
    assert [apart.p10, apart.p50, apart.p90] == pytest.approx(
        [0.447 * RANGE, RANGE, 1.553 * RANGE], abs=0.04 * RANGE
    )
    assert [same.p10, same.p50, same.p90] == [200_000, 1_000_000, 1_800_000]
    assert (apart.figures, same.figures) == (2, 1)
    assert apart.joint == same.totals == same.joint


def test_a_wage_and_what_was_made_of_it_move_together() -> None:
    """An hour at a wage and one at the rate loaded from it: 1.5 times the same figure each.

    10 to 20, with deciles of 8 and 25 stated: 1.5 × (8 + 8) and 1.5 × (25 + 25), where quartiles
    come out as stated, 1.5 × 20 and 1.5 × 40.
    """
    loaded_channel = DATASET.channels[0]._replace(
        load=Load(Decimal("1.2"), "", Decimal("1.5")), hours_per_year=1600, hours_basis="worked"
    )
    wage = rate(("10", "14", "20"), low_is="quartile", high_is="quartile")._replace(
        id="wage", basis="wage", p10=Decimal(8), p90=Decimal(25)
    )
    made = rate(("15", "21", "30"), "mobile-shop", basis="loaded", wage="wage", source="guild")
    dataset = with_([made, wage])._replace(channels=(loaded_channel, *DATASET.channels[1:]))
    assert hour_input(dataset, wage).key == hour_input(dataset, made).key
    lines = (HOUR._replace(rate="wage"), HOUR._replace(role="mobile", rate="mobile-shop"))
    found = spread(dataset, *lines)
    assert found.figures == 1
    # Of an hour paid for 1600 ÷ 2080 are worked.
    share = 1600 / 2080
    assert [found.p10, found.p90] == pytest.approx([2_400 * share, 7_500 * share], abs=3)
    totals = found.totals
    quarters = [(totals[at - 1] + totals[at]) / 2 for at in (500, 1_500)]
    assert quarters == pytest.approx([3_000 * share, 6_000 * share], rel=2e-3)


@pytest.mark.parametrize("kind", ["share", "weeks", "overrun", "hire"])
def test_together_is_no_narrower_than_alone(kind: OverheadKind) -> None:
    """Where all that is uncertain moves the same way, the total lies further apart."""
    dataset = with_([even()], top(kind, ("0", "5", "40")))
    found = spread(dataset)
    assert found.figures == 2
    assert found.joint[0] <= found.totals[0] + 1
    assert found.joint[-1] >= found.totals[-1] - 1
    assert found.joint[1_800] - found.joint[200] >= found.totals[1_800] - found.totals[200]


def test_a_factor_is_multiplied() -> None:
    """At a single price of €10,000 a share of 0 to 100 % is as wide as a price is."""
    fee = top("share", ("0", None, "100"))._replace(low_is="bracket", high_is="bracket")
    single = rate((None, "10000", None))
    found = spread(with_([single], fee))
    assert (found.p10, found.p50, found.p90) == (1_100_000, 1_500_000, 1_900_000)
    assert simulate(priced(with_([single]), [HOUR]).costs) is None
    assert simulate([]) is None


def test_an_event_happens_in_as_many_plans_as_are_said() -> None:
    """€1,000, and in 30 % of 2,000 plans €500 more: 600 of them, so €1,150 are expected."""
    hire = top("hire", (None, "500", None))._replace(chance=Decimal(30))
    found = spread(with_([rate((None, "1000", None))], hire))
    assert [found.totals.count(total) for total in (100_000, 150_000)] == [1_400, 600]
    assert mean(found.totals) == pytest.approx(115_000)
    assert (found.p50, found.p80) == (100_000, 150_000)


def test_a_stage_that_is_maybe_needed_costs_its_part() -> None:
    """A stage at €1,000 that a quarter of all plans needs, and one that follows it anyway."""
    dataset = with_([rate((None, "1000", None))], top("month", (None, "13", None), "bill"))
    stages = (HOUR._replace(chance=Decimal(25)), HOUR._replace(follows=True))
    found = spread(dataset, *stages)
    # €3 a week are paid for one week, and for two where both are needed.
    assert {round(total) for total in found.totals} == {100_300, 200_600}
    assert mean(found.totals) == pytest.approx(125_375)


def test_what_begins_late_moves_what_overlaps_it() -> None:
    """A week from week 1 on, and one beside it that is a week late in a fifth of all plans."""
    late = top("late", (None, "1", None), "late")._replace(chance=Decimal(20), roles=("mobile",))
    dataset = with_(
        [rate((None, "0", None)), rate((None, "0", None), "mobile-shop")],
        late, top("month", (None, "13", None), "bill"),
    )  # fmt: skip
    found = spread(dataset, HOUR, HOUR._replace(role="mobile"))
    assert [round(total) for total in (found.p10, found.p50, found.p90)] == [300, 300, 600]
    assert mean(found.totals) == pytest.approx(360)


def test_sizes_may_be_uncertain_too() -> None:
    """10 weeks: one in ten plans takes fewer than 8, and one in ten more than 12.5."""
    line = HOUR._replace(weeks=Decimal(10), weeks_range=Bounds(Decimal(8), Decimal("12.5")))
    found = spread(with_([rate((None, "1000", None))]), line)
    assert [found.p10, found.p50, found.p90] == pytest.approx(
        [800_000, 1_000_000, 1_250_000], rel=2e-3
    )


def test_what_is_enough_in_so_many_plans() -> None:
    """Of a flat range from nothing to a million cents, and of two of them side by side."""
    one = spread(with_([even()]))
    assert one.within(700_000) == (0.7, 0.7, 0.7)
    assert (one.within(-1).of_all, one.within(RANGE).of_all) == (0, 1)
    assert one.enough_for(80) == 800_000
    two = spread(with_([even(), even("mobile-shop")]), HOUR, HOUR._replace(role="mobile"))
    # Tied they are enough in 0.8 of all plans at 1.6 million, free in 1 − 0.4² ÷ 2 = 0.92 of them.
    share = two.within(1_600_000)
    assert share.of_all == pytest.approx(0.92, abs=0.015)
    assert share.least == pytest.approx(0.8, abs=1e-3)
    assert share.of_all < share.most <= 1
    assert two.enough_for(80) == 1_600_000


def test_the_figure_that_breaks_a_plan_most_often() -> None:
    """€10,000 at most of the rate against €100 for hiring: held at the likely one, it is kept."""
    hire = top("hire", ("0", "50", "100"))._replace(low_is="extreme", high_is="extreme")
    costs = priced(with_([even()], hire), [HOUR]).costs
    worst = breaks_most(costs, 600_000)
    assert worst is not None
    assert worst.id == "workshop-shop"
    assert breaks_most(costs, 2 * RANGE) is None


def test_an_amount_falls_in_one_of_forty_classes() -> None:
    """From 1,000 to 5,000 a class is 100 wide; what lies outside is in the first or last one."""
    found = Spread(0, 0, 0, 0, 1_000, 5_000, (0,) * BINS, (), (), 1)
    amounts = (0, 1_000, 1_099, 1_100, 2_999, 3_000, 4_899, 4_900, 5_000, 9_000)
    assert [found.bin_of(amount) for amount in amounts] == [0, 0, 0, 1, 19, 20, 38, 39, 39, 39]
    assert found._replace(most=1_000).bin_of(1_000) == 0


def test_what_lies_beside_a_range_of_one_amount_is_in_the_first_or_last_class() -> None:
    """Totals so near to each other that they are one amount still have a class on either side."""
    one = Spread(5, 5, 5, 5, 5, 5, (0,) * BINS, (), (), 1)
    assert [one.bin_of(amount) for amount in (4, 5, 6)] == [0, 0, BINS - 1]


def test_a_draw_is_rounded_to_the_nearest_amount() -> None:
    """From 0 to 1 minor unit, every figure alike: a draw below one half is 0, one above it 1."""
    found = spread(with_([even()._replace(high=Decimal("0.01"))]))
    assert (found.least, found.p10, found.p90, found.most) == (0, 0, 1, 1)
    # What is drawn below one half is enough where nothing is there.
    assert found.within(0).of_all == 0.5


def test_a_range_of_no_hours_costs_nothing() -> None:
    """A rate with a range, for no hours: every plan that is drawn costs the same."""
    found = spread(with_([even()]), HOUR._replace(weeks=Decimal(0)))
    assert (found.least, found.p10, found.p50, found.p90, found.most) == (0, 0, 0, 0, 0)
    assert found.counts == (DRAWS, *[0] * (BINS - 1))


def test_classes_are_those_of_the_draws() -> None:
    """40 classes alike in width, from the least of 2,000 totals to the most."""
    found = spread(with_([rate(("1000", "2000", "6000"))]))
    assert len(found.totals) == DRAWS == 2_000
    assert (found.least, found.most) == (round(found.totals[0]), round(found.totals[-1]))
    width = (found.totals[-1] - found.totals[0]) / 40
    ends = [found.totals[0] + width * number for number in range(1, 40)]
    below = [sum(total < end for total in found.totals) for end in ends]
    assert list(accumulate(found.counts)) == [*below, 2_000]


def test_the_same_figure_is_drawn_in_the_same_order() -> None:
    """Whatever else is in the plan; another figure is in another order."""
    one = figure("80", "100", "125", None, None)
    values = [
        each(alone(given))
        for given in (one, one._replace(likely=Fraction(90)), one._replace(id="other"))
    ]
    first, again, other = (sorted(range(DRAWS), key=drawn.__getitem__) for drawn in values)
    assert first == again != other
    assert sorted(values[0]) == [*each(together(one))]
    assert alone(figure("5", "5", "5", None, None)) == 5
