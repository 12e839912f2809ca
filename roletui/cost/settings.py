"""How the user wants costs counted: overheads switched and adjusted, and the currency shown.

Data flow: a dataset and the user's :class:`CostSettings` go in; the same dataset comes out with
those overheads and with its prices in that currency. Whatever counts or shows money reads that
one, so no total and no screen can differ from another in what it includes.

Everything the user types is in the dataset's own currency; only what is shown is converted, each
amount once, from the exact price.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.cost.bills import amount_of, fit_bills
from roletui.cost.provenance import OWN_BASIS
from roletui.dataset.bills import NO_BILLS, Bills
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Exchange, Load, OutsideView, Overhead, RateEntry, Slider
from roletui.dataset.overhead_kinds import KINDS, OVERRUN, is_money
from roletui.text.numbers import nearest
from roletui.text.tuples import NamedTuple

OWN_SOURCE = ""
"""Stands for the source of a figure of the user's own."""
OUTSIDE_VIEW = "outside view"
"""Stands for the id of the outside view among the overheads; ids of datasets have no space."""
MOST_PER = Decimal(1_000_000)
"""The largest exchange rate, in either direction."""
PER_PLACES = 6
"""Decimals of an exchange rate."""


class Choice(NamedTuple):
    """What the user set of an overhead."""

    on: bool = True
    amount: Decimal | None = None
    """Its figure, in the unit of its kind; none for the dataset's, and where there are bills."""
    chance: Decimal | None = None
    """In how many of 100 plans it happens; none for as the dataset says."""
    bills: Bills = NO_BILLS
    """What its figure is the sum of, for one that is paid by the month."""

    @property
    def figure(self) -> Decimal | None:
        """The figure that was set or that the bills come to; none for the dataset's."""
        return self.amount if self.bills == NO_BILLS else amount_of(self.bills)


class Display(NamedTuple):
    """The currency that is shown."""

    currency: str
    per: Decimal | None = None
    """Units of it for one of the dataset's currency, as the user set it; none for the dataset's."""


REDONE_MOST = Decimal(100)
"""Per cent of the work that can be done again after a wrong hire."""
NO_CHOICES: Mapping[str, Choice] = MappingProxyType({})


class CostSettings(NamedTuple):
    """How the user counts."""

    overheads: Mapping[str, Choice] = NO_CHOICES
    """By the id of the overhead, read-only; the others are counted as the dataset says."""
    display: Display | None = None
    """None for the dataset's own currency."""
    outside_view: bool = False
    """Whether the overruns of others' plans, as the dataset states them, count for every line."""


AS_STATED = CostSettings()


def overhead_scale(overhead: Overhead, weeks: Slider) -> tuple[Decimal, Decimal, Decimal, str]:
    """Return the least and the most of an overhead's figure, its step, and its unit in words.

    Raises ``ValueError`` for an overhead that is only words.
    """
    if overhead.kind is None:
        raise ValueError(overhead.id)
    kind = KINDS[overhead.kind]
    most = weeks.maximum if kind.most is None else kind.most
    return Decimal(0), most, kind.step, kind.unit


def fit_settings(dataset: Dataset, terms: CostSettings) -> CostSettings:
    """Return terms as far as the dataset knows them, within their limits."""
    known = dataset.overheads_by_id
    kept = {
        name: _fitting_choice(dataset, known[name], choice)
        for name, choice in terms.overheads.items()
        if name in known and known[name].kind
    }
    outside = terms.outside_view and dataset.budget.outside_view is not None
    return CostSettings(MappingProxyType(kept), _fitting_display(dataset, terms.display), outside)


def fitting_chance(chance: Decimal | None) -> Decimal | None:
    """Return in how many of 100 plans something happens, to two decimals; None for no chance."""
    if chance is None or not chance.is_finite() or not 0 < chance <= 100:
        return None
    return nearest(chance, _LEAST_CHANCE, Decimal(100), _LEAST_CHANCE)


_LEAST_CHANCE = Decimal("0.01")


def _fitting_choice(dataset: Dataset, overhead: Overhead, choice: Choice) -> Choice:
    bills = fit_bills(overhead, choice.bills, dataset.about.currency)
    amount = _fitting(dataset, overhead, choice.amount) if bills == NO_BILLS else None
    return choice._replace(amount=amount, bills=bills, chance=fitting_chance(choice.chance))


def _fitting(dataset: Dataset, overhead: Overhead, amount: Decimal | None) -> Decimal | None:
    if amount is None:
        return None
    least, most, step, _ = overhead_scale(overhead, dataset.budget.weeks)
    return nearest(amount, least, most, step)


def _fitting_display(dataset: Dataset, display: Display | None) -> Display | None:
    if display is None or not is_currency(display.currency):
        return None
    if display.per is not None:
        # Rounded first: what is left of a tiny rate may be nothing.
        per = nearest(display.per, Decimal(0), 2 * MOST_PER, Decimal(1).scaleb(-PER_PLACES))
        display = display._replace(per=per)
    if exchange_of(dataset, display) is None:
        return None
    return None if display.currency == dataset.about.currency else display


def is_currency(code: str) -> bool:
    """Tell whether a text has the form of a currency code."""
    from roletui.dataset.limits import limit_of  # only where a currency is typed: 0.6 ms

    return limit_of(Exchange, "currency").allows_text(code)


