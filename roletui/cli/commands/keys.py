"""``roletui keys``: every key of the app, place by place, as the settings have it."""

import argparse
from collections.abc import Iterator

from roletui.cli.errors import DONE
from roletui.cli.parsing import width
from roletui.report.data.json_text import json_text
from roletui.report.markdown import escaped
from roletui.settings.commands import use_keys
from roletui.settings.load import read_settings
from roletui.settings.places import HEAD, PLACES, KeyRow, keys_of_place
from roletui.text.width import cell_width, fill

NARROWEST = 24
"""Minimum columns for what a key does beside it."""


def run(options: argparse.Namespace) -> int:
    """Print the keys in the chosen format."""
    settings = read_settings()
    use_keys(settings.keys)
    if options.format == "toml":
        from roletui.settings.starter import commented  # only for this format: 0.5 ms

        print(commented(settings), end="")
    elif options.format == "json":
        print(json_text({"places": [*_data()]}))
    elif options.format == "md":
        print("\n\n".join(_markdown()))
    else:
        print("\n".join(_lines(width())))
    return DONE


def headings() -> Iterator[tuple[str, list[KeyRow]]]:
    """Yield the heading of each place, and its keys."""
    for scope, place in PLACES.items():
        name = f"Keys of {place.name}" if place.name else "Keys everywhere"
        yield name, keys_of_place(scope)


def key_table(rows: list[KeyRow]) -> str:
    """Return the keys of a place as a table in Markdown."""
    lines = [f"| {' | '.join(HEAD)} |", "| --- | --- |"]
    for row in rows:
        code = row.keys.replace("|", "\\|")
        lines.append(f"| `{code}` | {escaped(row.help)} |")
    return "\n".join(lines)


def _markdown() -> Iterator[str]:
    yield "# Keys"
    for name, rows in headings():
        yield f"## {name}"
        yield key_table(rows)


def _data() -> Iterator[dict[str, object]]:
    for scope in PLACES:
        keys = [
            {"command": row.id or None, "keys": row.keys.split(", "), "does": row.help}
            for row in keys_of_place(scope)
        ]
        yield {"place": scope, "keys": keys}


def _lines(most: int) -> Iterator[str]:
    """Yield the keys as lines of so many columns at most."""
    places = [*headings()]
    keys = max(cell_width(row.keys) for _, rows in places for row in rows)
    ids = max(len(row.id) for _, rows in places for row in rows)
    for number, (name, rows) in enumerate(places):
        if number:
            yield ""
        yield name
        for row in rows:
            yield from _row(row, keys, ids, most)


def _row(row: KeyRow, keys: int, ids: int, most: int) -> Iterator[str]:
    """Yield a key, its command and what it does; where it is narrow, that on lines of its own."""
    head = f"  {row.keys}{' ' * (keys - cell_width(row.keys))}  {row.id:<{ids}}  "
    if most - cell_width(head) < NARROWEST:
        yield f"  {row.keys}  {row.id}".rstrip()
        head = " " * 6
    for line in fill(row.help.split(), most - cell_width(head), cell_width):
        yield f"{head}{line}"
        head = " " * cell_width(head)
