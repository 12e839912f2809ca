"""Go on behind a mistake in the TOML itself, so that one run names the others too.

A line that is no TOML even by itself is taken out, and the rest is read again. Where the mistake
cannot be held to its line, as with a string that is never closed, reading ends there: whatever
followed would be reported for nothing.
"""

import re
import typing

from roletui.dataset.checks.references import TABLES
from roletui.dataset.problems import Path, Problem, Spot
from roletui.dataset.reading.other_kinds import NOT_A_DATASET, damage_of, kind_of
from roletui.dataset.reading.positions import Text
from roletui.dataset.reading.signs import straightened
from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.text.tuples import NamedTuple

MOST = 20
"""Maximum number of mistakes that are reported."""
PATIENCE = 2_000_000
"""Maximum characters read in all: a text is read again for each of its mistakes."""

LISTS = (*TABLES, "answers", "cells", "plan", "overheads")
"""Tables of which there are several."""

TALLEST = 200
"""Maximum number of lines of an entry that is given twice."""

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]++|\\["\\])*+"|'[^'\n]*+')"""
_KEY = re.compile(rf"\s*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=")
_TWICE = ("is not valid TOML: cannot overwrite", "is not valid TOML: cannot declare")


class Recovered(NamedTuple):
    """What could be read of a broken text."""

    raw: dict[str, typing.Any] | None
    """The raw values; None where reading had to end."""
    problems: tuple[Problem, ...]
    """The mistakes of TOML, which are errors."""
    text: str
    """The text as it was read, without the lines that are no TOML."""
    warnings: tuple[Problem, ...] = ()
    """Signs that stand for TOML's own."""


class _Mistake(NamedTuple):
    row: int
    line: str
    """What stood there."""
    alone: bool
    """Whether the mistake is one of this line alone."""
    problem: Problem


def recover(text: str, error: NotTomlError) -> Recovered:
    """Return every mistake of a text that is no TOML, the first one given, and what is left."""
    if problem := _damage(text, error):
        return Recovered(None, (problem,), text)
    straight = straightened(text)
    if straight.warnings:
        try:
            raw = parse_toml(straight.text)
        except NotTomlError as another:
            return _recover(straight.text, another)._replace(warnings=straight.warnings)
        return Recovered(raw, (), straight.text, straight.warnings)
    return _recover(text, error)


def _damage(text: str, error: NotTomlError) -> Problem | None:
    """Return what a text is as a whole that explains all its mistakes; None where nothing does."""
    if problem := damage_of(text, error.spot):
        return problem
    kind = kind_of(text)
    return Problem((), NOT_A_DATASET[kind], spot=Spot(1, 1)) if kind else None


def _recover(text: str, error: NotTomlError) -> Recovered:
    mistakes: list[_Mistake] = []
    lines = text.split("\n")
    most = min(MOST, PATIENCE // max(1, len(text)))
    while True:
        row = error.spot.line - 1 if error.spot else len(lines)
        line = lines[row] if row < len(lines) else ""
        if len(mistakes) < most and _comma(lines, row, str(error)):
            row = _before(lines, row)
            spot = Spot(row + 1, len(lines[row]))
            problem = Problem((), "lacks a comma behind one of its texts.", spot=spot)
            mistakes.append(_Mistake(row, "", True, problem))
        else:
            begin, end, alone = row, row + max(1, error.rows), error.rows > 0 or _alone(line)
            if str(error).startswith(_TWICE):
                begin, alone = _begin(lines, row)
                line = lines[begin]
            alone = alone and len(mistakes) < most
            mistakes.append(_Mistake(begin, line, alone, Problem((), str(error), spot=error.spot)))
            lines[begin:end] = [""] * (end - begin)
            if not alone:
                return Recovered(None, _named(text, mistakes), "\n".join(lines))
        text = "\n".join(lines)
        try:
            return Recovered(parse_toml(text) or None, _named(text, mistakes), text)
        except NotTomlError as another:
            error = another


def _before(lines: list[str], row: int) -> int:
    """Return the last row before one that is not empty."""
    return max((nr for nr in range(row) if lines[nr].strip()), default=0)


def _comma(lines: list[str], row: int, message: str) -> bool:
    """Put a comma behind the text before a row, if that is what a list lacks there."""
    before = _before(lines, row)
    if "list is not closed" not in message or not lines[before].rstrip().endswith(('"', "'")):
        return False
    told = lines[before]
    lines[before] = f"{told.rstrip()},"
    try:
        parse_toml("\n".join(lines))
    except NotTomlError as another:
        if another.spot and another.spot.line <= row + 1:
            lines[before] = told
            return False
    return True


def _begin(lines: list[str], row: int) -> tuple[int, bool]:
    """Return the row where the entry begins that ends in a row, and whether there is one."""
    tallest = 0 if lines[row].lstrip().startswith("[") else TALLEST
    for begin in range(row, max(-1, row - tallest), -1):
        if _KEY.match(lines[begin]) and _is_toml("\n".join(lines[begin : row + 1])):
            return begin, True
    return row, False


def _alone(line: str) -> bool:
    """Tell whether a mistake is one of this line alone."""
    if line.lstrip().startswith("[") or line.count("[") != line.count("]"):
        return False
    return not _is_toml(line)


def _is_toml(text: str) -> bool:
    try:
        parse_toml(text)
    except NotTomlError:
        return False
    return True


def _named(text: str, mistakes: list[_Mistake]) -> tuple[Problem, ...]:
    """Return the problems with their places by name, looked up in what is left of the text."""
    source = Text(text)
    return tuple(_first(source, one, _path(source, one)) for one in mistakes)


def _path(source: Text, mistake: _Mistake) -> Path:
    """Return the path of the key that a line sets, or of the table it is in or begins."""
    if not mistake.alone and not mistake.line.lstrip().startswith("["):
        return ()
    table = source.table_at(mistake.row + 1)
    key = _KEY.match(mistake.line) if mistake.alone else None
    return (*table, *_parts(key[1])) if key else table


def _parts(key: str) -> Path:
    """Return the parts of a key, which may be dotted and quoted; none where it is no key."""
    parts: list[str] = []
    try:
        value: object = parse_toml(f"{key} = 0")
    except NotTomlError:
        return ()
    while isinstance(value, dict):
        [(part, value)] = value.items()
        parts.append(part)
    return tuple(parts)


def _first(source: Text, mistake: _Mistake, path: Path) -> Problem:
    """Name the place by its keys; where something is given twice, point at the first time too."""
    problem = mistake.problem
    if not path or not problem.message.startswith(_TWICE):
        return problem._replace(path=path)
    message = "is given twice."
    other = path
    if not mistake.alone:
        words = _words(path)
        table = ".".join(words)
        other = source.begun(words, mistake.row)
        if _words(other) != words:
            message = "was begun above by a table inside it; is a header misspelt there?"
        elif isinstance(other[-1], int) != isinstance(path[-1], int):
            message = f"is one table here and a list there; write [[{table}]] each time."
        elif words[-1] in LISTS and not mistake.line.lstrip().startswith("[["):
            message = f"is given twice; each entry of a list begins with [[{table}]]."
    return problem._replace(path=path, message=message, other=other)


def _words(path: Path) -> tuple[str, ...]:
    return tuple(part for part in path if isinstance(part, str))
