"""The figures that the views of the budget share: the plan, its cost and everything derived.

Made anew for each state; each figure is computed when a view first asks for it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from roletui.case.case import Case
from roletui.cost.alternatives import Alternative, Ways, alone, alternatives, equal_work
from roletui.cost.breakeven import Bound, Saving, affordable, even, saving
from roletui.cost.events import Eventual, eventual
from roletui.cost.holding import Holding, holding
from roletui.cost.lines import Cost, PlanLine, cost_at, has_middle, has_range, work_of
from roletui.cost.periods import Periods, periods
from roletui.cost.plan import Priced, priced
from roletui.cost.provenance import per_unit
from roletui.cost.sensitivity import Swing, choices, swings
from roletui.cost.simulation import Spread, simulate
from roletui.cost.sizes import SIZES, Size, resized
from roletui.cost.wrong_hire import WrongHire, wrong_hire
from roletui.dataset.dataset import Dataset
from roletui.state.plan_changes import resize
from roletui.state.state import State
from roletui.text.money import Range, digits, minor, money


class Sheet:
    """A plan and the selected line of it, which the controls edit."""

    def __init__(self, case: Case, number: int = 0, other: str = "") -> None:
        self.case = case
        self.number = number
        """Index of the selected line, from 0."""
        self.other = other
        """Id of the rate or plan line to compare with; empty for the nearest alternative."""

    @cached_property
    def state(self) -> State:
        """Everything the user has entered."""
        return self.case.state

    @cached_property
    def lines(self) -> tuple[PlanLine, ...]:
        """The plan."""
        return self.case.lines

    @cached_property
    def hired(self) -> tuple[str, ...]:
        """The ids of the roles of the plan."""
        return tuple(line.role for line in self.lines)

    @cached_property
    def dataset(self) -> Dataset:
        """The dataset with the user's overheads, its prices in the display currency."""
        return self.case.market

    @cached_property
    def bill(self) -> Priced:
        """What the whole plan costs."""
        return self.case.bill

    @cached_property
    def currency(self) -> str:
        """The display currency, as an ISO 4217 code."""
        return self.case.currency

    @cached_property
    def exact(self) -> bool:
        """Whether plan and baseline rest on single stated figures: no range, no middle of one."""
        items = [*self.bill.items, *(self.baseline.items if self.baseline else ())]
        return not has_range(items) and not has_middle(items)

    def money(self, amount: int) -> str:
        """Write an amount: above a hundred without minor units, unless those are known."""
        drop = not self.exact and abs(amount) > 100 * 10 ** digits(self.currency)
        return money(amount, self.currency, cents=False if drop else None)

    def apart(self, difference: int) -> str:
        """Say a difference in words beside two amounts that are written by :meth:`money`."""
        if not difference:
            return "the same"
        return f"{self.money(abs(difference))} {'more' if difference > 0 else 'less'}"

    def cents_in(self, amounts: Iterable[int]) -> bool:
        """Tell whether a column of amounts needs minor units: known ones that are not all 0."""
        unit = 10 ** digits(self.currency)
        return self.exact and any(amount % unit for amount in amounts)

    @cached_property
    def line(self) -> PlanLine:
        """The selected line."""
        return self.lines[self.number]

    @cached_property
    def cost(self) -> Cost | None:
        """What the selected line costs; None if it has no rate."""
        return self.cost_of(self.number)

    def cost_of(self, number: int) -> Cost | None:
        """Return what a line costs; None if there is no such line or it has no rate."""
        return _cost_of(self.lines, self.bill, number)

    @cached_property
    def periods(self) -> Periods | None:
        """What is billed in a week and in a month of the selected line; None without a rate."""
        return _periods_of(self.cost, self.lines)

    @cached_property
    def ways(self) -> Ways | None:
        """The line's hours in other ways, counted when looked at; None if it has no rate."""
        return Ways(self.cost, self.case.prices.offers) if self.cost else None

    @cached_property
    def offered(self) -> Ways | None:
        """The hours of a line without a rate at the first of the dataset, and in all other ways."""
        offers = self.case.prices.offers
        first = None if self.cost else next(iter(offers), None)
        if first is None:
            return None
        role, channel, rate = first.rate.role, first.rate.channel, first.rate.id
        line = self.line._replace(role=role, channel=channel, rate=rate)
        return Ways(cost_at(line, first, work_of(line, self.number)), offers)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The line's hours at every rate; empty if the line has no rate."""
        return alternatives(self.dataset, self.cost, self.case.prices.offers) if self.cost else ()

    @cached_property
    def coming(self) -> frozenset[str]:
        """Ids of the overheads that belong to a rate of the plan."""
        # Of an own rate the terms are those of the rate it stands for, as they are counted.
        whose = {(e.offer.source, e.rate.channel, e.rate.role) for e in self.bill.costs}
        found = set[str]()
        for overhead in self.dataset.budget.overheads:
            for terms in whose:
                if overhead.goes_with(*terms):
                    found.add(overhead.id)
        return frozenset(found)

    @property
    def chosen(self) -> Alternative | None:
        """The line itself among the alternatives; None if it has no rate."""
        return self.ways.chosen if self.ways else None

    @cached_property
    def plan_alternatives(self) -> dict[str, Alternative]:
        """The same work at the rates of the plan's other lines, by :func:`line_id`."""
        chosen = self.chosen
        found: dict[str, Alternative] = {}
        for place, line in enumerate(self.lines):
            entry = self.cost_of(place)
            if chosen is None or entry is None or entry.rate == chosen.cost.rate:
                continue
            size = self.line
            same = line._replace(
                people=size.people, hours=size.hours, weeks=size.weeks, start=size.start,
                hours_range=size.hours_range, weeks_range=size.weeks_range,
            )  # fmt: skip
            other = cost_at(same, entry.offer, equal_work(chosen.cost, entry.offer))
            total = alone(other)
            difference = total.likely - chosen.total.likely
            found[line_id(place)] = Alternative(other, total, difference, "other", False)
        return found

    @cached_property
    def compared_with(self) -> Alternative | None:
        """The alternative that the line is compared with: the selected one, else the nearest."""
        if self.other in self.plan_alternatives:
            return self.plan_alternatives[self.other]
        if not self.other and self.plan_alternatives:
            return next(iter(self.plan_alternatives.values()))
        if self.ways is None:
            return None
        if self.other and (focused := self.ways.named(self.other)):
            return focused
        return self.ways.by(self._likeliest_other()) or self.ways.dearest

    @cached_property
    def saving(self) -> Saving | None:
        """The hours that the dearer of the line and its alternative must save to be worth it."""
        if self.chosen is None or self.compared_with is None:
            return None
        return saving(self.chosen, self.compared_with)

    @cached_property
    def break_evens(self) -> dict[Size, Fraction]:
        """The sizes at which the line alone costs as much as the alternative does now.

        Only those within the sliders' limits.
        """
        found = {name: self.break_even(name) for name in SIZES}
        return {name: value for name, value in found.items() if value is not None}

    def break_even(self, name: Size) -> Fraction | None:
        """Return one of :attr:`break_evens`; None where it lies beyond its slider."""
        if self.compared_with is None or not self.compared_with.difference:
            return None
        value = even(self.dataset, [self.line], 0, name, self.compared_with.total.likely)
        scale = getattr(self.dataset.budget, name)
        return value if value is not None and scale.minimum <= value <= scale.maximum else None

    @cached_property
    def spread(self) -> Spread | None:
        """The distribution of the total; None if no figure has a range."""
        return simulate(self.bill.costs)

    @cached_property
    def eventual(self) -> Eventual | None:
        """What the plan comes to with what may happen; None if everything in it is certain."""
        return eventual(self.bill.costs)

    @cached_property
    def swings(self) -> tuple[Swing, ...]:
        """Which uncertain figures move the total most."""
        return swings(self.bill)

    @cached_property
    def choices(self) -> tuple[Swing, ...]:
        """What a size of the line, which is the user's to choose, does to the total."""
        return choices(self.dataset, self.lines, self.number, self.resized)

    @cached_property
    def goal(self) -> int | None:
        """What there is to spend, in minor units of the currency of display; None if not said."""
        given = self.state.goal
        return None if given is None else minor(given * per_unit(self.dataset), self.currency)

    @cached_property
    def holding(self) -> Holding | None:
        """What the money to spend is for the plan; None if not said, or no figure has a range."""
        if self.goal is None or self.spread is None:
            return None
        return holding(self.dataset, self.lines, self.number, self.spread, self.goal, self.resized)

    def resized(
        self, lines: Sequence[PlanLine], number: int, name: Size, value: Decimal
    ) -> tuple[PlanLine, ...]:
        """Return the plan with one size changed; later stages move with the end of this one."""
        if name != "weeks" or len(lines) == 1 or self.state.listed:
            return resized(lines, number, name, value)
        return self.case.after(resize(self.state, self.lines, name, value, number)).lines

    def affordable(self, name: Size, goal: int, bound: Bound = "likely") -> Decimal | None:
        """Return the largest size at which the plan costs at most ``goal`` minor units, or None."""
        return affordable(self.dataset, self.lines, self.number, name, goal, bound, self.resized)

    def total_at(self, name: Size, value: Decimal) -> Range | None:
        """Return the total in minor units with another size of the line; None without a rate."""
        return priced(self.dataset, self.resized(self.lines, self.number, name, value)).total

    @property
    def baseline(self) -> Priced | None:
        """What the baseline costs; None if none is pinned."""
        return self.case.baseline_bill

    @property
    def baseline_lines(self) -> Sequence[PlanLine]:
        """The lines of the baseline."""
        return self.case.baseline_lines

    @cached_property
    def baseline_cost(self) -> Cost | None:
        """What the baseline's line of the same number costs; None if there is none."""
        return self.baseline_cost_of(self.number)

    @cached_property
    def baseline_periods(self) -> Periods | None:
        """The same of the baseline's line; None where there is none or it has no rate."""
        if self.baseline is None:
            return None
        return _periods_of(self.baseline_cost, self.baseline_lines)

    def baseline_cost_of(self, number: int) -> Cost | None:
        """Return what a line of the baseline costs; None if there is none or it has no rate."""
        return _cost_of(self.baseline_lines, self.baseline, number) if self.baseline else None

    @cached_property
    def baseline_wrong_hire(self) -> WrongHire | None:
        """The cost of a wrong hire for the baseline's line, on the same assumptions."""
        if self.baseline_cost is None:
            return None
        mistake, market = self.state.mistake, self.case.baseline_market
        return wrong_hire(market, self.baseline_cost, self.needed, mistake.redone, mistake.restart)

    @cached_property
    def baseline_spread(self) -> Spread | None:
        """The distribution of the baseline's total; None if no figure has a range."""
        return simulate(self.baseline.costs) if self.baseline else None

    @property
    def needed(self) -> str:
        """Id of the role that is needed instead if the line's role is the wrong hire."""
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
        """The cost of a wrong hire for the line; None if either role has no rate."""
        if self.cost is None:
            return None
        mistake = self.state.mistake
        return wrong_hire(self.dataset, self.cost, self.needed, mistake.redone, mistake.restart)


def _cost_of(lines: Sequence[PlanLine], found: Priced, number: int) -> Cost | None:
    return found.cost(lines[number]) if number < len(lines) else None


def _periods_of(entry: Cost | None, lines: Sequence[PlanLine]) -> Periods | None:
    """Return what is billed of a line; what is paid by the month only where it is all there is."""
    return periods(entry, alone=len(lines) == 1) if entry else None


def line_id(place: int) -> str:
    """Return the id of a plan line among the alternatives; ids of rates have no space."""
    return f"part {place + 1}"


def sheet(case: Case, number: int, other: str = "") -> Sheet:
    """Return the sheet of a line, or of the last one if the plan is shorter."""
    return Sheet(case, min(number, len(case.lines) - 1), other)


def shown_value(value: Fraction) -> Decimal:
    """Return an exact size rounded half up to two decimals, for a slider to mark."""
    return Decimal(int(value * 100 + Fraction(1, 2))).scaleb(-2)
