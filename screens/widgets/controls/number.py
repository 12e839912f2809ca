"""A number on one line that may be left open: label, field, unit, words about it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import reactive

from ..text.cells import fit
from .line import GAP, LABEL_WIDTH, LabelledLine, Piece
from .slider import Slider

RIM = "▁"
"""Stands for each blank of a field."""
BARE = {"field": "value", "standing": "point", "entry": "typed", "rim": "muted", "open": "muted"}
"""The parts as which those of a field are painted in a terminal's own colours, among which none is
a quiet ground: its lower edge is left."""


class NumberField(Slider):
    """A field to fill instead of a track, for a scale too long for one; another may stand in it.

    `given` is what the user set. While it is None, `stands` is shown in its place, and steps start
    there. The keys are those of a slider; `delete` leaves the number open again.
    """

    given: reactive[Decimal | None] = reactive(None, init=False)
    """What the user set; what is assigned moves to the nearest on the scale."""

    STYLES: ClassVar[dict[str, str]] = {
        **LabelledLine.STYLES,
        "field": "bold $bright on $lift",
        "standing": "$ink on $lift",
        "entry": "bold $cursor on $lift",
        "rim": "$ground on $lift",
        "open": "$track on $lift",
    }
    """
    The style of each part of a line.

    | Part | Description |
    | :- | :- |
    | `field` | The field, with what the user set or with nothing. |
    | `standing` | The field with a number that is not the user's own. |
    | `entry` | The field while something is typed. |
    | `rim` | What is blank in the field: its lower edge, apart from a field below it. |
    | `open` | The field while nothing is in it, and the focus is elsewhere: a line to write on. |
    """

    words: reactive[str] = reactive("")
    """What is said about the number, after everything else."""

    stands: reactive[Decimal | None] = reactive(None, init=False)
    """What stands in its place while nothing is set; None where nothing does."""

    def __init__(
        self,
        label: str,
        *,
        minimum: Decimal,
        maximum: Decimal,
        grain: Decimal,
        step: Decimal,
        coarse: Decimal,
        unit: str = "",
        sign: str = "",
        label_width: int = LABEL_WIDTH,
        field_width: int = 8,
        unit_width: int = 6,
        beside: tuple[str, ...] = (),
        id: str | None = None,
    ) -> None:
        """Make a figure in multiples of `grain`; `sign`, as of a currency, stands before it.

        A number wider than its field widens it, which moves the words.
        """
        super().__init__(
            label,
            minimum=minimum,
            maximum=maximum,
            step=grain,
            coarse=coarse,
            default=minimum,
            unit=unit,
            label_width=label_width,
            unit_width=unit_width,
            beside=beside,
            id=id,
        )
        self.stride = max(1, round(step / grain))
        """How many steps of the scale a key moves."""
        self.sign = sign
        """Stands before the number."""
        self._field_width = field_width

    def validate_given(self, given: Decimal | None) -> Decimal | None:
        """Move what is assigned to the nearest on the scale."""
        return None if given is None else self.scale.nearest(given)

    def watch_given(self) -> None:
        """Start steps from here."""
        self._follow_number()

    def watch_stands(self) -> None:
        """Start steps from here."""
        self._follow_number()

    @property
    def number(self) -> Decimal | None:
        """The number that is shown."""
        return self.stands if self.given is None else self.given

    @property
    def offered(self) -> list[tuple[str, str, str]]:
        """The keys that fill the field, with what they do and the action of a click."""
        return [("0–9", "type a figure", ""), ("← →", "change it", "focused.step(1)")]

    def action_step(self, steps: int) -> None:
        """Move by `steps` key steps."""
        super().action_step(steps * self.stride)

    def action_leap(self, direction: int) -> None:
        """Move by one coarse step, up (1) or down (-1)."""
        super().action_step(direction * self.coarse)

    def action_reset(self) -> None:
        """Leave the number open again."""
        self._give(None)

    def turn_wheel(self, direction: int) -> None:
        """Move one step; an open number is not set by scrolling past it."""
        if self.given is not None:
            super().turn_wheel(direction)

    def body(self, width: int) -> Iterable[Piece]:
        """Return field, unit and words."""
        pieces = [*self.filled()]
        yield from pieces
        room = width - sum(cell_len(text) for _, text in pieces) - len(GAP)
        if self.words and room > 0:
            yield "muted", GAP + fit(self.words, room)

    def filled(self) -> Iterable[Piece]:
        """Yield the field with what is in it, flush right, and the unit; of none also the sign."""
        style, text = self.figure()
        known = self.typed or self.number is not None
        unit = self.unit if known else f"{self.sign} {self.unit}".strip()
        names = BARE if self.app.native_ansi_color else {}
        edge = "rim" if text else "open"
        rim = names.get(edge, edge)
        yield rim, RIM * (self._field_width - cell_len(text) - 1)
        yield names.get(style, style), text
        yield rim, RIM
        yield "unit", f" {unit}".ljust(1 + self._unit_width if self._unit_width else 0)

    def figure(self) -> Piece:
        """Return the number with its sign, or what is typed; of none nothing."""
        if self.typed:
            return "entry", f"{self.typed}▏"
        if self.number is None:
            return "entry", "▏" * self.has_focus
        text = f"{self.sign}{self.scale.write(self.number)}"
        return "standing" if self.given is None else "field", text

    def _change(self, value: Decimal) -> None:
        self._give(value)

    def _give(self, given: Decimal | None) -> None:
        """Set the number for the user, or leave it open."""
        self.typed = ""
        self.given = given

    def _follow_number(self) -> None:
        self.value = self.scale.minimum if self.number is None else self.number

    def _track_width(self, width: int) -> tuple[int, str]:
        """Return that there is no track."""
        return 0, ""
