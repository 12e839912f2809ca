"""The dialog to edit the user's notes, which the record includes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from roletui.case import changes
from roletui.case.changes import Change
from roletui.text.clean import noted

from .base import Dialog, dialog_keys


class NotesScreen(Dialog[Change | None]):
    """Returns the changed notes, or None; asks before what is written is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", id="notes.keep", tooltip="Keep what is written."),
        Binding("escape", "leave", "close", id="notes.close", tooltip="Leave it as it was."),
    ]

    def __init__(self, notes: str) -> None:
        super().__init__()
        self._notes = notes

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

    def draft(self) -> Change | None:
        """Return the changed notes; None where they are as they were."""
        words = self.query_one(TextArea).text
        return changes.note(words) if noted(words) != self._notes else None

    def action_keep(self) -> None:
        """Close with the changed notes."""
        self.dismiss(self.draft())

    def action_leave(self) -> None:
        """Close without keeping; ask first where something would be lost."""
        if self.draft() is None:
            self.dismiss(None)
        else:
            self._say("This is not kept yet. Leave it out?")
            self.ask("leaves it out", "goes on writing", lambda: self.dismiss(None))

    def called_off(self) -> None:
        """Take the question away."""
        self._say("")

    def _say(self, words: str) -> None:
        said = self.query_one("#said", Static)
        said.display = bool(words)
        said.update(words)
