"""A choice of one option on one line: label, option, hint, and arrows at the right edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from roletui.text.control_keys import CHOICE

from ..text.cells import fit
from ..text.quiet_keys import quiet_keys
from .line import GAP, LABEL_WIDTH, LabelledLine, Piece

_ARROWS_WIDTH = 3
"""Cells of the arrows at the right edge."""
_HINT_LEAST = 12
"""Minimum width of a hint in cells; in less room there is none."""


class DuplicateOptionError(ValueError):
    """Raised when two options have the same id."""


class Choice(LabelledLine):
    """One of several options, stepped through by keys or the mouse."""

    HELP = """\
## Choice

- `←` `→` the option before, the option after
- `home` `end` the first, the last
- `enter` on a role or a way to hire: pick it from the table
- click on `‹` or `›`, in focus also the wheel; a click on the option is as `enter`, or as `→`
"""

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(CHOICE)
    """
    | Key(s) | Description |
    | :- | :- |
    | left, right | The option before, the option after; no further at the ends. |
    | home, end | The first option, the last option. |
    | enter | Ask for all options, where something shows them. |
    """

    value: reactive[str | None] = reactive(None)
    """The id of the chosen option; the first for an id there is not, None without options."""

    @dataclass
    class Opened(Message):
        """All options are wanted, to pick from."""

        choice: Choice
        """The choice they are of."""

        @property
        def control(self) -> Choice:
            """The choice they are of."""
            return self.choice

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        hints: Mapping[str, str] | None = None,
        label_width: int = LABEL_WIDTH,
        empty: str = "none",
        opens: bool = False,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """Make a choice of `options` (id, label); `hints` explains some of them, by id."""
        super().__init__(
            label, label_width=label_width, name=name, id=id, classes=classes, disabled=disabled
        )
        self.empty = empty
        """Stands where there is no option."""
        self.opens = opens
        """Whether something else shows all options."""
        self._labels: dict[str, str] = {}
        self._ids: list[str] = []
        self._hints: dict[str, str] = {}
        self._take(options, hints)
        self.set_reactive(Choice.value, self.validate_value(value))

    @property
    def options(self) -> Sequence[tuple[str, str]]:
        """The options, as (id, label)."""
        return tuple(self._labels.items())

    def set_options(
        self,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        hints: Mapping[str, str] | None = None,
    ) -> None:
        """Replace the options and choose `value`."""
        self._take(options, hints)
        self.value = value
        self.refresh()
        self.refresh_bindings()

    def validate_value(self, value: str | None) -> str | None:
        """Fall back to the first option, if there is one."""
        return value if value in self._labels else next(iter(self._ids), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take no keys without options, and open only what something shows."""
        return bool(self._ids) and (action != "open" or self.opens)

    def action_open(self) -> None:
        """Ask for all options."""
        self.post_message(self.Opened(self))

    def action_step(self, steps: int) -> None:
        """Move by `steps` options, as far as there are any."""
        if self.value is not None:
            self._choose(self._ids.index(self.value) + steps)

    def action_first(self) -> None:
        """Choose the first option."""
        self._choose(0)

    def action_last(self) -> None:
        """Choose the last option."""
        self._choose(len(self._ids) - 1)

    def turn_wheel(self, direction: int) -> None:
        """Step back when the wheel is turned up, forth when it is turned down."""
        self.action_step(-direction)

    def on_click(self, event: events.Click) -> None:
        """Step where an arrow is clicked; on the option, ask for all of them or step forth."""
        cell = event.get_content_offset_capture(self).x - self.body_start
        arrows = self.size.width - self.body_start - _ARROWS_WIDTH
        if event.button != 1 or cell < 0 or self.value is None:
            return
        event.stop()
        if cell >= arrows:
            self.action_step(1 if cell > arrows + 1 else -1)
        elif self.opens:
            self.action_open()
        else:
            self.action_step(1)

    def body(self, width: int) -> Iterable[Piece]:
        """Return the option, while focused its hint and its place among all, and the arrows."""
        if self.value is None:
            yield "muted", self.empty
            return
        index, last = self._ids.index(self.value), len(self._ids) - 1
        label, room = self._labels[self.value], max(0, width - _ARROWS_WIDTH - 1)
        words = fit(_whole(label, room), min(cell_len(label), room)).rstrip()
        room -= cell_len(words)
        count = f"{GAP}{index + 1} of {last + 1}" if self.has_focus else ""
        if len(count) > room:
            count = ""
        room -= len(count)
        yield "value", words
        wanted = self.has_focus and room >= len(GAP) + _HINT_LEAST
        hint = self._hints.get(self.value, "") if wanted else ""
        yield "muted", (GAP + fit(hint, room - len(GAP)) if hint else " " * room) + count
        less, more = "‹" * (index > 0), "›" * (index < last)
        yield "arrow", f" {less:1} {more:1}" if self.has_focus else " " * (1 + _ARROWS_WIDTH)

    def _take(self, options: Sequence[tuple[str, str]], hints: Mapping[str, str] | None) -> None:
        self._labels = dict(options)
        self._ids = list(self._labels)
        self._hints = dict(hints or {})
        if len(self._ids) != len(options):
            raise DuplicateOptionError(f"option ids must differ: {[id for id, _ in options]}")

    def _choose(self, index: int) -> None:
        """Choose the option at a place, or the nearest there is."""
        self.value = self._ids[min(max(index, 0), len(self._ids) - 1)]


def _whole(label: str, room: int) -> str:
    """Return as much of a label as fits up to a comma; all of it where nothing of it does."""
    first, comma, _ = label.rpartition(", ")
    if cell_len(label) <= room or not comma:
        return label
    return _whole(first, room)
