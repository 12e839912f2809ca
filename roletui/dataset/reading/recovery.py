"""Go on behind a mistake in the TOML itself, so that one run names the others too.

A line that is no TOML even by itself is taken out, and the rest is read again. Where the mistake
cannot be held to its line, as with a string that is never closed, reading ends there: whatever
followed would be reported for nothing.
"""

import re
import typing

from roletui.dataset.checks.references import TABLES
from roletui.dataset.problems import Path, Problem, Spot
from roletui.dataset.reading.positions import Text
from roletui.dataset.reading.toml import NotTomlError, parse_toml

MOST = 20
"""Maximum number of mistakes that are reported."""
PATIENCE = 2_000_000
"""Maximum characters read in all: a text is read again for each of its mistakes."""

LISTS = (*TABLES, "answers", "cells", "plan", "overheads")
"""Tables of which there are several."""

_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_TWICE = ("is not valid TOML: cannot overwrite", "is not valid TOML: cannot declare")


class Recovered(typing.NamedTuple):
    """What could be read of a broken text."""

    raw: dict[str, typing.Any] | None
    """The raw values; None where reading had to end."""
    problems: tuple[Problem, ...]


class _Mistake(typing.NamedTuple):
    row: int
    line: str
    """What stood there."""
    alone: bool
    """Whether the mistake is one of this line alone."""
    problem: Problem


def recover(text: str, error: NotTomlError) -> Recovered:
    """Return every mistake of a text that is no TOML, the first one given, and what is left."""
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
            text = "\n".join(lines)
            try:
                return Recovered(parse_toml(text) or None, _named(text, mistakes))
            except NotTomlError as another:
                error = another
                continue
        alone = len(mistakes) < most and _alone(line, str(error))
        mistakes.append(_Mistake(row, line, alone, Problem((), str(error), spot=error.spot)))
        if not alone:
            return Recovered(None, _named(text, mistakes))
        lines[row] = ""
        text = "\n".join(lines)
        try:
            return Recovered(parse_toml(text) or None, _named(text, mistakes))
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


def _alone(line: str, message: str) -> bool:
    """Tell whether a mistake is one of this line alone."""
    if line.lstrip().startswith("[") or line.count("[") != line.count("]"):
        return False
    if message.startswith(_TWICE):
        return bool(_KEY.match(line))
    try:
        parse_toml(line)
    except NotTomlError:
        return True
    return False


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
    return (*table, key[1]) if key else table


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
