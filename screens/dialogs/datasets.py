"""The dialog to choose a dataset."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from roletui.dataset.available import AvailableDataset

from ..commands import binding_of, commands_in, key_of
from ..widgets.lists.options import Option, Options
from ..widgets.lists.searched import Searched
from .base import Dialog, dialog_keys

PASSED_ON = ("help", "open-file", "suspend")
"""Ids of the commands that are carried out from here: those it names, and those that are no letter.

Whoever types a sentence at once, since the question behind it asks for one, changes nothing.
"""


class Datasets(Searched):
    """The datasets; letters are commands. Each answers the first question: a click chooses it."""

    LETTERS = False
    CLICK_MOVES = False


class ChooseScreen(Dialog[AvailableDataset | None]):
    """Returns the chosen dataset, or None when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="choose.close", tooltip="Keep this one."),
        binding_of("quit", "app.quit", "Leave."),
    ]

    def __init__(self, offers: Sequence[AvailableDataset], current: str) -> None:
        super().__init__()
        self._offers = {offer.file: offer for offer in offers}
        self._current = current
        """The file of the dataset in use."""

    def compose(self) -> ComposeResult:
        """Yield the title, the datasets and the keys."""
        with VerticalScroll(id="box", can_focus=False):
            yield Static("What do you want to decide?", classes="title", markup=False)
            yield Datasets()
            yield dialog_keys(
                ("enter", "opens", "choose"),
                (key_of("open-file"), "open a file", "leave_for('open-file')"),
                ("/", "search", "seek"),
                (key_of("datasets"), "opens this list again", ""),
                ("esc", "stays here", "screen.dismiss"),
            )

    def on_mount(self) -> None:
        """List the datasets, with the cursor on the one in use."""
        options = tuple(
            Option(
                offer.file,
                str(nr) if nr < 10 else "",
                offer.title,
                offer.decides,
                "here now" if offer.file == self._current else "",
            )
            for nr, offer in enumerate(self._offers.values(), 1)
        )
        files = list(self._offers)
        place = files.index(self._current) if self._current in files else None
        self.query_one(Options).show(options, place)
        self.query_one(Options).focus()

    def on_key(self, event: events.Key) -> None:
        """For the key of a command that is passed on, close and run the command."""
        for command in commands_in("everywhere"):
            if event.key in command.keys.split(",") and command.id in PASSED_ON:
                event.stop()
                self.action_leave_for(command.id)

    @on(Options.Chosen)
    def choose(self, message: Options.Chosen) -> None:
        """Return the chosen dataset."""
        self.dismiss(self._offers.get(message.options.meant(message)))
