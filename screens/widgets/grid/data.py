"""What a comparison grid shows, as plain data; cells may be made only when they are looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, overload

from roletui.text.folding import folded, folded_in_place

CellStyle = Literal["plain", "dim", "bold", "hit"]
Piece = tuple[str, CellStyle]
"""A part of a line, and how it is written."""


class GridBar(NamedTuple):
    """Where a range stands on a scale that begins at 0; a single figure is all three."""

    low: int
    likely: int
    high: int
    most: int
    """The end of the scale, the same for all bars that are compared."""


class GridCell(NamedTuple):
    """Text of one cell: each line is a paragraph or a list item and wraps on its own."""

    lines: tuple[str, ...]
    style: CellStyle = "plain"
    bar: GridBar | None = None
    """Drawn below the lines."""
    notes: tuple[str, ...] = ()
    """Dim lines below all that."""


class GridRow(NamedTuple):
    """One row: its label, a dim remark after the label, and a cell for each column."""

    id: str
    label: str
    cells: Sequence[GridCell]
    mark: str = ""
    accent: bool = False
    """Whether the remark is in the accent, rather than dim."""


class GridColumn(NamedTuple):
    """One column: its label, a note under it, and the sort arrow after it."""

    id: str
    label: str
    note: str = ""
    arrow: str = ""
    accent: bool = True
    """Whether the note is in the accent, rather than dim."""


class GridData(NamedTuple):
    """Everything a grid shows."""

    columns: tuple[GridColumn, ...] = ()
    rows: tuple[GridRow, ...] = ()
    frozen: int = 0
    """How many of the first columns stay in view; as many as leave room for another one."""
    hits: re.Pattern[str] | None = None
    """What is marked wherever it stands in a label or a cell, both folded."""


class Limits(NamedTuple):
    """How narrow and how wide a column may be, in cells, and how many lines a cell may take."""

    min_width: int = 24
    max_width: int = 40
    max_lines: int = 6


class LazyCells(Sequence[GridCell]):
    """The cells of a row, each made when it is first looked at, and then kept."""

    def __init__(self, length: int, make: Callable[[int], GridCell]) -> None:
        self._length, self._make = length, make
        self._made: dict[int, GridCell] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> GridCell: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[GridCell]: ...
    def __getitem__(self, index: int | slice) -> GridCell | Sequence[GridCell]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(self._length))]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        index %= self._length
        if index not in self._made:
            self._made[index] = self._make(index)
        return self._made[index]


def hit_pattern(text: str) -> re.Pattern[str] | None:
    """Return what finds a text in a folded line; where a line ends, parts of it."""
    words = [re.escape(word) for word in folded(text).split()]
    if not words:
        return None
    space = r"\s+"
    ways = [space.join(words)]
    for cut in range(1, len(words)):
        ways += [space.join(words[:cut]) + r"\s*$", r"^\s*" + space.join(words[cut:])]
    return re.compile("|".join(ways))


def split_hits(text: str, style: CellStyle, hits: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """Return a text in pieces, what was looked for apart from the rest, however it is written."""
    if hits is None:
        return ((text, style),)
    line, places = folded_in_place(text)
    pieces: list[Piece] = []
    at = 0
    for found in hits.finditer(line):
        start, end = (places[place] for place in found.span())
        pieces += [(text[at:start], style), (text[start:end], "hit")]
        at = end
    pieces.append((text[at:], style))
    return tuple(piece for piece in pieces if piece[0])
