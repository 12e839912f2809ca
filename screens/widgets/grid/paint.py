"""The lines of a comparison grid as styled segments: header, rule, rows. No widget, no state."""

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
    rule: Style

    @classmethod
    def of(cls, found: Mapping[str, Style]) -> Styles:
        """Return the styles made from those of the component classes."""
        hit = found["hit"]
        rows = []
        for name, dim, mark in (("text", "dim", "text"), ("cursor", "cursor-dim", "cursor-mark")):
            text = found[name]
            ground = Style(bgcolor=text.bgcolor)
            cells: dict[CellStyle, Style] = {
                "plain": text,
                "dim": found[dim],
                "bold": text + _BOLD,
                "hit": hit + ground,
            }
            here: dict[CellStyle, Style] = {key: style + _BOLD for key, style in cells.items()}
            note = found["note"] + ground
            rows.append(RowStyles(text, text + _BOLD, found[dim], found[mark], note, cells, here))
        return cls(rows[0], rows[1], found["rule"])


class Painter(NamedTuple):
    """Paints what a layout places."""

    layout: Layout
    cursor: tuple[int, int]
    styles: Styles

    def head(self, y: int, width: int) -> list[Segment]:
        """Return a line of the header: labels (0), notes (1), the rule (2)."""
        if not self.layout.data.columns:
            return []
        return self._rule(width) if y == 2 else self._header(y)

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

    def _rule(self, width: int) -> list[Segment]:
        """Return the rule under the header, with how many columns are hidden at its ends."""
        rule, dim = self.styles.rule, self.styles.plain.dim
        before, after = self.layout.hidden
        before, after = before and f"{before} ", after and f" {after}"
        right = width - MARGIN
        return [
            Segment(" " * MARGIN + before, dim),
            Segment("─" * (right - MARGIN - len(before) - len(after)), rule),
            Segment(after, dim),
            Segment(" " * MARGIN, rule),
        ]

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
        segments = [Segment(" " * MARGIN, styles.text)]
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
