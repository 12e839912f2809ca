"""What is said of a sum of money is true of the plans it speaks of."""

from decimal import Decimal

import pytest
from helpers import tried
from hypothesis import given
from hypothesis import strategies as st

from roletui.cost.holding import ENOUGH, holding
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.cost.simulation import Spread, simulate
from roletui.cost.sizes import resized
from roletui.dataset.load import load

DATASET = load().dataset
RATES = [rate for rate in DATASET.rates if rate.unit == "hour" and rate.low != rate.high]
NEARLY = 0.899
"""Of 2,000 plans: an amount between two of them is told from neither."""

LINES = st.builds(
    lambda rate, people, hours, weeks: PlanLine(
        rate.role, rate.channel, Decimal(people), Decimal(hours), Decimal(weeks), rate.id
    ),
    st.sampled_from(RATES), st.integers(1, 4), st.integers(5, 40), st.integers(1, 30),
)  # fmt: skip


def spread_of(lines: tuple[PlanLine, ...]) -> Spread | None:
    """Return how the total of a plan spreads."""
    return simulate(priced(DATASET, lines).costs)


@tried(0.3)
@given(lines=st.lists(LINES, min_size=1, max_size=2).map(tuple), part=st.integers(20, 160))
def test_what_is_enough_holds_and_what_is_not_does_not(
    lines: tuple[PlanLine, ...], part: int
) -> None:
    """The needed sum and the smaller plan hold in 90 of 100, one step more of it does not."""
    spread = spread_of(lines)
    if spread is None:
        return
    amount = spread.p50 * part // 100
    found = holding(DATASET, lines, 0, spread, amount)
    assert found.share.least <= found.share.of_all <= found.share.most
    if found.needed is None:
        assert found.share.of_all >= NEARLY
        assert found.smaller is None
        return
    assert spread.enough_for(ENOUGH) == found.needed > amount
    assert spread.within(found.needed).of_all >= NEARLY
    if found.smaller is None:
        return
    size, now, then = found.smaller
    assert then < now
    fits = spread_of(resized(lines, 0, size, then))
    assert fits is not None
    assert fits.enough_for(ENOUGH) <= amount
    step = getattr(DATASET.budget, size).step
    if then + step <= now:
        breaks = spread_of(resized(lines, 0, size, then + step))
        assert breaks is not None
        assert breaks.enough_for(ENOUGH) > amount


@tried(0.3)
@given(line=LINES, part=st.integers(1, 300))
def test_rounding_is_no_finer_and_no_coarser_than_the_drawing(line: PlanLine, part: int) -> None:
    """A rounded amount holds in as many plans, give or take the sampling error; up is not less."""
    spread = spread_of((line,))
    if spread is None:
        return
    amount = spread.p50 * part // 100
    shown, up = spread.rounded(amount), spread.rounded(amount, up=True)
    error = spread.within(amount).most - spread.within(amount).of_all
    assert up >= amount
    assert spread.within(shown).of_all == pytest.approx(
        spread.within(amount).of_all, abs=error + 0.0011
    )
