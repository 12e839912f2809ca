"""Tables in Parquet are read and written with their types, and refused in one sentence."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, Ran

from roletui.batch.parquet import is_parquet

duckdb = pytest.importorskip("duckdb")

Cli = Callable[..., Ran]
Row = tuple[object, ...]

TABLE = """
    SELECT * FROM (VALUES
      ('R-1', 'yes', 'yes', NULL, DATE '2027-01-05', 12.50::DECIMAL(6, 2), -5, ['a', '=b'], ''),
      ('R-2', 'no', NULL, 'no', NULL, NULL, 7, NULL, NULL),
      ('R-3', 'flat', NULL, NULL, NULL, 1::DECIMAL(6, 2), NULL, [], 'x')
    ) t(id, fault, skill, carry, start, "it's", n, tags, note)
"""
TYPES = [
    ("id", "VARCHAR"), ("fault", "VARCHAR"), ("skill", "VARCHAR"), ("carry", "VARCHAR"),
    ("start", "DATE"), ("it's", "DECIMAL(6,2)"), ("n", "INTEGER"), ("tags", "VARCHAR[]"),
    ("note", "VARCHAR"), ("status", "VARCHAR"), ("outcomes", "VARCHAR[]"),
    ("recommendation", "VARCHAR"), ("runner_up", "VARCHAR"), ("close", "BOOLEAN"),
    ("find_out", "VARCHAR"), ("cost_low", "BIGINT"), ("cost_likely", "BIGINT"),
    ("cost_high", "BIGINT"), ("currency", "VARCHAR"),
]  # fmt: skip


def made(query: str, file: str = "in.parquet") -> None:
    """Write what a query gives to a file."""
    duckdb.sql(f"COPY ({query}) TO '{file}' (FORMAT parquet)")


def read(query: str) -> list[Row]:
    """Return what a query gives."""
    return [tuple(row) for row in duckdb.sql(query).fetchall()]


def run(cli: Cli, *words: str) -> Ran:
    """Decide a table by the small dataset."""
    return cli("batch", "--dataset", str(SMALL), "--as-of", "2026-11-23", *words)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_columns_keep_values_and_types(cli: Cli) -> None:
    """Dates, exact numbers, lists, empty texts and NULL come out as they went in."""
    made(TABLE)
    ran = run(cli, "in.parquet", "-o", "out.parquet")
    assert (ran.status, ran.out) == (1, "")
    assert "line 3, column “fault”" in ran.err
    assert [row[:2] for row in read("DESCRIBE FROM 'out.parquet'")] == TYPES
    names = 'id, fault, skill, carry, start, "it\'s", n, tags, note'
    assert read(f"SELECT {names} FROM 'out.parquet'") == read(TABLE)
    assert read("SELECT status, outcomes, recommendation, close FROM 'out.parquet'") == [
        ("decided", ["self"], "self", False),
        ("decided", ["mobile"], "mobile", False),
        ("bad", [], None, None),
    ]


def test_numbers_with_many_digits(cli: Cli) -> None:
    """More digits than a double has are kept, also when the table is decided again."""
    table = "SELECT 'no' AS fault, 1234567890123456789012.0123456789::DECIMAL(38, 10) AS n"
    made(table)
    assert run(cli, "in.parquet", "-o", "out.parquet").status == 0
    assert run(cli, "out.parquet", "-o", "again.parquet").status == 0
    for file in ("out.parquet", "again.parquet"):
        assert read(f"SELECT fault, n FROM '{file}'") == read(table)


def test_no_request_keeps_the_columns(cli: Cli) -> None:
    """A row of NULL is no request; the columns have their types all the same."""
    nothing = f"({', '.join(['NULL'] * 9)})"
    made(f"{TABLE.replace('VALUES', f'VALUES {nothing},')} WHERE id IS NULL")
    assert run(cli, "in.parquet", "-o", "out.parquet").status == 0
    assert [row[:2] for row in read("DESCRIBE FROM 'out.parquet'")] == TYPES
    assert read("FROM 'out.parquet'") == []


def test_it_says_what_other_forms_say(cli: Cli) -> None:
    """From CSV to Parquet to CSV is as from CSV to CSV, and a decided table is decided again."""
    Path("in.csv").write_text("id,fault,skill,carry\nR-1,yes,unsure,yes\nR-2,no,,no\n")
    assert run(cli, "in.csv", "-o", "a.parquet").status == 0
    assert run(cli, "a.parquet", "-o", "b.parquet").status == 0
    assert run(cli, "b.parquet", "-o", "b.csv").status == 0
    assert run(cli, "in.csv", "-o", "a.csv").status == 0
    assert Path("b.csv").read_text() == Path("a.csv").read_text()


def test_new_keys_of_json_lines_are_columns(cli: Cli) -> None:
    """A key that comes up late is a column, empty in the rows before."""
    Path("in.jsonl").write_text('{"id": "1", "fault": "no"}\n{"id": "2", "more": {"a": 1}}\n')
    assert run(cli, "in.jsonl", "-o", "out.parquet").status == 0
    assert read("SELECT id, more FROM 'out.parquet'") == [("1", None), ("2", '{"a":1}')]


def test_many_columns_are_columns(cli: Cli) -> None:
    """However many keys there are, DuckDB takes none of the rows for a map."""
    rows = (f'{{"fault": "no", "k{number}": {number}}}\n' for number in range(300))
    Path("in.jsonl").write_text("".join(rows))
    assert run(cli, "in.jsonl", "-o", "out.parquet").status == 0
    assert read("SELECT COUNT(*), MAX(k7), MAX(status) FROM 'out.parquet'") == [(300, "7", "open")]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (",fault\n0,no\n", "a column without a name"),
        ("fault,a,A\nno,1,2\n", "“a” and “A” are one for DuckDB"),
        ("fault,Status\nno,1\n", "“Status” and “status” are one for DuckDB"),
    ],
)
def test_names_that_parquet_cannot_hold(cli: Cli, table: str, said: str) -> None:
    """They are refused, and no column is lost in another."""
    Path("in.csv").write_text(table)
    ran = run(cli, "in.csv", "-o", "out.parquet")
    assert ran.status == 2
    assert said in ran.err
    assert not Path("out.parquet").exists()


def test_signs_in_names(cli: Cli) -> None:
    """A name with signs that elsewhere stand for several files is that of one file."""
    made(TABLE, "plain.parquet")
    Path("plain.parquet").rename("a[1]'*.parquet")
    made("SELECT 'other' AS id", "a1.parquet")
    assert "R-2" in run(cli, "a[1]'*.parquet").out


def test_a_folder_called_like_a_question(cli: Cli) -> None:
    """What a folder is called is no answer, and takes the place of none."""
    Path("skill=yes").mkdir()
    made("SELECT 'yes' AS fault, 'no' AS skill", "skill=yes/in.parquet")
    assert run(cli, "skill=yes/in.parquet", "-o", "out.parquet").status == 0
    assert read("SELECT fault, skill FROM 'out.parquet'") == [("yes", "no")]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "in.parquet cannot be used as Parquet: "), (b"id\n1\n" * 9, "as Parquet: ")],
)
def test_no_parquet(cli: Cli, content: bytes, said: str) -> None:
    """What is no Parquet is said in one line, and nothing is written."""
    Path("in.parquet").write_bytes(content)
    ran = run(cli, "in.parquet", "-o", "out.csv")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err
    assert not Path("out.csv").exists()


def test_nothing_is_written_over(cli: Cli) -> None:
    """A file that is there stays, unless it is forced."""
    made(TABLE)
    Path("out.parquet").write_bytes(b"mine")
    assert run(cli, "in.parquet", "-o", "out.parquet").status == 2
    assert Path("out.parquet").read_bytes() == b"mine"
    assert run(cli, "in.parquet", "-o", "out.parquet", "--force").status == 1
    assert Path("out.parquet").read_bytes().startswith(b"PAR1")


@pytest.mark.parametrize("words", [("in.parquet",), ("in.csv", "-o", "out.parquet")])
def test_without_duckdb(cli: Cli, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where DuckDB is not installed one sentence says what to install."""
    made(TABLE)
    Path("in.csv").write_text("fault\nno\n")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = run(cli, *words)
    assert ran.status == 2
    assert "pip install 'roletui[duckdb]'" in ran.err
    assert not Path("out.parquet").exists()


def test_only_a_suffix_says_so() -> None:
    """A file is Parquet by its name, in capitals too."""
    assert is_parquet("A.PARQUET")
    assert not is_parquet("-")
    assert not is_parquet(None)
