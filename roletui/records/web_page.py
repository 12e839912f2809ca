"""The preformatted text of a web page, in the lines in which it stands there."""

from collections.abc import Sequence
from html.parser import HTMLParser


def preformatted(lines: Sequence[str]) -> list[str]:
    """Return what ``<pre>`` holds in a page, with all other lines empty."""
    reader = _Reader(len(lines))
    reader.feed("\n".join(lines))
    reader.close()
    return reader.lines


class _Reader(HTMLParser):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.lines = [""] * count
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to read at ``<pre>``."""
        self._depth += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """Stop at its end."""
        if tag == "pre" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Put a text where it stands."""
        if self._depth:
            for number, row in enumerate(data.split("\n"), self.getpos()[0] - 1):
                self.lines[number] += row
