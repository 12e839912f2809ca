"""The lines of the screen: headings, and bars that count requests."""

import os
from collections.abc import Iterator

from roletui.case.names import names
from roletui.portfolio.portfolio import Bad, Entry, Portfolio
from roletui.report.portfolio.words import (
    BAD,
    BAD_SHOWN,
    MONTHS,
    NEEDS,
    SETTLES,
    TOGETHER,
    month_name,
)
from roletui.text.charts import Bar
from roletui.text.money import readable_money
from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple

from ..widgets.charts.bars import Heading

RECORD = "record "
"""The id of a record's line begins so; its file follows."""
UNREAD = "bad "
"""The id of a line begins so that says what could not be read."""
OUTCOME, MONTH, QUESTION = "outcome", "month", "question"
"""What the id of a bar begins with that counts requests; a blank and their id or month follow."""
RECORDS = "The records"
SHARED = 5
"""So many part-time needs have a line."""


class _Group(NamedTuple):
    heading: str
    bars: tuple[Bar, ...]


def lines(portfolio: Portfolio) -> tuple[Bar | Heading, ...]:
    """Return every line, bars below their headings."""
    found: list[Bar | Heading] = []
    for heading, bars in _groups(portfolio):
        if bars:
            found += [Heading(heading, heading, apart=True), *bars]
    return tuple(found)


def _groups(portfolio: Portfolio) -> Iterator[_Group]:
    bad = portfolio.bad[:BAD_SHOWN]
    open_ = f": decided, and {plain(portfolio.undecided)} still open" * bool(portfolio.undecided)
    yield _Group(f"{NEEDS}{open_}", tuple(_needs(portfolio)))
    yield _Group(MONTHS, tuple(_months(portfolio)))
    yield _Group(f"{SETTLES}: decides, of so many open", tuple(_settles(portfolio)))
    yield _Group(f"{TOGETHER}, hired together", tuple(_shared(portfolio)))
    yield _Group(BAD, tuple(_bar(f"{UNREAD}{e.name}", _why(e), 0, 0, "", "") for e in bad))
    yield _Group(RECORDS, tuple(_record(portfolio, e) for e in portfolio.entries if e.name))


def _needs(portfolio: Portfolio) -> Iterator[Bar]:
    for row in portfolio.rows:
        cost = readable_money(row.cost.likely, portfolio.currency) if row.roles else "nobody"
        yield _bar(
            f"{OUTCOME} {row.outcome}", row.name, row.decided, row.number, plain(row.number), cost
        )


def _months(portfolio: Portfolio) -> Iterator[Bar]:
    for month in portfolio.months:
        cost = readable_money(month.cost.likely, portfolio.currency)
        decided = month.number - month.undecided
        name = f"{MONTH} {month.month}"
        yield _bar(name, month_name(month), decided, month.number, plain(month.number), cost)


def _settles(portfolio: Portfolio) -> Iterator[Bar]:
    for each in portfolio.settling:
        money = readable_money(each.money, portfolio.currency) if each.settled else ""
        amount = f"{plain(each.settled)} of {plain(each.needed)}"
        name = f"{QUESTION} {each.question.id}"
        yield _bar(name, each.question.topic, each.settled, each.needed, amount, money)


def _shared(portfolio: Portfolio) -> Iterator[Bar]:
    for number, each in enumerate(portfolio.shared[:SHARED]):
        channel = portfolio.dataset.channels_by_id.get(each.channel)
        parts = (
            names(portfolio.dataset, (each.role,)),
            channel.name if channel else "",
            each.month,
        )
        label = ", ".join(filter(None, parts))
        saved = f"{readable_money(each.saved, portfolio.currency)} less"
        amount = f"{plain(each.number)} by {plain(each.people)}"
        yield _bar(f"shared {number}", label, each.number, each.number, amount, saved)


def _why(bad: Bad) -> str:
    """Say what is wrong with a file or row, its name once."""
    folder, name = os.path.split(bad.name)
    if not bad.why.startswith(name):
        return f"{bad.name}: {bad.why}"
    return os.path.join(folder, bad.why)


def _record(portfolio: Portfolio, entry: Entry) -> Bar:
    end = entry.need.assumed
    cost = readable_money(end.cost.likely, portfolio.currency) if end.roles else "nobody"
    name = end.name if entry.need.status == "decided" else f"{end.name}, open"
    return _bar(f"{RECORD}{entry.name}", f"{entry.name}: {name}", 0, 0, "", cost)


def _bar(name: str, label: str, likely: int, high: int, amount: str, remark: str) -> Bar:
    return Bar(name, label, likely, likely, high, amount, remark, ranged=high > likely)
