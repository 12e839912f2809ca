"""``roletui compare``: the roles side by side."""

import argparse
import sys
from collections.abc import Iterator
from textwrap import wrap

from roletui.cli.errors import DONE
from roletui.cli.inputs import loaded, talk, today
from roletui.cli.streams import columns
from roletui.compare.cells import Cells
from roletui.compare.grid import NO_FACTORS, Grid, compare
from roletui.compare.rows import grid_rows
from roletui.compare.view import View
from roletui.dataset.dataset import Dataset
from roletui.dataset.names import factor_names, role_names
from roletui.report.markdown import table
from roletui.text.named import Known, named


def run(options: argparse.Namespace) -> int:
    """Print the comparison in the chosen format."""
    dataset = loaded(options).dataset
    grid = compare(Cells(dataset), _view(options, dataset), today(options))
    if options.disinterested:
        # Only for this option: 0.7 ms.
        from roletui.dataset.disinterested import who_earns, without_interested

        grid = grid._replace(others=Cells(without_interested(dataset)))
        talk(who_earns(dataset))
    if options.format == "json":
        from roletui.report.data.grid import grid_json  # not needed for text: 1.0 ms

        print(grid_json(grid))
    elif options.format == "csv":
        from roletui.text.csv_text import csv_text  # not needed for text: 0.8 ms

        print(csv_text(grid_rows(grid, transposed=options.transpose)), end="")
    elif options.format == "md":
        head, *body = grid_rows(grid, transposed=options.transpose)
        print(table(head, body))
    else:
        print("\n".join(text(grid, transposed=options.transpose)))
    if grid.hits and not grid.hits.number:
        words = grid.hits.words
        print(f"{words[:1].upper()}{words[1:]}.", file=sys.stderr)
    return DONE


def _view(options: argparse.Namespace, dataset: Dataset) -> View:
    """Return the requested view; raise ``TypedError`` for names that are not in the dataset."""
    roles, factors = role_names(dataset), factor_names(dataset)

    def role(word: str) -> str:
        return word and named("role", word, roles)

    hidden = [_hidden(word, roles, factors) for word in options.hide]
    return View(
        roles=tuple(dict.fromkeys(map(role, options.roles))),
        differences=options.differences,
        sort=options.sort and named("factor", options.sort, factors),
        descending=options.descending,
        by=role(options.sort_factors),
        by_descending=options.descending,
        hidden_roles=tuple(name for name in hidden if name in roles),
        hidden_factors=tuple(name for name in hidden if name in factors),
        filter=options.filter,
        pin=role(options.pin),
    )


def _hidden(word: str, roles: Known, factors: Known) -> str:
    """Return the id of the role or factor that a word names; the id of a role goes first."""
    return named("role or factor", word, {**factors, **roles})


def text(grid: Grid, *, transposed: bool = False) -> Iterator[str]:
    """Yield the grid as lines: each factor with the roles below it, or the reverse."""
    if grid.hits:
        yield f"{grid.hits.words}."
        yield ""
    if transposed:
        for place, role in enumerate(grid.roles):
            yield role.name
            for row in grid.rows:
                yield from _wrapped(row.factor.label, grid.words(row, place))
            yield ""
    else:
        for row in grid.rows:
            yield f"{row.factor.label}{f'  = {row.remark}' if row.remark else ''}"
            for place, role in enumerate(grid.roles):
                yield from _wrapped(role.short, grid.words(row, place))
            yield ""
    if not grid.rows and not grid.left_out:
        yield NO_FACTORS
    if grid.left_out:
        yield f"No real difference in: {', '.join(grid.left_out)}."


def _wrapped(label: str, words: str) -> list[str]:
    line = f"{label:<16}  {words}"
    width = max(40, columns())
    return wrap(line, width, initial_indent="  ", subsequent_indent=" " * 20)
