"""The tree as one statement, for one dialect."""

from collections.abc import Iterable, Iterator

from roletui.sql.dialect import DIALECTS, Dialect, DialectName
from roletui.sql.graph import MOST_BITS, Graph
from roletui.sql.levels import level_parts
from roletui.sql.recursive import walk_queries
from roletui.sql.request import Part, Query, Request, read_parts
from roletui.sql.result import result_parts
from roletui.text.clean import printable
from roletui.text.errors import TypedError
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree

MOST_PLACES = 400
"""Maximum number of places that have a column each; PostgreSQL takes 1,600 columns."""
MOST_LEVELS = 40
"""Maximum number of levels that have a table expression each."""


class Statement(NamedTuple):
    """A statement, and how it is made."""

    text: str
    form: str
    """Which of two forms it has, in words."""


def statement(tree: Tree, request: Request, dialect: DialectName, about: str = "") -> Statement:
    """Return the statement for a tree; ``about`` says in one line what it was made from.

    Raises :class:`TypedError` where a name cannot be written, or the tree is too large for what is
    asked.
    """
    graph, said = Graph(tree), DIALECTS[dialect]
    places, levels = len(graph.all), len(graph.depths)
    prefix = _prefix(request.table)
    read = read_parts(graph, request, said)
    if places <= MOST_PLACES and levels <= MOST_LEVELS and len(graph.bit) <= MOST_BITS:
        form = f"one table expression per level: {levels} levels, {places} places"
        parts = [*read, *level_parts(graph, request.blank), *result_parts(graph)]
        queries = [*_chained(parts, prefix)]
    else:
        _refuse(graph, request, said)
        form = f"a recursive query over a table of edges: {levels} levels, {places} places"
        read[0] = read[0]._replace(columns=(*read[0].columns, "ROW_NUMBER() OVER () AS n"))
        *before, last = _chained(read, prefix)
        queries = [*before, last._replace(kept=True), *walk_queries(graph, prefix, said)]
    body = ",\n".join(_written(query, prefix, said) for query in queries)
    head = f"-- {printable(about)}\n-- In SQL for {dialect}, as {form}.\n"
    recursive = " RECURSIVE" * any(query.name.startswith("walk(") for query in queries)
    return Statement(f"{head}WITH{recursive}\n{body}\n{_select(prefix)};\n", form)


def _refuse(graph: Graph, request: Request, dialect: Dialect) -> None:
    """Raise :class:`TypedError` where a large tree cannot be said as a recursive query."""
    large = (
        f"the tree is too large for one table expression per level ({len(graph.all)} places on "
        f"{len(graph.depths)} levels, {len(graph.bit)} outcomes; at most {MOST_PLACES}, "
        f"{MOST_LEVELS} and {MOST_BITS})"
    )
    if not dialect.recursive:
        raise TypedError(
            f"{large}, and recursive queries of {dialect.name} cannot drop what they met before; "
            "use --dialect duckdb, postgres or sqlite."
        )
    if request.blank == "open":
        raise TypedError(
            f"{large}, and a recursive query cannot tell which questions still matter; use "
            "--blank unsure."
        )


def _prefix(table: str) -> str:
    """Return what the names of all table expressions begin with, so that none is the table's."""
    prefix = "roletui_"
    while prefix in table.lower():
        prefix += "x_"
    return prefix


def _chained(parts: Iterable[Part], prefix: str) -> Iterator[Query]:
    before = ""
    for part in parts:
        columns = part.columns if part.source else ("t.*", *part.columns)
        source = f"{part.source} r" if part.source else f"{before} t"
        listed = ",\n    ".join(columns)
        yield Query(part.name, f"SELECT\n    {listed}\n  FROM {source}")
        before = f"{prefix}{part.name}"


def _written(query: Query, prefix: str, dialect: Dialect) -> str:
    kept = "MATERIALIZED " * query.kept
    fence = f"\n  {dialect.fence}" * (query.body.startswith("SELECT\n") and bool(dialect.fence))
    return f"{prefix}{query.name} AS {kept}(\n  {query.body}{fence}\n)"


def _select(prefix: str) -> str:
    return (
        "SELECT row_id AS id, status, outcomes, recommendation, runner_up, close,\n"
        f"  NULLIF(bad, '') AS bad\nFROM {prefix}named"
    )
