"""The comparison as rows of text: for the clipboard, CSV, Markdown and plain text."""

from roletui.compare.grid import Grid, Row

TextRows = list[list[str]]
"""Rows of cells, the heading row first."""


def grid_rows(grid: Grid, *, transposed: bool = False) -> TextRows:
    """Return the grid as rows of text: a row for each factor, or for each role if transposed."""
    head = ["Factor", *(role.name for role in grid.roles)]
    rows = [head, *([row.factor.label, *cell_words(grid, row)] for row in grid.rows)]
    if not transposed:
        return rows
    turned = [[*column] for column in zip(*rows, strict=True)]
    turned[0][0] = "Role"
    return turned


def factor_rows(grid: Grid, factor: str) -> TextRows:
    """Return one factor as rows of text: each role with its cell."""
    row = next(row for row in grid.rows if row.factor.id == factor)
    names = (role.name for role in grid.roles)
    return [["Role", row.factor.label], *map(list, zip(names, cell_words(grid, row), strict=True))]


def role_rows(grid: Grid, role: str) -> TextRows:
    """Return one role as rows of text: each factor with its cell."""
    place = [entry.id for entry in grid.roles].index(role)
    body = [[row.factor.label, grid.words(row, place)] for row in grid.rows]
    return [["Factor", grid.roles[place].name], *body]


def cell_words(grid: Grid, row: Row) -> list[str]:
    """Return the cells of a row, each in one line."""
    return [grid.words(row, place) for place in range(len(grid.roles))]
