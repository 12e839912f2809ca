"""A decided table as it is written: the columns it had, and behind them what was decided."""

import json
import re
import typing
from collections.abc import Iterator, Sequence

from roletui.batch.columns import OWN, Columns
from roletui.batch.rows import SEPARATORS, Block, Form
from roletui.batch.verdict import Verdict
from roletui.text.csv_text import csv_text, needs_escaping
from roletui.text.money import major
from roletui.text.tuples import NamedTuple

AND = ";"
"""Stands between the outcomes that are possible, in a cell."""

MOST = 5_000
"""Maximum number of verdicts whose cells are remembered."""

_JSON, _BETWEEN = json.JSONDecoder(), re.compile(r"[ \t:,]*")

Row = list[str]
Fields = dict[str, typing.Any]
Decided = Sequence[tuple[int, Row, typing.Any]]
"""Of each request its number in the block, its cells, and what is told of it."""


class Writer(typing.Protocol):
    """Writes a table of one form."""

    def tell(self, verdict: Verdict) -> object:
        """Return what is told of a row."""

    def head(self) -> str:
        """Return what stands before all rows."""

    def rows(self, block: Block, decided: Decided) -> str:
        """Return the requests of a block with what is told of them."""


def writer(form: Form, head: tuple[str, ...], columns: Columns, currency: str) -> Writer:
    """Return what writes a table that was read with a head; amounts are in a currency."""
    kept = columns.kept
    if form == "jsonl":
        return _Lines(tuple(head[place] for place in kept), kept, currency)
    return _Cells(SEPARATORS[form], head, kept, currency)


class _Told(NamedTuple):
    """What is told of a row, as cells and as the end of a line."""

    cells: Row
    text: str


class _Cells:
    """CSV, or tab-separated.

    Lines that hold a row each stay as they are, unless a cell in them must be escaped.
    """

    def __init__(
        self, separator: str, head: tuple[str, ...], kept: tuple[int, ...], currency: str
    ) -> None:
        """``separator`` stands between the cells that are written."""
        self._separator, self._currency, self._kept = separator, currency, kept
        self._head = [*(head[place] for place in kept), *OWN]
        self._whole = len(kept) == len(head)
        self._known: dict[Verdict, _Told] = {}

    def tell(self, verdict: Verdict) -> _Told:
        if verdict not in self._known:
            if len(self._known) > MOST:
                self._known.clear()
            told = cells(verdict, self._currency)
            line = csv_text([told], self._separator)
            self._known[verdict] = _Told(told, f"{self._separator}{line}")
        return self._known[verdict]

    def head(self) -> str:
        return csv_text([self._head], self._separator)

    def rows(self, block: Block, decided: Decided) -> str:
        if self._whole and block.separator == self._separator:
            lines = block.lines
            text = "".join([f"{lines[number]}{told.text}" for number, _, told in decided])
            if not needs_escaping("".join([f"\n{line}" for line in lines])):
                return text
        kept = self._kept
        rows = [[*(row[place] for place in kept), *told.cells] for _, row, told in decided]
        return csv_text(rows, self._separator)


class _Lines:
    """JSON lines."""

    def __init__(self, names: tuple[str, ...], kept: tuple[int, ...], currency: str) -> None:
        self._names, self._kept, self._currency = names, kept, currency

    def tell(self, verdict: Verdict) -> str:
        return json.dumps(fields(verdict, self._currency), ensure_ascii=False)[1:]

    def head(self) -> str:
        return ""

    def rows(self, block: Block, decided: Decided) -> str:
        return "".join([self._line(block, *each) for each in decided])

    def _line(self, block: Block, number: int, row: Row, told: str) -> str:
        if not block.objects:
            found = {name: row[place] for name, place in zip(self._names, self._kept, strict=True)}
            return f"{json.dumps(found, ensure_ascii=False)[:-1]}, {told}\n"
        # As it is written: a number read and written again may have fewer digits.
        line = block.lines[number]
        if not block.objects[number].keys().isdisjoint(OWN):
            members = [text for name, text in _members(line) if name not in OWN]
            line = f"{{{', '.join(members)}}}"
        return f"{line[:-1]}{', ' * (line != '{}')}{told}\n"


def _members(line: str) -> Iterator[tuple[str, str]]:
    """Yield the members of a JSON object: the name, and all of it as it is written."""
    at = _BETWEEN.match(line, 1)
    while at and line[at.end()] != "}":
        name, end = _JSON.raw_decode(line, start := at.end())
        between = _BETWEEN.match(line, end)
        _, end = _JSON.raw_decode(line, between.end() if between else end)
        yield name, line[start:end]
        at = _BETWEEN.match(line, end)


def fields(verdict: Verdict, currency: str) -> Fields:
    """Return the columns of a verdict; amounts in minor units, None where there is nothing."""
    cost = verdict.cost
    values = (
        verdict.status,
        verdict.outcomes,
        verdict.recommendation or None,
        verdict.runner_up or None,
        verdict.close,
        verdict.find_out or None,
        *(cost or (None,) * 3),
        currency if cost else None,
    )
    return dict(zip(OWN, values, strict=True))


def cells(verdict: Verdict, currency: str) -> Row:
    """Return the cells of a verdict, amounts in major units."""
    cost = verdict.cost
    close = "" if verdict.close is None else "yes" if verdict.close else "no"
    return [
        verdict.status,
        AND.join(verdict.outcomes),
        verdict.recommendation,
        verdict.runner_up,
        close,
        verdict.find_out,
        *(("", "", "") if cost is None else (major(amount, currency) for amount in cost)),
        currency if cost else "",
    ]
