"""The comparison as plain data for JSON; the shape is a public promise."""

import typing

from roletui.comparison import Cell, Grid

Data = dict[str, typing.Any]


def grid_data(grid: Grid) -> Data:
    """Return the comparison, in the shape that ``compare --format json`` prints."""
    return {
        "roles": [{"id": role.id, "name": role.name} for role in grid.roles],
        "rows": [
            {
                "factor": row.factor.id,
                "label": row.factor.label,
                "differs": row.differs,
                "cells": {
                    role.id: _cell(cell) for role, cell in zip(grid.roles, row.cells, strict=True)
                },
            }
            for row in grid.rows
        ],
        "left_out": list(grid.left_out),
    }


def _cell(cell: Cell) -> Data | None:
    if not cell.stated:
        return None
    data: Data = {"items": list(cell.items), "sources": list(cell.sources), "note": cell.note}
    if cell.level is not None:
        data["level"] = cell.level
    if cell.amount:
        data["amount"] = cell.amount._asdict()
    return data
