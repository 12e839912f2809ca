"""How often each amount comes out: upright bars, with marks named under them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from roletui.text.charts import Bins
from roletui.text.clean import paintable

from ..controls.line import Piece
from ..text.cells import fit
from ..text.seen import Seen
from .labels import named

_EIGHTHS = " ▁▂▃▄▅▆▇█"


class Histogram(Seen):
    """Bars as high as their bins are full, in as many columns as there are.

    Three lines high it names marks and ends on one line, where they fit there; higher, on two.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "histogram--bar",
        "histogram--end",
        "histogram--mark",
        "histogram--marked",
    }
    """
    | Class | Description |
    | :- | :- |
    | `histogram--bar` | The bars. |
    | `histogram--end` | The words at both ends. |
    | `histogram--mark` | The names of the marks. |
    | `histogram--marked` | The columns that are marked. |
    """

    DEFAULT_CSS = """
    Histogram {
        width: 1fr;
        height: 6;
        .histogram--bar { color: $bar; }
        .histogram--end { color: $grey; }
        .histogram--mark { color: $ink; }
        .histogram--marked { color: $bright; }
    }
    """

    data: reactive[Bins | None] = reactive(None)
    """What is shown; nothing while there is none."""

    _lines: list[list[Piece]]
    _styles: dict[str, Style]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay all lines out, which belong together, before they are painted."""
        self._lines = drawn(self.data, *self.size) if self.data else []
        self._styles = {}
        for name in ("bar", "end", "mark", "marked"):
            style = self.get_visual_style(f"histogram--{name}").rich_style
            own = Style(color=style.color, bold=style.bold)
            self._styles[name] = self.visual_style.rich_style + own
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the histogram that was laid out."""
        line = self._lines[y] if y < len(self._lines) else []
        segments = [Segment(text, self._styles[name]) for name, text in line]
        return Strip(segments).adjust_cell_length(self.size.width, self.visual_style.rich_style)


def drawn(data: Bins, width: int, height: int) -> list[list[Piece]]:
    """Return the lines of a histogram of exactly this size, none if there is nothing to draw."""
    if width < 1 or height < 1 or not any(data.counts):
        return []
    columns = resampled(data.counts, width)
    marks = _marked(data, width)
    ends = _ends(data, width)
    low, high = cell_len(ends[0]), cell_len(ends[-1])
    below = [[("mark", named(marks, 0, width))]] if marks else []
    together = named(marks, low + 1, width - high - 1)
    whole = all(name in together for _, name in marks)
    if height < 4 and marks and whole:
        below = [[("end", ends[0] + " "), ("mark", together), ("end", " " + ends[-1])]]
    else:
        below.append([("end", "".join(ends))])
    below = below[: height - 1]
    rows = height - len(below)
    return [*_bars(columns, {column for column, _ in marks}, rows), *below]


def resampled(counts: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Return what falls into each of `width` columns, times `width`, so that it stays whole.

    A bin that lies in several columns is divided among them by its share, so that the sum is
    always that of the bins, times `width`.
    """
    columns = [0] * width
    for place, count in enumerate(counts):
        start, end = place * width, (place + 1) * width
        for column in range(start // len(counts), -(-end // len(counts))):
            left, right = column * len(counts), (column + 1) * len(counts)
            columns[column] += count * (min(end, right) - max(start, left))
    return tuple(columns)


def _bars(columns: tuple[int, ...], marked: set[int], rows: int) -> Iterator[list[Piece]]:
    """Yield the lines of the bars; what is not nothing is at least an eighth of a line high."""
    top = max(columns)
    eighths = [max((16 * rows * part + top) // (2 * top), bool(part)) for part in columns]
    cuts = sorted({0, len(columns)}.union(*((column, column + 1) for column in marked)))
    for row in reversed(range(rows)):
        text = "".join(_EIGHTHS[max(0, min(8, part - 8 * row))] for part in eighths)
        yield [("marked" if a in marked else "bar", text[a:b]) for a, b in pairwise(cuts)]


def _marked(data: Bins, width: int) -> list[tuple[int, str]]:
    """Return the column of the middle of each marked bin, and the names there."""
    names: dict[int, list[str]] = {}
    count = len(data.counts)
    for place, name in sorted(data.marks):
        column = (2 * min(max(place, 0), count - 1) + 1) * width // (2 * count)
        names.setdefault(column, []).append(paintable(name))
    return [(column, " ".join(words)) for column, words in names.items()]


def _ends(data: Bins, width: int) -> tuple[str, str, str]:
    """Return the words at the left end, what stands between, and the words at the right end."""
    low, high = paintable(data.low), paintable(data.high)
    if cell_len(low) + cell_len(high) >= width:
        half = max(0, (width - 1) // 2)
        low, high = (fit(word, min(half, cell_len(word))) for word in (low, high))
    return low, " " * (width - cell_len(low) - cell_len(high)), high
