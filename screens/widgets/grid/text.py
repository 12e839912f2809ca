"""What stands on the line of a row: its label with a remark, and the text of each cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len

from ..text.cells import one_line
from .data import GridCell, GridRow, Piece, from_hit, split_hits

MAX_LABEL_WIDTH = 18
"""Maximum width, in cells, of the column of labels."""
MIN_LABEL_WIDTH = 8
"""Minimum width of the same, below which columns get narrower instead."""
MAX_TONED_WIDTH = 30
"""Maximum width of the same where the label of a row that stands out has its remark beside it."""
MIN_TEXT_WIDTH = 4
"""Minimum width of a column in cells."""
SAMPLE = 64
"""Maximum number of rows that are measured; of more, as many are, spread over all of them."""
SIGN = 2
"""Cells that a sign takes behind the text of a cell: a blank one and its own."""
SHORT_SIGN = 4
"""Width, in cells, up to which a remark on a label takes the place of the label's end."""


@lru_cache(maxsize=2048)
def label_line(label: str, sign: str, width: int) -> tuple[str, str]:
    """Return a label on one line, and what of the remark follows it; a short one always does."""
    sign_width = cell_len(sign) + 1 if sign else 0
    if sign and sign_width <= SHORT_SIGN + 1 and sign_width + MIN_TEXT_WIDTH <= width:
        return one_line(label, width - sign_width), f" {sign}"
    text = one_line(label, width)
    room = width - cell_len(text) - 1
    return text, f" {one_line(sign, room)}" if sign and room > 1 else ""


def label_width(rows: Sequence[GridRow]) -> int:
    """Return the width of the widest label; of rows that stand out, with the remark on it."""
    widest = MIN_LABEL_WIDTH
    for row in sample(rows):
        text = one_line(row.label, MAX_LABEL_WIDTH)
        toned = cell_len(row.sign) + 1 if row.sign and row.tone != "plain" else 0
        widest = max(widest, min(MAX_TONED_WIDTH, cell_len(text) + toned))
    return widest


def sample(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """Return the rows to be measured: all of them, or :data:`SAMPLE` spread over many."""
    return rows if len(rows) <= SAMPLE else rows[:: -(-len(rows) // SAMPLE)]


def cell_line(cell: GridCell, width: int, hits: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """Return a cell on one line: its short form, or from where what was looked for stands in it."""
    room = width - SIGN if cell.sign else width
    text = one_line(cell.brief or next(iter(cell.lines), ""), max(1, room))
    pieces = split_hits(text, cell.style, hits)
    if hits and len(pieces) < 2 and not any(style == "hit" for _, style in pieces):
        found = next(filter(None, (from_hit(line, hits) for line in cell.lines)), "")
        text = one_line(found, max(1, room)) if found else text
        pieces = split_hits(text, cell.style, hits)
    if cell.sign is None:
        return pieces
    return (*pieces, (" ", "plain"), cell.sign)
