"""The cells of the comparison: what the dataset states about each role under each factor.

Data flow: a dataset goes in; its :class:`Cells` build each cell on demand, so that a large grid
costs only as much as is looked at.
"""

import typing
from datetime import date

from roletui.compare.cell import EMPTY, Cell
from roletui.cost.formula import figure_words
from roletui.cost.provenance import stale_rate
from roletui.cost.rates import full_time_month, hour_input, month_words, rate_range
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import CellText, Channel, Factor, RateEntry, Role
from roletui.text.money import Range, money, money_range

STALE = "stale"
"""Marks a rate whose source is due for review."""


class Cells:
    """The cells of one dataset; the texts of a factor are indexed when first needed."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        """The dataset whose cells these are."""
        self._texts: dict[str, tuple[Factor, dict[str, CellText]]] = {}
        self._figures: dict[str, list[int]] = {}
        self._highest: dict[str, int] = {}
        self._ends: dict[str, tuple[int, int] | None] = {}

    def at(self, factor: Factor, role: Role) -> Cell:
        """Return the cell of a role under a factor."""
        if factor.channel:
            return self._money(factor, role)
        text = self._texts_of(factor).get(role.id)
        if factor.field:
            value = getattr(role, factor.field)
            items = value if isinstance(value, tuple) else (value,) if value else ()
            return Cell(items, role.sources, short=text.short if text and items else "")
        return _text_cell(factor, text) if text else EMPTY

    def dated(self, factor: Factor, role: Role, today: date | None) -> Cell:
        """Return the cell; a rate whose source was due for review before today is marked stale."""
        cell = self.at(factor, role)
        if today and cell.rate and stale_rate(self.dataset, cell.rate, today):
            return cell._replace(
                items=(f"{cell.items[0]} ({STALE})",), short=f"{cell.short} ({STALE})"
            )
        return cell

    def highest(self, factor: Factor) -> int:
        """Return the highest amount of any role under a factor, in minor units; 0 if none."""
        self._figures_of(factor)
        return self._highest[factor.id]

    def ends(self, factor: Factor) -> tuple[int, int] | None:
        """Return the best and the worst figure of any role under a factor of ratings or money.

        Nothing is best where all are alike, or the dataset does not say which end of a scale is
        better; of prices the lower one is, if it says nothing else.
        """
        if factor.id not in self._ends:
            self._ends[factor.id] = self._find_ends(factor)
        return self._ends[factor.id]

    def _find_ends(self, factor: Factor) -> tuple[int, int] | None:
        better = factor.better or ("less" if factor.channel else None)
        if better is None:
            return None
        figures = self._figures_of(factor)
        low, high = min(figures, default=0), max(figures, default=0)
        if low == high:
            return None
        return (low, high) if better == "less" else (high, low)

    def _figures_of(self, factor: Factor) -> list[int]:
        """Return the levels, or the likely amounts, that roles have under a factor."""
        if factor.id not in self._figures:
            amounts = []
            if factor.channel:
                channel = self.dataset.channel(factor.channel)
                rates = (self.dataset.rates_of(role.id, channel.id) for role in self.dataset.roles)
                amounts = [in_period(self.dataset, factor, r[0], channel)[0] for r in rates if r]
            levels = [cell.level for cell in self._texts_of(factor).values()]
            figures = [amount.likely for amount in amounts] or [n for n in levels if n is not None]
            self._figures[factor.id] = figures
            self._highest[factor.id] = max((amount.high for amount in amounts), default=0)
        return self._figures[factor.id]

    def _texts_of(self, factor: Factor) -> dict[str, CellText]:
        known = self._texts.get(factor.id)
        if known is None or known[0] is not factor:
            # If a role has two cells, the first one counts.
            known = (factor, {cell.role: cell for cell in reversed(factor.cells)})
            self._texts[factor.id] = known
        return known[1]

    def _money(self, factor: Factor, role: Role) -> Cell:
        rates = self.dataset.rates_of(role.id, factor.channel)
        if not rates:
            return EMPTY
        rate = rates[0]
        amount, per = in_period(self.dataset, factor, rate, self.dataset.channel(factor.channel))
        text = f"{in_period_words(self.dataset, factor, rate, amount)} {per}"
        short = money(amount.likely, rate.currency)
        short = short if amount.single else f"≈ {short}"
        return Cell((text,), (rate.source,), rate.note, amount=amount, rate=rate, short=short)


def in_period(
    dataset: Dataset, factor: Factor, rate: RateEntry, channel: Channel
) -> tuple[Range, str]:
    """Return a rate over a factor's period in minor units, and the period as written after it."""
    match factor.per:
        case "month":
            return full_time_month(dataset, rate, channel), f"a month of {month_words(channel)}"
        case "hour":
            return rate_range(dataset, rate), "an hour"
        case never:
            typing.assert_never(never)


def in_period_words(dataset: Dataset, factor: Factor, rate: RateEntry, amount: Range) -> str:
    """Write a rate over a factor's period: the price of an hour exactly, as its source has it."""
    if factor.per == "hour":
        return figure_words(hour_input(dataset, rate), "money", rate.currency)
    return money_range(amount, rate.currency)


def _text_cell(factor: Factor, cell: CellText) -> Cell:
    items, short = ((cell.text, *cell.items) if cell.text else cell.items), cell.short
    if cell.level is not None:
        level = factor.levels[cell.level - 1]
        items, short = (level, *items), short or level
    return Cell(items, cell.sources, cell.note, cell.level, short=short if items else "")
