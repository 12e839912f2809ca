"""Go on behind a mistake in the TOML itself, so that one run names the others too.

A line that is no TOML even by itself is taken out, and the rest is read again. Where the mistake
cannot be held to its line, as with a string that is never closed, reading ends there: whatever
followed would be reported for nothing.
"""

import re
import typing

from roletui.dataset.positions import Text
from roletui.dataset.problems import Path, Problem
from roletui.dataset.text import NotTomlError, parse_toml

MOST = 20
"""Behind so many mistakes nobody reads on."""

_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_TWICE = ("is not valid TOML: cannot overwrite", "is not valid TOML: cannot declare")


class Recovered(typing.NamedTuple):
    """What could be read of a broken text."""

    raw: dict[str, typing.Any] | None
    """The raw values; None where reading had to end."""
    problems: tuple[Problem, ...]


def recover(text: str) -> Recovered:
    """Return every mistake of a text that is no TOML, and what is left without them."""
    problems: list[Problem] = []
    while True:
        try:
            return Recovered(parse_toml(text), tuple(problems))
        except NotTomlError as error:
            problem = Problem((), str(error), spot=error.spot)
            lines = text.split("\n")
            row = error.spot.line - 1 if error.spot else len(lines)
            line = lines[row] if row < len(lines) else ""
            if len(problems) == MOST or not _alone(line, str(error)):
                header = Text(text).table_at(row + 1) if line.lstrip().startswith("[") else ()
                return Recovered(None, (*problems, _first(problem, header)))
            lines[row] = ""
            text = "\n".join(lines)
            problems.append(_first(problem, _path(text, row, line)))


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


def _path(text: str, row: int, line: str) -> Path:
    """Return the path of the key that a line sets, or of the table it is in."""
    table = Text(text).table_at(row + 1)
    key = _KEY.match(line)
    return (*table, key[1]) if key else table


def _first(problem: Problem, path: Path) -> Problem:
    """Name the place by its keys; where something is given twice, point at the first time too."""
    if path and problem.message.startswith(_TWICE):
        return problem._replace(path=path, message="is given twice.", other=path)
    return problem._replace(path=path)
