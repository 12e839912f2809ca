"""Texts in columns, as many side by side as there is room for, as lines to be painted."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from roletui.text.tuples import NamedTuple

from .points import hanging

NARROWEST, WIDEST = 22, 36
"""Minimum and maximum width of a column, in cells."""
GAP = 3
"""Blank cells between two columns."""
GAP_BEFORE = "  "
"""What stands before a figure."""


class Beside(NamedTuple):
    """Texts that stand side by side where there is room, and one below the other where not."""

    texts: tuple[tuple[str, ...], ...]
    """Each as its paragraphs."""
    bold: bool = True
    """Whether the first paragraph of each is in bold."""

    def lines(self, width: int) -> Iterator[Content]:
        """Yield the texts in as many columns as fit."""
        fitting = max(1, min(len(self.texts), (width + GAP) // (NARROWEST + GAP)))
        rows = -(-len(self.texts) // fitting)
        columns = -(-len(self.texts) // rows)
        each = max(4, min(WIDEST, (width + GAP) // columns - GAP) if columns > 1 else width)
        for start in range(0, len(self.texts), columns):
            if start:
                yield Content("")
            cells = [self._wrapped(text, each) for text in self.texts[start : start + columns]]
            for parts in zip_longest(*cells, fillvalue=Content("")):
                padded = (part.pad_right(each + GAP - part.cell_length) for part in parts)
                yield Content("").join(padded).rstrip()

    def _wrapped(self, text: Sequence[str], width: int) -> list[Content]:
        lines: list[Content] = []
        for number, paragraph in enumerate(text):
            style = "bold" if self.bold and not number else "$grey" if self.bold else ""
            lines += [line.rstrip() for line in Content.styled(paragraph, style).wrap(width)]
        return lines


class Figures(NamedTuple):
    """Rows of a label and figures, a head first; the figures stand flush right in columns."""

    rows: tuple[tuple[str, ...], ...]
    bold: frozenset[int] = frozenset()
    """The rows in bold, the head being 0."""

    def lines(self, width: int) -> Iterator[Content]:
        """Yield the rows; a label that has no room beside the figures is wrapped."""
        columns = [*zip(*self.rows, strict=True)][1:]
        widths = [max(map(cell_len, column)) for column in columns]
        room = max(4, width - sum(widths) - len(widths) * len(GAP_BEFORE))
        room = min(room, max(cell_len(row[0]) for row in self.rows))
        for place, (label, *figures) in enumerate(self.rows):
            style = "bold" if place in self.bold else "" if place else "$grey"
            words = [*Content.styled(label, style).wrap(room)] or [Content("")]
            cells = "".join(
                GAP_BEFORE + " " * (each - cell_len(figure)) + figure
                for figure, each in zip(figures, widths, strict=True)
            )
            first, *more = words
            first = first.pad_right(room - first.cell_length)
            yield Content.assemble(first, (cells, style)).rstrip()
            yield from more


class Sentences(NamedTuple):
    """Sentences below each other, each after a mark from which its further lines hang."""

    texts: tuple[str, ...]

    def lines(self, width: int) -> Iterator[Content]:
        """Yield each sentence, wrapped."""
        for text in self.texts:
            yield from hanging("·", Content(text), width)


Block = Beside | Figures | Sentences
"""What is laid out anew for each width."""
