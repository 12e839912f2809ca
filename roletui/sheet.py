"""What the views of the budget read: the plan, what it costs, and what follows from that.

Made anew for each change of the state; what only some views need is worked out when they ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from roletui.breakeven import Saving, even, saving
from roletui.budget import Alternative, Cost, PlanLine, alternatives
from roletui.dataset.model import Dataset
from roletui.mistakes import Wrong, wrong
from roletui.plan import Priced, priced
from roletui.planning import baseline_bill, baseline_lines, market
from roletui.runner_up import runner_up
from roletui.sensitivity import SIZES, Size, Swing, swings
from roletui.setting import Setting
from roletui.simulation import Spread, simulate
from roletui.state import State, plan


@dataclass(frozen=True)
class Sheet:
    """A plan, and the one line of it that the controls belong to."""

    setting: Setting
    state: State
    lines: tuple[PlanLine, ...]
    number: int
    """Place of that line, from 0."""
    dataset: Dataset
    """As the user counts with it: with those overheads, in the currency shown."""
    found: Priced
    """What the whole plan costs."""
    other: str = ""
    """Id of the rate that the line is compared with; empty for the next best."""

    @property
    def currency(self) -> str:
        """The currency that is shown."""
        return self.dataset.about.currency

    @property
    def line(self) -> PlanLine:
        """The line that the controls belong to."""
        return self.lines[self.number]

    @cached_property
    def cost(self) -> Cost | None:
        """What that line costs; None where no rate is stated."""
        return self.cost_of(self.number)

    def cost_of(self, number: int) -> Cost | None:
        """Return what a line costs; None where no rate is stated."""
        places = {place for place, line in enumerate(self.lines) if line in self.found.unpriced}
        if number in places:
            return None
        priced_before = sum(place not in places for place in range(number))
        return self.found.costs[priced_before]

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The hours of the line at every rate; none where the line has none."""
        return alternatives(self.dataset, self.cost) if self.cost else ()

    @cached_property
    def compared(self) -> Alternative | None:
        """The alternative that the line is compared with: the named one, else the nearest."""
        others = [entry for entry in self.alternatives if not entry.chosen]
        role = self._likeliest_other()
        near = [entry for entry in others if entry.nearness != "other"]
        for fits in (
            lambda entry: entry.cost.rate.id == self.other,
            lambda entry: entry.nearness == "role" and entry.cost.rate.role == role,
            lambda entry: entry in near,
        ):
            if found := next(filter(fits, others), None):
                return found
        return next(iter(others), None)

    @cached_property
    def saving(self) -> Saving | None:
        """What the dearer of the line and the one it is compared with must save."""
        here = next((entry for entry in self.alternatives if entry.chosen), None)
        return saving(here, self.compared) if here and self.compared else None

    @cached_property
    def evens(self) -> dict[Size, Fraction]:
        """The sizes at which the line alone costs as much as the one it is compared with now."""
        if self.compared is None or not self.compared.difference:
            return {}
        found = {
            name: even(self.dataset, [self.line], 0, name, self.compared.total.likely)
            for name in SIZES
        }
        return {name: value for name, value in found.items() if value is not None}

    @cached_property
    def spread(self) -> Spread | None:
        """How the total spreads; None where no figure has a range."""
        return simulate(self.found.items)

    @cached_property
    def swings(self) -> tuple[Swing, ...]:
        """What moves the total most."""
        return swings(self.dataset, self.lines, self.found, self.number)

    @cached_property
    def baseline(self) -> Priced | None:
        """What the baseline costs; None where none is pinned."""
        return baseline_bill(self.setting.tree, self.state)

    @cached_property
    def baseline_lines(self) -> Sequence[PlanLine]:
        """The lines of the baseline."""
        return baseline_lines(self.setting.tree, self.state)

    @cached_property
    def baseline_spread(self) -> Spread | None:
        """How the total of the baseline spreads."""
        return simulate(self.baseline.items) if self.baseline else None

    @property
    def needed(self) -> str:
        """Id of the role that was needed if the line's is the wrong one."""
        return self.state.mistake.role or self._likeliest_other()

    def _likeliest_other(self) -> str:
        """Return the runner-up's role, else the first other role that is hired."""
        second = runner_up(self.setting.tree, self.state.answers)
        roles = [line.role for line in self.lines if line.role != self.line.role]
        roles += second.outcome.roles if second else ()
        roles += [role.id for role in self.dataset.roles if role.kind == "hire"]
        roles += [role.id for role in self.dataset.roles]
        return next((role for role in roles if role != self.line.role), self.line.role)

    @cached_property
    def wrong(self) -> Wrong | None:
        """What it costs if another role was needed; None where that one has no rate."""
        if self.cost is None:
            return None
        mistake = self.state.mistake
        return wrong(self.dataset, self.cost, self.needed, mistake.redone, mistake.restart)


def sheet(setting: Setting, state: State, number: int, other: str = "") -> Sheet:
    """Return the plan with a line of it, or the last where there are not so many."""
    lines = plan(setting.tree, state)
    dataset = market(setting.tree, state)
    found = priced(dataset, lines)
    return Sheet(setting, state, lines, min(number, len(lines) - 1), dataset, found, other)


def shown_value(value: Fraction) -> Decimal:
    """Return an exact size as a decimal with two places, for a slider to mark."""
    return Decimal(round(value * 100)).scaleb(-2)
