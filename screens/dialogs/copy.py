"""The dialog to copy a part of the comparison."""

import os
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from roletui.compare.grid import Grid
from roletui.compare.rows import TextRows, factor_rows, grid_rows, role_rows
from roletui.disk.write import COMPARISON_NAME, suggested_path
from roletui.report.markdown import table
from roletui.text.csv_text import csv_text

from ..commands import key_of
from ..copying import copy, save
from ..widgets.lists.options import Option, Options
from ..widgets.lists.searched import Searched
from .base import Dialog, dialog_keys

INTO_FILES = {"save-md": ".md", "save-csv": ".csv"}
"""Suffix of the file that an option saves, by the option's id."""


ROOMY = 28
"""So many rows have room for what each choice copies."""


class CopyScreen(Dialog[None]):
    """A digit or enter copies, letters search, escape closes. Only what says so is saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="copy.close", tooltip="Copy nothing.")
    ]

    def __init__(self, grid: Grid, at: tuple[str, str], *, turned: bool) -> None:
        super().__init__()
        self._grid, self._turned = grid, turned
        factor, role = at
        self._rows = {row.factor.id: row for row in grid.rows}
        self._factor = factor if factor in self._rows else ""
        self._role = role

    def compose(self) -> ComposeResult:
        """Yield the parts that can be copied, and the keys."""
        with Vertical(id="box"):
            yield Static("Copy", classes="title", markup=False)
            yield Searched()
            yield dialog_keys(
                ("enter", "takes it", "choose"),
                ("1-7 ↑↓", "choose", ""),
                ("a-z", "search", "seek"),
                ("esc", "copies nothing", "screen.dismiss"),
            )

    def on_mount(self) -> None:
        """List the cell, its factor, its role and the grid in two formats."""
        place = [role.id for role in self._grid.roles].index(self._role)
        role = self._grid.roles[place].name
        size = f"{len(self._grid.roles)} roles, {len(self._grid.rows)} factors"
        options = [
            Option("role", "3", "This role", f"{role}, in every factor shown; Markdown"),
            Option("markdown", "4", "The grid as Markdown", size),
            Option("csv", "5", "The grid as CSV", size),
            Option("save-md", "6", "Save the grid as Markdown", f"{_named('.md')}: {size}"),
            Option("save-csv", "7", "Save the grid as CSV", f"{_named('.csv')}: {size}"),
        ]
        if self._factor:
            label = self._rows[self._factor].factor.label
            options = [
                Option("cell", "1", "This cell", f"{label}: {role}"),
                Option("factor", "2", "This factor", f"{label}, of every role shown; Markdown"),
                *options,
            ]
        listed = self.query_one(Searched)
        listed.details = "all" if self.app.size.height >= ROOMY else "here"
        listed.show(tuple(options), 0)
        listed.focus()

    @on(Options.Chosen)
    def copy(self, message: Options.Chosen) -> None:
        """Copy the chosen part, and notify the user of the result."""
        name = message.options.meant(message)
        texts: dict[str, Callable[[], str]] = {
            "cell": self._cell,
            "factor": lambda: _markdown(factor_rows(self._grid, self._factor)),
            "role": lambda: _markdown(role_rows(self._grid, self._role)),
            "markdown": lambda: _markdown(self._all()),
            "csv": lambda: csv_text(self._all()),
        }
        if name in INTO_FILES:
            text = texts["csv" if name == "save-csv" else "markdown"]()
            self.dismiss()
            self.app.call_later(save, self.app, text, COMPARISON_NAME, INTO_FILES[name])
        elif name in texts:
            text = texts[name]()
            told = "" if name in ("markdown", "csv") else " ".join(text.split())[:60]
            instead = f"{key_of('compare.copy')} can save the grid as a file, too"
            self.dismiss()
            self.app.call_later(copy, self.app, text, instead, told)

    def _cell(self) -> str:
        place = [role.id for role in self._grid.roles].index(self._role)
        return self._grid.words(self._rows[self._factor], place)

    def _all(self) -> TextRows:
        return grid_rows(self._grid, transposed=self._turned)


def _named(suffix: str) -> str:
    return os.path.basename(suggested_path(suffix=suffix, name=COMPARISON_NAME))


def _markdown(rows: TextRows) -> str:
    head, *body = rows
    return f"{table(head, body)}\n"
