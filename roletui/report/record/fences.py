"""Fenced blocks among the lines of a record: each is one unit, that is, lines in one string.

So no line of one is taken for a line of another, and nothing comes between them.
"""

import re
from collections.abc import Sequence, Set

from roletui.records.checksums import joint_key, key
from roletui.records.marks import marks_in

DRAWING = "```mermaid"
"""The line that opens a fenced block of a record; it has no others."""
CLOSING = "```"
"""The line that closes it."""
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


def units(rows: Sequence[str]) -> list[str]:
    """Return lines, those of a fenced block as one.

    A fence that is left open makes none: it takes neither a drawing of the record nor a mark of its
    notes with it.
    """
    found: list[str] = []
    opened: list[tuple[str, int]] = []  # two of them: a drawing in a longer fence
    marks = {mark.first for mark in marks_in(rows)}
    closed = _closed(rows, marks)
    for number, row in enumerate(rows):
        found.append(row)
        fence = _FENCE.match(row)
        if number in marks:
            opened.clear()
        elif fence and opened and _closes(row, opened[-1][0]):
            _, begin = opened.pop()
            found[begin:] = ["\n".join(found[begin:])]
            if opened and _closes(row, opened[-1][0]):
                opened.pop()
        elif number in closed and fence and (not opened or row.rstrip() == DRAWING):
            opened.append((fence[1], len(found) - 1))
    return found


def _closed(rows: Sequence[str], marks: Set[int]) -> Set[int]:
    """Return where fences stand that one further down can close, above the next mark."""
    found: set[int] = set()
    longest = {"`": 0, "~": 0}
    for number in reversed(range(len(rows))):
        if number in marks:
            longest = {"`": 0, "~": 0}
        elif fence := _FENCE.match(rows[number]):
            sign, length = fence[1][0], len(fence[1])
            if length <= longest[sign]:
                found.add(number)
            if _closes(rows[number], fence[1]):
                longest[sign] = max(longest[sign], length)
    return found


def _closes(row: str, fence: str) -> bool:
    return row.strip().startswith(fence) and not row.strip().strip(fence[0])


def unit_keys(written: Sequence[int]) -> list[int]:
    """Return the checksums of units, from those of the lines that a record wrote."""
    found: list[int] = []
    first, last = key(DRAWING), key(CLOSING)
    begin: int | None = None
    for one in written:
        found.append(one)
        if one == first:
            begin = len(found) - 1
        elif one == last and begin is not None:
            found[begin:] = [joint_key(found[begin:])]
            begin = None
    return found
