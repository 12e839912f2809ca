"""A curve of amounts that add up over the weeks, with its band and its baseline, in cells."""

from collections.abc import Callable
from fractions import Fraction
from itertools import groupby
from typing import ClassVar, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from roletui.text.charts import Curve
from roletui.text.clean import paintable

from ..controls.line import Piece
from ..text.cells import fit, fit_right
from ..text.seen import Seen
from .labels import named

LEAST = (30, 6)
"""Minimum columns and lines of a chart; in less room it says how many it needs."""
_MARKS_FROM = 9
"""Height, in lines, from which a chart names its marks."""
_LIKELY = "▀"
"""Stands for the likely line in the legend; it is drawn in half cells."""
_BASELINE = "╌╎╯╭╮╰"
"""Glyphs of a line: level, rising, turning up, level after that, turning down, level again."""
_BAND = "▒"

Cell: TypeAlias = tuple[str, str]


class Chart(Seen):
    """Lines in whatever room there is; each kind has a glyph of its own besides its colour."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chart--axis",
        "chart--baseline",
        "chart--bound",
        "chart--label",
        "chart--likely",
        "chart--mark",
        "chart--under",
        "chart--within",
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
    | `chart--under` | What is likely where the rest of its cell is below it, and all below it. |
    | `chart--within` | What is likely, where it lies between low and high. |
    """

    DEFAULT_CSS = """
    Chart {
        width: 1fr;
        height: 1fr;
        .chart--axis { color: $track; }
        .chart--baseline { color: $ink; }
        .chart--bound { color: $track; background: $track; }
        .chart--label { color: $grey; }
        .chart--likely { color: $mint; text-style: bold; }
        .chart--mark { color: $ink; }
        .chart--under { color: $mint; background: $tint; }
        .chart--within { color: $mint; background: $track; }
    }
    """

    curve: reactive[Curve | None] = reactive(None)
    """What is shown; nothing while there is none. Of lines that meet in a cell the likely one is
    seen, then the baseline. Marks are named where the chart is high enough."""

    write: reactive[Callable[[int], str]] = reactive[Callable[[int], str]](lambda: str)
    """Writes an amount for the axis, as short as it can."""

    _lines: list[list[Piece]]
    _styles: dict[str, Style]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay all lines out, which belong together, before they are painted."""
        self._lines = drawn(self.curve, self.write, *self.size) if self.curve else []
        self._styles = {}
        for component in self.COMPONENT_CLASSES:
            style = self.get_visual_style(component).rich_style
            own = Style(color=style.color, bgcolor=style.bgcolor, bold=style.bold)
            self._styles[component.removeprefix("chart--")] = self.visual_style.rich_style + own
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the chart that was laid out."""
        line = self._lines[y] if y < len(self._lines) else []
        segments = [Segment(text, self._styles[name]) for name, text in line if text]
        return Strip(segments).adjust_cell_length(self.size.width, self.visual_style.rich_style)


def drawn(curve: Curve, write: Callable[[int], str], width: int, height: int) -> list[list[Piece]]:
    """Return the lines of a chart of exactly this size, none if there is nothing to draw."""
    if not curve.likely or width < 1 or height < 1:
        return []
    if width < LEAST[0] or height < LEAST[1]:
        words = f"The chart needs {LEAST[0]}×{LEAST[1]}.", f"This is {width}×{height}."
        return [[("label", fit(line, width))] for line in words[:height]]
    naming = bool(curve.marks) and height >= _MARKS_FROM
    rows = height - 3 - naming
    plane = Plane(curve, rows, write, width)
    line = [("axis", "─")] * plane.columns
    pins = {plane.column(week): name for week, name in sorted(curve.marks) if week <= plane.weeks}
    for column in pins:
        line[column] = "mark", "┴"
    unit = "until" if curve.months else "weeks"
    under = [("label", fit_right(unit, plane.gutter) + "  " + plane.ticks())]
    body = [[("label", words), *_runs(cells)] for words, cells in plane.lines(curve)]
    lines: list[list[Piece]] = [
        _legend(curve, width),
        *[[] for _ in range(rows - plane.rows)],
        *body,
        _runs([("axis", " " * (plane.gutter + 1) + "└"), *line]),
        under,
    ]
    if naming:
        names = named(
            [(column, paintable(name)) for column, name in pins.items()], 0, plane.columns
        )
        lines.append([("mark", " " * (plane.gutter + 2) + names)])
    return lines


