"""The marks by which parts of a record and its companion are found again, as they are written."""

from collections.abc import Iterator, Sequence

from roletui.text.patterns import late
from roletui.text.tuples import NamedTuple

BEGIN = "<!-- roletui: your notes begin; write here, it is kept -->"
"""The line before the notes."""
END = "<!-- roletui: your notes end -->"
"""The line after the notes."""
OTHER_SIDE = (
    "Not the decision, but the best honest case against it: the same answers and the same sources, "
    "read for the runner-up."
)
"""The line that says what the case for the other side is, and by which it is known."""
MARK = late(r"(?m)^[ \t]*(?:>[ \t]*)*<!--[ \t]*roletui: your notes (begin|end)\b[^>\n]*-->[ \t]*$")
"""A line that is one of the two marks, also in a quotation."""
ONE_MARK = "One of the two marks around its notes is gone, so its notes are those of its block."

_TORN_MARK = late(
    r"[ \t]*(?:>[ \t]*)*<!--[ \t]*roletui: your notes (begin|end)\b[^>\n]*\n"
    r"[ \t]*(?:>[ \t]*)*[^<>\n]*-->[ \t]*"
)
"""A mark of which a mail has made two lines."""


class Mark(NamedTuple):
    """A mark in a document, in lines from 0."""

    kind: str
    """``begin`` or ``end``."""
    first: int
    last: int


def marks_in(lines: Sequence[str]) -> Iterator[Mark]:
    """Yield the marks in lines."""
    for number, line in enumerate(lines):
        if "<!--" not in line:
            continue
        if mark := MARK.fullmatch(line):
            yield Mark(mark[1], number, number)
        elif mark := _TORN_MARK.fullmatch("\n".join(lines[number : number + 2])):
            yield Mark(mark[1], number, number + 1)
