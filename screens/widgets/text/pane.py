"""A few lines of wrapped text that change with every key; only lines that differ are repainted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from roletui.text.clean import paintable
from roletui.text.width import cut

from .cells import shorten, wrap
from .seen import Seen

LineStyle = Literal["plain", "bold", "dim"]
Line = tuple[tuple[str, LineStyle], ...]
"""A line as its parts. One of a single part is wrapped; one of several stays on its line."""


class Pane(Seen):
    """Text on a sheet, the most important lines first.

    A line that is wrapped and has no room ends in ``…``; lines that have none at all are left out.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pane--{n}" for n in ("plain", "bold", "dim")}
    """
    | Class | Description |
    | :- | :- |
    | `pane--plain`, `pane--bold`, `pane--dim` | parts of a line |
    """

    DEFAULT_CSS = """
    Pane {
        background: $sheet;
        & > .pane--plain { color: $ink; }
        & > .pane--bold { color: $bright; text-style: bold; }
        & > .pane--dim { color: $dim; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[Line, ...] = ()
        self._lines: list[Line] = []
        self._sources: list[int] = []
        """Of each wrapped line, the number of the line that it is part of."""
        self._styles: dict[str, Style] = {}

    @property
    def content(self) -> str:
        """The whole text, cut nowhere."""
        return "\n".join("".join(text for text, _ in line) for line in self._shown if line)

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._shown = tuple(lines)
        self._fill()

    def on_resize(self) -> None:
        """Wrap the text for the new width."""
        self._fill()

    def _fill(self) -> None:
        """Wrap the text, and have the lines repainted that have changed."""
        width, height = self.size
        before, self._lines = self._lines, self._wrapped(width, height)
        most = max(len(before), len(self._lines))
        old = [*before, *[()] * (most - len(before))]
        new = [*self._lines, *[()] * (most - len(self._lines))]
        changed = [y for y in range(most) if old[y] != new[y]]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def _wrapped(self, width: int, height: int) -> list[Line]:
        lines: list[Line] = []
        self._sources = []
        if width < 4 or height < 1:
            return lines
        for number, line in self._all(width):
            if len(lines) == height:
                if number == self._sources[-1]:
                    text, style = lines[-1][0]
                    lines[-1] = ((shorten(text, width), style),)
                break
            lines.append(line)
            self._sources.append(number)
        return lines

    def _all(self, width: int) -> Iterator[tuple[int, Line]]:
        for number, line in enumerate(self._shown):
            yield from ((number, part) for part in self._folded(line, width))

    @staticmethod
    def _folded(line: Line, width: int) -> Iterator[Line]:
        """Yield a line as it is shown: wrapped, or cut if it has several parts."""
        if len(line) == 1:
            text, style = line[0]
            yield from (((part, style),) for part in wrap(text, width))
        else:
            yield _cut(line, width)

    def paragraph(self, line: int) -> object:
        """Return the number of the line given that one on the screen is part of."""
        return self._sources[line] if 0 <= line < len(self._sources) else None

    def notify_style_update(self) -> None:
        """Look the colours up again: the theme has changed."""
        self._styles = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the text."""
        width = self.size.width
        if not self._styles:
            names = (name.removeprefix("pane--") for name in self.COMPONENT_CLASSES)
            self._styles = {name: self.get_component_rich_style(f"pane--{name}") for name in names}
        line = self._lines[y] if y < len(self._lines) else ()
        parts = [Segment(text, self._styles[name]) for text, name in line]
        return Strip(parts).adjust_cell_length(width, self._styles["plain"]).simplify()


def _cut(line: Line, width: int) -> Line:
    """Return as much of a line as fits."""
    parts: list[tuple[str, LineStyle]] = []
    for words, style in line:
        text = paintable(words)
        if cell_len(text) > width:
            parts.append((cut(text, width, cell_len), style))
            break
        parts.append((text, style))
        width -= cell_len(text)
    return tuple(parts)
