"""What the figures of a plan rest on, as sentences for every document and command."""

from collections.abc import Iterator, Sequence
from datetime import date

from roletui.cost.bill_words import bill_sentences
from roletui.cost.events import eventual, eventual_sentence
from roletui.cost.formula import figure_words, price_words
from roletui.cost.items import Item
from roletui.cost.lines import Cost, paid_words, way_and_region
from roletui.cost.provenance import OWN_BASIS, basis_words, provenance, stale_rate
from roletui.cost.rates import convention, loading_words, range_words
from roletui.cost.settings import own_load
from roletui.cost.upkeep import upkeep, upkeep_sentence
from roletui.cost.whole_plan import plan_extras
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import KINDS, Nature, nature_of
from roletui.text.numbers import plain


def assumptions(
    dataset: Dataset, costs: Sequence[Cost], today: date | None = None
) -> tuple[str, ...]:
    """Return, once each, what the figures of a plan rest on; today tells which are stale."""
    found: dict[str, None] = {}
    for entry in costs:
        rate = entry.rate
        who = f"{dataset.role(rate.role).name}, {way_and_region(entry)}"
        hourly = f"{price_words(entry.work.price.likely, rate.currency)} an hour"
        if made := loading_words(dataset, rate):
            hourly += f" worked = {made}"
        found[
            f"{who}: {hourly}, {rate.basis}; {range_words(dataset, rate)}; "
            f"{provenance(dataset, rate).words}."
        ] = None
        if today and (words := stale_rate(dataset, rate, today)):
            found[f"{who}: {words}."] = None
        if rate.proxy:
            found[f"{who}: measured for {rate.proxy}, which stands in for the role."] = None
        found[f"{entry.channel.name}: {convention(entry.channel)}."] = None
        if note := dataset.role(rate.role).cost_note:
            found[f"{dataset.role(rate.role).name}: {note}."] = None
        if words := paid_words(entry):
            found[f"{who}: {words[:1].lower()}{words[1:]}"] = None
        stated: tuple[tuple[str, Nature], ...] = (
            (entry.channel.minimum, "minimum"),
            (entry.channel.fees, "fee"),
        )
        for words, nature in stated:
            if words:
                # What is counted of them is said below; where nothing is, the words say so.
                left = "" if any_counted(entry, nature) else " Not in the figures."
                found[f"{entry.channel.name}: {words}{left}"] = None
    if words := basis_words(entry.rate for entry in costs):
        found[words] = None
    found.update(dict.fromkeys(_counted(dataset, costs)))
    if events := eventual(costs):
        found[eventual_sentence(dataset, events)] = None
    if costs:
        found[upkeep_sentence(upkeep(costs), dataset.about.currency)] = None
    found.update(dict.fromkeys(_converted(dataset)))
    return tuple(found)


def _converted(dataset: Dataset) -> Iterator[str]:
    """Yield by which exchange rate the amounts came about, where they are converted."""
    for entry in dataset.budget.exchange:
        if entry.currency == dataset.about.currency:
            source = dataset.sources_by_id.get(entry.source)
            whence = (
                f"{source.publisher}, {entry.date}" if source else f"{OWN_BASIS}; date not stated"
            )
            yield (
                f"Converted, each amount once: {plain(entry.per)} {entry.currency} for one unit "
                f"of the dataset's own currency, {whence}."
            )


def any_counted(entry: Cost, nature: Nature) -> bool:
    """Tell whether any fee, or any minimum, of a line is counted."""
    return any(nature_of(overhead.kind) == nature for overhead in entry.offer.overheads)


def _counted(dataset: Dataset, costs: Sequence[Cost]) -> Iterator[str]:
    """Yield what of the minimums, fees and overheads is in the figures, and what is not."""
    items = [item for entry in costs for item in entry.on_top]
    items += plan_extras(costs)
    if items:
        inside = dict.fromkeys(item.label for item in items)
        yield f"In the figures, besides the rates: {', '.join(inside)}."
        for overhead in dataset.budget.overheads:
            if overhead.id in {item.overhead for item in items}:
                yield from bill_sentences(overhead, dataset.about.currency)
    priced = {item.overhead: item for item in items if item.amount.high}
    for overhead in dataset.budget.overheads:
        if overhead.rate and overhead.id in priced:
            yield _at_rate(dataset, overhead, priced[overhead.id])
    whose = [(e.offer.source, e.rate.channel, e.rate.role) for e in costs]
    for entry in dataset.budget.overheads:
        if own_load(entry) and any(entry.goes_with(*terms) for terms in whose):
            yield f"{entry.label}: {plain(entry.likely or 0)} % besides the wage, {OWN_BASIS}."
    if left := uncounted(dataset, costs):
        yield f"Not in the figures: {', '.join(left)}."


def _at_rate(dataset: Dataset, overhead: Overhead, item: Item) -> str:
    """Say at whose rate the hours of an overhead are counted, and who states it."""
    rate = dataset.rate(overhead.rate)
    price = figure_words(item.price, "money", dataset.about.currency)
    whose = f"{dataset.role(rate.role).name}, {dataset.channels_by_id[rate.channel].name}"
    return (
        f"{overhead.label}: {price} an hour, as of {whose}, {rate.basis}; "
        f"{provenance(dataset, rate).words}."
    )


def counted(costs: Sequence[Cost]) -> dict[str, str]:
    """Return the labels of what is in the figures of a plan besides the work, by id."""
    return {found.id: found.label for entry in costs for found in entry.offer.overheads}


def uncounted(dataset: Dataset, costs: Sequence[Cost]) -> tuple[str, ...]:
    """Return the labels of what comes with a plan and is not in its figures."""
    whose = [(e.offer.source, e.rate.channel, e.rate.role) for e in costs]
    known = counted(costs)
    return tuple(
        overhead.label
        for overhead in dataset.budget.overheads
        if overhead.kind and overhead.id not in known and not KINDS[overhead.kind].figureless
        if any(overhead.goes_with(*terms) for terms in whose)
    )
