"""Statements are equal to the engine in the databases that they are written for."""

import csv
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path

import pytest

import roletui.sql.statement as statements
from roletui.dataset.available import dataset_file
from roletui.dataset.load import load
from roletui.sql.dialect import DialectName
from roletui.sql.request import Blank, Request
from roletui.sql.statement import statement
from roletui.tree.walk import Tree

from .databases import Ask, duckdb, postgres, postgres_programs, spark
from .rows import agree, decided, random_rows

DATASETS = ("ai-roles", "data-roles")

pytestmark = pytest.mark.harness


def differences(
    dialect: DialectName, ask: Ask, count: int, folder: Path, blank: Blank = "unsure"
) -> list[object]:
    """Decide so many random rows of each dataset that ships; return where the engine differs."""
    found: list[object] = []
    for name in DATASETS:
        tree = Tree(load(dataset_file(name)).dataset)
        rows = random_rows(tree.dataset, count, seed=11)
        file = folder / f"{name}.csv"
        with file.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(["id", *(question.id for question in tree.dataset.questions)])
            writer.writerows((number, *row) for number, row in enumerate(rows))
        said = ask(statement(tree, Request(blank=blank), dialect).text, file)
        assert len(said) == count
        for each, row in zip(said, rows, strict=True):
            expected = decided(tree, row, blank)
            if not agree(each, expected, row):
                found.append((each, expected, row))
    return found


def all_forms(
    dialect: DialectName, make: Callable[[], AbstractContextManager[Ask]], count: int, folder: Path
) -> None:
    """Try many rows in the usual form, and fewer in the others."""
    with make() as ask, pytest.MonkeyPatch.context() as patch:
        assert differences(dialect, ask, count, folder) == []
        assert differences(dialect, ask, 1_000, folder, "open") == []
        if dialect != "spark":
            patch.setattr(statements, "MOST_LEVELS", 0)
            assert differences(dialect, ask, 1_000, folder) == []


@pytest.mark.skipif(find_spec("duckdb") is None, reason="DuckDB is not installed")
def test_duckdb(tmp_path: Path) -> None:
    """DuckDB decides 100,000 random rows as the engine does."""
    all_forms("duckdb", duckdb, 50_000, tmp_path)


@pytest.mark.skipif(postgres_programs() is None, reason="no PostgreSQL server can be started")
def test_postgres(tmp_path: Path) -> None:
    """PostgreSQL does so."""
    all_forms("postgres", postgres, 5_000, tmp_path)


@pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="Spark is not installed"
)
def test_spark(tmp_path: Path) -> None:
    """Spark does so."""
    all_forms("spark", spark, 5_000, tmp_path)
