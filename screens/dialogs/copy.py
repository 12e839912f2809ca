"""The dialog to copy a part of the comparison."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from roletui.compare.grid import Grid
from roletui.compare.rows import TextRows, factor_rows, grid_rows, role_rows
from roletui.disk.write import COMPARISON_NAME, suggested_path, write_text
from roletui.report.data.csv_text import csv_text
from roletui.report.markdown import table

from ..widgets.lists.options import Option, Options
from .base import Dialog, dialog_keys

MOST = 100_000
"""Maximum length of a copied text in characters; terminals drop what is too long."""


class CopyScreen(Dialog[None]):
    """A digit or enter copies, escape closes. A whole grid is saved as a file too."""

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
            yield Options()
            yield dialog_keys(
                ("enter", "copies", ""),
                ("1-5 ↑↓", "choose", ""),
                ("esc", "does not", "screen.dismiss"),
            )

    def on_mount(self) -> None:
        """List the cell, its factor, its role and the grid in two formats."""
        place = [role.id for role in self._grid.roles].index(self._role)
        role = self._grid.roles[place].name
        size = f"{len(self._grid.roles)} roles, {len(self._grid.rows)} factors"
        options = [
            Option("role", "3", "This role", f"{role}, in every factor shown; Markdown"),
            Option("markdown", "4", "The grid as Markdown", f"{size}; saved as a file too"),
            Option("csv", "5", "The grid as CSV", f"{size}; saved as a file too"),
        ]
        if self._factor:
            label = self._rows[self._factor].factor.label
            options = [
                Option("cell", "1", "This cell", f"{label}: {role}"),
                Option("factor", "2", "This factor", f"{label}, of every role shown; Markdown"),
                *options,
            ]
        self.query_one(Options).show(tuple(options), 0)
        self.query_one(Options).focus()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        if self.query_one(Options).press(event.key):
            event.stop()

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
        if name not in texts:
            return
        text, app = texts[name](), self.app
        self.dismiss()
        words = "Too long to be copied"
        if len(text) <= MOST:
            app.copy_to_clipboard(text)
            words = "Sent to the clipboard"
        if name in ("markdown", "csv"):
            path = suggested_path(suffix=f".{name[:3].replace('mar', 'md')}", name=COMPARISON_NAME)
            try:
                write_text(path, text, overwrite=False)
            except OSError as error:
                reason = f"{words}. It could not be saved: {error.strerror}."
                app.call_later(partial(app.notify, reason, severity="warning"))
                return
            words += f", and saved in case the terminal does not take it: {path}"
        else:
            words += ": " + " ".join(text.split())[:60]
        app.call_later(partial(app.notify, words, timeout=8))

    def _cell(self) -> str:
        place = [role.id for role in self._grid.roles].index(self._role)
        return self._grid.words(self._rows[self._factor], place)

    def _all(self) -> TextRows:
        return grid_rows(self._grid, transposed=self._turned)


def _markdown(rows: TextRows) -> str:
    head, *body = rows
    return f"{table(head, body)}\n"
