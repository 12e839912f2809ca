"""TOML text to raw values, whatever the text holds."""

import re
import sys
import typing
from decimal import Decimal

from roletui.dataset.problems import Problem, Spot
from roletui.dataset.reading.version import newer_form
from roletui.text.tuples import NamedTuple

_PLAINLY = {
    "Illegal character '\\n'": "the text in quotes is not closed on its line",
    "Expected newline or end of document after a statement": "the line goes on after its end; "
    'write 27.50 for a number, 2027-06-30 for a day, \\" for a quotation mark in a text',
    "Invalid value": "what follows is not a value; a text is written in quotes, true and false "
    "in lower case",
    "Invalid statement": "this is not a key, a table or a comment",
    "Unclosed array": "the list is not closed, or lacks a comma",
    "Unterminated string": "a text that three quotation marks open is never closed",
}
"""What the parser says, for those who know no parser."""
_ROUGHLY = {
    "Duplicate inline table key": "a key is given twice in a table in braces",
    "Cannot mutate immutable namespace": "this was given above, whole, and cannot grow",
}
"""The same for what it says of a certain key: how that begins."""

MOST_DOTS = 1_000_000
"""Maximum number of dots; each may stand in a key, where it takes 200 bytes of memory."""
MOST_PARTS = 3_000_000
"""Maximum number of commas and brackets; each value takes a microsecond and 300 bytes."""
MOST_KEYS = 300_000
"""Maximum number of different parts of keys and tables; each takes a kilobyte."""
DEEPEST = 100
"""Maximum parts of one key; the parser's time grows with their square."""
MOST_DIGITS = 100
"""Maximum characters of a number; longer ones cannot be computed with in reasonable time."""

_KEY = r"""(?m)^[ \t]*+(?:\[([^\]\n]*+)|((?:[^=\n"'\[]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')++)=)"""
"""A table, or a key and all it is written with, at the beginning of a line."""
_DIGITS, _STRIDE = "[0-9A-Fa-f_]{5000}", 5_000
"""In a number of 10,000 digits one of these begins at a multiple of its length."""
_FEW, _SHORT = 10_000, 1_000_000
"""With so few dots, or characters, no key and no number can be too much for the parser."""


class NotTomlError(ValueError):
    """A text cannot be read as TOML; the message says why."""

    def __init__(self, message: str, spot: Spot | None = None, rows: int = 0) -> None:
        super().__init__(message)
        self.spot = spot
        """Where it goes wrong, where that is known."""
        self.rows = rows
        """The number of lines that it can be held to; 0 where that is not known."""


def parse_toml(text: str) -> dict[str, typing.Any]:
    """Return the raw values of a text in TOML 1.0; numbers with a point are exact decimals.

    Raise :class:`NotTomlError` for any other text.
    """
    import tomli  # where TOML is read, which a start with nothing saved does not do: 2 ms

    _guard(text)
    if newer := newer_form(text):
        raise NotTomlError(f"is not valid TOML 1.0: {newer.message}.", newer.spot, newer.rows)
    try:
        return tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        rough = (words for begin, words in _ROUGHLY.items() if error.msg.startswith(begin))
        why = _PLAINLY.get(error.msg) or next(rough, error.msg[:1].lower() + error.msg[1:])
        # Where a text ends too early, the parser may count on behind its end.
        line = text.replace("\r\n", "\n").split("\n")[error.lineno - 1 :][:1]
        spot = Spot(error.lineno, min(error.colno, len("".join(line)) + 1))
        raise NotTomlError(f"is not valid TOML: {why}.", spot) from None
    except RecursionError:
        raise NotTomlError("is nested too deeply.") from None
    except (ValueError, ArithmeticError):
        raise NotTomlError("holds a number with too many digits.") from None


class Read(NamedTuple):
    """What a text holds."""

    raw: dict[str, typing.Any]
    warnings: tuple[Problem, ...] = ()


def read_toml(text: str) -> Read:
    """Return the raw values of a text in TOML 1.0, in which other signs may stand for its own.

    Raise :class:`NotTomlError` for any other text.
    """
    try:
        return Read(parse_toml(text))
    except NotTomlError:
        from roletui.dataset.reading.signs import straightened  # only where it fails: 2 ms

        straight = straightened(text)
        if not straight.warnings:
            raise
        return Read(parse_toml(straight.text), straight.warnings)


def _guard(text: str) -> None:
    """Refuse what the parser would need too much time or memory for."""
    dots = text.count(".")
    if dots <= _FEW and len(text) <= _SHORT:
        return
    parts = sum(map(text.count, ",[{"))
    if dots > MOST_DOTS:
        raise _too_many(MOST_DOTS, "dots")
    if parts > MOST_PARTS:
        raise _too_many(MOST_PARTS, "commas and brackets")
    digits = re.compile(_DIGITS)
    if any(digits.match(text, start) for start in range(0, len(text), _STRIDE)):
        raise NotTomlError("holds a number with too many digits.")
    keys: set[str] = set()
    different = 0
    for found in re.finditer(_KEY, text):
        if found[0] not in keys:
            keys.add(found[0])
            depth = found[0].count(".") + 1
            different += depth
            if depth > DEEPEST:
                raise NotTomlError("is nested too deeply.")
            if different > MOST_KEYS:
                raise _too_many(MOST_KEYS, "different keys")


def _too_many(most: int, what: str) -> NotTomlError:
    return NotTomlError(f"holds more than {most:,} {what}; no dataset needs that.")


def _decimal(text: str) -> Decimal:
    if len(text) > MOST_DIGITS:
        raise ValueError(text)
    return Decimal(text)


def wrong_format(raw: typing.Mapping[str, object], known: int) -> Problem | None:
    """Return what is wrong with the format number of a file, if anything is."""
    given = raw.get("format", known)
    if type(given) is not int or abs(given) > sys.maxsize:
        return Problem(("format",), f"must be the whole number {known}.")
    if given != known:
        return Problem(("format",), f"is {given}; this program reads format {known}.")
    return None
