"""The walk as a recursive query over a table of edges, for trees with too many places for columns.

Every request has a number (``n``) and a row for each place that one of three walks comes to: ``x``
follows the answers that decide, ``y`` second answers too, ``z`` is the path to the provisional
outcome. An outcome is a place whose number is below 0.
"""

from collections.abc import Iterator, Mapping

from roletui.dataset.question_order import UNSURE
from roletui.sql.dialect import Dialect, literal
from roletui.sql.graph import Graph
from roletui.sql.request import Query

NUMBER = "ROW_NUMBER() OVER () AS n"
"""The column that numbers the rows."""
_TOGETHER = 100
"""Maximum number of selections that are put together at once; SQLite takes 500."""


def walk_queries(graph: Graph, prefix: str, dialect: Dialect) -> Iterator[Query]:
    """Yield the queries that walk the tree from what is ``said``.

    The last one has the columns that the last part of the other form has.
    """
    number = {entry.id: nr for nr, entry in enumerate(graph.outcomes, 1)}
    rows = [
        f"({nr}, {literal(entry.id)}, {number[entry.runner_up]})"
        for nr, entry in enumerate(graph.outcomes, 1)
    ]
    yield Query("outcomes(nr, name, second)", _values(rows))
    yield Query(
        "edges(place, question, answer, usual, target, near)", _values(_edges(graph, number))
    )
    given = [
        f"SELECT n, {nr}, q{nr}, b{nr} FROM {prefix}said" for nr in range(len(graph.questions))
    ]
    groups = [given[at : at + _TOGETHER] for at in range(0, len(given), _TOGETHER)]
    for nr, group in enumerate(groups):
        yield Query(f"given_{nr}(n, question, q, b)", "\nUNION ALL ".join(group), kept=True)
    together = (f"SELECT * FROM {prefix}given_{nr}" for nr in range(len(groups)))
    yield Query("given(n, question, q, b)", "\nUNION ALL ".join(together), kept=True)
    begin = "\nUNION ALL ".join(
        f"SELECT n, '{kind}', 0, 0 FROM {prefix}said WHERE bad = ''" for kind in "xyz"
    )
    yield Query(
        "walk(n, kind, place, near)",
        f"SELECT * FROM ({begin}) begin_\n"
        "UNION\n"
        "SELECT w.n, w.kind, e.target, CASE WHEN w.kind = 'z' AND g.q = e.answer THEN e.near "
        "ELSE 0 END\n"
        f"FROM {prefix}walk w\n"
        f"JOIN {prefix}edges e ON e.place = w.place\n"
        f"JOIN {prefix}given g ON g.n = w.n AND g.question = e.question\n"
        "WHERE g.q = e.answer OR (w.kind = 'y' AND g.b = e.answer)\n"
        f"  OR (g.q = '{UNSURE}' AND (w.kind <> 'z' OR e.usual = 1))",
    )
    came = ", ".join(
        f"MAX(CASE WHEN kind = '{kind}' THEN 1 ELSE 0 END) AS {kind}" for kind in "xyz"
    )
    yield Query(
        "reached",
        f"SELECT n, -place AS nr, {came}, MAX(near) AS near\n"
        f"FROM {prefix}walk WHERE place < 0 GROUP BY n, place",
    )
    yield Query(
        "beside_",
        "SELECT r.*, o.name,\n"
        "  MAX(CASE WHEN z = 1 THEN o.second END) OVER (PARTITION BY n) AS second,\n"
        f"  {dialect.join}(CASE WHEN x = 1 THEN o.name END, ';') OVER (\n"
        "    PARTITION BY n ORDER BY r.nr\n"
        "    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING\n"
        "  ) AS outcomes\n"
        f"FROM {prefix}reached r JOIN {prefix}outcomes o ON o.nr = r.nr",
    )
    yield Query(
        "ends",
        "SELECT n, MAX(outcomes) AS outcomes, SUM(x) AS left_, SUM(y) - SUM(x) AS tied,\n"
        "  MAX(CASE WHEN z = 1 THEN name END) AS rec, MAX(near) AS near, MAX(second) AS second,\n"
        "  MAX(CASE WHEN x = 1 AND nr = second THEN name END) AS second_left,\n"
        "  MAX(CASE WHEN x = 1 AND z = 0 THEN name END) AS other,\n"
        "  MAX(CASE WHEN x = 0 AND y = 1 THEN name END) AS tied_name\n"
        f"FROM {prefix}beside_ GROUP BY n",
    )
    yield Query(
        "named",
        "SELECT s.row_id, s.bad, e.outcomes, e.rec AS recommendation,\n"
        "  CASE WHEN s.bad <> '' THEN 'bad' WHEN e.left_ = 1 THEN 'decided' ELSE 'open' END "
        "AS status,\n"
        "  CASE WHEN s.bad = '' THEN e.left_ > 1 OR e.tied > 0 OR e.near > 0 END AS close,\n"
        "  CASE WHEN s.bad <> '' THEN NULL\n"
        "    WHEN e.left_ = 1 AND e.tied > 0 THEN CASE WHEN e.tied = 1 THEN e.tied_name END\n"
        "    WHEN e.left_ = 1 THEN o.name\n"
        "    WHEN s.two THEN NULL\n"
        "    WHEN e.second_left IS NOT NULL THEN e.second_left\n"
        "    WHEN e.left_ = 2 THEN e.other END AS runner_up\n"
        f"FROM {prefix}said s\n"
        f"LEFT JOIN {prefix}ends e ON e.n = s.n\n"
        f"LEFT JOIN {prefix}outcomes o\n"
        "  ON o.nr = CASE WHEN e.near > 0 THEN e.near ELSE e.second END",
    )


def _values(rows: list[str]) -> str:
    return "VALUES\n    " + ",\n    ".join(rows)


def _edges(graph: Graph, number: Mapping[str, int]) -> list[str]:
    """Return the rows of the table of edges, one for each answer at each place."""
    rows = []
    near = {(edge.place, edge.answers[0]): name for name, edge in graph.close()}
    for place in range(len(graph.all)):
        for end, edge in graph.leaving(place).items():
            target = -number[end] if isinstance(end, str) else end
            for answer in edge.answers:
                usual = int(answer == graph.usual(place))
                close = near.get((place, answer), "")
                rows.append(
                    f"({place}, {edge.question}, {literal(answer)}, {usual}, {target}, "
                    f"{number[close] if close else 0})"
                )
    return rows
