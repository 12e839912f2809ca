"""A figure that somebody is asked for: which numbers it may be, and what is said of any other."""

import typing
from decimal import Decimal

from roletui.text.errors import TypedError
from roletui.text.numbers import plain
from roletui.text.typed import number_and_unit, read_number

_FEW = {2: "two", 3: "three"}


class Figure(typing.NamedTuple):
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
        if number is None or not self._allows(number):
            raise TypedError(f"“{text.strip()}” {self.what}{self._wanted(text, number)}")
        return number

    def _allows(self, number: Decimal) -> bool:
        exponent = number.as_tuple().exponent
        fine = isinstance(exponent, int) and -exponent <= self.places
        at_least = self.least < number if self.above else self.least <= number
        return fine and at_least and number <= self.most

    def _wanted(self, text: str, number: Decimal | None) -> str:
        """Say what is wrong with it, as the end of the sentence."""
        elsewhere = 3 if self.places < 3 else 2
        either = read_number(text, *self.units, places=elsewhere) if number is None else None
        if either is not None:
            small, mark = (either, "point") if self.places < 3 else (either / 1000, "comma")
            if self._allows(Decimal(int(small * 1000))):
                return f" may be {small * 1000:.0f} or {plain(small)}: write it without a {mark}."
        unit = self._other_unit(text) if number is None else ""
        limits = f"from {plain(self.least)} to {plain(self.most)}"
        if self.above:
            limits = f"above {plain(self.least)} and up to {plain(self.most)}"
        decimals = f"with at most {_FEW.get(self.places, self.places)} decimals"
        start = f"“{unit}” is another unit; " if unit else ""
        return (
            f": {start}give a number {limits}, {decimals if self.places else 'without decimals'}."
        )

    def _other_unit(self, text: str) -> str:
        """Return what stands beside a number that would else be one; empty for anything else."""
        parts = number_and_unit(text)
        beside = parts[2] if parts else ()
        if read_number(text, *self.units, *beside, places=self.places) is None:
            return ""
        return " ".join(filter(None, beside))
