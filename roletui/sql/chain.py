"""Table expressions one behind the other, each with the columns that a later one still reads."""

import re
from collections.abc import Iterable, Sequence

from roletui.sql.request import Part, Query

_TEXT = re.compile("'[^']*'")
_NAME = re.compile("[a-z_]+[0-9]*")
"""The name of a column; all other words of an expression are in capitals."""


def chained(parts: Sequence[Part], prefix: str, wanted: Iterable[str]) -> tuple[list[Query], int]:
    """Return some parts as queries, and the most columns that any of them has.

    ``wanted`` are the columns of the last one; ``prefix`` begins the names of the queries.
    """
    queries: list[Query] = []
    needed, widest = {*wanted}, 0
    for part, before in zip(reversed(parts), [*reversed(parts[:-1]), None], strict=True):
        made = {column.rpartition(" AS ")[2]: column for column in part.columns}
        kept = [column for name, column in made.items() if name in needed]
        needed -= made.keys()
        carried = sorted(needed) if before else []
        widest = max(widest, len(carried) + len(kept))
        if before:
            said = "".join(column.rpartition(" AS ")[0] + " " for column in kept)
            needed.update(_NAME.findall(_TEXT.sub("", said)))
        source = f"{prefix}{before.name}" if before else f"{part.source} r"
        listed = ",\n    ".join([*([", ".join(carried)] if carried else []), *kept])
        body = f"SELECT\n    {listed}\n  FROM {source}"
        queries.append(Query(part.name, body, fenced=True))
    return queries[::-1], widest
