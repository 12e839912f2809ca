"""Numbers that are not worked out yet: they say how they follow from the sizes of a plan.

The engine counts with them as with any other number, so what comes out of it is its own formula,
which whoever has the sizes can work out.
"""

from collections.abc import Iterable
from fractions import Fraction

Step = tuple[str | int, ...]
"""What is done, and the numbers of the values that it is done to; or ``=`` and a fraction."""


class Term:
    """A number that follows from sizes."""

    __slots__ = ("operation", "parts")

    def __init__(self, operation: str, *parts: "Term | Fraction | int") -> None:
        self.operation = operation
        self.parts = parts

    def __add__(self, other: object) -> "Term":
        return Term("+", self, known(other)) if other != 0 else self

    def __mul__(self, other: object) -> "Term | Fraction":
        if other == 0:
            return Fraction(0)
        return Term("*", self, known(other)) if other != 1 else self

    def __sub__(self, other: object) -> "Term":
        return Term("-", self, known(other)) if other != 0 else self

    def __rsub__(self, other: object) -> "Term":
        return Term("-", known(other), self)

    __radd__ = __add__
    __rmul__ = __mul__


def size(number: int) -> Term:
    """Return the size of that number, from 0."""
    return Term("size", number)


def most(number: object, other: object) -> Term:
    """Return the greater of two numbers."""
    return Term("most", known(number), known(other))


def inside(number: Term, low: Fraction, high: Fraction, end: Fraction) -> Term:
    """Return ``end`` where a number lies between low and high, else the number itself."""
    return Term("inside", number, low, high, end)


def joint(edges: Iterable[object]) -> Term:
    """Return for how long at least one of some spans lasts, given begin and end of each in turn."""
    return Term("joint", *map(known, edges))


def known(number: object) -> "Term | Fraction | int":
    """Return a number that a term can be made of; raise ``TypeError`` for any other."""
    if isinstance(number, Term | Fraction | int):
        return number
    raise TypeError(f"a term of {type(number).__name__}")


class Program:
    """What works terms out: steps, each of which gives one more value; the sizes come first."""

    def __init__(self, sizes: int) -> None:
        self.sizes = sizes
        self.steps: list[Step] = []
        self._numbers: dict[Step, int] = {}

    def value(self, number: "Term | Fraction | int") -> int:
        """Return the number of the value that something comes to."""
        if not isinstance(number, Term):
            return self._value(("=", *map(str, number.as_integer_ratio())))
        if number.operation == "size":
            [place] = number.parts
            assert isinstance(place, int)
            return place
        return self._value((number.operation, *map(self.value, number.parts)))

    def _value(self, step: Step) -> int:
        if step not in self._numbers:
            self._numbers[step] = self.sizes + len(self.steps)
            self.steps.append(step)
        return self._numbers[step]
