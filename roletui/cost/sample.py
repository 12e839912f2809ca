"""Numbers of which every drawn plan has its own: added, multiplied and compared plan by plan.

A sample is an estimate, so here, and only here, figures are floating point.
"""

from collections.abc import Sequence
from fractions import Fraction
from operator import add, mul, sub

from roletui.cost.terms import Term, most

DRAWS = 2000
"""Number of plans drawn."""


class Sample:
    """A number of each drawn plan."""

    __slots__ = ("values",)

    def __init__(self, values: Sequence[float]) -> None:
        self.values = values

    # Each loop by itself: an operation that is called for each plan takes twice as long.
    def __add__(self, other: "Sample | Fraction | int") -> "Sample":
        if isinstance(other, Sample):
            return Sample([*map(add, self.values, other.values)])
        number = float(other)
        return Sample([value + number for value in self.values]) if number else self

    def __mul__(self, other: "Sample | Fraction | int") -> "Sample":
        if isinstance(other, Sample):
            return Sample([*map(mul, self.values, other.values)])
        number = float(other)
        return Sample([value * number for value in self.values])

    def __sub__(self, other: "Sample | Fraction | int") -> "Sample":
        if isinstance(other, Sample):
            return Sample([*map(sub, self.values, other.values)])
        number = float(other)
        return Sample([value - number for value in self.values])

    def __rsub__(self, other: "Fraction | int") -> "Sample":
        number = float(other)
        return Sample([number - value for value in self.values])

    __radd__ = __add__
    __rmul__ = __mul__


Number = Fraction | Sample | Term
"""An exact figure of one case, one of each drawn plan, or one that follows from sizes."""


def at_least(number: Number, least: Number) -> Number:
    """Return the greater of two numbers, plan by plan."""
    if isinstance(number, Sample) or isinstance(least, Sample):
        return Sample([*map(max, each(number), each(least))])
    if isinstance(number, Term) or isinstance(least, Term):
        return most(number, least)
    return max(number, least)


def each(number: Number) -> Sequence[float]:
    """Return a number of each drawn plan; raise ``TypeError`` for one that is not worked out."""
    if isinstance(number, Term):
        raise TypeError("a term has no value yet")
    return number.values if isinstance(number, Sample) else (float(number),) * DRAWS


def exact(number: Number) -> Fraction:
    """Return an exact number; raise ``TypeError`` for a sample."""
    if not isinstance(number, Fraction):
        raise TypeError("neither a sample nor a term is an exact figure")
    return number
