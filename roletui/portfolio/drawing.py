"""Between what the sum of many plans lies: each figure of a source is drawn once for all of them.

Plans that use one rate move together, so a sum does not become surer than its figures are. What is
counted is gathered first: how many hours at which price, over all plans. So the drawing takes as
long for a million requests as for one of each kind.
"""

from collections.abc import Iterable
from fractions import Fraction

from roletui.cost.draws import alone, together
from roletui.cost.items import Input, InputKind
from roletui.cost.lines import Cost
from roletui.cost.overheads import At, is_steady, likely, line_parts
from roletui.cost.plan import Priced
from roletui.cost.sample import Number, each
from roletui.cost.simulation import Spread, spread_of
from roletui.cost.whole_plan import figures, has_extras, plan_parts, total_at
from roletui.text.tuples import NamedTuple

Factors = tuple[Input, Input | None, tuple[Input, ...]]
"""What a quantity is multiplied by."""


class Drawn(NamedTuple):
    """How a sum spreads."""

    spread: Spread

    @property
    def low(self) -> int:
        """One in ten sums is lower, whether figures move alone or all together; minor units."""
        return min(self.spread.p10, self.spread.tied(10))

    @property
    def high(self) -> int:
        """One in ten sums is higher, whether figures move alone or all together."""
        return max(self.spread.p90, self.spread.tied(90))


def drawn(plans: Iterable[tuple[Priced, int]]) -> Drawn | None:
    """Return how the sum of plans spreads, each so many times; None where nothing has a range."""
    quantities: dict[Factors, Fraction] = {}
    unsteady: list[tuple[tuple[Cost, ...], int]] = []
    keys: set[tuple[InputKind, str]] = set()
    for bill, number in plans:
        costs = bill.costs
        if not costs:
            continue
        keys.update(figure.key for figure in figures(costs) if figure.varies)
        if not _steady(costs):
            unsteady.append((costs, number))
            continue
        parts = [part for entry in costs for part in line_parts(*entry[1:3], likely)]
        for part in (*parts, *(plan_parts(costs, likely) if has_extras(costs) else ())):
            factors = part.price, part.factor, part.events
            before = quantities.get(factors, Fraction(0))
            if not isinstance(part.quantity, Fraction):
                raise TypeError("the quantities of a steady plan are exact")
            quantities[factors] = before + part.quantity * number
    if not keys:
        return None

    def total(at: At) -> list[float]:
        found: Number = Fraction(0)
        for (price, factor, events), quantity in quantities.items():
            amount = quantity * at(price)
            for figure in filter(None, (factor, *events)):
                amount = amount * at(figure)
            found = found + amount
        for costs, number in unsteady:
            found = found + total_at(costs, at) * number
        return sorted(each(found))

    totals = total(alone)
    return Drawn(spread_of(totals, total(together) if len(keys) > 1 else totals, len(keys)))


def _steady(costs: Iterable[Cost]) -> bool:
    """Tell whether the same hours and months are paid in every case."""
    return all(
        is_steady(entry.offer, entry.work_size) and not entry.work_size.events for entry in costs
    )
