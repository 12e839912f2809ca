"""The comparison as plain data for JSON; the shape is a public promise."""

import typing

from roletui.compare.cell import Cell
from roletui.compare.grid import Grid, Row
from roletui.dataset.disinterested import earning
from roletui.report.data.json_text import json_text

Data = dict[str, typing.Any]


def grid_data(grid: Grid) -> Data:
    """Return the comparison, in the shape that ``compare --format json`` prints."""
    data: Data = {
        "roles": [{"id": role.id, "name": role.name} for role in grid.roles],
        "rows": [_row(grid, row) for row in grid.rows],
        "left_out": list(grid.left_out),
    }
    if grid.pin:
        data["pin"] = grid.pin.id
    if grid.others:
        data["sources_that_earn"] = sorted(earning(grid.others.dataset))
    if grid.hits:
        data["filter"] = {
            "text": grid.hits.text,
            "hits": grid.hits.number,
            "factors": grid.hits.in_factors,
            "searched": grid.hits.factors,
        }
    return data


def grid_json(grid: Grid) -> str:
    """Write the comparison as ``compare --format json`` prints it."""
    return json_text(grid_data(grid))


def _row(grid: Grid, row: Row) -> Data:
    data: Data = {
        "factor": row.factor.id,
        "label": row.factor.label,
        "differs": row.differs,
        "cells": {role.id: _cell(cell) for role, cell in zip(grid.roles, row.cells, strict=True)},
    }
    if grid.others:
        places = enumerate(grid.roles)
        left = {role.id: grid.left(row, place) for place, role in places}
        data["without"] = {name: _cell(cell) for name, cell in left.items() if cell is not None}
    if grid.pin:
        against = {role.id: grid.against(row, place) for place, role in enumerate(grid.roles)}
        data["against_pin"] = {name: words for name, words in against.items() if words}
    return data


def _cell(cell: Cell) -> Data | None:
    if not cell.stated:
        return None
    data: Data = {"items": list(cell.items), "sources": list(cell.sources), "note": cell.note}
    if cell.level is not None:
        data["level"] = cell.level
    if cell.amount:
        data["amount"] = cell.amount._asdict()
    return data
