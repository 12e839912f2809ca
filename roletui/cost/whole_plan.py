"""What a plan has as a whole: when its lines run, what is paid once for it, what it comes to."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from roletui.cost.items import Input, Item
from roletui.cost.overheads import (
    MONTHS_A_WEEK,
    UNUSED,
    At,
    Extra,
    Offer,
    Part,
    bought_hours,
    is_steady,
    items_of,
    likely,
    line_parts,
    month_part,
    needed_at,
    time_of,
)
from roletui.cost.sample import Number, Sample, at_least, each, exact
from roletui.cost.terms import Term, joint
from roletui.dataset.model import RateEntry
from roletui.text.tuples import NamedTuple

if typing.TYPE_CHECKING:
    from roletui.cost.lines import Cost


class Span(NamedTuple):
    """After how many weeks a line and its work begin, the planned work ends, and all of it ends."""

    start: Number
    begin: Number
    planned: Number
    end: Number


def spans(costs: Sequence[Cost], at: At) -> list[Span]:
    """Return when the lines of a plan begin and end in a case."""
    found: list[Span] = []
    for entry in costs:
        follows = entry.line.follows and found
        start: Number = found[-1].end if follows else Fraction(entry.line.start) - 1
        time = time_of(entry.offer, entry.work_size, at)
        needed = needed_at(entry.work_size, at)
        start = start + time.late * needed
        begin = start + time.ramp_up * needed
        planned = begin + time.work * needed
        found.append(Span(start, begin, planned, planned + (time.overrun + time.again) * needed))
    return found


def plan_parts(costs: Sequence[Cost], at: At) -> list[Part]:
    """Return what is paid once for a plan in a case, however many lines it has."""
    parts = [*_contracts(costs, at)]
    met: dict[str, tuple[Extra, list[Span]]] = {}
    for entry, found in zip(costs, spans(costs, at), strict=True):
        for extra in entry.offer.extras.monthly:
            met.setdefault(extra.overhead.id, (extra, []))[1].append(found)
    for extra, runs in met.values():
        parts.append(month_part(extra, covered(runs) * MONTHS_A_WEEK))
    return parts


def has_extras(costs: Sequence[Cost]) -> bool:
    """Tell whether anything is paid once for a plan."""
    for entry in costs:
        extras = entry.offer.extras
        if extras.monthly or extras.contracts:
            return True
    return False


def _contracts(costs: Sequence[Cost], at: At) -> Iterator[Part]:
    """Yield what a contract, which is all that is bought at one rate, has to pay unworked."""
    bought: dict[RateEntry, tuple[Offer, Number, Number]] = {}
    for entry in costs:
        offer = entry.offer
        if offer.extras.contracts:
            needed = needed_at(entry.work_size, at)
            hours = bought_hours(offer, entry.work_size, at) * needed
            _, before, signed = bought.get(offer.rate, (offer, Fraction(0), Fraction(0)))
            bought[offer.rate] = offer, before + hours, at_least(signed, needed)
    for offer, hours, signed in bought.values():
        least = offer.extras.contracts[0]
        unused = at_least(hours, signed * (least.figure.likely * offer.share)) - hours
        label = f"{least.overhead.label}, hours {UNUSED}"
        yield Part("unused", label, least.overhead.id, "h", unused, offer.price)
        for extra in offer.extras.shares:
            fee = extra.overhead
            assert fee.kind is not None
            label = f"{fee.label}, on hours {UNUSED}"
            yield Part(
                fee.kind, label, fee.id, "h", unused, offer.price, extra.figure, extra.events
            )


def covered(runs: Sequence[Span]) -> Number:
    """Return for how many weeks at least one of some spans lasts, plan by plan."""
    if len(runs) == 1:
        return runs[0].end - runs[0].start
    ends = [end for run in runs for end in (run.start, run.end)]
    if any(isinstance(end, Term) for end in ends):
        return joint(ends)
    if not any(isinstance(end, Sample) for end in ends):
        stretches = joined((exact(run.start), exact(run.end)) for run in runs)
        return sum([end - start for start, end in stretches], Fraction(0))
    edges = zip(*(zip(each(run.start), each(run.end), strict=True) for run in runs), strict=True)
    return Sample([sum(end - start for start, end in joined(plan)) for plan in edges])


_Week = typing.TypeVar("_Week", Fraction, float)


def joined(runs: Iterable[tuple[_Week, _Week]]) -> tuple[tuple[_Week, _Week], ...]:
    """Return the stretches that at least one of the spans covers, in order."""
    found: list[tuple[_Week, _Week]] = []
    for start, end in sorted(runs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif end > start:
            found.append((start, end))
    return tuple(found)


def plan_extras(costs: Sequence[Cost]) -> tuple[Item, ...]:
    """Return what is paid once for a plan, however many lines it has."""
    if not has_extras(costs):
        return ()
    steady = all(is_steady(e.offer, e.work_size) and not e.work_size.events for e in costs)
    found = items_of(partial(plan_parts, costs), steady=steady)
    return tuple(
        item._replace(runs=_runs(costs, item.overhead)) if item.due == "each month" else item
        for item in found
    )


def _runs(costs: Sequence[Cost], overhead: str) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return the stretches of weeks over which a monthly bill is likely paid."""
    return joined(
        (exact(found.start), exact(found.end))
        for entry, found in zip(costs, spans(costs, likely), strict=True)
        if any(extra.overhead.id == overhead for extra in entry.offer.extras.monthly)
    )


def total_at(costs: Sequence[Cost], at: At) -> Number:
    """Return what a plan comes to in a case, in minor units, before anything is rounded."""
    total: Number = Fraction(0)
    for entry in costs:
        for part in line_parts(entry.offer, entry.work_size, at):
            total = total + part.amount(at)
    for part in plan_parts(costs, at) if has_extras(costs) else ():
        total = total + part.amount(at)
    return total


def figures(costs: Sequence[Cost]) -> Iterator[Input]:
    """Yield every figure that a plan rests on, some of them more than once."""
    for entry in costs:
        for size in (entry.work_size.hours, entry.work_size.weeks):
            if isinstance(size, Input):
                yield size
        yield entry.offer.price
        yield from entry.work_size.events
        for extras in entry.offer.extras:
            for extra in extras:
                yield extra.figure
                yield from extra.events
                if extra.price is not None:
                    yield extra.price
