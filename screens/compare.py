"""The comparison: factors down, roles across, one cell in full below."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Static

from roletui.commands import Place
from roletui.comparison import NO_FACTORS, NOT_STATED, Cell, Row, View, compare
from roletui.comparison import Grid as Comparison
from roletui.dataset.model import Role

from .facts import cell_lines
from .frame import Frame
from .intents import Look
from .keys import bindings
from .widgets.grid import Grid
from .widgets.grid_layout import GridCell, GridColumn, GridData, GridRow


class CompareScreen(Frame):
    """The grid as the state's view asks for it; the recommended role is marked by a word."""

    PLACE: ClassVar[Place] = "compare"
    CSS_PATH: ClassVar[CSSPathType | None] = ["frame.tcss", "compare.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    HELP_WIDGETS = (Grid,)

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the keys of the grid."""
        return [("↑↓←→", "move", ""), ("enter", "in full", "")]

    def body(self) -> ComposeResult:
        """The grid, and the pane that shows the cell under the cursor in full."""
        yield Grid(id="start", min_column_width=22)
        yield Static(id="cell", markup=False)
        yield Static(id="view", markup=False)

    def begin(self) -> None:
        """Begin at the recommended role, so that it is in view where few columns fit."""
        self.watch(self.query_one(Grid), "cursor", self._paint_cell, init=False)
        notes = [column.note.startswith("★") for column in self.query_one(Grid).data.columns]
        if True in notes:
            self.query_one(Grid).cursor = (0, notes.index(True))

    @property
    def grid(self) -> Comparison:
        """The comparison as it is shown."""
        return compare(self.setting.dataset, self.state.view, self.setting.today)

    def paint(self) -> None:
        """Show the grid; the cursor stays on its factor and role."""
        grid = self.grid
        self.query_one(Grid).data = self._data(grid)
        self.query_one("#view", Static).update(self._view_words(grid), layout=False)
        self._paint_cell()

    def _data(self, grid: Comparison) -> GridData:
        tree, view = self.setting.tree, self.state.view
        walk = tree.walk(self.state.answers)
        decided = walk.status != "asking"
        outcome = tree.outcomes[tree.provisional(self.state.answers)] if decided else None
        second = tree.outcomes[outcome.runner_up].roles if outcome else ()
        columns = []
        for role in grid.roles:
            recommended = outcome is not None and role.id in outcome.roles
            note = "runner-up" if role.id in second else ""
            if recommended:
                note = "★ recommended" if walk.status == "decided" else "★ provisional"
            columns.append(GridColumn(role.id, role.short, note, accent=recommended))
        arrow = "▼ falling" if view.descending else "▲ rising"
        rows = [
            GridRow(
                row.factor.id,
                row.factor.label,
                tuple(_cell(cell) for cell in row.cells),
                arrow if row.factor.id == view.sort else _mark(row),
            )
            for row in grid.rows
        ]
        return GridData(tuple(columns), tuple(rows))

    def _view_words(self, grid: Comparison) -> str:
        view, words = self.state.view, []
        if not self.setting.dataset.factors:
            words.append(NO_FACTORS)
        elif grid.left_out:
            words.append(f"Only differences; left out: {', '.join(grid.left_out)}")
        elif view.differences:
            words.append("Only differences; every factor differs")
        if view.sort:
            label = next(f.label for f in self.setting.dataset.factors if f.id == view.sort)
            words.append(f"Roles by {label.lower()}, {'falling' if view.descending else 'rising'}")
        if not self.state.answers:
            words.append("Answer the wizard (w), and the recommended role is marked here")
        words.append("next: b what it costs")
        return " · ".join(words)

    def _selected(self) -> tuple[Row, Role, Cell] | None:
        at = self.query_one(Grid).at
        if at is None:
            return None
        grid = self.grid
        row = next(row for row in grid.rows if row.factor.id == at[0])
        place = [role.id for role in grid.roles].index(at[1])
        return row, grid.roles[place], row.cells[place]

    def _paint_cell(self) -> None:
        """Show the cell under the cursor; called with the cursor, so that one frame shows both."""
        selected = self._selected()
        lines = []
        if selected:
            row, role, cell = selected
            lines = cell_lines(self.setting, row.factor, role, cell, compact=True)
        self.query_one("#cell", Static).update(Content("\n").join(lines), layout=False)

    @on(Grid.Chosen)
    def open_cell(self) -> None:
        """Show the cell in full."""
        selected = self._selected()
        if selected:
            from .reader import Reader  # when first shown, not with the grid: 4 ms

            row, role, cell = selected
            lines = cell_lines(self.setting, row.factor, role, cell, compact=False)
            why = Content.styled(f"Why it matters: {row.factor.why}", "dim")
            self.app.push_screen(Reader([*lines, Content(""), why]))

    @on(Grid.HeaderClicked)
    def sort_from_header(self) -> None:
        """Order the roles by the factor under the cursor."""
        self.action_sort()

    def action_differences(self) -> None:
        """Show only the factors that differ, or all again."""
        view = self.state.view
        self.send(Look(view._replace(differences=not view.differences)))

    def action_sort(self) -> None:
        """Order the roles by the factor under the cursor: rising, falling, as written."""
        at = self.query_one(Grid).at
        if at is None:
            return
        kinds = {factor.id: factor.kind for factor in self.setting.dataset.factors}
        if kinds[at[0]] not in ("rating", "money"):
            self.app.notify("Only ratings and money have an order to sort by.", timeout=4)
            return
        view = self.state.view
        if view.sort != at[0]:
            view = view._replace(sort=at[0], descending=False)
        elif not view.descending:
            view = view._replace(descending=True)
        else:
            view = View(roles=view.roles, differences=view.differences)
        self.send(Look(view))


def _mark(row: Row) -> str:
    return f"= {row.remark}" if row.remark else ""


def _cell(cell: Cell) -> GridCell:
    if not cell.stated:
        return GridCell((NOT_STATED,), "dim")
    if len(cell.items) > 1 and cell.level is None:
        return GridCell(tuple(f"· {item}" for item in cell.items))
    return GridCell(cell.items)
