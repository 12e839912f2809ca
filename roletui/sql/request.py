"""What a statement is asked for, and the answers as it reads them from a table."""

import typing
from collections.abc import Mapping
from types import MappingProxyType

from roletui.dataset.question_order import UNSURE
from roletui.sql.dialect import Dialect, one_of
from roletui.sql.expressions import any_of, chain
from roletui.sql.graph import Graph
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import ALSO

Blank = typing.Literal["unsure", "open"]
"""What an empty cell says: *not sure*, or that nobody has been asked yet."""
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


class Request(NamedTuple):
    """The table to read, and how to read it."""

    table: str = "requests"
    """Its name; parts have dots between."""
    id: str = "id"
    """The column that names a request."""
    columns: Mapping[str, str] = NO_COLUMNS
    """From question id to the column with its answers, where that has another name."""
    blank: Blank = "unsure"


class Part(NamedTuple):
    """A table expression that adds columns to those of the one before it."""

    name: str
    columns: tuple[str, ...]
    source: str = ""
    """The table that the first part reads; empty for all others."""


class Query(NamedTuple):
    """A table expression in full."""

    name: str
    """Its name, and those of its columns where the query does not say them."""
    body: str
    kept: bool = False
    """Whether it must be worked out once and kept, however often it is read."""
    fenced: bool = False
    """Whether no database may merge it into the next."""


def read_parts(graph: Graph, request: Request, dialect: Dialect) -> list[Part]:
    """Return the parts that read the cells of a table.

    For the question of number n there are ``qn``, the answer that decides, and ``bn``, the second
    of two answers, or an empty text. ``bad`` has the questions whose cells hold no answer, ``two``
    says whether any has two.
    """
    cells, answers, bad = [], [], []
    for number, question in enumerate(graph.questions):
        column = dialect.identifier(request.columns.get(question.id, question.id))
        text = f"LOWER(TRIM(CAST(r.{column} AS {dialect.text})))"
        blank = UNSURE if request.blank == "unsure" else ""
        cells.append(f"COALESCE(NULLIF({text}, ''), '{blank}') AS c{number}")
        c, q, b = f"c{number}", f"q{number}", f"b{number}"
        plus = f"{dialect.position}({c}, '{ALSO}')"
        first = f"CASE WHEN {plus} > 0 THEN TRIM(SUBSTR({c}, 1, {plus} - 1)) ELSE {c} END"
        second = f"CASE WHEN {plus} > 0 THEN TRIM(SUBSTR({c}, {plus} + 1)) ELSE '' END"
        answers += [f"{first} AS {q}", f"{second} AS {b}"]
        ids = [answer.id for answer in question.answers]
        one = one_of(c, [*ids, UNSURE, *([""] if request.blank == "open" else [])])
        two = f"({one_of(q, ids)} AND {one_of(b, ids)} AND {q} <> {b})"
        bad.append(f"CASE WHEN {one} OR {two} THEN '' ELSE ';{question.id}' END")
    several = any_of(f"b{number} <> ''" for number in range(len(graph.questions)))
    key = f"r.{dialect.identifier(request.id)} AS row_id"
    return [
        Part("cells", (key, *cells), dialect.table(request.table)),
        Part("answers", tuple(answers)),
        Part("said", (f"SUBSTR({chain(bad, '||', '')}, 2) AS bad", f"({several}) AS two")),
    ]
