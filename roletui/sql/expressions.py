"""Expressions over the columns of a statement, joined so that no chain is too deep to be parsed."""

from collections.abc import Iterable, Sequence

_LONGEST = 100
"""Maximum length of a chain of operators; SQLite takes a thousand."""


def chain(terms: Iterable[str], sign: str, empty: str) -> str:
    """Return some terms with an operator between, which must be associative."""
    found = [*terms]
    while len(found) > _LONGEST:
        groups = (found[at : at + _LONGEST] for at in range(0, len(found), _LONGEST))
        found = [f"({f' {sign} '.join(group)})" for group in groups]
    return f" {sign} ".join(found) or empty


def any_of(conditions: Iterable[str]) -> str:
    """Return the condition that one of some holds."""
    return chain(conditions, "OR", "FALSE")


def bits(cases: Iterable[tuple[str, int | str]]) -> str:
    """Return the union of those bit sets whose conditions hold."""
    return chain((f"CASE WHEN {when} THEN {then} ELSE 0 END" for when, then in cases), "|", "0")


def first(cases: Sequence[tuple[str, int]]) -> str:
    """Return the number behind the first condition that holds; 0 where none does."""
    whens = " ".join(f"WHEN {when} THEN {then}" for when, then in cases)
    return f"CASE {whens} ELSE 0 END" if whens else "0"
