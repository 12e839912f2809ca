"""Check whether a user's Markdown leaves the document around it unchanged."""

from html.parser import HTMLParser

from markdown_it import MarkdownIt

from roletui.records.block import BlockError, blocks_of

_PROBE = "What follows [1]"
_VOID = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}
"""Tags that nothing closes."""


def harmless(notes: str, end: str) -> bool:
    """Tell whether the text after the notes and ``end`` is rendered as if they were not there.

    They must not contain the block of a record either, nor define the source numbers as links.
    """
    if _holds_block(notes):
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


def _holds_block(notes: str) -> bool:
    try:
        return bool(blocks_of(notes.split("\n")))
    except BlockError:
        return True


def _balanced(markup: str) -> bool:
    """Tell whether every opened tag is closed, and none is incomplete."""
    reader = _Tags()
    reader.feed(f"{markup}<roletui-end>")
    return reader.whole


class _Tags(HTMLParser):
    """Tracks open tags; ``whole`` if none is open when ``roletui-end`` is reached."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._wrong = False
        self.whole = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an opened tag; ``roletui-end`` ends the check."""
        if tag == "roletui-end":
            self.whole = not (self._open or self._wrong)
        elif tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Treat a tag such as ``<br/>`` as browsers do: as an opening one."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last; any other is wrong."""
        if self._open[-1:] == [tag]:
            self._open.pop()
        elif tag not in _VOID:
            self._wrong = True
