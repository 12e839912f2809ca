"""What a comparison grid shows, as plain data; cells may be made only when they are looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, overload

from roletui.text.folding import folded, folded_in_place
from roletui.text.tuples import NamedTuple

CellStyle = Literal["plain", "dim", "bold", "good", "bad", "hit"]
Piece = tuple[str, CellStyle]
"""A part of a line, and how it is written."""
Tone = Literal["plain", "chosen", "preview"]
"""Whether a column or row stands out from the others, and whether that is only tried."""


class GridCell(NamedTuple):
    """What one cell says, on one line."""

    lines: tuple[str, ...]
    """The text in full, in which is searched: paragraphs or list items."""
    style: CellStyle = "plain"
    brief: str = ""
    """What stands on its line; the first of the lines if empty."""
    sign: Piece | None = None
    """What stands behind it, always in full."""


class GridRow(NamedTuple):
    """One row: its label, a dim remark after the label, and a cell for each column."""

    id: str
    label: str
    cells: Sequence[GridCell]
    sign: str = ""
    group: str = ""
    """What stands over this row and those after it of the same group."""
    tone: Tone = "plain"
    measured: bool = False
    """Whether its cells are prices or ratings, which are compared, rather than words."""


class GridColumn(NamedTuple):
    """One column: its label, a note over it, and the sort arrow after it."""

    id: str
    label: str
    note: str = ""
    arrow: str = ""
    tone: Tone = "plain"


class GridData(NamedTuple):
    """Everything a grid shows."""

    columns: tuple[GridColumn, ...] = ()
    rows: tuple[GridRow, ...] = ()
    frozen: int = 0
    """How many of the first columns stay in view; as many as leave room for another one."""
    hits: re.Pattern[str] | None = None
    """What is marked wherever it stands in a label or a cell, both folded."""
    corner: str = ""
    """What the columns are, in a word or two; stands over the labels where no column is hidden."""
    legend: tuple[Piece, ...] = ()
    """What signs mean; stands there instead, and at the right where columns are hidden."""


class Limits(NamedTuple):
    """How narrow and how wide a column may be, in cells."""

    min_width: int = 15
    max_width: int = 40


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


def from_hit(text: str, hits: re.Pattern[str]) -> str:
    """Return a text from where something looked for stands in it; empty if it does not."""
    line, places = folded_in_place(text)
    found = hits.search(line)
    if found is None:
        return ""
    start = places[found.start()]
    return f"…{text[start:]}" if start else text
