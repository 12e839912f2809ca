"""Overheads of a rate: minimums, fees, and the effort that nobody invoices.

Each overhead of the dataset that has a figure, and goes with the rate, becomes an item of the line;
what is paid once a month for the whole plan becomes an item of the plan.
"""

import typing
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from roletui.cost.items import Input, Item, item, overhead_input, rate_input
from roletui.dataset.dataset import CountedOverheads, Dataset
from roletui.dataset.model import Overhead

Sizes = tuple[Fraction, Fraction, Fraction]
"""People, hours a week of each, weeks."""
Span = tuple[str, str, Fraction, Fraction]
"""Id of the source of a rate, id of its channel, and the weeks after which it begins and ends."""
MONTHS_A_WEEK = Fraction(12, 52)
WORK = "Work"
UNUSED = "not worked"


def line_items(
    dataset: Dataset, price: Input, overheads: CountedOverheads, sizes: Sizes
) -> tuple[Item, ...]:
    """Return the items of a line: its work first, then its overheads."""
    people, hours, weeks = sizes
    worked = bought = people * hours * weeks
    items = [item("work", WORK, worked, "h", price)]
    if overheads.minimums:
        bought, label, name = max(
            [(_least(entry, sizes), entry.label, entry.id) for entry in overheads.minimums]
        )
        if bought > worked:
            unused = f"{label}, hours {UNUSED}"
            items.append(item("unused", unused, bought - worked, "h", price, overhead=name))
        bought = max(bought, worked)
    for overhead in overheads.on_line:
        items.append(_overhead_item(dataset, overhead, price, bought, sizes))
    return tuple(items)


def minimums(overheads: Iterable[Overhead]) -> tuple[list[Fraction], list[Fraction]]:
    """Return the hours that are bought at least in all, and those for each person a week."""
    in_all, weekly = [], []
    for overhead in overheads:
        least = Fraction(overhead.likely or 0)
        match overhead.kind:
            case "least-hours":
                in_all.append(least)
            case "least-week":
                weekly.append(least)
            case None | "share" | "month" | "hire" | "hours" | "weeks" | "overrun":
                pass
            case never:
                typing.assert_never(never)
    return in_all, weekly


def _least(overhead: Overhead, sizes: Sizes) -> Fraction:
    """Return the hours that a minimum makes one buy."""
    people, hours, weeks = sizes
    in_all, weekly = minimums([overhead])
    for each in weekly:
        return people * weeks * max(hours, each)
    return max(in_all, default=Fraction(0))


def _overhead_item(
    dataset: Dataset, overhead: Overhead, price: Input, bought: Fraction, sizes: Sizes
) -> Item:
    people, hours, weeks = sizes
    figure = overhead_input(overhead, dataset.about.currency)
    kind, label, name = overhead.kind, overhead.label, overhead.id
    match kind:
        case "share":
            return item(kind, label, bought, "h", price, figure, overhead=name)
        case "overrun":
            worked = people * hours * weeks
            return item(kind, label, worked, "h", price, figure, overhead=name)
        case "weeks":
            return item(kind, label, people * hours, "h a week", price, figure, overhead=name)
        case "hire":
            return item(kind, label, people, "people", figure, overhead=name)
        case "hours":
            rate, spent = rate_input(dataset.rate(overhead.rate)), people * weeks
            return item(kind, label, spent, "weeks of a person", rate, figure, overhead=name)
        case None | "month" | "least-hours" | "least-week":
            raise ValueError(f"{overhead.id} is no part of a line")
        case _:
            typing.assert_never(kind)


def plan_items(dataset: Dataset, spans: Sequence[Span]) -> tuple[Item, ...]:
    """Return what is paid once a month while any line runs that it comes with."""
    return tuple(_monthly(dataset, spans))


def _monthly(dataset: Dataset, spans: Sequence[Span]) -> Iterator[Item]:
    met: dict[str, Overhead] = {}
    for source, channel, _, _ in spans:
        met |= {entry.id: entry for entry in dataset.overheads_with(source, channel).once}
    for overhead in dataset.budget.overheads:
        if overhead.id in met:
            runs = _joined(
                (start, end)
                for source, channel, start, end in spans
                if overhead.goes_with(source, channel)
            )
            if weeks := sum([end - start for start, end in runs], Fraction(0)):
                price = overhead_input(overhead, dataset.about.currency)
                paid, name = weeks * MONTHS_A_WEEK, overhead.id
                months = item("month", overhead.label, paid, "months", price, overhead=name)
                yield months._replace(runs=runs)


def _joined(
    spans: Iterable[tuple[Fraction, Fraction]],
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return the stretches that at least one of the spans covers, in order."""
    found: list[tuple[Fraction, Fraction]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
