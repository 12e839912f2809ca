"""Who works how much: what the decision proposes, and what the user set of it.

Data flow: an outcome proposes one line for each role or stage; the user's drafts are laid over
them, place by place. What a draft leaves open follows the recommendation, whatever becomes of it.

How many lines there were when the user set them is the number of drafts. Where there are others
now, people and hours a week still hold, for every line; weeks belong to what was planned then.
"""

import typing
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from operator import attrgetter

from roletui.cost.drafts import Bounds, Draft, Drafts, Switch, resize_drafts
from roletui.cost.items import Item, sum_of
from roletui.cost.lines import (
    Cost,
    NoRateError,
    PlanLine,
    cost_at,
    default_line,
    offer_for,
    work_of,
)
from roletui.cost.overheads import likely
from roletui.cost.provenance import nearest_own
from roletui.cost.sample import exact
from roletui.cost.settings import fitting_chance, one_line
from roletui.cost.whole_plan import plan_extras, spans
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Outcome, Proposal, Slider
from roletui.text.money import Range
from roletui.text.numbers import nearest
from roletui.text.tuples import NamedTuple

NO_COST, NO_PAY = "cost not stated", "nobody is hired"
"""What stands in place of the total of a plan that has none."""
_LATEST = 20
"""Maximum number of lines of the longest kind that a line can begin after."""


class Priced(NamedTuple):
    """A plan with what it costs, as far as there are rates."""

    costs: tuple[Cost, ...]
    unpriced: tuple[PlanLine, ...]
    """The lines without a rate."""
    extras: tuple[Item, ...] = ()
    """What is paid once for the plan."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All that the plan consists of."""
        return (*chain.from_iterable(map(attrgetter("items"), self.costs)), *self.extras)

    def cost(self, line: PlanLine) -> Cost | None:
        """Return what a line costs; None where there is no rate for it."""
        return next((entry for entry in self.costs if entry.line == line), None)

    @property
    def total(self) -> Range | None:
        """What the lines with a rate cost together; None where there is none."""
        return sum_of(self.items) if self.costs else None


def proposed_lines(
    dataset: Dataset, outcome: Outcome | None, role: str = "", proposal: Proposal | None = None
) -> tuple[PlanLine, ...]:
    """Return the lines that an outcome proposes: its stages one after the other, or its roles.

    A ``role`` that is named takes the place of them all; without an outcome one line is an example.
    A proposal gives them their channel, as far as that has a rate for the role, and their sizes.
    """
    lines = _lines_of(dataset, outcome, role)
    return tuple(_proposed(dataset, line, proposal) for line in lines) if proposal else lines


def _proposed(dataset: Dataset, line: PlanLine, proposal: Proposal) -> PlanLine:
    """Return a line with what a proposal says of it, within the limits of the sliders."""
    if dataset.rates_of(line.role, proposal.channel):
        line = line._replace(channel=proposal.channel or line.channel)
    budget = dataset.budget
    if proposal.people is not None:
        line = line._replace(people=_within(budget.people, proposal.people))
    if proposal.hours is not None:
        line = line._replace(hours=_within(budget.hours, proposal.hours))
    if proposal.weeks is not None and not line.follows:
        line = line._replace(weeks=_within(budget.weeks, proposal.weeks))
    return line


def _lines_of(dataset: Dataset, outcome: Outcome | None, role: str) -> tuple[PlanLine, ...]:
    if role or outcome is None:
        return (default_line(dataset, (role,) if role else ()),)
    if outcome.plan:
        lines, start = [], Decimal(1)
        for stage in outcome.plan:
            weeks = _within(dataset.budget.weeks, Decimal(stage.weeks))
            line = default_line(dataset, (stage.role,))._replace(
                weeks=weeks, start=start, follows=start > 1, chance=stage.chance
            )
            lines.append(line)
            start += weeks
        return tuple(lines)
    hired = [name for name in outcome.roles if not dataset.hires_nobody(name)] or outcome.roles[:1]
    return tuple(default_line(dataset, (name,)) for name in hired)


def overlay_drafts(
    dataset: Dataset, lines: Sequence[PlanLine], drafts: Drafts
) -> tuple[PlanLine, ...]:
    """Return lines with what the user set of each; a stage begins when the one before it ends."""
    found: list[PlanLine] = []
    for line, draft in zip(lines, resize_drafts(drafts, len(lines)), strict=True):
        if line.follows and found:
            line = line._replace(start=found[-1].start + found[-1].weeks)
        found.append(_filled(dataset, line, draft))
    return tuple(found)


def dated(dataset: Dataset, lines: Sequence[PlanLine]) -> tuple[PlanLine, ...]:
    """Return lines in which each that follows another begins when that one likely ends."""
    if not any(line.follows for line in lines):
        return tuple(lines)
    found: list[PlanLine] = []
    for line in lines:
        if line.follows and found:
            before = found[-1]
            end = before.start - 1 + before.weeks
            try:
                end = _decimal(exact(spans([_cost(dataset, before)], likely)[0].end))
            except NoRateError:
                line = line._replace(follows=False)  # what is not counted cannot overrun either
            line = line._replace(start=end + 1)
        found.append(line)
    return tuple(found)


def _decimal(weeks: Fraction) -> Decimal:
    return Decimal(weeks.numerator) / Decimal(weeks.denominator)


def own_lines(dataset: Dataset, drafts: Drafts) -> tuple[PlanLine, ...]:
    """Return the lines of a plan that is the user's own list."""
    return tuple(
        _filled(dataset, default_line(dataset, (draft.role,) if draft.role else ()), draft)
        for draft in drafts
    )


