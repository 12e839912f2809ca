"""TOML text to raw values, whatever the text holds."""

import re
import sys
import typing
from decimal import Decimal

import tomli

from roletui.dataset.problems import Problem, Spot

_PLAINLY = {
    "Illegal character '\\n'": "the text in quotes is not closed on its line",
    "Expected newline or end of document after a statement": "the line goes on behind its end; a "
    'decimal point is a point, a day is written 2027-06-30, a quotation mark in a text \\"',
    "Invalid value": "what follows is no value; a text stands in quotes, true and false "
    "in lower case",
    "Invalid statement": "this is no key, no table and no remark",
    "Unclosed array": "the list is not closed, or lacks a comma",
    "Unterminated string": "a text that three quotation marks open is never closed",
}
"""What the parser says, for those who know no parser."""

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

    def __init__(self, message: str, spot: Spot | None = None) -> None:
        super().__init__(message)
        self.spot = spot
        """Where it goes wrong, where that is known."""


def parse_toml(text: str) -> dict[str, typing.Any]:
    """Return the raw values of a TOML text; numbers with a point are exact decimals."""
    _guard(text)
    try:
        return tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        why = _PLAINLY.get(error.msg, error.msg[:1].lower() + error.msg[1:])
        spot = Spot(error.lineno, error.colno)
        raise NotTomlError(f"is not valid TOML: {why}.", spot) from None
    except RecursionError:
        raise NotTomlError("is nested too deeply.") from None
    except (ValueError, ArithmeticError):
        raise NotTomlError("holds a number that is too large.") from None


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
        raise NotTomlError("holds a number that is too large.")
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
