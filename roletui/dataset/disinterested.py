"""A dataset without the sources that earn by the decision, and what rests on their word alone.

A source earns by a decision if it is paid when somebody is hired: it sells, places, refers or lists
whoever is hired. The dataset's author says so of each; nothing here guesses.
"""

from collections.abc import Iterable, Iterator

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import CellText, Factor, Overhead, RateEntry, Role, Source
from roletui.text.numbers import count

WITHOUT = "by sources with nothing to gain"
"""Stands beside everything that leaves them out."""


def earning(dataset: Dataset) -> frozenset[str]:
    """Return the ids of the sources that earn by the decision."""
    return frozenset(source.id for source in dataset.sources if source.earns)


def untold(dataset: Dataset) -> tuple[Source, ...]:
    """Return the sources of which the dataset does not say whether they earn."""
    return tuple(source for source in dataset.sources if source.earns is None)


def word_alone(cited: Iterable[str], earn: frozenset[str]) -> bool:
    """Tell whether something rests on sources, by their ids, that all earn by the decision."""
    names = set(cited)
    return bool(names) and names <= earn


def publishers(dataset: Dataset, cited: Iterable[str]) -> str:
    """Name the publishers of some sources, once each: ``Upwork and Fiverr``."""
    names = [*dict.fromkeys(dataset.source(name).publisher for name in cited)]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def who_earns(dataset: Dataset) -> str:
    """Say how many sources earn by the decision, and of how many that is not told."""
    every, number, silent = len(dataset.sources), len(earning(dataset)), len(untold(dataset))
    if silent == every:
        return "This dataset does not tell which of its sources earn by this decision."
    verb = "earns" if number < 2 else "earn"
    words = f"{number or 'None'} of {count(every, 'source', 'sources')} {verb} by this decision"
    return f"{words}; of {silent} that is not told, which counts as no." if silent else f"{words}."


def without_interested(dataset: Dataset) -> Dataset:
    """Return the dataset without the rates, overhead figures and cells of sources that earn.

    What others state as well stays, and cites only them. A rate made from a wage goes with that
    wage, and an overhead priced at a rate goes with that rate. Exchange rates stay: they are no
    figures about the decision. Where no source earns it is the very same dataset.
    """
    earn = earning(dataset)
    if not earn:
        return dataset
    rates = tuple(rate for rate in dataset.rates if rests_on(dataset, rate) not in earn)
    kept = {rate.id for rate in rates}
    overheads = tuple(_overhead(entry, earn, kept) for entry in dataset.budget.overheads)
    roles = tuple(role._replace(sources=_others(role.sources, earn)) for role in dataset.roles)
    return dataset._replace(
        roles=roles,
        rates=rates,
        factors=tuple(_factor(dataset, factor, earn) for factor in dataset.factors),
        budget=dataset.budget._replace(overheads=overheads),
    )


def rests_on(dataset: Dataset, rate: RateEntry) -> str:
    """Return the id of the source whose word a rate is: of its wage's where that one earns."""
    wage = dataset.rates_by_id.get(rate.wage)
    return wage.source if wage and dataset.source(wage.source).earns else rate.source


def _others(cited: Iterable[str], earn: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in cited if name not in earn)


def _overhead(overhead: Overhead, earn: frozenset[str], rates: set[str]) -> Overhead:
    """Return an overhead as it stands, or without its figure."""
    if overhead.source not in earn and (not overhead.rate or overhead.rate in rates):
        return overhead
    return overhead._replace(low=None, likely=None, high=None)


def _factor(dataset: Dataset, factor: Factor, earn: frozenset[str]) -> Factor:
    """Return a factor without the cells that rest on those who earn alone."""
    cells: Iterable[CellText] = factor.cells
    if factor.field:
        if not any(word_alone(role.sources, earn) for role in dataset.roles):
            return factor
        cells = _own_cells(dataset.roles, factor)
    kept = tuple(
        cell._replace(sources=_others(cell.sources, earn))
        for cell in cells
        if not word_alone(cell.sources, earn)
    )
    return factor._replace(field=None, cells=kept)


def _own_cells(roles: Iterable[Role], factor: Factor) -> Iterator[CellText]:
    """Yield what stands in the roles' own field of a factor, as cells."""
    short = {cell.role: cell.short for cell in factor.cells}
    for role in roles:
        value = getattr(role, factor.field or "")
        words, items = ("", value) if isinstance(value, tuple) else (value, ())
        said = short.get(role.id, "")
        yield CellText(role.id, words, items=items, sources=role.sources, short=said)
