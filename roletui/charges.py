"""What comes on top of a rate: minimums, fees, and the overheads that nobody invoices.

Each overhead of the dataset that has a figure, and goes with the rate, becomes an item of the line;
what is paid once a month for the whole plan becomes an item of the plan.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from roletui.dataset.extras import LEASTS
from roletui.dataset.model import Dataset, Overhead
from roletui.items import Input, Item, item, overhead_input, rate_input
from roletui.same import Same

Sizes = tuple[Fraction, Fraction, Fraction]
"""People, hours a week of each, weeks."""
Span = tuple[str, str, Fraction, Fraction]
"""Id of the source of a rate, id of its channel, and the weeks after which it begins and ends."""
MONTHS_A_WEEK = Fraction(12, 52)
WORK = "Work"
UNUSED = "not worked"


def counted(overhead: Overhead) -> bool:
    """Tell whether an overhead is counted: it has a figure and is not switched off."""
    stated = overhead.likely is not None or overhead.high is not None
    return overhead.kind is not None and stated and not overhead.off


def goes_with(overhead: Overhead, source: str, channel: str) -> bool:
    """Tell whether an overhead comes with a rate."""
    paid_to = not overhead.paid_to or source in overhead.paid_to
    return paid_to and (not overhead.channels or channel in overhead.channels)


def line_items(
    dataset: Dataset, price: Input, source: str, channel: str, sizes: Sizes
) -> tuple[Item, ...]:
    """Return what a line consists of: its work first, then what comes on top of it."""
    people, hours, weeks = sizes
    worked = people * hours * weeks
    found = _charged(Same(dataset), source, channel)
    items = [item("work", WORK, worked, "h", price)]
    if not found:
        return tuple(items)
    bought, label = max([(worked, ""), *((_least(entry, sizes), entry.label) for entry in found)])
    if bought > worked:
        items.append(item("unused", f"{label}, hours {UNUSED}", bought - worked, "h", price))
    for overhead in found:
        if overhead.kind not in LEASTS:
            items.append(_on_top(dataset, overhead, price, bought, sizes))
    return tuple(items)


@lru_cache(maxsize=512)
def _charged(same: Same, source: str, channel: str) -> tuple[Overhead, ...]:
    """Return what is counted with a rate of that source and channel, line by line."""
    return tuple(
        overhead
        for overhead in same.dataset.budget.overheads
        if overhead.kind != "month" and counted(overhead) and goes_with(overhead, source, channel)
    )


def _least(overhead: Overhead, sizes: Sizes) -> Fraction:
    """Return the hours that are bought at least; 0 for an overhead that is no minimum."""
    people, hours, weeks = sizes
    least = Fraction(overhead.likely or 0)
    if overhead.kind == "least-hours":
        return least
    return people * weeks * max(hours, least) if overhead.kind == "least-week" else Fraction(0)


def _on_top(
    dataset: Dataset, overhead: Overhead, price: Input, bought: Fraction, sizes: Sizes
) -> Item:
    people, hours, weeks = sizes
    figure = overhead_input(overhead, dataset.about.currency)
    label = overhead.label
    if overhead.kind == "share":
        return item("share", label, bought, "h", price, figure)
    if overhead.kind == "overrun":
        return item("overrun", label, people * hours * weeks, "h", price, figure)
    if overhead.kind == "weeks":
        return item("weeks", label, people * hours, "h a week", price, figure)
    if overhead.kind == "hire":
        return item("hire", label, people, "people", figure)
    rate = next(rate for rate in dataset.rates if rate.id == overhead.rate)
    return item("hours", label, people * weeks, "weeks of a person", rate_input(rate), figure)


def plan_items(dataset: Dataset, spans: Sequence[Span]) -> tuple[Item, ...]:
    """Return what is paid once a month while any line runs that it comes with."""
    return tuple(_monthly(dataset, spans))


def _monthly(dataset: Dataset, spans: Sequence[Span]) -> Iterator[Item]:
    for overhead in dataset.budget.overheads:
        if overhead.kind == "month" and counted(overhead):
            weeks = _covered(
                (start, end)
                for source, channel, start, end in spans
                if goes_with(overhead, source, channel)
            )
            if weeks:
                price = overhead_input(overhead, dataset.about.currency)
                yield item("month", overhead.label, weeks * MONTHS_A_WEEK, "months", price)


def _covered(spans: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """Return how many weeks at least one of the spans covers."""
    total, reached = Fraction(0), Fraction(0)
    for start, end in sorted(spans):
        total += max(Fraction(0), end - max(start, reached))
        reached = max(reached, end)
    return total
