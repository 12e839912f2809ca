"""The view *Items*: every item of the total with its formula, as a table that adds up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult

from roletui.case.budget_sheet import Sheet
from roletui.case.names import names
from roletui.cost.formula import factors, formula, quantity_words
from roletui.cost.items import Item
from roletui.cost.lines import has_range, range_cells
from roletui.cost.periods import heading
from roletui.cost.plan import Priced
from roletui.text.money import Range

from ...commands import key_of
from ...widgets.lists.table import FiguresTable, Table
from .base import View

WIDE = 110
"""Minimum columns of the terminal for formulas instead of quantities."""


@dataclass(frozen=True)
class PlanPart:
    """An item with its name in the table."""

    name: str
    item: Item


class PartsView(View):
    """Work, fees and overheads of each line; with a baseline, both amounts of each."""

    _sheet: Sheet | None = None

    def compose(self) -> ComposeResult:
        """Yield the table."""
        yield FiguresTable()

    def on_resize(self) -> None:
        """Show formulas if there is room for them."""
        if self._sheet is not None and self.children:  # none while it is removed
            self.show(self._sheet)

    def on_mount(self) -> None:
        """Watch the cursor, whose part the hint explains."""
        self.watch(self.query_one(FiguresTable), "cursor", self._moved, init=False)

    def _moved(self) -> None:
        self.post_message(self.Hinted())

    def show(self, sheet: Sheet) -> None:
        """Fill the table."""
        self._sheet = sheet
        wide = self.app.size.width >= WIDE
        self.query_one(FiguresTable).table = (
            compared(sheet) if sheet.baseline else table(sheet, formulas=wide)
        )

    def hint(self, sheet: Sheet) -> str:
        """Return the formula of the part under the cursor."""
        found = [*parts(sheet, sheet.bill)]
        widget = self.query_one(FiguresTable)
        if widget.has_focus and widget.cursor < len(found):
            part = found[widget.cursor]
            return f"{part.name}: {formula(part.item, sheet.currency)}"
        return self.about(sheet)

    def about(self, sheet: Sheet) -> str:
        """Return what the parts are, and the key for all formulas."""
        return f"The parts add up to the total; {key_of('budget.explain')} shows every formula."


def parts(sheet: Sheet, found: Priced, *, several: bool | None = None) -> Iterator[PlanPart]:
    """Yield the named items of a plan; if it has several lines, with the number of the line."""
    if several is None:
        several = len(found.costs) + len(found.unpriced) > 1
    places = iter(
        place
        for place, line in enumerate(
            sheet.lines if found is sheet.bill else sheet.baseline_lines, 1
        )
        if line not in found.unpriced
    )
    for number, entry in zip(places, found.costs, strict=True):
        who = names(sheet.dataset, (entry.rate.role,))
        for item in entry.items:
            name = who if item.kind == "work" else item.label
            yield PlanPart(f"{number} {name}" if several else name, item)
    for item in found.extras:
        yield PlanPart(item.label, item)


def table(sheet: Sheet, *, formulas: bool = False) -> Table | None:
    """Return the parts with quantity or formula, low, likely and high; None without a total."""
    if sheet.bill.total is None:
        return None
    items, total = sheet.bill.items, sheet.bill.total
    rows = [
        (
            part.name,
            factors(part.item, sheet.currency) if formulas else quantity_words(part.item),
            *amounts(sheet, (part.item,), part.item.amount, items),
        )
        for part in parts(sheet, sheet.bill)
    ]
    rows.append(("Total", "", *amounts(sheet, items, total, items)))
    head = (heading("Item", items), "Formula" if formulas else "Quantity", *bounds(items))
    return Table(head, tuple(rows), 2, frozenset({len(rows) - 1}))


def bounds(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the heads of the columns of amounts: of all that has no range there is one."""
    return ("Low", "Likely", "High") if has_range(items) else ("Amount",)


def amounts(
    sheet: Sheet, items: Sequence[Item], amount: Range, among: Sequence[Item]
) -> tuple[str, ...]:
    """Write an amount in those columns, of a table of the items ``among``."""
    cents = sheet.cents_in(item.amount.likely for item in among)
    cells = range_cells(items, amount, sheet.currency, among=among, cents=cents)
    return tuple(cells) if has_range(among) else (cells[1],)


def compared(sheet: Sheet) -> Table | None:
    """Return the likely amount of each part beside the baseline's; None without a total."""
    now, before = sheet.bill, sheet.baseline
    if now.total is None or before is None or before.total is None:
        return None
    several = len(sheet.lines) > 1 or len(sheet.baseline_lines) > 1
    new, old = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for sums, found in ((new, now), (old, before)):
        for part in parts(sheet, found, several=several):
            # Two overheads may have the same label.
            sums[part.name, part.item.overhead] += part.item.amount.likely
    pairs = [(key[0], new[key], old[key]) for key in dict.fromkeys([*new, *old])]
    pairs.append(("Total", now.total.likely, before.total.likely))
    rows = tuple(
        (
            name,
            sheet.money(present),
            sheet.money(then),
            sheet.apart(present - then),
        )
        for name, present, then in pairs
    )
    head = ("Part, likely", "Now", "Baseline", "Difference")
    return Table(head, rows, 1, frozenset({len(rows) - 1}))
