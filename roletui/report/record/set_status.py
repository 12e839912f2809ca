"""Setting the status of a record in a file: nothing else in it changes.

Data flow: the text of a file goes in; out comes the same text with another status, and with it the
day and who decided, in the two places where a record says them: its front matter, and the list
under the sentence that states the decision. Every other byte stays.
"""

import re
from collections.abc import Sequence
from datetime import date

from roletui.records.block import BlockError, blocks_of, is_alone, starts
from roletui.records.extent import Extent, ExtentError, document_lines, extent_of, is_left_of_record
from roletui.report.record.head import head_above
from roletui.report.record.set_in_head import InHead, StatusError
from roletui.report.record.set_in_list import InList
from roletui.text.clean import storable

STATUSES = ("proposed", "accepted", "rejected", "deprecated")
"""What the status of a record can be, beside *superseded by* another one."""
_SUPERSEDED = "superseded by "
_LONGEST = 200
"""Maximum characters of a status or a name."""
_PAGE = re.compile(r"\ufeff?\s*<(!doctype html|html)\b", re.IGNORECASE)


def read_status(words: str) -> str:
    """Return the status that somebody typed, as a record has it; raise :class:`StatusError`."""
    words = " ".join(words.split())
    if words.lower() in STATUSES:
        return words.lower()
    if words.lower().startswith(_SUPERSEDED) and _fits(words):
        return _SUPERSEDED + words[len(_SUPERSEDED) :]
    raise StatusError(
        f"“{words[:_LONGEST]}” is no status: it is {', '.join(STATUSES)}, or superseded by the "
        f"record that takes its place, named in at most {_LONGEST} characters."
    )


def read_names(words: str) -> list[str]:
    """Return the names that somebody typed, parted by commas; raise :class:`StatusError`."""
    names = [" ".join(name.split()) for name in words.split(",")]
    if not all(name and _fits(name) for name in names):
        raise StatusError(
            f"“{words[:_LONGEST]}” is no name: say who decided, in at most {_LONGEST} characters; "
            "commas part several names."
        )
    return names


def _fits(words: str) -> bool:
    return len(words) <= _LONGEST and all(map(storable, words))


def with_status(text: str, status: str, day: date, by: Sequence[str] = ()) -> str:
    """Return the text of a file with the status of the record in it, the day and who decided.

    Where it has that status already, the day stays too. Raises :class:`StatusError` where the file
    holds no record, or several, or where it cannot be told what is to be replaced.
    """
    lines, rows = document_lines(text)
    extent = _record_in(text, rows)
    head = None if extent.before else head_above(rows, extent.first)
    places: list[InHead | InList] = [InHead(lines, rows, head)] if head else []
    places.append(InList(lines, rows, extent))
    stated = {found for place in places if (found := place.status()) is not None}
    if not stated:
        raise StatusError(
            "It does not say its status: put the line “- Status: proposed” below its decision."
        )
    if stated != {status}:
        for place in places:
            place.put_status(status)
            place.put_date(day.isoformat())
    places[0].add_makers([*dict.fromkeys(by)])
    return "".join(lines)


def _record_in(text: str, rows: Sequence[str]) -> Extent:
    """Return where the one record of a file stands."""
    if _PAGE.match(text):
        raise StatusError("It is a web page: set the status in the record in Markdown.")
    if is_alone(rows):
        raise StatusError(
            "It is TOML, which has no status; roletui export makes a record of a saved decision."
        )
    try:
        places = blocks_of(rows)
        if len(places) == 1:
            return extent_of(rows, places, 0)
    except BlockError as error:
        raise StatusError(error.sentence) from None
    except ExtentError as error:
        raise StatusError(str(error)) from None
    if places:
        raise StatusError(
            f"It holds {len(places)} records, whose blocks begin in lines {starts(places)}, and "
            "which of them is meant cannot be told."
        )
    if is_left_of_record(rows):
        raise StatusError("It holds a record without the block that ends it.")
    raise StatusError("It holds no record of roletui.")
