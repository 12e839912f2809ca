"""``roletui compare``: the roles side by side."""

import argparse
import os
from collections.abc import Iterator

from roletui.cli.errors import DONE, RequestError
from roletui.cli.setting import loaded, today, unknown
from roletui.comparison import NO_FACTORS, Grid, View, compare


def run(options: argparse.Namespace) -> int:
    """Print the comparison in the chosen format."""
    dataset = loaded(options).dataset
    known = [role.id for role in dataset.roles]
    for role in options.roles:
        if role not in known:
            raise RequestError(unknown("role", role, known))
    roles = tuple(dict.fromkeys(options.roles))
    grid = compare(dataset, View(roles=roles, differences=options.differences), today(options))
    if options.format == "json":
        import json  # this and the next are not needed for text: 5 ms

        from roletui.report.grid import grid_data

        print(json.dumps(grid_data(grid), ensure_ascii=False, indent=2))
    elif options.format == "csv":
        from roletui.report.spreadsheet import csv_text  # not needed for text: 3 ms

        print(csv_text(rows(grid)), end="")
    elif options.format == "md":
        from roletui.report.parts import table  # only this format needs it: 8 ms

        head, *body = rows(grid)
        print(table(head, body))
    else:
        print("\n".join(text(grid)))
    return DONE


def rows(grid: Grid) -> list[list[str]]:
    """Return the grid as rows of text, the head first."""
    head = ["Factor", *(role.name for role in grid.roles)]
    return [head, *([row.factor.label, *(c.text for c in row.cells)] for row in grid.rows)]


def text(grid: Grid) -> Iterator[str]:
    """Yield the grid as lines: a factor, and under it what each role says."""
    from textwrap import wrap  # only needed for text: 1 ms

    width = max(40, _columns())
    for row in grid.rows:
        yield f"{row.factor.label}{f'  = {row.remark}' if row.remark else ''}"
        for role, cell in zip(grid.roles, row.cells, strict=True):
            line = f"{role.short:<16}  {cell.text}"
            yield from wrap(line, width, initial_indent="  ", subsequent_indent=" " * 20)
        yield ""
    if not grid.rows and not grid.left_out:
        yield NO_FACTORS
    if grid.left_out:
        yield f"No real difference in: {', '.join(grid.left_out)}."


def _columns() -> int:
    """Return the width of the output, found without the 3 ms of importing shutil."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return 80
