"""The user's notes in a record: between two marks, where they may be edited by hand.

Notes are Markdown and are written as they were typed, unless they would change how the rest of the
record is rendered; then they are escaped.
"""

from roletui.records.marks import BEGIN, END, MARK
from roletui.text.clean import noted
from roletui.text.escape import escaped, unescaped
from roletui.text.patterns import late

NONE_YET = "<!-- nothing yet -->"
"""Placeholder between the marks where there are no notes; invisible in rendered Markdown."""
_OLD_NONE_YET = "<!-- nothing yet: write here; the next export puts a heading above it -->"
_NONE_YET = late(
    "(?:" + "|".join(r"\s+".join(old.split()) for old in (NONE_YET, _OLD_NONE_YET)) + r")(?:\n|$)"
)
"""The placeholder, also as version 0.1 wrote it, and wrapped by a mail."""
_OBEYED = late(r"[`~<\[]")
"""Without any of these characters, notes cannot affect the text after them."""


def marked(notes: str, level: int) -> str:
    """Return notes between their marks, with a heading of that level if there are any."""
    head = f"{'#' * level} Notes\n\n" if notes else ""
    return f"{head}{BEGIN}\n\n{written(notes)}\n\n{END}"


def written(notes: str) -> str:
    """Return notes as they are written between the marks."""
    if not notes:
        return NONE_YET
    if _OBEYED.search(notes):
        # Only for notes with such characters: 23 ms.
        from roletui.records.notes_guard import harmless

        if MARK.search(notes) or not harmless(notes, END):
            return "\n".join(map(escaped, notes.split("\n")))
    return notes


def by_hand(notes: str, between: str) -> str | None:
    """Return the notes between the marks if edited by hand; None where they are as written.

    Where they were escaped, lines that are left as they were are the notes' own again.
    """
    now, before = noted(between), noted(notes)
    exported = noted(written(before))
    if now == exported:
        return None
    if none_yet := _NONE_YET.match(now):
        now = now[none_yet.end() :].strip("\n")
    if before and exported != before:
        as_typed = {escaped(line): line for line in before.split("\n")}
        now = "\n".join(as_typed.get(line, unescaped(line)) for line in now.split("\n"))
    return None if now == before else now


def is_wrapped(notes: str, between: str) -> bool:
    """Tell whether a mail has broken the lines of notes, and nothing else is changed in them."""
    rest = iter(noted(between).split("\n"))
    for line in noted(written(noted(notes))).split("\n"):
        words = line.split()
        found = next(rest, "").split()
        while len(found) < len(words) and (more := next(rest, "").split()):
            found += more
        if found != words:
            return False
    return next(rest, None) is None


def merge_notes(notes: str, before: str, between: str) -> str:
    """Merge the notes with those edited by hand in the file that is to be overwritten.

    ``before`` are the notes exported to it, ``between`` the text between its marks now. Additions
    by hand are kept, after the present notes if these have changed too.
    """
    now = by_hand(before, between)
    if now is None or now == notes:
        return notes
    if notes == noted(before) or now.startswith(notes):
        return now
    added = now.removeprefix(noted(before)).strip("\n")
    return notes if added in notes else f"{notes}\n\n{added}"
