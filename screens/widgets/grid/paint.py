"""The lines of a comparison grid as styled segments: header, rows. No widget, no state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from roletui.text.tuples import NamedTuple

from ..text.cells import one_line
from .columns import MARGIN
from .data import CellStyle, Piece, Tone, split_hits
from .layout import Layout, padded, width_of

Part = Literal["ink", "bright", "grey", "dim", "mint", "amber", "good", "bad", "edge", "hit"]
"""How text is written, whatever it stands on."""
Ground = Literal["plain", "tint", "here"]
"""What text stands on."""

PARTS: tuple[Part, ...] = (
    "ink", "bright", "grey", "dim", "mint", "amber", "good", "bad", "edge", "hit",
)  # fmt: skip
GROUNDS: tuple[Ground, ...] = ("plain", "tint", "here")

Styles = Mapping[tuple[Part, Ground], Style]
"""All styles of a grid, looked up once."""


def styles_of(found: Mapping[str, Style]) -> Styles:
    """Return every part on every ground, from the styles of the component classes."""
    return {
        (part, ground): found[part] + Style(bgcolor=found[f"on-{ground}"].bgcolor)
        for part in PARTS
        for ground in GROUNDS
    }


class Painter(NamedTuple):
    """Paints what a layout places."""

    layout: Layout
    cursor: tuple[int, int]
    styles: Styles

    def head(self, y: int, scroll: int) -> list[Segment]:
        """Return a line of the header: notes, labels, or a blank one above or below them."""
        layout = self.layout
        if not layout.data.columns:
            return []
        y -= layout.room.top
        if not 0 <= y <= 1:
            return [*self._heading(""), *self._blanks()]
        legend = None if y else layout.legend_over
        segments = [*(self._heading(layout.group(scroll)) if y else self._corner())]
        for column in layout.shown:
            entry = layout.data.columns[column]
            ground: Ground = "plain" if entry.tone == "plain" else "tint"
            words = f" {layout.header(column)[y]} "
            if column == legend:
                segments += self._legend(ground)
            elif y:
                pieces = split_hits(words, "bold", layout.data.hits)
                segments += self._pieces(pieces, self._name(column), ground)
            else:
                segments.append(self._note(words, entry.tone, ground))
        return segments

    def line(self, line: int) -> list[Segment]:
        """Return a line of the rows, counted from the first of them; columns go on below them."""
        layout = self.layout
        if not layout.data.columns or not layout.data.rows:
            return []
        row, offset = layout.at(line)
        if row < len(layout.data.rows) and offset == 0:
            return self._row(row)
        return [*self._heading(layout.heading(line)), *self._blanks()]

    def _row(self, row: int) -> list[Segment]:
        """Return the line of a row: its edge, its label and remark, then each cell."""
        layout, entry, under = self.layout, self.layout.data.rows[row], row == self.cursor[0]
        label, sign = layout.label(row)
        ground: Ground = "plain" if entry.tone == "plain" else "tint"
        segments = [self._segment(" " * MARGIN, "edge", ground)]
        later: Part = "dim" if layout.later(row) else "grey"
        part: Part = "bright" if under or entry.tone != "plain" else later
        pieces = split_hits(label, "bold" if part == "bright" else "plain", layout.data.hits)
        segments += self._pieces(pieces, part, ground)
        segments.append(self._note(f"{sign} ", entry.tone, ground))
        for column in layout.shown:
            segments += self._cell(row, column)
        return segments

    def _cell(self, row: int, column: int) -> Iterator[Segment]:
        """Yield a cell between its two blank ones."""
        data, here = self.layout.data, (row, column) == self.cursor
        toned = data.columns[column].tone != "plain" or data.rows[row].tone != "plain"
        ground: Ground = "here" if here else "tint" if toned else "plain"
        ink = self._ink(row, column, toned=toned)
        part: Part = "bright" if here else ink
        yield self._segment("▌" if here else " ", "edge", ground)
        yield from self._pieces(self.layout.cell(row, column), part, ground, bold=ink == "bright")
        yield self._segment(" ", part, ground)

    def _name(self, column: int) -> Part:
        """Return how the name of a column is written: a step back if another one stands out."""
        return "bright" if self._speaks(column) else "grey"

    def _ink(self, row: int, column: int, *, toned: bool) -> Part:
        """Return how a cell is written: a step back for each thing that stands out before it.

        What stands out comes first, in bold, then the column of which a note says what it is, then
        all else; and the first group of rows before the others.
        """
        place = 0 if toned else 1 if self._speaks(column) else 2
        return _INKS[self.layout.later(row)][place]

    def _speaks(self, column: int) -> bool:
        """Tell whether a column stands out, or a note above it says what it is."""
        entry = self.layout.data.columns[column]
        return not self.layout.quiet or entry.tone != "plain" or bool(entry.note)

    def _heading(self, group: str) -> Iterator[Segment]:
        """Yield the name of a group over the labels."""
        width = self.layout.columns.label + 1
        words = " " * MARGIN + set_cell_size(one_line(group.upper(), width), width)
        yield self._segment(words, "grey", "plain", bold=True)

    def _blanks(self) -> Iterator[Segment]:
        """Yield the ground of each column."""
        blank = " " * (self.layout.columns.width + 2)
        for column in self.layout.shown:
            plain = self.layout.data.columns[column].tone == "plain"
            yield self._segment(blank, "ink", "plain" if plain else "tint")

    def _corner(self) -> Iterator[Segment]:
        """Yield what stands over the labels: how many columns are in view."""
        yield self._segment(" " * MARGIN, "dim", "plain")
        words: tuple[Piece, ...] = ((self.layout.corner, "plain"),)
        pieces = self.layout.data.legend if self.layout.legend_first else words
        yield from self._pieces(padded(pieces, self.layout.columns.label + 1), "dim", "plain")

    def _legend(self, ground: Ground) -> Iterator[Segment]:
        """Yield what signs mean, at the right of a column."""
        pieces = self.layout.data.legend
        yield self._segment(" " * (self.layout.columns.width + 1 - width_of(pieces)), "dim", ground)
        yield from self._pieces(pieces, "dim", ground)
        yield self._segment(" ", "dim", ground)

    def _pieces(
        self, pieces: tuple[Piece, ...], part: Part, ground: Ground, *, bold: bool = False
    ) -> Iterator[Segment]:
        for text, style in pieces:
            named = _PARTS.get(style, part)
            yield self._segment(text, named, ground, bold=bold or style == "bold")

    def _note(self, words: str, tone: Tone, ground: Ground) -> Segment:
        return self._segment(words, _NOTES[tone], ground, bold=tone != "plain")

    def _segment(self, text: str, part: Part, ground: Ground, *, bold: bool = False) -> Segment:
        style = self.styles[part, ground]
        return Segment(text, style + _BOLD if bold else style)


_BOLD = Style(bold=True)
_INKS: tuple[tuple[Part, ...], ...] = (("bright", "ink", "grey"), ("ink", "grey", "dim"))
_PARTS: Mapping[CellStyle, Part] = {"dim": "dim", "good": "good", "bad": "bad", "hit": "hit"}
_NOTES: Mapping[Tone, Part] = {"plain": "grey", "chosen": "mint", "preview": "amber"}
