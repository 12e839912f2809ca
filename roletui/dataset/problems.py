"""What is wrong with a file, as its reader finds it: a place by keys, and a sentence about it.

Where in the text that place is, :mod:`roletui.dataset.reading.diagnostics` finds, and only when
there is something to report.
"""

import re
import typing
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from roletui.text.tuples import NamedTuple

Path = tuple[str | int, ...]
"""Where in the file: keys and list positions from the top."""

MISSING = "is missing."
"""The message about a key that must be given and is not."""

CATCHES_ALL = "has no condition, so those after it are never used: put it last."
"""The message about an entry without a condition before others, of which the first that fits holds.
"""

MOST = 1_000
"""Maximum number of errors reported of a file, and of warnings."""

_NAMED = 3
"""How many names a sentence has of those that it could have."""

Severity = typing.Literal["error", "warning"]
"""An error makes a file unusable; a warning is for its author to weigh."""
Guess = tuple[str, Collection[str]]
"""A word that is not known, and the words of which one may be meant."""


class Spot(NamedTuple):
    """A place in a text; lines and columns count from 1, columns in characters."""

    line: int
    column: int


class Problem(NamedTuple):
    """One thing that is wrong."""

    path: Path
    message: str
    """What is wrong, as a sentence whose subject is the last key of the path."""
    guess: Guess | None = None
    """What may be misspelt."""
    other: Path | None = None
    """The other place, where two places conflict."""
    on_key: bool = False
    """Whether the key itself is meant, not what it holds."""
    severity: Severity = "error"
    spot: Spot | None = None
    """Where it is, where the keys cannot say it."""

    @property
    def place(self) -> str:
        """The key path, as in ``roles[2].tier``; empty for the file as a whole."""
        parts = [f"[{part}]" if isinstance(part, int) else f".{_key(part)}" for part in self.path]
        return "".join(parts).removeprefix(".")


def _key(name: str) -> str:
    """Return a key as TOML writes it: in quotes, unless it is a plain word."""
    if re.fullmatch("[A-Za-z0-9_-]+", name):
        return name
    return '"{}"'.format(name.replace("\\", "\\\\").replace('"', '\\"'))


def some(names: Collection[str]) -> str:
    """Return names in quotes in a sentence: the first few, and how many more there are."""
    quoted = [f"“{name}”" for name in islice(names, _NAMED)]
    more = len(names) - len(quoted)
    last = f"{more:,} more" if more else quoted.pop()
    return f"{', '.join(quoted)} and {last}" if quoted else last


def first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; in place of those that nobody would read, that there are more.

    The rest of the errors is not even looked for.
    """
    left = {"error": MOST, "warning": MOST}
    for problem in problems:
        left[problem.severity] -= 1
        if left[problem.severity] > 0:
            yield problem
        elif problem.severity == "error":
            yield Problem((), "has more errors than these; fix them first.")
            break
    if left["warning"] <= 0:
        yield Problem((), "has more warnings than these.", severity="warning")


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that make a file unusable."""
    return [problem for problem in problems if problem.severity == "error"]


class RefusedError(Exception):
    """A file was refused; ``problems`` says everything that is wrong with it."""

    def __init__(
        self,
        file: str,
        problems: Sequence[Problem],
        text: str = "",
        *,
        raw: Mapping[str, object] | None = None,
        readable: str = "",
        before: int = 0,
        unread: bool = False,
    ) -> None:
        super().__init__(file, problems)
        self.file = file
        """The file as the user named it."""
        self.problems = tuple(problems)
        self.text = text
        """The TOML text the problems are in; empty where the file holds none."""
        self.raw = raw or {}
        """What could be read of it, to call its entries by their names."""
        self.readable = readable or text
        """The text as it was read: without the lines that are no TOML, at the same places."""
        self.before = before
        """How many lines of the file stand before that text."""
        self.unread = unread
        """Whether the file could not even be read."""

    def __str__(self) -> str:
        return "\n".join(
            f"{self.file}: {problem.place} {problem.message}" for problem in self.problems
        )


class DatasetError(RefusedError):
    """A dataset was refused."""
