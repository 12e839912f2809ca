"""The open dataset with its history, and the histories of the datasets opened before."""

import math
from collections.abc import Sequence

from rich.cells import cell_len

from roletui.case.case import Case
from roletui.case.undo_words import change_words
from roletui.dataset.available import AvailableDataset, available_dataset, available_datasets
from roletui.records.earlier import past_changes
from roletui.state.beginning import is_new, new_state
from roletui.state.context import Context
from roletui.state.fit import fit_to_dataset
from roletui.state.history import NO_STEPS, History, Steps
from roletui.state.state import State, without_preview
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.follow_file import FollowedFile, News, load_context

REACH, AT_ONCE = 2, 10
"""With fewer changes than that to undo, so many before this start are read."""


class Workspace:
    """The open dataset; each dataset keeps its own history, and autosaves its newest state."""

    def __init__(
        self,
        context: Context,
        state: State,
        *,
        followed: FollowedFile | None = None,
        autosave: AutosaveThread | None = None,
        earlier: Sequence[str] = (),
    ) -> None:
        self.context = context
        """The context of the open dataset."""
        self.history = History(state)
        """The history of its state."""
        self.case = Case.of(context, state)
        """The case that is shown: the present state, fitted to the dataset."""
        self._others: dict[str, History] = {}
        """Histories of the datasets opened before, by file."""
        self._earlier = {context.loaded.file: [*earlier]}
        """What sessions have of the past before this start, by the dataset's file."""
        self._lost = NO_STEPS
        """What of that past leads nowhere, and is to be taken away on the disk too."""
        self._followed, self._autosave = followed, autosave

    @property
    def undoable(self) -> bool:
        """Whether there is a change to take back, also one from before this start."""
        return bool(self.history.past or self._earlier.get(self.context.loaded.file))

    @property
    def lost(self) -> str:
        """The message that the last changes were not kept; empty if they were."""
        return self._autosave.lost if self._autosave else ""

    def take(self, history: History) -> Case:
        """Set the history, autosave its state, and return its case."""
        steps, self._lost = self._lost.then(history.since(self.history)), NO_STEPS
        self.history = history
        state = fit_to_dataset(self.context.tree, history.state)
        self.case = Case.of(self.context, state, self.case)
        if self._autosave:
            self._autosave.keep(self.context, without_preview(state), steps)
        return self.case

    def shown(self) -> None:
        """Let the state be saved: it is on the screen."""
        if self._autosave:
            self._autosave.shown()

    def switch_to(self, context: Context) -> str:
        """Switch to another context and its history; return a message about resumed work."""
        news = context.loaded is not self.context.loaded
        self._others[self.context.loaded.file] = self.history
        self.context = context
        words, history = "", self._others.get(context.loaded.file)
        if history is None:
            session = self._autosave and self._autosave.begin(context)
            history = History(self._named(session.state if session else new_state(context)))
            words = session.words if session else ""
            self._earlier[context.loaded.file] = [*session.earlier] if session else []
        self.history = history.visit(without_preview(history.state)) if news else history
        return words

    def _named(self, state: State) -> State:
        """Return a state to begin with, called as one in which nothing but the name was said."""
        task = self.case.state.task
        here, there = is_new(self.context, state), is_new(self.case.context, self.case.state)
        return state._replace(task=task) if here and there and not state.task else state

    def undo(self, room: float = math.inf) -> tuple[History, str]:
        """Return the history one change back, and a message that says what is so again.

        What needs more columns than ``room`` is named alone.
        """
        self._reach_back()
        if not self.history.past:
            return self.history, "Nothing to undo."
        before, label = self.history.undo(), self.history.past[-1].label
        words = f"Back: {self._step_words(before) or f'before {label}'}"
        if cell_len(words) > room and (named := self._step_words(before, brief=True)):
            words = f"Back: {named} as before"
        return before, words

    def redo(self, room: float = math.inf) -> tuple[History, str]:
        """Return the history one change on, and a message that says what is so again."""
        if not self.history.future:
            return self.history, "Nothing to redo."
        after, label = self.history.redo(), self.history.future[0].label
        words = f"Again: {self._step_words(after) or label}"
        if cell_len(words) > room and (named := self._step_words(after, brief=True)):
            words = f"Again: {named}"
        return after, words

    def _step_words(self, history: History, *, brief: bool = False) -> str:
        """Return what becomes of the present state in a step to another history."""
        return self._differences(without_preview(self.history.state), history.state, brief=brief)

    def undo_help(self) -> dict[str, str]:
        """Return what undo and redo would do now, by command id."""
        self._reach_back()
        undo, redo = self._to_undo(self.history), self._to_redo(self.history)
        return {
            "undo": f"Takes back: {undo}" if undo else "There is nothing to undo.",
            "redo": f"Does again: {redo}" if redo else "There is nothing to redo.",
        }

    def _reach_back(self) -> None:
        """Take some of the past before this start into the history where there is little left.

        Some at a time: to read all of it would be felt.
        """
        earlier, past = self._earlier.get(self.context.loaded.file), self.history.past
        if not earlier or len(past) >= REACH:
            return
        chunk = earlier[-AT_ONCE:]
        del earlier[-AT_ONCE:]
        now = past[0].state if past else without_preview(self.history.state)
        found = past_changes(chunk, self.context, now)
        if not past:
            self._lost = self._lost.then(Steps(len(chunk) - len(found)))
        self.history = self.history._replace(past=(*found, *past))

    def _to_undo(self, history: History) -> str:
        """Return the name of the change that undo reverses; empty where there is none."""
        if not history.past:
            return ""
        last = history.past[-1]
        return self._change_name(last.label, last.state, without_preview(history.state))

    def _to_redo(self, history: History) -> str:
        """Return the name of the change that redo applies; empty where there is none."""
        if not history.future:
            return ""
        following = history.future[0]
        return self._change_name(following.label, without_preview(history.state), following.state)

    def _change_name(self, label: str, before: State, after: State) -> str:
        words = self._differences(before, after)
        return f"{label} ({words.removeprefix(f'{label}: ')})" if words else label

    def _differences(self, before: State, after: State, *, brief: bool = False) -> str:
        tree = self.context.tree
        was, now = (self.case.after(fit_to_dataset(tree, state)) for state in (before, after))
        return change_words(was, now, brief=brief)

    def look(self) -> News | None:
        """Reload the dataset's file if it is followed and has changed; else None."""
        return self._followed.look(self.context, self.case.state) if self._followed else None

    def open(self, file: str) -> News:
        """Load another dataset; one that cannot be used leaves the context as it is."""
        news = load_context(file, self.context, self.case.state)
        if self._followed:
            self._followed = FollowedFile(news.context.loaded.file)
        return news

    def available(self) -> list[AvailableDataset]:
        """Return every available dataset, including those opened by path."""
        opened_files = [*self._others, self.context.loaded.file]
        entries = [*available_datasets(), *map(available_dataset, opened_files)]
        by_file = {entry.file: entry for entry in entries}
        return [*by_file.values()]
