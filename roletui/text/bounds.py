"""Within which limits a figure may lie, with how many decimals."""

from decimal import Decimal

from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple

_FEW = {2: "two", 3: "three"}


class Bounds(NamedTuple):
    """The limits of a figure."""

    least: Decimal
    most: Decimal
    places: int = 2
    """Maximum number of decimals."""
    above: bool = False
    """Whether it must be more than ``least``."""

    def allows(self, number: Decimal) -> bool:
        """Tell whether a number is within them, with no more decimals than it may have."""
        if not number.is_finite():
            return False
        # By its value: a file may hold 1500.0 where 1500 was meant.
        fine = 10**self.places % number.as_integer_ratio()[1] == 0
        at_least = self.least < number if self.above else self.least <= number
        return fine and at_least and number <= self.most

    @property
    def words(self) -> str:
        """What to give instead of what is not allowed, as the end of a sentence."""
        limits = f"from {plain(self.least)} to {plain(self.most)}"
        if self.above:
            limits = f"above {plain(self.least)} and up to {plain(self.most)}"
        decimals = f"with at most {_FEW.get(self.places, self.places)} decimals"
        return f"give a number {limits}, {decimals if self.places else 'without decimals'}."
