"""A figure that somebody is asked for: which numbers it may be, and what is said of any other."""

from decimal import Decimal

from roletui.text.bounds import Bounds
from roletui.text.errors import TypedError
from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple
from roletui.text.typed import number_and_unit, read_number


class Figure(NamedTuple):
    """A figure that somebody is asked for."""

    what: str
    """What stands behind it: ``people``, ``USD an hour``."""
    least: Decimal
    most: Decimal
    places: int = 2
    """Maximum number of decimals."""
    units: tuple[str, ...] = ()
    """What may be typed beside it, besides nothing."""
    above: bool = False
    """Whether it must be more than ``least``."""

    def read(self, text: str) -> Decimal:
        """Return the figure that was typed; raise :class:`TypedError` where it is none."""
        number = read_number(text, *self.units, places=self.places)
        if number is None or not self.bounds.allows(number):
            raise TypedError(f"“{text.strip()}” {self.what}{self._wanted(text, number)}")
        return number

    @property
    def bounds(self) -> Bounds:
        """Within which limits it may lie."""
        return Bounds(self.least, self.most, self.places, self.above)

    def _wanted(self, text: str, number: Decimal | None) -> str:
        """Say what is wrong with it, as the end of the sentence."""
        elsewhere = 3 if self.places < 3 else 2
        either = read_number(text, *self.units, places=elsewhere) if number is None else None
        if either is not None:
            small, mark = (either, "point") if self.places < 3 else (either / 1000, "comma")
            if self.bounds.allows(Decimal(int(small * 1000))):
                return f" may be {small * 1000:.0f} or {plain(small)}: write it without a {mark}."
        unit = self._other_unit(text) if number is None else ""
        start = f"“{unit}” is another unit; " if unit else ""
        return f": {start}{self.bounds.words}"

    def _other_unit(self, text: str) -> str:
        """Return what stands beside a number that would else be one; empty for anything else."""
        parts = number_and_unit(text)
        beside = parts[2] if parts else ()
        if read_number(text, *self.units, *beside, places=self.places) is None:
            return ""
        return " ".join(filter(None, beside))
