"""The tree as one statement, for one dialect."""

from collections.abc import Iterable, Iterator

from roletui.sql.dialect import DIALECTS, Dialect, DialectName
from roletui.sql.graph import MOST_BITS, Graph
from roletui.sql.levels import level_parts
from roletui.sql.request import Part, Request, read_parts
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree

MOST_PLACES, MOST_LEVELS = 400, 40


class Statement(NamedTuple):
    """A statement, and how it is made."""

    text: str
    form: str
    """In words, for a comment and for whoever asked."""


def statement(tree: Tree, request: Request, dialect: DialectName, about: str = "") -> Statement:
    """Return the statement for a tree; ``about`` says in one line what it was made from."""
    graph, said = Graph(tree), DIALECTS[dialect]
    levels = len(graph.depths)
    form = f"a column for each of {len(graph.all)} places, a table expression for each of {levels} levels"
    parts = [
        *read_parts(graph, request, said),
        *level_parts(graph, request.blank),
        *_result_parts(graph),
    ]
    prefix = _prefix(request.table)
    body = ",\n".join(_written(parts, prefix, said))
    last = f"{prefix}{parts[-1].name}"
    text = f"-- {about}\n-- {form}\nWITH\n{body}\n{_select(last)};\n"
    return Statement(text, form)


def _prefix(table: str) -> str:
    """Return what the names of all parts begin with, so that none is the table's."""
    prefix = "roletui_"
    while prefix in table.lower():
        prefix += "x_"
    return prefix


def _written(parts: Iterable[Part], prefix: str, dialect: Dialect) -> Iterator[str]:
    before = ""
    for part in parts:
        columns = part.columns if part.source else ("t.*", *part.columns)
        source = part.source or f"{before} t"
        fence = f"\n  {dialect.fence}" if dialect.fence else ""
        listed = ",\n    ".join(columns)
        yield f"{prefix}{part.name} AS (\n  SELECT\n    {listed}\n  FROM {source}{fence}\n)"
        before = f"{prefix}{part.name}"


def _result_parts(graph: Graph) -> Iterator[Part]:
    """Yield the parts that say what the outcomes come to."""
    second = " ".join(
        f"WHEN {graph.bit[entry.id]} THEN {graph.bit[entry.runner_up]}" for entry in graph.outcomes
    )
    status = (
        "CASE WHEN bad <> '' THEN 'bad' WHEN ask THEN 'asking' "
        "WHEN (fx & (fx - 1)) = 0 THEN 'decided' ELSE 'open' END AS status"
    )
    yield Part("standing", (status, "(fy & ~fx) AS tied", f"CASE rec {second} END AS second"), "")
    beside = (
        "CASE status WHEN 'decided' THEN "
        "CASE WHEN tied <> 0 THEN tied WHEN near <> 0 THEN near ELSE second END "
        "WHEN 'open' THEN "
        "CASE WHEN two THEN 0 WHEN (second & fx) <> 0 THEN second ELSE fx & ~rec END END AS beside"
    )
    close = (
        "CASE status WHEN 'decided' THEN tied <> 0 OR near <> 0 WHEN 'open' THEN TRUE END AS close"
    )
    names = " || ".join(
        f"CASE WHEN (fx & {bit}) <> 0 THEN ';{name}' ELSE '' END"
        for name, bit in graph.bit.items()
    )
    outcomes = f"CASE WHEN bad = '' THEN SUBSTR({names}, 2) END AS outcomes"
    yield Part("result", (beside, close, outcomes), "")
    named = " ".join(f"WHEN {bit} THEN '{name}'" for name, bit in graph.bit.items())
    recommendation = (
        f"CASE WHEN status IN ('decided', 'open') THEN CASE rec {named} END END AS recommendation"
    )
    yield Part("named", (recommendation, f"CASE beside {named} END AS runner_up"), "")


def _select(last: str) -> str:
    return (
        "SELECT row_id AS id, status, outcomes, recommendation, runner_up, close,\n"
        f"  NULLIF(bad, '') AS bad\nFROM {last}"
    )