def exchange_of(dataset: Dataset, display: Display) -> Exchange | None:
    """Return the exchange rate that a display uses: the user's, or the dataset's; None for none."""
    if display.per is not None:
        usable = 1 / MOST_PER <= display.per <= MOST_PER
        return Exchange(display.currency, display.per, "", OWN_SOURCE) if usable else None
    found = (entry for entry in dataset.budget.exchange if entry.currency == display.currency)
    return next(found, None)


def with_settings(dataset: Dataset, terms: CostSettings) -> Dataset:
    """Return the dataset as the user counts with it; the very same one on its own terms."""
    if terms == AS_STATED:
        return dataset
    chosen, display = terms.overheads, terms.display
    exchange = display and exchange_of(dataset, display)
    overheads = tuple(
        _chosen(entry, chosen[entry.id]) if entry.id in chosen else entry
        for entry in dataset.budget.overheads
    )
    if terms.outside_view and (view := dataset.budget.outside_view):
        overheads = (*map(_without_overrun, overheads), _overrun(view))
    dataset = _with_own_load(dataset, chosen)
    budget = dataset.budget._replace(overheads=overheads)
    if not exchange:
        return dataset._replace(budget=budget)
    own, per = dataset.about.currency, exchange.per
    # A price an hour that is stated in the shown currency itself is no more counted than before.
    rates = tuple(
        _shown(rate, exchange) if rate.currency == own else rate
        for rate in dataset.rates
        if rate.currency != exchange.currency or rate.unit != "hour"
    )
    overheads = tuple(_times(entry, per) if is_money(entry.kind) else entry for entry in overheads)
    return dataset._replace(
        about=dataset.about._replace(currency=exchange.currency),
        rates=rates,
        budget=budget._replace(overheads=overheads, exchange=(exchange,)),
    )


def _chosen(overhead: Overhead, choice: Choice) -> Overhead:
    if (figure := choice.figure) is not None:
        overhead = overhead._replace(
            low=None, likely=figure, high=None, source=OWN_SOURCE, low_is=None, high_is=None
        )
    if choice.chance is not None:
        overhead = overhead._replace(chance=choice.chance)
    return overhead._replace(off=not choice.on, bills=choice.bills)


def is_overrun(overhead: Overhead) -> bool:
    """Tell whether an overhead says by how much the work may take longer."""
    return overhead.kind is not None and KINDS[overhead.kind].from_nothing


def _without_overrun(overhead: Overhead) -> Overhead:
    """Return an overhead without its figures if it is what the outside view stands for."""
    return overhead._replace(low=None, likely=None, high=None) if is_overrun(overhead) else overhead


def _overrun(view: OutsideView) -> Overhead:
    return Overhead(
        OUTSIDE_VIEW,
        f"Outside view, {view.label}",
        view.note,
        view.source,
        OVERRUN,
        view.low,
        view.likely,
        view.high,
        low_is=view.low_is,
        high_is=view.high_is,
    )


def _with_own_load(dataset: Dataset, chosen: Mapping[str, Choice]) -> Dataset:
    """Return the dataset with what the user says an employer pays on top of a wage, in per cent.

    Rates that were made from a wage are made anew from it.
    """
    loads: dict[str, Load] = {}
    for entry in dataset.budget.overheads:
        choice = chosen.get(entry.id)
        if _is_load(entry) and choice and choice.on and choice.amount is not None:
            own = Load(1 + choice.amount / 100, OWN_BASIS)
            loads |= {
                channel.id: own
                for channel in dataset.channels
                if channel.load and (not entry.channels or channel.id in entry.channels)
            }
    if not loads:
        return dataset
    channels = (entry._replace(load=loads.get(entry.id, entry.load)) for entry in dataset.channels)
    wages = dataset.rates_by_id
    rates = (
        _made_anew(rate, wages.get(rate.wage), loads.get(rate.channel)) for rate in dataset.rates
    )
    return dataset._replace(channels=tuple(channels), rates=tuple(rates))


def _is_load(entry: Overhead) -> bool:
    return entry.kind is not None and KINDS[entry.kind].figureless


def own_load(entry: Overhead) -> bool:
    """Tell whether an overhead is what the user says an employer pays on top of a wage."""
    return _is_load(entry) and entry.counted


def stated(entry: Overhead) -> bool:
    """Tell whether an overhead has a figure."""
    return entry.likely is not None or entry.high is not None


def one_line(entry: Overhead) -> bool:
    """Tell whether an overhead can be switched for a line alone."""
    return entry.kind is not None and not _is_load(entry)


def _made_anew(rate: RateEntry, wage: RateEntry | None, load: Load | None) -> RateEntry:
    if load is None or wage is None:
        return rate
    return wage._replace(id=rate.id, role=rate.role, channel=rate.channel, region=rate.region)


def _shown(rate: RateEntry, exchange: Exchange) -> RateEntry:
    low, likely, high, p10, p90 = (
        None if figure is None else figure * exchange.per
        for figure in (rate.low, rate.likely, rate.high, rate.p10, rate.p90)
    )
    return rate._replace(
        low=low, likely=likely, high=high, p10=p10, p90=p90, currency=exchange.currency
    )


def _times(overhead: Overhead, per: Decimal) -> Overhead:
    low, likely, high = (
        None if figure is None else figure * per
        for figure in (overhead.low, overhead.likely, overhead.high)
    )
    return overhead._replace(low=low, likely=likely, high=high, bills=overhead.bills.times(per))
