"""A number on one line that may be left open: label, value with its unit, words about it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import reactive

from ..text.cells import fit
from .line import GAP, LABEL_WIDTH, Piece
from .slider import Slider


class NumberField(Slider):
    """A slider without a track, for a scale too long for one; another number may stand for it.

    `given` is what the user set. While it is None, `stands` is shown in its place, and steps start
    there. The keys are those of a slider; `delete` leaves the number open again.
    """

    given: reactive[Decimal | None] = reactive(None)
    """What the user set; what is assigned moves to the nearest on the scale."""

    STANDS: ClassVar[str] = "muted"
    """The part as which a number is painted that is not the user's own."""

    words: reactive[str] = reactive("")
    """What is said about the number, after everything else."""

    stands: reactive[Decimal | None] = reactive(None)
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
        empty: str = "none",
        label_width: int = LABEL_WIDTH,
        value_width: int = 6,
        unit_width: int = 6,
        beside: tuple[str, ...] = (),
        id: str | None = None,
    ) -> None:
        """Make a figure in multiples of `grain`; `sign`, as of a currency, stands before it.

        A value wider than its column moves the words.
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
        # Else the first look at one of them tells its watchers that nothing is set.
        self.set_reactive(NumberField.given, None)
        self.set_reactive(NumberField.stands, None)
        self.empty = empty
        """Stands where there is no number."""
        self.stride = max(1, round(step / grain))
        """How many steps of the scale a key moves."""
        self.sign = sign
        """Stands before the number."""
        self._value_width = value_width

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
        """Return value, unit and words."""
        style, text = self.figure()
        text = text.ljust(self._columns)
        yield style, text
        if self.words and width > cell_len(text) + len(GAP):
            yield "muted", GAP + fit(self.words, width - cell_len(text) - len(GAP))

    def figure(self) -> Piece:
        """Return the number with sign and unit, or what is typed, or what stands for none."""
        if self.typed:
            return "typed", f"{self.typed}▏"
        if self.number is None:
            return "muted", self.empty
        text = f"{self.sign}{self.scale.write(self.number)} {self.unit}".rstrip()
        return self.STANDS if self.given is None else "value", text

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
