"""Amounts that add up over the weeks, as lines on one scale."""

from collections.abc import Callable
from itertools import groupby
from typing import ClassVar, Literal, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from .cells import plain
from .columns import Piece, fit, fit_right
from .pins import named

LEAST = (30, 6)
"""Columns and lines below which a chart says what it needs."""
_MARKS_FROM = 9
"""So many lines high, a chart names its marks."""
_DOTS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
"""The dots of a braille cell: left and right column, from below."""
_GLYPHS = {"likely": "⠤⠤", "bound": "··", "baseline": "╌╌"}
_BAND = "░"

Mark: TypeAlias = tuple[int, str]
Cell: TypeAlias = tuple[str, str]


class Series(NamedTuple):
    """One line of a chart."""

    label: str
    points: tuple[int, ...]
    """What has added up at the end of each week, in minor units; the first is the start."""
    style: Literal["likely", "bound", "baseline"]
    """Two bounds are drawn as the band between them."""


class Chart(Widget):
    """Lines in whatever room there is; each kind has a glyph of its own besides its colour."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chart--axis",
        "chart--baseline",
        "chart--bound",
        "chart--label",
        "chart--likely",
        "chart--mark",
    }
    """
    | Class | Description |
    | :- | :- |
    | `chart--axis` | The axes. |
    | `chart--baseline` | A line to compare with. |
    | `chart--bound` | How low and how high it may be. |
    | `chart--label` | Amounts and weeks beside the axes, and the legend. |
    | `chart--likely` | What is likely. |
    | `chart--mark` | What is pointed out on the axis of weeks. |
    """

    DEFAULT_CSS = """
    Chart {
        width: 1fr;
        height: 1fr;
        .chart--axis { color: $foreground 30%; }
        .chart--baseline { color: $foreground; }
        .chart--bound { color: $foreground 30%; }
        .chart--label { color: $text-muted; }
        .chart--likely { color: $accent; text-style: bold; }
        .chart--mark { color: $foreground; }
    }
    """

    series: reactive[tuple[Series, ...]] = reactive(())
    """The lines; of those that meet in a cell the likely one is seen, then the baseline."""

    marks: reactive[tuple[Mark, ...]] = reactive(())
    """Weeks to point out, and their names; they are named where the chart is high enough."""

    write: reactive[Callable[[int], str]] = reactive[Callable[[int], str]](lambda: str)
    """Writes an amount for the axis, as short as it can."""

    _lines: list[list[Piece]]
    _styles: dict[str, Style]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay all lines out, which belong together, before they are painted."""
        self._lines = drawn(self.series, self.marks, self.write, *self.size)
        self._styles = {}
        for component in self.COMPONENT_CLASSES:
            style = self.get_component_rich_style(component)
            own = Style(color=style.color, bold=style.bold, dim=style.dim)
            self._styles[component.removeprefix("chart--")] = self.rich_style + own
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        line = self._lines[y] if y < len(self._lines) else []
        segments = [Segment(text, self._styles[name]) for name, text in line if text]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)


def drawn(
    series: tuple[Series, ...],
    marks: tuple[Mark, ...],
    write: Callable[[int], str],
    width: int,
    height: int,
) -> list[list[Piece]]:
    """Return the lines of a chart of exactly this size, none if there is nothing to draw."""
    series = tuple(one for one in series if one.points)
    if not series or width < 1 or height < 1:
        return []
    if width < LEAST[0] or height < LEAST[1]:
        words = f"The chart needs {LEAST[0]}×{LEAST[1]}; there is room for {width}×{height}."
        return [[("label", fit(words, width))]]
    naming = bool(marks) and height >= _MARKS_FROM
    rows = height - 3 - naming
    plane = Plane(series, rows, write, width)
    line = [("axis", "─")] * plane.columns
    pins = {plane.column(week): name for week, name in sorted(marks) if week <= plane.weeks}
    for column in pins:
        line[column] = "mark", "┴"
    under = [("label", fit_right("weeks", plane.gutter) + "  " + plane.ticks())]
    body = [[("label", words), *_runs(cells)] for words, cells in plane.lines(series)]
    lines = [_legend(series, width), *body, [*_runs([*plane.corner(), *line])], under]
    if naming:
        names = named([(column, plain(name)) for column, name in pins.items()], 0, plane.columns)
        lines.append([("mark", " " * (plane.gutter + 2) + names)])
    return lines


