"""The comparison of roles as data: rows, columns, differences and order.

Data flow: the dataset's cells and the user's view go in; a :class:`Grid` comes out. Cells hold
text, figures and sources, so that every front end shows the same; each is built on demand.
"""

import typing
from collections.abc import Sequence
from datetime import date
from itertools import islice

from roletui.compare.cell import Cell
from roletui.compare.cells import Cells
from roletui.compare.search import Hits, Search
from roletui.compare.view import AS_AUTHORED, View
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Factor, Role
from roletui.text.folding import folded
from roletui.text.money import money
from roletui.text.tuples import NamedTuple

NO_FACTORS = "The dataset has no factors to compare the roles by."
BY_ROLE = "money, ratings, then words"
"""Describes the order of the factors when sorted by the cells of one role."""


class Row:
    """One factor with a cell for each role, each built on demand."""

    def __init__(
        self, factor: Factor, roles: tuple[Role, ...], cells: Cells, today: date | None = None
    ) -> None:
        self.factor = factor
        """The factor of the row."""
        self.roles = roles
        """The roles of its cells, in this order."""
        self._cells, self._today = cells, today
        self._differs: bool | None = None

    def cell(self, place: int) -> Cell:
        """Return the cell of the role at a place."""
        return self._cells.dated(self.factor, self.roles[place], self._today)

    def left(self, place: int, others: Cells) -> Cell:
        """Return the cell that another version of the dataset has at that place."""
        factor, role = others.dataset.factor(self.factor.id), self.roles[place]
        return others.dated(factor, others.dataset.role(role.id), self._today)

    def end(self, place: int) -> typing.Literal["best", "worst", ""]:
        """Tell whether a rating or a price is the best or the worst of any role's."""
        ends, figure = self._cells.ends(self.factor), self.cell(place).figure
        if ends is None or figure not in ends:
            return ""
        return "best" if figure == ends[0] else "worst"

    @property
    def ended(self) -> bool:
        """Whether any of its cells is the best or the worst."""
        return self._cells.ends(self.factor) is not None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells."""
        return tuple(self.cell(place) for place in range(len(self.roles)))

    @property
    def differs(self) -> bool:
        """Whether at least two cells differ; *not stated* is no difference."""
        if self._differs is None:
            self._differs = self._find_difference()
        return self._differs

    def _find_difference(self) -> bool:
        first: tuple[str, ...] = ()
        for role in self.roles:
            items = self._cells.at(self.factor, role).items
            if items and first and items != first:
                return True
            first = first or items
        return False

    @property
    def remark(self) -> str:
        """Why the row shows no difference; empty where it shows one."""
        if self.differs:
            return ""
        stated = (role for role in self.roles if self._cells.at(self.factor, role).stated)
        match len([*islice(stated, 2)]):
            case 0:
                return "stated for no role"
            case 1:
                return "stated for one role only"
            case _:
                return "no real difference"


class Grid(NamedTuple):
    """The comparison as the view shows it."""

    roles: tuple[Role, ...]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]
    """Labels of the factors hidden because nothing differs."""
    pin: Role | None = None
    """The pinned role, which stands first; the others are compared with it."""
    hits: Hits | None = None
    """The hits of the filter; None where there is no filter."""
    hidden: tuple[int, int] = (0, 0)
    """How many roles and how many factors the user hid."""
    others: Cells | None = None
    """The cells without those who earn by the decision, where they are shown beside these."""

    def against(self, row: Row, place: int) -> str:
        """Compare a cell with that of the pinned role, in words; empty where there is none."""
        if self.pin is None or place == 0:
            return ""
        return against(row.factor, row.cell(place), row.cell(0), self.pin)

    def differs(self, row: Row, place: int) -> bool:
        """Tell whether a cell differs from the pinned role's; without a pin, whether any differ."""
        if self.pin is None or place == 0:
            return row.differs
        cell, pinned = row.cell(place), row.cell(0)
        return cell.stated and pinned.stated and cell.items != pinned.items

    def words(self, row: Row, place: int) -> str:
        """Return a cell in one line, with its comparison to the pinned role."""
        difference = self.against(row, place)
        text = row.cell(place).text
        text = f"{text} ({difference.removeprefix('= ')})" if difference else text
        left = self.left(row, place)
        if left is None:
            return text
        from roletui.dataset.disinterested import WITHOUT  # only for these: 0.7 ms

        return f"{text} [{WITHOUT}: {left.text}]"

    def left(self, row: Row, place: int) -> Cell | None:
        """Return what is left of a cell without those who earn; None where that is all of it."""
        left = row.left(place, self.others) if self.others else None
        return None if left is None or left.items == row.cell(place).items else left


