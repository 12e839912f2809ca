"""TOML text to raw values, whatever the text holds."""

import typing
from decimal import Decimal

import tomli

from roletui.dataset.problems import Problem, Spot

_PLAINLY = {
    "Illegal character '\\n'": "the text in quotes is not closed on its line",
    "Expected newline or end of document after a statement": "something follows what is complete",
    "Invalid value": "what follows is no value; a text must stand in quotes",
    "Invalid statement": "this is no key, no table and no remark",
    "Unclosed array": "the list is not closed, or lacks a comma",
    "Unterminated string": "a text is never closed",
}
"""What the parser says, for those who know no parser."""


class NotTomlError(ValueError):
    """A text cannot be read as TOML; the message says why."""

    def __init__(self, message: str, spot: Spot | None = None) -> None:
        super().__init__(message)
        self.spot = spot
        """Where it goes wrong, where that is known."""


def parse_toml(text: str) -> dict[str, typing.Any]:
    """Return the raw values of a TOML text; numbers with a point are exact decimals."""
    try:
        return tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        why = _PLAINLY.get(error.msg, error.msg[:1].lower() + error.msg[1:])
        spot = Spot(error.lineno, error.colno)
        raise NotTomlError(f"is not valid TOML: {why}.", spot) from None
    except RecursionError:
        raise NotTomlError("is nested too deeply.") from None
    except (ValueError, ArithmeticError):
        raise NotTomlError("holds a number that is too large.") from None


def wrong_format(raw: typing.Mapping[str, object], known: int) -> Problem | None:
    """Return what is wrong with the format number of a file, if anything is."""
    given = raw.get("format", known)
    if type(given) is not int:
        return Problem(("format",), f"must be the whole number {known}.")
    if given != known:
        return Problem(("format",), f"is {given}; this program reads format {known}.")
    return None
