"""What a state came to on a day: records hold it, so that a later dataset can be put beside it.

Only ids and figures are kept; the words for them are those of the dataset they are read with.
"""

from collections.abc import Iterator
from decimal import Decimal

from roletui.case.case import Case
from roletui.case.recorded import (
    RULES,
    RecordedFigure,
    RecordedLine,
    RecordedStep,
    RecordedTotal,
    Result,
)
from roletui.cost.drafts import Bounds
from roletui.cost.lines import Cost, PlanLine
from roletui.cost.plan import Priced
from roletui.cost.settings import exchange_of, with_settings
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead, RateEntry
from roletui.state.state import State
from roletui.tree.walk import Step


def result_of(case: Case) -> Result:
    """Return what a case comes to; of a preview what the user's own state does."""
    case = case.without_preview
    walk, own = case.walk, case.active_override
    told = Result(
        case.today,
        walk.status,
        case.outcome.id if case.outcome else "",
        walk.outcomes if walk.status == "open" else (),
        case.chosen_roles,
        own.role if own else "",
        tuple(_went(step).text for step in walk.steps),
    )
    if case.example:
        return told
    found = case.bill
    return told._replace(
        lines=tuple(_counted(line, found.cost(line)) for line in case.lines),
        rates=tuple(_rates(case.dataset, found)),
        overheads=tuple(_overheads(case.dataset, case.state, found)),
        total=_total(case.dataset, case.state, found),
        rules=RULES,
    )


def _went(step: Step) -> RecordedStep:
    return RecordedStep(step.question.id, step.given, "|".join(step.leads))


def _counted(line: PlanLine, entry: Cost | None) -> RecordedLine:
    who = f"{line.role}@{entry.rate.channel if entry else line.channel}".removesuffix("@")
    hours, weeks = _size(line.hours, line.hours_range), _size(line.weeks, line.weeks_range)
    sizes = f"{_bare(line.people)}x{hours}x{weeks}"
    own = "" if line.own_rate is None else f"@{_bare(line.own_rate)}{'/year' * line.salary}"
    rate = entry.rate.id if entry and not own else ""
    start = None if line.start == 1 else line.start
    return RecordedLine(f"{who}={sizes}{own}", rate, start, line.chance)


def _size(likely: Decimal, bounds: Bounds | None) -> str:
    if bounds is None:
        return _bare(likely)
    return "-".join(map(_bare, (bounds.low, likely, bounds.high)))


def _bare(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _rates(dataset: Dataset, found: Priced) -> Iterator[RecordedFigure]:
    """Yield the dataset's rates that any part of a plan is counted with, as they are stated."""
    used = {figure.id for item in found.items for figure in item.inputs if figure.kind == "rate"}
    yield from (_figure(rate) for rate in dataset.rates if rate.id in used)


def _overheads(dataset: Dataset, state: State, found: Priced) -> Iterator[RecordedFigure]:
    """Yield what is counted on top of any line, with the user's own figures."""
    stated = with_settings(dataset, state.cost_settings._replace(display=None))
    met = {overhead.id for entry in found.costs for overhead in entry.offer.overheads}
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
