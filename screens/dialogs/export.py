"""The dialog to save the record: what for and where; overwriting needs confirmation."""

import os
from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from roletui.case.case import Case
from roletui.dataset.available import dataset_option
from roletui.disk.complete_path import short_path
from roletui.disk.write import suggested_path, write_text
from roletui.records.file_name import record_name
from roletui.report.forms import FORMS, SUFFIXES, USUAL, Form, document, without_cost

from ..frame import Key, KeyLine
from ..widgets.lists.options import Option, Options
from .base import Dialog, dialog_keys
from .path_line import PathLine

REPLACE_ALL = "Replace all that is in it?"
REPLACE_RECORD = "Replace the record in it? The rest stays as it is."

HOW = "A digit chooses what for; enter, or the digit again, saves."
FIRST = FORMS[0]
THERE = "There is a file of that name; nothing is replaced unasked."
CLOSES = ("esc", "closes", "screen.dismiss")
NAME: Key = ("tab", "name", "app.focus_next")
AT_NAME = (
    ("tab", "completes", "complete"),
    ("↑↓", "what for", ""),
    CLOSES,
)
"""The keys while the file name is typed."""


class Purposes(Options, inherit_bindings=False):
    """What to save for: arrows and digits choose; every other key is typed into the path."""


class ExportScreen(Dialog[None]):
    """A digit chooses what for, and saves when it is pressed again; so does a click.

    What else is typed goes into the path, and digits too once that has the focus.
    """

    LOW: ClassVar[int] = 23
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "form(-1)", "form before", id="export.up", tooltip="The purpose before."),
        Binding("down", "form(1)", "next form", id="export.down", tooltip="The next purpose."),
        Binding("enter", "save", "save", id="export.save", tooltip="Save it."),
        Binding("escape", "dismiss", "close", id="export.close", tooltip="Close without saving."),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._form = USUAL
        self._chosen = False
        """Whether that form was chosen by a digit or a click, so that the same again saves it."""
        self._suggested = self._proposal()
        """The suggested name; it follows the form until the user types another."""

    def compose(self) -> ComposeResult:
        """Yield the purposes, the path, the folder or a message, and the keys."""
        with VerticalScroll(id="box", can_focus=False):
            yield Static("Save the record", classes="title", markup=False)
            yield Static(HOW, classes="quiet", markup=False)
            yield Purposes()
            with Horizontal(id="file"):
                yield Static("File", classes="label", markup=False)
                yield PathLine(self._suggested, select_on_focus=True)
            yield Static(self._place(), id="said", classes="quiet", markup=False)
            yield dialog_keys(*self._at_purposes())

    def on_mount(self) -> None:
        """List the purposes."""
        purposes = self.query_one(Purposes)
        options = (
            Option(form.name, str(nr), form.use, columns=(form.label,))
            for nr, form in enumerate(FORMS, 1)
        )
        purposes.show(tuple(options), FORMS.index(USUAL))
        purposes.focus()
        self.watch(self, "focused", self._show_keys, init=False)

    @property
    def _saves(self) -> Key:
        """The key that saves, and as what."""
        return ("enter", f"saves {self._form.label}", "screen.save")

    def _at_purposes(self) -> tuple[Key, ...]:
        """Return the keys while a purpose is chosen: what the first digit saves, unless that is it.

        *Enter* alone saves what a repository holds, and most people look for the page to mail.
        """
        first = ("1", FIRST.label, f"take({FIRST.name!r})")
        others: Key = first if self._form is not FIRST else (f"1-{len(FORMS)}", "what for", "")
        return (self._saves, others, NAME, CLOSES)

    def _show_keys(self) -> None:
        """Show what the keys do where the focus is."""
        if not self.asking:
            named = self.focused is self.query_one(Input)
            keys = (self._saves, *AT_NAME) if named else self._at_purposes()
            self.query_one(KeyLine).keys = keys

    def _proposal(self) -> str:
        return os.path.basename(
            suggested_path(suffix=self._form.suffix, name=record_name(self._case.state.task))
        )

    def _place(self) -> str:
        """Say in which folder a name is, and whether there is a file of that name."""
        path = self._path() if self.is_mounted else ""
        if os.path.isfile(path):
            return THERE
        typed = self.query_one(Input).value.strip() if path else ""
        name = os.path.basename(path)
        called = "" if os.path.basename(typed) == name else f", as {name}"
        return f"in {short_path(os.curdir)}{called}"

    def _path(self) -> str:
        """Return what is typed as a path; a new name without a suffix is given the form's."""
        path = os.path.expanduser(self.query_one(Input).value.strip())
        base, suffix = os.path.splitext(os.path.basename(path))
        return path if suffix or not base or os.path.lexists(path) else path + self._form.suffix

    @on(PathLine.Completed)
    def show_completed(self, message: PathLine.Completed) -> None:
        """Say what in the folder begins like the path."""
        self._say(message.words or self._place())

    def action_complete(self) -> None:
        """Complete the path; run by a click on the key line."""
        self.query_one(PathLine).action_complete()

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(words)

    def called_off(self) -> None:
        """Show the folder again."""
        self._say(self._place())

    def on_key(self, event: events.Key) -> None:
        """Type into the path what is no purpose."""
        path = self.query_one(Input)
        if self.asking or path.has_focus or event.key == "enter":
            return
        edits = [b for b in Input.BINDINGS if isinstance(b, Binding) and b.key != "enter"]
        actions = (binding.action for binding in edits if event.key in binding.key.split(","))
        action = next(actions, "")
        if event.is_printable and event.character:
            event.stop()
            self.set_focus(path)  # at once, so that what is selected is typed over
            path.call_later(_type, path, event.character)
        elif action:
            event.stop()
            self.set_focus(path)
            path.call_later(path.run_action, action)

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the path."""
        path = self.query_one(Input)
        if not self.asking and not path.has_focus:
            self.set_focus(path)
            path.call_later(_type, path, event.text.strip())

    def action_form(self, by: int) -> None:
        """Choose the next or the previous purpose."""
        self._choose(FORMS[(FORMS.index(self._form) + by) % len(FORMS)])

    @on(Options.Chosen)
    def point(self, message: Options.Chosen) -> None:
        """Choose what was clicked or has that digit; save it if it is chosen already."""
        self.action_take(message.id)

    def action_take(self, name: str) -> None:
        """Choose the form of that name, or save it; run by a click on the key line too."""
        form = next(form for form in FORMS if form.name == name)
        if form is self._form and self._chosen:
            self.action_save()
        else:
            self._choose(form)
            self._chosen = True

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
        self._form, self._chosen = form, False
        self.query_one(Purposes).highlighted = FORMS.index(form)
        self._say(self._place())
        self._show_keys()

    @on(Input.Changed)
    def follow(self, message: Input.Changed) -> None:
        """Choose the form for the suffix that is typed; only a suggested name is typed over."""
        self.query_one(Input).select_on_focus = message.value == self._suggested
        self._say(self._place())
        form = SUFFIXES.get(os.path.splitext(message.value)[1].lower(), self._form)
        if form.suffix != self._form.suffix:
            self._take(form)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save the record, or show why not; ask before anything is overwritten."""
        self._save(overwrite=False)

    def _save(self, *, overwrite: bool) -> None:
        path = self._path()
        if not path:
            self._say("Give the file a name.")
            return
        form, remarks, anew = self._form, tuple[str, ...](), True
        # Only for what is saved here, with what writes a record: 35 ms.
        from roletui.report.record.rewrite import FORMS, KeptError, rewritten

        try:
            if form.name in FORMS and os.path.isfile(path):
                text, remarks, anew = rewritten(path, self._case, form.name)
            else:
                text = document(form.name, self._case)
            write_text(path, text, overwrite=overwrite)
        except FileExistsError:
            what = REPLACE_ALL if anew else REPLACE_RECORD
            self._say(f"There is a file of that name. {what}")
            self.ask("replaces it", "does not", lambda: self._save(overwrite=True))
        except KeptError as error:
            self._say(f"It is not overwritten. {error}")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._say(f"It cannot be saved there: {reason}.")
        else:
            self.dismiss()
            self.app.notify(self._saved(path, remarks))

    def _saved(self, path: str, kept: Sequence[str]) -> str:
        """Return where it was saved, how to reopen it, and what to know about it."""
        words = f"Saved as {self._form.label}: {short_path(path)}."
        if self._form.reopens:
            words += f" Reopen: roletui {path}{dataset_option(self._case.context.loaded.file)}"
        remarks = []
        if self._form.name == "csv":
            remarks = [*without_cost(self._case)]
        parts = (f"{part[:1].upper()}{part[1:]}" for part in remarks)
        return " ".join([*kept, *parts, words])


def _type(path: PathLine, text: str) -> None:
    """Type a text into the path once it has the focus, over what is selected then."""
    path.replace(text, *path.selection)
