"""What the outcomes of a walk come to, from the columns of the last level."""

from collections.abc import Iterator

from roletui.sql.dialect import literal
from roletui.sql.expressions import chain
from roletui.sql.graph import Graph
from roletui.sql.request import Part

COLUMNS = ("row_id", "status", "outcomes", "recommendation", "runner_up", "close", "bad")
"""The columns of the last table expression, in either form."""


def result_parts(graph: Graph) -> Iterator[Part]:
    """Yield the parts that give ``status``, ``outcomes``, ``recommendation`` and what is beside it.

    ``runner_up`` stays empty where it would have to be searched for: where three or more outcomes
    are left and the dataset's own is not among them, or second answers lead to several.
    """
    status = (
        "CASE WHEN bad <> '' THEN 'bad' WHEN ask THEN 'asking' "
        "WHEN (fx & (fx - 1)) = 0 THEN 'decided' ELSE 'open' END AS status"
    )
    bit = graph.bit
    second = " ".join(f"WHEN {bit[it.id]} THEN {bit[it.runner_up]}" for it in graph.outcomes)
    yield Part("standing", (status, "(fy & ~fx) AS tied", f"CASE rec {second} END AS second"))
    beside = (
        "CASE status WHEN 'decided' THEN "
        "CASE WHEN tied <> 0 THEN tied WHEN near <> 0 THEN near ELSE second END "
        "WHEN 'open' THEN "
        "CASE WHEN two THEN 0 WHEN (second & fx) <> 0 THEN second ELSE fx & ~rec END END AS beside"
    )
    close = (
        "CASE status WHEN 'decided' THEN tied <> 0 OR near <> 0 WHEN 'open' THEN TRUE END AS close"
    )
    yield Part("result", (beside, close))
    listed = (
        f"CASE WHEN (fx & {each}) <> 0 THEN {literal(name, ';')} ELSE '' END"
        for name, each in bit.items()
    )
    named = " ".join(f"WHEN {each} THEN {literal(name)}" for name, each in bit.items())
    yield Part(
        "named",
        (
            f"CASE WHEN bad = '' THEN SUBSTR({chain(listed, '||', '')}, 2) END AS outcomes",
            f"CASE WHEN status IN ('decided', 'open') THEN CASE rec {named} END END "
            "AS recommendation",
            f"CASE beside {named} END AS runner_up",
        ),
    )
