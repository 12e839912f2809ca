"""A heading over a list of paragraphs with hanging indents, wrapped to the width there is."""

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget


class Points(Widget):
    """Paragraphs, each after a mark such as ``·`` or ``1``; later lines align with the first."""

    DEFAULT_CSS = "Points { height: auto; }"

    heading: reactive[str] = reactive("", layout=True)
    """What stands above, dim and bold."""
    points: reactive[tuple[tuple[str, Content], ...]] = reactive((), layout=True)
    """Each mark with its paragraph; an empty mark stands flush left."""

    _wrapped: tuple[object, list[Content]] = (None, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the paragraphs need at a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Wrap the paragraphs to the present width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """Return the lines at a width, wrapped once for what is shown."""
        key = (width, self.heading, self.points)
        if key != self._wrapped[0]:
            self._wrapped = (key, [*self._wrap(width)])
        return self._wrapped[1]

    def _wrap(self, width: int) -> Iterator[Content]:
        if self.heading:
            yield Content.styled(self.heading, "bold dim")
        for mark, text in self.points:
            lead = f"{mark} " if mark else ""
            for number, line in enumerate(text.wrap(max(8, width - len(lead)))):
                yield Content.assemble(
                    (lead if number == 0 else " " * len(lead), "dim"), line.rstrip()
                )
