"""A Markdown document, laid out for a width as far as it is looked at, and painted line by line."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from roletui.text.control_keys import DOCUMENT
from roletui.text.tuples import NamedTuple

from .laid_out import Line, laid_out
from .markdown import plain
from .own_bar import OwnBar
from .quiet_keys import quiet_keys

_ALONE = re.compile(r"[─-▟]|\S {2,}\S|\n *(?:[•·]|[0-9]+\.?) ")
"""Found where one of two lines is of a table or a drawing, or the second begins a list item."""
AT_FIRST, AHEAD = 2000, 200
"""So many lines are laid out at once, and so many below those in view as one goes on."""


class HeadingLine(NamedTuple):
    """A heading, and the line of the document that it begins on."""

    line: int
    level: int
    title: str


class Place(NamedTuple):
    """A place in the text, whatever width it is laid out for."""

    headings: int = 0
    """How many headings there are above it."""
    letters: int = 0
    """How many letters and digits stand between the last of them and it."""


_NOWHERE = (-1, Place())


class Document(OwnBar, can_focus=True):
    """Markdown to be read: at most ``max_width`` cells wide, scrolled by keys and wheel."""

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(DOCUMENT)

    STYLES: ClassVar[dict[str, str]] = {
        "title": "bold $bright",
        "heading": "bold $bright",
        "code": "$grey",
        "quiet": "$dim",
        "strong": "bold",
        "emph": "italic",
        "struck": "strike",
    }
    """
    The style of each part of a text.

    | Part | Description |
    | :- | :- |
    | `title` | The first heading. |
    | `heading` | The headings below it. |
    | `code` | Code. |
    | `quiet` | Rules, bullets and table lines. |
    | `strong`, `emph`, `struck` | What Markdown calls so. |
    """

    DEFAULT_CSS = """
    Document { min-height: 1; }
    """

    class Rendered(Message):
        """More lines were laid out, or others, so there may be other headings."""

    def __init__(self, source: str = "", *, max_width: int = 88, id: str | None = None) -> None:
        super().__init__(id=id)
        self._max_width = max_width
        self._width = 0
        """What it is laid out for; 0 before it is."""
        self._texts: list[str] = [source]
        """What is known of the text."""
        self._rest: Iterator[str] = iter(())
        """What follows, which is not asked for before it is laid out."""
        self._of: object = None
        """What it is the text of."""
        self._more: Iterator[Line] = iter(())
        self._lines: list[Line] = []
        self._strips: dict[tuple[int, Segment], Strip] = {}
        """Lines that have been painted, each with its cell of the scrollbar."""
        self._styles: dict[str, RichStyle] = {}
        self._came_to = _NOWHERE
        """The line at the top after the last change of width, and the place it stands for."""
        self.headings: list[HeadingLine] = []
        """Every heading that is laid out, from the top."""

    @property
    def source(self) -> str:
        """The Markdown text, the whole of it."""
        self._texts += self._rest
        return "\n\n".join(self._texts)

    @source.setter
    def source(self, text: str) -> None:
        if self._texts != [text]:
            self.show([text])

    def show(self, texts: Iterable[str], of: object = None) -> None:
        """Show texts one below the other, each made when it is looked at; the place stays.

        Nothing happens where they are ``of`` the very thing that is shown.
        """
        if of is None or of is not self._of:
            self._texts, self._rest, self._of = [], iter(texts), of
            self._came_to = _NOWHERE
            self._lay_out()

    def on_resize(self) -> None:
        """Lay out for the new width; the words at the top stay there."""
        if self._width != self._readable_width:
            place = self._place() if self._lines else None
            self._lay_out()
            if place:
                self.go_to(self._line_of(place))
                self._came_to = (self.scroll_offset.y, place)
        self._strips.clear()

    def _place(self) -> Place:
        """Return what is at the top; of a place that one came to, the very same."""
        top, (came_to, place) = self.scroll_offset.y, self._came_to
        if top == came_to:
            return place
        above = [heading.line for heading in self.headings if heading.line <= top]
        lines = self._lines[above[-1] if above else 0 : top]
        return Place(len(above), sum(map(_letters, lines)))

    def _line_of(self, place: Place) -> int:
        """Return the line in which a place is."""
        headings = [0, *(heading.line for heading in self.headings)]
        line, letters = headings[min(place.headings, len(headings) - 1)], place.letters
        while line < len(self._lines) - 1 and letters >= (passed := _letters(self._lines[line])):
            line, letters = line + 1, letters - passed
        return line

    def notify_style_update(self) -> None:
        """Paint with the colours of another theme."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    @property
    def _readable_width(self) -> int:
        return min(self._max_width, self._room)

    @property
    def _room(self) -> int:
        return max(0, self.scrollable_content_region.width - self.EDGE)

    def _lay_out(self) -> None:
        self._width = self._readable_width
        self._more = laid_out(self._parts(), self._width) if self._width >= 10 else iter(())
        self._lines.clear()
        self._strips.clear()
        self.headings = []
        self._fill(self.scroll_offset.y + AT_FIRST)

    def _parts(self) -> Iterator[str]:
        yield from [*self._texts]
        for text in self._rest:
            self._texts.append(text)
            yield text

    def _fill(self, lines: int | None) -> None:
        """Lay out so many lines, or all."""
        before = len(self._lines)
        self._lines += islice(self._more, None if lines is None else max(0, lines - before))
        for number in range(before, len(self._lines)):
            if heading := self._lines[number].heading:
                self.headings.append(HeadingLine(number, heading.level, plain(heading.spans)))
        if before < len(self._lines) or not before:
            self.post_message(self.Rendered())
            self.virtual_size = Size(self._width, len(self._lines))
            self.refresh(layout=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out what comes into view soon."""
        super().watch_scroll_y(old_value, new_value)
        seen = int(new_value) + self.size.height
        if seen + AHEAD > len(self._lines):
            self._fill(seen + 2 * AHEAD)

    def action_scroll_end(self) -> None:
        """Lay out everything, and go to the end."""
        self._fill(None)
        self.scroll_end(animate=False, immediate=True)

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
        before, here = (plain(self._lines[nr].spans).rstrip() for nr in (line - 1, line))
        first = here.strip().partition(" ")[0]
        if not (before.strip() and first) or _ALONE.search(f"{before}\n{here}"):
            return False
        return cell_len(before) + 1 + cell_len(first) > self._width

    def _style(self, names: str) -> RichStyle:
        """Return the style of words by its names; of a code in a heading it is the code's."""
        if names not in self._styles:
            found = self.visual_style
            for name in names.split():
                found += Style.parse(self.STYLES[name])
            self._styles[names] = found.rich_style
        return self._styles[names]

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the view."""
        place, bar = y + self.scroll_offset.y, self.bar(y)
        strip = self._strips.get((place, bar))
        if strip is None:
            line = self._lines[place] if place < len(self._lines) else Line()
            strip = Strip([Segment(text, self._style(names)) for text, names in line.spans])
            strip = strip.adjust_cell_length(self._room + self.EDGE - 1, self._style(""))
            strip = self._strips[place, bar] = Strip([*strip, bar], strip.cell_length + 1)
        return strip


def _letters(line: Line) -> int:
    """Return how many letters and digits a line has: no signs that a table is drawn with."""
    return sum(sign.isalnum() for text, _ in line.spans for sign in text)
