"""What is said of a file that holds no scenario.

Asked only once reading has failed.
"""

from roletui.dataset.problems import Problem
from roletui.dataset.reading.other_kinds import Kind, damage_of, kind_of
from roletui.dataset.reading.toml import NotTomlError
from roletui.records.block import FENCE
from roletui.records.marks import OTHER_SIDE

WITHOUT_BLOCK = Problem((), f"holds no record: no block in it begins with {FENCE}.")
"""The problem of a truncated record, and of Markdown that is no record."""
EMPTY = Problem((), "is empty.")
NOT_THE_DECISION = Problem(
    (),
    "is the case for the other side, which holds no decision: run its last line, or open the "
    "record itself.",
)
NO_DECISION = Problem(
    (), "holds no decision: it is no record, web page, saved decision or share code from roletui."
)
_SIGNS = ("format", "[dataset]", "roletui")
"""Whatever was once a scenario has one of them."""
_OPEN = "open the record in Markdown, a saved decision or a share code."
NOT_A_RECORD: dict[Kind, Problem] = {
    "record": WITHOUT_BLOCK,
    "web page": Problem(
        (), "is a web page without the lines from “format =” on, which stand under “Reopen”."
    ),
    "JSON": Problem((), f"is JSON, which roletui only writes: {_OPEN}"),
    "YAML": Problem((), f"is YAML, which roletui does not read: {_OPEN}"),
    "CSV": Problem((), f"is CSV, which roletui only writes: {_OPEN}"),
}
"""What is said of each kind of file that holds no scenario."""


def why_unread(text: str, file: str, before: int, error: NotTomlError) -> Problem:
    """Return why a text is no scenario; it begins after so many lines of its file."""
    if damage := damage_of(text, error.spot):
        return damage
    if not before and (other := other_kind(text, file)):
        return other
    if before or any(sign in text for sign in _SIGNS):
        return Problem((), f"holds no saved decision: it {error}", spot=error.spot)
    return NO_DECISION


def other_kind(text: str, file: str) -> Problem | None:
    """Guess what a file is that contains no scenario, as a problem; None where that is unclear."""
    start = text.lstrip()
    if not start:
        return EMPTY
    if OTHER_SIDE in text:
        return NOT_THE_DECISION
    if kind := kind_of(text):
        return NOT_A_RECORD[kind]
    # A scenario may have any name; it begins with its format.
    markdown = file.lower().endswith((".md", ".markdown")) and not start.startswith("format")
    return WITHOUT_BLOCK if markdown else None
