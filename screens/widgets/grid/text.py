"""What stands in a cell of the grid, line by line: wrapped text, a label with its mark, a bar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from rich.cells import cell_len

from ..text.cells import one_line, shorten, wrap
from .data import GridBar, GridRow, Piece

MAX_LABEL_WIDTH = 18
"""Width, in cells, at which the labels of rows are wrapped."""
MIN_TEXT_WIDTH = 4
"""Minimum width of a column in cells."""
SAMPLE = 64
"""Maximum number of rows that are measured; of more, as many are, spread over all of them."""


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


def label_width(rows: Sequence[GridRow]) -> int:
    """Return the width of the widest label line once labels are wrapped at 18 cells."""
    widest = MIN_TEXT_WIDTH
    for row in sample(rows):
        for text, mark in wrap_label(row.label, row.mark, MAX_LABEL_WIDTH, 99):
            widest = max(widest, cell_len(text) + cell_len(mark))
    return widest


def sample(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """Return the rows to be measured: all of them, or :data:`SAMPLE` spread over many."""
    return rows if len(rows) <= SAMPLE else rows[:: -(-len(rows) // SAMPLE)]


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
