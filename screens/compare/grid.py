"""Turn the comparison into the grid widget's data: rows, columns and formatted cells."""

from collections.abc import Mapping
from functools import partial

from roletui.case.case import Case
from roletui.case.weights import Score, Weighed, basis_words, rank_words
from roletui.compare.cell import NOT_STATED
from roletui.compare.grid import BY_ROLE, NO_FACTORS, Grid, Row
from roletui.compare.view import View
from roletui.dataset.dataset import Dataset
from roletui.text.numbers import count
from roletui.text.tuples import NamedTuple

from ..commands import key_of
from ..widgets.grid.columns import share
from ..widgets.grid.data import (
    GridCell,
    GridColumn,
    GridData,
    GridRow,
    LazyCells,
    Limits,
    Piece,
    Tone,
    hit_pattern,
)
from ..widgets.grid.text import MAX_LABEL_WIDTH

WEIGHTS = "\0"
"""Id of the row of weighed totals: one that no factor can have."""
LIMITS = Limits()
"""Limits of the column widths."""
MOST_STEPS = 9
"""Maximum length of a rating scale that is shown as a bar."""


def readable(width: int, roles: int) -> bool:
    """Tell whether two roles fit side by side in ``width`` cells, so that roles can be columns."""
    return share(width, MAX_LABEL_WIDTH, roles, LIMITS).slots >= min(2, roles)


class GridBuilder(NamedTuple):
    """Builds the grid's data from a case."""

    case: Case
    found: Weighed | None
    """The weighed totals; None where nothing is weighed."""

    def data(self, *, transposed: bool) -> GridData:
        """Return the grid's data: roles are columns, or rows if transposed."""
        grid = self.case.grid
        lines = [self._line(row) for row in grid.rows]
        if self.found:
            lines = [_sums(grid, self.found, lines[0].group if lines else ""), *lines]
        roles = self._roles()
        pattern = hit_pattern(grid.hits.text) if grid.hits else None
        legend = LEGEND if any(row.ended for row in grid.rows) else ()
        if not transposed:
            rows = tuple(line.row(len(roles)) for line in lines)
            corner = count(len(roles), "role", "roles")
            return GridData(roles, rows, 1 if grid.pin else 0, pattern, corner, legend)
        made = tuple(
            GridRow(
                role.id,
                role.label,
                LazyCells(len(lines), partial(_across, lines, place)),
                sign=" ".join(filter(None, [role.note, role.arrow])),
                tone=role.tone,
            )
            for place, role in enumerate(roles)
        )
        corner = count(len(grid.rows), "factor", "factors")
        columns = tuple(line.column() for line in lines)
        return GridData(columns, made, 0, pattern, corner, legend)

    def _roles(self) -> tuple[GridColumn, ...]:
        grid, notes = self.case.grid, role_notes(self.case)
        view, columns = self.case.state.view, []
        standing_out: Tone = "preview" if self.case.state.real is not None else "chosen"
        for role in grid.roles:
            note = notes.get(role.id, "")
            marked = note.startswith("●" if "●" in "".join(notes.values()) else "★")
            if grid.pin is role:
                note = f"{note} ◆" if note else "◆ pinned"
            arrow = _arrow(falling=view.by_descending) if view.by == role.id else ""
            tone = standing_out if marked else "plain"
            columns.append(GridColumn(role.id, role.short, note, arrow, tone))
        return tuple(columns)

    def _line(self, row: Row) -> "_Line":
        """Return the row or column of a factor, with its weight, order and remark."""
        state, factor, words = self.case.state, row.factor, []
        weight = state.weights.get(factor.id)
        if row.remark:
            words.append(f"= {row.remark}")
        elif self.found and factor in self.found.ranking.alike:
            words.append("left out: no difference")
        arrow = _arrow(falling=state.view.descending) if factor.id == state.view.sort else ""
        return _Line(
            factor.id,
            factor.short or factor.label,
            "" if state.view.by else factor.group,
            f"× {weight}" if weight else "",
            arrow,
            words,
            partial(self._cell, row),
            measured=bool(factor.channel or factor.levels),
        )

    def _cell(self, row: Row, place: int) -> GridCell:
        """Format a cell according to the kind of its factor."""
        cell, factor = row.cell(place), row.factor
        if not cell.stated:
            return GridCell((missing_words(self.case, row, place),), "dim")
        lines, brief = cell.items, cell.brief
        if cell.level is not None and len(factor.levels) <= MOST_STEPS:
            steps = "■" * cell.level + "·" * (len(factor.levels) - cell.level)
            brief = f"{steps} {brief}"
            lines = (brief, *cell.items[1:])
        return GridCell(lines, brief=brief, sign=SIGNS.get(row.end(place)))


