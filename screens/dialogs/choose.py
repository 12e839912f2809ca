"""The dialog to choose one of many: commands, themes."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from ..widgets.lists.options import Option, Options
from ..widgets.lists.searched import Searched
from .base import Dialog, dialog_keys

LABEL = 17
"""Cells of a label that has columns beside it."""
AROUND = 6
"""Rows of the dialog that are not the list's: title, keys, and blank ones."""


class OneOfMany(Dialog[str | None]):
    """Returns the id of the option that was chosen, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="many.close", tooltip="Choose nothing."),
        Binding("pageup", "page(-1)", "page up", id="many.page-up", tooltip="Up a page."),
        Binding("pagedown", "page(1)", "page down", id="many.page-down", tooltip="Down a page."),
    ]

    def __init__(self, title: str, options: tuple[Option, ...], at: str = "", *, does: str) -> None:
        """``at`` is the id of the option that the cursor is on, ``does`` what *enter* does."""
        super().__init__()
        self._title, self._options, self._at, self._does = title, options, at, does

    def compose(self) -> ComposeResult:
        """Yield the title, the list and the keys."""
        with Vertical(id="box"):
            yield Static(self._title, classes="title", markup=False)
            with VerticalScroll(id="list", can_focus=False):
                yield Searched()
            yield dialog_keys(
                ("enter", self._does, "choose"),
                ("a-z", "search", "seek"),
                ("↑↓", "choose", ""),
                ("esc", "closes", "screen.dismiss"),
            )

    def on_mount(self) -> None:
        """List what can be chosen."""
        options = self.query_one(Searched)
        options.details, options.one_line = "here", True
        options.figures, options.least = 1, LABEL
        ids = [option.id for option in self._options]
        options.show(self._options, ids.index(self._at) if self._at in ids else 0)
        options.focus()

    def on_resize(self) -> None:
        """Give the list what height is left, so that the keys stay in sight."""
        self.query_one("#list").styles.max_height = self.room(AROUND)

    def action_page(self, direction: int) -> None:
        """Move the cursor by as many options as there is room for."""
        options = self.query_one(Searched)
        if options.highlighted is not None:
            room = self.query_one("#list").size.height
            options.action_move(direction * max(1, room - 2))

    @on(Options.Chosen)
    def choose(self, message: Options.Chosen) -> None:
        """Return what was chosen."""
        self.dismiss(message.options.meant(message) or None)
