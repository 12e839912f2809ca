"""How wide the columns of a comparison grid are, and which is where."""

from __future__ import annotations

from collections.abc import Sequence

from roletui.text.tuples import NamedTuple

from .data import GridColumn, GridRow, Limits
from .text import MIN_LABEL_WIDTH, MIN_TEXT_WIDTH

GUTTER = 2
"""Cells of every column besides its text: one on either side."""
MARGIN = 2
"""Cells left of the labels: the edge of the open row, and a blank one."""


class Columns(NamedTuple):
    """Widths, in cells, of the label column and of the text of `slots` columns side by side."""

    label: int
    width: int
    slots: int

    @property
    def start(self) -> int:
        """Where the first column begins, behind the labels and a blank cell."""
        return MARGIN + self.label + 1

    @property
    def total(self) -> int:
        """Cells taken by the labels and the columns."""
        return self.start + self.slots * (GUTTER + self.width)

    def left(self, slot: int) -> int:
        """Return where the text of the column in `slot` begins."""
        return self.start + 1 + slot * (GUTTER + self.width)

    def slot_at(self, x: int) -> int | None:
        """Return the slot at `x`, or None over the labels and beyond."""
        slot = (x - self.start) // (GUTTER + self.width)
        return slot if 0 <= slot < self.slots else None


def follow(
    old: Sequence[GridRow | GridColumn], new: Sequence[GridRow | GridColumn], index: int
) -> int:
    """Return where the item at `index` of `old` is in `new`, by id; `index` if it is gone."""
    wanted = old[index].id if index < len(old) else None
    return next((at for at, item in enumerate(new) if item.id == wanted), index)


def share(width: int, label: int, columns: int, limits: Limits) -> Columns:
    """Share `width` among the labels and as many of `columns` as fit, all equally wide.

    Cells that cannot be shared equally go to the labels, so the widths add up exactly. Columns
    stop at the maximum only when none is hidden: space is never left over beside hidden text.
    """
    need = GUTTER + limits.min_width
    room = width - MARGIN - 1 - label
    count = max(1, min(columns, room // need))
    if room < need:
        label = max(min(label, MIN_LABEL_WIDTH), label - (need - room))
        room = width - MARGIN - 1 - label
    each = max(MIN_TEXT_WIDTH, room // count - GUTTER)
    if count >= columns and each > limits.max_width:
        return Columns(label, limits.max_width, count)
    return Columns(label + max(0, room - count * (GUTTER + each)), each, count)
