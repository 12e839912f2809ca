"""Checks of overheads, exchange rates, and rates that are made from wages."""

from collections.abc import Iterator
from decimal import Decimal

from roletui.dataset.checks.dates import date_fits
from roletui.dataset.dataset import Dataset
from roletui.dataset.limits import limit_of
from roletui.dataset.model import Exchange, Load, Overhead, RateEntry
from roletui.dataset.overhead_kinds import KINDS, is_minimum, may_happen
from roletui.dataset.problems import Path, Problem


def extras(dataset: Dataset) -> Iterator[Problem]:
    """Yield what is wrong with overheads, exchange rates, and rates made from wages."""
    for index, overhead in enumerate(dataset.budget.overheads):
        yield from _overhead(dataset, overhead, ("budget", "overheads", index))
    for index, outcome in enumerate(dataset.outcomes):
        for nr, stage in enumerate(outcome.plan):
            yield from _chance(stage.chance, ("outcomes", index, "plan", nr, "chance"))
    yield from _exchange(dataset)
    yield from _wages(dataset)
    yield from _spreads(dataset)


def _overhead(dataset: Dataset, overhead: Overhead, here: Path) -> Iterator[Problem]:
    given = [f for f in (overhead.low, overhead.likely, overhead.high) if f is not None]
    kind = None if overhead.kind is None else KINDS[overhead.kind]
    if given and kind is None:
        yield Problem((*here, "kind"), "is missing: how are its figures counted?")
    if given and (given[0] < 0 or given != sorted(given)):
        yield Problem(here, "must keep 0 <= low <= likely <= high.")
    elif (overhead.low is None) != (overhead.high is None):
        yield Problem(here, "must give both low and high, or only likely.")
    elif is_minimum(overhead.kind) and (overhead.likely is None or overhead.low is not None):
        yield Problem((*here, "likely"), "must be the one figure of a minimum.")
    elif kind and kind.most_stated is not None and given and given[-1] > kind.most_stated:
        yield Problem(here, f"must not be above {kind.most_stated} %.")
    if given and not overhead.source:
        yield Problem((*here, "source"), "is missing: who states the figure?")
    if kind and kind.at_rate and not overhead.rate:
        yield Problem((*here, "rate"), "is missing: whose hours are they?")
    if kind and kind.figureless and given:
        yield Problem(here, "must have no figure: the load of its channel is one already.")
    if overhead.scope and not (kind and kind.scoped):
        message = "has no effect: only least-hours has a scope."
        yield Problem((*here, "scope"), message, on_key=True, severity="warning")
    yield from _chance(overhead.chance, (*here, "chance"))
    if overhead.chance is not None and kind and not may_happen(overhead.kind):
        message = "has no effect: what is a term of the contract does not happen or not."
        yield Problem((*here, "chance"), message, on_key=True, severity="warning")
    if overhead.stays and not (kind and kind.due == "each month"):
        message = "has no effect: only what is paid by the month stays."
        yield Problem((*here, "stays"), message, on_key=True, severity="warning")
    if overhead.rate and not (kind and kind.at_rate):
        message = "has no effect: only hours have a rate."
        yield Problem((*here, "rate"), message, on_key=True, severity="warning")
    priced = dataset.rates_by_id.get(overhead.rate) if overhead.rate else None
    if priced and (priced.unit != "hour" or priced.currency != dataset.about.currency):
        yield Problem((*here, "rate"), f"must be a rate an hour in {dataset.about.currency}.")


def _chance(chance: Decimal | None, here: Path) -> Iterator[Problem]:
    if chance is not None and not 0 < chance <= 100:
        yield Problem(here, "must be above 0 and at most 100.")


def _exchange(dataset: Dataset) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, entry in enumerate(dataset.budget.exchange):
        here: Path = ("budget", "exchange", index)
        if not limit_of(Exchange, "currency").allows_text(entry.currency):
            yield Problem((*here, "currency"), "must be a currency code such as USD.")
        elif entry.currency == dataset.about.currency:
            yield Problem((*here, "currency"), "must be another currency than that of [about].")
        elif entry.currency in seen:
            other = ("budget", "exchange", seen[entry.currency], "currency")
            yield Problem((*here, "currency"), "is given a second time.", other=other)
        seen.setdefault(entry.currency, index)
        if not limit_of(Exchange, "per").allows_number(entry.per):
            yield Problem((*here, "per"), "must be above 0.")
        if not date_fits(limit_of(Exchange, "date"), entry.date):
            yield Problem((*here, "date"), "must be a date: 2026, 2026-06 or 2026-06-09.")


def _spreads(dataset: Dataset) -> Iterator[Problem]:
    """Yield what is wrong with how figures spread around their ranges."""
    for index, rate in enumerate(dataset.rates):
        here: Path = ("rates", index)
        figures = (rate.p10, rate.low, rate.likely, rate.high, rate.p90)
        given = [figure for figure in figures if figure is not None]
        if (rate.p10 or rate.p90) and given != sorted(given):
            yield Problem(here, "must keep p10 <= low <= likely <= high <= p90.")
    for index, entry in enumerate(dataset.channels):
        if (lead := entry.lead) and not 0 <= lead.low <= lead.high:
            yield Problem(("channels", index, "lead"), "must keep 0 <= low <= high.")
    if (view := dataset.budget.outside_view) and not 0 <= view.low <= view.likely <= view.high:
        yield Problem(("budget", "outside_view"), "must keep 0 <= low <= likely <= high.")


def _wages(dataset: Dataset) -> Iterator[Problem]:
    """Yield the loaded rates that are not the wage they name times the load of their channel."""
    for index, entry in enumerate(dataset.channels):
        given = (entry.load.hour, entry.load.salary) if entry.load else ()
        if not all(limit_of(Load, "salary").allows_number(f) for f in given if f is not None):
            yield Problem(("channels", index, "load"), "must be above 0.")
    for index, rate in enumerate(dataset.rates):
        here: Path = ("rates", index, "wage")
        wage = dataset.rates_by_id.get(rate.wage)
        channel = dataset.channels_by_id.get(rate.channel)
        if not rate.wage or wage is None or channel is None:
            continue
        if (load := channel.load) is None:
            yield Problem(here, "needs the load of its channel: add [channels.load].")
        elif wage.basis != "wage":
            yield Problem(here, "must be a rate whose basis is “wage”.")
        elif load.hour is not None and not _made_from(rate, wage, load.hour):
            yield Problem(here, f"is not where this comes from: times {load.hour} it is another.")


def _made_from(rate: RateEntry, wage: RateEntry, load: Decimal) -> bool:
    """Tell whether a rate is a wage times its load, rounded to a whole unit or not at all."""
    pairs = [(rate.low, wage.low), (rate.likely, wage.likely), (rate.high, wage.high)]
    return all(
        made is None or (base is not None and abs(base * load - made) < 1) for made, base in pairs
    )
