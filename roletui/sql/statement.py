"""The tree as one statement, for one dialect."""

from roletui.sql.chain import chained
from roletui.sql.dialect import DIALECTS, Dialect, DialectName
from roletui.sql.graph import MOST_BITS, Graph
from roletui.sql.levels import level_parts
from roletui.sql.recursive import NUMBER, line_part, walk_queries
from roletui.sql.request import Query, Request, read_parts
from roletui.sql.result import COLUMNS, result_parts
from roletui.text.clean import printable
from roletui.text.errors import TypedError
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree

MOST_COLUMNS = 1_500
"""Maximum number of columns of a table expression; PostgreSQL takes 1,664, SQLite 2,000."""
MOST_LEVELS = 40
"""Maximum number of levels that have a table expression each."""
LONGEST = 900_000
"""Maximum length of a statement; SQLite takes a million bytes."""


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
    size = f"{len(graph.depths)} levels, {len(graph.all)} places"
    if queries := _levels(graph, request, said):
        form = f"one table expression per level: {size}"
    else:
        queries = _recursive(graph, request, said, size)
        form = f"a recursive query over a table of edges: {size}"
    head = f"-- {printable(about)}\n-- In SQL for {dialect}, as {form}.\n"
    return Statement(f"{head}{_written(queries, _prefix(request.table), said)}", form)


def _levels(graph: Graph, request: Request, dialect: Dialect) -> list[Query]:
    """Return the queries with a column for each place; none where those are too many."""
    if len(graph.depths) > MOST_LEVELS or len(graph.bit) > MOST_BITS:
        return []
    parts = [
        *read_parts(graph, request, dialect),
        *level_parts(graph, request.blank),
        *result_parts(graph),
    ]
    queries, widest = chained(parts, _prefix(request.table), COLUMNS)
    long = sum(len(query.body) for query in queries) > LONGEST
    return [] if widest > MOST_COLUMNS or long else queries


def _recursive(graph: Graph, request: Request, dialect: Dialect, size: str) -> list[Query]:
    """Return the queries that walk over edges; raise :class:`TypedError` where they cannot."""
    large = f"the tree is too large for one table expression per level ({size})"
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
    prefix = _prefix(request.table)
    first, *rest = read_parts(graph, request, dialect)
    numbered = first._replace(columns=(*first.columns, NUMBER))
    parts = [numbered, *rest, line_part(graph)]
    read, widest = chained(parts, prefix, ("row_id", "n", "bad", "two", "line"))
    if widest > MOST_COLUMNS:
        raise TypedError(
            f"{len(graph.questions)} questions are more than one statement can read; at most "
            f"{MOST_COLUMNS // 3}."
        )
    return [*read[:-1], read[-1]._replace(kept=True), *walk_queries(graph, prefix, dialect)]


def _prefix(table: str) -> str:
    """Return what the names of all table expressions begin with, so that none is the table's."""
    prefix = "roletui_"
    while prefix in table.lower():
        prefix += "x_"
    return prefix


def _written(queries: list[Query], prefix: str, dialect: Dialect) -> str:
    """Return the whole statement."""
    recursive = " RECURSIVE" * any(query.name.startswith("walk(") for query in queries)
    body = ",\n".join(
        f"{prefix}{query.name} AS {'MATERIALIZED ' * query.kept}(\n  {query.body}"
        f"{dialect.fence * query.fenced}\n)"
        for query in queries
    )
    names = ", ".join(["row_id AS id", *COLUMNS[1:-1]])
    return (
        f"WITH{recursive}\n{body}\nSELECT {names}, NULLIF(bad, '') AS bad\n"
        f"FROM {prefix}{queries[-1].name};\n"
    )
