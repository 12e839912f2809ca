"""Keeps what is done while the app runs: after each change, and without holding up a frame."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from roletui.records.autosave import Session
from roletui.state.context import Context
from roletui.state.state import State

PAUSE = 0.03
"""Seconds that a change waits for the frame that shows it, and for others that follow it."""

Kept = tuple[Context, State]


class AutosaveThread:
    """Writes the newest state of each dataset in a thread of its own."""

    def __init__(self, context: Context, session: Session) -> None:
        self._sessions = {context.dataset.about.id: session}
        self._changes: SimpleQueue[Kept | None] = SimpleQueue()
        """What is to be written; None ends it."""
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self.say: Callable[[str], object] | None = None
        """Called in the autosave thread with what there is to say."""

    def begin(self, context: Context) -> Session:
        """Return the session of a dataset, taking up what was done with it last."""
        name = context.dataset.about.id
        if name not in self._sessions:
            self._sessions[name] = Session.begin(context)
        return self._sessions[name]

    def keep(self, context: Context, state: State) -> None:
        """Write a state down soon; of several that come together only the last."""
        self._changes.put((context, state))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Write what is not written yet, or say that it is lost; let others go on in the files."""
        if self._thread:
            self._ending.set()
            self._changes.put(None)
            self._thread.join()
        for session in self._sessions.values():
            session.close()
            self._tell(session.lost)

    def _run(self) -> None:
        ended = False
        while not ended:
            change = self._changes.get()
            if change:
                self._ending.wait(PAUSE)
            newest: dict[str, Kept] = {}
            while not ended:
                ended = change is None
                if change:
                    newest[change[0].dataset.about.id] = change
                if self._changes.empty():
                    break
                change = self._changes.get()
            for context, state in newest.values():
                self._save(context, state)

    def _save(self, context: Context, state: State) -> None:
        session = self._sessions[context.dataset.about.id]
        session.loaded = context.loaded
        self._tell(session.save(state))

    def _tell(self, words: str) -> None:
        if words and self.say:
            self.say(words)
