"""Rows of text as CSV that a spreadsheet only shows.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@``, in some languages the wide
forms of these signs too, whatever blanks stand before it; quotes do not keep it from that, an
apostrophe does. Where semicolons or tabs part its columns, what stands behind one in our cells
begins a cell of its own, so that is kept from it as well.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
"""What a formula begins with."""
_BLANK = (
    r"[\s\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What is not seen, and may be left out before a formula."""
_STARTS = re.compile(rf"(?<![^;\t\n])(?={_BLANK}*[{re.escape(SIGNS)}])|\A(?=[\0\t\n])")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_LINE_END = re.compile(r"\r\n?")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        writer.writerow([_shown(cell) for cell in row])
    return stream.getvalue()


def _shown(cell: str) -> str:
    """Return a cell as text that no spreadsheet runs; a number stays one, below 0 too."""
    if _NUMBER.fullmatch(cell):
        return cell
    # A carriage return alone would end the row in some programs, and is not quoted.
    return _STARTS.sub("'", _LINE_END.sub("\n", cell))
