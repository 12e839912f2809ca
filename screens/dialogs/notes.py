"""The dialog to edit the user's notes, which the record includes."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from roletui.case import changes
from roletui.case.changes import Change
from roletui.text.clean import noted

from ..commands import key_in
from .base import Dialog, dialog_keys


class NotesScreen(Dialog[Change | None]):
    """Returns the changed notes, or None; closing without saving changes needs confirmation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", id="notes.keep", tooltip="Keep what is written."),
        Binding("escape", "leave", "close", id="notes.close", tooltip="Leave it as it was."),
    ]

    def __init__(self, notes: str) -> None:
        super().__init__()
        self._notes = notes
        self._warned = False
        """Whether the user was warned that changes are not saved."""

    def compose(self) -> ComposeResult:
        """Yield the text area, the warning and the keys."""
        with Vertical(id="box"):
            yield Static("Notes", classes="title", markup=False)
            yield Static(
                "What else whoever reads the record should know, in Markdown.",
                classes="quiet",
                markup=False,
            )
            yield TextArea(self._notes)
            yield Static(id="said", markup=False)
            yield dialog_keys(
                ("ctrl+s", "keeps it", "screen.keep"),
                ("esc", "leaves it as it was", "screen.leave"),
            )

    def on_mount(self) -> None:
        """Focus the text, with the cursor at its end."""
        text = self.query_one(TextArea)
        text.move_cursor(text.document.end)
        text.focus()
        self.query_one("#said").display = False

    @on(TextArea.Changed)
    def write(self) -> None:
        """Clear the warning once the text has changed."""
        self._warn(warned=False)

    def draft(self) -> Change | None:
        """Return the changed notes; None where they are as they were."""
        words = self.query_one(TextArea).text
        return changes.note(words) if noted(words) != self._notes else None

    def action_keep(self) -> None:
        """Close with the changed notes."""
        self.dismiss(self.draft())

    def action_leave(self) -> None:
        """Close without saving; with unsaved changes, warn first."""
        if self._warned or noted(self.query_one(TextArea).text) == self._notes:
            self.dismiss(None)
        else:
            self._warn(warned=True)

    def _warn(self, *, warned: bool) -> None:
        self._warned = warned
        said = self.query_one("#said", Static)
        said.display = warned
        keep, leave = (key_in(self.BINDINGS, name) for name in ("notes.keep", "notes.close"))
        said.update(f"This is not kept yet: {keep} keeps it, {leave} once more leaves it out.")
