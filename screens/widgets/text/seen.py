"""Text selected with the mouse in painted lines: what is seen, as it would be written."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from .cells import one_line

_DRAWN = re.compile("[─-▟▌‹›]")
"""Borders, tracks and bars, which are drawn rather than written."""
_GAP = re.compile("  +")
SHOWN = 60
"""Cells of a copied text that are repeated when that is said."""


def written(lines: Sequence[str]) -> str:
    """Return lines as they would be written: wrapped ones joined, tabs between columns."""
    text = " ".join(filter(None, (_DRAWN.sub(" ", line).strip() for line in lines)))
    return _GAP.sub("\t", text)


class Seen(Widget):
    """A widget that paints its lines itself, of which any part can be selected.

    Lines are counted from the first of the content, however far that is scrolled; those that stay
    above what is scrolled have the numbers before 0.
    """

    HEAD: ClassVar[int] = 0
    """How many lines stay above what is scrolled."""
    EDGE: ClassVar[int] = 0
    """How many cells at the end of each line are no text."""

    auto_links: reactive[bool] = reactive(False)
    """Whether Textual looks for its own links in every line; what is clicked here is no link."""

    def check_message_enabled(self, message: Message) -> bool:
        """Leave out the click at the end of a drag: text was selected, nothing chosen."""
        dragged = isinstance(message, events.Click) and self.text_selection is not None
        return not dragged and super().check_message_enabled(message)

    def paragraph(self, line: int) -> object:
        """Return what a line is part of: lines next to each other with the same are joined."""
        return line

    def edges(self) -> Sequence[int]:
        """Return the cells at which columns begin that are wrapped each for itself; in order."""
        return ()

    def edges_at(self, line: int) -> Sequence[int]:
        """Return the same for one line, where not all lines have the columns."""
        return self.edges()

    @property
    def above(self) -> int:
        """How many lines stay above what is scrolled just now."""
        return self.HEAD

    def offset_in_text(self, x: int, y: int) -> Offset:
        """Return cell and line of the text at a place in the content as it is seen."""
        return Offset(x, y - self.above + (self.scroll_offset.y if y >= self.above else 0))

    def _seen_at(self, line: int) -> int:
        return line + self.above - (self.scroll_offset.y if line >= 0 else 0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines, the selected part of each in the colour of a selection."""
        strips = super().render_lines(crop)
        selection = self.text_selection
        if selection is None:
            return strips
        selection = _with_last(selection)
        style = self._selection_style()
        left, top = self.gutter.left - crop.x, crop.y - self.gutter.top
        painted = []
        for y, strip in enumerate(strips, top):
            span = selection.get_span(self.offset_in_text(0, y).y) if y >= 0 else None
            if span is not None:
                start = max(0, span[0] + left)
                end = cell_len(strip.text.rstrip())
                end = end if span[1] < 0 else min(end, span[1] + left)
                if start < end:
                    marked = Segment.apply_style(strip.crop(start, end), post_style=style)
                    parts = strip.crop(0, start), Strip(marked, end - start), strip.crop(end)
                    strip = Strip.join(parts)
            painted.append(strip)
        return painted

    def _selection_style(self) -> Style:
        """Return the colours of a selection; most themes leave the text its own."""
        found = self.screen.get_component_rich_style("screen--selection")
        own = self.screen.get_component_styles("screen--selection").color.a == 0
        return Style(bgcolor=found.bgcolor, color=None if own else found.color)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text; of a selection without limits, all that is seen."""
        selection = _with_last(selection)
        inner = self.scrollable_content_region
        shown = inner.intersection(self.screen.find_widget(self).visible_region)
        top, bottom = shown.y - inner.y, shown.bottom - inner.y - 1
        first = selection.start.y if selection.start else self.offset_in_text(0, top).y
        last = selection.end.y if selection.end else self.offset_in_text(0, bottom).y
        numbers = (n for n in range(first, last + 1) if first >= 0 or self._seen_at(n) >= 0)
        found = []
        for _, group in groupby(numbers, self.paragraph):
            lines = [*group]
            edges = [0, *self.edges_at(lines[0])]
            cells: list[list[str]] = [[] for _ in edges]
            for line in lines:
                for cell, part in zip(
                    cells, self._selected_parts(selection, line, edges), strict=True
                ):
                    cell.append(part)
            found.append("\t".join(map(written, cells)).strip("\t"))
        return "\n".join(text for text in found if text), "\n"

    def _selected_parts(
        self, selection: Selection, line: int, edges: Sequence[int]
    ) -> Iterator[str]:
        """Yield what is selected of a line in each column."""
        span = selection.get_span(line)
        strip = self.render_line(self._seen_at(line))
        ends = [*edges[1:], strip.cell_length]
        for left, right in zip(edges, ends, strict=True):
            if span is None:
                yield ""
                continue
            start, end = max(left, span[0]), right if span[1] < 0 else min(right, span[1])
            yield strip.crop(start, end).text if start < end else ""


def _with_last(selection: Selection) -> Selection:
    """Return a selection with the cell it ends on, as within one widget, if it began in another."""
    if selection.start is None and selection.end is not None:
        return Selection(None, selection.end + Offset(1, 0))
    return selection


def copy_selected(screen: Screen[Any]) -> None:
    """Copy what is selected on a screen, and say so; the app says what to say of nothing."""
    text = screen.get_selected_text() or ""
    screen.app.copy_to_clipboard(text)
    if text:
        screen.app.notify(f"Sent to the clipboard: {one_line(text, SHOWN)}")


def seen_at(
    found: tuple[Widget | None, Offset | None], x: int, y: int
) -> tuple[Widget | None, Offset | None]:
    """Return what Textual found at a place of the screen, with the place in text that is seen.

    A notice that has just been removed is found until the next layout: it is nothing. Nor is what
    stands at the end of lines, a scrollbar for one, of which nothing can be selected.
    """
    widget, _ = found
    if widget is not None and not widget.is_attached:
        return None, None
    if not isinstance(widget, Seen):
        return found
    inner = widget.scrollable_content_region
    if not inner.contains(x, y):
        return found
    if x >= inner.right - widget.EDGE:
        return None, None
    return widget, widget.offset_in_text(x - inner.x, y - inner.y)
