"""Whether Markdown that somebody wrote leaves the document around it as it is."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

_BLOCK = re.compile(r"(?i)(?:`{3}|~{3})[`~]*\s*toml\s+roletui\b")
_PROBE = "What follows [1]"
_VOID = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}
"""Tags that nothing closes."""


def harmless(notes: str, end: str) -> bool:
    """Tell whether what stands behind the notes, after ``end``, reads as if they were not there.

    They must not hold the block of a record either, nor make links of the numbers of sources.
    """
    if _BLOCK.search(notes):
        return False
    found: dict[str, dict[str, object]] = {}
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(f"{notes}\n\n{end}\n\n{_PROBE}\n", found)
    kinds = [(token.type, token.level) for token in tokens[-4:]]
    if kinds != [
        ("html_block", 0), ("paragraph_open", 0), ("inline", 1), ("paragraph_close", 0)
    ]:  # fmt: skip
        return False
    if tokens[-4].content.strip() != end:
        return False
    if any(name.isdecimal() for name in found.get("references", {})):
        return False
    markup = [token.content for token in tokens[:-4] if token.type == "html_block"]
    for token in tokens[:-4]:
        inside = token.children or ()
        markup += [child.content for child in inside if child.type == "html_inline"]
    return _balanced("\n".join(markup))


def _balanced(markup: str) -> bool:
    """Tell whether every tag that is opened is closed, and nothing is left half written."""
    reader = _Tags()
    reader.feed(f"{markup}<roletui-end>")
    return reader.whole


class _Tags(HTMLParser):
    """Follows tags; ``whole`` once the last one is met with none open."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._wrong = False
        self.whole = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; the last one ends it all."""
        if tag == "roletui-end":
            self.whole = not (self._open or self._wrong)
        elif tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag such as ``<br/>`` for what browsers take it for: one that opens."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        if self._open[-1:] == [tag]:
            self._open.pop()
        elif tag not in _VOID:
            self._wrong = True