class _Line(NamedTuple):
    """A factor as a row, or as a column if transposed."""

    id: str
    label: str
    group: str
    weight: str
    arrow: str
    words: list[str]
    make: "partial[GridCell]"
    measured: bool = False

    def row(self, roles: int) -> GridRow:
        """Return the row; its remarks are signs."""
        return GridRow(
            self.id,
            self.label,
            LazyCells(roles, self.make),
            sign=" ".join(filter(None, [self.weight, self.arrow])),
            group=self.group,
            measured=self.measured,
        )

    def column(self) -> GridColumn:
        """Return the column, its remarks as a note."""
        note = " ".join(filter(None, [self.weight, *self.words]))
        return GridColumn(self.id, self.label, note, self.arrow)


SIGNS: Mapping[str, Piece] = {"best": ("+", "good"), "worst": ("−", "bad")}
"""What marks the best and the worst of a rating or a price."""
LEGEND: tuple[Piece, ...] = (
    SIGNS["best"], (" best ", "dim"), SIGNS["worst"], (" worst", "dim"),
)  # fmt: skip
"""What the signs mean."""


def missing_words(case: Case, row: Row, place: int) -> str:
    """Return what stands in a cell that the dataset says nothing in."""
    nobody = row.factor.channel and case.dataset.hires_nobody(row.roles[place].id)
    return "nobody hired" if nobody else NOT_STATED


def _across(lines: list[_Line], place: int, number: int) -> GridCell:
    return lines[number].make(place)


def _arrow(*, falling: bool) -> str:
    return "▼" if falling else "▲"


def role_notes(case: Case) -> dict[str, str]:
    """Return the remarks on roles, by id: recommended, chosen, or runner-up."""
    notes: dict[str, str] = {}
    outcome, second = case.outcome, case.runner_up
    if outcome and second:
        notes.update(dict.fromkeys(second.outcome.roles, "runner-up"))
        word = "★ recommended" if case.walk.status == "decided" else "★ provisional"
        word = "★ would be" if case.state.real is not None else word
        notes.update(dict.fromkeys(outcome.roles, word))
    if own := case.active_override:
        notes[own.role] = "● your choice"
    return notes


def _sums(grid: Grid, found: Weighed, group: str) -> _Line:
    """Return the line with each role's weighed total and rank, in the group of what follows."""
    scores = {score.role.id: score for score in found.ranking.scores}
    make = partial(_sum, grid, found, scores)
    return _Line(WEIGHTS, "Your weights", group, "", "", [], make)


def _sum(grid: Grid, found: Weighed, scores: Mapping[str, Score], place: int) -> GridCell:
    ranking, score = found.ranking, scores[grid.roles[place].id]
    if not score.rank:
        return GridCell(("not ranked",), "dim")
    number = ranking.number(score)
    lines = [f"{number} of 100, {rank_words(ranking, score)}"]
    lines += [basis_words(score)] if score.missing else []
    return GridCell((*lines,), brief=f"{number} of 100")


def view_words(case: Case) -> str:
    """Describe how the view differs from all there is; empty where it does not."""
    dataset, grid, view, words = case.dataset, case.grid, case.state.view, []
    if not dataset.factors:
        words.append(NO_FACTORS)
    if grid.hits:
        words.append(grid.hits.words[:1].upper() + grid.hits.words[1:])
    words += _order_words(dataset, view)
    if grid.pin:
        words.append(f"◆ compared with {grid.pin.short}")
    if any(grid.hidden):
        roles, factors = grid.hidden
        gone = [count(roles, "role", "roles")] if roles else []
        gone += [count(factors, "factor", "factors")] if factors else []
        words.append(f"{' and '.join(gone)} hidden, {key_of('compare.show_all')} shows all")
    if grid.left_out:
        words.append(f"Only differences; left out: {', '.join(grid.left_out)}")
    elif view.differences:
        words.append("Only differences; every factor differs")
    if not case.state.answers:
        wizard = key_of("wizard")
        words.append(f"Answer the wizard ({wizard}), and the recommended role is marked here")
    return " · ".join(words)


def _order_words(dataset: Dataset, view: View) -> list[str]:
    words = []
    if view.sort:
        label = dataset.factor(view.sort).label
        words.append(f"Roles by {label.lower()}, {_direction(falling=view.descending)}")
    if view.by:
        name = dataset.role(view.by).short
        words.append(f"Factors by {name}, {_direction(falling=view.by_descending)}: {BY_ROLE}")
    return words


def _direction(*, falling: bool) -> str:
    return "falling" if falling else "rising"
