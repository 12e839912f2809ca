"""A terminal's screen cell by cell, as sign, colours and attributes, drawn by pyte."""

import re
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pyte
    from pyte.screens import Char as Char

UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*u|\x1b\[\?[0-9]+\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""What pyte would paint: the protocol of keyboards, questions about modes, OSC strings."""


class Cells:
    """A screen that is fed with what a program writes."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def feed(self, written: bytes) -> None:
        """Draw what was written, in whole sequences."""
        self._stream.feed(UNKNOWN.sub(b"", written))

    @property
    def all(self) -> list[list[Char]]:
        """Every cell, row by row."""
        screen = self._screen
        return [
            [screen.buffer[row][column] for column in range(screen.columns)]
            for row in range(screen.lines)
        ]

    @property
    def text(self) -> str:
        """The rows as lines."""
        return "\n".join(self._screen.display)
