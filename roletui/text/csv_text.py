"""Rows of text as CSV that is safe from formula injection.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, in some languages also with
their full-width forms, even after white space. Quotes do not prevent that; an apostrophe does. If a
spreadsheet separates columns by semicolons or tabs, the text after one in our cells begins a cell
of its own, so that is escaped as well.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
"""Characters that begin a formula."""
_BLANK = (
    r"[\s\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Invisible characters, which may be ignored before a formula."""
_STARTS = re.compile(rf"(?<![^;\t\n])(?={_BLANK}*[{re.escape(SIGNS)}])|\A(?=[\0\t\n])")
_LONELY = re.compile(rf"[{re.escape(SIGNS)}](?<!\w.)", re.DOTALL)
"""A sign that stands behind no letter or digit, as every one does that begins a formula."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_MARKS = ("\r", "\0", '"\t', '"\n', ",\t", "\n\t")
_LINE_END = re.compile(r"\r\n?")


def csv_text(rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    """Write rows as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerows([[shown(cell) for cell in row] for row in rows])
    return stream.getvalue()


def needs_escaping(text: str) -> bool:
    """Tell whether a cell of a table may have to be escaped, from the table as it is written.

    Where that is false none has to; where it is true mostly one has.
    """
    marked = any(mark in text for mark in _MARKS)
    return marked or text.startswith("\t") or bool(_LONELY.search(text))


def shown(cell: str) -> str:
    """Return a cell as text that no spreadsheet runs; numbers stay as they are."""
    if _NUMBER.fullmatch(cell):
        return cell
    # A lone carriage return would end the row in some programs, and is not quoted.
    return _STARTS.sub("'", _LINE_END.sub("\n", cell))
