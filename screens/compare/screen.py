"""The comparison screen: the answer, roles and factors as a grid, the cell under the cursor."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.types import CSSPathType
from textual.widgets import Static

from roletui.case import changes
from roletui.case.weights import Weighed, verdicts, weighed
from roletui.compare.grid import Row
from roletui.compare.view import View
from roletui.dataset.model import Factor
from roletui.state.state import HEAVIEST

from ..commands import Scope, bindings, key_of
from ..dialogs.reader import ReaderScreen
from ..frame import FRAME_STYLE, Frame
from ..widgets.grid.grid import Grid
from ..widgets.text.columns import Beside
from ..widgets.text.hero import Hero, Told
from ..widgets.text.pane import Line, Pane
from .answer import LARGE_FROM, told, who
from .cell import compact_lines, full_lines
from .facts import dim_line, not_weighable, plain_line, score_lines
from .filter_line import FilterLine
from .grid import LIMITS, WEIGHTS, GridBuilder, readable, view_words

VERDICT_WIDTH = 100
"""Maximum width of a verdict in cells, because a factor may have a very long label."""
LOW = 18
"""Rows below which the table needs those of the answer, which its columns give too."""
ANSWER_EDGES = 7
"""Cells of the answer's line besides its text: margins, edge and padding."""
LARGE = 20_000
"""Number of cells from which the filter waits for a pause in typing."""


