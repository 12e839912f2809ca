"""The dialog of saved decisions: save, open, duplicate, rename, delete, compare."""

import typing
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from roletui.case.case import Case
from roletui.case.names import names, outcome_name
from roletui.case.standing import standing
from roletui.disk.write import Stamp
from roletui.records import library as saved
from roletui.records.library import Saved, SavedError, TakenError
from roletui.records.scenario import Opened, reopen
from roletui.state.state import State, without_preview
from roletui.text.clean import printable
from roletui.text.folding import folded
from roletui.text.name import LONGEST, clean_name
from roletui.text.numbers import count

from ..commands import key_in, key_of
from ..frame import KeyLine
from ..widgets.lists.options import Option, Options
from .base import Dialog
from .versus import Side, Versus, versus

NOW = "what you have now"
UNNAMED = "not saved under a name"

Asking = typing.Literal["", "save", "rename", "delete"]
"""What the dialog asks for; empty while the list has the focus."""

FIRST = (("s", "save what you have now", "save"), ("esc", "closes", "back"))
LISTED = (
    ("enter", "open", "open"),
    ("s", "save what you have now", "save"),
    ("y", "duplicate", "duplicate"),
    ("r", "rename", "rename"),
)
LISTED_TOO = (
    ("x", "delete", "delete"),
    ("=", "mark as A", "mark"),
    ("d", "compare", "compare"),
    ("esc", "closes", "back"),
)
Keys = tuple[tuple[str, str, str], ...]
"""Keys with their labels and actions."""
ASKED: dict[Asking, Keys] = {
    "save": (("enter", "saves", "confirm"), ("esc", "does not", "back")),
    "rename": (("enter", "renames it", "confirm"), ("esc", "does not", "back")),
    "delete": (("enter", "deletes it", "confirm"), ("esc", "keeps it", "back")),
}
"""The keys while the dialog asks for something."""


class Names(Options):
    """A list in which a click moves the cursor, and a second click chooses."""

    CLICK_MOVES = True


