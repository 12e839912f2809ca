"""The walk as a recursive query over a table of edges, for trees with too many places for columns.

Every request has a number (``n``), its answers in one line of text (``line``), and a row for each
place that one of three walks comes to: ``x`` follows the answers that decide, ``y`` second answers
too, ``z`` is the path to the provisional outcome. An outcome is a place whose number is below 0.
"""

from collections.abc import Iterator

from roletui.dataset.question_order import UNSURE
from roletui.sql.dialect import Dialect, literal
from roletui.sql.expressions import chain
from roletui.sql.graph import Graph
from roletui.sql.request import Part, Query

NUMBER = "ROW_NUMBER() OVER () AS n"
"""The column that numbers the rows."""


def line_part(graph: Graph) -> Part:
    """Return the part with the answers of a row as a line: ``|3=yes|``, a second ``|3+no|``."""
    said = (
        f"CASE WHEN q{nr} = '{UNSURE}' THEN '|{nr}?' "
        f"WHEN b{nr} = '' THEN '|{nr}=' || q{nr} "
        f"ELSE '|{nr}=' || q{nr} || '|{nr}+' || b{nr} END"
        for nr in range(len(graph.questions))
    )
    return Part("line", (f"{chain(said, '||', '')} || '|' AS line",))


_WALKED = {
    "walk(n, kind, place, near)": """SELECT * FROM ({begin}) b
  UNION
  SELECT w.n, w.kind, e.target,
    CASE WHEN w.kind = 'z' AND {has}said) > 0 THEN e.near ELSE 0 END
  FROM {prefix}walk w
  JOIN {prefix}line s ON s.n = w.n
  JOIN {prefix}edges e ON e.place = w.place
  WHERE {has}said) > 0 OR (w.kind = 'y' AND {has}beside) > 0)
    OR ((w.kind <> 'z' OR e.usual = 1) AND {has}unsure) > 0)""",
    "reached": """SELECT n, -place AS nr, {came}, MAX(near) AS near
  FROM {prefix}walk WHERE place < 0 GROUP BY n, place""",
    "listed": """SELECT r.*, o.name,
    MAX(CASE WHEN z = 1 THEN o.second END) OVER (PARTITION BY n) AS second,
    {join}(CASE WHEN x = 1 THEN o.name END, ';') OVER (
      PARTITION BY n ORDER BY r.nr
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS outcomes
  FROM {prefix}reached r JOIN {prefix}outcomes o ON o.nr = r.nr""",
    "ends": """SELECT n, MAX(outcomes) AS outcomes, SUM(x) AS many, SUM(y) - SUM(x) AS tied,
    MAX(CASE WHEN z = 1 THEN name END) AS rec, MAX(near) AS near, MAX(second) AS second,
    MAX(CASE WHEN x = 1 AND nr = second THEN name END) AS second_left,
    MAX(CASE WHEN x = 1 AND z = 0 THEN name END) AS other,
    MAX(CASE WHEN x = 0 AND y = 1 THEN name END) AS tied_name
  FROM {prefix}listed GROUP BY n""",
    "named": """SELECT s.row_id, s.bad, e.outcomes, e.rec AS recommendation,
    CASE WHEN s.bad <> '' THEN 'bad' WHEN e.many = 1 THEN 'decided' ELSE 'open' END
      AS status,
    CASE WHEN s.bad = '' THEN e.many > 1 OR e.tied > 0 OR e.near > 0 END AS close,
    CASE WHEN s.bad <> '' THEN NULL
      WHEN e.many = 1 AND e.tied > 0 THEN CASE WHEN e.tied = 1 THEN e.tied_name END
      WHEN e.many = 1 THEN o.name
      WHEN s.two THEN NULL
      WHEN e.second_left IS NOT NULL THEN e.second_left
      WHEN e.many = 2 THEN e.other END AS runner_up
  FROM {prefix}line s
  LEFT JOIN {prefix}ends e ON e.n = s.n
  LEFT JOIN {prefix}outcomes o
    ON o.nr = CASE WHEN e.near > 0 THEN e.near ELSE e.second END""",
}
"""The queries behind the table of edges: what each walk comes to, a row for each outcome that it
reaches, these with what they are called and what is second, and all of a request in one row."""


def walk_queries(graph: Graph, prefix: str, dialect: Dialect) -> Iterator[Query]:
    """Yield the queries that walk the tree along the lines.

    The last one has the columns that the last part of the other form has.
    """
    number = {entry.id: nr for nr, entry in enumerate(graph.outcomes, 1)}
    ends = [f"({number[it.id]}, {literal(it.id)}, {number[it.runner_up]})" for it in graph.outcomes]
    yield Query("outcomes(nr, name, second)", _values(ends))
    yield Query("edges(place, said, beside, unsure, usual, target, near)", _values(_edges(graph)))
    begin = " UNION ALL ".join(
        f"SELECT n, '{kind}' AS kind, 0 AS place, 0 AS near FROM {prefix}line WHERE bad = ''"
        for kind in "xyz"
    )
    came = ", ".join(
        f"MAX(CASE WHEN kind = '{kind}' THEN 1 ELSE 0 END) AS {kind}" for kind in "xyz"
    )
    has = f"{dialect.position}(s.line, e."
    for name, body in _WALKED.items():
        filled = body.format(prefix=prefix, begin=begin, came=came, has=has, join=dialect.join)
        yield Query(name, filled)


def _values(rows: list[str]) -> str:
    return "VALUES\n    " + ",\n    ".join(rows)


def _edges(graph: Graph) -> list[str]:
    """Return the rows of the table of edges, one for each answer at each place."""
    rows = []
    number = {entry.id: nr for nr, entry in enumerate(graph.outcomes, 1)}
    near = {(edge.place, edge.answers[0]): number[name] for name, edge in graph.close()}
    for place in range(len(graph.all)):
        usual = graph.usual(place)
        for end, edge in graph.leaving(place).items():
            target = -number[end] if isinstance(end, str) else end
            nr = edge.question
            rows += [
                f"({place}, '|{nr}={answer}|', '|{nr}+{answer}|', '|{nr}?|', "
                f"{int(answer == usual)}, {target}, {near.get((place, answer), 0)})"
                for answer in edge.answers
            ]
    return rows
