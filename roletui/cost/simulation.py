"""How a total spreads when every figure with a range may lie anywhere in it.

Data flow: the items of a plan go in, a :class:`Spread` comes out. Each input is drawn once for a
run and counts wherever it stands, so two lines at one rate rise and fall together. The draws are
seeded by the input's own id: the same plan gives the same figures, and moving a slider changes
only what that slider changes. A sample is an estimate, so here, and only here, money is drawn as
floating point and rounded at the end.
"""

import random
import typing
from collections.abc import Sequence
from functools import lru_cache

from roletui.cost.items import Input, Item

DRAWS = 2000
"""Number of plans drawn."""
BINS = 40
"""Number of classes of equal width that the totals are counted in."""
RULE = (
    f"{DRAWS:,} plans drawn from the stated ranges, always the same ones: with a likely figure the "
    "draws cluster there (triangular), without one every figure of the range is as likely; rates "
    "and overheads move independently, single figures stay where they are."
)
_SEED = "roletui 1"


class Spread(typing.NamedTuple):
    """Where the totals of the drawn plans lie, in minor units."""

    p10: int
    """One in ten plans costs no more than this."""
    p50: int
    """Half of them do not."""
    p90: int
    """One in ten costs more than this."""
    least: int
    most: int
    counts: tuple[int, ...]
    """How many totals fall in each of :data:`BINS` classes from the least to the most."""

    def bin_of(self, amount: int) -> int:
        """Return the class an amount falls in."""
        width = (self.most - self.least) or 1
        return min(max(0, (amount - self.least) * BINS // width), BINS - 1)


def simulate(items: Sequence[Item]) -> Spread | None:
    """Return how the total of some items spreads; None where no figure has a range."""
    if not any(figure.low != figure.high for item in items for figure in item.inputs):
        return None
    totals = [0.0] * DRAWS
    for item in items:
        quantity, prices = float(item.quantity), _draws(item.price)
        if item.factor is None:
            totals = [sum_ + quantity * p for sum_, p in zip(totals, prices, strict=True)]
        else:
            factors = _draws(item.factor)
            totals = [
                sum_ + quantity * p * f for sum_, p, f in zip(totals, prices, factors, strict=True)
            ]
    totals.sort()
    least, most = round(totals[0]), round(totals[-1])
    counts = [0] * BINS
    scale = BINS / ((totals[-1] - totals[0]) or 1.0)
    for total in totals:
        counts[min(int((total - totals[0]) * scale), BINS - 1)] += 1
    p10, p50, p90 = (round(totals[DRAWS * share // 100 - 1]) for share in (10, 50, 90))
    return Spread(p10, p50, p90, least, most, tuple(counts))


@lru_cache(maxsize=256)
def _draws(figure: Input) -> tuple[float, ...]:
    """Return what an input is in each of the drawn plans."""
    low, likely, high = float(figure.low), float(figure.likely), float(figure.high)
    if low == high:
        return (likely,) * DRAWS
    source = random.Random(f"{_SEED} {figure.kind} {figure.id}")
    if figure.middle:
        return tuple(source.uniform(low, high) for _ in range(DRAWS))
    return tuple(source.triangular(low, high, likely) for _ in range(DRAWS))