class SavedScreen(Dialog[tuple[str, Opened] | None]):
    """Returns the name and content of the decision to open, or None when closed."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-short"), (30, "-tall")]  # noqa: RUF012
    """With few rows the list takes only what height is left, so that the key lines stay visible."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="saved.back", tooltip="One level back."),
        Binding("s", "save", "save", id="saved.save", tooltip="Save what you have now."),
        Binding("y", "duplicate", "duplicate", id="saved.duplicate", tooltip="Make a copy."),
        Binding("r", "rename", "rename", id="saved.rename", tooltip="Give it another name."),
        Binding("delete,x", "delete", "delete", id="saved.delete", tooltip="Delete it."),
        Binding("equals_sign", "mark", "A", id="saved.mark", tooltip="Compare others with it."),
        Binding("d", "compare", "compare", id="saved.compare", tooltip="Show the two together."),
        Binding("enter", "confirm", "yes", id="saved.confirm", tooltip="Do what is asked."),
    ]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case
        self._entries: list[Saved] = []
        """The listed decisions: those of the dataset in use, and those that cannot be read."""
        self._of_others = 0
        """Number of decisions made with other datasets."""
        self._asking: Asking = ""
        self._meant: Saved | None = None
        """The decision to rename or delete, or to overwrite if the name is entered again."""
        self._marked = ""
        """The file of the decision marked as A."""
        self._width = 0
        """The width of the terminal for which the list was rendered."""
        self._opened: dict[tuple[str, Stamp], Opened] = {}

    def compose(self) -> ComposeResult:
        """Yield the list, hint and message, the input of a name, the keys."""
        with VerticalScroll(id="box", can_focus=False):
            yield Static("Saved decisions", classes="title", markup=False)
            with VerticalScroll(id="list", can_focus=False):
                yield Names()
            yield Static(id="hint", classes="quiet", markup=False)
            yield Static(id="said", markup=False)
            yield Input(placeholder="A name", max_length=LONGEST)
            yield KeyLine(id="first-keys")
            yield KeyLine(id="more-keys", leads=False)

    def on_mount(self) -> None:
        """List the decisions, with the cursor on the first."""
        self._ask("")
        self._say(self._list())
        self.watch(self.query_one(Names), "highlighted", self._moved, init=False)

    def on_resize(self) -> None:
        """Render the list for the new width."""
        if self._width != self.app.size.width:
            self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the actions of the list while the dialog asks for something."""
        if action == "confirm":
            return bool(self._asking)
        if action in ("open", "save", "duplicate", "rename", "delete", "mark", "compare"):
            return not self._asking
        return True

    def _moved(self) -> None:
        """Clear the message about another decision."""
        if not self._asking:
            self._say("")

    def _list(self, file: str = "") -> str:
        """Read the folder again; return a message where that fails.

        The cursor moves to ``file``, or stays where it is.
        """
        trouble, entries = "", []
        try:
            entries = saved.saved_decisions()
        except SavedError as error:
            trouble = str(error)
        current = self._case.dataset.about.id
        self._entries = [entry for entry in entries if entry.dataset in ("", current)]
        self._of_others = len(entries) - len(self._entries)
        files = [entry.file for entry in self._entries]
        if self._marked not in files:
            self._marked = ""
        self._paint()
        listed = self.query_one(Names)
        listed.highlighted = files.index(file) if file in files else listed.highlighted or 0
        return trouble

    def _paint(self) -> None:
        """Render the list and the hint."""
        self._width = self.app.size.width
        listed = self.query_one(Names)
        options = tuple(map(self._option, self._entries))
        listed.show(options, listed.highlighted)
        self.query_one("#list").display = bool(options)
        hints = []
        if not options:
            hints.append(
                f"Nothing is saved under a name yet. {key('save')} saves what you have now; then "
                f"change an answer or the plan, save that too, and {key('compare')} shows the two "
                "side by side."
            )
        elif a := self._a:
            hints.append(
                f"A is “{a.name}”; {key('compare')} compares it with the one under the cursor."
            )
        else:
            hints.append(f"{key('compare')} compares {NOW} (A) with the one under the cursor (B).")
        if self._of_others:
            others = count(self._of_others, "decision", "decisions")
            hints.append(
                f"{others} of other datasets: {key_of('datasets')} on any screen changes the "
                "dataset."
            )
        self.query_one("#hint", Static).update("\n".join(hints))
        self._paint_keys()

    def _paint_keys(self) -> None:
        first, more = (LISTED, LISTED_TOO) if self._entries else (FIRST, ())
        self.query_one("#first-keys", KeyLine).keys = ASKED.get(self._asking, first)
        self.query_one("#more-keys", KeyLine).keys = more
        self.query_one("#more-keys").display = bool(more) and not self._asking

    def _option(self, entry: Saved) -> Option:
        day = date.fromtimestamp(entry.changed).isoformat()
        if entry.scenario is None:
            return Option(entry.file, "", entry.name, entry.trouble, f"{day} · cannot be read")
        state = self._state_of(entry)
        marks = [
            UNNAMED if entry.unnamed else day,
            "as now" * (state == self._case.state),
            "A" * (entry.file == self._marked),
        ]
        room = min(84, self._width * 94 // 100) - 12
        words = standing(self._shown(state), room)
        return Option(entry.file, "", entry.name, words, " · ".join(filter(None, marks)))

    def _open(self, entry: Saved) -> Opened:
        """Return the content of a file, read against the dataset in use."""
        key = (entry.file, entry.seen)
        if key not in self._opened and entry.scenario is not None:
            self._opened[key] = reopen(entry.scenario, self._case.context)
        return self._opened[key]

    def _state_of(self, entry: Saved) -> State:
        return self._open(entry).state

    def _shown(self, state: State) -> Case:
        """Return the case of a state with its money in the currency that is shown now."""
        settings = state.cost_settings._replace(display=self._case.state.cost_settings.display)
        return self._case.after(state._replace(cost_settings=settings))

    @property
    def _a(self) -> Saved | None:
        return next((entry for entry in self._entries if entry.file == self._marked), None)

    def _current(self) -> Saved | None:
        """Return the decision under the cursor; show a message where there is none."""
        place = self.query_one(Names).highlighted
        if place is None or place >= len(self._entries):
            self._say(f"There is nothing under the cursor: {key('save')} saves what you have now.")
            return None
        return self._entries[place]

    def _say(self, words: str) -> None:
        """Show a message instead of the hint; the hint again if it is empty."""
        said = self.query_one("#said", Static)
        said.display = bool(words)
        said.update(words)
        self.query_one("#hint").display = not words

    def _ask(self, asking: Asking, meant: Saved | None = None, value: str = "") -> None:
        """Ask for a name or a confirmation, or return to the list."""
        self._asking, self._meant = asking, meant
        listed, field = self.query_one(Names), self.query_one(Input)
        listed.disabled = bool(asking)
        field.display = asking in ("save", "rename")
        self._paint_keys()
        if field.display:
            field.value = value
            field.focus()
        elif asking:
            self.set_focus(None)
        else:
            listed.focus()

    def _done(self, words: str, file: str = "") -> None:
        """Return to the list, read it again, and show what was done."""
        self._ask("")
        self._say(self._list(file) or words)

    def action_back(self) -> None:
        """Return to the list, or close the dialog."""
        if self._asking:
            self._ask("")
            self._say("")
        else:
            self.dismiss(None)

    def action_save(self) -> None:
        """Ask for the name to save under, and suggest an unused one."""
        self._say(f"Save {NOW} under which name?")
        self._ask("save", value=saved.free_name(self._proposed(), self._entries))

    def _proposed(self) -> str:
        """Return a name for the present decision: its task, else what it decides, if anything."""
        dataset, outcome = self._case.dataset, self._case.outcome
        if self._case.state.task:
            return self._case.state.task
        if own := self._case.active_override:
            return names(dataset, (own.role,))
        return outcome_name(dataset, outcome) if outcome else "Not decided yet"

    def action_rename(self) -> None:
        """Ask for the new name."""
        if entry := self._current():
            try:
                saved.check(entry, "renamed")
            except SavedError as error:
                self._done(str(error))
            else:
                self._say(f"Another name for “{entry.name}”?")
                self._ask("rename", entry, entry.name)

    def action_delete(self) -> None:
        """Ask for confirmation to delete."""
        if entry := self._current():
            self._say(f"Delete “{entry.name}”? Nothing brings it back.")
            self._ask("delete", entry)

    def action_duplicate(self) -> None:
        """Make a copy, and move the cursor to it."""
        if entry := self._current():
            try:
                file = saved.duplicate(entry)
            except SavedError as error:
                self._done(str(error))
            else:
                self._done(f"“{entry.name}” was duplicated.", file)

    @on(Input.Changed)
    def ask_again(self, message: Input.Changed) -> None:
        """Ask for confirmation again once the name has changed."""
        if (
            self._asking == "save"
            and self._meant
            and folded(clean_name(message.value)) != folded(self._meant.name)
        ):
            self._meant = None
            self._say(f"Save {NOW} under which name?")

    @on(Input.Submitted)
    def action_confirm(self) -> None:
        """Carry out what was asked for, or show why it cannot be done."""
        meant, name = self._meant, self.query_one(Input).value
        try:
            if self._asking == "save":
                case = self._case
                file = saved.save(case.context.loaded, case.state, name, meant)
                self._done(f"Saved in {printable(file)}.", file)
            elif self._asking == "rename" and meant:
                saved.rename(meant, name)
                self._done(f"“{meant.name}” is called “{clean_name(name)}” now.", meant.file)
            elif self._asking == "delete" and meant:
                saved.delete(meant)
                self._done(f"“{meant.name}” was deleted.")
        except TakenError as error:
            self._meant = error.saved
            self._say(f"{error} {key('confirm')} again replaces it; another name keeps both.")
        except SavedError as error:
            self._refused(error)

    def _refused(self, error: SavedError) -> None:
        """Show why something was not done; a typed name stays, to be tried again."""
        if self._asking == "delete" or (self._meant and not saved.is_listed(self._meant)):
            self._done(str(error))
        else:
            self._say(str(error))

    @on(Options.Chosen)
    def action_open(self) -> None:
        """Return the decision under the cursor."""
        entry = self._current()
        try:
            if entry:
                saved.check(entry)
                self.dismiss((entry.name, self._open(entry)))
        except SavedError as error:
            self._done(str(error))

    def action_mark(self) -> None:
        """Mark the decision under the cursor as A, or unmark it."""
        if entry := self._current():
            self._marked = entry.file if entry.scenario and entry.file != self._marked else ""
            self._say("" if entry.scenario else f"It cannot be compared. {entry.trouble}")
            self._paint()

    def action_compare(self) -> None:
        """Compare A, or the present decision, with the one under the cursor."""
        entry, a = self._current(), self._a
        if entry is None:
            return
        if entry is a:
            self._say(
                f"This one is A itself: move to another, or press {key('mark')} to let it go."
            )
            return
        try:
            for each in filter(None, (a, entry)):
                saved.check(each, "compared")
        except SavedError as error:
            self._done(str(error))
            return
        sides = [self._side(each) for each in (a, entry) if each]
        if a is None:
            sides.insert(0, (NOW, self._shown(without_preview(self._case.state)), ()))
        self._say("")
        self.app.push_screen(Versus(versus(sides)))

    def _side(self, entry: Saved) -> Side:
        """Return a saved decision as one side of the comparison."""
        opened = self._open(entry)
        return f"“{entry.name}”", self._shown(opened.state), opened.warnings


def key(name: str) -> str:
    """Return the key of an action of this dialog, as printed on the keyboard."""
    return key_in(SavedScreen.BINDINGS, f"saved.{name}")