def compare(
    cells: Cells,
    view: View = AS_AUTHORED,
    today: date | None = None,
    search: Search | None = None,
    first: Sequence[str] = (),
) -> Grid:
    """Return the grid of a dataset for a view; rates that are stale on ``today`` are marked.

    ``search`` is the search index of the same cells, if there is one already. ``first`` are the ids
    of the roles that stand before the others, unless the view orders the roles itself.
    """
    dataset = cells.dataset
    roles, gone = _roles(dataset, view)
    hidden = {*view.hidden_factors}
    factors = [factor for factor in dataset.factors if factor.id not in hidden]
    factors = factors or list(dataset.factors)
    hits = None
    if folded(view.filter):
        hits = (search or Search(dataset, cells.at)).find(view.filter, roles, factors)
    if hits and hits.in_factors:
        factors = [f for f in factors if f.id in hits.cells or f.id in hits.labels]
    elif hits and hits.roles:
        roles = tuple(role for role in roles if role.id in hits.roles)
    roles = _sorted(cells, roles, view, first)
    if by := dataset.roles_by_id.get(view.by):
        factors = _in_order(factors, [_place_key(cells.at(f, by)) for f in factors], view)
    rows = [Row(factor, roles, cells, today) for factor in factors]
    left_out: tuple[str, ...] = ()
    if view.differences:
        left_out = tuple(row.factor.label for row in rows if not row.differs)
        rows = [row for row in rows if row.differs]
    pin = roles[0] if roles and roles[0].id == view.pin else None
    return Grid(roles, tuple(rows), left_out, pin, hits, (gone, len(hidden)))


def against(factor: Factor, cell: Cell, other: Cell, role: Role) -> str:
    """Compare a cell with that of another role, in words; empty where either is not stated.

    A difference of amounts or levels always names both values.
    """
    if not cell.stated or not other.stated:
        return ""
    if cell.items == other.items:
        return f"= same as {role.short}"
    if cell.amount and other.amount and cell.rate:
        return _money_against(cell, other, cell.rate.currency)
    if cell.level is not None and other.level is not None and cell.level != other.level:
        steps = abs(cell.level - other.level)
        further = "higher" if cell.level > other.level else "lower"
        word = "step" if steps == 1 else "steps"
        return f"{steps} {word} {further}: {cell.items[0]} instead of {other.items[0]}"
    return ""


def _money_against(cell: Cell, other: Cell, currency: str) -> str:
    this, that = (entry.amount.likely if entry.amount else 0 for entry in (cell, other))
    if this == that:
        return f"same figure, {money(this, currency)}, other range"
    difference = f"{money(abs(this - that), currency)} {'more' if this > that else 'less'}"
    return f"{difference}: {money(this, currency)} instead of {money(that, currency)}"


def _roles(dataset: Dataset, view: View) -> tuple[tuple[Role, ...], int]:
    """Return the roles to show, at least one, and the number of roles hidden."""
    by_id = dataset.roles_by_id
    roles = tuple(by_id[name] for name in view.roles if name in by_id) or dataset.roles
    hidden = {*view.hidden_roles}
    left = tuple(role for role in roles if role.id not in hidden) or roles
    return left, len(roles) - len(left)


def _sorted(
    cells: Cells, roles: tuple[Role, ...], view: View, first: Sequence[str]
) -> tuple[Role, ...]:
    factor = cells.dataset.factors_by_id.get(view.sort)
    if factor is None:
        places = {name: place for place, name in enumerate(dict.fromkeys(first))}
        roles = tuple(sorted(roles, key=lambda role: places.get(role.id, len(places))))
    else:
        keyed = [(_sort_key(cells.at(factor, role)), role) for role in roles]
        stated = [pair for pair in keyed if pair[0] is not None]
        stated.sort(key=lambda pair: typing.cast(tuple[int, str], pair[0]), reverse=view.descending)
        roles = tuple(role for _, role in [*stated, *(pair for pair in keyed if pair[0] is None)])
    if view.pin:
        pinned = tuple(role for role in roles if role.id == view.pin)
        roles = (*pinned, *(role for role in roles if role.id != view.pin))
    return roles


def _in_order(
    factors: Sequence[Factor], keys: Sequence[tuple[int, int, str] | None], view: View
) -> list[Factor]:
    """Sort factors by their keys; those without a key come last, in their present order."""
    pairs = [*zip(keys, factors, strict=True)]
    stated = [pair for pair in pairs if pair[0] is not None]
    key = typing.cast(
        typing.Callable[[tuple[object, Factor]], tuple[int, int, str]], lambda pair: pair[0]
    )
    stated.sort(key=key, reverse=view.by_descending)
    return [factor for _, factor in [*stated, *(pair for pair in pairs if pair[0] is None)]]


def _sort_key(cell: Cell) -> tuple[int, str] | None:
    """Return the sort key of a cell; None where nothing is stated."""
    if not cell.stated:
        return None
    number = cell.amount.likely if cell.amount else cell.level or 0
    return number, folded(cell.text)


def _place_key(cell: Cell) -> tuple[int, int, str] | None:
    """Return the sort key among cells of several kinds: money, then ratings, then words."""
    key = _sort_key(cell)
    kind = 0 if cell.amount else 1 if cell.level is not None else 2
    return key and (kind, *key)