class CompareScreen(Frame):
    """Shows the comparison for the state's view, with the recommended role marked.

    Who is recommended stands over the grid with the facts that decide. Weighed totals have a row of
    their own, and their verdict takes that place, beside the recommendation.
    """

    SCOPE: ClassVar[Scope] = "compare"
    IN_LINE = ("compare.sort", "compare.differences")
    CSS_PATH: ClassVar[CSSPathType | None] = [FRAME_STYLE, "screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("compare"),
        Binding("escape", "unfilter", "forget the filter", show=False, id="compare.unfilter"),
    ]

    _turned = False
    """Whether the grid is shown transposed."""
    _waiting: Timer | None = None
    """Runs while the filter of a large grid waits for a pause in typing."""

    def keys(self) -> list[tuple[str, str, str]]:
        """Return the next step, to answer until something is decided, and the key of the grid."""
        step = (key_of("budget"), "check the cost", "app.show('budget')")
        if not who(self.case):
            step = (key_of("wizard"), "answer the questions", "app.show('wizard')")
        return [step, ("enter", "in full", "focused.choose")]

    def body(self) -> ComposeResult:
        """Yield the answer, the grid, the pane of the cell under the cursor, the view line."""
        yield Hero(id="answer")
        yield Grid(id="start", limits=LIMITS)
        yield Pane(id="cell")
        with Horizontal(id="bottom"):
            yield Static(id="view", markup=False)

    def begin(self) -> None:
        """Move the cursor to the chosen or recommended role, so that it is in view."""
        grid = self.query_one(Grid)
        self.watch(grid, "cursor", self._paint_cell, init=False)
        rows, columns = grid.data.rows, grid.data.columns
        tones = [line.tone for line in rows] if self.transposed else [c.tone for c in columns]
        place = next((at for at, tone in enumerate(tones) if tone != "plain"), 0)
        grid.cursor = (place, 0) if self.transposed else (0, place)

    @property
    def transposed(self) -> bool:
        """Whether roles are rows: as the user set it, or else as the width makes readable."""
        turned = self.state.view.transposed
        return not self._factors_down() if turned is None else turned

    def _factors_down(self) -> bool:
        return readable(self.app.size.width - 2, len(self.case.grid.roles))

    @property
    def at(self) -> tuple[str, str] | None:
        """Ids of the factor and the role under the cursor; None in an empty grid."""
        at = self.query_one(Grid).at
        return (at[1], at[0]) if at and self._turned else at

    def standing(self, room: int) -> str:
        """Say where the decision stands; nothing where that is the name over the grid."""
        words = super().standing(room)
        return "" if words == who(self.case) and not self.state.weights else words

    def paint(self) -> None:
        """Render the grid; the cursor stays on its factor and role."""
        found = weighed(self.case)
        self._paint_answer(found)
        at, widget = self.at if self._begun else None, self.query_one(Grid)
        self._turned = self.transposed
        widget.data = GridBuilder(self.case, found).data(transposed=self._turned)
        if at:
            self._move(*at)
        words = view_words(self.case)
        self.set_class(bool(words), "-viewed")
        self.query_one("#view", Static).update(words, layout=False)
        self._paint_cell()

    @property
    def _sums(self) -> int:
        """Number of lines before the factors: 1 for the weighed totals, if any."""
        return 1 if self.state.weights else 0

    def look(self, columns: int, rows: int) -> dict[str, bool]:
        """Return the classes that follow from a size and the case."""
        return super().look(columns, rows) | {
            "-low": rows < LOW,
            "-viewed": bool(view_words(self.case)),
            "-decided": bool(self.state.weights or who(self.case)),
            "-weighed": bool(self.state.weights),
        }

    def resized(self) -> None:
        """Transpose the grid if the width requires it, and fit answer and pane to the size."""
        super().resized()
        if self.in_front and self._begun:
            if self.transposed != self._turned:
                self.paint()
            else:
                self._paint_answer(weighed(self.case))
                self._paint_cell()

    def _move(self, factor: str, role: str) -> None:
        self.query_one(Grid).move_to(*((role, factor) if self._turned else (factor, role)))

    def _paint_answer(self, found: Weighed | None) -> None:
        """Show who is recommended and what decides; of what is weighed, both verdicts."""
        name, line = who(self.case), self.query_one("#answer", Hero)
        self.set_class(found is not None, "-weighed")
        self.set_class(bool(found or name), "-decided")
        line.set_class(self.state.real is not None, "-preview")
        if found:
            lines = (
                words.truncate(VERDICT_WIDTH, ellipsis=True) for words in self._verdicts(found)
            )
            line.told = Told("", (Content.styled(" · ", "$grey").join(lines),))
        elif name:
            width, height = self.app.size
            line.large = height >= LARGE_FROM
            line.told = told(self.case, name, width - ANSWER_EDGES, height)

    def _verdicts(self, found: Weighed) -> list[Content]:
        """Return each verdict, with its origin in dim style."""
        parts = [words.partition(": ") for words in verdicts(self.case, found)]
        return [
            Content.assemble((f"{who}{colon}", "$grey" if what else ""), what)
            for who, colon, what in parts
        ]

    def _selected(self) -> tuple[Row, int] | None:
        """Return the row under the cursor, and the index of the role in it."""
        at = self.at
        if at is None:
            return None
        # The widget has the order of the comparison, so indices need no search by id.
        row, column = self.query_one(Grid).cursor
        number, place = (column, row) if self._turned else (row, column)
        number -= self._sums
        return (self.case.grid.rows[number], place) if number >= 0 else None

    def _paint_cell(self) -> None:
        """Show the cell under the cursor; runs in the frame that moves the cursor."""
        lines: list[Line] = []
        if selected := self._selected():
            lines = compact_lines(self.case, *selected, self.app.size.width - 4)
        elif self.at and (found := weighed(self.case)):
            lines = self._score(found, self.at[1], compact=True)
        self.query_one(Pane).show(lines)

    def _full(self) -> list[Line | Beside]:
        """Return the full details of the cell under the cursor."""
        if selected := self._selected():
            return full_lines(self.case, *selected)
        if self.at is None or (found := weighed(self.case)) is None:
            return []
        lines = self._score(found, self.at[1], compact=False)
        return [*lines, plain_line(""), *map(dim_line, verdicts(self.case, found))]

    def _score(self, found: Weighed, role: str, *, compact: bool) -> list[Line]:
        score = next(score for score in found.ranking.scores if score.role.id == role)
        return score_lines(self.case, found, score, compact=compact)

    @on(Grid.Chosen)
    def open_cell(self) -> None:
        """Show the cell in full."""
        self.app.push_screen(ReaderScreen(self._full()))

    def _look(self, view: View) -> None:
        self.send(changes.look(view))

    def action_differences(self) -> None:
        """Show only the factors that differ, or all."""
        self._look(self.state.view._replace(differences=not self.state.view.differences))

    def action_sort(self) -> None:
        """Order the roles by the factor under the cursor: rising, falling, as written."""
        if self.at:
            self._sort_roles(self.at[0])

    def action_sort_factors(self) -> None:
        """Order the factors by what the role under the cursor says: rising, falling, as written."""
        if self.at:
            self._sort_factors(self.at[1])

    def _sort_roles(self, factor: str) -> None:
        view = self.state.view
        if factor == WEIGHTS:
            self._say("The roles are ordered by a factor; this row is the sum.")
        elif view.sort != factor:
            self._look(self.state.view._replace(sort=factor, descending=False))
        else:
            again = not view.descending
            self._look(self.state.view._replace(sort=factor if again else "", descending=again))

    def _sort_factors(self, role: str) -> None:
        view = self.state.view
        if view.by != role:
            self._look(self.state.view._replace(by=role, by_descending=False))
        else:
            again = not view.by_descending
            self._look(self.state.view._replace(by=role if again else "", by_descending=again))

    def action_transpose(self) -> None:
        """Transpose the grid; if that is what the width makes readable, let the width decide."""
        turned = not self.transposed
        self._look(
            self.state.view._replace(transposed=None if turned != self._factors_down() else turned)
        )

    def action_pin(self) -> None:
        """Pin the role under the cursor, or unpin it."""
        if self.at:
            role = self.at[1]
            self._look(self.state.view._replace(pin="" if self.state.view.pin == role else role))

    def action_hide(self) -> None:
        """Hide the role under the cursor; the last one stays."""
        if self.at and len(self.case.grid.roles) > 1:
            self._look(
                self.state.view._replace(hidden_roles=(*self.state.view.hidden_roles, self.at[1]))
            )
        elif self.at:
            self._say(f"One role must stay; {key_of('compare.show_all')} shows all.")

    def action_hide_factor(self) -> None:
        """Hide the factor under the cursor; the last one stays."""
        if self.at and self.at[0] == WEIGHTS:
            self._say("This row is the sum; with no weights it is gone.")
        elif self.at and len(self.case.grid.rows) > 1:
            self._look(
                self.state.view._replace(
                    hidden_factors=(*self.state.view.hidden_factors, self.at[0])
                )
            )
        elif self.at:
            self._say(f"One factor must stay; {key_of('compare.show_all')} shows all.")

    def action_show_all(self) -> None:
        """Show what is hidden."""
        if any(self.case.grid.hidden):
            self._look(self.state.view._replace(hidden_roles=(), hidden_factors=()))
        else:
            self._say("Nothing is hidden.")

    def action_difference(self, step: int) -> None:
        """Move to the next factor that differs; with a role pinned, from that role's cell."""
        selected, grid, shown = self._selected(), self.query_one(Grid), self.case.grid
        place = selected[1] if selected else 0
        here = grid.cursor[1 if self._turned else 0] - self._sums
        end = len(shown.rows) if step > 0 else -1
        for number in range(max(here + step, 0) if step > 0 else here + step, end, step):
            if shown.differs(shown.rows[number], place):
                column = place if selected else grid.cursor[0 if self._turned else 1]
                to = number + self._sums
                grid.cursor = (column, to) if self._turned else (to, column)
                return
        self._say(f"No difference {'after' if step > 0 else 'before'} this one.")

    def action_filter(self) -> None:
        """Open the input line of the filter."""
        self.add_class("-filtering")
        for line in self.query(FilterLine):
            line.open(self.state.view.filter)
            return
        line = FilterLine(self.state.view.filter, self.seek)
        self.query_one("#bottom").mount(line, before="#view")

    def seek(self, text: str, *, at_once: bool = False) -> None:
        """Filter by a text: at once, or for a large grid when typing pauses."""
        if self._waiting:
            self._waiting.stop()
        size = len(self.case.dataset.roles) * len(self.case.dataset.factors)
        seek = changes.seek(self.state.view._replace(filter=text))
        if at_once or size < LARGE:
            self.send(seek)
        else:
            self._waiting = self.set_timer(0.2, partial(self.send, seek))

    def action_unfilter(self) -> None:
        """Clear the filter."""
        self.seek("", at_once=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave *escape* to the app if there is no filter to clear."""
        return action != "unfilter" or bool(self.state.view.filter)

    def action_copy(self) -> None:
        """Open the dialog to copy the cell, its factor, its role or the grid."""
        from ..dialogs.copy import CopyScreen  # with the dialog: 1.5 ms

        if self.at:
            self.app.push_screen(CopyScreen(self.case.grid, self.at, turned=self._turned))

    def action_heavier(self) -> None:
        """Increase the weight of the factor under the cursor."""
        self._weigh(1)

    def action_lighter(self) -> None:
        """Decrease the weight of the factor under the cursor."""
        self._weigh(-1)

    def _weigh(self, step: int) -> None:
        """Change the weight of the factor under the cursor, or show why that is impossible."""
        if self.at is None:
            return
        factor = self._factor(self.at[0])
        if factor is None:
            more, less = key_of("compare.heavier"), key_of("compare.lighter")
            self._say(f"This row is the sum; {more} and {less} weigh a factor below it.")
        elif words := not_weighable(factor):
            self._say(words)
        else:
            weight = self.state.weights.get(factor.id, 0) + step
            if weight > HEAVIEST:
                self._say(f"{HEAVIEST} is the most that a factor counts for.")
            elif weight < 0:
                self._say(
                    f"“{factor.label}” counts for nothing; {key_of('compare.heavier')} weighs it."
                )
            else:
                self.send(changes.weigh(factor.id, weight))

    def _factor(self, name: str) -> Factor | None:
        return self.case.dataset.factors_by_id.get(name)

    def _say(self, words: str) -> None:
        self.app.notify(words)
