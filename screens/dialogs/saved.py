"""The dialog of saved decisions: save, open, duplicate, rename, delete, compare."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.disk.complete_path import short_path
from roletui.records import library as saved
from roletui.records.library import Saved, SavedError, TakenError
from roletui.text.clean import paintable, printable
from roletui.text.name import LONGEST, clean_name
from roletui.text.numbers import count

from ..commands import key_in, key_of
from ..frame import Key, KeyLine
from ..widgets.lists.options import Options
from ..widgets.lists.searched import Searched
from .base import Dialog
from .path_line import LINE_LONGEST, PathLine
from .saved_keys import Asking, keys_of_line, keys_of_list
from .saved_list import NOW, SavedList
from .versus import Versus, versus
from .wanted import Wanted

OF_LIST = frozenset(
    ("open", "own", "save", "open_file", "seek", "duplicate", "rename", "delete", "mark", "compare")
)
"""The actions that work while the list has the focus."""
OPEN_WHICH = "Open which file? A record, web page or saved decision by its path; or a share code."

LOW, TALL = 24, 30
"""Rows below which there are no blank lines, and from which the list may be longer."""
AROUND = 7
"""Rows that are not the list's where there are few."""


class Names(Searched):
    """A list in which letters are commands."""

    LETTERS = False


class MoreKeys(KeyLine):
    """The keys that are no next step, below those that are."""

    MOST = 6


