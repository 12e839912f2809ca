"""A heading over a list of paragraphs with hanging indents, wrapped to the width there is."""

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from .written import Written

BOX = "□"
"""The mark of what is still to be done, which is as bright as that."""


def hanging(mark: str, text: Content, width: int) -> Iterator[Content]:
    """Yield a paragraph's lines behind its mark; without one they stand flush left."""
    lead, style = f"{mark} " if mark else "", "$bright" if mark == BOX else "$dim"
    room = max(8, width - len(lead))
    fits = text.cell_length <= room and "\n" not in text.plain
    for number, line in enumerate([text] if fits else text.wrap(room)):
        yield Content.assemble((" " * len(lead) if number else lead, style), line.rstrip())


Point = tuple[str, Content]
"""A mark and the paragraph after it."""


class Points(Written):
    """Paragraphs, each after a mark such as ``·`` or ``1``; later lines align with the first."""

    DEFAULT_CSS = "Points { height: auto; }"

    heading: reactive[str] = reactive("")
    """What stands above, bold; what follows three blanks is a remark on it."""
    points: reactive[tuple[Point, ...]] = reactive(())
    """Each mark with its paragraph; an empty mark stands flush left."""

    _wrapped: tuple[object, list[tuple[int, Content]]] = (None, [])

    def show(self, heading: str, points: tuple[Point, ...]) -> None:
        """Show both at once, wrapped once."""
        if (heading, points) != (self.heading, self.points):
            self.set_reactive(Points.heading, heading)
            self.set_reactive(Points.points, points)
            self.watch_heading()
            self.refresh()

    def watch_heading(self) -> None:
        """Lay the screen out again where it has another number of lines now."""
        width, before = self.content_size.width, len(self._wrapped[1])
        if not width or len(self._lines(width)) != before:
            self.refresh(layout=True)

    watch_points = watch_heading

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the paragraphs need at a width."""
        return len(self._lines(width))

    def lines(self) -> list[Content]:
        """Wrap the paragraphs to the present width."""
        return [line for _, line in self._lines(self.content_size.width)]

    def paragraph(self, line: int) -> object:
        """Return the number of the paragraph that a line is part of."""
        lines = self._lines(self.content_size.width)
        return lines[line][0] if line < len(lines) else None

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        """Return the lines at a width, each with its paragraph, wrapped once for what is shown."""
        key = (width, self.heading, self.points)
        if key != self._wrapped[0]:
            self._wrapped = (key, [*self._wrap(width)])
        return self._wrapped[1]

    def _wrap(self, width: int) -> Iterator[tuple[int, Content]]:
        if self.heading:
            title, gap, remark = self.heading.partition("   ")
            yield 0, Content.assemble((title, "bold $grey"), gap, (remark, "$dim"))
        for place, (mark, text) in enumerate(self.points, 1):
            for line in hanging(mark, text, width):
                yield place, line
