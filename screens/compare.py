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
from roletui.dataset.model import Factor, Role
from roletui.runner_up import runner_up
from roletui.state import HEAVIEST, overruled
from roletui.weights import Weighed, basis_words, rank_words, verdicts, weighed

from .facts import cell_lines, not_weighable, score_lines
from .frame import Frame
from .intents import Look, Weigh
from .keys import bindings
from .widgets.grid import Grid
from .widgets.grid_layout import GridCell, GridColumn, GridData, GridRow

WEIGHTS = "\0"
"""Id of the row that adds up what is weighed: one that no factor can have."""
VERDICT_WIDTH = 100
"""Cells of one verdict at most, where a factor has a very long label."""


class CompareScreen(Frame):
    """The grid as the state's view asks for it; the recommended role is marked by a word.

    What the user weighs is added up in a row of its own, and stands beside what is recommended.
    """

    PLACE: ClassVar[Place] = "compare"
    CSS_PATH: ClassVar[CSSPathType | None] = ["frame.tcss", "compare.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    HELP_WIDGETS = (Grid,)

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the keys of the grid."""
        return [("↑↓←→", "move", ""), ("enter", "in full", ""), ("+ -", "weigh", "")]

    def body(self) -> ComposeResult:
        """The grid, and the pane that shows the cell under the cursor in full."""
        yield Static(id="verdicts", markup=False)
        yield Grid(id="start", min_column_width=22)
        yield Static(id="cell", markup=False)
        yield Static(id="view", markup=False)

    def begin(self) -> None:
        """Begin at the role that is chosen or recommended, in view where few columns fit."""
        self.watch(self.query_one(Grid), "cursor", self._paint_cell, init=False)
        accents = [column.accent for column in self.query_one(Grid).data.columns]
        if True in accents:
            self.query_one(Grid).cursor = (0, accents.index(True))

    @property
    def grid(self) -> Comparison:
        """The comparison as it is shown."""
        return compare(self.setting.dataset, self.state.view, self.setting.today)

    @property
    def weighed(self) -> Weighed | None:
        """What the user's weights say, if there are any."""
        return weighed(self.setting.tree, self.state)

    def paint(self) -> None:
        """Show the grid; the cursor stays on its factor and role."""
        grid, found = self.grid, self.weighed
        self._paint_verdicts(found)
        self.query_one(Grid).data = GridData(self._columns(grid), self._rows(grid, found))
        self.query_one("#view", Static).update(self._view_words(grid), layout=False)
        self._paint_cell()

    def _paint_verdicts(self, found: Weighed | None) -> None:
        """Show what the weights and the answers say, side by side, where anything is weighed."""
        self.set_class(found is not None, "-weighed")
        if found:
            told = (line.truncate(VERDICT_WIDTH, ellipsis=True) for line in self._verdicts(found))
            self.query_one("#verdicts", Static).update(Content.styled(" · ", "dim").join(told))

    def _verdicts(self, found: Weighed) -> list[Content]:
        """Return each verdict, who says it in dim."""
        told = verdicts(self.setting.tree, self.state, found)
        parts = [words.partition(": ") for words in told]
        return [
            Content.assemble((f"{who}{colon}", "dim" if what else ""), what)
            for who, colon, what in parts
        ]

    def _columns(self, grid: Comparison) -> tuple[GridColumn, ...]:
        tree, answers = self.setting.tree, self.state.answers
        second = runner_up(tree, answers)
        outcome = tree.outcomes[tree.provisional(answers)] if second else None
        own = overruled(tree, self.state)
        sure = tree.walk(answers).status == "decided"
        columns = []
        for role in grid.roles:
            note = "runner-up" if second and role.id in second.outcome.roles else ""
            if outcome and role.id in outcome.roles:
                note = "★ recommended" if sure else "★ provisional"
            if own and role.id == own.role:
                note = "● your choice"
            accent = note.startswith("●" if own else "★")
            columns.append(GridColumn(role.id, role.short, note, accent=accent))
        return tuple(columns)

    def _rows(self, grid: Comparison, found: Weighed | None) -> tuple[GridRow, ...]:
        rows = [
            GridRow(
                row.factor.id,
                row.factor.label,
                tuple(_cell(cell) for cell in row.cells),
                self._mark(row, found),
            )
            for row in grid.rows
        ]
        return (*([_sum_row(grid, found)] if found else []), *rows)

    def _mark(self, row: Row, found: Weighed | None) -> str:
        """Say what there is to say of a row: its weight, the order it gives, that it is level."""
        view, name, words = self.state.view, row.factor.id, []
        if weight := self.state.weights.get(name):
            words.append(f"× {weight}")
        if name == view.sort:
            words.append("▼ falling" if view.descending else "▲ rising")
        elif row.remark:
            words.append(f"= {row.remark}")
        elif found and row.factor in found.ranking.alike:
            words.append("left out: no difference")
        return " ".join(words)

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
        row = next((row for row in grid.rows if row.factor.id == at[0]), None)
        place = [role.id for role in grid.roles].index(at[1])
        return (row, grid.roles[place], row.cells[place]) if row else None

    def _paint_cell(self) -> None:
        """Show the cell under the cursor; called with the cursor, so that one frame shows both."""
        lines = self._lines(compact=True)
        self.query_one("#cell", Static).update(Content("\n").join(lines), layout=False)

    def _lines(self, *, compact: bool) -> list[Content]:
        """Return what there is to say of the cell under the cursor."""
        if selected := self._selected():
            row, role, cell = selected
            weight = self.state.weights.get(row.factor.id, 0)
            lines = cell_lines(self.setting, row.factor, role, cell, weight, compact=compact)
            why = Content.styled(f"Why it matters: {row.factor.why}", "dim")
            return lines if compact else [*lines, Content(""), why]
        at, found = self.query_one(Grid).at, self.weighed
        if at is None or found is None:
            return []
        score = next(score for score in found.ranking.scores if score.role.id == at[1])
        lines = score_lines(self.setting, found, score, compact=compact)
        return lines if compact else [*lines, Content(""), *self._verdicts(found)]

    @on(Grid.Chosen)
    def open_cell(self) -> None:
        """Show the cell in full."""
        from .reader import Reader  # when first shown, not with the grid: 4 ms

        self.app.push_screen(Reader(self._lines(compact=False)))

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
        factor = self._factor(at[0])
        if factor is None or factor.kind not in ("rating", "money"):
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

    def action_heavier(self) -> None:
        """Let the factor under the cursor count for more."""
        self._weigh(1)

    def action_lighter(self) -> None:
        """Let the factor under the cursor count for less."""
        self._weigh(-1)

    def _weigh(self, step: int) -> None:
        """Change the weight of the factor under the cursor, or say why that cannot be."""
        at = self.query_one(Grid).at
        if at is None:
            return
        factor = self._factor(at[0])
        if factor is None:
            self.app.notify("This row is the sum; + and - weigh a factor below it.", timeout=4)
        elif words := not_weighable(factor):
            self.app.notify(words, timeout=5)
        else:
            weight = self.state.weights.get(factor.id, 0) + step
            if weight > HEAVIEST:
                self.app.notify(f"{HEAVIEST} is the most that a factor counts for.", timeout=4)
            elif weight < 0:
                self.app.notify(f"“{factor.label}” counts for nothing; + weighs it.", timeout=4)
            else:
                self.send(Weigh(factor.id, weight))

    def _factor(self, name: str) -> Factor | None:
        return next((entry for entry in self.setting.dataset.factors if entry.id == name), None)


def _sum_row(grid: Comparison, found: Weighed) -> GridRow:
    """Return the row that holds each role's total and rank."""
    ranking, cells = found.ranking, []
    for role in grid.roles:
        score = next(score for score in ranking.scores if score.role.id == role.id)
        if not score.rank:
            cells.append(GridCell(("not ranked",), "dim"))
            continue
        lines = [f"{ranking.number(score)} of 100, {rank_words(ranking, score)}"]
        cells.append(GridCell((*lines, *([basis_words(score)] if score.missing else []))))
    return GridRow(WEIGHTS, "Your weights", tuple(cells))


def _cell(cell: Cell) -> GridCell:
    if not cell.stated:
        return GridCell((NOT_STATED,), "dim")
    if len(cell.items) > 1 and cell.level is None:
        return GridCell(tuple(f"· {item}" for item in cell.items))
    return GridCell(cell.items)