class Plane:
    """Where a week and an amount stand in the cells of a chart."""

    def __init__(self, curve: Curve, rows: int, write: Callable[[int], str], width: int) -> None:
        """Choose round amounts for the axis, and the columns that their words leave."""
        lines = (curve.likely, curve.low, curve.high, curve.baseline)
        self.weeks = max(1, *(len(line) - 1 for line in lines))
        """The last week, or month."""
        self.names = curve.months
        low = min(0, *(amount for line in lines for amount in line))
        high = max(0, *(amount for line in lines for amount in line))
        self._step, self._each, self.bottom, self.top = _scale(low, high, rows)
        self.rows = (self.top - self.bottom) // self._step * self._each + 1
        """Lines that are drawn."""
        nothing = paintable(write(0))
        self.zero = self.level(0) // 2
        """The row of nothing, counted from below."""
        self.words: dict[int, str] = {}
        """Amounts by their rows; those that are written like nothing are left out."""
        for amount in range(self.bottom, self.top + 1, self._step):
            words = paintable(write(amount))
            if not amount or words != nothing:
                self.words[self.level(amount) // 2] = words
        self.gutter = min(width // 3, max(5, *(cell_len(text) for text in self.words.values())))
        """Cells left of the axis."""
        self.columns = width - self.gutter - 2
        """Cells right of it."""

    def level(self, amount: int) -> int:
        """Return the half cell nearest to an amount, counted from below."""
        return (4 * (amount - self.bottom) * self._each + self._step) // (2 * self._step)

    def column(self, week: int) -> int:
        """Return the cell that the end of a week stands in."""
        return (2 * max(0, week) * (self.columns - 1) + self.weeks) // (2 * self.weeks)

    def levels_of(self, points: tuple[int, ...]) -> list[int]:
        """Return the half cell of a line in each column, as far as it goes."""
        last, levels = self.columns - 1, []
        for column in range(self.columns):
            week, part = divmod(column * self.weeks, last)
            after = week + bool(part)
            if after >= len(points):
                break
            amount = points[week] + (points[after] - points[week]) * part // last
            levels.append(self.level(amount))
        return levels

    def rows_of(self, points: tuple[int, ...]) -> list[int]:
        """Return the row of a line in each column, as far as it goes."""
        return [level // 2 for level in self.levels_of(points)]

    def ticks(self) -> str:
        """Return the numbers of weeks, as many as there is room for, each at its week.

        Of months the names.
        """
        numbers = map(str, range(len(self.names), self.weeks + 1))
        names = [*self.names, *numbers]
        widest = 2 * len(str(self.weeks)) + 1
        if self.names:
            widest = max(map(cell_len, self.names)) + 1
        steps = (n * 10**power for power in range(20) for n in (1, 2, 4, 5))
        step = next(n for n in steps if self.weeks * widest <= n * (self.columns - 1))
        line = ""
        for week in range(0, self.weeks + 1, step):
            text = paintable(names[week])
            # A number begins at its week, only at the end of the axis it ends there, if it fits.
            begin = min(self.column(week), self.columns - len(text))
            if not line or begin > len(line):
                line = line.ljust(begin) + text
        return line.ljust(self.columns)

    def lines(self, curve: Curve) -> list[tuple[str, list[Cell]]]:
        """Return amount and cells of every line, from the top."""
        cells = _band(self.rows_of(curve.low), self.rows_of(curve.high))
        steps = _steps(self.rows_of(curve.baseline), _BASELINE)
        cells |= {at: ("baseline", glyph) for at, glyph in steps.items()}
        levels = self.levels_of(curve.likely)
        for column, level in enumerate(levels):
            for row in range(self.zero, level // 2):
                cells.setdefault((column, row), ("under", " "))
        for at, glyph in _halves(levels).items():
            within = at in cells and cells[at][0] == "bound"
            below = "likely" if glyph == "▄" else "under"
            cells[at] = "within" if within else below, glyph
        found = []
        for row in reversed(range(self.rows)):
            words = fit_right(self.words.get(row, ""), self.gutter) + " "
            axis = ("axis", "┤" if row in self.words else "│")
            line = [cells.get((column, row), ("axis", " ")) for column in range(self.columns)]
            found.append((words, [axis, *line]))
        return found


def _scale(low: int, high: int, rows: int) -> tuple[int, int, int, int]:
    """Return a round step, how many rows it takes, and the multiples of it at both ends.

    The upper one is the next at or above the highest amount; of all that fit, those that leave
    the least of the rows empty.
    """
    high, found = max(high, 1), []
    digits = len(str(max(-low, high)))
    for power in range(max(0, digits - 3), digits + 1):
        for step in (10**power, 2 * 10**power, 5 * 10**power):
            bottom, top = low // step * step, -(-high // step) * step
            each = (rows - 1) // ((top - bottom) // step)
            if each:
                found.append((Fraction(step, each), -each, step, bottom, top))
    _, each, step, bottom, top = min(found)
    return step, -each, bottom, top


def _halves(levels: list[int]) -> dict[tuple[int, int], str]:
    """Return the cells of a line that is half a cell thick, without gaps where it is steep."""
    cells, before = dict[tuple[int, int], str](), levels[0] if levels else 0
    for column, level in enumerate(levels):
        first = min(level, before + 1) if level > before else level
        last = max(level, before - 1) if level < before else level
        for row in range(first // 2, last // 2 + 1):
            lower, upper = first <= 2 * row <= last, first <= 2 * row + 1 <= last
            cells[column, row] = "█" if lower and upper else "▄" if lower else "▀"
        before = level
    return cells


def _steps(curve: list[int], glyphs: str) -> dict[tuple[int, int], str]:
    """Return the cells of a line: level, rising, and how it turns up or down and level again."""
    level, rising, to_up, from_up, to_down, from_down = list(glyphs)
    cells, before = {}, curve[0] if curve else 0
    for column, row in enumerate(curve):
        for between in range(min(row, before) + 1, max(row, before)):
            cells[column, between] = rising
        if row != before:
            cells[column, before] = to_up if row > before else to_down
        turned = from_up if row > before else from_down
        cells[column, row] = level if row == before else turned
        before = row
    return cells


def _band(one: list[int], other: list[int]) -> dict[tuple[int, int], Cell]:
    """Return the cells between two lines."""
    return {
        (column, row): ("bound", _BAND)
        for column, (low, high) in enumerate(zip(one, other, strict=False))
        for row in range(min(low, high), max(low, high) + 1)
    }


def _legend(curve: Curve, width: int) -> list[Piece]:
    """Say in words what each glyph stands for; what does not fit ends in ``…``."""
    entries = [("likely", _LIKELY * 2, "likely")]
    if curve.low:
        entries.append(("bound", _BAND * 2, "low to high"))
    if curve.baseline:
        entries.append(("baseline", _BASELINE[0] * 2, "baseline"))
    line: list[Piece] = []
    room = width
    for kind, glyph, label in entries:
        gap, words = "   " if line else "", f" {label}"
        left = room - len(gap) - len(glyph)
        if left < 4:
            line.append(("label", fit(" …", room)))
            break
        words = fit(words, min(cell_len(words), left))
        line += [("label", gap), (kind, glyph), ("label", words)]
        room = left - cell_len(words)
    return line


def _runs(cells: list[Cell]) -> list[Piece]:
    """Join neighbouring cells of one kind."""
    return [
        (name, "".join(text for _, text in run))
        for name, run in groupby(cells, key=lambda cell: cell[0])
    ]
