"""A text in a box of a given size; where it does not fit, it visibly ends in ``…``."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from .written import Written


class Passage(Written):
    """Wrapped text that ends in ``…`` where its box is too low for it."""

    content: reactive[Content] = reactive(Content())
    """The text."""

    def watch_content(self, before: Content, after: Content) -> None:
        """Make room for the new text where the box is as high as its text."""
        height, width = self.styles.height, self.content_size.width
        if height is None or not height.is_auto:
            return
        if not width or len(before.wrap(width)) != len(after.wrap(width)):
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the text takes."""
        return len(self.content.wrap(max(1, width)))

    def paragraph(self, line: int) -> object:
        """Return that all lines are one text."""
        return 0

    def lines(self) -> list[Content]:
        """Write as many lines as the box has."""
        width, height = self.content_size
        lines = [line.rstrip() for line in self.content.wrap(max(1, width))] if width else []
        if len(lines) > height > 0:
            kept = lines[height - 1].truncate(width - 1)
            lines[height - 1] = kept + "…"
        return lines[:height]
