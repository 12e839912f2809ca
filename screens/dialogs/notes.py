"""The dialog for what there is to say besides: a text of the user's own, which the record holds."""

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
from .base import Dialog, way_out


class NotesScreen(Dialog[Change | None]):
    """Ends with the notes where they are others now; nothing typed is lost without being said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep", id="notes.keep", tooltip="Keep what is written."),
        Binding("escape", "leave", "close", id="notes.close", tooltip="Leave it as it was."),
    ]

    def __init__(self, notes: str) -> None:
        super().__init__()
        self._notes = notes
        self._warned = False
        """Whether it was said that what is written is not kept."""

    def compose(self) -> ComposeResult:
        """The text, and how to leave it."""
        with Vertical(id="box"):
            yield Static("Notes", classes="title", markup=False)
            yield Static(
                "What else whoever reads the record should know, in Markdown.",
                classes="quiet",
                markup=False,
            )
            yield TextArea(self._notes)
            yield Static(id="said", markup=False)
            yield way_out(
                ("ctrl+s", "keeps it", "screen.keep"),
                ("esc", "leaves it as it was", "screen.leave"),
            )

    def on_mount(self) -> None:
        """Begin behind what is written."""
        text = self.query_one(TextArea)
        text.move_cursor(text.document.end)
        text.focus()
        self.query_one("#said").display = False

    @on(TextArea.Changed)
    def write(self) -> None:
        """Forget a warning once the text is another."""
        self._warn(warned=False)

    def action_keep(self) -> None:
        """End with what is written."""
        words = self.query_one(TextArea).text
        self.dismiss(changes.note(words) if noted(words) != self._notes else None)

    def action_leave(self) -> None:
        """End without it; where it is not kept yet, only once that was said."""
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
