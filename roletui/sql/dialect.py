"""The dialects of SQL, as far as they differ in what a statement here needs."""

import re
import typing

from roletui.text.clean import has_control
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
    recursive: bool
    """Whether a recursive query can drop the rows that it has met before."""

    def identifier(self, name: str) -> str:
        """Return a name as it is written; raise :class:`TypedError` where none can be."""
        if not name or has_control(name) or {"\t", "\n"} & {*name}:
            raise TypedError(f"“{name}” cannot be a name in SQL: it is empty or has no visible sign.")
        return f"{self.quote}{name.replace(self.quote, self.quote * 2)}{self.quote}"

    def table(self, name: str) -> str:
        """Return a table's name, whose parts have dots between; one in quotes may hold dots."""
        parts = re.findall(r'"((?:[^"]|"")*)"(?:\.|$)|([^".]*)(?:\.|$)', name)
        found = [quoted.replace('""', '"') or plain for quoted, plain in parts]
        if found and found[-1] == "" and not name.endswith("."):
            del found[-1]
        return ".".join(map(self.identifier, found or [""]))


DIALECTS: dict[DialectName, Dialect] = {
    "sqlite": Dialect("sqlite", '"', "TEXT", "INSTR", "LIMIT -1 OFFSET 0", recursive=True),
    "duckdb": Dialect("duckdb", '"', "VARCHAR", "INSTR", "", recursive=True),
    "postgres": Dialect("postgres", '"', "TEXT", "STRPOS", "OFFSET 0", recursive=True),
    "spark": Dialect("spark", "`", "STRING", "INSTR", "", recursive=False),
}


def literal(name: str) -> str:
    """Return an id as a text in SQL; ids hold nothing that any dialect would read otherwise."""
    if not re.fullmatch(r"[a-z0-9+-]*", name):
        raise ValueError(name)
    return f"'{name}'"


def one_of(column: str, names: typing.Iterable[str]) -> str:
    """Return the condition that a column holds one of some ids."""
    given = [*map(literal, names)]
    return f"{column} = {given[0]}" if len(given) == 1 else f"{column} IN ({', '.join(given)})"
