"""Overwriting a record: notes that were edited by hand between its marks are kept."""

from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.disk.streams import is_stream, open_to_read
from roletui.records.block import BlockError, between_marks, block_of, lines_of
from roletui.records.notes import BEGIN, END, MARK, merge_notes
from roletui.state.state import State

KEPT = "What was written by hand between the marks of its notes is kept."
"""The message when notes are kept."""
MOST = 50_000_000
"""Maximum number of bytes that are read of a file."""


class MarkGoneError(ValueError):
    """A record has only one of the two marks around its notes, so their extent is unknown."""


def kept_notes(path: str, state: State) -> str | None:
    """Return the notes to write between the marks of the file at ``path``.

    None for the state's own notes: there is no record, or its notes were not edited by hand.
    Raises :class:`MarkGoneError` if notes edited by hand would be lost.
    """
    if is_stream(path):
        return None
    try:
        with open_to_read(path) as stream:
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
    """Return the text between the marks, and the exported notes; the file may be invalid.

    Without a block the exported notes are unknown, so they are empty.
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
