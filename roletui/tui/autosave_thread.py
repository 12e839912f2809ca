"""Autosave in a thread: after each change, without delaying a frame."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from roletui.records.autosave import Session
from roletui.state.context import Context
from roletui.state.history import NO_STEPS, Steps
from roletui.state.state import State

LONGEST = 0.05
"""Seconds after which a change is saved though its frame is not there; see docs/decisions/0031."""

Kept = tuple[Context, State, Steps]


class AutosaveThread:
    """Writes the newest state of each dataset in a thread of its own."""

    def __init__(self, context: Context, session: Session) -> None:
        self._sessions = {context.dataset.about.id: session}
        self._changes: SimpleQueue[Kept | None] = SimpleQueue()
        """States to be written; None ends the thread."""
        self._unsaved: dict[str, Kept] = {}
        """The newest state of each dataset that is not saved yet."""
        self._shown = threading.Event()
        """Set while nothing waits for a frame that the thread would delay."""
        self._thread: threading.Thread | None = None
        self._beginning = threading.Lock()
        """Held while the thread begins: another one may close what is not begun yet."""
        self._closing = threading.Lock()
        """Held by who closes: the app that leaves, or what ends the process at the same moment."""
        self.say: Callable[[str], object] | None = None
        """Called in the autosave thread with each message for the user."""

    def begin(self, context: Context) -> Session:
        """Return the session of a dataset; a new one resumes the last work on it."""
        name = context.dataset.about.id
        if name not in self._sessions:
            self._sessions[name] = Session.begin(context)
        return self._sessions[name]

    def keep(self, context: Context, state: State, steps: Steps = NO_STEPS) -> None:
        """Queue a state to be saved once it is shown; of several until then only the last is.

        ``steps`` is what became of its past since the one before.
        """
        self._shown.clear()
        self._changes.put((context, state, steps))
        if self._thread is None:
            with self._beginning:
                self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
                self._thread.start()

    def shown(self) -> None:
        """Save what is queued: its frame is there."""
        self._shown.set()

    @property
    def lost(self) -> str:
        """The message that the last changes to some dataset were not saved; empty if all were."""
        return next((words for each in self._sessions.values() if (words := each.lost)), "")

    def close(self) -> None:
        """Save what is still queued or could not be saved, report what was lost, release files.

        Whatever has kept the thread from saving is raised here again.
        """
        with self._closing:
            self._close()

    def _close(self) -> None:
        with self._beginning:
            thread = self._thread
        if thread:
            self._shown.set()
            self._changes.put(None)
            thread.join()
            self._save()
        for session in self._sessions.values():
            self._tell(session.retry())
            session.close()
            self._tell(session.lost)

    def _run(self) -> None:
        ended = False
        while not ended:
            change = self._changes.get()
            if change:
                self._shown.wait(LONGEST)
            while not ended:
                ended = change is None
                if change:
                    self._wait_for(*change)
                if self._changes.empty():
                    break
                change = self._changes.get()
            self._save()

    def _wait_for(self, context: Context, state: State, steps: Steps) -> None:
        """Note what is to be saved; what became of the past is that of all changes together."""
        name = context.dataset.about.id
        if waiting := self._unsaved.get(name):
            steps = waiting[2].then(steps)
        self._unsaved[name] = (context, state, steps)

    def _save(self) -> None:
        for name, (context, state, steps) in [*self._unsaved.items()]:
            session = self._sessions[name]
            session.loaded = context.loaded
            self._tell(session.save(state, steps))
            del self._unsaved[name]

    def _tell(self, words: str) -> None:
        if words and self.say:
            self.say(words)
