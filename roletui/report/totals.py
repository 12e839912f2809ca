"""The cost of a whole plan: as a table, and the range of the total in words."""

from collections.abc import Sequence

from roletui.cost.formula import quantity_words
from roletui.cost.items import MIDDLE_HALF, Item, by_quartiles, sum_of
from roletui.cost.lines import PlanLine, has_middle, has_range, range_cells, size_words, way
from roletui.cost.periods import heading
from roletui.cost.plan import NO_PAY, Priced, left_out
from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import NOT_STATED
from roletui.text.money import readable_money


def plan_rows(dataset: Dataset, lines: Sequence[PlanLine], found: Priced) -> list[list[str]]:
    """Return a plan as rows of text: a head, the lines, and the total if there are several."""
    currency, items = dataset.about.currency, found.items
    costs = {entry.line: entry for entry in found.costs}
    rows = [[heading("Part", items), "Plan", "Low", "Likely", "High"]]
    for line in lines:
        role = dataset.role(line.role).name
        entry = costs.get(line)
        if entry:
            amounts = range_cells(entry.items, entry.total, currency, among=items)
            who = f"{role}, {way(entry)}"
        else:
            amounts = [NO_PAY if dataset.hires_nobody(line.role) else NOT_STATED] * 3
            who = role
        rows.append([who, size_words(line), *amounts])
    for extra in found.extras:
        amounts = range_cells([extra], extra.amount, currency, among=items)
        rows.append([extra.label, quantity_words(extra), *amounts])
    if len(rows) > 2:
        rows.append(_total_row(dataset, found))
    return rows


def _total_row(dataset: Dataset, found: Priced) -> list[str]:
    missing = ", ".join(dataset.role(role).name for role in left_out(dataset, found))
    if found.total is None:
        return ["Total", "", *[NOT_STATED if missing else NO_PAY] * 3]
    cells = range_cells(found.items, found.total, dataset.about.currency)
    return [f"Total without {missing}" if missing else "Total", "", *cells]


def bounds_words(items: Sequence[Item], currency: str, *, brief: bool = False) -> str:
    """Write the bounds of the total of some items, or that nothing is known of them.

    Quartiles are called what they are, ``brief`` where there is little room.
    """
    if not has_range(items):
        from roletui.cost.spread_words import unknown_words  # not needed for a range: 1.0 ms

        return unknown_words(items)
    sum_ = sum_of(items)
    low, high = (readable_money(bound, currency) for bound in (sum_.low, sum_.high))
    if not by_quartiles(items):
        return f"from {low} to {high}"
    return f"{MIDDLE_HALF}: {low}–{high}" if brief else f"half of such plans cost {low} to {high}"


def spread_words(items: Sequence[Item], currency: str) -> str:
    """Write the bounds of the total of some items, and which figures have none."""
    several = len({figure.id for entry in items for figure in entry.inputs}) > 1
    if not has_range(items):
        return f"{'no ranges' if several else 'no range'} given"
    words = bounds_words(items, currency)
    if has_middle(items):
        words += (
            "; where a source gives only a range, the middle is ours"
            if several
            else "; the middle is ours, the source gives only the range"
        )
    if not all(has_range([entry]) for entry in items):
        words += "; what has no range counts in full at both ends"
    return words
