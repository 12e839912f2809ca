"""What a plan costs whatever its sizes are: the engine's own formulas, for others to work out.

Nothing is counted here. The engine is given sizes that are terms, so each kind of overhead is in
the formulas as it is in the figures.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from roletui.cost.drafts import Bounds
from roletui.cost.items import ONE
from roletui.cost.lines import Cost
from roletui.cost.overheads import Part, Work, high, likely, line_parts, low
from roletui.cost.sample import Number, Sample
from roletui.cost.sizes import SIZES
from roletui.cost.terms import Program, Term, inside, size
from roletui.cost.whole_plan import has_extras, plan_parts

_CASES = low, likely, high
_LIKELY = _CASES.index(likely)

Amounts = tuple[int, ...]
"""The numbers of the values that a part comes to in the low, likely and high case.

Of a part that is what is left of a minimum, its quantities follow: without any there is no such
part, else it is rounded together with all parts before it.
"""


def by_size(
    program: Program, costs: Sequence[Cost], scales: Sequence[Fraction] | None = None
) -> list[list[Amounts]]:
    """Return the parts of each line and, if there are any, those that are paid once for a plan.

    Their steps are added to a program, whose first values are people, hours and weeks of each line.
    ``scales`` are by how much longer a line is paid than its weeks say, to do equal work.
    """
    found: list[list[list[Part]]] = []
    for end, at in enumerate(_CASES):
        sized = [
            entry._replace(work_size=_work(entry, number, end, scales[number] if scales else ONE))
            for number, entry in enumerate(costs)
        ]
        groups = [line_parts(entry.offer, entry.work_size, at) for entry in sized]
        once = [plan_parts(sized, at)] if has_extras(costs) else []
        found.append([*groups, *once])
    return [[*_amounts(program, cases)] for cases in zip(*found, strict=True)]


def _work(entry: Cost, number: int, end: int, scale: Fraction) -> Work:
    """Return how much work a line is in the low, likely or high case."""
    line, first = entry.line, len(SIZES) * number
    people, hours, weeks = (size(first + place) for place in range(len(SIZES)))
    return Work(
        people,
        _ranged(hours, line.hours_range, end),
        _ranged(weeks, line.weeks_range, end) * scale,
        entry.work_size.events,
    )


def _ranged(number: Term, bounds: Bounds | None, end: int) -> Term:
    """Return a size in a case; a range counts as long as it holds the size."""
    if bounds is None or end == _LIKELY:
        return number
    ends = Fraction(bounds.low), Fraction(bounds.high)
    return inside(number, *ends, ends[end > _LIKELY])


def _amounts(program: Program, cases: Sequence[Sequence[Part]]) -> Iterator[Amounts]:
    for parts in zip(*cases, strict=True):
        amounts = [part.amount(at) for part, at in zip(parts, _CASES, strict=True)]
        if parts[0].kind == "unused":
            amounts += [part.quantity for part in parts]
        yield tuple(program.value(_formula(amount)) for amount in amounts)


def _formula(number: Number) -> Term | Fraction:
    if isinstance(number, Sample):
        raise TypeError("a sample is no formula")
    return number
