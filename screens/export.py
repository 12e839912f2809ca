"""The dialog that saves the record: the path shown and editable, nothing overwritten in silence."""

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from roletui.dataset.shelf import saved_words
from roletui.files import suggested_path, write_text
from roletui.report.markdown import record
from roletui.setting import Setting
from roletui.state import State


class ExportScreen(ModalScreen[None]):
    """Enter saves, escape does not."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", id="export.close", tooltip="Close without saving.")
    ]

    def __init__(self, setting: Setting, state: State) -> None:
        super().__init__()
        self._setting, self._state = setting, state
        self._confirmed = ""
        """The path that was said to exist; entering it again overwrites it."""

    def compose(self) -> ComposeResult:
        """The path, where it is relative to, and what enter does."""
        with Vertical(id="box"):
            yield Static("Save the record as Markdown", classes="title", markup=False)
            yield Input(os.path.basename(suggested_path()), select_on_focus=False)
            yield Static(self._place(), id="said", classes="quiet", markup=False)
            yield Static("enter saves   esc does not", classes="quiet way-out", markup=False)

    def _place(self) -> str:
        return f"in {os.getcwd()}"

    @on(Input.Changed)
    def ask_again(self, message: Input.Changed) -> None:
        """Forget a confirmation once the path is another."""
        if message.value != self._confirmed:
            self._confirmed = ""
            self.query_one("#said", Static).update(self._place())

    @on(Input.Submitted)
    def save(self, message: Input.Submitted) -> None:
        """Save, or say why not."""
        path = os.path.expanduser(message.value.strip())
        said = self.query_one("#said", Static)
        if not path:
            said.update("Give the file a name.")
            return
        setting = self._setting
        text = record(setting.loaded, setting.tree, self._state, setting.today)
        try:
            write_text(path, text, overwrite=bool(self._confirmed))
        except FileExistsError:
            self._confirmed = message.value
            said.update("There is a file of that name. Press enter again to overwrite it.")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            said.update(f"It cannot be saved there: {reason}.")
        else:
            self.dismiss()
            self.app.notify(saved_words(path, setting.loaded.file), timeout=8)
