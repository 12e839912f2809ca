"""Tables in Parquet, read and written through DuckDB, which is imported only for them.

Data flow: DuckDB turns a file into JSON lines, which are decided like any others, and the decided
lines into a file. Columns keep the types they had. Memory stays the same whatever the size of the
file: the lines lie in a temporary file in between.
"""

import os
import tempfile
import typing
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from roletui.batch.columns import OWN
from roletui.batch.errors import TableError
from roletui.batch.rows import PARQUET
from roletui.batch.tally import Tally
from roletui.disk.unwinding import unwound

if typing.TYPE_CHECKING:
    import duckdb

_TEXT = "VARCHAR"
_CHUNK = 1 << 20
"""Bytes read at once."""
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "threads": 1,
}
"""One thread: each holds a part of the table in memory. Nothing is fetched from a network."""
Types = Mapping[str, str]
"""From the name of a column to its type, as DuckDB writes it."""
OWN_TYPES: Types = {
    **dict.fromkeys(OWN, _TEXT),
    "outcomes": f"{_TEXT}[]",
    "close": "BOOLEAN",
    **dict.fromkeys(("cost_low", "cost_likely", "cost_high"), "BIGINT"),
}
"""The types of what is decided; amounts are in minor units."""


def is_parquet(file: str | None) -> bool:
    """Tell whether a file is called as Parquet."""
    return os.path.splitext(file or "")[1].lower() == PARQUET


@contextmanager
def lines_of(file: str) -> Iterator[tuple[typing.BinaryIO, Types]]:
    """Give the rows of a file as JSON lines, and the types of its columns.

    Raises :class:`TableError` where it cannot be read, or DuckDB is not installed.
    """
    source = f"read_parquet({_literal(_plain(file))}, hive_partitioning = false)"
    with unwound(), _database(file) as database, tempfile.TemporaryDirectory() as folder:
        types = _described(database, source)
        lines = os.path.join(folder, "lines")
        database.execute(f"COPY (FROM {source}) TO {_literal(lines)} (FORMAT json)")
        with open(lines, "rb") as stream:
            yield stream, types


def packed(pieces: Iterator[bytes], types: Types, tally: Tally, file: str) -> Iterator[bytes]:
    """Yield a file of decided JSON lines, in pieces, all of which were taken before the first.

    ``types`` are those that columns had; all others are texts. ``tally`` has their names when all
    pieces were taken. Raises :class:`TableError` where the file cannot be made.
    """
    with _database(file) as database, tempfile.TemporaryDirectory() as folder:
        lines, made = os.path.join(folder, "lines"), os.path.join(folder, "made")
        with open(lines, "wb") as stream:
            stream.writelines(pieces)
        names = tally.names or tuple(types)  # where there was no row
        named = {**{name: types.get(name, _TEXT) for name in names}, **OWN_TYPES}
        _apart(named, file)
        columns = ", ".join(f"{_literal(name)}: {_literal(kind)}" for name, kind in named.items())
        source = f"read_json({_literal(lines)}, format = 'nd', columns = {{{columns}}})"
        database.execute(f"COPY (FROM {source}) TO {_literal(made)} (FORMAT parquet)")
        with open(made, "rb") as whole:
            while piece := whole.read(_CHUNK):
                yield piece


@contextmanager
def _database(file: str) -> "Iterator[duckdb.DuckDBPyConnection]":
    """Open DuckDB; an error of its is raised as a :class:`TableError` about the file."""
    try:
        import duckdb  # only for Parquet: 60 ms
    except ImportError:
        raise TableError(
            f"{file} is Parquet, which DuckDB reads and writes: pip install 'roletui[duckdb]', or "
            "use CSV or JSON lines."
        ) from None
    try:
        with duckdb.connect(config=_CONFIG) as database:
            yield database
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise TableError(f"{file} cannot be used as Parquet: {first.rstrip('.')}.") from None


def _described(database: "duckdb.DuckDBPyConnection", source: str) -> dict[str, str]:
    """Return the names of the columns of a table, in their order, with their types."""
    return {row[0]: row[1] for row in database.execute(f"DESCRIBE FROM {source}").fetchall()}


def _apart(names: Iterable[str], file: str) -> None:
    """Raise where DuckDB would take two columns for one, or has no name for one."""
    known: dict[str, str] = {}
    for name in names:
        if not name:
            raise TableError(f"{file}: a column without a name cannot be in Parquet; name it.")
        other = known.setdefault(name.lower(), name)
        if other != name:
            raise TableError(
                f"{file}: the columns “{other}” and “{name}” are one for DuckDB, which reads small "
                "letters and capitals as the same; rename one."
            )


def _plain(file: str) -> str:
    """Return a path in which no sign stands for other files."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in os.path.abspath(file))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
