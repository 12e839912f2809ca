"""Where in a document a record stands: from its mark or its title to the end of its block."""

import re
from collections.abc import Sequence
from itertools import pairwise

from roletui.records.block import Place
from roletui.records.marks import marks_in
from roletui.text.patterns import late
from roletui.text.tuples import NamedTuple

BEGIN = "<!-- roletui: its record begins; above is yours -->"
"""The line before a record. It ends with its block."""
_BEGIN = late(r"<!--[ \t]*roletui: its record begins\b[^>]*-->[ \t]*")
_DECISION = late(r"Decision: .+; the options considered were .+\.[ \t]*")
"""The sentence in every record that version 0.1 wrote."""
_SENTENCE = late(r"Decision: .+\.[ \t]*")
_STATUS = late(r"[-*+][ \t]+[*_]*Status[*_]*:.*")
_NEAR = 4
"""In so many lines below its sentence a record says its status."""
_HEADING = late(r"#{1,6}[ \t].*")
_LINE = late(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class ExtentError(ValueError):
    """It cannot be told where a record stands; the message says why, and what to do."""


class Extent(NamedTuple):
    """A record in a document, in lines from 0."""

    first: int
    end: int
    """The line behind the last."""
    block: Place
    before: str
    """What stands before each of its lines in a quotation, or as indentation."""


def document_lines(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text, and the same without their ends and a byte order mark."""
    lines = _LINE.findall(text)
    rows = [line.rstrip("\r\n") for line in lines]
    return lines, [rows[0].removeprefix("\ufeff"), *rows[1:]] if rows else rows


def bare_lines(lines: Sequence[str], before: str) -> list[str]:
    """Return lines without their ends, and without the marks of a quotation around them."""
    parts = before.split(">")[1:]
    blanks = (" ?" if part.startswith(" ") else "" for part in parts)
    marks = re.compile("".join(f"(?:[ \\t]*>{blank})?" for blank in blanks))
    indent = len(before) if ">" not in before else 0
    found = []
    for line in lines:
        row = marks.sub("", line.rstrip("\r\n"), count=1)
        found.append(row[indent:] if not row[:indent].strip() else row)
    return found


def is_left_of_record(lines: Sequence[str]) -> bool:
    """Tell whether a document without a block shows that a record stood there."""
    marked = any(is_begin(bare.lstrip(" \t>")) for bare in lines if "<!--" in bare)
    return (
        marked
        or any(marks_in(lines))
        or any(_is_decision(lines, number) for number in range(len(lines)))
    )


def extent_of(lines: Sequence[str], places: Sequence[Place], number: int) -> Extent:
    """Return where the record of a block stands; ``lines`` have no ends.

    Raises :class:`ExtentError` where its begin cannot be told.
    """
    place = places[number]
    above = places[number - 1].last + 1 if number else 0
    before = re.sub(r"[^>\t]", " ", place.before.removeprefix("\ufeff"))
    rows = bare_lines(lines[above : place.first], before)
    first = _begin(rows)
    if first is None:
        raise ExtentError(
            f"Where the record begins whose block is in line {place.first + 1} cannot be told. Put "
            f"this line above its title: {BEGIN}"
        )
    return Extent(above + first, _end(lines, above + first, place, before), place, before)


def is_begin(row: str) -> bool:
    """Tell whether a line is the mark before a record."""
    return bool(_BEGIN.fullmatch(row.removeprefix("\ufeff")))


def _is_decision(rows: Sequence[str], number: int) -> bool:
    """Tell whether a line is the sentence that states the decision of a record."""
    row = rows[number].rstrip("\r\n")
    if not row.startswith("Decision: "):
        return False
    below = (other.rstrip("\r\n") for other in rows[number + 1 : number + 1 + _NEAR])
    return bool(_DECISION.fullmatch(row)) or (
        bool(_SENTENCE.fullmatch(row)) and any(map(_STATUS.fullmatch, below))
    )


def _begin(rows: Sequence[str]) -> int | None:
    """Return the index of the first row of a record; None where that cannot be told."""
    for number in reversed(range(len(rows))):
        if is_begin(rows[number]):
            return number
    hidden: set[int] = set()
    marks = [*marks_in(rows)]
    for begin, end in pairwise(marks):
        if (begin.kind, end.kind) == ("begin", "end"):
            hidden.update(range(begin.first, end.last + 1))
    for number in reversed(range(len(rows))):
        if number not in hidden and _is_decision(rows, number):
            title = number - 1
            while title > 0 and not rows[title].strip():
                title -= 1
            return title if title >= 0 and _HEADING.fullmatch(rows[title]) else number
    return None if any(row.strip("\ufeff \t") for row in rows) else len(rows)


def _end(lines: Sequence[str], first: int, place: Place, before: str) -> int:
    """Return the line behind a record: a short one closes what it folded away."""
    rows = bare_lines(lines[first : place.first], before)
    if "<details>" in rows:
        for number in range(place.last + 1, len(lines)):
            [row] = bare_lines([lines[number]], before)
            if row.strip() == "</details>":
                return number + 1
            if row.strip():
                break
    return place.last + 1
