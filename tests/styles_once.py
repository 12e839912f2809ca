"""Styles of the app are parsed once a process, however many apps its tests start."""

from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation

_PARSED: dict[object, list[RuleSet]] = {}


def parsed(
    scope: str,
    css: str,
    read_from: CSSLocation,
    *,
    variable_tokens: dict[str, list[Token]],
    **how: object,
) -> list[RuleSet]:
    """Return the rules of a text; those of the same text with the same colours are the same."""
    colours = tuple(
        (name, *(token.value for token in variable_tokens[name])) for name in variable_tokens
    )
    key = scope, css, read_from, colours, tuple(how.items())
    if key not in _PARSED:
        _PARSED[key] = [*parse(scope, css, read_from, variable_tokens=variable_tokens, **how)]
    return _PARSED[key]


def install() -> None:
    """Let every stylesheet take its rules from here."""
    stylesheet.parse = parsed
