"""The panel of a question: what is asked, which question it is, and why it is asked."""

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from roletui.text.tuples import NamedTuple

from ..widgets.text.cells import one_line
from ..widgets.text.written import Written

APART = 3
"""So many columns there are between the question and its number."""
LINE, ROWS = 76, 2
"""So many columns a line of why it is asked has at most, and so many rows a brief one takes."""


class Asked(NamedTuple):
    """What the panel says."""

    ask: str
    places: tuple[Content, ...]
    """Which question it is, the longest way to say it first."""
    why: str = ""
    """Why it is asked; empty where there is no room to say it."""

    def lines(self, width: int) -> list[Content]:
        """Write it in lines of a width."""
        return [*self._asking(width), *why_lines(self.why, width)]

    def _asking(self, width: int) -> Iterator[Content]:
        """Say beside the question which it is, as long as that takes no further row."""
        ask, lines, beside = Content.styled(self.ask, "bold"), [Content()], Content()
        for place in reversed(self.places):
            wrapped = ask.wrap(max(1, width - place.cell_length - APART))
            if beside and len(wrapped) > len(lines):
                break
            lines, beside = wrapped, place
        first, *rest = (line.rstrip() for line in lines)
        gap = " " * max(1, width - first.cell_length - beside.cell_length)
        yield Content.assemble(first, gap, beside)
        yield from rest


def why_lines(why: str, width: int) -> list[Content]:
    """Return why a question is asked in lines; none for an empty sentence."""
    return Content.styled(why, "$dim").wrap(min(LINE, max(1, width))) if why else []


def brief_why(why: str, width: int) -> str:
    """Return as many clauses as fit into two rows; of a long first one its beginning."""
    ends = (end for end in range(len(why), 0, -1) if why[end - 1] in ".;:")
    for end in ends:
        brief = f"{why[: end - 1]}."
        if len(why_lines(brief, width)) <= ROWS:
            return brief
    return one_line(why, ROWS * (min(LINE, width) - 3))


class AskPanel(Written):
    """Paints what is asked."""

    asked: reactive[Asked] = reactive(Asked("", ()), layout=True)
    """What is said."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return len(self.asked.lines(width))

    def lines(self) -> list[Content]:
        """Write the lines."""
        return self.asked.lines(self.content_size.width)

    def paragraph(self, line: int) -> object:
        """Return the same for all lines that say why it is asked."""
        width = self.content_size.width
        first = len(self.asked.lines(width)) - len(why_lines(self.asked.why, width))
        return min(line, first)