class Plane:
    """Where a week and an amount stand in the cells of a chart."""

    def __init__(
        self, series: tuple[Series, ...], rows: int, write: Callable[[int], str], width: int
    ) -> None:
        """Choose round amounts for the axis, and the columns that their words leave."""
        self.rows = rows
        self.weeks = max(1, *(len(one.points) - 1 for one in series))
        """The last week."""
        low = min(0, *(min(one.points) for one in series))
        high = max(0, *(max(one.points) for one in series))
        step = _round_step(low, high, max(1, rows // 2))
        self.low, self.high = low // step * step, -(-high // step) * step or step
        words = {self.level(at): plain(write(at)) for at in range(self.low, self.high + 1, step)}
        self.words = {level // 4: text for level, text in words.items()}
        self.gutter = min(width // 3, max(5, *(cell_len(text) for text in self.words.values())))
        """Cells left of the axis."""
        self.columns = width - self.gutter - 2
        """Cells right of it."""

    def level(self, amount: int) -> int:
        """Return how high an amount stands, in dots of a quarter of a line."""
        span, dots = self.high - self.low, 4 * self.rows - 1
        return (2 * (amount - self.low) * dots + span) // (2 * span)

    def column(self, week: int) -> int:
        """Return the cell that the end of a week stands in."""
        dots = 2 * self.columns - 1
        return (2 * max(0, week) * dots + self.weeks) // (2 * self.weeks) // 2

    def curve(self, points: tuple[int, ...]) -> list[int]:
        """Return the levels of a line at each dot, two in a cell, as far as it goes."""
        dots, levels = 2 * self.columns - 1, []
        for dot in range(dots + 1):
            week, part = divmod(dot * self.weeks, dots)
            if week + bool(part) >= len(points):
                break
            ahead = points[week + bool(part)] - points[week]
            levels.append(self.level(points[week] + ahead * part // dots))
        return levels

    def corner(self) -> list[Cell]:
        """Return what stands left of the axis of weeks."""
        return [("axis", " " * self.gutter + " └")]

    def ticks(self) -> str:
        """Return the numbers of weeks, as many as there is room for, each at its week."""
        widest = len(str(self.weeks)) + 2
        steps = (n * 10**power for power in range(9) for n in (1, 2, 4, 5))
        step = next(n for n in steps if self.weeks * widest <= n * self.columns)
        line = ""
        for week in range(0, self.weeks + 1, step):
            text = str(week)
            # Under the last column a number ends, elsewhere it begins, at its week.
            line = line.ljust(min(self.column(week), self.columns - len(text))) + text
        return line.ljust(self.columns)

    def lines(self, series: tuple[Series, ...]) -> list[tuple[str, list[Cell]]]:
        """Return amount and cells of every line, from the top."""
        cells: dict[tuple[int, int], Cell] = {}
        curves = [(one.style, self.curve(one.points)) for one in series]
        bounds = [curve for style, curve in curves if style == "bound"]
        if len(bounds) == 2:
            cells |= _band(*bounds)
        else:
            cells |= {at: ("bound", "·") for curve in bounds for at in _steps(curve)}
        for style, curve in curves:
            if style == "baseline":
                cells |= {at: ("baseline", glyph) for at, glyph in _steps(curve).items()}
        for style, curve in curves:
            if style == "likely":
                cells |= {at: ("likely", glyph) for at, glyph in _braille(curve).items()}
        found = []
        for row in reversed(range(self.rows)):
            words = fit_right(self.words.get(row, ""), self.gutter) + " "
            axis = ("axis", "┤" if row in self.words else "│")
            line = [cells.get((column, row), ("axis", " ")) for column in range(self.columns)]
            found.append((words, [axis, *line]))
        return found


def _round_step(low: int, high: int, most: int) -> int:
    """Return the least of 1, 2, 5, 10, 20 and so on that takes at most so many steps."""
    step, factors = 1, (2, 5, 10)
    while True:
        for factor in (1, *factors[:2]):
            if -(-high // (step * factor)) - low // (step * factor) <= most + (low < 0):
                return step * factor
        step *= 10


def _steps(curve: list[int]) -> dict[tuple[int, int], str]:
    """Return the cells of a line in dashes."""
    cells, before = {}, curve[0] // 4 if curve else 0
    for column, level in enumerate(curve[::2]):
        row = level // 4
        for between in range(min(row, before), max(row, before)):
            cells[column, between] = "╎"
        cells[column, row] = "╌"
        before = row
    return cells


def _band(one: list[int], other: list[int]) -> dict[tuple[int, int], Cell]:
    """Return the cells between two lines."""
    pairs = list(zip(one, other, strict=False))[::2]
    return {
        (column, row): ("bound", _BAND)
        for column, (low, high) in enumerate(pairs)
        for row in range(min(low, high) // 4, max(low, high) // 4 + 1)
    }


def _braille(curve: list[int]) -> dict[tuple[int, int], str]:
    """Return the cells of a line in dots without gaps."""
    bits: dict[tuple[int, int], int] = {}
    before = curve[0] if curve else 0
    for dot, level in enumerate(curve):
        rise = 1 if level > before else -1
        for at in (level, *range(before + rise, level, rise)):
            place = dot // 2, at // 4
            bits[place] = bits.get(place, 0) | _DOTS[dot % 2][at % 4]
        before = level
    return {place: chr(0x2800 + dots) for place, dots in bits.items()}


def _legend(series: tuple[Series, ...], width: int) -> list[Piece]:
    """Say in words what each glyph stands for."""
    bounds = [plain(one.label) for one in series if one.style == "bound"]
    entries = [(one.style, _GLYPHS[one.style], plain(one.label)) for one in series]
    if len(bounds) == 2:
        entries = [entry for entry in entries if entry[0] != "bound"]
        entries.append(("bound", _BAND * 2, " to ".join(bounds)))
    line: list[Piece] = []
    room = width
    for style, glyph, label in entries:
        gap = "   " if line else ""
        words = fit(f" {label}", min(cell_len(label) + 1, max(0, room - len(gap) - 2)))
        if room < len(gap) + 4:
            break
        line += [("label", gap), (style, glyph), ("label", words)]
        room -= len(gap) + 2 + cell_len(words)
    return line


def _runs(cells: list[Cell]) -> list[Piece]:
    """Join neighbouring cells of one kind."""
    return [
        (name, "".join(text for _, text in run))
        for name, run in groupby(cells, key=lambda cell: cell[0])
    ]
