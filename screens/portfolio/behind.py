"""What is behind a bar: the requests that it counts, each of which can be opened."""

import os
from collections.abc import Iterator

from roletui.portfolio.gathering import Fits, Row
from roletui.portfolio.needs import Need
from roletui.portfolio.portfolio import Portfolio
from roletui.portfolio.settling import Effects
from roletui.records.scenario import Opened
from roletui.text.charts import Bar
from roletui.text.money import readable_money
from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple

from ..dialogs.choose import OneOfMany
from ..dialogs.wanted import Wanted
from ..widgets.lists.options import Option
from .lines import MONTH, OUTCOME, QUESTION

MOST = 200
"""So many requests are listed at most."""


class Behind(NamedTuple):
    """The requests behind a bar."""

    title: str
    options: tuple[Option, ...]
    """Their ids count from 0."""
    rows: tuple[Row, ...] = ()
    """The rows of a table, in that order."""
    files: tuple[str, ...] = ()
    """The files of records, in that order, below the folder."""

    def dialog(self) -> OneOfMany:
        """Return the dialog that lists them."""
        return OneOfMany(self.title, self.options, does="opens it")

    def row(self, number: int) -> Wanted:
        """Return a row as a decision to be opened beside one's own."""
        row = self.rows[number]
        return Wanted(row.name, Opened(row.state, ()), others=True)


def fits_of(portfolio: Portfolio, bar: Bar | None) -> Fits | None:
    """Return which requests a bar counts; None for a bar that counts none by itself."""
    kind, _, name = bar.id.partition(" ") if bar else ("", "", "")
    if kind == OUTCOME:
        return lambda need, _: need.assumed.outcome == name
    if kind == MONTH:
        return lambda _, month: month == name
    if kind == QUESTION:
        effects = Effects(portfolio.context.tree)
        return lambda need, _: need.status != "decided" and name in effects.of(need.answers)
    return None


def behind(portfolio: Portfolio, path: str, bar: Bar, fits: Fits) -> Behind:
    """Return what a bar counts, of a table or a folder; raise ``OSError`` or ``TableError``."""
    if os.path.isdir(path):
        entries = [e for e in portfolio.entries if e.name and fits(e.need, e.month)]
        files = tuple(entry.name for entry in entries[:MOST])
        needs = ((entry.name, entry.need) for entry in entries[:MOST])
        title = _title(bar.label, len(files), len(entries))
        return Behind(title, tuple(_options(portfolio, needs)), files=files)
    from roletui.portfolio.opening import rows_of  # with what was summed up: 0 ms

    rows, number = rows_of(portfolio.context, path, fits, MOST)
    needs = ((row.name, row.need) for row in rows)
    return Behind(_title(bar.label, len(rows), number), tuple(_options(portfolio, needs)), rows)


def _title(label: str, shown: int, number: int) -> str:
    return f"{label}: {plain(number)}" + f", the first {plain(shown)}" * (shown < number)


def _options(portfolio: Portfolio, needs: Iterator[tuple[str, Need]]) -> Iterator[Option]:
    for number, (name, need) in enumerate(needs):
        end = need.assumed
        cost = readable_money(end.cost.likely, portfolio.currency) if end.roles else "nobody"
        status = "" if need.status == "decided" else ", open"
        yield Option(str(number), "", name, columns=(f"{end.name}{status}", cost))
