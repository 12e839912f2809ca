"""Text wrapped into cells of a terminal, and bars drawn in them. Text is never read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from rich.cells import cell_len, chop_cells, set_cell_size

from roletui.text.clean import paintable

from .data import GridBar, GridRow, Piece

ELLIPSIS = "…"
MAX_LABEL_WIDTH = 18
MIN_TEXT_WIDTH = 4
SAMPLE = 64
"""Of more rows than this, so many spread over all of them are measured instead of each."""

_BULLET = "· "
_WORD = re.compile("[^ ]+")


def shorten(text: str, width: int) -> str:
    """Return `text` cut, at a word where possible, so that it fits in `width` with an ellipsis."""
    while cell_len(text) >= width:
        head, _, _ = text.rpartition(" ")
        if not head.strip():
            text = set_cell_size(text, width - 1)
            break
        text = head
    return text.rstrip(" ,;:") + ELLIPSIS


def fit(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` cells, with an ellipsis if it was cut."""
    text = " ".join(_WORD.findall(paintable(text)))
    return text if cell_len(text) <= width else shorten(text, width)


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` cells; a list item's later lines are indented."""
    text = paintable(text)
    first = rest = ""
    if text.startswith(_BULLET) and text[2:].strip(" ") and width >= 2 * MIN_TEXT_WIDTH:
        first, rest, text = _BULLET, "  ", text[2:]
    words = text.split() if text.isascii() else _WORD.findall(text)
    prefix = first
    for line in _fill(words, width - len(rest), ascii_only=text.isascii()):
        yield prefix + line
        prefix = rest


def _fill(words: Iterable[str], width: int, *, ascii_only: bool) -> Iterator[str]:
    """Yield lines filled with `words`, always at least one; too long a word is broken."""
    measure = len if ascii_only else cell_len
    line, used = "", 0
    for word in words:
        size = measure(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            yield line
        if size > width:
            *whole, word = chop_cells(word, width)
            yield from whole
            size = measure(word)
        line, used = word, size
    yield line


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
            lines[-1] = (last, " " + fit(mark, width))
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
    """Return all rows, or of many as many as are measured, spread over all of them."""
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
