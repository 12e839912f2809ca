"""In how many of the plans a sum of money is enough, and what would make it enough in 90."""

from collections.abc import Sequence
from decimal import Decimal

from roletui.cost.draws import alone, together
from roletui.cost.items import Input
from roletui.cost.lines import PlanLine
from roletui.cost.overheads import At
from roletui.cost.plan import Priced, priced
from roletui.cost.simulation import Share, Spread, breaks_most, enough_for
from roletui.cost.sizes import Resized, Size, largest, resized, size_of, slider_of
from roletui.dataset.dataset import Dataset
from roletui.text.tuples import NamedTuple

ENOUGH = 90
"""In how many of 100 simulated plans a sum must be enough to be called so."""
RULE = (
    f"A sum holds in as many of the simulated plans as cost no more. Enough is {ENOUGH} of 100, "
    "with figures that move each alone and with figures that move all together. What breaks it "
    "most often is the figure which, were it as likely, would bring most of the plans back within "
    "it."
)
_ORDER: tuple[Size, ...] = ("weeks", "people", "hours")
"""What is made smaller, the first that helps."""


class Smaller(NamedTuple):
    """A size of a line with which a sum is enough."""

    size: Size
    now: Decimal
    then: Decimal
    """The largest one."""


class Holding(NamedTuple):
    """What a sum of money is for a plan whose cost is uncertain."""

    amount: int
    """In minor units."""
    share: Share
    """The part of all simulated plans in which it is enough."""
    needed: int | None
    """What is enough in :data:`ENOUGH` of 100, in minor units; None where the sum itself is."""
    smaller: Smaller | None
    """How the plan could be smaller instead; None where nothing of it helps."""
    breaks: Input | None
    """The figure that most often makes the plan exceed the sum; None where no single one does, or
    where the likely figures exceed it already."""


def holding(
    dataset: Dataset,
    lines: Sequence[PlanLine],
    number: int,
    spread: Spread,
    amount: int,
    change: Resized = resized,
) -> Holding:
    """Return what an amount in minor units is for a plan with that spread.

    Only the line of that ``number`` is made smaller.
    """
    share, needed = spread.within(amount), spread.enough_for(ENOUGH)
    return Holding(
        amount,
        share,
        needed if needed > amount else None,
        _smaller(dataset, lines, number, spread, amount, change) if needed > amount else None,
        _breaks(priced(dataset, lines), amount) if share.least < 1 else None,
    )


def _breaks(found: Priced, amount: int) -> Input | None:
    """Return what most often breaks a sum that would be enough if everything were as likely."""
    if found.total is None or found.total.likely > amount:
        return None
    return breaks_most(found.costs, amount)


def holding_of(dataset: Dataset, found: Priced, spread: Spread, amount: int) -> Holding:
    """Return what an amount in minor units is for a plan, of which the first line is changed."""
    return holding(dataset, [entry.line for entry in found.costs], 0, spread, amount)


def _smaller(
    dataset: Dataset,
    lines: Sequence[PlanLine],
    number: int,
    spread: Spread,
    amount: int,
    change: Resized,
) -> Smaller | None:
    """Return the first size of a line that can be small enough, of those that are certain."""
    line = lines[number]
    # Both cases must hold. Searched first is the dearer one, so that the other is tried only once.
    cases: list[At] = [together, alone]
    if spread.tied(ENOUGH) < spread.enough_for(ENOUGH):
        cases.reverse()
    ranged = {"weeks": line.weeks_range, "hours": line.hours_range}
    for name in _ORDER:
        now, slider = size_of(line, name), slider_of(dataset, name)
        if ranged.get(name) is not None or now <= slider.minimum:
            continue

        then: Decimal | None = now
        for at in cases[: min(2, spread.figures)]:

            def cost(value: Decimal, name: Size = name, at: At = at) -> int:
                smaller = change(lines, number, name, value)
                return enough_for(priced(dataset, smaller).costs, ENOUGH, at)

            then = None if then is None else largest(slider, then, cost, amount)
        if then is not None and then < now:
            return Smaller(name, now, then)
    return None
