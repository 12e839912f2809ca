"""What is open: a dataset, the way that was gone with it, and what was done with others before."""

from roletui.case.undo_words import change_words
from roletui.dataset.available import Offer, offer_of, offers
from roletui.state.context import Setting
from roletui.state.fit import fitting
from roletui.state.history import History
from roletui.state.state import State, real
from roletui.tui.autosave_thread import Keeper
from roletui.tui.follow_file import News, Watch, opened


def _stepped(done: str, change: str, key: str, following: str) -> str:
    """Say what was undone or done again, and what the same key does next."""
    if not change:
        return f"Nothing to {done[:4].lower()}."
    return f"{done}: {change}" + (f"\n{key} again: {following}" if following else "")


class Desk:
    """One dataset at a time; each keeps its own history, and its newest state in a file."""

    def __init__(
        self,
        setting: Setting,
        state: State,
        *,
        watch: Watch | None = None,
        keeper: Keeper | None = None,
    ) -> None:
        self.setting = setting
        """The dataset and what belongs to it."""
        self.history = History(state)
        """The way back and forward."""
        self._others: dict[str, History] = {}
        """What was done with other datasets, by their files."""
        self._watch, self._keeper = watch, keeper

    def take(self, history: History) -> State:
        """Go on from a history; return its state as far as the dataset knows it."""
        self.history = history
        state = fitting(self.setting.tree, history.state)
        if self._keeper:
            self._keeper.keep(self.setting, real(state))
        return state

    def turn_to(self, setting: Setting) -> str:
        """Show another setting; return what there is to say of the work that is taken up."""
        news = setting.loaded is not self.setting.loaded
        self._others[self.setting.loaded.file] = self.history
        self.setting = setting
        words, history = "", self._others.get(setting.loaded.file)
        if history is None:
            session = self._keeper and self._keeper.begin(setting)
            history = History(session.state if session else State())
            words = session.words if session else ""
        self.history = history.visit(real(history.state)) if news else history
        return words

    def undo(self) -> tuple[History, str]:
        """Return the history one change back; say which that was, and which comes next."""
        before = self.history.undo()
        done, following = (self._back(history) for history in (self.history, before))
        return before, _stepped("Undone", done, "u", following)

    def redo(self) -> tuple[History, str]:
        """Return the history one change on again; say which that was, and which comes next."""
        after = self.history.redo()
        done, following = (self._on(history) for history in (self.history, after))
        return after, _stepped("Redone", done, "U", following)

    def would(self) -> dict[str, str]:
        """Say what undo and redo would do now."""
        back, on = self._back(self.history), self._on(self.history)
        return {
            "undo": f"Takes back: {back}" if back else "There is nothing to undo.",
            "redo": f"Does again: {on}" if on else "There is nothing to redo.",
        }

    def _back(self, history: History) -> str:
        """Name the change that an undo takes back; empty where there is none."""
        if not history.past:
            return ""
        last = history.past[-1]
        return self._change(last.label, last.state, real(history.state))

    def _on(self, history: History) -> str:
        """Name the change that a redo does again; empty where there is none."""
        if not history.future:
            return ""
        following = history.future[0]
        return self._change(following.label, real(history.state), following.state)

    def _change(self, label: str, before: State, after: State) -> str:
        tree = self.setting.tree
        words = change_words(tree, fitting(tree, before), fitting(tree, after))
        return f"{label} ({words.removeprefix(f'{label}: ')})" if words else label

    def look(self, state: State) -> News | None:
        """Read the dataset's file again if it is followed and has changed."""
        return self._watch.look(self.setting, state) if self._watch else None

    def open(self, file: str, state: State) -> News:
        """Read another dataset; one that cannot be used leaves the setting as it is."""
        news = opened(file, self.setting, state)
        if self._watch:
            self._watch = Watch(news.setting.loaded.file)
        return news

    def offers(self) -> list[Offer]:
        """Return every dataset that is there, those that were opened by their path too."""
        shown = [*self._others, self.setting.loaded.file]
        found = {offer.file: offer for offer in [*offers(), *map(offer_of, shown)]}
        return [*found.values()]
