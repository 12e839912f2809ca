"""``docs/sql.md`` is true: its files are written, and its commands print what stands there."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from sql.databases import postgres_programs, postgres_server

PAGE = Path(__file__).parents[2] / "docs" / "sql.md"
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def write_files(folder: Path) -> None:
    """Write the files of the page."""
    for kind, name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if kind != "console":
            (folder / name).write_text(text, encoding="utf-8")


def commands(tool: str) -> list[tuple[str, str]]:
    """Return the commands for one database, each with what it prints."""
    found = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    text = "".join(said for kind, name, said in found if kind == "console" and name == tool)
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)[1:]
    assert parts
    return [*zip(parts[::2], parts[1::2], strict=True)]


def run(tool: str, folder: Path, **more: str) -> None:
    """Run the commands for one database in a folder with the files."""
    write_files(folder)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, printed in commands(tool):
        ended = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env={**os.environ, "PATH": path, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if tool == "spark" else subprocess.STDOUT,
            text=True,
        )
        assert (ended.returncode, ended.stdout) == (0, printed), command


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="SQLite's own program is not installed")
def test_sqlite(tmp_path: Path) -> None:
    """The commands for SQLite."""
    run("", tmp_path)


@pytest.mark.harness
@pytest.mark.skipif(find_spec("duckdb") is None, reason="DuckDB is not installed")
def test_duckdb(tmp_path: Path) -> None:
    """The commands for DuckDB."""
    run("duckdb", tmp_path)


@pytest.mark.harness
@pytest.mark.skipif(postgres_programs() is None, reason="no PostgreSQL server can be started")
def test_postgres(tmp_path: Path) -> None:
    """The commands for PostgreSQL."""
    with postgres_server() as server:
        run("postgres", tmp_path, PGHOST=server.folder, PGUSER=server.user, PGDATABASE="postgres")


@pytest.mark.harness
@pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="Spark is not installed"
)
def test_spark(tmp_path: Path) -> None:
    """The commands for Spark."""
    run("spark", tmp_path)
