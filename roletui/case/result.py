"""What a state came to on a day: records hold it, so that a later dataset can be put beside it.

Only ids and figures are kept; the words for them are those of the dataset they are read with.
"""

import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from roletui.case.case import Case
from roletui.cost.drafts import EMPTY
from roletui.cost.lines import Cost, PlanLine
from roletui.cost.plan import Priced
from roletui.cost.settings import CostSettings, exchange_of, with_settings
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead, RateEntry
from roletui.dataset.question_order import UNSURE
from roletui.state.state import State
from roletui.tree.walk import Status, Step

Minor = typing.Annotated[int, 10**100]
"""An amount in minor units; no plan of this program costs as much as that limit."""


class RecordedStep(typing.NamedTuple):
    """A question on the way, what was answered, and where that led."""

    question: str
    answer: str
    to: str
    """Ids of the next questions or outcomes, several of them after *not sure*."""

    @property
    def text(self) -> str:
        """The step as a record holds it: ``fault=no -> carry``."""
        return f"{self.question}={self.answer} -> {self.to}"

    @classmethod
    def of(cls, text: str) -> "RecordedStep":
        """Return the step that a record holds."""
        given, _, to = text.partition(" -> ")
        question, _, answer = given.partition("=")
        return cls(question, answer, to)


class RecordedLine(typing.NamedTuple):
    """A line of the plan, and what it was counted with."""

    line: str
    """As ``roletui cost -l`` takes it: ``mobile@street=1x8x2``, a rate of the user's own behind."""
    rate: str = ""
    """Id of the dataset's rate; empty for an own one, and where there was none."""
    start: Decimal | None = None
    """The week in which it begins, where that is not the first."""

    @property
    def own(self) -> str:
        """What an hour costs by the user's own word; empty where the dataset's rate counts."""
        return self.line.partition("=")[2].partition("@")[2]

    @property
    def free(self) -> bool:
        """Whether there was no rate for it."""
        return not self.rate and not self.own


class RecordedFigure(typing.NamedTuple):
    """A rate or an overhead as it was counted, in the dataset's own currency."""

    id: str
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None


class RecordedTotal(typing.NamedTuple):
    """What the plan came to, in minor units of one currency."""

    currency: str
    low: Minor
    likely: Minor
    high: Minor
    per: Decimal | None = None
    """So many units of it were one of the dataset's currency; none where that was its own."""


class Result(typing.NamedTuple):
    """What was decided, on which way, and what it was to cost."""

    date: date
    status: Status
    outcome: str = ""
    """Id of what was recommended, provisionally where several were left; empty while asking."""
    outcomes: tuple[str, ...] = ()
    """Ids of the outcomes that were left, where there were several."""
    roles: tuple[str, ...] = ()
    """Ids of the roles that were to do it."""
    chosen: str = ""
    """Id of the role that was chosen against the recommendation."""
    way: tuple[str, ...] = ()
    """The answered questions in the order they were put, each as text: :class:`RecordedStep`."""
    lines: tuple[RecordedLine, ...] = ()
    """The plan; empty where it was only an example."""
    rates: tuple[RecordedFigure, ...] = ()
    overheads: tuple[RecordedFigure, ...] = ()
    """What came on top of the rates."""
    total: RecordedTotal | None = None
    """None where nothing had a rate."""


def result_of(case: Case) -> Result:
    """Return what a case comes to; of a preview what the user's own state does."""
    case = case.without_preview
    walk, own = case.walk, case.override
    told = Result(
        case.today,
        walk.status,
        "" if walk.status == "asking" else case.walk.provisional,
        walk.outcomes if walk.status == "open" else (),
        case.chosen_roles,
        own.role if own else "",
        tuple(_went(step).text for step in walk.steps),
    )
    untouched = (
        all(draft == EMPTY for draft in case.state.plan) and not case.state.cost_settings.overheads
    )
    if walk.status == "asking" and untouched:
        return told
    found = case.bill
    costs = {entry.line: entry for entry in found.costs}
    return told._replace(
        lines=tuple(_counted(line, costs.get(line)) for line in case.lines),
        rates=tuple(_rates(case.dataset, found)),
        overheads=tuple(_overheads(case.dataset, case.state, found)),
        total=_total(case.dataset, case.state, found),
    )


def _went(step: Step) -> RecordedStep:
    branches = [step.answer] if step.answer else step.question.answers
    answer = step.answer.id if step.answer else UNSURE
    return RecordedStep(
        step.question.id, answer, "|".join(dict.fromkeys(e.goto or e.outcome for e in branches))
    )


def _counted(line: PlanLine, entry: Cost | None) -> RecordedLine:
    who = f"{line.role}@{entry.rate.channel if entry else line.channel}".removesuffix("@")
    sizes = "x".join(map(_bare, (line.people, line.hours, line.weeks)))
    own = "" if line.own_rate is None else f"@{_bare(line.own_rate)}"
    rate = entry.rate.id if entry and not own else ""
    return RecordedLine(f"{who}={sizes}{own}", rate, None if line.start == 1 else line.start)


def _bare(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _rates(dataset: Dataset, found: Priced) -> Iterator[RecordedFigure]:
    """Yield the dataset's rates that any part of a plan is counted with, as they are stated."""
    used = {figure.id for item in found.items for figure in item.inputs if figure.kind == "rate"}
    yield from (_figure(rate) for rate in dataset.rates if rate.id in used)


def _overheads(dataset: Dataset, state: State, found: Priced) -> Iterator[RecordedFigure]:
    """Yield what is counted on top of any line, with the user's own figures."""
    stated = with_settings(dataset, CostSettings(state.cost_settings.overheads))
    met = {overhead.id for entry in found.costs for overhead in entry.offer.overheads.every}
    yield from (_figure(entry) for entry in stated.budget.overheads if entry.id in met)


def _figure(entry: RateEntry | Overhead) -> RecordedFigure:
    return RecordedFigure(entry.id, entry.low, entry.likely, entry.high)


def _total(dataset: Dataset, state: State, found: Priced) -> RecordedTotal | None:
    if found.total is None:
        return None
    display = state.cost_settings.display
    exchange = exchange_of(dataset, display) if display else None
    currency = exchange.currency if exchange else dataset.about.currency
    return RecordedTotal(currency, *found.total, exchange.per if exchange else None)
