"""The databases that statements are tried in, each read from one CSV file of requests."""

import csv
import os
import shutil
import subprocess
import tempfile
import typing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

Said = list[tuple[typing.Any, ...]]
Ask = Callable[[str, Path], Said]
"""Decides the requests in a file by a statement, and returns them by their numbers."""


@contextmanager
def duckdb() -> Iterator[Ask]:
    """DuckDB in memory."""
    import duckdb as module

    with module.connect() as database:

        def ask(text: str, file: Path) -> Said:
            database.execute(
                "CREATE OR REPLACE TABLE requests AS SELECT * REPLACE (CAST(id AS INTEGER) AS id) "
                f"FROM read_csv('{file}', all_varchar = true, header = true, delim = ',')"
            )
            return sorted(database.execute(text).fetchall())

        yield ask


def postgres_programs() -> Path | None:
    """Return the folder of PostgreSQL's server, if there is one."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    there = [each for each in folders if (each / "initdb").exists()]
    able = shutil.which("psql") and (os.geteuid() or _unprivileged())
    return there[-1] if there and able else None


def _unprivileged() -> str:
    """Return the account of the server where tests run as root, which it refuses."""
    import pwd

    return "postgres" if any(entry.pw_name == "postgres" for entry in pwd.getpwall()) else ""


class Server(typing.NamedTuple):
    """A PostgreSQL server that listens in a folder."""

    folder: str
    user: str
    run: Callable[..., str]
    """Runs a program of the server with some words, and returns what it prints."""


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Start a server of its own, without a network."""
    programs = postgres_programs()
    assert programs is not None
    account = None if os.geteuid() else _unprivileged()
    with tempfile.TemporaryDirectory(prefix="roletui-pg-") as folder:
        if account:
            shutil.chown(folder, account)
            os.chmod(folder, 0o755)

        def run(name: str, *words: str) -> str:
            return subprocess.run(
                ["psql" if name == "psql" else str(programs / name), *words],
                user=account,
                cwd=folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            ).stdout

        run("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "roletui", "-E", "UTF8", "-N")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-D", f"{folder}/data", "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            yield Server(folder, "roletui", run)
        finally:
            run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")


@contextmanager
def postgres() -> Iterator[Ask]:
    """A server of its own."""
    with postgres_server() as server:

        def ask(text: str, file: Path) -> Said:
            script = Path(server.folder, "script.sql")
            script.write_text(f"{_table(file)}{text}", encoding="utf-8")
            words = ("-h", server.folder, "-U", server.user, "-d", "postgres", "-X", "-q", "-t")
            given = ("--csv", "-v", "ON_ERROR_STOP=1", "-f", str(script))
            listed = server.run("psql", *words, *given)
            return sorted(map(_typed, csv.reader(listed.splitlines())))

        yield ask


def _table(file: Path) -> str:
    """Return the commands that make the table and fill it from a file, which psql need not read."""
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    names = [f'"{name}"' for name in head.split(",")]
    columns = ", ".join([f"{names[0]} INTEGER", *(f"{name} TEXT" for name in names[1:])])
    filled = "\n".join(rows)
    return (
        f"DROP TABLE IF EXISTS requests; CREATE TABLE requests ({columns});\n"
        f"COPY requests FROM STDIN (FORMAT csv);\n{filled}\n\\.\n"
    )


def _typed(row: Sequence[str]) -> tuple[typing.Any, ...]:
    number, *texts, close, bad = row
    given = (text or None for text in texts)
    return int(number), *given, {"t": True, "f": False, "": None}[close], bad or None


@contextmanager
def spark() -> Iterator[Ask]:
    """Spark on this machine."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    try:

        def ask(text: str, file: Path) -> Said:
            table = session.read.csv(str(file), header=True)
            table.withColumn("id", table["id"].cast("int")).createOrReplaceTempView("requests")
            return sorted(tuple(row) for row in session.sql(text).collect())

        yield ask
    finally:
        session.stop()
