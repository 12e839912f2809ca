"""What stands in a cell of the grid, line by line: wrapped text, a label with its mark, a bar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from rich.cells import cell_len

from ..text.cells import one_line, shorten, wrap
from .data import GridBar, GridCell, GridRow, Piece, from_hit, split_hits

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
MAX_NOTES = 3
"""Maximum number of dim lines below the text of an open cell."""
SHORT_SIGN = 4
"""Width, in cells, up to which a remark on a label takes the place of the label's end."""


@lru_cache(maxsize=8192)
def wrap_cell(lines: tuple[str, ...], width: int, max_lines: int) -> tuple[str, ...]:
    """Return the lines of a cell, at most `max_lines`; the last one ends in `…` if more follow."""
    wrapped = (line for text in lines for line in wrap(text, width))
    shown = list(islice(wrapped, max_lines + 1))
    if len(shown) > max_lines:
        shown[max_lines - 1 :] = [shorten(shown[max_lines - 1], width)]
    return tuple(shown)


@lru_cache(maxsize=2048)
def wrap_label(label: str, mark: str, width: int, max_lines: int) -> tuple[tuple[str, str], ...]:
    """Return the lines of a row's label, each as label text and what of the mark follows it."""
    lines = [(text, "") for text in wrap_cell((label,), width, max_lines)]
    if mark:
        last, _ = lines[-1]
        if last and cell_len(last) + 1 + cell_len(mark) <= width:
            lines[-1] = (last, " " + one_line(mark, width))
        else:
            lines += [("", text) for text in wrap_cell((mark,), width, max_lines)]
    return tuple(lines[:max_lines])


@lru_cache(maxsize=2048)
def closed_label(label: str, sign: str, width: int) -> tuple[str, str]:
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


def closed_cell(cell: GridCell, width: int, hits: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """Return a cell on one line: its short form, or from where what was looked for stands in it."""
    sign = f" {cell.sign[0]}" if cell.sign else ""
    room = max(1, width - cell_len(sign))
    text = one_line(cell.brief or next(iter(cell.lines), ""), room)
    pieces = split_hits(text, cell.style, hits)
    if hits and len(pieces) < 2 and not any(style == "hit" for _, style in pieces):
        found = next(filter(None, (from_hit(line, hits) for line in cell.lines)), "")
        pieces = split_hits(one_line(found, room), cell.style, hits) if found else pieces
    return (*pieces, (sign, cell.sign[1])) if cell.sign else pieces


def open_texts(cell: GridCell, width: int, most: int) -> tuple[str, ...]:
    """Return the text of a cell in full, its sign behind the first of its lines."""
    lines = cell.lines
    if cell.sign:
        lines = (f"{lines[0]} {cell.sign[0]}", *lines[1:])
    below = len(_notes(cell, width)) + (cell.bar is not None)
    return wrap_cell(lines, width, max(1, most - below))


def open_cell(
    cell: GridCell, width: int, most: int, hits: re.Pattern[str] | None
) -> list[tuple[Piece, ...]]:
    """Return the lines of a cell in full, as many as there is room for."""
    lines = [split_hits(text, cell.style, hits) for text in open_texts(cell, width, most)]
    if cell.sign:
        lines = _signed(lines, cell.sign)
    if cell.bar is not None:
        lines.append(draw_bar(cell.bar, width))
    return [*lines, *(((text, "dim"),) for text in _notes(cell, width))]


def _notes(cell: GridCell, width: int) -> tuple[str, ...]:
    return wrap_cell(cell.notes, width, MAX_NOTES) if cell.notes else ()


def _signed(lines: list[tuple[Piece, ...]], sign: Piece) -> list[tuple[Piece, ...]]:
    """Return the lines with the sign, at the end of one of them, in its own style."""
    for number, pieces in enumerate(lines):
        text, style = pieces[-1] if pieces else ("", sign[1])
        if text == sign[0] or text.endswith(f" {sign[0]}"):
            rest = text.removesuffix(sign[0])
            apart = ((rest, style), sign) if rest else (sign,)
            return [*lines[:number], (*pieces[:-1], *apart), *lines[number + 1 :]]
    return lines


def draw_bar(bar: GridBar, width: int) -> tuple[Piece, ...]:
    """Draw where a range stands on its scale: the range as a band, its likely figure as a dot."""
    last = width - 1
    low, likely, high = (
        (2 * figure * last + bar.most) // (2 * bar.most) if bar.most else 0 for figure in bar[:3]
    )
    pieces: tuple[Piece, ...] = (
        ("─" * low, "dim"),
        ("━" * (likely - low) + "●" + "━" * (high - likely), "bold"),
        ("─" * (last - high), "dim"),
    )
    return tuple(piece for piece in pieces if piece[0])
