"""The rows of a table in a file: CSV, tab-separated or JSON lines.

Data flow: a stream of bytes goes in; blocks of rows come out, so that memory stays the same
whatever the size of the file.
"""

import codecs
import csv
import io
import itertools
import json
import os
import re
import typing
from collections.abc import Iterator, Sequence
from functools import partial

from roletui.batch.errors import CellError, TableError
from roletui.dataset.problems import RefusedError
from roletui.dataset.reading.encoding import decoded
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

Form = typing.Literal["csv", "tsv", "jsonl"]
"""How a table is written."""
PARQUET = ".parquet"
"""The end of the name of a file in Parquet, whose rows are taken as JSON lines."""
FORMS: dict[str, Form] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    PARQUET: "jsonl",
}
"""By the end of a file's name how its table is written."""
ROWS = 4096
"""Maximum number of rows in a block."""
CHUNK = 1 << 20
"""Bytes read at once."""
LONGEST_LINE = 10_000_000
"""Maximum length of a line in bytes."""
SEPARATORS: dict[Form, str] = {"csv": ",", "tsv": "\t"}

_HALF, _HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]"), re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair as JSON escapes it, and as a character."""

Object = dict[str, typing.Any]


class _Written(float):
    """A number that keeps the digits it is written with, more of which there may be."""

    def __init__(self, text: str) -> None:
        self.text = repr(float(self)) if "e" in text.lower() else text


_JSON = json.JSONDecoder(parse_float=_Written)


def form_of(file: str) -> Form | None:
    """Return how a table is written by the name of its file; None where that does not say it."""
    return FORMS.get(os.path.splitext(file)[1].lower())


class Block(NamedTuple):
    """Some rows of a table that follow each other."""

    head: tuple[str, ...]
    """The names of the columns."""
    rows: list[list[str]]
    """The cells of each row; where a line has fewer or more than the head, they are as they are."""
    line: int
    """The line on which the first of them begins, the first of the file being 1."""
    objects: Sequence[Object] = ()
    """The rows as JSON lines hold them; empty for other forms."""
    lines: Sequence[str] = ()
    """The rows as they are written; none where one takes several lines."""
    separator: str = ""
    """What stands between the cells of those lines; empty where there are none."""
    starts: Sequence[int] = ()
    """On which line each row begins; none where each is one line."""

    def line_of(self, number: int) -> int:
        """Return the line on which a row begins; ``number`` is its place in the block."""
        return self.starts[number] if self.starts else self.line + number

    def whole(self, row: list[str]) -> list[str]:
        """Return a row; raise :class:`CellError` where it has fewer or more cells than the head."""
        if len(row) == len(self.head):
            return row
        more = row[len(self.head) :]
        cells = count(len(row), "cell", "cells")
        left = f"; left out: {', '.join(f'“{cell}”' for cell in more)}" if more else ""
        raise CellError(f"{cells}, but the head has {len(self.head)}{left}.")

    def told(self, error: CellError, number: int) -> str:
        """Say what is wrong with a row, with its line and its column."""
        line = f"line {self.line_of(number)}"
        where = line if error.place is None else f"{line}, column “{self.head[error.place]}”"
        return f"{where}: {error}"


def _lines(row: list[str]) -> int:
    """Return how many lines a row takes, line ends inside its cells included."""
    return 1 + sum(c.count("\n") + c.count("\r") - c.count("\r\n") for c in row)


def blocks(stream: typing.BinaryIO, form: Form, file: str) -> Iterator[Block]:
    """Yield the rows of a table; ``file`` is what a sentence calls it.

    A later block of JSON lines has a longer head where a new key came up. Raises
    :class:`TableError` for what is no table.
    """
    lines = itertools.chain.from_iterable(_chunks(stream, file))
    found = _objects(lines, file) if form == "jsonl" else _cells(lines, SEPARATORS[form], file)
    first = next(found, None)
    if first is None:
        raise TableError(f"{file} is empty: a table has a line for each request.")
    yield first
    yield from found


def _chunks(stream: typing.BinaryIO, file: str) -> Iterator[list[str]]:
    """Yield the lines of a text, as many at once as were read; raise where it is none."""
    rest, line = stream.read(len(codecs.BOM_UTF8)).removeprefix(codecs.BOM_UTF8), 1
    while data := stream.read(CHUNK):
        data = rest + data
        end = data.rfind(b"\n") + 1
        rest = data[end:]
        if len(rest) > LONGEST_LINE:
            line += data.count(b"\n")
            raise TableError(f"{file}:{line} is longer than {LONGEST_LINE:,} bytes; no request is.")
        lines = _text(data[:end], file, line)
        yield lines
        line += len(lines)
    yield _text(rest, file, line)


