"""Requests read one by one into a portfolio: the rows of a table, or the records in a folder.

Rows whose answers, sizes, way to hire and month are the same are one entry, so a table of a million
rows is never held whole.
"""

from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType

from roletui.batch.by_engine import plan_of
from roletui.batch.cells import Size
from roletui.batch.requests import Request
from roletui.case.case import Case
from roletui.portfolio.alike import Alike, Counting
from roletui.portfolio.needs import Need, need_of
from roletui.portfolio.portfolio import Bad, Entry, Portfolio
from roletui.records.scenario import Scenario, reopen
from roletui.state.context import Context
from roletui.state.state import State
from roletui.text.clean import printable
from roletui.text.tuples import NamedTuple

NAMED = 100
"""So many of the rows that could not be read are named; more are counted."""


class Record(NamedTuple):
    """A file that should hold a record."""

    name: str
    """Its path below the folder."""
    scenario: Scenario | None
    trouble: str = ""
    """Why it cannot be read; empty where it can."""


def of_table(context: Context, requests: Iterable[Request]) -> Portfolio:
    """Return the portfolio of the rows of a table."""
    alike, bad, more = Alike(context.tree), list[Bad](), 0
    counts: Counter[tuple[Counting, Size, str]] = Counter()
    for request in requests:
        if request.bad:
            if len(bad) < NAMED:
                bad.append(Bad(printable(request.id), request.bad))
            else:
                more += 1
            continue
        size = Size(request.people, request.hours, request.weeks, request.channel)
        counts[alike.counting(request.answers), size, request.month] += 1
    needs: dict[tuple[Counting, Size], Need] = {}
    entries = []
    for (answers, size, month), number in counts.items():
        if (answers, size) not in needs:
            needs[answers, size] = _need(context, answers, size)
        entries.append(Entry(needs[answers, size], month, number))
    return Portfolio(context, tuple(entries), tuple(bad), more)


def _need(context: Context, answers: Counting, size: Size) -> Need:
    case = Case.of(context, State(MappingProxyType(dict(answers))))
    return need_of(case, lambda outcome: plan_of(context.dataset, outcome, size))


def of_records(context: Context, records: Iterable[Record]) -> Portfolio:
    """Return the portfolio of records, each with its own plan as it would be counted today.

    A record of another dataset is none of its requests.
    """
    entries, bad = [], []
    for record in records:
        scenario, own = record.scenario, context.dataset.about.id
        if scenario is None:
            bad.append(Bad(record.name, record.trouble))
        elif scenario.dataset.id != own:
            other = printable(scenario.dataset.id)
            bad.append(Bad(record.name, f"It is about another dataset, “{other}”."))
        else:
            entries.append(_entry(context, record.name, scenario))
    return Portfolio(context, tuple(entries), tuple(bad))


def _entry(context: Context, name: str, scenario: Scenario) -> Entry:
    state = reopen(scenario, context).state
    settings = state.cost_settings._replace(display=None)
    case = Case.of(context, state._replace(cost_settings=settings))
    day = state.starts or (scenario.result and scenario.result.date)
    return Entry(need_of(case), f"{day:%Y-%m}" if day else "", name=name)
