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

MOST_DOTS = 300_000
"""The keys of a text may hold so many: each takes a kilobyte of memory."""
_BEFORE_VALUES = re.compile(r"(?m)^[^\"'=#\n]*")
"""What may be a key at the beginning of a line."""
MOST_DIGITS = 100
"""A number may be written with so many signs; more cannot be counted with in reasonable time."""

_DEEP = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}"""
)
"""A key of a hundred parts; the parser's time grows with their square."""
_SHALLOW = 10_000
"""With so few dots no key can be too deep for the parser."""
_ENDLESS = re.compile("(?<![0-9A-Fa-f_])[0-9A-Fa-f_]{10000}")
"""A number that takes the parser a hundred bytes of memory for each digit."""
_SHORT = 1_000_000
"""In so short a text no number can be too long for the parser."""


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
    if dots > MOST_DOTS and sum(k.count(".") for k in _BEFORE_VALUES.findall(text)) > MOST_DOTS:
        raise NotTomlError(f"holds more than {MOST_DOTS:,} dots in keys; no dataset needs that.")
    if dots > _SHALLOW and _DEEP.search(text):
        raise NotTomlError("is nested too deeply.")
    if len(text) > _SHORT and _ENDLESS.search(text):
        raise NotTomlError("holds a number that is too large.")


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