def draft_of(line: PlanLine) -> Draft:
    """Return a draft that sets every part of a line."""
    fields: dict[str, typing.Any] = {name: getattr(line, name) for name in Draft._fields}
    return Draft(**fields)


def _filled(dataset: Dataset, line: PlanLine, draft: Draft) -> PlanLine:
    if draft.role:
        first = default_line(dataset, (draft.role,))
        line = line._replace(
            role=draft.role, channel=draft.channel or first.channel, rate=draft.rate
        ).at(draft.own_rate, draft.own_currency, salary=draft.salary)
    return line._replace(
        people=line.people if draft.people is None else draft.people,
        hours=line.hours if draft.hours is None else draft.hours,
        weeks=line.weeks if draft.weeks is None else draft.weeks,
        start=line.start if draft.start is None else draft.start,
        follows=line.follows and draft.start is None,
        hours_range=draft.hours_range,
        weeks_range=draft.weeks_range,
        switched=draft.switched,
        chance=line.chance if draft.chance is None else draft.chance,
    )


def priced(dataset: Dataset, lines: Sequence[PlanLine]) -> Priced:
    """Return what lines cost, and the lines for which no rate is stated."""
    costs, unpriced = [], []
    for number, line in enumerate(lines):
        try:
            costs.append(_cost(dataset, line, number))
        except NoRateError:
            unpriced.append(line)
    return Priced(tuple(costs), tuple(unpriced), plan_extras(costs))


def _cost(dataset: Dataset, line: PlanLine, number: int = 0) -> Cost:
    return cost_at(line, offer_for(dataset, line), work_of(line, number))


def left_out(dataset: Dataset, found: Priced) -> tuple[str, ...]:
    """Return the roles that a plan pays, but for which no rate is stated."""
    roles = dict.fromkeys(line.role for line in found.unpriced)
    return tuple(role for role in roles if not dataset.hires_nobody(role))


def fit_draft(dataset: Dataset, draft: Draft) -> Draft:
    """Return a draft as far as the dataset knows it, its sizes within the limits."""
    budget = dataset.budget
    draft = draft._replace(
        people=_fitting(budget.people, draft.people),
        hours=_fitting(budget.hours, draft.hours),
        weeks=_fitting(budget.weeks, draft.weeks),
        start=_fitting(_starts(budget.weeks), draft.start),
        hours_range=_fitting_range(budget.hours, draft.hours_range, draft.hours),
        weeks_range=_fitting_range(budget.weeks, draft.weeks_range, draft.weeks),
        switched=_fitting_switches(dataset, draft.switched),
        chance=fitting_chance(draft.chance),
    )
    if draft.role not in dataset.roles_by_id:
        return draft.sizes()
    currency = dataset.about.currency
    if draft.own_rate is None or draft.own_currency not in (None, currency):
        draft = draft._replace(own_rate=None, own_currency=None, salary=False)
    else:
        own = nearest_own(draft.own_rate, currency, salary=draft.salary)
        draft = draft._replace(own_rate=own)
    rates = dataset.rates_of(draft.role)
    named = next((rate for rate in rates if rate.id == draft.rate), None)
    if named and not draft.channel:
        draft = draft._replace(channel=named.channel)
    known = {rate.id for rate in rates if rate.channel == draft.channel}
    if draft.rate not in known and (draft.rate or draft.channel):
        same = [rate for rate in rates if rate.channel == draft.channel] or rates
        draft = draft._replace(rate="", channel=same[0].channel if same else "")
    if draft.salary and not employs(dataset, draft.channel or (rates[0].channel if rates else "")):
        draft = draft._replace(own_rate=None, own_currency=None, salary=False)
    return draft


def employs(dataset: Dataset, channel: str) -> bool:
    """Tell whether a dataset says what an employer pays on top of a salary, hiring that way."""
    found = dataset.channels_by_id.get(channel)
    return found is not None and found.load is not None


def _fitting_switches(dataset: Dataset, switched: tuple[Switch, ...]) -> tuple[Switch, ...]:
    """Return the switches of overheads that can be counted for one line, the last of each."""
    known = dataset.overheads_by_id
    last = {one.overhead: one for one in switched}
    return tuple(one for name, one in last.items() if name in known and one_line(known[name]))


def start_slider(weeks: Slider) -> Slider:
    """Return the slider of the week in which a line begins."""
    first = Decimal(1)
    return Slider(first, max(first, 2 * weeks.maximum), first, weeks.coarse, first, "")


def _starts(weeks: Slider) -> Slider:
    """Return the slider of the start with room for stages, which begin as others end."""
    slider = start_slider(weeks)
    return slider._replace(maximum=max(slider.maximum, _LATEST * weeks.maximum))


def _fitting_range(slider: Slider, bounds: Bounds | None, size: Decimal | None) -> Bounds | None:
    """Return a range around a size within the limits; None for what is not a range around it."""
    if bounds is None or size is None or not all(bound.is_finite() for bound in bounds):
        return None
    low, high = (_within(slider, bound) for bound in bounds)
    return Bounds(low, high) if low <= size <= high and low < high else None


def _fitting(slider: Slider, number: Decimal | None) -> Decimal | None:
    return None if number is None else _within(slider, number)


def _within(slider: Slider, number: Decimal) -> Decimal:
    return nearest(number, slider.minimum, slider.maximum, slider.step)
