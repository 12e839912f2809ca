"""Horizontal bars on one scale: a line each, with a cursor, painted only where visible."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, zip_longest
from operator import attrgetter
from typing import ClassVar, overload

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from roletui.text.charts import Bar
from roletui.text.control_keys import BARS
from roletui.text.folding import folded
from roletui.text.tuples import NamedTuple

from ..controls.line import GAP, Piece
from ..lists.rows import Rows
from ..text.cells import fit
from ..text.quiet_keys import quiet_keys
from ..text.typing_keys import TypingChanged

SOLID, SHADE = "━", "─"
"""Glyphs of the likely figure and of the rest of its range: apart without colours too, and no
staircase, since neither touches the one above it."""
_LABEL_LEAST, _TRACK_LEAST, _TRACK_MOST = 23, 6, 60
"""Width that the column of labels is not cut below, and between what a track may be, in cells."""


class Heading(NamedTuple):
    """A line of words above bars."""

    id: str
    label: str
    apart: bool = False
    """Whether a blank line stands above it."""


BLANK = Heading("", "")
"""Stands above a heading that is apart, unless that is the first line."""


class Group(NamedTuple):
    """Bars below a heading, each made when it is looked at."""

    heading: Heading | None
    bars: Sequence[Bar]
    ends: Sequence[Bar] = ()
    """Those with the greatest figures and the widest words, but for their labels."""
    label: int = 0
    """The width of the widest label, in cells."""


class Groups(Sequence[Bar | Heading]):
    """The lines of groups that have bars, as they are shown where nothing is filtered."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = [group for group in groups if group.bars]
        self._parts: list[Sequence[Bar | Heading]] = []
        for heading, bars, *_ in self.groups:
            if heading:
                self._parts.append([BLANK, heading] if heading.apart and self._parts else [heading])
            self._parts.append(bars)
        self._begins = [0, *accumulate(map(len, self._parts))]

    @property
    def ends(self) -> Iterator[Bar]:
        """Bars with the greatest figures and the widest words, but for their labels."""
        return chain.from_iterable(group.ends for group in self.groups)

    @property
    def label(self) -> int:
        """The width of the widest label, in cells."""
        return max((group.label for group in self.groups), default=0)

    @property
    def total(self) -> int:
        """How many bars there are."""
        return sum(len(group.bars) for group in self.groups)

    def within(self, rows: int) -> "Groups":
        """Return the first bars, and the groups after them that fit with their headings and all."""
        kept = self.groups
        while kept and kept[-1].heading and len(Groups(kept)) > rows:
            kept = kept[:-1]
        return Groups(kept)

    def begin(self, name: str) -> int | None:
        """Return the place of the first bar below a heading, by its id."""
        for part, at in zip(self._parts, self._begins[1:], strict=True):
            if isinstance(part[-1], Heading) and part[-1].id == name:
                return at
        return None

    def __len__(self) -> int:
        return self._begins[-1]

    @overload
    def __getitem__(self, place: int) -> Bar | Heading: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Bar | Heading]: ...
    def __getitem__(self, place: int | slice) -> Bar | Heading | Sequence[Bar | Heading]:
        """Return a line."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        part = bisect(self._begins, place) - 1
        return self._parts[part][place - self._begins[part]]


class Bars(Rows, inherit_bindings=False):
    """Bars with the likely figure solid and the rest of the range shaded.

    Between :meth:`pick` and a choice, characters filter them by their labels.
    """

    HELP = """\
## Ways to hire

