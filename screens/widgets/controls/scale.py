"""The values a slider can take, as exact decimals, and how they are read and written.

Pure: nothing here knows a widget or a terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from roletui.text.typed import read_number


class ScaleError(ValueError):
    """Raised for a scale that has no values, or a step that leads nowhere."""


@dataclass(frozen=True)
class Scale:
    """The values ``minimum + k * step`` up to `maximum`, exact up to 28 significant digits."""

    minimum: Decimal
    """The smallest value."""
    maximum: Decimal
    """The largest value is the last one that does not exceed this."""
    step: Decimal
    """How far apart the values are."""

    def __post_init__(self) -> None:
        if not all(part.is_finite() for part in (self.minimum, self.maximum, self.step)):
            raise ScaleError(f"limits and step must be finite: {self}")
        if self.step <= 0 or self.maximum < self.minimum:
            raise ScaleError(f"the maximum must be reached by positive steps: {self}")

    @cached_property
    def last(self) -> int:
        """The index of the largest value; the smallest has index 0."""
        return int((self.maximum - self.minimum) // self.step)

    @property
    def places(self) -> int:
        """How many decimals write every value exactly."""
        exponents = (part.normalize().as_tuple().exponent for part in (self.minimum, self.step))
        return max(0, *(-exponent for exponent in exponents if isinstance(exponent, int)))

    def value_at(self, index: int) -> Decimal:
        """Return the value at `index`, or the limit that `index` lies beyond."""
        return self.minimum + min(max(index, 0), self.last) * self.step

    def index_of(self, value: Decimal) -> int:
        """Return the index of the value nearest to `value`; of two as near, the larger."""
        inside = min(max(value, self.minimum), self.maximum)
        index, rest = divmod(inside - self.minimum, self.step)
        return min(int(index) + (2 * rest >= self.step), self.last)

    def nearest(self, value: Decimal) -> Decimal:
        """Return the value nearest to `value`."""
        return self.value_at(self.index_of(value))

    def holds(self, value: Decimal) -> bool:
        """Return whether `value` lies between the limits, on a step or not."""
        return value.is_finite() and self.minimum <= value <= self.value_at(self.last)

    def read(self, typed: str, *units: str) -> Decimal | None:
        """Return the number `typed` stands for, on the scale or not; None if it is no number.

        It is read as everywhere (`roletui.text.typed`), with one of `units` beside it or none.
        """
        number = read_number(typed, *units, places=max(2, self.places))
        return None if number is not None and number < 0 <= self.minimum else number

    def write(self, value: Decimal) -> str:
        """Return `value`, its thousands set off, decimals only where it has any: ``1,040.5``."""
        places = 0 if value == value.to_integral_value() else self.places
        return f"{value:,.{places}f}"

    @property
    def limits(self) -> str:
        """The smallest and the largest value, in words as short as they can be: ``1–20``."""
        ends = (self.minimum, self.value_at(self.last))
        places = 0 if all(end == end.to_integral_value() for end in ends) else self.places
        return (" to " if self.minimum < 0 else "–").join(f"{end:,.{places}f}" for end in ends)

    def cell_of(self, value: Decimal, cells: int) -> int:
        """Return which of `cells` cells, the first to the last value, `value` falls in."""
        last = self.last
        return (2 * self.index_of(value) * (cells - 1) + last) // (2 * last) if last else 0

    def value_in(self, cell: int, cells: int) -> Decimal:
        """Return the value in the middle of `cell` out of `cells`, or the limit beyond them."""
        return self.value_at((2 * cell * self.last + cells - 1) // (2 * (cells - 1)))
