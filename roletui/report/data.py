"""The decision, the costs and the grid as plain data for JSON; the shapes are a public promise."""

import typing
from collections.abc import Iterable, Sequence
from decimal import Decimal

from roletui.budget import Cost, assumptions, total
from roletui.comparison import Cell, Grid
from roletui.dataset.load import Loaded
from roletui.dataset.model import Dataset
from roletui.decision import Answers, Tree
from roletui.money import Range

Data = dict[str, typing.Any]


def decision_data(loaded: Loaded, tree: Tree, answers: Answers) -> Data:
    """Return what the answers decide, in the shape that ``decide --format json`` prints."""
    walk = tree.walk(answers)
    return {
        "status": walk.status,
        "outcomes": list(walk.outcomes),
        "recommendation": None if walk.status == "asking" else _recommendation(tree, answers),
        "runner_up": None if walk.status == "asking" else _runner_up(tree, answers),
        "flips": [
            {
                "change": [
                    {"question": change.question, "from": change.before, "to": change.after}
                    for change in flip.changes
                ],
                "outcome": flip.outcome,
            }
            for flip in tree.flips(answers)
        ],
        "next_question": None
        if walk.question is None
        else {
            "id": walk.question.id,
            "ask": walk.question.ask,
            "answers": [{"id": a.id, "label": a.label} for a in walk.question.answers],
        },
        "unused": list(walk.unused),
        "dataset": dataset_data(loaded),
    }


def dataset_data(loaded: Loaded) -> Data:
    """Return which dataset, exactly, something was made with."""
    about = loaded.dataset.about
    return {"id": about.id, "version": about.version, "hash": loaded.hash}


def _recommendation(tree: Tree, answers: Answers) -> Data:
    outcome = tree.outcomes[tree.provisional(answers)]
    return {
        "outcome": outcome.id,
        "roles": list(outcome.roles),
        "headline": outcome.headline,
        "because": [
            {
                "question": reason.question.id,
                "answer": answers[reason.question.id],
                "reason": reason.reason,
            }
            for reason in tree.reasons(answers)
        ],
    }


def _runner_up(tree: Tree, answers: Answers) -> Data:
    outcome = tree.outcomes[tree.provisional(answers)]
    second = tree.outcomes[outcome.runner_up]
    return {
        "outcome": second.id,
        "roles": list(second.roles),
        "headline": second.headline,
        "because": outcome.runner_up_because,
    }


def cost_data(dataset: Dataset, costs: Sequence[Cost]) -> Data:
    """Return a plan with its costs, in the shape that ``cost --format json`` prints."""
    return {
        "currency": dataset.about.currency,
        "lines": [
            {
                "role": entry.line.role,
                "channel": entry.channel.id,
                "people": number(entry.line.people),
                "hours_per_week": number(entry.line.hours),
                "weeks": number(entry.line.weeks),
                "hours": number(entry.line.total_hours),
                "rate": range_data(entry.hourly),
                "cost": range_data(entry.total),
            }
            for entry in costs
        ],
        "total": range_data(total(costs)),
        "assumptions": list(assumptions(dataset, costs)),
    }


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
        data["amount"] = range_data(cell.amount)
    return data


def range_data(amount: Range) -> dict[str, int]:
    """Return a range as integers in minor units."""
    return amount._asdict()


def number(value: Decimal) -> int | float:
    """Return an exact decimal as JSON writes it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def cost_rows(costs: Iterable[Cost], currency: str) -> list[list[str]]:
    """Return a plan's lines as rows of text, the head first; amounts in minor units."""
    head = ["role", "channel", "people", "hours_per_week", "weeks", "hours", "currency"]
    head += ["rate_low", "rate_likely", "rate_high", "cost_low", "cost_likely", "cost_high"]
    rows = [head]
    for entry in costs:
        line = entry.line
        sizes = (line.people, line.hours, line.weeks, line.total_hours)
        amounts = (*entry.hourly, *entry.total)
        cells = [line.role, entry.channel.id, *(str(number(size)) for size in sizes), currency]
        rows.append([*cells, *(str(amount) for amount in amounts)])
    return rows


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    import csv  # only these formats need it: 4 ms
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in row])
    return stream.getvalue()
