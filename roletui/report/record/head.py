"""The front matter of a file: only roletui's own lines in it are ever replaced."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence

from roletui.text.tuples import NamedTuple

_FENCES = ("---", "+++")
_KEYS = {
    "---": re.compile(r"([A-Za-z_][\w.-]*)[ \t]*:(?:[ \t].*|)"),
    "+++": re.compile(r"([A-Za-z_][\w.-]*)[ \t]*=.*"),
}
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*")[ \t]*(?:#.*)?$|'((?:[^']|'')*)'[ \t]*(?:#.*)?$""")
"""A text in quotes, and a comment behind it."""
_SIGN = "roletui"
"""The key by which front matter is known as that of a record."""
_LONGEST = 500


class Entry(NamedTuple):
    """An entry of front matter: the lines from ``first`` to before ``end``."""

    first: int
    end: int


class Head(NamedTuple):
    """The front matter of a record, in lines from 0."""

    first: int
    """Its opening fence."""
    end: int
    """The line behind its closing fence."""
    entries: Mapping[str, Entry]
    """Its entries on the outermost level, by their keys."""
    toml: bool


def head_above(rows: Sequence[str], below: int) -> Head | None:
    """Return the front matter of a record that begins in the line ``below``.

    It stands right above it, or at the top of the file, and has the key ``roletui``.
    """
    number = below - 1
    while number >= 0 and not rows[number].strip():
        number -= 1
    tops = [0] if below else []
    if number > 0 and (fence := rows[number].rstrip()) in _FENCES:
        least = max(-1, number - _LONGEST)
        tops += [nr for nr in range(number - 1, least, -1) if rows[nr].rstrip() == fence][:1]
    for top in reversed(tops):
        head = _head(rows, top)
        if head and _SIGN in head.entries and head.end <= below:
            return head
    return None


def _head(rows: Sequence[str], first: int) -> Head | None:
    fence = rows[first].rstrip()
    if fence not in _FENCES:
        return None
    ends = range(first + 1, min(len(rows), first + _LONGEST))
    last = next((nr for nr in ends if rows[nr].rstrip() == fence), None)
    if last is None:
        return None
    entries: dict[str, Entry] = {}
    name, end = "", first
    for number in range(first + 1, last):
        row = rows[number]
        if found := _KEYS[fence].fullmatch(row):
            name, end = found[1], number + 1
            entries[name] = Entry(number, end)
        elif row[:1] in ("#", "[") and row.strip():
            if row.startswith("["):
                break
            name = ""
        elif row.strip() and name:
            entries[name] = Entry(entries[name].first, number + 1)
    return Head(first, last + 1, entries, fence == "+++")


def edited(
    rows: Sequence[str], head: Head, new: Mapping[str, list[str]], is_ours: Callable[[str], bool]
) -> list[str]:
    """Return the lines of front matter with the new entries in place of those that are ``ours``.

    What somebody has taken out stays out.
    """
    out = [*rows[head.first : head.end]]
    replaced = [
        (entry, new[name]) for name, entry in head.entries.items() if name in new and is_ours(name)
    ]
    for entry, lines in sorted(replaced, reverse=True):
        out[entry.first - head.first : entry.end - head.first] = lines
    return out


def value_of(rows: Sequence[str], head: Head, name: str) -> str:
    """Return the text of an entry; empty where it is none, or on several lines."""
    entry = head.entries.get(name)
    if entry is None or entry.end - entry.first > 1:
        return ""
    row = rows[entry.first]
    if head.toml:
        try:
            value = tomllib.loads(row).get(name)
        except tomllib.TOMLDecodeError:
            return ""
        return value if isinstance(value, str) else ""
    text = row.partition(":")[2].strip()
    if quoted := _QUOTED.match(text):
        if quoted[2] is not None:
            return quoted[2].replace("''", "'")
        try:
            return str(json.loads(quoted[1]))
        except ValueError:
            return ""
    return "" if text[:1] in tuple("\"'[{|>&*!%@`") else re.sub(r"(?:^|[ \t])#.*", "", text)
