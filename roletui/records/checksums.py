"""Checksums of the lines of a record: by them it is known which lines were written by hand.

They stand in a comment, in the order of the lines. What a formatter changes in a line does not
count: blanks, stars, underlines, backslashes, and how long a rule is.
"""

import base64
import binascii
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from roletui.records.marks import marks_in
from roletui.text.patterns import late
from roletui.text.tuples import NamedTuple

_OPEN = "<!-- roletui: checksums of what it wrote; by them it knows"
_CLOSE = "yours -->"
_BEGIN = late(r"<!--[ \t]*roletui: checksums\b[^>]*")
_SIZE = 4
_WIDTH = 60
_FORMAT = late(r"[\s*_\\]+")
_RULE = late("-{3,}")


def key(row: str) -> int | None:
    """Return the checksum of a line, or that of several in one string; None of an empty one."""
    if "\n" in row:
        return joint_key([one for one in map(key, row.split("\n")) if one is not None])
    words = _RULE.sub("---", _FORMAT.sub("", row)) or row.strip()
    return crc32(words.encode("utf-8", "surrogatepass")) if words else None


def joint_key(lines: Sequence[int]) -> int:
    """Return the checksum of several lines from those of each that is not empty."""
    return crc32(b"".join(one.to_bytes(_SIZE, "big") for one in lines))


def keys(rows: Sequence[str]) -> list[int | None]:
    """Return the checksums of lines; None for what is no record's own: blanks, notes, checksums."""
    found = [key(row) for row in rows]
    marks = [*marks_in(rows)]
    notes = (
        range(begin.last + 1, end.first)
        for begin, end in pairwise(marks)
        if (begin.kind, end.kind) == ("begin", "end")
    )
    for span in (*notes, *_comments(rows)):
        for number in span:
            found[number] = None
    for mark in marks:
        found[mark.first : mark.last + 1] = [key(mark.kind), *[None] * (mark.last - mark.first)]
    return found


def _comments(rows: Sequence[str]) -> Iterator[range]:
    """Yield where checksums stand."""
    first = None
    for number, row in enumerate(rows):
        if first is None and _BEGIN.match(row):
            first = number
        if first is not None and "-->" in row:
            yield range(first, number + 1)
            first = None


class Checksums(NamedTuple):
    """Those of what roletui wrote, in the order of the lines."""

    head: list[int]
    """Of the front matter."""
    body: list[int]
    """From the title to the block."""


def comment(head: Sequence[str], body: Sequence[str]) -> str:
    """Return the comment with the checksums of lines."""
    first, second = ([one for one in keys(rows) if one is not None] for rows in (head, body))
    data = b"".join(one.to_bytes(_SIZE, "big") for one in (len(first), *first, *second))
    letters = base64.b64encode(crc32(data).to_bytes(_SIZE, "big") + data).decode()
    parts = [letters[at : at + _WIDTH] for at in range(0, len(letters), _WIDTH)]
    return "\n".join([_OPEN, *parts, _CLOSE])


def without_checksums(rows: Sequence[str]) -> list[str]:
    """Return lines without the comment."""
    hidden = {number for span in _comments(rows) for number in span}
    return [row for number, row in enumerate(rows) if number not in hidden]


def read_checksums(rows: Sequence[str]) -> Checksums | None:
    """Return the checksums in a record; None without whole ones."""
    for span in _comments(rows):
        words = " ".join(rows[number] for number in span).replace(_OPEN, "").replace(_CLOSE, "")
        try:
            data = base64.b64decode("".join(words.split()), validate=True)
        except binascii.Error:
            return None
        parts = [int.from_bytes(data[at : at + _SIZE], "big") for at in range(0, len(data), _SIZE)]
        if len(data) % _SIZE or len(parts) < 2 or parts[0] != crc32(data[_SIZE:]):
            return None
        count = 2 + parts[1]
        return Checksums(parts[2:count], parts[count:])
    return None
