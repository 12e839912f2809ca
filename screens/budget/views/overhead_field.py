"""The control of an overhead: its figure, whether it is counted, and the bills behind it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from roletui.cost.bills import takes_bills
from roletui.cost.provenance import own_step
from roletui.cost.settings import overhead_scale
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import is_money
from roletui.text.control_keys import BILLED, SWITCHED
from roletui.text.money import symbol
from roletui.text.numbers import plain

from ...commands import key_in
from ...widgets.controls.line import GAP, Piece
from ...widgets.controls.number import NumberField
from ...widgets.text.cells import shorten
from ...widgets.text.quiet_keys import quiet_keys

_LABELS, _UNITS = 26, 9
"""Widths of the columns of labels and of units, in cells."""
_MEANING = 41
"""Least room, in cells, for what a figure is: where one has it, nearly all have."""
_CLAUSES = ", ", "; "
"""End a clause; a comma within a number does not."""


class OverheadField(NumberField):
    """The figure of an overhead; the space bar switches it."""

    HELP = """\
## What is not counted

- digits type a figure, `enter` sets it, `delete` goes back to the dataset's
- `←` `→` one step, with `shift` a coarse step
- space switches it off and on
- `j` switches it for this part of the plan alone: on, off, as for all
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        *NumberField.BINDINGS,
        *quiet_keys(SWITCHED),
    ]

    STYLES: ClassVar[dict[str, str]] = {**NumberField.STYLES, "label": "$ink"}

    counted: reactive[bool] = reactive(False)
    """Whether it is in the total."""

    meaning = ""
    """What it is, in sentences; the beginning stands where nothing is to be said of its figure."""

    @property
    def overhead(self) -> str:
        """The id of the overhead, which is part of that of the control."""
        return (self.id or "").removeprefix("charge-")

    class Switched(Message):
        """The overhead should be switched on or off."""

        def __init__(self, field: "OverheadField", *, here: bool = False) -> None:
            super().__init__()
            self.field = field
            self.here = here
            """Whether for the present line alone."""

    class Confirmed(Message):
        """The figure that is there was given again."""

        def __init__(self, field: "OverheadField") -> None:
            super().__init__()
            self.field = field

    _arrived = _only_focused = False
    """Whether the focus has just come, and whether by the click that is going on."""

    def on_focus(self) -> None:
        """Notice that the focus comes, which a press of the mouse follows at once."""
        self._arrived = True
        self.call_later(self._stay)

    def _stay(self) -> None:
        self._arrived = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Notice whether the press is what brought the focus."""
        self._only_focused = self._arrived

    def _acts(self, event: events.Click) -> bool:
        """Tell whether a click does more than to bring the focus."""
        return event.button == 1 and not self._only_focused

    def _give(self, given: Decimal | None) -> None:
        """Set the number; the same again is said, since it may not be counted."""
        before = self.given
        super()._give(given)
        if before is not None and self.given == before:
            self.post_message(self.Confirmed(self))

    def on_click(self, event: events.Click) -> None:
        """Request to be switched where the sign behind the unit is clicked, once in focus."""
        known = self.number is not None
        if self._acts(event) and known and 0 <= self._behind(event) <= len(GAP):
            event.stop()
            self.action_switch()

    def _behind(self, event: events.Click) -> int:
        """Return which cell behind the unit is clicked; below 0 for one before."""
        start = self.body_start + sum(cell_len(text) for _, text in self.filled())
        return event.get_content_offset_capture(self).x - start

    def figure(self) -> Piece:
        """Return the figure without zeros at its end, unless it is money."""
        style, text = super().figure()
        if self.typed or self.sign or self.number is None:
            return style, text
        return style, plain(self.number)

    @property
    def _sign(self) -> str:
        """Says whether it is counted, without a figure by what is stated; empty where it is not."""
        if self.number is None:
            return "✓" * bool(self.words)
        return "✓" if self.counted else "○"

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """The keys that fill the field; of a figure that which switches it."""
        typed, stepped = super().offered
        if self.number is None:
            return [typed, stepped]
        words = "leave it out" if self.counted else "count it"
        return [typed, (SWITCH_KEY, words, "focused.switch")]

    def body(self, width: int) -> Iterable[Piece]:
        """Return its figure, whether that is counted, and what it comes to or what it is."""
        pieces = [*self.filled(), ("unit", f" {self._sign:2}")]
        yield from pieces
        room = width - sum(cell_len(text) for _, text in pieces)
        words = self.words or (self.meaning if room >= _MEANING else "")
        words = brief(words, room) if words and room > 0 else ""
        if words and not words.endswith("…"):  # in full below, where it is in focus
            yield "muted", words

    def action_switch(self) -> None:
        """Request to be switched."""
        self.post_message(self.Switched(self))

    def action_switch_here(self) -> None:
        """Request to be switched for the present line alone."""
        self.post_message(self.Switched(self, here=True))


class MonthlyField(OverheadField):
    """The figure of an overhead that is paid by the month; bills can add up to it."""

    HELP = f"""{OverheadField.HELP}- `+` adds up bills: calls of a model, hours of a machine
"""

    BINDINGS: ClassVar[list[BindingType]] = quiet_keys(BILLED)

    class Billed(Message):
        """Its bills should be shown."""

        def __init__(self, field: "MonthlyField") -> None:
            super().__init__()
            self.field = field

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """The keys that fill the field, that of its bills among them."""
        first, *rest = super().offered
        return [first, (BILLS_KEY, "add up bills", "focused.bills"), *rest]

    def action_bills(self) -> None:
        """Request to show its bills."""
        self.post_message(self.Billed(self))

    def on_click(self, event: events.Click) -> None:
        """Request the same where what they come to is clicked."""
        if self._acts(event) and self.words and self._behind(event) > len(GAP):
            event.stop()
            self.action_bills()


BILLS_KEY = key_in(MonthlyField.BINDINGS, "charge.bills")
SWITCH_KEY = key_in(OverheadField.BINDINGS, "charge.switch")
HERE_KEY = key_in(OverheadField.BINDINGS, "charge.here")
KEYS = f"{SWITCH_KEY} counts it or not; {HERE_KEY} does so for this part only."
"""What can be done with a figure that is given."""


def overhead_field(overhead: Overhead, dataset: Dataset) -> OverheadField:
    """Create the control of an overhead, with the limits of its kind."""
    least, most, grain, unit = overhead_scale(overhead, dataset.budget.weeks)
    money = is_money(overhead.kind)
    sign = symbol(dataset.about.currency) if money else ""
    step = max(grain, Decimal(100) if money else Decimal(1))
    kind = OverheadField
    if takes_bills(overhead):
        # Bills come to what they come to, in whole minor units.
        kind, grain = MonthlyField, min(grain, own_step(dataset.about.currency))
    field = kind(
        overhead.label,
        minimum=least,
        maximum=most,
        grain=grain,
        step=step,
        coarse=5 * step,
        unit=unit,
        sign=sign,
        beside=(dataset.about.currency,) if money else (),
        label_width=_LABELS,
        unit_width=_UNITS,
        id=f"charge-{overhead.id}",
    )
    field.meaning = overhead.note
    return field


def brief(words: str, room: int) -> str:
    """Return the first sentence, or as much of it as fits, if possible up to a clause."""
    first = words.partition(". ")[0].removesuffix(".")
    while cell_len(first) > room and any(mark in first for mark in _CLAUSES):
        first = first[: max(map(first.rfind, _CLAUSES))]
    return first if cell_len(first) <= room else shorten(first, room)
