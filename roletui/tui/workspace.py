"""What is open: a dataset, the way that was gone with it, and what was done with others before."""

from roletui.case.case import Case
from roletui.case.undo_words import change_words
from roletui.dataset.available import AvailableDataset, available_dataset, available_datasets
from roletui.state.context import Context
from roletui.state.fit import fit_to_dataset
from roletui.state.history import History
from roletui.state.state import State, without_preview
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.follow_file import FollowedFile, News, opened


def _stepped(done: str, change: str, key: str, following: str) -> str:
    """Say what was undone or done again, and what the same key does next."""
    if not change:
        return f"Nothing to {done[:4].lower()}."
    return f"{done}: {change}" + (f"\n{key} again: {following}" if following else "")


class Workspace:
    """One dataset at a time; each keeps its own history, and its newest state in a file."""

    def __init__(
        self,
        context: Context,
        state: State,
        *,
        followed: FollowedFile | None = None,
        autosave: AutosaveThread | None = None,
    ) -> None:
        self.context = context
        """The dataset and what belongs to it."""
        self.history = History(state)
        """The way back and forward."""
        self.case = Case.of(context, state)
        """What is shown: the present state as far as the dataset knows it."""
        self._others: dict[str, History] = {}
        """What was done with other datasets, by their files."""
        self._followed, self._autosave = followed, autosave

    def take(self, history: History) -> Case:
        """Go on from a history; return the case of its state as far as the dataset knows it."""
        self.history = history
        state = fit_to_dataset(self.context.tree, history.state)
        self.case = Case.of(self.context, state, self.case)
        if self._autosave:
            self._autosave.keep(self.context, without_preview(state))
        return self.case

    def turn_to(self, context: Context) -> str:
        """Show another dataset; return what there is to say of the work that is taken up."""
        news = context.loaded is not self.context.loaded
        self._others[self.context.loaded.file] = self.history
        self.context = context
        words, history = "", self._others.get(context.loaded.file)
        if history is None:
            session = self._autosave and self._autosave.begin(context)
            history = History(session.state if session else State())
            words = session.words if session else ""
        self.history = history.visit(without_preview(history.state)) if news else history
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
        return self._change(last.label, last.state, without_preview(history.state))

    def _on(self, history: History) -> str:
        """Name the change that a redo does again; empty where there is none."""
        if not history.future:
            return ""
        following = history.future[0]
        return self._change(following.label, without_preview(history.state), following.state)

    def _change(self, label: str, before: State, after: State) -> str:
        tree = self.context.tree
        was, now = (self.case.after(fit_to_dataset(tree, state)) for state in (before, after))
        words = change_words(was, now)
        return f"{label} ({words.removeprefix(f'{label}: ')})" if words else label

    def look(self) -> News | None:
        """Read the dataset's file again if it is followed and has changed."""
        return self._followed.look(self.context, self.case.state) if self._followed else None

    def open(self, file: str) -> News:
        """Read another dataset; one that cannot be used leaves the context as it is."""
        news = opened(file, self.context, self.case.state)
        if self._followed:
            self._followed = FollowedFile(news.context.loaded.file)
        return news

    def available(self) -> list[AvailableDataset]:
        """Return every dataset that is there, those that were opened by their path too."""
        shown = [*self._others, self.context.loaded.file]
        there = [*available_datasets(), *map(available_dataset, shown)]
        found = {entry.file: entry for entry in there}
        return [*found.values()]