- `↑` `↓` another way, `pgup` `pgdn` a page, `home` `end`; `enter` takes it
- after `enter` on a choice: letters filter, `backspace` erases one, `escape` goes back
"""

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(BARS)
    """
    | Key(s) | Description |
    | :- | :- |
    | up, down | Move the cursor. |
    | pageup, pagedown | Move it by a page. |
    | home, end | The first bar, the last bar. |
    | enter | Take the bar under the cursor. |
    | backspace, escape | While picking: erase a letter of the filter, go back. |
    """

    STYLES: ClassVar[dict[str, str]] = {
        **Rows.STYLES,
        "bar": "$bar",
        "chosen": "$mint",
        "heading": "bold $grey",
        "label": "$ink",
        "mark": "$dim",
        "range": "$track",
    }
    """
    The style of each part of a row.

    | Part | Description |
    | :- | :- |
    | `heading` | A heading between bars. |
    | `label` | Label and amount. |
    | `mark` | The mark before the amount, and the remark behind it. |
    | `bar` | The bar up to the likely figure. |
    | `range` | Its shade up to the high figure. |
    | `chosen` | Everything of the chosen bar. |
    """

    bars: reactive[Sequence[Bar | Heading]] = reactive((), always_update=True)
    """What is shown, from the top, as far as it is not filtered."""

    filter: reactive[str | None] = reactive(None)
    """What labels must contain; None while nobody picks."""

    cuts: bool = False
    """Whether a long label is cut where it would stand in place of a bar."""

    lines: Sequence[Bar | Heading] = ()
    """What is left of the bars by the filter."""

    _widest: tuple[int, int, int, int] = (0, 0, 0, 1)
    """The longest label, amount and remark in cells, and the highest figure."""

    @dataclass
    class Chosen(Message):
        """A bar was taken."""

        bars: "Bars"
        id: str

    class Left(Message):
        """Picking ended with nothing taken."""

    @property
    def at(self) -> Bar | None:
        """The bar under the cursor."""
        line = self.lines[self.cursor] if self.cursor < len(self.lines) else None
        return line if isinstance(line, Bar) else None

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    @property
    def found(self) -> int:
        """How many bars the filter leaves."""
        if isinstance(self.lines, Groups):
            return self.lines.total
        return sum(isinstance(line, Bar) for line in self.lines)

    @property
    def every(self) -> int:
        """How many bars there are, filtered or not."""
        bars = self.bars
        return bars.total if isinstance(bars, Groups) else sum(isinstance(b, Bar) for b in bars)

    def begin(self, name: str) -> int | None:
        """Return the place of the first bar below a heading, by its id."""
        if isinstance(self.lines, Groups):
            return self.lines.begin(name)
        return next((at for at, line in enumerate(self.lines, 1) if line.id == name), None)

    commands: tuple[tuple[str, str, str], ...] = ()
    """Key, label and action of commands that characters still run while one picks."""

    def pick(self) -> None:
        """Begin to pick: take the focus, and characters as a filter."""
        self.filter = ""
        self.focus(scroll_visible=False)

    def go_to(self, name: str) -> None:
        """Move the cursor to the bar with that id, if it is shown."""
        places = (place for place, line in enumerate(self.lines) if line.id == name)
        self.cursor = next(places, self.cursor)

    def watch_bars(self) -> None:
        """Measure the columns, and keep the cursor on the same bar where it is still there."""
        bars, widest = self.bars, 0
        if isinstance(bars, Groups):
            widest, bars = bars.label, [*bars.ends]
        figures = [bar for bar in bars if isinstance(bar, Bar)]
        labels, amounts, remarks = (
            max((cell_len(getattr(bar, name)) for bar in figures), default=0)
            for name in ("label", "amount", "remark")
        )
        top = max(map(attrgetter("high"), figures), default=0) or 1
        self._widest = (max(labels, widest), amounts, remarks, top)
        self._filter()

    def watch_filter(self, before: str | None, after: str | None) -> None:
        """Show what is left; the keys are others while one picks."""
        self._filter()
        if (before is None) != (after is None):
            self.refresh_bindings()
            self.post_message(TypingChanged())

    def _filter(self) -> None:
        before, words = self.at, folded(self.filter or "").split()
        if words or not isinstance(self.bars, Groups):
            self.lines = _filtered(self.bars, words)
        else:
            self.lines = self.bars
        self.changed(self._place_of(before))
        self.refresh()

    def _place_of(self, bar: Bar | None) -> int:
        """Return where a bar is now; the first place where it is gone, or nobody has chosen it."""
        places = (at for at, line in enumerate(self.lines) if isinstance(line, Bar))
        first = next(places, 0)
        here = [line.id for line in self.lines[self.cursor : self.cursor + 1]]
        if bar is None or here == [bar.id]:
            return self.cursor if bar else first
        if isinstance(self.lines, Groups) and not self.has_focus:
            return first  # to find it, all before it would have to be made
        return next((at for at, line in enumerate(self.lines) if line.id == bar.id), first)

    @property
    def typing_keys(self) -> tuple[tuple[str, str, str], ...]:
        """The keys that work while one picks."""
        if self.filter is None:
            return ()
        return (
            ("enter", "take it", "focused.choose"),
            ("↑ ↓", "move", ""),
            *self.commands,
            ("esc", "back", "focused.give_up"),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave `backspace` and `escape` to others unless one picks."""
        return self.filter is not None if action in {"erase", "give_up"} else True

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Claim what can be seen while one picks."""
        typed = bool(character) and (character or "").isprintable()
        return (
            self.filter is not None and typed and character not in {c for c, _, _ in self.commands}
        )

    def on_key(self, event: events.Key) -> None:
        """Add a character to the filter."""
        if self.check_consume_key(event.key, event.character):
            event.stop()
            self.filter = f"{self.filter}{event.character}"

    def settle(self) -> None:
        """End picking."""
        self.filter = None

    def on_blur(self) -> None:
        """Picking ends where the focus goes elsewhere."""
        self.settle()

    def action_erase(self) -> None:
        """Erase the last character of the filter."""
        self.filter = (self.filter or "")[:-1]

    def action_give_up(self) -> None:
        """End picking with nothing taken."""
        self.filter = None
        self.post_message(self.Left())

    def action_move(self, by: int) -> None:
        """Move the cursor, over headings; up from the first bar to the control above."""
        step = 1 if by > 0 else -1
        if not self.lines:
            return
        place = max(0, min(self.cursor + by, len(self.lines) - 1))
        ahead = range(place, len(self.lines) if step > 0 else -1, step)
        behind = range(place, self.cursor, -step)
        for candidate in (*ahead, *behind):
            if isinstance(self.lines[candidate], Bar) and candidate != self.cursor:
                self.cursor = candidate
                return
        if by == -1 and self.filter is None:
            self.screen.focus_previous()

    def action_first(self) -> None:
        """Move the cursor to the first bar, and show all above it."""
        self.cursor = next((nr for nr, bar in enumerate(self.lines) if isinstance(bar, Bar)), 0)
        self.scroll_home(animate=False)

    def action_choose(self) -> None:
        """Take the bar under the cursor."""
        if self.at is not None:
            self.post_message(self.Chosen(self, self.at.id))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the line that was clicked; a second click takes it."""
        event.prevent_default()
        place = event.y + self.scroll_offset.y
        if place < len(self.lines) and isinstance(self.lines[place], Bar):
            if place == self.cursor:
                self.action_choose()
            else:
                self.cursor = place

    def row(self, place: int, width: int) -> Iterable[Piece]:
        """Return a heading, or label, bar, amount and remark; a label alone has all the width."""
        bar = self.lines[place]
        if isinstance(bar, Heading):
            return [("heading", fit(bar.label, width - 2))]
        labels, amounts, remarks, top = self._widest
        if not (bar.high or bar.amount or bar.remark or bar.mark):
            return [("chosen" if bar.chosen else "label", fit(bar.label, width - 2))]
        room = width - 2 - 2 * len(GAP) - 2 - amounts  # a column of two for the mark
        if room - remarks - len(GAP) < _LABEL_LEAST + _TRACK_LEAST:
            remarks = 0
        room -= (remarks + len(GAP)) * bool(remarks)
        names = max(0, min(labels, max(_LABEL_LEAST, room // 2), room))
        track = max(0, min(room - names, _TRACK_MOST))
        long = cell_len(bar.label) > names and not (self.cuts and bar.high)
        if long and not bar.chosen:  # in place of the bar
            names, track = room, 0
        solid = max(1, round(bar.likely * track / top)) if track and bar.likely else 0
        shade = max(0, round(bar.high * track / top) - solid)
        text = "chosen" if bar.chosen else "label"
        remark = f"{GAP}{bar.remark.rjust(remarks)}" if remarks else ""
        return [
            (text, fit(bar.label, names) + GAP),
            (text if bar.chosen else "bar", SOLID * solid),
            ("range", SHADE * shade),
            ("base", " " * (room - names - solid - shade)),
            ("mark", GAP + bar.mark.ljust(2)),
            (text, bar.amount.rjust(amounts)),
            (text if bar.chosen else "mark", remark),
        ]


def _filtered(bars: Sequence[Bar | Heading], words: list[str]) -> tuple[Bar | Heading, ...]:
    """Return the bars that hold all words, and the headings that still have any."""
    kept = [*bars]
    if words:
        kept = [bar for bar in kept if isinstance(bar, Heading) or _holds(bar, words)]
    lines: list[Bar | Heading] = []
    for line, after in zip_longest(kept, kept[1:]):
        if isinstance(line, Heading) and isinstance(after, Bar):
            lines += [BLANK] * (line.apart and bool(lines))
        if isinstance(line, Bar) or isinstance(after, Bar):
            lines.append(line)
    return tuple(lines)


def _holds(bar: Bar, words: list[str]) -> bool:
    label = folded(bar.label)
    return all(word in label for word in words)