class SavedScreen(Dialog[Wanted | None]):
    """Returns what is to be opened, or None when closed."""

    LOW: ClassVar[int] = LOW
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="saved.back", tooltip="One level back."),
        Binding("s", "save", "save", id="saved.save", tooltip="Save what you have now."),
        Binding("o", "open_file", "file", id="saved.file", tooltip="Open any file or share code."),
        Binding("Z", "own", "your own", id="saved.own", tooltip="Go back to your own decision."),
        Binding("y", "duplicate", "duplicate", id="saved.duplicate", tooltip="Make a copy."),
        Binding("r", "rename", "rename", id="saved.rename", tooltip="Give it another name."),
        Binding("delete,x", "delete", "delete", id="saved.delete", tooltip="Delete it."),
        Binding("equals_sign", "mark", "pick", id="saved.mark", tooltip="Compare others with it."),
        Binding("d", "compare", "compare", id="saved.compare", tooltip="Show the two together."),
    ]

    def __init__(self, case: Case, *, asks_file: bool = False) -> None:
        """``asks_file`` is whether it begins with the line for the path of a file."""
        super().__init__()
        self._case, self._list, self._asks_file = case, SavedList(case), asks_file
        self._typing: Asking = ""
        self._meant: Saved | None = None
        """The decision to rename."""
        self._told: Saved | None = None
        """The decision that was under the cursor when the message was shown."""
        self._width = 0
        """The width of the terminal for which the list was rendered."""

    def compose(self) -> ComposeResult:
        """Yield the list, hint and message, the input of a name, the keys."""
        with VerticalScroll(id="box", can_focus=False):
            title = "Open a file" if self._asks_file else "Saved decisions"
            yield Static(title, classes="title", markup=False)
            with VerticalScroll(id="list", can_focus=False):
                yield Names()
            yield Static(id="hint", classes="quiet", markup=False)
            yield Static(id="said", markup=False)
            yield PathLine()
            yield KeyLine(id="first-keys")
            yield MoreKeys(id="more-keys", leads=False)

    def on_mount(self) -> None:
        """List the decisions, with the cursor on the first."""
        self._type("")
        self._say(self._read())
        if self._asks_file:
            self.action_open_file()
        self.watch(self.query_one(Names), "highlighted", self._moved, init=False)

    def on_resize(self) -> None:
        """Render the list for the new width, as high as there is room for."""
        rows = self.app.size.height
        most = rows - AROUND if rows < LOW else 8 if rows < TALL else 13
        self.query_one("#list").styles.max_height = max(2, most)
        if self._width != self.app.size.width:
            self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the actions of the list while something is typed or asked."""
        return not (self._typing or self.asking) if action in OF_LIST else True

    def _moved(self) -> None:
        """Clear a message about a decision that the cursor has left."""
        if not self._typing and not self.asking and self._under() is not self._told:
            self._say("")

    def _read(self, file: str = "") -> str:
        """Read the folder again; return a message where that fails.

        The cursor moves to ``file``, or stays where it is.
        """
        listed = self.query_one(Names)
        place = listed.highlighted or 0
        trouble = self._list.read()
        self._paint()
        files = [entry.file for entry in self._list.entries]
        listed.highlighted = files.index(file) if file in files else place
        self._paint_hint()
        return trouble

    def _paint(self) -> None:
        """Render the list."""
        self._width = self.app.size.width
        listed = self.query_one(Names)
        room = min(84, self._width * 94 // 100) - 12
        options = tuple(self._list.option(entry, room) for entry in self._list.entries)
        listed.show(options, listed.highlighted)
        self.query_one("#list").display = bool(options)
        self._paint_hint()

    def _paint_hint(self) -> None:
        """Say what the list is for, and show its keys."""
        hints, entry, origin = [], self._under(), self._list.origin
        if origin:
            kept = "your own is kept" if origin.own else "you have none of your own"
            hints.append(f"{NOW.capitalize()} is from {origin.name}; {kept}.")
        if not self._list.entries:
            hints.append(
                f"Nothing is saved yet; {key('save')} saves this decision as “{self._proposed()}”. "
                "Two saved decisions can be compared here."
            )
        elif a := self._list.a:
            hints.append(f"“{a.name}” is picked; {key('compare')} compares it with another one.")
        elif entry and not self._list.is_now(entry):
            hints.append(f"{key('compare')} compares {NOW} with “{entry.name}”.")
        if self._list.of_others:
            others = count(self._list.of_others, "decision", "decisions")
            hints.append(
                f"{others} of other datasets: {key_of('datasets')} on any screen changes the "
                "dataset."
            )
        hint = self.query_one("#hint", Static)
        hint.update(paintable("\n".join(hints)))
        said, search = self.query_one("#said").display, self.query_one(Names).search
        hint.display = bool(hints) and not said and not search
        self._paint_keys()

    def _paint_keys(self) -> None:
        if self.asking or self.query_one(Names).search:
            return
        first, more = keys_of_list(
            self._list.comparing(self._under()), own=self._list.origin is not None
        )
        if self._typing:
            first, more = keys_of_line(self._typing), ()
        self.query_one("#first-keys", KeyLine).keys = first
        self.query_one("#more-keys", KeyLine).keys = more
        self.query_one("#more-keys").display = bool(more)

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Show the keys that are keys meanwhile alone."""
        self.query_one("#more-keys").display = not keys
        super().show_keys(keys)
        self._paint_hint()

    def _under(self) -> Saved | None:
        """Return the decision under the cursor."""
        current = self.query_one(Names).current
        return self._list.named(current.id) if current else None

    def _current(self) -> Saved | None:
        """Return the decision under the cursor; show a message where there is none."""
        entry = self._under()
        if entry is None:
            self._say(f"There is nothing under the cursor: {key('save')} saves {NOW}.")
        return entry

    def _say(self, words: str) -> None:
        """Show a message instead of the hint; the hint again if it is empty."""
        self._told = self._under()
        said = self.query_one("#said", Static)
        said.display = bool(words)
        said.update(paintable(words))
        self._paint_hint()

    def _type(self, what: Asking, meant: Saved | None = None, value: str = "") -> None:
        """Have something typed, or return to the list."""
        self._typing, self._meant = what, meant
        listed, field = self.query_one(Names), self.query_one(PathLine)
        listed.disabled = bool(what)
        field.display = bool(what)
        self._paint_keys()
        if what:
            field.completes = what == "open_file"
            field.max_length = LINE_LONGEST if what == "open_file" else LONGEST
            field.placeholder = "decision.md" if what == "open_file" else "A name"
            field.value = value
            self._begun = self.typed()
            field.focus()
        else:
            self._begun = self.typed()
            listed.focus()

    def _done(self, words: str, file: str = "") -> None:
        """Return to the list, read it again, and show what was done."""
        self._type("")
        self._say(self._read(file) or words)

    def called_off(self) -> None:
        """Return to what was done before."""
        self._say(f"Save {NOW} under which name?" if self._typing == "save" else "")

    def action_back(self) -> None:
        """Return to the list, or close the dialog."""
        if self._typing and not self._asks_file:
            self._type("")
            self._say("")
        else:
            self.dismiss(None)

    def action_own(self) -> None:
        """Close, and go back to the user's own decision."""
        if self._list.origin:
            self.dismiss(None)
            self.app.call_later(self.app.run_action, "app.own")

    def action_save(self) -> None:
        """Ask for the name to save under, and suggest an unused one."""
        self._say(f"Save {NOW} under which name?")
        self._type("save", value=saved.free_name(self._proposed(), self._list.entries))

    def _proposed(self) -> str:
        """Return a name for the present decision: its task, else what it decides, if anything."""
        dataset, outcome = self._case.dataset, self._case.outcome
        if self._case.state.task:
            return self._case.state.task
        if own := self._case.active_override:
            return names(dataset, (own.role,))
        return outcome_name(dataset, outcome) if outcome else "Not decided yet"

    @on(PathLine.Completed)
    def show_completed(self, message: PathLine.Completed) -> None:
        """Say what in the folder begins like the path."""
        self._say(message.words or OPEN_WHICH)

    def action_complete(self) -> None:
        """Complete the path; run by a click on the key line."""
        self.query_one(PathLine).action_complete()

    def action_open_file(self) -> None:
        """Ask for the path of a file."""
        self._say(OPEN_WHICH)
        self._type("open_file")

    def action_rename(self) -> None:
        """Ask for the new name."""
        if entry := self._current():
            try:
                saved.check(entry, "renamed")
            except SavedError as error:
                self._done(str(error))
            else:
                self._say(f"Another name for “{entry.name}”?")
                self._type("rename", entry, entry.name)

    def action_delete(self) -> None:
        """Ask for confirmation to delete."""
        if entry := self._current():
            self._say(f"Delete “{entry.name}”? Nothing brings it back.")
            self.ask("deletes it", "keeps it", lambda: self._delete(entry))

    def _delete(self, entry: Saved) -> None:
        try:
            saved.delete(entry)
        except SavedError as error:
            self._done(str(error))
        else:
            self._done(f"“{entry.name}” was deleted.")

    def action_duplicate(self) -> None:
        """Make a copy, and move the cursor to it."""
        if entry := self._current():
            try:
                file = saved.duplicate(entry)
            except SavedError as error:
                self._done(str(error))
            else:
                self._done(f"“{entry.name}” was duplicated.", file)

    @on(Input.Submitted)
    def action_confirm(self) -> None:
        """Carry out what was typed, or show why it cannot be done."""
        meant, name = self._meant, self.query_one(Input).value
        try:
            if self._typing == "save":
                self._save(name)
            elif self._typing == "open_file":
                self.dismiss(Wanted(*self._list.open_word(name), others=True))
            elif self._typing == "rename" and meant:
                saved.rename(meant, name)
                self._done(f"“{meant.name}” is called “{clean_name(name)}” now.", meant.file)
        except SavedError as error:
            # A typed name stays, to be tried again.
            if meant and not saved.is_listed(meant):
                self._done(str(error))
            else:
                self._say(str(error))

    def _save(self, name: str, over: Saved | None = None) -> None:
        """Save under a name; ask before another decision is replaced."""
        try:
            file = saved.save(self._case.context.loaded, self._case.state, name, over)
        except TakenError as error:
            taken = error.saved
            self._say(f"{error} Replace it? Another name keeps both.")
            self.ask("replaces it", "does not", lambda: self._replace(name, taken))
        else:
            kept = f"Saved “{clean_name(name)}” in {printable(short_path(file))}."
            self._done(kept, file)

    def _replace(self, name: str, taken: Saved) -> None:
        try:
            self._save(name, taken)
        except SavedError as error:
            self._say(str(error))

    @on(Options.Chosen)
    def action_open(self) -> None:
        """Return the decision under the cursor; ask before it takes the place of an unsaved one."""
        entry = self._current()
        if entry is None:
            return
        if entry.scenario and (unsaved := self._list.unsaved):
            self._say(f"{unsaved} is not saved. Open “{entry.name}” in its place?")
            self.ask("opens it", "does not", lambda: self._open(entry))
        else:
            self._open(entry)

    def _open(self, entry: Saved) -> None:
        try:
            saved.check(entry)
            self.dismiss(Wanted(entry.name, self._list.open(entry)))
        except SavedError as error:
            self._done(str(error))

    def action_mark(self) -> None:
        """Pick the decision under the cursor, or no more; with another picked, compare."""
        entry, a = self._current(), self._list.a
        if entry is None:
            return
        if a and entry is not a:
            self.action_compare()
        elif entry.scenario is None:
            self._say(f"It cannot be compared. {entry.trouble}")
        else:
            self._list.mark(None if a else entry)
            self._say("")
            self._paint()

    def action_compare(self) -> None:
        """Compare the picked or the present decision with the one under the cursor."""
        entry = self._current()
        if entry is None:
            return
        try:
            sides = self._list.sides(entry)
        except SavedError as error:
            self._done(str(error))
        else:
            self._say(sides if isinstance(sides, str) else "")
            if not isinstance(sides, str):
                self.app.push_screen(Versus(versus(sides)))


def key(name: str) -> str:
    """Return the key of an action of this dialog, as printed on the keyboard."""
    return key_in(SavedScreen.BINDINGS, f"saved.{name}")
