"""The saved decisions as they are listed, opened and compared in the app."""

import os
from datetime import date

from roletui.case.case import Case
from roletui.case.standing import standing
from roletui.dataset.problems import RefusedError
from roletui.disk.write import Stamp
from roletui.records import library as saved
from roletui.records.library import Saved, SavedError
from roletui.records.scenario import Opened, reopen
from roletui.records.share_code import NAME, decode, is_code
from roletui.state.beginning import is_new
from roletui.state.state import Origin, State, without_preview
from roletui.text.clean import printable

from ..widgets.lists.options import Option
from .saved_keys import Comparing
from .side import Side

NOW = "what you have now"
UNNAMED = "not saved under a name"


class SavedList:
    """The decisions of the dataset in use, and those that cannot be read."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.entries: list[Saved] = []
        """The listed decisions."""
        self.of_others = 0
        """Number of decisions made with other datasets."""
        self._marked = ""
        """The file of the decision that is picked."""
        self._opened: dict[tuple[str, Stamp], Opened] = {}

    def read(self) -> str:
        """Read the folder again; return a message where that fails."""
        trouble, entries = "", []
        try:
            entries = saved.saved_decisions()
        except SavedError as error:
            trouble = str(error)
        current = self._case.dataset.about.id
        self.entries = [entry for entry in entries if entry.dataset in ("", current)]
        self.of_others = len(entries) - len(self.entries)
        return trouble

    @property
    def a(self) -> Saved | None:
        """The decision that is picked, to be compared with others."""
        return next((entry for entry in self.entries if entry.file == self._marked), None)

    def mark(self, entry: Saved | None) -> None:
        """Pick a decision, or none."""
        self._marked = entry.file if entry else ""

    def named(self, file: str) -> Saved | None:
        """Return the listed decision in a file."""
        return next((entry for entry in self.entries if entry.file == file), None)

    @property
    def unsaved(self) -> str:
        """What the user's own decision is called where opening would take its place unsaved."""
        state = without_preview(self._case.state)
        if state.origin or is_new(self._case.context, state):
            return ""
        if any(self.is_now(entry) for entry in self.entries):
            return ""
        return f"“{state.task}”" if state.task else NOW.capitalize()

    def is_now(self, entry: Saved) -> bool:
        """Tell whether a decision is what the user has now."""
        now = without_preview(self._case.state)
        return entry.scenario is not None and self._state(entry) == now._replace(origin=None)

    def option(self, entry: Saved, room: int) -> Option:
        """Return the line of a decision; where it stands, in so many columns."""
        day = date.fromtimestamp(entry.changed).isoformat()
        if entry.scenario is None:
            return Option(entry.file, "", entry.name, entry.trouble, f"{day} · cannot be read")
        marks = [
            UNNAMED if entry.unnamed else day,
            f"from {entry.scenario.opened}" * bool(entry.scenario.opened),
            "as now" * self.is_now(entry),
            "picked" * (entry.file == self._marked),
        ]
        words = standing(self._shown(self._state(entry)), room)
        return Option(entry.file, "", entry.name, words, " · ".join(filter(None, marks)))

    def open(self, entry: Saved) -> Opened:
        """Return the content of a file, read against the dataset in use."""
        key = (entry.file, entry.seen)
        if key not in self._opened and entry.scenario is not None:
            self._opened[key] = reopen(entry.scenario, self._case.context)
        return self._opened[key]

    @property
    def origin(self) -> Origin | None:
        """Where the present decision was opened from, if it is somebody else's."""
        return without_preview(self._case.state).origin

    def open_word(self, word: str) -> tuple[str, Opened]:
        """Return the name and content of any file, by its path, or of a share code.

        Raise :class:`SavedError` where there is none that fits the dataset in use.
        """
        word = word.strip()
        path = os.path.expanduser(word)
        if not word:
            raise SavedError("Type the path of a file, or paste a share code.")
        if is_code(word) and not os.path.lexists(path):
            try:
                name, scenario = f"a {NAME}", decode(word)
            except RefusedError as error:
                raise SavedError(str(error)) from None
        else:
            entry = saved.read(path)
            if entry.scenario is None:
                raise SavedError(f"It cannot be opened. {entry.trouble}")
            name, scenario = printable(os.path.basename(path)), entry.scenario
        if scenario.dataset.id != self._case.dataset.about.id:
            other = printable(scenario.dataset.id)
            raise SavedError(f"It is about another dataset, “{other}”: choose that one first.")
        return name, reopen(scenario._replace(opened="", own=""), self._case.context)

    def sides(self, entry: Saved) -> tuple[Side, Side] | str:
        """Return A, or what the user has now, and another decision; or why there are not two."""
        a = self.a
        if entry is a:
            return f"“{entry.name}” is picked itself: move to the one to compare it with."
        if a is None and self.is_now(entry):
            return (
                f"“{entry.name}” is {NOW}: move to another one, or pick this one and then another."
            )
        for each in filter(None, (a, entry)):
            saved.check(each, "compared")
        now = Side(NOW, self._shown(without_preview(self._case.state)))
        return (self._side(a) if a else now), self._side(entry)

    def comparing(self, under: Saved | None) -> frozenset[Comparing] | None:
        """Return how a decision can be compared, never with itself; None for an empty list."""
        if not self.entries:
            return None
        if under is None or under.scenario is None:
            return frozenset()
        if self.a:
            return frozenset(("unmark" if under is self.a else "with A",))
        return frozenset(("mark",) if self.is_now(under) else ("mark", "with now"))

    def _side(self, entry: Saved) -> Side:
        opened = self.open(entry)
        return Side(f"“{entry.name}”", self._shown(opened.state), opened.warnings)

    def _state(self, entry: Saved) -> State:
        return self.open(entry).state._replace(origin=None)

    def _shown(self, state: State) -> Case:
        """Return the case of a state with its money in the currency that is shown now."""
        settings = state.cost_settings._replace(display=self._case.state.cost_settings.display)
        return self._case.after(state._replace(cost_settings=settings))