def _text(data: bytes, file: str, line: int) -> list[str]:
    """Return whole lines of a text of which the first has that number in the file."""
    try:
        return list(io.StringIO(decoded(data, file), newline=""))
    except RefusedError as error:
        problem = error.problems[0]
        where = f"{file}:{line + problem.spot.line - 1}" if problem.spot else file
        raise TableError(f"{where} {problem.message}") from None


def _cells(lines: Iterator[str], separator: str, file: str) -> Iterator[Block]:
    first = next(lines, "")
    if separator == "," and separator not in first and ";" in first:
        separator = ";"  # as spreadsheets write it where a comma is the decimal mark
    source = _Source(itertools.chain([first] if first else [], lines), separator, file)
    found = source.take((), 1)
    while found.rows and not any(map(str.strip, found.rows[0])):
        found = source.take((), 1)
    if not found.rows:
        return
    head = tuple(map(str.strip, found.rows[0]))
    found = source.take(head, ROWS)
    yield found
    while found.rows:
        found = source.take(head, ROWS)
        yield found


class _Source:
    """Takes rows from lines."""

    def __init__(self, lines: Iterator[str], separator: str, file: str) -> None:
        self._lines, self._file, self._line = lines, file, 1
        self._separator = separator
        self._reader = partial(csv.reader, delimiter=separator, strict=True)
        csv.field_size_limit(LONGEST_LINE)  # for all readers; a cell may be as long as a line

    def take(self, head: tuple[str, ...], most: int) -> Block:
        """Return the next rows; none at the end."""
        lines = list(itertools.islice(self._lines, most))
        rows = self._row_a_line(lines)
        if rows is None:
            self._lines = itertools.chain(lines, self._lines)
            rows, lines = self._as_they_come(most), []
        start = self._line
        if lines:
            self._line += len(lines)
            if {*map(len, rows)} <= {len(head)}:
                lines = [line.rstrip("\r\n") for line in lines]
                return Block(head, rows, start, lines=lines, separator=self._separator)
            return Block(head, rows, start)
        *starts, self._line = itertools.accumulate(map(_lines, rows), initial=start)
        return Block(head, rows, start, starts=starts)

    def _row_a_line(self, lines: list[str]) -> list[list[str]] | None:
        """Return the rows of some lines; None where not each of them is one."""
        try:
            rows = list(self._reader(lines))
        except csv.Error:
            return None
        return rows if len(rows) == len(lines) else None

    def _as_they_come(self, most: int) -> list[list[str]]:
        reader = self._reader(self._lines)
        try:
            return list(itertools.islice(reader, most))
        except csv.Error as error:
            line = self._line + reader.line_num - 1
            raise TableError(_unreadable(str(error), self._file, line)) from None


def _unreadable(why: str, file: str, line: int) -> str:
    """Say what is wrong with the quotes of a line."""
    if "unexpected end" in why or "field larger" in why:
        return f"{file}:{line} ends inside a quoted cell: a quote before it is never closed."
    if "expected after" in why:
        return (
            f"{file}:{line} goes on after a closing quote; a quote inside a cell is written twice."
        )
    return f"{file}:{line} cannot be read as a row: {why}."


def _objects(lines: Iterator[str], file: str) -> Iterator[Block]:
    head: dict[str, None] = {}
    start = 1
    while some := list(itertools.islice(lines, ROWS)):
        objects = [
            _object(line, file, number) if line.strip() else {}
            for number, line in enumerate(some, start)
        ]
        for found in objects:
            head.update(dict.fromkeys(found))
        if head:
            rows = [[_cell(found.get(key)) for key in head] for found in objects]
            yield Block(tuple(head), rows, start, objects, [line.strip() for line in some])
        start += len(some)


def _object(line: str, file: str, number: int) -> Object:
    try:
        found = _JSON.decode(line)
    except ValueError as error:
        why = getattr(error, "msg", "a number in it is too long")
        raise TableError(f"{file}:{number} is no JSON object: {why}.") from None
    except RecursionError:
        raise TableError(f"{file}:{number} is nested too deeply.") from None
    if not isinstance(found, dict):
        raise TableError(f"{file}:{number} is no JSON object; each line is one, in braces.")
    if _HALF.search(line) and _HALF_CHARACTER.search(json.dumps(found, ensure_ascii=False)):
        raise TableError(
            f"{file}:{number} holds half of a pair, as in “\\ud83d”, which no text has; remove it."
        )
    return found


def _cell(value: object) -> str:
    """Return a value as the cell of a table: nothing for null, a text as it is, else its JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, _Written):
        return value.text
    return "" if value is None else json.dumps(value, ensure_ascii=False)
