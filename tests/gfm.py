"""GitHub's own parser of Markdown, and what it makes of a text: tags, links, tables."""

from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from helpers import without_front_matter

VOID = ("br", "hr", "img", "input")


class Page(HTMLParser):
    """What a reader of GitHub-flavoured Markdown gets."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[tuple[int, str]] = []
        """Every tag with its depth, and the comments; a link to a mail address is left out.

        Nothing in Markdown can keep such a link from coming about.
        """
        self.links: list[str] = []
        """Every address that is linked."""
        self.tables: list[list[list[str]]] = []
        """Each table as rows of cells."""
        self.text: dict[str, str] = {}
        """What stands in the last tag of each kind."""
        self._open: list[str] = []
        options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
        text = without_front_matter(markdown)
        self.feed(cmarkgfm.github_flavored_markdown_to_html(text, options=options))
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        address = dict(attrs).get("href") or ""
        mail = address.startswith(("mailto:", "xmpp:"))
        if not mail:
            self.tags.append((len(self._open) - self._open.count("mail"), tag))
            self.text[tag] = ""
        if tag not in VOID:
            self._open.append("mail" if mail else tag)
        if tag == "a" and not mail:
            self.links.append(address)
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag."""
        if tag not in VOID:
            self._open.pop()

    def handle_comment(self, data: str) -> None:
        """Note a comment, of several lines the first."""
        first, *more = data.split("\n")
        self.tags.append((len(self._open), f"<!--{first}{'' if more else '-->'}"))

    def handle_data(self, data: str) -> None:
        """Note the text where it stands."""
        for tag in set(self._open):
            self.text[tag] = self.text.get(tag, "") + data
        if {"td", "th"} & set(self._open):
            self.tables[-1][-1][-1] += data
