"""Texts in columns, as many side by side as there is room for, as lines to be painted."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from textual.content import Content

NARROWEST, WIDEST = 22, 36
"""Minimum and maximum width of a column, in cells."""
GAP = 3
"""Blank cells between two columns."""


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
            style = "bold" if self.bold and not number else "dim" if self.bold else ""
            lines += [line.rstrip() for line in Content.styled(paragraph, style).wrap(width)]
        return lines
