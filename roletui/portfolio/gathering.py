"""Requests read one by one into a portfolio: the rows of a table, or the records in a folder.

Rows that come to the same, in the same month, are one entry, so a table of a million rows is never
held whole.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from types import MappingProxyType

from roletui.batch.by_engine import case_of, plan_of
from roletui.batch.requests import Request
from roletui.batch.size import Size
from roletui.case.case import Case
from roletui.portfolio.alike import Alike, Counting
from roletui.portfolio.needs import Need, Needs, need_of
from roletui.portfolio.portfolio import Bad, Entry, Portfolio
from roletui.records.scenario import Scenario, reopen
from roletui.state.context import Context
from roletui.state.state import State
from roletui.text.clean import printable
from roletui.text.name import clean_name
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Answers

MOST_KNOWN = 50_000
"""So many rows that differ are remembered at once."""
NAMED = 100
"""So many of the rows that could not be read are named; more are counted."""
Fits = Callable[[Need, str], bool]
"""Tells of a need and the month in which it begins whether it is meant."""


class Row(NamedTuple):
    """A row of a table, as a decision of its own."""

    name: str
    state: State
    need: Need


class Record(NamedTuple):
    """A file that should hold a record."""

    name: str
    """Its path below the folder."""
    scenario: Scenario | None
    trouble: str = ""
    """Why it cannot be read; empty where it can."""


def of_table(context: Context, requests: Iterable[Request]) -> Portfolio:
    """Return the portfolio of the rows of a table."""
    groups, bad, more = _Groups(context), list[Bad](), 0
    counts: Counter[tuple[int, str]] = Counter()
    for request in requests:
        if not request.bad:
            size = Size(request.people, request.hours, request.weeks, request.channel)
            counts[groups.of(request.answers, size), request.month] += 1
        elif len(bad) < NAMED:
            bad.append(Bad(printable(request.id), request.bad))
        else:
            more += 1
    entries = (
        Entry(groups.needs[group], month, number) for (group, month), number in counts.items()
    )
    return Portfolio(context, tuple(entries), tuple(bad), more)


def rows_that(
    context: Context, requests: Iterable[Request], fits: Fits, most: int
) -> tuple[tuple[Row, ...], int]:
    """Return the first rows that are meant, and how many there are in all."""
    groups, found, number = _Groups(context), list[Row](), 0
    for request in requests:
        if request.bad:
            continue
        size = Size(request.people, request.hours, request.weeks, request.channel)
        need = groups.needs[groups.of(request.answers, size)]
        if fits(need, request.month):
            number += 1
            if len(found) < most:
                state = case_of(context, request.answers, size).state
                name = printable(request.id)
                found.append(Row(name, state._replace(task=clean_name(name)), need))
    return tuple(found), number


class _Groups:
    """The needs of rows, one for all that come to the same."""

    def __init__(self, context: Context) -> None:
        self._dataset = context.dataset
        self._alike, self._needs = Alike(context.tree), Needs(context)
        self._known: dict[tuple[Counting, Size], int] = {}
        self._groups: dict[tuple[object, ...], int] = {}
        self.needs: list[Need] = []
        """By the number of a group."""

    def of(self, answers: Answers, size: Size) -> int:
        """Return the number of the group of a row."""
        key = self._alike.counting(answers), size
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
                self._alike.forget()
            found = self._known[key] = self._group(*key)
        return found

    def _group(self, counting: Counting, size: Size) -> int:
        need = self._needs.of(
            MappingProxyType(dict(counting)), lambda outcome: plan_of(self._dataset, outcome, size)
        )
        left = () if need.status == "decided" else self._alike.left(counting)
        # The same end is the same object, which is kept for as long as the groups are.
        key = (need.status, left, *map(id, (need.assumed, *need.others)))
        if key not in self._groups:
            self._groups[key] = len(self.needs)
            self.needs.append(need)
        return self._groups[key]


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
