"""How a total spreads when every figure with a range may lie anywhere in it.

Data flow: the lines of a plan go in, a :class:`Spread` comes out. Each figure of a source is drawn
once for a plan and counts wherever it stands, so two lines at one rate rise and fall together. The
draws are seeded by the figure's own id: the same plan gives the same result, and moving a slider
changes only what that slider changes. Of how the figures move with each other nothing is known, so
both ends are drawn: each by itself, and all low together or high together.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

from roletui.cost.draws import alone, together
from roletui.cost.items import Input
from roletui.cost.lines import Cost
from roletui.cost.overheads import At, likely
from roletui.cost.sample import DRAWS as DRAWS
from roletui.cost.sample import Number, each
from roletui.cost.whole_plan import figures, total_at
from roletui.text.tuples import NamedTuple

BINS = 40
"""Number of classes of equal width that the totals are counted in."""
RULE = (
    f"{DRAWS:,} plans simulated from the stated ranges, always the same ones. In half of them a "
    "figure is no higher than its likely one. A fee that is stated as “up to” so much counts in "
    "full in the likely total and is lower in these plans, so that total is then enough for more "
    "than half. An end counts as what its source says it is (a quartile, a decile, an extreme), "
    "and as a decile where nothing is said. Single figures stay where they are. What one source "
    "states is one figure; figures are drawn moving each alone, and once more all together. With "
    "so many plans a share is right to about 2 of 100, and no amount is written finer than that."
)


class Share(NamedTuple):
    """The part of all plans that cost no more than an amount."""

    of_all: float
    """When figures move independently."""
    least: float
    """When they move as unfavourably as they can, the sampling error included."""
    most: float


class Spread(NamedTuple):
    """Where the totals of the simulated plans lie, in minor units."""

    p10: int
    """One in ten plans costs no more than this."""
    p50: int
    """Half of them do not."""
    p80: int
    """Four of five do not: the figure to plan with."""
    p90: int
    """One in ten costs more than this."""
    least: int
    most: int
    counts: tuple[int, ...]
    """How many totals fall in each of :data:`BINS` classes from the least to the most."""
    totals: tuple[float, ...]
    """Those of all simulated plans, in order."""
    joint: tuple[float, ...]
    """The same where all figures are low together and high together."""
    figures: int
    """How many figures have a range."""

    def bin_of(self, amount: int) -> int:
        """Return the class an amount falls in."""
        width = (self.most - self.least) or 1
        return min(max(0, (amount - self.least) * BINS // width), BINS - 1)

    @property
    def contingency(self) -> int:
        """What to set aside on top of the middle: P80 less P50."""
        return self.p80 - self.p50

    def within(self, amount: int) -> Share:
        """Return in which part of the simulated plans an amount is enough."""
        free, tied = (_part(totals, amount) for totals in (self.totals, self.joint))
        error = self._error(free)
        least, most = max(0.0, min(free - error, tied)), min(1.0, max(free + error, tied))
        return Share(free, least, most)

    def enough_for(self, percent: int) -> int:
        """Return what so many of 100 plans do not exceed, however figures move."""
        return max(_quantile(self.totals, percent), _quantile(self.joint, percent))

    def tied(self, percent: int) -> int:
        """Return what so many of 100 plans do not exceed where all figures move together."""
        return _quantile(self.joint, percent)

    @property
    def dearest(self) -> int:
        """The most that any of the simulated plans costs, however figures move."""
        return round(max(self.totals[-1], self.joint[-1]))

    def rounded(self, amount: int, *, up: bool = False) -> int:
        """Round an amount to 1, 2 or 5 of a decimal place, no finer than the drawing is exact.

        That is to how far apart the amounts are which as many plans do not exceed, give or take the
        sampling error of that number.
        """
        part = _part(self.totals, amount)
        error = self._error(part)
        ends = (round((part + side * error) * DRAWS) for side in (-1, 1))
        low, high = (self.totals[max(0, min(end, DRAWS - 1))] for end in ends)
        grain = _grain(round((high - low) / 2))
        return -(-amount // grain) * grain if up else (2 * amount + grain) // (2 * grain) * grain

    def _error(self, part: float) -> float:
        """Return by how much a part of all plans may be wrong in 1 of 20 cases; 2 deviations."""
        return 2 * sqrt(part * (1 - part) / DRAWS) if self.figures > 1 else 0.0


def simulate(costs: Sequence[Cost]) -> Spread | None:
    """Return how the total of a plan spreads; None where no figure has a range."""
    keys = {figure.key for figure in figures(costs) if figure.varies}
    if not keys:
        return None
    totals = sorted(each(total_at(costs, alone)))
    joint = sorted(each(total_at(costs, together))) if len(keys) > 1 else totals
    return spread_of(totals, joint, len(keys))


def spread_of(totals: Sequence[float], joint: Sequence[float], figures: int) -> Spread:
    """Return how totals spread, both kinds in order; ``figures`` is how many have a range."""
    least, most = round(totals[0]), round(totals[-1])
    scale = BINS / ((totals[-1] - totals[0]) or 1.0)

    def class_of(total: float) -> int:
        return min(int((total - totals[0]) * scale), BINS - 1)

    begins = [bisect_left(totals, number, key=class_of) for number in range(BINS + 1)]
    counts = tuple(after - before for before, after in pairwise(begins))
    p10, p50, p80, p90 = (_quantile(totals, percent) for percent in (10, 50, 80, 90))
    return Spread(p10, p50, p80, p90, least, most, counts, tuple(totals), tuple(joint), figures)


def enough_for(costs: Sequence[Cost], percent: int, at: At) -> int:
    """Return what so many of 100 simulated plans do not exceed; figures move as ``at`` says."""
    return _quantile(sorted(each(total_at(costs, at))), percent)


def breaks_most(costs: Sequence[Cost], amount: int) -> Input | None:
    """Return the figure that most often makes a plan exceed an amount.

    That is the one which, were it at its likely figure, would bring the most of the simulated plans
    that exceed the amount back within it. None where none would.
    """
    over = [place for place, total in enumerate(each(total_at(costs, alone))) if total > amount]
    found: tuple[int, Input] | None = None
    for figure in {f.key: f for f in figures(costs) if f.varies}.values():
        key = figure.key

        def held(other: Input, key: object = key) -> Number:
            return likely(other) if other.key == key else alone(other)

        totals = each(total_at(costs, held))
        saved = sum(totals[place] <= amount for place in over)
        if saved and (found is None or saved > found[0]):
            found = saved, figure
    return found[1] if found else None


def _grain(error: int) -> int:
    """Return the largest of 1, 2, 5, 10, 20 … that is no more than an error."""
    place: int = 10 ** max(0, len(str(error)) - 1)
    return max((size * place for size in (1, 2, 5) if size * place <= error), default=1)


def _part(totals: Sequence[float], amount: int) -> float:
    # Half a minor unit: what is drawn is not rounded.
    return bisect_right(totals, amount + 0.5) / len(totals)


def _quantile(totals: Sequence[float], percent: int) -> int:
    place = len(totals) * percent // 100
    return round((totals[place - 1] + totals[place]) / 2)
