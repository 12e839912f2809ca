"""A scrollbar in the last column, behind a gutter that keeps it away from the text."""

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_DEFAULT = Color.default()


class BehindGutter(ScrollBarRender):
    """Paints the bar in the last cell of its thickness; the cells before it are blank."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _DEFAULT,
        bar_color: Color = _DEFAULT,
    ) -> Segments:
        """Return the lines of the bar, which is grabbed by its gutter too."""
        bar = super().render_bar(
            size, virtual_size, window_size, position, 1, vertical, back_color, bar_color
        )
        if not vertical or thickness < 2:
            return bar
        segments = []
        for part in bar.segments:
            meta = part.style.meta if part.style else None
            gutter = Segment(" " * (thickness - 1), Style(bgcolor=back_color, meta=meta))
            segments += [gutter, part, Segment.line()]
        return Segments(segments)
