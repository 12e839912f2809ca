"""What the views of the budget read: the plan, what it costs, and what follows from that.

Made anew for each change of the state; what only some views need is worked out when they ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from roletui.case.case import Case
from roletui.cost.alternatives import Alternative, alternatives
from roletui.cost.breakeven import Bound, Saving, affordable, even, saving
from roletui.cost.lines import Cost, PlanLine
from roletui.cost.plan import Priced, priced
from roletui.cost.sensitivity import Swing, swings
from roletui.cost.simulation import Spread, simulate
from roletui.cost.sizes import SIZES, Size, resized
from roletui.cost.wrong_hire import WrongHire, wrong_hire
from roletui.dataset.dataset import Dataset
from roletui.state.plan_changes import resize
from roletui.state.state import State
from roletui.text.money import Range


@dataclass(frozen=True, eq=False)
class Sheet:
    """A plan, and the one line of it that the controls belong to."""

    case: Case
    number: int = 0
    """Place of that line, from 0."""
    other: str = ""
    """Id of the rate, or of the line of the plan, to compare with; empty for the next best."""

    @cached_property
    def state(self) -> State:
        """All that the user has said."""
        return self.case.state

    @cached_property
    def lines(self) -> tuple[PlanLine, ...]:
        """The plan."""
        return self.case.lines

    @cached_property
    def dataset(self) -> Dataset:
        """As the user counts with it: with those overheads, in the currency shown."""
        return self.case.market

    @cached_property
    def found(self) -> Priced:
        """What the whole plan costs."""
        return self.case.bill

    @cached_property
    def currency(self) -> str:
        """The currency that is shown."""
        return self.case.currency

    @cached_property
    def line(self) -> PlanLine:
        """The line that the controls belong to."""
        return self.lines[self.number]

    @cached_property
    def cost(self) -> Cost | None:
        """What that line costs; None where no rate is stated."""
        return self.cost_of(self.number)

    def cost_of(self, number: int) -> Cost | None:
        """Return what a line costs; None where there is none, or no rate is stated."""
        return _cost_of(self.lines, self.found, number)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The hours of the line at every rate; none where the line has none."""
        return alternatives(self.dataset, self.cost, self.case.prices.offers) if self.cost else ()

    @cached_property
    def here(self) -> Alternative | None:
        """The line itself among the alternatives; None where it has no rate."""
        return next((entry for entry in self.alternatives if entry.chosen), None)

    @cached_property
    def beside(self) -> dict[str, Alternative]:
        """The same hours at the rates of the other lines of the plan, by the id of the line."""
        here = self.here
        found: dict[str, Alternative] = {}
        for place, line in enumerate(self.lines):
            entry = self.cost_of(place)
            if here is None or entry is None or entry.rate == here.cost.rate:
                continue
            size = self.line
            same = line._replace(
                people=size.people, hours=size.hours, weeks=size.weeks, start=size.start
            )
            alone = priced(self.dataset, [same])
            if alone.total:
                apart = alone.total.likely - here.total.likely
                found[line_id(place)] = Alternative(
                    alone.costs[0], alone.total, apart, "other", False
                )
        return found

    @cached_property
    def compared(self) -> Alternative | None:
        """The alternative that the line is compared with: the named one, else the nearest."""
        if self.other in self.beside:
            return self.beside[self.other]
        if not self.other and self.beside:
            return next(iter(self.beside.values()))
        others = [entry for entry in self.alternatives if not entry.chosen]
        near = [entry for entry in others if entry.nearness != "other"]
        likeliest = self._likeliest_other()
        for entry in others:
            if entry.cost.offer.rate.id == self.other:
                return entry
        for entry in near:
            if entry.nearness == "role" and entry.cost.offer.rate.role == likeliest:
                return entry
        return next(iter((*near, *others)), None)

    @cached_property
    def saving(self) -> Saving | None:
        """What the dearer of the line and the one it is compared with must save."""
        return saving(self.here, self.compared) if self.here and self.compared else None

    @cached_property
    def evens(self) -> dict[Size, Fraction]:
        """The sizes at which the line alone costs as much as the one it is compared with now.

        Only those that its sliders can come near to: what lies beyond nobody can set.
        """
        if self.compared is None or not self.compared.difference:
            return {}
        found = {
            name: even(self.dataset, [self.line], 0, name, self.compared.total.likely)
            for name in SIZES
        }
        limits = {name: getattr(self.dataset.budget, name) for name in SIZES}
        return {
            name: value
            for name, value in found.items()
            if value is not None and limits[name].minimum <= value <= limits[name].maximum
        }

    @cached_property
    def spread(self) -> Spread | None:
        """How the total spreads; None where no figure has a range."""
        return simulate(self.found.items)

    @cached_property
    def swings(self) -> tuple[Swing, ...]:
        """What moves the total most."""
        return swings(self.dataset, self.lines, self.found, self.number, self.resized)

    def resized(
        self, lines: Sequence[PlanLine], number: int, name: Size, value: Decimal
    ) -> tuple[PlanLine, ...]:
        """Return the plan as it is once a size is set: stages begin as those before them end."""
        if name != "weeks" or len(lines) == 1 or self.state.listed:
            return resized(lines, number, name, value)
        return self.case.after(resize(self.state, self.lines, name, value, number)).lines

    def affordable(self, name: Size, goal: int, bound: Bound = "likely") -> Decimal | None:
        """Return the largest size of the line at which the plan costs no more than a goal."""
        return affordable(self.dataset, self.lines, self.number, name, goal, bound, self.resized)

    def total_at(self, name: Size, value: Decimal) -> Range | None:
        """Return what the plan costs with another size of the line."""
        return priced(self.dataset, self.resized(self.lines, self.number, name, value)).total

    @property
    def baseline(self) -> Priced | None:
        """What the baseline costs; None where none is pinned."""
        return self.case.baseline_bill

    @property
    def baseline_lines(self) -> Sequence[PlanLine]:
        """The lines of the baseline."""
        return self.case.baseline_lines

    @cached_property
    def baseline_cost(self) -> Cost | None:
        """What the line at the same place costs in the baseline; None where there is none."""
        return self.baseline_cost_of(self.number)

    def baseline_cost_of(self, number: int) -> Cost | None:
        """Return what a line of the baseline costs; None where there is none, or no rate for it."""
        return _cost_of(self.baseline_lines, self.baseline, number) if self.baseline else None

    @cached_property
    def baseline_wrong_hire(self) -> WrongHire | None:
        """What it costs if the baseline's line was the wrong role, on the same assumptions."""
        if self.baseline_cost is None:
            return None
        mistake, then = self.state.mistake, self.case.baseline_market
        return wrong_hire(then, self.baseline_cost, self.needed, mistake.redone, mistake.restart)

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
        second = self.case.runner_up
        roles = [line.role for line in self.lines if line.role != self.line.role]
        roles += second.outcome.roles if second else ()
        roles += [role.id for role in self.dataset.roles if role.kind == "hire"]
        roles += [role.id for role in self.dataset.roles]
        return next((role for role in roles if role != self.line.role), self.line.role)

    @cached_property
    def wrong_hire(self) -> WrongHire | None:
        """What it costs if another role was needed; None where that one has no rate."""
        if self.cost is None:
            return None
        mistake = self.state.mistake
        return wrong_hire(self.dataset, self.cost, self.needed, mistake.redone, mistake.restart)


def _cost_of(lines: Sequence[PlanLine], found: Priced, number: int) -> Cost | None:
    if number >= len(lines) or lines[number] in found.unpriced:
        return None
    return found.costs[number - sum(line in found.unpriced for line in lines[:number])]


def line_id(place: int) -> str:
    """Return the id that a line of the plan has among rates; no rate has such a one."""
    return f"line {place + 1}"


def sheet(case: Case, number: int, other: str = "") -> Sheet:
    """Return the plan with a line of it, or the last where there are not so many."""
    return Sheet(case, min(number, len(case.lines) - 1), other)


def shown_value(value: Fraction) -> Decimal:
    """Return an exact size as a decimal with two places, for a slider to mark."""
    return Decimal(int(value * 100 + Fraction(1, 2))).scaleb(-2)
