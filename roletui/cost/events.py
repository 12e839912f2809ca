"""What a plan comes to where parts of it happen or not: somebody leaves, a stage is not needed."""

from collections.abc import Sequence
from fractions import Fraction

from roletui.cost.items import ONE, Input, whole
from roletui.cost.lines import Cost
from roletui.cost.overheads import likely
from roletui.cost.sample import exact
from roletui.cost.whole_plan import figures, total_at
from roletui.dataset.dataset import Dataset
from roletui.text.money import readable_money
from roletui.text.numbers import decimals
from roletui.text.tuples import NamedTuple


class Eventual(NamedTuple):
    """What a plan likely comes to, in minor units, given what happens."""

    expected: int
    """Each event counted at its chance."""
    full: int
    """If all of them happen."""
    events: tuple[Input, ...]

    @property
    def costs(self) -> bool:
        """Whether it costs anything that they happen: a late start alone moves only dates."""
        return self.expected != self.full


def eventual(costs: Sequence[Cost]) -> Eventual | None:
    """Return what a plan comes to with its events; None where everything in it is certain.

    All other figures are at their likely one.
    """
    found = {figure.key: figure for figure in figures(costs) if figure.chance is not None}
    if not found:
        return None
    expected, full = (whole(exact(total_at(costs, at))) for at in (_at_chance, _all_happen))
    return Eventual(expected, full, tuple(found.values()))


def _at_chance(figure: Input) -> Fraction:
    return likely(figure) if figure.chance is None else figure.chance


def _all_happen(figure: Input) -> Fraction:
    return likely(figure) if figure.chance is None else ONE


def chance_words(chance: Fraction) -> str:
    """Write a part of all plans: ``in 20 of 100 plans``."""
    return f"in {decimals(100 * chance)} of 100 plans"


def event_name(dataset: Dataset, event: Input) -> str:
    """Name what may happen: an overhead, or that a line of the plan is needed."""
    if overhead := dataset.overheads_by_id.get(event.id):
        return overhead.label
    _, number, role = event.id.split(" ", 2)
    return f"Part {number}, {dataset.role(role).short}, is needed"


def eventual_short(found: Eventual, currency: str) -> str:
    """Write what a plan comes to with its events, as part of a sentence about its total."""
    expected, full = (readable_money(amount, currency) for amount in found[:2])
    return f"{expected} expected, {full} if all happens"


def eventual_sentence(dataset: Dataset, found: Eventual) -> str:
    """Say what a plan comes to with its events, and what they are."""
    told = "; ".join(
        f"{event_name(dataset, event)}, {chance_words(event.chance or ONE)}"
        for event in found.events
    )
    if not found.costs:
        return f"What may happen: {told}. It moves dates and no cost."
    short = eventual_short(found, dataset.about.currency)
    return f"What may happen: {told}. {short}; each at its chance, all else likely."
