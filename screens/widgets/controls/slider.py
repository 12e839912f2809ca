"""A slider on one line: label, value, unit, track, limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar
from unicodedata import category

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from roletui.text.control_keys import SLIDER
from roletui.text.numbers import plain
from roletui.text.typed import range_parts, typed_sign

from ..text.cells import fit
from ..text.quiet_keys import quiet_keys
from ..text.typing_keys import TypingChanged
from .line import GAP, LABEL_WIDTH, LabelledLine, Piece
from .scale import Scale

_BEGIN = frozenset("0123456789.,-")
"""What begins typing, besides the sign of a currency; behind it all that can be seen is typed."""
_KEEP = {"enter", "backspace", "escape"}
"""Keys with bindings of their own for what is typed; any other key sets it first."""
_TYPING = (
    ("enter", "set", "focused.set"),
    ("esc", "drop", "focused.drop"),
    ("tab", "set, and go on", "app.focus_next"),
)
_TYPED_LENGTH = 20
"""Maximum length of a typed value."""
_TRACK_LEAST = 6
"""Minimum width of a track in cells; in less room there is none."""
_LIMITS_WIDTH = 7
"""Minimum width of the limits in cells, so that the tracks of several sliders end alike."""


@lru_cache(maxsize=256)
def _claimed(character: str, *, begun: bool) -> bool:
    """Tell whether a character is typed; Textual asks for every binding that a key could have."""
    sign = typed_sign(character)
    begins = sign in _BEGIN or category(character) == "Sc"
    return (begins or begun) and sign.isprintable()


class Slider(LabelledLine):
    """A value that is set by keys, digits or the mouse, and is always one of a scale's."""

    HELP = """\
## Slider

- `←` `→` one step, with `shift` a coarse step
- `home` `end` the limits
- digits type a value, as in 1 500 or 37,5: `enter` or `tab` sets it, `escape` drops it
- of hours and weeks also a range: 10-16 around the value, or 10-12-16; a plain value drops it
- `delete` back to the default
- click or drag on the track; a click on `‹` or `›`, or in focus the wheel, is one step
"""

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(SLIDER)
    """
    | Key(s) | Description |
    | :- | :- |
    | left, right | One step less, one step more. |
    | shift+left, shift+right | One coarse step less, one coarse step more. |
    | home, end | The lower limit, the upper limit. |
    | delete | Back to the default. |
    | enter, backspace, escape | While typing: set, erase a digit, drop. |
    """

    value: reactive[Decimal] = reactive(Decimal(0))
    """The value; what is assigned moves to the nearest on the scale."""

    mark: reactive[Decimal | None] = reactive(None)
    """A second value, shown on the track: the one to compare with."""

    even: reactive[Decimal | None] = reactive(None)
    """The value at which it makes no difference, shown on the track where it lies on the scale."""

    between: reactive[Decimal | None] = reactive(None)
    """What is written in place of the value, where that lies between two steps of the scale."""

    typed: reactive[str] = reactive("", init=False)
    """What has been typed and not yet set."""

    bounds: reactive[tuple[Decimal, Decimal] | None] = reactive(None)
    """Between what the value may lie; None for a single value."""

    @dataclass
    class Adjusted(Message):
        """The user typed what cannot be set, or not exactly."""

        slider: Slider
        """The slider that says it."""
        typed: str
        """What was typed."""
        value: Decimal
        """The value it has now: the nearest step, or the old one if none was near."""

        @property
        def control(self) -> Slider:
            """The slider that says it."""
            return self.slider

    @dataclass
    class Spread(Message):
        """The user typed a range, or a plain value in place of one; the slider changed nothing."""

        slider: Slider
        """The slider that says it."""
        value: Decimal
        """The value that is likely."""
        bounds: tuple[Decimal, Decimal] | None
        """Between what it may lie; None for a plain value."""

        @property
        def control(self) -> Slider:
            """The slider that says it."""
            return self.slider

    def __init__(
        self,
        label: str,
        *,
        minimum: Decimal,
        maximum: Decimal,
        step: Decimal,
        coarse: Decimal,
        default: Decimal,
        unit: str = "",
        value: Decimal | None = None,
        label_width: int = LABEL_WIDTH,
        value_width: int = 6,
        unit_width: int = 6,
        beside: tuple[str, ...] = (),
        ranged: bool = False,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """Make a slider; a value or unit wider than its column widens the column.

        With a ``unit_width`` of 0 the unit stands in the column of the value.
        """
        super().__init__(
            label, label_width=label_width, name=name, id=id, classes=classes, disabled=disabled
        )
        self.scale = Scale(minimum, maximum, step)
        """The values there are."""
        self.coarse = max(1, round(coarse / step))
        """How many steps a coarse step is."""
        self.default = self.scale.nearest(default)
        """The value that `delete` goes back to."""
        self.unit = unit
        """What the value counts."""
        self.beside = (unit, *beside)
        """What may be typed beside the value."""
        self.ranged = ranged
        """Whether a range can be typed."""
        # One cell more than the longest value, so that it never touches the label.
        longest = max(
            len(self.scale.write(self.scale.value_at(end))) for end in (0, self.scale.last)
        )
        longest += (1 + cell_len(unit)) * (not unit_width and bool(unit))
        self._value_width = max(value_width, longest + 1)
        self._unit_width = max(unit_width, cell_len(unit)) if unit_width else 0
        start = self.default if value is None else self.scale.nearest(value)
        self.set_reactive(Slider.value, start)

    def validate_value(self, value: Decimal) -> Decimal:
        """Move an assigned value to the nearest on the scale."""
        return self.scale.nearest(value)

    @property
    def pending(self) -> Decimal | None:
        """The value that what is typed would set; None where nothing is, or it is no value."""
        number = self.scale.read(self.typed, *self.beside) if self.typed else None
        return self.scale.nearest(number) if number and self.scale.holds(number) else None

    @property
    def shows_even(self) -> bool:
        """Whether the mark of :attr:`even` is seen: not beyond the scale, nor below the knob."""
        even, marked = self.even, self.mark
        if even is None or not self.scale.holds(even):
            return False
        cells = self._track_width(self.size.width - self.body_start)[0] - 2
        # Before it has a size, as if each value had a cell.
        cells = cells if cells > 1 else self.scale.last + 1
        taken = [self.value] if marked is None else [self.value, marked]
        here = self.scale.cell_of(even, cells)
        return here not in [self.scale.cell_of(value, cells) for value in taken]

    def watch_typed(self, before: str, after: str) -> None:
        """Offer the keys of typing only while there is something typed."""
        if bool(before) != bool(after):
            self.refresh_bindings()
            self.post_message(TypingChanged())

    @property
    def typing_keys(self) -> tuple[tuple[str, str, str], ...]:
        """The keys that work while something is typed."""
        return _TYPING if self.typed else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave `enter`, `backspace` and `escape` to others unless something is typed."""
        return bool(self.typed) if action in {"set", "erase", "drop"} else True

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Claim what begins a number, and behind it everything that can be seen."""
        return _claimed(character or "\0", begun=bool(self.typed))

    def action_step(self, steps: int) -> None:
        """Move by `steps` steps."""
        self._change(self.scale.value_at(self.scale.index_of(self.value) + steps))

    def action_leap(self, direction: int) -> None:
        """Move by one coarse step, up (1) or down (-1)."""
        self.action_step(direction * self.coarse)

    def action_least(self) -> None:
        """Move to the lower limit."""
        self._change(self.scale.value_at(0))

    def action_most(self) -> None:
        """Move to the upper limit."""
        self._change(self.scale.value_at(self.scale.last))

    def action_reset(self) -> None:
        """Move back to the default."""
        self._change(self.default)

    def action_set(self) -> None:
        """Set what is typed, or the step nearest to it; beyond the limits nothing is set."""
        typed, self.typed = self.typed, ""
        parts = range_parts(typed) if self.ranged else [typed]
        if len(parts) > 1 or self.bounds is not None:
            self._set_range(typed, parts)
            return
        number = self.scale.read(typed, *self.beside)
        if number is not None and self.scale.holds(number):
            self._change(number)
        if number != self.value:
            self.post_message(self.Adjusted(self, typed, self.value))

    def _set_range(self, typed: str, parts: list[str]) -> None:
        """Ask for the range that is typed, or for a plain value in place of one."""
        read = [self.scale.read(part, *self.beside) for part in parts]
        known = [self.scale.nearest(n) for n in read if n is not None and self.scale.holds(n)]
        likely = self.value if len(known) == 2 else known[len(known) // 2] if known else self.value
        fits = len(known) == len(parts) and known[0] <= likely <= known[-1]
        if not fits or (len(parts) > 1 and known[0] == known[-1]):
            self.post_message(self.Adjusted(self, typed, self.value))
            return
        bounds = (known[0], known[-1]) if len(known) > 1 else None
        self.post_message(self.Spread(self, likely, bounds))

    def action_erase(self) -> None:
        """Erase the last digit typed."""
        self.typed = self.typed[:-1]

    def action_drop(self) -> None:
        """Drop what is typed."""
        self.typed = ""

    def turn_wheel(self, direction: int) -> None:
        """Move one step, up when the wheel is turned up."""
        self.action_step(direction)

    def on_key(self, event: events.Key) -> None:
        """Take a number, and what stands behind it, as typing; with any other key it counts."""
        if self.check_consume_key(event.key, event.character):
            event.stop()
            self._type(typed_sign(event.character or ""))
        elif self.typed and event.key not in _KEEP:
            self.action_set()

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted number as typed; report anything else as not a number."""
        text = event.text.strip()
        if not text:
            return
        event.stop()
        taken = self.taken(self.typed + text)
        if 0 < len(taken) <= _TYPED_LENGTH:
            self.typed = taken
        else:
            self.post_message(self.Adjusted(self, fit(text, _TYPED_LENGTH).strip(), self.value))

    def taken(self, text: str) -> str:
        """Return what a pasted text is as if it had been typed; empty for what is no value."""
        parts = range_parts(text) if self.ranged else [text]
        read = [self.scale.read(part, *self.beside) for part in parts]
        return "-".join(f"{number:f}" for number in read if number is not None) * (None not in read)

    def settle(self) -> None:
        """Set what is typed."""
        if self.typed:
            self.action_set()

    def on_blur(self) -> None:
        """Set what is typed when the focus goes elsewhere."""
        self.settle()

    def on_unmount(self) -> None:
        """Give the mouse back, should the slider go while it is dragged."""
        self.release_mouse()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Start dragging where the track is pressed; step where one of its ends is."""
        offset, cells = self._track_cell(event)
        if event.button != 1 or not cells or not -1 <= offset <= cells:
            return
        event.stop()
        if offset in (-1, cells):
            self.action_step(-1 if offset < 0 else 1)
        else:
            self.capture_mouse()
            self._follow(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while dragging."""
        if self.app.mouse_captured is self:
            event.stop()
            self._follow(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Stop dragging."""
        if self.app.mouse_captured is self:
            event.stop()
            self.release_mouse()

    def body(self, width: int) -> Iterable[Piece]:
        """Return value, unit and track; at the right edge the limits, before them a range."""
        if self.typed and len(self.typed) >= self._columns:
            yield "typed", fit(f"{self.typed[1 - width :]}▏", width)
            return
        yield from self._figure()
        track, limits = self._track_width(width)
        if track:
            yield "track", GAP
            yield from self._track(track - 2)
        if limits:
            words = self._bounds_words if track else ""
            yield "muted", f"{GAP}{words}"
            yield "muted", limits.rjust(width - self._columns - len(GAP) * 2 - track - len(words))

    @property
    def _columns(self) -> int:
        """The cells of value and unit."""
        return self._value_width + (1 + self._unit_width) * bool(self._unit_width)

    @property
    def _bounds_words(self) -> str:
        """The range, as ``10–16``; empty where there is none."""
        return "–".join(map(self.scale.write, self.bounds or ()))

    def _change(self, value: Decimal) -> None:
        """Set a value for the user; what was typed is done with."""
        self.typed = ""
        self.value = value

    def _type(self, text: str) -> None:
        if len(self.typed) + len(text) <= _TYPED_LENGTH:
            self.typed += text

    def _follow(self, event: events.MouseEvent) -> None:
        """Move to where the mouse is; within the knob's own cell the value stays as it is."""
        offset, cells = self._track_cell(event)
        if cells and offset != self.scale.cell_of(self.value, cells):
            self._change(self.scale.value_in(offset, cells))

    def _track_cell(self, event: events.MouseEvent) -> tuple[int, int]:
        """Return which cell between the ends of the track the mouse is at, of how many."""
        before = self.body_start + self._columns + len(GAP) + 1
        track, _ = self._track_width(self.size.width - self.body_start)
        return event.get_content_offset_capture(self).x - before, max(0, track - 2)

    def _track_width(self, width: int) -> tuple[int, str]:
        """Return the width of the track, 0 if there is no room, and the limits if they fit too."""
        limits = self.scale.limits.rjust(_LIMITS_WIDTH)
        room = width - self._columns - len(GAP)
        beside_limits = room - len(GAP) - len(limits) - len(self._bounds_words)
        if beside_limits >= _TRACK_LEAST:
            return beside_limits, limits
        return (room, "") if room >= _TRACK_LEAST else (0, "")

    def _figure(self) -> Iterable[Piece]:
        """Yield value and unit, or what is typed and a cursor."""
        if self.typed:
            yield "typed", fit(f"{self.typed}▏", self._columns)
            return
        value = self.scale.write(self.value) if self.between is None else plain(self.between)
        yield "value", value
        yield "unit", fit(f" {self.unit}", self._columns - len(value))

    def _track(self, cells: int) -> Iterable[Piece]:
        """Yield a track with `cells` cells between its ends; what is set hides what is not."""
        points: dict[int, Piece] = {}
        here = self.scale.cell_of(self.value, cells)
        if self.bounds is not None:
            first, last = (self.scale.cell_of(end, cells) for end in self.bounds)
            points = dict.fromkeys(range(first, last + 1), ("point", "━"))
        if self.even is not None and self.scale.holds(self.even):
            points[self.scale.cell_of(self.even, cells)] = "point", "◆"
        if self.mark is not None:
            points[self.scale.cell_of(self.mark, cells)] = "point", "┼"
        points[here] = "knob", "●"
        less, more = "‹›" if self.has_focus else "  "
        yield "arrow", less
        done = 0
        for cell, point in sorted(points.items()):
            filled = cell <= here and self.bounds is None
            yield ("filled", "━" * (cell - done)) if filled else ("track", "─" * (cell - done))
            yield point
            done = cell + 1
        yield "track", "─" * (cells - done)
        yield "arrow", more
