"""The dialog to save the record: choose form and path; overwriting needs confirmation."""

import os
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from roletui.case.case import Case
from roletui.dataset.available import saved_words
from roletui.disk.write import suggested_path, write_text
from roletui.records.file_name import record_name
from roletui.report.forms import FORMS, Form, document, without_cost

from ..widgets.lists.options import Option, Options
from .base import Dialog, dialog_keys

SUFFIXES = {form.suffix: form for form in reversed(FORMS)}
"""The form for each file suffix; the first one if several share it."""

REPLACE_ALL = "replace all that is in it"
REPLACE_RECORD = "replace the record in it; the rest stays as it is"


class ExportScreen(Dialog[None]):
    """Enter saves, escape closes; the arrow keys choose the form while the path is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "form(-1)", "form before", id="export.up", tooltip="The form before."),
        Binding("down", "form(1)", "next form", id="export.down", tooltip="The next form."),
        Binding("escape", "dismiss", "close", id="export.close", tooltip="Close without saving."),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._form = FORMS[0]
        self._suggested = self._proposal()
        """The suggested name; it follows the form until the user types another."""
        self._confirmed = ""
        """The path that was reported to exist; entering it again overwrites it."""

    def compose(self) -> ComposeResult:
        """Yield the path, the folder or a message, the forms and the keys."""
        with VerticalScroll(id="box", can_focus=False):
            yield Static("Save the record", classes="title", markup=False)
            yield Input(self._suggested, select_on_focus=False)
            yield Static(self._place(), id="said", classes="quiet", markup=False)
            yield Options()
            yield dialog_keys(
                ("enter", "saves", ""), ("↑↓", "form", ""), ("esc", "does not", "screen.dismiss")
            )

    def on_mount(self) -> None:
        """List the forms; the path keeps the focus."""
        options = self.query_one(Options)
        options.can_focus = False
        widest = max(len(form.label) for form in FORMS)
        options.show(
            tuple(
                Option(form.name, "", form.label, mark=" " * (widest - len(form.label)) + form.use)
                for form in FORMS
            ),
            0,
        )

    def _proposal(self) -> str:
        return os.path.basename(
            suggested_path(suffix=self._form.suffix, name=record_name(self._case.state.task))
        )

    def _place(self) -> str:
        return f"in {os.getcwd()}"

    def action_form(self, by: int) -> None:
        """Choose the next or the previous form."""
        self._choose(FORMS[(FORMS.index(self._form) + by) % len(FORMS)])

    @on(Options.Chosen)
    def point(self, message: Options.Chosen) -> None:
        """Choose the form that was clicked."""
        self._choose(next(form for form in FORMS if form.name == message.id))

    def _choose(self, form: Form) -> None:
        """Choose a form; a known suffix in the path is replaced by the form's."""
        self._take(form)
        path = self.query_one(Input)
        base, suffix = os.path.splitext(path.value)
        if path.value == self._suggested:
            self._suggested = path.value = self._proposal()
        elif suffix.lower() in SUFFIXES:
            path.value = base + form.suffix
        path.cursor_position = len(path.value)

    def _take(self, form: Form) -> None:
        self._form = form
        self.query_one(Options).highlighted = FORMS.index(form)
        self._ask()

    def _ask(self) -> None:
        """Ask for confirmation again, because the form or the path has changed."""
        self._confirmed = ""
        self.query_one("#said", Static).update(self._place())

    @on(Input.Changed)
    def ask_again(self, message: Input.Changed) -> None:
        """Choose the form for the suffix that is typed."""
        if message.value != self._confirmed:
            self._ask()
        form = SUFFIXES.get(os.path.splitext(message.value)[1].lower(), self._form)
        if form.suffix != self._form.suffix:
            self._take(form)

    @on(Input.Submitted)
    def save(self, message: Input.Submitted) -> None:
        """Save the record, or show why not."""
        path = os.path.expanduser(message.value.strip())
        said = self.query_one("#said", Static)
        if not path:
            said.update("Give the file a name.")
            return
        form, remarks, anew = self._form, tuple[str, ...](), True
        # Only for what is saved here, with what writes a record: 35 ms.
        from roletui.report.record.rewrite import FORMS, KeptError, rewritten

        try:
            if form.name in FORMS and os.path.isfile(path):
                text, remarks, anew = rewritten(path, self._case, form.name)
            else:
                text = document(form.name, self._case)
            write_text(path, text, overwrite=bool(self._confirmed))
        except FileExistsError:
            self._confirmed = message.value
            what = REPLACE_ALL if anew else REPLACE_RECORD
            said.update(f"There is a file of that name. Press enter again to {what}.")
        except KeptError as error:
            said.update(f"It is not overwritten. {error}")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            said.update(f"It cannot be saved there: {reason}.")
        else:
            self.dismiss()
            self.app.notify(self._saved(path, remarks), timeout=8)

    def _saved(self, path: str, kept: Sequence[str]) -> str:
        """Return where it was saved, how to reopen it, and what to know about it."""
        if self._form.reopens:
            words = saved_words(path, self._case.context.loaded.file)
        else:
            words = f"Saved {os.path.abspath(path)}."
        remarks = []
        if self._form.name == "csv":
            remarks = [*without_cost(self._case)]
        parts = (f"{part[:1].upper()}{part[1:]}" for part in remarks)
        return " ".join([*kept, *parts, words])
