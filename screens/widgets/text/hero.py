"""The answer of a screen in a panel: one figure, as large as there is room, and what it is of."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.selection import Selection

from roletui.text.tuples import NamedTuple

from .big import big, drawn
from .written import Written

_GAP = 3
"""Blanks between figure and words."""
_LEAST = 30
"""Width, in cells, that large figures leave to the words."""


def columns_of(figure: str, width: int) -> int:
    """Return how many columns of a width a large figure takes; 0 where there is no room for it."""
    rows = big(figure) if figure else None
    taken = len(rows[0]) + _GAP if rows else 0
    return taken if taken + _LEAST <= width else 0


class Told(NamedTuple):
    """What a hero says."""

    figure: str
    """An amount, or a name, as it is written; empty where the first line is the answer."""
    lines: tuple[Content | tuple[Content, ...], ...]
    """What it is of; each is one line, of several lengths the first that fits, cut if none does.

    Without a figure they are wrapped.
    """


class Hero(Written):
    """Paints a figure three rows high, or on a line where it is narrow or the terminal low."""

    DEFAULT_CSS = """
    Hero {
        height: auto;
        background: $tint;
        border-left: outer $mint;
        padding: 0 1;
        color: $ink;
        &.-preview { background: $lift; border-left: outer $amber; }
    }
    """

    told: reactive[Told] = reactive(Told("", ()))
    """What is said."""

    large: reactive[bool] = reactive(False, layout=True)
    """Whether there are rows for a large figure."""

    _height = 0

    def watch_told(self) -> None:
        """Make room for another number of lines."""
        if self._height != self._rows(self.content_size.width):
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        self._height = self._rows(width)
        return self._height

    def _rows(self, width: int) -> int:
        """Return how many lines there are at a width, without writing those beside a figure."""
        if not self.told.figure:
            return len(self._lines(width))
        return max(len(self.told.lines), len(self._drawn(width)) or 1)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected; the figure, where it is drawn, as it is written."""
        found = super().get_selection(selection)
        if found is None or not self._drawn(self.content_size.width):
            return found
        return f"{self.told.figure}\t{found[0]}", found[1]

    def lines(self) -> list[Content]:
        """Write the lines."""
        return self._lines(self.content_size.width, solid=not self.app.native_ansi_color)

    def _drawn(self, width: int) -> tuple[str, ...]:
        """Return the rows of the large figure; none where there is no room for it."""
        figure = self.told.figure
        return (self.large and columns_of(figure, width) and big(figure)) or ()

    def _lines(self, width: int, *, solid: bool = False) -> list[Content]:
        told, rows = self.told, self._drawn(width)
        if not told.figure:
            texts = (line if isinstance(line, Content) else line[0] for line in told.lines)
            return [each for text in texts for each in text.wrap(max(1, width))]
        style = "bold $amber" if self.has_class("-preview") else "bold $bright"
        if rows:
            colour = style.removeprefix("bold ")
            lead = [*drawn(rows, colour, solid=solid)]
        else:
            lead = [Content.assemble((told.figure, style), " " * _GAP)]
        indent = len(rows[0]) + _GAP if rows else 0
        count = max(len(told.lines), len(lead))
        starts = [max(indent, each.cell_length) for each in lead] + [indent] * count
        lines = []
        for place, start in enumerate(starts[:count]):
            before = lead[place] if place < len(lead) else Content("")
            words = _cut(told.lines[place], width - start) if place < len(told.lines) else ""
            first = " " * (start - before.cell_length)
            lines.append(Content.assemble(before, first, words))
        return lines


def _cut(line: Content | tuple[Content, ...], room: int) -> Content:
    """Return a line as it fits: of several lengths the first, else the last one's beginning."""
    *longer, line = line if isinstance(line, tuple) else (line,)
    for each in (*longer, line):
        if each.cell_length <= room:
            return each
    return line.truncate(max(1, room), ellipsis=True)
