"""The user's notes as they stand in a record: between two marks, where a hand may change them.

Notes are Markdown and stand there as they were typed, unless they would change how the rest of the
record reads; then their signs are shown instead of obeyed.
"""

import re

from roletui.text.clean import noted
from roletui.text.escape import escaped

BEGIN = "<!-- roletui: your notes begin; what stands from here to the next mark is kept -->"
"""The line before the notes."""
END = "<!-- roletui: your notes end -->"
"""The line behind them."""
NONE_YET = "<!-- nothing yet: write here; the next export puts a heading above it -->"
"""Stands between the marks where there are no notes; whoever reads the record does not see it."""
MARK = re.compile(
    r"(?m)^[ \t]*(?:>[ \t]*)*<!--[ \t]*roletui: your notes (begin|end)\b[^>\n]*-->[ \t]*$"
)
"""A line that is one of the marks, also in a quotation."""

_OBEYED = re.compile(r"[`~<\[]")
"""Without any of these signs nothing reaches beyond the notes."""


def marked(notes: str, level: int) -> str:
    """Return notes between their marks, under a heading of a level where there are any."""
    head = f"{'#' * level} Notes\n\n" if notes else ""
    return f"{head}{BEGIN}\n\n{written(notes)}\n\n{END}"


def written(notes: str) -> str:
    """Return notes as they stand between the marks."""
    if not notes:
        return NONE_YET
    if _OBEYED.search(notes):
        # Only for notes that hold such signs: 25 ms.
        from roletui.records.notes_guard import harmless

        if MARK.search(notes) or not harmless(notes, END):
            return "\n".join(map(escaped, notes.split("\n")))
    return notes


def by_hand(notes: str, between: str) -> str | None:
    """Return the notes that a hand has put between the marks; None where they are as written."""
    now = noted(between)
    if now == noted(written(noted(notes))):
        return None
    if now == NONE_YET or now.startswith(f"{NONE_YET}\n"):
        now = now.removeprefix(NONE_YET).strip("\n")
    return None if now == noted(notes) else now


def joined(notes: str, before: str, between: str) -> str:
    """Return what is to stand between the marks of a file that is written anew.

    ``before`` are the notes that were exported to it, ``between`` what stands there now: what a
    hand has added since is kept, behind the notes of now where these have changed too.
    """
    now = by_hand(before, between)
    if now is None or now == notes:
        return notes
    if notes == noted(before) or now.startswith(notes):
        return now
    added = now.removeprefix(noted(before)).strip("\n")
    return notes if added in notes else f"{notes}\n\n{added}"
