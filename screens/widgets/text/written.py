"""Lines of content, painted as they are: whoever makes them has wrapped them."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from .seen import Seen
from .unchanged import Unchanged, own_size


class Written(Unchanged, Seen):
    """Paints the lines it is told; Textual would wrap and measure each of them once more."""

    virtual_size: reactive[Size] = own_size()
    _strips: Sequence[Strip] | None = None
    """The lines of the frame that is being painted, once one of them is asked for."""

    def lines(self) -> Sequence[Content]:
        """Return the lines for the present width."""
        raise NotImplementedError

    def render(self) -> Content:
        """Return the lines as one text."""
        return Content("\n").join(self.lines())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint what has changed, or what is shown for the first time."""
        self._strips = None
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the content."""
        base = self.visual_style
        if self._strips is None:
            self._strips = [
                Strip(line.render_segments(base), line.cell_length) for line in self.lines()
            ]
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.content_size.width, base.rich_style)
