"""Markdown as HTML: accessible tables, citations linked both ways, raw HTML escaped."""

import typing
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from re import compile as pattern

from markdown_it import MarkdownIt
from markdown_it.token import Token

from roletui.cost.lines import NO_RANGE
from roletui.text.tuples import NamedTuple

_CITED = pattern(r"\[([1-9][0-9]{0,3})\]")
TOTALS = ("In total", "Total")
"""First words of a row that holds a total."""
_RAW = "raw"
"""The type of our own tokens, whose content is HTML."""
_TEXT = ("text", "text_special", "code_inline")


class Block(NamedTuple):
    """A top-level block: a heading, paragraph, list, table or the like, with its content."""

    tokens: list[Token]

    @property
    def kind(self) -> str:
        """Its type, such as ``heading``, ``paragraph``, ``bullet_list``, ``table``, ``fence``."""
        return self.tokens[0].type.removesuffix("_open")

    @property
    def level(self) -> int:
        """The level of a heading, from 1; 0 for any other block."""
        return int(self.tokens[0].tag[1:]) if self.kind == "heading" else 0

    @property
    def content(self) -> str:
        """The text of code or raw HTML, unchanged."""
        return self.tokens[0].content

    @property
    def info(self) -> str:
        """The info string of a code fence."""
        return self.tokens[0].info.strip()

    @property
    def words(self) -> str:
        """The plain text of a heading or paragraph."""
        return plain_text(self.tokens[1]) if len(self.tokens) > 1 else ""

    @property
    def entries(self) -> list[Token]:
        """The opening token of each top-level entry of a list."""
        return [
            token for token in self.tokens if token.type == "list_item_open" if token.level == 1
        ]


def plain_text(token: Token) -> str:
    """Return the text of an inline token without markup."""
    parts = (child.content if child.type in _TEXT else " " for child in token.children or ())
    return " ".join("".join(parts).split())


class MarkdownReader:
    """Parses Markdown into blocks and renders them as HTML; raw HTML in them is escaped."""

    def __init__(self) -> None:
        # Escaped characters stay separate tokens, so that they are not taken for a citation.
        parser = MarkdownIt("commonmark", {"html": True, "xhtmlOut": True})
        self._parser = parser.enable("table").disable("text_join")
        for name, rule in _RULES.items():
            self._parser.add_render_rule(name, rule)
        self.sources = 0
        """Number of sources that can be cited."""
        self._cited: Counter[int] = Counter()

    def blocks(self, markdown: str) -> Iterator[Block]:
        """Yield the blocks of a text."""
        inside: list[Token] = []
        for token in self._parser.parse(markdown):
            inside.append(token)
            if token.level == 0 and token.nesting <= 0:
                yield Block(inside)
                inside = []

    def html(self, block: Block, *, under: str = "", cites: bool = True) -> str:
        """Return a block as HTML; with ``cites`` its citations link to the sources.

        A table is labelled by the heading whose id is ``under``.
        """
        table = block.kind == "table"
        if table:
            _mark_cells(block.tokens)
        for token in block.tokens:
            if token.children is not None:
                token.children = [*self._inline(token.children, cites=cites)]
        text: str = self._parser.renderer.render(block.tokens, self._parser.options, {})
        if not table:
            return text
        label = f' aria-labelledby="{under}"' if under else ""
        return f'<div class="table" role="group"{label} tabindex="0">\n{text}</div>\n'

    def _inline(self, tokens: Iterable[Token], *, cites: bool) -> Iterator[Token]:
        address = ""
        for token in tokens:
            if token.type == "link_open":
                address = str(token.attrGet("href"))
                if token.markup == "autolink":
                    token.attrSet("class", "address")
            if cites and token.type == "text" and not address:
                yield raw(_CITED.sub(self._cite, escape(token.content)))
            else:
                yield token
            if token.type == "link_close":
                address = ""

    def _cite(self, found: typing.Match[str]) -> str:
        number = int(found[1])
        if number > self.sources:
            return found[0]
        self._cited[number] += 1
        # The entry of a source links back to its first citation.
        place = f' id="cited-{number}"' if self._cited[number] == 1 else ""
        return f'<a class="cite" href="#source-{number}"{place}>[{number}]</a>'

    def listed(self, block: Block) -> str:
        """Return the list of sources as HTML, each with a link to its first citation."""
        for number, entry in enumerate(block.entries, 1):
            entry.attrSet("id", f"source-{number}")
            lines = block.tokens[block.tokens.index(entry) :]
            inline = next((token for token in lines if token.type == "inline"), None)
            if self._cited[number] and inline is not None:
                back = f' <a class="back" href="#cited-{number}">↑ first cited</a>'
                inline.children = [*(inline.children or ()), raw(back)]
        return self.html(block, cites=False)


def raw(html: str) -> Token:
    """Return HTML as a token that is rendered unchanged."""
    return Token(_RAW, "", 0, content=html)


def _mark_cells(tokens: Sequence[Token]) -> None:
    """Make the first cell of each row its header, and mark figures with a class."""
    column, row = 0, tokens[0]
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            column, row = 0, token
        elif token.type in ("td_open", "th_open"):
            words = plain_text(tokens[place + 1])
            end = tokens[place + 2]
            if "right" in str(token.attrs.pop("style", "")):
                token.attrSet("class", "figure none" if words == NO_RANGE else "figure")
            if token.type == "th_open" and words:
                token.attrSet("scope", "col")
            elif token.type == "th_open" or column == 0:
                token.tag = end.tag = "td" if token.type == "th_open" else "th"
            if token.type == "td_open" and column == 0:
                token.attrSet("scope", "row")
                if words.startswith(TOTALS):
                    row.attrSet("class", "total")
            column += 1


def _block_of_html(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    return f"<p>{escape(tokens[place].content.strip())}</p>\n"


def _text(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    return escape(tokens[place].content)


def _image(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    """Return an image as its text and address, because the page loads nothing."""
    token = tokens[place]
    return escape(f"{token.content} ({token.attrGet('src')})")


def _unchanged(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    return tokens[place].content


_RULES = {
    "html_block": _block_of_html,
    "html_inline": _text,
    "text_special": _text,
    "image": _image,
    _RAW: _unchanged,
}
