"""Who works how much: what the decision proposes, and what the user set of it.

Data flow: an outcome proposes one line for each role or stage; the user's drafts are laid over
them, place by place. What a draft leaves open follows the recommendation, whatever becomes of it.

How many lines there were when the user set them is the number of drafts. Where there are others
now, people and hours a week still hold, for every line; weeks belong to what was planned then.
"""

import typing
from collections.abc import Sequence
from decimal import Decimal

from roletui.budget import Cost, NoRateError, PlanLine, cost, default_line, rates_for, total
from roletui.dataset.model import Dataset, Outcome, Slider
from roletui.money import Range
from roletui.origin import nearest_own


class Draft(typing.NamedTuple):
    """A line of the plan as far as the user set it; what is empty follows the recommendation."""

    role: str = ""
    channel: str = ""
    rate: str = ""
    """Id of the rate to use."""
    people: Decimal | None = None
    hours: Decimal | None = None
    """Hours a week for each person."""
    weeks: Decimal | None = None
    own_rate: Decimal | None = None
    """What the user says an hour costs, in major units."""
    own_currency: str | None = None
    """The currency it was said in; none for the dataset's."""

    def sizes(self) -> "Draft":
        """Return only how much work it is, whoever does it."""
        return Draft(people=self.people, hours=self.hours, weeks=self.weeks)


EMPTY = Draft()
Drafts = tuple[Draft, ...]


class Priced(typing.NamedTuple):
    """A plan with what it costs, as far as there are rates."""

    costs: tuple[Cost, ...]
    unpriced: tuple[PlanLine, ...]
    """The lines without a rate."""

    @property
    def total(self) -> Range | None:
        """What the lines with a rate cost together; None where there is none."""
        return total(self.costs) if self.costs else None


def proposed(dataset: Dataset, outcome: Outcome | None, role: str = "") -> tuple[PlanLine, ...]:
    """Return the lines that an outcome proposes: its stages one after the other, or its roles.

    A ``role`` that is named takes the place of them all; without an outcome one line is an example.
    """
    if role or outcome is None:
        return (default_line(dataset, (role,) if role else ()),)
    if outcome.plan:
        return tuple(
            default_line(dataset, (stage.role,))._replace(
                weeks=_within(dataset.budget.weeks, Decimal(stage.weeks))
            )
            for stage in outcome.plan
        )
    unpaid = {entry.id for entry in dataset.roles if entry.kind == "no-hire"}
    hired = [name for name in outcome.roles if name not in unpaid] or outcome.roles[:1]
    return tuple(default_line(dataset, (name,)) for name in hired)


def filled(dataset: Dataset, lines: Sequence[PlanLine], drafts: Drafts) -> tuple[PlanLine, ...]:
    """Return lines with what the user set of each."""
    pairs = zip(lines, reshaped(drafts, len(lines)), strict=True)
    return tuple(_filled(dataset, line, draft) for line, draft in pairs)


def reshaped(drafts: Drafts, number: int) -> Drafts:
    """Return a draft for each of so many lines.

    Those beyond the last line are left out. Where there are more or fewer lines than drafts, each
    keeps its people and hours, further lines take those of the first, and no weeks are kept.
    """
    if not drafts or len(drafts) == number:
        return drafts or (EMPTY,) * number
    kept = [draft._replace(weeks=None) for draft in drafts]
    return tuple([*kept, *(kept[0].sizes() for _ in range(number))][:number])


def _filled(dataset: Dataset, line: PlanLine, draft: Draft) -> PlanLine:
    if draft.role:
        first = default_line(dataset, (draft.role,))
        line = line._replace(
            role=draft.role, channel=draft.channel or first.channel, rate=draft.rate
        ).at(draft.own_rate, draft.own_currency)
    return line._replace(
        people=line.people if draft.people is None else draft.people,
        hours=line.hours if draft.hours is None else draft.hours,
        weeks=line.weeks if draft.weeks is None else draft.weeks,
    )


def priced(dataset: Dataset, lines: Sequence[PlanLine]) -> Priced:
    """Return what lines cost, and the lines for which no rate is stated."""
    costs, unpriced = [], []
    for line in lines:
        try:
            costs.append(cost(dataset, line))
        except NoRateError:
            unpriced.append(line)
    return Priced(tuple(costs), tuple(unpriced))


def nobody(dataset: Dataset, role: str) -> bool:
    """Tell whether a role means that nobody is hired."""
    return any(entry.id == role and entry.kind == "no-hire" for entry in dataset.roles)


def left_out(dataset: Dataset, found: Priced) -> tuple[str, ...]:
    """Return the roles that a plan pays, but for which no rate is stated."""
    roles = dict.fromkeys(line.role for line in found.unpriced)
    return tuple(role for role in roles if not nobody(dataset, role))


def fitting_draft(dataset: Dataset, draft: Draft) -> Draft:
    """Return a draft as far as the dataset knows it, its sizes within the limits."""
    budget = dataset.budget
    draft = draft._replace(
        people=_fitting(budget.people, draft.people),
        hours=_fitting(budget.hours, draft.hours),
        weeks=_fitting(budget.weeks, draft.weeks),
    )
    if not any(role.id == draft.role for role in dataset.roles):
        return draft.sizes()
    currency = dataset.about.currency
    if draft.own_rate is None or draft.own_currency not in (None, currency):
        draft = draft._replace(own_rate=None, own_currency=None)
    else:
        draft = draft._replace(own_rate=nearest_own(draft.own_rate, currency))
    rates = rates_for(dataset, draft.role)
    named = next((rate for rate in rates if rate.id == draft.rate), None)
    if named and not draft.channel:
        draft = draft._replace(channel=named.channel)
    known = {rate.id for rate in rates if rate.channel == draft.channel}
    if draft.rate in known or not (draft.rate or draft.channel):
        return draft
    same = [rate for rate in rates if rate.channel == draft.channel] or rates
    return draft._replace(rate="", channel=same[0].channel if same else "")


def _fitting(slider: Slider, number: Decimal | None) -> Decimal | None:
    return None if number is None else _within(slider, number)


def _within(slider: Slider, number: Decimal) -> Decimal:
    return max(slider.minimum, min(number, slider.maximum))
