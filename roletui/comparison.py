"""The comparison of roles as plain data: rows, columns, what differs, in which order.

Data flow: the dataset's factors and the view the user chose go in; a :class:`Grid` comes out. Each
cell knows its text, its figures and its sources, so every front end shows the same.
"""

import typing
from datetime import date

from roletui.budget import full_time_month, month_words, rate_range, rates_for
from roletui.dataset.model import CellText, Dataset, Factor, RateEntry, Role
from roletui.money import Range, money_range
from roletui.origin import stale_rate

NOT_STATED = "not stated"
STALE = "stale"
"""Stands behind a rate whose source was to be read again by now."""
NO_FACTORS = "The dataset has no factors to compare the roles by."


class View(typing.NamedTuple):
    """How the user wants to see the grid."""

    roles: tuple[str, ...] = ()
    """Only these roles, in this order; empty for all."""
    differences: bool = False
    """Leave out the factors in which the shown roles do not differ."""
    sort: str = ""
    """Id of the factor by which the roles are ordered; empty for the dataset's order."""
    descending: bool = False


AS_AUTHORED = View()
"""Every role and every factor, in the dataset's order."""


class Cell(typing.NamedTuple):
    """What one role has to say under one factor."""

    items: tuple[str, ...]
    """Paragraphs, or the entries of a list; empty where nothing is stated."""
    sources: tuple[str, ...] = ()
    note: str = ""
    level: int | None = None
    amount: Range | None = None
    """For money: minor units of the dataset's currency."""
    rate: RateEntry | None = None
    """For money: the entry the amount comes from."""

    @property
    def stated(self) -> bool:
        """Whether the dataset says anything here."""
        return bool(self.items)

    @property
    def text(self) -> str:
        """The cell in one line."""
        return "; ".join(self.items) or NOT_STATED


class Row(typing.NamedTuple):
    """One factor with a cell for each column."""

    factor: Factor
    cells: tuple[Cell, ...]
    differs: bool
    """Whether at least two of the roles say different things; not stated is not a difference."""

    @property
    def remark(self) -> str:
        """What there is to say of a row that does not differ; nothing of one that does."""
        if self.differs:
            return ""
        stated = sum(cell.stated for cell in self.cells)
        if stated > 1:
            return "no real difference"
        return "stated for one role only" if stated else "stated for no role"


class Grid(typing.NamedTuple):
    """The comparison, ready to be shown."""

    roles: tuple[Role, ...]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]
    """Labels of the factors hidden because nothing differs."""


def compare(dataset: Dataset, view: View = AS_AUTHORED, today: date | None = None) -> Grid:
    """Return the grid of the dataset as the view asks for it; today tells which rates are stale."""
    by_id = {role.id: role for role in dataset.roles}
    roles = tuple(by_id[name] for name in view.roles if name in by_id) or dataset.roles
    roles = _sorted(dataset, roles, view)
    rows = [_row(dataset, factor, roles) for factor in dataset.factors]
    shown = tuple(row for row in rows if row.differs or not view.differences)
    left_out = tuple(row.factor.label for row in rows if row not in shown)
    if today:
        shown = tuple(_dated(dataset, row, today) for row in shown)
    return Grid(roles, shown, left_out)


def _dated(dataset: Dataset, row: Row, today: date) -> Row:
    """Mark the rates of a row whose sources were to be read again before today."""
    cells = (
        cell._replace(items=(f"{cell.items[0]} ({STALE})",))
        if cell.rate and stale_rate(dataset, cell.rate, today)
        else cell
        for cell in row.cells
    )
    return row._replace(cells=tuple(cells))


def _row(dataset: Dataset, factor: Factor, roles: tuple[Role, ...]) -> Row:
    cells = tuple(cell_of(dataset, factor, role) for role in roles)
    stated = {cell.items for cell in cells if cell.stated}
    return Row(factor, cells, len(stated) > 1)


def cell_of(dataset: Dataset, factor: Factor, role: Role) -> Cell:
    """Return what a role has to say under a factor."""
    if factor.channel:
        return _money_cell(dataset, factor, role)
    if factor.field:
        value = getattr(role, factor.field)
        return Cell(value if isinstance(value, tuple) else (value,) if value else (), role.sources)
    for cell in factor.cells:
        if cell.role == role.id:
            return _text_cell(factor, cell)
    return Cell(())


def _text_cell(factor: Factor, cell: CellText) -> Cell:
    items = [factor.levels[cell.level - 1]] if cell.level is not None else []
    items += [cell.text] if cell.text else []
    return Cell((*items, *cell.items), cell.sources, cell.note, cell.level)


def _money_cell(dataset: Dataset, factor: Factor, role: Role) -> Cell:
    rates = rates_for(dataset, role.id, factor.channel)
    if not rates:
        return Cell(())
    rate = rates[0]
    channel = next(entry for entry in dataset.channels if entry.id == factor.channel)
    if factor.per == "month":
        amount, per = full_time_month(rate, channel), f"a month of {month_words(channel)}"
    else:
        amount, per = rate_range(rate), "an hour"
    text = f"{money_range(amount, rate.currency)} {per}"
    return Cell((text,), (rate.source,), rate.note, amount=amount, rate=rate)


def _sorted(dataset: Dataset, roles: tuple[Role, ...], view: View) -> tuple[Role, ...]:
    factor = next((entry for entry in dataset.factors if entry.id == view.sort), None)
    if factor is None:
        return roles
    keyed = [(_sort_key(cell_of(dataset, factor, role)), role) for role in roles]
    stated = [pair for pair in keyed if pair[0] is not None]
    stated.sort(key=lambda pair: typing.cast(tuple[int, str], pair[0]), reverse=view.descending)
    return tuple(role for _, role in [*stated, *(pair for pair in keyed if pair[0] is None)])


def _sort_key(cell: Cell) -> tuple[int, str] | None:
    """Return a cell's place in an order; None, which always comes last, where nothing is stated."""
    if not cell.stated:
        return None
    number = cell.amount.likely if cell.amount else cell.level or 0
    return number, cell.text.casefold()
