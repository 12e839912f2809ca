"""What is painted as before while nothing of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from textual.containers import Vertical, VerticalScroll
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object  # of several widgets Textual takes the styles of the first one only


def own_size() -> reactive[Size]:
    """Return the size of what is in a widget that never scrolls: its own.

    Textual lays the screen out once more, and paints the widget again, after it has got a size.
    """
    return reactive(Size(0, 0), repaint=False)


class Unchanged(Widget):
    """Painted as before unless something asks for it; beside a widget that does not scroll.

    A frame asks every widget that it may touch for its lines, also where one line of another has
    changed. Textual has the lines ready, but works out colours, borders and places again.
    """

    _lines_shown: tuple[Region, list[Strip]] | None = None
    """The lines last painted, and of which part; None where they are to be painted again."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Ask for a frame."""
        self._lines_shown = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Paint again: the styles have changed."""
        self._lines_shown = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part."""
        if self._lines_shown is None or self._lines_shown[0] != crop:
            self._lines_shown = crop, super().render_lines(crop)
        return self._lines_shown[1]


class Blank(Widget):
    """Paints nothing but its ground, in one line for all; beside a container without a border.

    Any other line is kept by Textual in a strip of its own, with seven caches.
    """

    BLANK: ClassVar[bool] = True

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the line as often as there are lines, in the colours that the terminal shows."""
        line = super().render_lines(crop)[0] if crop.height else Strip([])
        ground = self.background_colors[1]
        for each in self.get_line_filters():  # Textual leaves them out here
            line = line.apply_filter(each, ground)
        return [line] * crop.height


class Backdrop(Unchanged, Blank, Vertical):
    """Widgets below each other; all it paints itself is the ground under them."""


class Scroll(Blank, VerticalScroll):
    """Widgets below each other that scroll; all it paints itself is the ground under them."""
