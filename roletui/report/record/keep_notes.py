"""A record written over an older one: what a hand has written there between the marks stays."""

from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.records.block import BlockError, between_marks, block_of, lines_of
from roletui.records.notes import BEGIN, END, MARK, merge_notes
from roletui.state.state import State

KEPT = "What was written by hand between the marks of its notes is kept."
"""Said where it is."""
MOST = 50_000_000
"""A longer file is no record, and is not read, in bytes."""


class MarkGoneError(ValueError):
    """A record has one of the two marks of its notes, so nobody can tell where they end."""


def kept_notes(path: str, state: State) -> str | None:
    """Return what is to stand between the marks of the file at ``path`` once it is written anew.

    None where the notes of the state do: no record is there, or nothing in its notes is by hand.
    Raise :class:`MarkGoneError` where what a hand wrote would be lost.
    """
    try:
        with open(path, "rb") as stream:
            text = stream.read(MOST).decode("utf-8-sig")
    except (OSError, ValueError):
        return None
    between, before = _notes_of(text)
    if between is None:
        if mark := MARK.search("\n".join(lines_of(text))):
            where, gone = ("below", END) if mark[1] == "begin" else ("above", BEGIN)
            raise MarkGoneError(
                "One of the two marks around its notes is gone, so they would be lost. Put it "
                f"back {where} them: {gone}"
            )
        return None
    notes = merge_notes(state.notes, before, between)
    return None if notes == state.notes else notes


def _notes_of(text: str) -> tuple[str | None, str]:
    """Return what stands between the marks, and the notes that were exported; the file may be bad.

    Without its block nothing tells the two apart.
    """
    try:
        block = block_of(text)
    except BlockError:
        block = None
    if block is None:
        return between_marks(lines_of(text))[0], ""
    try:
        notes = parse_toml(block.text).get("notes")
    except NotTomlError:
        notes = None
    return block.notes, notes if isinstance(notes, str) else ""
