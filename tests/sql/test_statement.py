"""A statement as it is written: names, forms, refusals, and rows of the small dataset by hand."""

import sqlite3

import pytest
from helpers import small, small_tree

import roletui.sql.statement as statements
from roletui.sql.dialect import DIALECTS, DialectName, literal
from roletui.sql.graph import Graph
from roletui.sql.request import Request
from roletui.sql.statement import statement
from roletui.text.errors import TypedError

from .rows import Row, in_sqlite

BY_HAND: list[tuple[Row, tuple[object, ...]]] = [
    (("yes", "yes", None), ("decided", "self", "self", "workshop", 0, None)),
    (("no", None, "no"), ("decided", "mobile", "mobile", "workshop", 0, None)),
    (("no", "yes", "unsure"), ("open", "workshop;mobile", "workshop", "mobile", 1, None)),
    (("YES", " no ", ""), ("open", "workshop;mobile", "workshop", "mobile", 1, None)),
    (("", "", ""), ("open", "workshop;mobile;self", "workshop", "mobile", 1, None)),
    (("yes+no", "yes", "yes"), ("decided", "self", "self", "workshop", 1, None)),
    (("no+yes", "yes", "yes"), ("decided", "workshop", "workshop", "self", 1, None)),
    (("maybe", "yes", "yes+yes"), ("bad", None, None, None, None, "fault;carry")),
]
"""Rows of fault, skill and carry, and what is to be said of each."""

FORMS = pytest.mark.parametrize("most", [400, 0], ids=["levels", "recursive"])


@FORMS
def test_rows_by_hand(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers decide; what is empty leaves several; two fit; a cell with none makes a row bad."""
    monkeypatch.setattr(statements, "MOST_LEVELS", most)
    made = statement(small_tree(), Request(), "sqlite")
    found = in_sqlite(made.text, small().dataset, [row for row, _ in BY_HAND], Request())
    assert [said[1:] for said in found] == [right for _, right in BY_HAND]


def test_what_nobody_was_asked() -> None:
    """With open cells a row asks while an answer still matters, and is decided once none does."""
    request = Request(blank="open")
    made = statement(small_tree(), request, "sqlite")
    rows: list[Row] = [
        ("", "yes", "yes"),
        ("yes", "yes", ""),
        ("unsure", "yes", ""),
        ("yes", "unsure", "yes"),
    ]
    assert [said[1:5] for said in in_sqlite(made.text, small().dataset, rows, request)] == [
        ("asking", "workshop;mobile;self", None, None),
        ("decided", "self", "self", "workshop"),
        ("asking", "workshop;mobile;self", None, None),
        ("open", "workshop;self", "workshop", "self"),
    ]


@FORMS
def test_hostile_names(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of tables and columns are names, whatever they hold, and take no part of the query."""
    monkeypatch.setattr(statements, "MOST_LEVELS", most)
    for table in ("roletui_said", "x; DROP TABLE y --", "a'b", "ROLETUI_CELLS"):
        columns = {"fault": 'say "fault"', "skill": "'; --", "carry": "row_id"}
        request = Request(table, 'id" OR 1', columns)
        made = statement(small_tree(), request, "sqlite")
        [said] = in_sqlite(made.text, small().dataset, [("yes", "yes", None)], request)
        assert said[1:4] == ("decided", "self", "self")


def test_a_column_that_is_not_there_is_no_text() -> None:
    """SQLite takes a name in quotes that it does not know for a text; here it refuses it."""
    made = statement(small_tree(), Request(), "sqlite")
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE requests (id, fault, skill)")
        with pytest.raises(sqlite3.OperationalError, match=r"no such column: r\.carry"):
            database.execute(made.text)
    database.close()


@pytest.mark.parametrize(
    ("dialect", "name", "written"),
    [
        ("sqlite", "requests", '"requests"'),
        ("duckdb", "Sales.q1 2027", '"Sales"."q1 2027"'),
        ("postgres", 'sales."requests.2027"', '"sales"."requests.2027"'),
        ("postgres", '"say ""yes"""', '"say ""yes"""'),
        ("spark", "lake.sales.`x", "`lake`.`sales`.```x`"),
    ],
)
def test_tables(dialect: DialectName, name: str, written: str) -> None:
    """Each part of a table's name is quoted by itself, as the dialect does."""
    assert DIALECTS[dialect].table(name) == written


@pytest.mark.parametrize("name", ["", ".", "a.", "a..b", 'a"b', '"a', 'a"b"', "a\nb", '"a\x00"'])
def test_no_tables(name: str) -> None:
    """What names no table is refused."""
    with pytest.raises(TypedError, match=r"does not name a table|cannot be a name"):
        statement(small_tree(), Request(name), "duckdb")


@pytest.mark.parametrize("column", ["", "a\rb", "a\tb", "a\udcff"])
def test_no_columns(column: str) -> None:
    """What names no column is refused."""
    with pytest.raises(TypedError, match="cannot be a name in SQL"):
        statement(small_tree(), Request(id=column), "spark")


def test_only_ids_are_texts() -> None:
    """A text with anything that a dialect might read otherwise is never written."""
    assert literal("no-hire") == "'no-hire'"
    with pytest.raises(ValueError, match="it's"):
        literal("it's")


def test_the_head_says_what_it_is() -> None:
    """Comments name the dataset and the form; no line of the title becomes SQL."""
    made = statement(small_tree(), Request(), "postgres", "Title\nDROP TABLE x")
    first, second, third = made.text.splitlines()[:3]
    assert first == "-- Title\N{REPLACEMENT CHARACTER}DROP TABLE x"
    assert second == f"-- In SQL for postgres, as {made.form}."
    assert made.form == "one table expression per level: 3 levels, 3 places"
    assert third == "WITH"


def test_large_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree with too many levels or outcomes is walked by a recursive query, or refused.

    Spark cannot do that, and nobody can tell there which open questions still matter.
    """
    for limit in ("MOST_LEVELS", "MOST_BITS"):
        with monkeypatch.context() as patch:
            patch.setattr(statements, limit, 2)
            made = statement(small_tree(), Request(), "postgres")
            assert made.form == "a recursive query over a table of edges: 3 levels, 3 places"
            assert "\nWITH RECURSIVE\n" in made.text
            with pytest.raises(TypedError, match="use --blank unsure"):
                statement(small_tree(), Request(blank="open"), "postgres")
            with pytest.raises(TypedError, match="use --dialect duckdb, postgres or sqlite"):
                statement(small_tree(), Request(), "spark")


def test_levels_of_places() -> None:
    """A place stands one level behind the last one that leads to it: carry behind skill."""
    graph = Graph(small_tree())
    named = [[graph.all[place].question.id for place in places] for places in graph.depths]
    assert named == [["fault"], ["skill"], ["carry"]]
    assert [len(places) for places in graph.heights] == [1, 1, 1]
