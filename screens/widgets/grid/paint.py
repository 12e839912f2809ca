"""The lines of a comparison grid as styled segments: header, rows. No widget, no state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from .data import CellStyle, Piece, split_hits
from .layout import GUTTER, MARGIN, Layout

_BOLD = Style(bold=True)


class RowStyles(NamedTuple):
    """How the parts of a row are written."""

    text: Style
    bold: Style
    dim: Style
    mark: Style
    note: Style
    cells: Mapping[CellStyle, Style]
    here: Mapping[CellStyle, Style]
    """The same for the cell under the cursor."""


class Styles(NamedTuple):
    """All styles of a grid, looked up once."""

    plain: RowStyles
    under: RowStyles
    """Of the row under the cursor."""
    more: Style

    @classmethod
    def of(cls, found: Mapping[str, Style]) -> Styles:
        """Return the styles made from those of the component classes."""
        rows = []
        for name, dim, mark in (("text", "dim", "text"), ("cursor", "cursor-dim", "edge")):
            text = found[name]
            ground = Style(bgcolor=text.bgcolor)
            strong, note = found["strong"] + ground, found["note"] + ground
            cells: dict[CellStyle, Style] = {
                "plain": text,
                "dim": found[dim],
                "bold": strong,
                "hit": found["hit"] + ground,
            }
            here = {**cells, "plain": strong, "dim": found[dim] + _BOLD}
            rows.append(RowStyles(text, strong, found[dim], found[mark], note, cells, here))
        return cls(rows[0], rows[1], found["more"])


class Painter(NamedTuple):
    """Paints what a layout places."""

    layout: Layout
    cursor: tuple[int, int]
    styles: Styles

    def head(self, y: int, width: int) -> list[Segment]:
        """Return a line of the header: labels (0), notes (1), how many columns are hidden (2)."""
        if not self.layout.data.columns:
            return []
        return self._more(width) if y == 2 else self._header(y)

    def _header(self, y: int) -> list[Segment]:
        layout, styles = self.layout, self.styles.plain
        width, hits = layout.columns.width, layout.data.hits
        segments = [Segment(" " * (MARGIN + layout.columns.label), styles.bold)]
        for column in layout.shown:
            words = set_cell_size(layout.header(column)[y], width)
            segments.append(Segment(" " * GUTTER, styles.bold))
            if y:
                accent = layout.data.columns[column].accent
                segments.append(Segment(words, styles.note if accent else styles.dim))
            else:
                segments += _segments(split_hits(words, "bold", hits), styles.here)
        return segments

    def _more(self, width: int) -> list[Segment]:
        """Return how many columns are hidden, at the side where they are."""
        before, after = self.layout.hidden
        words = before + after.rjust(width - 2 * MARGIN - len(before))
        return [Segment(f"{' ' * MARGIN}{words}{' ' * MARGIN}", self.styles.more)]

    def line(self, line: int) -> list[Segment]:
        """Return a line of the rows, counted from the first of them; blank between two rows."""
        layout = self.layout
        if not layout.data.columns or line >= layout.height:
            return []
        row = layout.row_at(line)
        line -= layout.tops[row]
        return self._row(row, line) if line < layout.row_height(row) else []

    def _row(self, row: int, line: int) -> list[Segment]:
        """Return one line of a row: its label and mark, then each cell behind its gutter."""
        layout, under = self.layout, row == self.cursor[0]
        styles = self.styles.under if under else self.styles.plain
        label, mark = layout.label_line(row, line)
        pieces = split_hits(label, "plain", layout.data.hits)
        segments = [Segment("▌".ljust(MARGIN) if under else " " * MARGIN, styles.mark)]
        segments += _segments(pieces, styles.here if under else styles.cells)
        accent = layout.data.rows[row].accent
        segments.append(Segment(mark, styles.note if accent else styles.dim))
        for column in layout.shown:
            here = (row, column) == self.cursor
            segments.append(Segment(" ▌" if here else " " * GUTTER, styles.mark))
            looks = styles.here if here else styles.cells
            segments += _segments(layout.cell_line(row, column, line), looks)
        return [*segments, Segment(" " * MARGIN, styles.text)]


def _segments(pieces: tuple[Piece, ...], looks: Mapping[CellStyle, Style]) -> list[Segment]:
    return [Segment(text, looks[style]) for text, style in pieces]
