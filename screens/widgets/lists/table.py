"""A table of figures to read: the head stays in view, and moving the cursor scrolls the rows."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.reactive import reactive

from roletui.text.clean import paintable
from roletui.text.tuples import NamedTuple

from ..controls.line import GAP, Piece, quiet_key
from ..text.cells import fit, fit_right
from .rows import Rows

_FIRST_LEAST = 10
"""Minimum width of the first column in cells; before it gets narrower, others are left out."""
_MORE = 4
"""Width, in cells, of the note at the end of a line that there are more columns."""


class Table(NamedTuple):
    """What is in a table, all of it as it is written."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int = 1
    """So many first columns are words, flush left; the others are figures, flush right."""
    emphasis: frozenset[int] = frozenset()
    """The rows that are bold, such as a total."""


class FiguresTable(Rows):
    """Columns as wide as what is in them; where it is narrow the first one gives way.

    Columns that still do not fit are counted in the head, and the arrow keys bring them in.
    """

    HELP = """\
## Table

- `↑` `↓` the row above, the row below; `pgup` `pgdn` a page; `home` `end` the first, the last
- `←` `→` other columns, where not all of them fit
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        *Rows.BINDINGS,
        quiet_key("left", "shift(-1)", "left", id="table.left", tooltip="Columns further left."),
        quiet_key("right", "shift(1)", "right", id="table.right", tooltip="Columns further right."),
    ]
    """
    | Key(s) | Description |
    | :- | :- |
    | left, right | Other columns, where not all of them fit. |
    """

    STYLES: ClassVar[dict[str, str]] = {
        **Rows.STYLES,
        "emphasis": "bold $bright",
        "head": "bold $dim",
        "row": "$ink",
    }
    """
    The style of each part of a row.

    | Part | Description |
    | :- | :- |
    | `emphasis` | A row that matters more than the others. |
    | `head` | The names of the columns. |
    | `row` | The other rows. |
    """

    HEAD = 1

    table: reactive[Table | None] = reactive(None)
    """What is shown; nothing while there is none."""

    skipped: reactive[int] = reactive(0)
    """How many columns after the first are left out, so that later ones fit."""

    _widths: tuple[int, ...] = ()
    """The longest text of each column, in cells."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.table.rows) if self.table else 0

    def watch_table(self, before: Table | None, after: Table | None) -> None:
        """Measure the columns; the cursor and the columns stay if the head is the same."""
        self.measure(after)
        same = before is not None and after is not None and before.head == after.head
        if not same:
            self.skipped = 0
            self.scroll_to(y=0, animate=False)
        self.changed(self.cursor if same else 0)

    def measure(self, table: Table | None) -> None:
        """Find how wide the columns are."""
        lines = (table.head, *table.rows) if table else ()
        widths = [0] * max((len(line) for line in lines), default=0)
        for line in lines:
            for column, text in enumerate(line):
                widths[column] = max(widths[column], cell_len(paintable(text)))
        self._widths = tuple(widths)

    def action_shift(self, by: int) -> None:
        """Leave out a column more or less, as long as some do not fit."""
        shown = self._shown(self.scrollable_content_region.width)
        if by < 0 or len(self._widths) - 1 not in shown:
            self.skipped = max(0, self.skipped + by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrow keys to others where all columns fit."""
        shown = self._shown(self.scrollable_content_region.width)
        return action != "shift" or len(shown) < len(self._widths)

    def head(self, width: int) -> Iterable[Piece]:
        """Return the names of the columns, and how many are left out."""
        if self.table:
            yield "head", "  " + "".join(self._line(self.table.head, width, head=True))

    def row(self, place: int, width: int) -> Iterable[Piece]:
        """Return one row."""
        if self.table:
            style = "emphasis" if place in self.table.emphasis else "row"
            label, figures = self._line(self.table.rows[place], width)
            yield style, label
            yield style, figures

    def _shown(self, width: int) -> list[int]:
        """Return the columns that are shown: the first, and those that fit beside it."""
        widths, last = self._widths, len(self._widths) - 1
        room = width - 2 - min([_FIRST_LEAST, *widths[:1]])
        if sum(widths[1:]) + len(GAP) * last <= room:
            return list(range(len(widths)))
        shown = [0]
        for place in range(min(1 + self.skipped, last), len(widths)):
            room -= len(GAP) + widths[place]
            if room < _MORE:
                break
            shown.append(place)
        return shown

    def _line(self, cells: tuple[str, ...], width: int, *, head: bool = False) -> tuple[str, str]:
        """Return the first cell of a line and the others, and whether columns are left out."""
        shown, left = self._shown(width), self.table.left if self.table else 1
        missing = len(self._widths) - len(shown)
        room = width - 2 - _MORE * bool(missing)
        room -= sum(len(GAP) + self._widths[place] for place in shown[1:])
        parts = []
        for place in shown:
            text = cells[place] if place < len(cells) else ""
            own = self._widths[place] if place else min(self._widths[0], max(0, room))
            parts.append((fit if place < left else fit_right)(text, own))
        more = fit_right(f"+{missing}" if head else "…", _MORE) if missing else ""
        return parts[0], "".join(GAP + part for part in parts[1:]) + more
