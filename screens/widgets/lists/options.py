"""A list of options on numbered lines, one of which can be chosen by digit, cursor or mouse."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import ClassVar, Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from roletui.text.clean import paintable
from roletui.text.control_keys import OPTIONS
from roletui.text.tuples import NamedTuple

from ..text.cells import fit, fit_right, one_line
from ..text.quiet_keys import quiet_keys
from ..text.seen import Seen
from ..text.unchanged import own_size


class Option(NamedTuple):
    """One line that can be chosen."""

    id: str
    key: str
    """The digit that chooses it; empty for none."""
    label: str
    """What it is; with blanks before it all its lines stand so far in."""
    detail: str = ""
    """A second, dim line, shown where there is room."""
    mark: str = ""
    """A word after the label, such as ``your answer``."""
    columns: tuple[str, ...] = ()
    """Words and figures at the right of the label, each in a column of its own, never wrapped."""
    hint: str = ""
    """A dim line of which there is need only while the option is under the cursor."""


Details = Literal["all", "here"]
"""Whose second lines are shown: those of all options, or of the one under the cursor."""

NOWHERE, FOLDED = -1, -2
"""Stand for the place of a line that is part of no option: the names of columns or a blank line,
and the line that says how many options are not shown."""

Lines = list[tuple[int, list[tuple[str, str]]]]
"""Each line as the place of its option and its parts behind the edge: component and text."""

Known = tuple[int, tuple[Option, ...], Details, tuple[str, ...], int, int, bool, int | None]
"""What lines were wrapped for."""

_HERE = {"key": "cursor", "label": "cursor", "cap": "cap-cursor"}
"""What is styled otherwise under the cursor."""

GAP = 2
"""Cells before each column."""
ARROW = "→ "
"""Is dim where a cell begins with it."""
LINE = 76
"""Cells of a second line at most: longer ones are hard to read."""
COLUMN_LEAST, LABEL_LEAST = 10, 12
"""Cells that the first column and the labels have at least where there are columns."""


@lru_cache(256)
def wrapped(words: str, width: int) -> tuple[str, ...]:
    """Return words in lines of at most a width; those of a list are needed again for each key."""
    words = "\n".join(map(paintable, words.split("\n")))
    return tuple(line.plain for line in Content(words).wrap(width))


class Options(Seen, can_focus=True):
    """Numbered options. At first none is under the cursor, so nothing is chosen by accident."""

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(OPTIONS)
    """
    | Key(s) | Description |
    | :- | :- |
    | up, k | Move up. |
    | down, j | Move down. |
    | enter | Choose the option under the cursor. |
    | 0 to 9 | Choose the option with that number. |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "options--key",
        "options--cap",
        "options--cap-cursor",
        "options--label",
        "options--detail",
        "options--cursor",
        "options--edge",
        "options--mark",
        "options--column",
        "options--figure",
        "options--title",
        "options--head",
    }
    """
    | Class | Description |
    | :- | :- |
    | `options--key` | The digit. |
    | `options--cap` | The digit on a key of its own. |
    | `options--cap-cursor` | The same under the cursor. |
    | `options--label` | The label of an option. |
    | `options--detail` | Its second line. |
    | `options--cursor` | Key and label of the option under the cursor. |
    | `options--edge` | The edge of that option, and the ground of all of it. |
    | `options--mark` | The word after a label. |
    | `options--column` | A word in a column beside the label. |
    | `options--figure` | A figure in a column. |
    | `options--title` | What stands above the labels. |
    | `options--head` | The names of the columns. |
    """

    DEFAULT_CSS = """
    Options {
        height: auto;
        .options--key { color: $grey; text-style: bold; }
        .options--cap { color: $ink; background: $here; text-style: bold; }
        .options--cap-cursor { color: $ground; background: $mint; text-style: bold; }
        .options--label { color: $ink; }
        .options--detail { color: $grey; }
        .options--mark { color: $grey; }
        .options--column { color: $ink; }
        .options--figure { color: $ink; }
        .options--title { color: $grey; text-style: bold; }
        .options--head { color: $dim; }
        .options--cursor { color: $bright; text-style: bold; }
        .options--edge { color: $cursor; background: $here; }
    }
    """

    CLICK_MOVES: ClassVar[bool] = False
    """Whether a click only moves the cursor, and a second one on the same option chooses."""

    virtual_size: reactive[Size] = own_size()
    options: reactive[tuple[Option, ...]] = reactive((), layout=True)
    """What can be chosen."""
    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """Place of the option under the cursor; None for no option."""
    details: reactive[Details] = reactive("all", layout=True)
    """Whose second lines are shown."""
    together: reactive[int] = reactive(0, layout=True)
    """So many options stand together before a blank line, which stands before the last one, too; 0
    for no blank lines. The second line of the one under the cursor takes the place of one."""
    inset: reactive[bool] = reactive(False, layout=True)
    """Whether second lines end before the columns."""
    fold: reactive[int] = reactive(0, layout=True)
    """So many options are shown until the cursor goes beyond them; 0 for all."""
    head: reactive[tuple[str, ...]] = reactive((), layout=True)
    """What stands above the labels, then the name of each column; nothing for no such line."""

    about: str = ""
    """What the options are about, to tell two lists of the same words apart."""
    hang: int = 0
    """So many cells the later lines of a second line stand further in."""
    figures: int = 0
    """So many last columns are flush right."""
    least: int = 24
    """So many cells of the width are the labels', whatever stands in the columns."""
    after: int = 0
    """So many cells stay blank behind the columns."""
    caps: bool = False
    """Whether digits look like keys."""
    near: bool = False
    """Whether the first column stands near the labels; else all stand as far right as they fit."""
    one_line: bool = False
    """Whether a label that is too long is cut; else it is wrapped."""
    extra: frozenset[str] = frozenset()
    """Keys besides the digits that are passed on in turn with what is chosen."""
    _clicked: str = ""
    """Id of the option that the last click moved the cursor to, unless a key moved it since."""
    _unfolded = False
    """Whether lines that were folded are to come into view."""
    _wrapped: tuple[Known | None, Lines] = (None, [])
    _plain = Style()

    @dataclass
    class Chosen(Message):
        """An option was chosen."""

        options: "Options"
        id: str
        about: str
        """What the options were about when the key was pressed; by now it may be something else."""
        key: str = ""
        """The digit that was pressed; empty for *enter* and a click."""

        @property
        def control(self) -> "Options":
            """The list it was chosen from."""
            return self.options

    @dataclass
    class Pressed(Message):
        """One of the extra keys was pressed: after whatever was chosen before it."""

        options: "Options"
        key: str

        @property
        def control(self) -> "Options":
            """The list it was pressed on."""
            return self.options

    def validate_highlighted(self, place: int | None) -> int | None:
        """Keep the cursor within the list."""
        if place is None or not self.options:
            return None
        return max(0, min(place, len(self.options) - 1))

    def show(
        self, options: tuple[Option, ...], highlighted: int | None = None, about: str = ""
    ) -> None:
        """Show other options, the cursor where it is said; without a message."""
        if (options, about) != (self.options, self.about):
            self.options = options
            self.about = about
            self.highlighted = highlighted

    def watch_highlighted(self, before: int | None, after: int | None) -> None:
        """Repaint what has changed; all of it, in other room, for another number of lines."""
        width, (known, lines) = self.content_size.width, self._wrapped
        if known != self._known(width, before) or len(lines) != len(now := self._lines(width)):
            self.refresh(layout=True)
            return
        pairs = enumerate(zip(lines, now, strict=True))
        rows = [y for y, (old, new) in pairs if old != new or new[0] in (before, after)]
        if rows:
            self.refresh(Region(0, rows[0], width, rows[-1] + 1 - rows[0]))

    def action_move(self, by: int) -> None:
        """Move the cursor, or beyond the ends what it stands in.

        The first move enters the list, one beyond the fold opens that.
        """
        before, self._clicked = self.highlighted, ""
        if before is None:
            self.highlighted = 0 if by > 0 else len(self.options) - 1
        else:
            self.highlighted = before + by
            if self.highlighted == before and isinstance(self.parent, Widget):
                self.parent.scroll_relative(y=by, animate=False)
                return
        if self.highlighted is not None and self.highlighted >= self.fold:
            self.fold = 0
        self._reveal()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave *enter* to whoever else wants it while no option is under the cursor."""
        return action != "choose" or self.highlighted is not None

    def action_choose(self) -> None:
        """Choose the option under the cursor; without a cursor nothing happens."""
        if self.highlighted is not None:
            option = self.options[self.highlighted]
            self.post_message(self.Chosen(self, option.id, self.about))

    def meant(self, message: Chosen) -> str:
        """Return the id that a message means now; empty where it means nothing any more.

        A digit typed ahead counts for what is shown when its turn comes; *enter* and a click only
        for what was seen.
        """
        if message.key:
            return next((option.id for option in self.options if option.key == message.key), "")
        return message.id if message.about == self.about else ""

    def press(self, key: str) -> bool:
        """Choose the option with that digit, or pass an extra key on; tell whether there is one.

        The digit of an option that is folded away shows them all, with the cursor on it, so that
        none is chosen unseen.
        """
        if key in self.extra:
            self.post_message(self.Pressed(self, key))
            return True
        for place, option in enumerate(self.options):
            if option.key and key == option.key:
                if self.fold and place >= self.fold:
                    self._unfold(place)
                    return True
                self.post_message(self.Chosen(self, option.id, self.about, key))
                return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Choose by digit; pass the extra keys on."""
        if self.press(event.key):
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked, or move the cursor there."""
        lines = self._lines(self.content_size.width)
        if event.y < len(lines):
            event.stop()
            place = lines[event.y][0]
            if place == FOLDED:
                self._unfold(self.fold)
            if place < 0:
                return
            option = self.options[place]
            if self.CLICK_MOVES and (option.id, place) != (self._clicked, self.highlighted):
                self.highlighted, self._clicked = place, option.id
                return
            self.post_message(self.Chosen(self, option.id, self.about))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show what is folded once there is nothing left to scroll to."""
        around = self.parent
        if self.fold and isinstance(around, Widget) and around.is_vertical_scroll_end:
            event.stop()
            self.fold = 0

    def focus_on_click(self) -> bool:
        """Leave the focus where it is for what a click chooses: no line moves under the mouse."""
        return self.CLICK_MOVES

    def _unfold(self, place: int) -> None:
        """Show all options, and put the cursor on one."""
        self.fold = 0
        self.screen.set_focus(self, scroll_visible=False)
        self.highlighted = place
        self._unfolded = True

    def on_resize(self) -> None:
        """Bring what was folded into view: its lines are there now."""
        if self._unfolded:
            self._unfolded = False
            self._reveal()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the options need at a width."""
        return len(self._lines(width))

    def height_with(self, details: Details, width: int, *, inset: bool = False) -> int:
        """Return the lines that the options need at most with such second lines."""
        width -= self.after
        rows = len(self._wrap(width, details, None, inset=inset))
        if details == "all":
            return rows
        room = width - self._indent
        seconds = (
            sum(len(self._second(0, words, room)) for words in (each.detail, each.hint) if words)
            for each in self.options
        )
        return rows + max(seconds, default=0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look the plain style up once for all lines: that takes longer than a line itself."""
        self._plain = self.visual_style.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the wrapped options, styled where the cursor is on its option."""
        width = self.content_size.width
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, self._plain)
        place, parts = lines[y]
        here = place == self.highlighted
        base = self._style("edge") if here else self._plain
        ground = Style(bgcolor=base.bgcolor)
        segments = [Segment("▌" if here else " ", base)]
        for component, text in parts:
            own = self._style(_HERE.get(component, component) if here else component)
            segments.append(Segment(text, own if component == "cap" else own + ground))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"options--{name}").rich_style

    def paragraph(self, line: int) -> object:
        """Return the option that a line is part of, and whether it is its label or its detail."""
        lines = self._lines(self.content_size.width)
        if line >= len(lines):
            return None
        place, parts = lines[line]
        return place, parts[-1][0] == "detail"

    def _lines(self, width: int) -> Lines:
        """Return the lines at a width, wrapped once for what is shown."""
        known = self._known(width, self.highlighted)
        if known != self._wrapped[0]:
            lines = self._wrap(width - self.after, self.details, known[-1], inset=self.inset)
            self._wrapped = (known, lines)
        return self._wrapped[1]

    def _known(self, width: int, place: int | None) -> Known:
        """Return what the lines follow from; the last is the option that more is said of."""
        here = place if place is not None and self._opens else None
        shown = self.details, self.head, self.together, self.fold, self.inset
        return width, self.options, *shown, here

    def edges_at(self, line: int) -> tuple[int, ...]:
        """Return where the columns begin beside a label."""
        lines, width = self._lines(self.content_size.width), self.content_size.width
        if line >= len(lines) or lines[line][1][-1][0] == "detail":
            return ()
        edges, place = [], width - self.after
        for wide in reversed(self._column_widths(place)):
            place -= wide + GAP
            edges.append(place)
        return tuple(reversed(edges))

    def breaks(self, together: int) -> list[int]:
        """Return before which options a blank line stands where about so many stand together.

        Those whose labels begin with the same word stay together, if that leaves no group with
        more than one option above that number; groups are as even as may be.
        """
        last = len(self.options) - 1
        if not together or last < 1:
            return []
        even = (*range(together, last, together),)
        if together == 1:
            return [*even, last]
        words = [option.label.partition(" ")[0].strip(",.:;") for option in self.options[:last]]
        turns = [at for at, (one, other) in enumerate(pairwise(words), 1) if one != other]
        chosen = [
            (sum(size * size for size in sizes), [-size for size in sizes], at)
            for at in combinations(turns, len(even))
            if max(sizes := [b - a for a, b in pairwise((0, *at, last))]) <= together + 1
        ]
        return [*min(chosen, default=(0, [], even))[2], last]

    @property
    def _opens(self) -> bool:
        """Whether anything is said only of the option under the cursor."""
        return self.details == "here" or any(option.hint for option in self.options)

    @property
    def _indent(self) -> int:
        """Cells before a label; keys stand under the text of a head, not before it."""
        if not any(option.key for option in self.options):
            return 2
        return 6 if self.caps and self.head else 5

    def _column_widths(self, width: int) -> list[int]:
        """Return the width of each column.

        Where the first one has no room the last of several figures is left out, then it gives way,
        then others are left out.
        """
        cells = [option.columns for option in self.options[: self.fold or None]]
        if not any(cells):
            return []
        rows = [*cells, self.head[1:]] if self.head else cells
        many = max(map(len, rows))
        widths = [max(cell_len(row[nr]) for row in rows if len(row) > nr) for nr in range(many)]
        while widths:
            room = width - self._indent - sum(widths[1:]) - GAP * len(widths)
            first = min(widths[0], max(room - self.least, COLUMN_LEAST))
            spare = first < widths[0] and len(widths) > 2
            if room - first >= LABEL_LEAST and not spare:
                return [first + self._slack(room - first) * self.near, *widths[1:]]
            widths.pop()
        return []

    def _slack(self, room: int) -> int:
        """Return the cells that are left of those for labels, two before the column aside."""
        labels = [option.label for option in self.options[: self.fold or None]]
        title = cell_len(self.head[0]) + 2 - self._indent if self.head else 0
        return max(0, room - max(title, *map(cell_len, labels)) - GAP)

    @staticmethod
    def _columns(
        row: tuple[str, ...], widths: list[int], words: int, *, dim: bool = False
    ) -> list[tuple[str, str]]:
        """Return the cells of a row, each after its gap; so many first ones are words."""
        parts = []
        for nr, wide in enumerate(widths):
            figure = nr >= words
            told = row[nr] if nr < len(row) else ""
            text = fit_right(told, wide) if figure else fit(one_line(told, wide), wide)
            name = "head" if dim else "figure" if figure else "column"
            lead = " " * GAP
            if text.startswith(ARROW):
                parts.append(("head", f"{lead}{ARROW}"))
                lead, text = "", text.removeprefix(ARROW)
            parts.append((name, lead + text))
        return parts

    def _wrap(self, width: int, details: Details, here: int | None, *, inset: bool) -> Lines:
        lines: Lines = []
        indent, widths = self._indent, self._column_widths(width)
        room = width - indent - sum(widths) - GAP * len(widths)
        first = max((len(each.columns) for each in self.options), default=0) - self.figures
        if self.head:
            title = fit(self.head[0], room + indent - 2)
            names = [("head", text) for _, text in self._columns(self.head[1:], widths, first)]
            lines.append((NOWHERE, [("title", f" {title}"), *names]))
        shown, breaks = self.options[: self.fold or None], self.breaks(self.together)
        for place, option in enumerate(shown):
            # What is said of the option under the cursor takes the blank line below it.
            opened = here is not None and place == here + 1 and details == "here"
            if place in breaks and not (opened and lines[-1][1][-1][0] == "detail"):
                lines.append((NOWHERE, [("detail", "")]))
            key = [("key", " ")]
            if self.caps and option.key:
                key = [*[("key", " ")] * (indent - 5), ("cap", f" {option.key} "), ("key", " ")]
            elif indent > 2:
                key = [("key", f" {option.key:{indent - 4}}  ")]
            words = option.label.lstrip()
            inner = option.label[: len(option.label) - len(words)]
            beside = 0 if option.columns and not option.mark else len(option.mark) + 2
            least = max(8, room - len(inner) - beside)
            texts = (one_line(words, least),) if self.one_line else wrapped(words, least)
            for nr, text in enumerate(texts):
                head = key if nr == 0 else [("key", " " * (indent - 1))]
                label = inner + text.rstrip()
                mark = [("mark", f"  {option.mark}")] if option.mark and nr == 0 else []
                parts = [*head, ("label", label), *mark]
                if option.columns and nr == 0:
                    used = cell_len(label) + sum(cell_len(words) for _, words in mark)
                    parts.append(("label", " " * max(0, room - used)))
                    parts += self._columns(option.columns, widths, first)
                lines.append((place, parts))
            told = bool(widths) and option.columns[:1] == (option.detail,)
            if told and cell_len(option.detail) <= widths[0]:
                continue  # it stands beside the label in full
            for words in (option.detail * (details == "all" or place == here), option.hint):
                if words and (words != option.hint or place == here):
                    lines += self._second(place, words, room if inset else width - indent)
        if len(shown) < len(self.options):
            words = f"↓ {len(self.options) - len(shown)} more"
            lines.append((FOLDED, [("head", f"{' ' * (indent - 1)}{words}")]))
        return lines

    def _second(self, place: int, words: str, width: int) -> Lines:
        """Return the second lines of an option."""
        lead, later = " " * (self._indent - 1), " " * self.hang
        room = max(8, min(LINE, width))
        texts = wrapped(words, room)
        if self.hang and len(texts) > 1:
            texts = wrapped(words, room - self.hang)
        return [
            (place, [("detail", f"{lead}{later * bool(nr)}{text.rstrip()}")])
            for nr, text in enumerate(texts)
        ]

    def _reveal(self) -> None:
        """Scroll the option under the cursor into view; the first with what stands above it."""
        lines = self._lines(self.content_size.width)
        rows = [y for y, (place, _) in enumerate(lines) if place == self.highlighted]
        if rows and isinstance(self.parent, Widget):
            first = rows[0] if self.highlighted else 0
            region = Region(0, self.virtual_region.y + first, 1, rows[-1] + 1 - first)
            self.parent.scroll_to_region(region, animate=False)
