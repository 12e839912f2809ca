"""The lines of a comparison grid as styled segments: header, rows. No widget, no state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from roletui.text.tuples import NamedTuple

from ..text.cells import one_line
from .columns import MARGIN
from .data import CellStyle, Piece, Tone, split_hits
from .layout import Layout

HEADER_HEIGHT = 3
"""Lines that do not scroll: the notes of the columns, their labels, the group that is in view."""

Part = Literal["ink", "bright", "grey", "dim", "mint", "amber", "good", "bad", "edge", "hit"]
"""How text is written, whatever it stands on."""
Ground = Literal["plain", "tint", "here", "tint-here"]
"""What text stands on."""

PARTS: tuple[Part, ...] = (
    "ink", "bright", "grey", "dim", "mint", "amber", "good", "bad", "edge", "hit",
)  # fmt: skip
GROUNDS: tuple[Ground, ...] = ("plain", "tint", "here", "tint-here")

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
        """Return a line of the header: notes (0), labels (1), the group of the first row (2)."""
        layout = self.layout
        if not layout.data.columns:
            return []
        if y == HEADER_HEIGHT - 1:
            return [*self._heading(layout.group(scroll)), *self._blanks()]
        segments = [*self._corner(y)]
        for column in layout.shown:
            entry = layout.data.columns[column]
            ground: Ground = "plain" if entry.tone == "plain" else "tint"
            words = f" {layout.header(column)[y]} "
            if y:
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
        if row < len(layout.data.rows) and 0 <= offset < (
            layout.lines if row == layout.open else 1
        ):
            return self._row(row, offset)
        return [*self._heading(layout.heading(line)), *self._blanks()]

    def _row(self, row: int, line: int) -> list[Segment]:
        """Return one line of a row: its edge, its label and mark, then each cell."""
        layout, entry, under = self.layout, self.layout.data.rows[row], row == self.cursor[0]
        label, mark = layout.label_line(row, line)
        ground: Ground = "plain" if entry.tone == "plain" else "tint"
        segments = [self._segment(" " * MARGIN, "edge", ground)]
        later: Part = "dim" if layout.later(row) else "grey"
        part: Part = "bright" if under or entry.tone != "plain" else later
        pieces = split_hits(label, "bold" if part == "bright" else "plain", layout.data.hits)
        segments += self._pieces(pieces, part, ground)
        segments.append(self._note(f"{mark} ", entry.tone, ground))
        for column in layout.shown:
            segments += self._cell(row, column, line)
        return segments

    def _cell(self, row: int, column: int, line: int) -> Iterator[Segment]:
        """Yield one line of a cell between its two blank cells."""
        data, here = self.layout.data, (row, column) == self.cursor
        toned = data.columns[column].tone != "plain" or data.rows[row].tone != "plain"
        ground: Ground = (
            ("tint-here" if toned else "here") if here else "tint" if toned else "plain"
        )
        under = row == self.cursor[0]
        part: Part = (
            "bright"
            if here or (toned and (under or not self.layout.later(row)))
            else ("ink" if toned else self._rest(row, column))
        )
        yield self._segment("▌" if here else " ", "edge", ground)
        yield from self._pieces(self.layout.cell_line(row, column, line), part, ground)
        yield self._segment(" ", part, ground)

    def _name(self, column: int) -> Part:
        """Return how the name of a column is written: a step back if another one stands out."""
        return "bright" if self._speaks(column) else "ink"

    def _rest(self, row: int, column: int) -> Part:
        """Return how what does not stand out is written: a step or two back.

        The open row is read in the columns of which something is said, so those keep their ink.
        """
        if not self.layout.quiet or (row == self.cursor[0] and self._speaks(column)):
            return "ink"
        return "dim" if self.layout.later(row) and row != self.cursor[0] else "grey"

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

    def _corner(self, y: int) -> Iterator[Segment]:
        """Yield what stands over the labels: that there are more columns, and what the signs mean.

        Where all columns are seen their number gives way to the signs.
        """
        words, more = self.layout.corner
        width, legend = self.layout.columns.label, self.layout.data.legend
        wide = sum(cell_len(text) for text, _ in legend)
        signs = 0 < wide <= width
        yield self._segment(" " * MARGIN, "dim", "plain")
        if signs and y == (1 if more else 0):
            yield from self._pieces(legend, "dim", "plain")
            yield self._segment(" " * (width - wide + 1), "dim", "plain")
        else:
            words = "" if y or (signs and not more) else words
            yield self._segment(
                set_cell_size(words, width + 1), "amber" if more else "grey", "plain"
            )

    def _pieces(self, pieces: tuple[Piece, ...], part: Part, ground: Ground) -> Iterator[Segment]:
        for text, style in pieces:
            named = _PARTS.get(style)
            yield self._segment(text, named or part, ground, bold=style == "bold")

    def _note(self, words: str, tone: Tone, ground: Ground) -> Segment:
        return self._segment(words, _NOTES[tone], ground, bold=tone != "plain")

    def _segment(self, text: str, part: Part, ground: Ground, *, bold: bool = False) -> Segment:
        style = self.styles[part, ground]
        return Segment(text, style + _BOLD if bold else style)


_BOLD = Style(bold=True)
_PARTS: Mapping[CellStyle, Part] = {"dim": "dim", "good": "good", "bad": "bad", "hit": "hit"}
_NOTES: Mapping[Tone, Part] = {"plain": "grey", "chosen": "mint", "preview": "amber"}
