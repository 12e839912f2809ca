"""Where a rate comes from: a source of the dataset, or the user.

A rate of the user's own is a :class:`RateEntry` made on the spot, so that everything which counts
with rates counts with it too; what no source says of it is said here and nowhere else.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Basis, Channel, Grade, RateEntry, Source
from roletui.dataset.review_dates import stale
from roletui.text.money import digits, minor
from roletui.text.numbers import first_upper
from roletui.text.tuples import NamedTuple

if typing.TYPE_CHECKING:
    from roletui.cost.overheads import Offer

OWN = "own rate"
"""Id of a rate of the user's own; no id of a dataset holds a space."""
OWN_BASIS = "user's own figure"
"""Stands where a dataset's rate says quoted or asked; no dataset may say it."""
OWN_MOST = Decimal(10_000_000)
"""The most an hour may cost. No dataset knows it: an hour of skilled work, in the currencies with
the smallest units, has seven digits. The least is 0: somebody may work for nothing."""
SALARY_MOST = 52 * 40 * OWN_MOST
"""The most that a salary may be: of a year, at the most that an hour may cost."""
OWN_SALARY = "own salary"

BY_THE_CALENDAR = Channel("", "Own rate", "", 52 * 40, "paid")
"""The hours convention of an own rate through no channel: 52 weeks of 40 hours, each paid for."""


BASES: Mapping[Basis, str] = {
    "quoted": "the price that a vendor or an agency names",
    "asked": "what those who do the work want for it",
    "posted": "what clients offer when they post a job",
    "advertised": "what employers offer in a job advertisement",
    "wage": "what an employee is paid, without benefits and taxes",
    "loaded": "an employee's wage with benefits and taxes",
}
"""What each basis of a rate means."""


def basis_words(rates: Iterable[RateEntry]) -> str:
    """Explain what the rates are based on: ``Asked: what those who …``; empty for one's own."""
    found = dict.fromkeys(rate.basis for rate in rates if rate.basis in BASES)
    return " ".join(f"{first_upper(basis)}: {BASES[basis]}." for basis in found)


class Provenance(NamedTuple):
    """Who stands for a figure, since when, and how good it is."""

    publisher: str
    dated: str
    grade: Grade | None
    source: Source | None
    """The source itself; none where the user stands for the figure."""

    @property
    def words(self) -> str:
        """All of it in one line: ``Guild of Workshops, 2026-03-01, grade A``."""
        if self.source is None:
            return f"{self.publisher}, date {self.dated}"
        return f"{self.publisher}, {self.dated}, grade {self.grade}"


NO_PROVENANCE = Provenance("no source", "not stated", None, None)
"""Of a rate of the user's own."""


def provenance(dataset: Dataset, rate: RateEntry) -> Provenance:
    """Return where a rate comes from; its own date and grade go before those of its source."""
    if is_own(rate):
        return NO_PROVENANCE
    source = dataset.source(rate.source)
    grade = rate.grade or source.grade
    return Provenance(source.publisher, rate.date or source.published, grade, source)


def counted_rates(dataset: Dataset, found: Offer) -> Iterator[RateEntry]:
    """Yield the rates that an offer is counted with: its own, then those of what is on top."""
    yield found.rate
    for overhead in found.overheads:
        if overhead.rate:
            yield dataset.rate(overhead.rate)


def stale_rate(dataset: Dataset, rate: RateEntry, today: date) -> str:
    """Say that a rate's source was to be read again before today; nothing while it was not."""
    source = provenance(dataset, rate).source
    return stale(dataset.about, source, today) if source else ""


def own_rate(
    dataset: Dataset,
    role: str,
    channel: str,
    amount: Decimal,
    *,
    salary: bool = False,
) -> RateEntry:
    """Return a rate, or a salary, of the user's own; it is said in the dataset's own currency."""
    basis = typing.cast(Basis, OWN_BASIS)
    currency = dataset.about.currency
    shown = amount * per_unit(dataset)
    unit: typing.Literal["hour", "year"] = "year" if salary else "hour"
    return RateEntry(OWN, role, channel, "", basis, unit, currency, "", likely=shown)


def per_unit(dataset: Dataset) -> Decimal:
    """Return what one unit of the dataset's own currency is in the one that is shown: 1 for it."""
    shown = dataset.about.currency
    per = (entry.per for entry in dataset.budget.exchange if entry.currency == shown)
    return next(per, Decimal(1))


def is_own(rate: RateEntry) -> bool:
    """Tell whether a rate is the user's own."""
    return rate.id == OWN


def own_step(currency: str) -> Decimal:
    """Return how far apart own rates are: one minor unit, so that what is set can be paid."""
    return Decimal(1).scaleb(-digits(currency))


def nearest_own(amount: Decimal, currency: str, *, salary: bool = False) -> Decimal:
    """Return the own rate nearest to an amount: within the limits, in whole minor units."""
    amount = max(Decimal(0), min(amount, SALARY_MOST if salary else OWN_MOST))
    nearest = minor(amount, currency) * own_step(currency)
    return amount if amount == nearest else nearest
