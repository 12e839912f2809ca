"""A Markdown document, rendered once for a width and painted line by line."""

import re
from collections.abc import Iterator
from typing import ClassVar

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement, TableElement
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.theme import Theme
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from roletui.text.tuples import NamedTuple

from .seen import Seen

_HEADING = "heading"
"""Key of the style metadata in which the lines of a heading carry its level and text."""


_ALONE = re.compile(r"[─-▟]|\S {2,}\S|\n *(?:[•·]|[0-9]+\.?) ")
"""Found where one of two lines is of a table or a drawing, or the second begins a list item."""


class HeadingLine(NamedTuple):
    """A heading, and the line of the rendered document that it begins on."""

    line: int
    level: int
    title: str


class _PlainHeading(Heading):
    """A heading flush left: bold, the first level underlined by space alone."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self.text.copy()
        text.justify = "left"
        text.stylize(Style(meta={_HEADING: (int(self.tag[1:]), text.plain)}))
        yield text


class _PlainCode(CodeBlock):
    """Code in one style, indented by a blank, however long its lines."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        code = Text(str(self.text).rstrip(), self.style_name, overflow="fold")
        yield Padding(code, 1)


class _PlainTable(TableElement):
    """A table with a rule below its head; short columns are not wrapped, figures stand right."""

    SHORT = 18
    """A column of at most so many cells is never wrapped."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        heads = self.header.row.cells if self.header and self.header.row else []
        rows = [[cell.content for cell in row.cells] for row in self.body.rows] if self.body else []
        table = Table(
            box=SIMPLE_HEAD, show_edge=False, pad_edge=False, style="markdown.table.border"
        )
        for place, head in enumerate(heads):
            widest = max((row[place].cell_len for row in rows if len(row) > place), default=0)
            words = head.content.copy()
            words.stylize("markdown.table.header")
            table.add_column(words, no_wrap=widest <= self.SHORT, justify=head.justify)
        for row in rows:
            table.add_row(*row)
        yield table


class _Markdown(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "table_open": _PlainTable,
        "heading_open": _PlainHeading,
        "fence": _PlainCode,
        "code_block": _PlainCode,
    }


def _headings(lines: list[list[Segment]]) -> Iterator[HeadingLine]:
    """Yield the headings among rendered lines, each once, at its first line."""
    above = None
    for number, line in enumerate(lines):
        metas = (segment.style.meta for segment in line if segment.style)
        found = next((meta[_HEADING] for meta in metas if _HEADING in meta), None)
        if found and found != above:
            yield HeadingLine(number, *found)
        above = found


class Document(ScrollView, Seen, can_focus=True):
    """Markdown to be read: at most ``max_width`` cells wide, scrolled by keys and wheel."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", show=False, id="document.up", tooltip="Scroll up."),
        Binding("down,j", "scroll_down", show=False, id="document.down", tooltip="Scroll down."),
        Binding("pageup", "page_up", show=False, id="document.pageup", tooltip="Up a page."),
        Binding(
            "pagedown,space",
            "page_down",
            show=False,
            id="document.pagedown",
            tooltip="Down a page.",
        ),
        Binding("home", "scroll_home", show=False, id="document.home", tooltip="To the top."),
        Binding("end", "scroll_end", show=False, id="document.end", tooltip="To the end."),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "document--heading",
        "document--title",
        "document--code",
        "document--quiet",
    }
    """
    | Class | Description |
    | :- | :- |
    | `document--title` | The first heading. |
    | `document--heading` | The headings below it. |
    | `document--code` | Code. |
    | `document--quiet` | Rules, bullets and table lines. |
    """

    DEFAULT_CSS = """
    Document {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        .document--title { color: $bright; text-style: bold; }
        .document--heading { color: $bright; text-style: bold; }
        .document--code { color: $grey; }
        .document--quiet { color: $dim; }
    }
    """

    class Rendered(Message):
        """The document was rendered again, so the lines of its headings may have changed."""

    source: reactive[str] = reactive("", layout=True)
    """The Markdown text."""

    def __init__(self, source: str = "", *, max_width: int = 88, id: str | None = None) -> None:
        super().__init__(id=id)
        self._max_width = max_width
        self._lines: list[Strip] = []
        self._rendered: tuple[str, int, str] | None = None
        self._width = max_width
        self.headings: list[HeadingLine] = []
        """Every heading, from the top."""
        self.set_reactive(Document.source, source)

    def watch_source(self) -> None:
        """Render the new text; the scroll position stays."""
        self._render_lines()

    def on_resize(self) -> None:
        """Render for the new width."""
        self._render_lines()

    def notify_style_update(self) -> None:
        """Render with the colours of another theme."""
        super().notify_style_update()
        if self.is_mounted:
            self._render_lines()

    def action_scroll_down(self) -> None:
        """Scroll at once, not a frame later."""
        self.scroll_down(animate=False, immediate=True)

    def action_scroll_up(self) -> None:
        """Scroll at once, not a frame later."""
        self.scroll_up(animate=False, immediate=True)

    def go_to(self, line: int) -> None:
        """Scroll a line to the top."""
        self.scroll_to(y=line, animate=False, immediate=True)

    def paragraph(self, line: int) -> object:
        """Return the first line of the paragraph that a line is part of."""
        while 0 < line < len(self._lines) and self._goes_on(line):
            line -= 1
        return line

    def _goes_on(self, line: int) -> bool:
        """Return whether a line was begun only because its first word did not fit before."""
        before, here = (self._lines[number].text.rstrip() for number in (line - 1, line))
        first = here.strip().partition(" ")[0]
        if not (before.strip() and first) or _ALONE.search(f"{before}\n{here}"):
            return False
        return cell_len(before) + 1 + cell_len(first) > self._width

    def _render_lines(self) -> None:
        whole = self.scrollable_content_region.width
        width = min(self._max_width, whole)
        key = (self.source, whole, self.app.theme)
        if width < 10 or key == self._rendered:
            return
        self._rendered, self._width = key, width
        console = Console(width=width, theme=self._theme(), legacy_windows=False)
        lines = console.render_lines(
            _Markdown(self.source),
            console.options.update(width=width, height=None),
            pad=False,
        )
        base = self.rich_style
        self._lines = [
            Strip(Segment.apply_style(line, base)).adjust_cell_length(whole, base) for line in lines
        ]
        self.headings = [*_headings(lines)]
        self.post_message(self.Rendered())
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def _theme(self) -> Theme:
        title, heading, code, quiet = (
            self._style(name) for name in ("title", "heading", "code", "quiet")
        )
        styles = {f"markdown.h{level}": heading for level in range(2, 7)}
        styles["markdown.h4"] = heading + quiet
        return Theme(
            {
                **styles,
                "markdown.h1": title,
                "markdown.code": code,
                "markdown.code_block": code,
                "markdown.block_quote": quiet,
                "markdown.hr": quiet,
                "markdown.item.bullet": quiet,
                "markdown.item.number": quiet,
                "markdown.table.border": quiet,
                "markdown.table.header": heading,
                "markdown.link": quiet,
                "markdown.link_url": quiet,
            }
        )

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"document--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the view, from what was rendered for this width."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if place >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return self._lines[place]
