"""The dialects of SQL, as far as they differ in what a statement here needs."""

import re
import typing
from collections.abc import Iterable

from roletui.text.clean import storable
from roletui.text.errors import TypedError
from roletui.text.tuples import NamedTuple

DialectName = typing.Literal["sqlite", "duckdb", "postgres", "spark"]


class Dialect(NamedTuple):
    """How one database writes names, texts and the few functions that are used."""

    name: DialectName
    quote: str
    """What stands around a name; within it, it is doubled."""
    text: str
    """The type of texts."""
    position: str
    """The function that finds a text in another, counted from 1; 0 where it is not there."""
    fence: str
    """What keeps a database from merging a subquery into the next, so that what it works out once
    is not worked out again at each use; empty where it does not."""
    join: str
    """The function that joins texts with a sign between."""
    recursive: bool
    """Whether a recursive query can drop the rows that it has met before."""

    def identifier(self, name: str) -> str:
        """Return a name as it is written; raise :class:`TypedError` where none can be."""
        if not name or not all(map(storable, name)):
            raise TypedError(
                f"“{name}” cannot be a name in SQL: it is empty or has no visible sign."
            )
        return f"{self.quote}{name.replace(self.quote, self.quote * 2)}{self.quote}"

    def table(self, name: str) -> str:
        """Return the name of a table, given in parts with dots between.

        A part in double quotes may hold dots. Raises :class:`TypedError` for what is no such name.
        """
        if not re.fullmatch(rf"{_PART}(?:\.{_PART})*", name):
            raise TypedError(
                f"“{name}” does not name a table; write it as in sales.requests, with double "
                'quotes around a part that holds a dot, as in sales."requests.2027".'
            )
        parts = (found[0] for found in re.finditer(_PART, name))
        return ".".join(
            self.identifier(part[1:-1].replace('""', '"') if part[0] == '"' else part)
            for part in parts
        )


_PART = r"""(?:"(?:[^"]|"")+"|[^".]+)"""
DIALECTS: dict[DialectName, Dialect] = {
    "sqlite": Dialect(
        "sqlite", '"', "TEXT", "INSTR", "\n  LIMIT -1 OFFSET 0", "GROUP_CONCAT", recursive=True
    ),
    "duckdb": Dialect("duckdb", '"', "VARCHAR", "INSTR", "", "GROUP_CONCAT", recursive=True),
    "postgres": Dialect(
        "postgres", '"', "TEXT", "STRPOS", "\n  OFFSET 0", "STRING_AGG", recursive=True
    ),
    "spark": Dialect("spark", "`", "STRING", "INSTR", "", "LISTAGG", recursive=False),
}


def literal(name: str, before: str = "") -> str:
    """Return an id as a text in SQL, with a sign before it.

    Raises ``ValueError`` for what is no id: no id holds a sign that any dialect reads as another.
    """
    if not re.fullmatch(r"[a-z0-9-]*", name):
        raise ValueError(name)
    return f"'{before}{name}'"


def one_of(column: str, names: Iterable[str]) -> str:
    """Return the condition that a column holds one of some ids."""
    given = [*map(literal, names)]
    return f"{column} = {given[0]}" if len(given) == 1 else f"{column} IN ({', '.join(given)})"
