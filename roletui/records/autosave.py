"""Autosave: keep the last work on a dataset in a file after each change, and resume it.

A session is a scenario in a file of its own, which a single process writes. Work that starts
afresh, from another file, or while a first window is open gets another file; so a file is never
overwritten by work that did not start from it.
"""

import time
from collections.abc import Sequence
from contextlib import suppress

from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import RefusedError
from roletui.dataset.reading.encoding import decoded
from roletui.disk.lock import HeldError, Lock
from roletui.disk.paths import sessions_folder
from roletui.disk.streams import open_to_read
from roletui.disk.write import NOT_THERE, Stamp, make_folder, stamp, write_text
from roletui.records.past import Past
from roletui.records.scenario import loads
from roletui.records.scenario_text import dumps
from roletui.records.session_files import (
    END,
    finish_writes,
    free_file,
    holds,
    lock_of,
    newest_date,
    session_files,
)
from roletui.state.beginning import is_new, new_state
from roletui.state.context import Context
from roletui.state.history import NO_STEPS, Steps
from roletui.state.state import State
from roletui.text.numbers import ago

RESUMED = "This is where you left off."
APART = (
    "Another roletui has this decision open; what you change here is kept apart from it, and "
    "neither writes over the other."
)
LEAVING = "Export it before you leave."
AGAIN = "What you change is kept again."


class Session:
    """The autosave file of one process and dataset."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        """The dataset as it is now, which saved files name."""
        self.state = State()
        """The state to start with."""
        self.resumed = False
        """Whether that state contains earlier work."""
        self.words = ""
        """A message about the start: resumed, or what could not be read; may be empty."""
        self._path = ""
        """The file; empty until there is something to save."""
        self._seen: Stamp = NOT_THERE
        """The stamp of the file when this process last read or wrote it."""
        self._text = ""
        """The content of the file."""
        self._past = Past()
        self._lock: Lock | None = None
        self._trouble = ""
        """Where and why the newest state could not be saved; empty if it was."""
        self._unsaved = State()
        """The state of that trouble."""

    @property
    def lost(self) -> str:
        """The message that the last changes were not saved; empty if they were."""
        return f"What you changed last was not kept {self._trouble}." if self._trouble else ""

    @property
    def path(self) -> str:
        """The file that contains the newest state; empty where none does."""
        return "" if self._trouble else self._path

    @property
    def earlier(self) -> tuple[str, ...]:
        """What the file has of the past of the state, to be read as changes when it is needed."""
        return tuple(self._past.entries)

    @classmethod
    def begin(cls, context: Context, *, fresh: bool = False) -> "Session":
        """Resume the last work on a dataset, unless it is to start afresh.

        A file that cannot be read is reported and left as it is; then the one before it is tried.
        """
        session = cls(context.loaded)
        session.state = new_state(context)
        finish_writes(context.dataset.about.id)
        messages = []
        for path in () if fresh else session_files(context.dataset.about.id):
            try:
                trouble = session._resume(path, context)
            except RefusedError as error:
                from roletui.dataset.reading.diagnostics import diagnose  # for a broken file: 3 ms

                trouble = f"{diagnose(error)[0].headline} The file is left as it is."
            except OSError as error:
                trouble = f"{path} cannot be read: {error.strerror}. The file is left as it is."
            else:
                messages.append(trouble)
                break
            messages.append(trouble)
        session.words = " ".join(filter(None, messages))
        return session

    def _resume(self, path: str, context: Context) -> str:
        """Start with the state in a file, and own it unless another process does; return a message.

        Raise ``OSError`` or ``RefusedError`` where it cannot be read.
        """
        held = False
        try:
            self._lock = Lock(lock_of(path))
        except HeldError:
            held = True
        except OSError:
            pass  # no locks here: the file's stamp still shows when another process wrote it
        try:
            with open_to_read(path) as stream:
                text = decoded(stream.read(), path)
                seen = stamp(stream.fileno())
            opened = loads(text, path, context)
        except BaseException:
            self.close()
            raise
        self.state = opened.state
        if is_new(context, opened.state):
            self.state = new_state(context)._replace(task=opened.state.task)
        if not held:
            self._path, self._seen, self._text = path, seen, text
            self._past = Past.read(path)
        self.resumed = self.state != new_state(context)
        resumed = _resumed(seen, self.state) if self.resumed else ""
        return " ".join(filter(None, [resumed, *opened.warnings, APART if held else ""]))

    def save(self, state: State, steps: Steps = NO_STEPS) -> str:
        """Save a state and what became of its past; return a message, which is usually empty.

        The file is replaced as a whole. If another process has written it, it is left as it is
        and a new one is started.
        """
        text = dumps(self.loaded, state, session=True) + END
        added = (
            (change.label, dumps(self.loaded, change.state, session=True)) for change in steps.added
        )
        self._past.add(steps.taken, added)
        if text == self._text and not self._trouble:
            if self._path:
                self._past.write(self._path)
            return ""
        words = ""
        try:
            if self._path and stamp(self._path) not in (self._seen, NOT_THERE):
                words = f"Another program has changed {self._path}; it is left as it is. "
                self.close()
                self._path = ""
            self._write(text)
        except OSError as error:
            self._unsaved = state
            before, self._trouble = self._trouble, f"in {sessions_folder()}: {error.strerror}"
            if before == self._trouble:
                return words
            return f"{words}What you change cannot be kept {self._trouble}. {LEAVING}"
        self._text = text
        if words:
            words += f"Yours is kept in {self._path} from here on."
        elif self._trouble:
            words = AGAIN
        self._trouble = ""
        return words

    def retry(self) -> str:
        """Try once more to save a state that could not be saved; return a message for the user."""
        return self.save(self._unsaved) if self._trouble else ""

    def _write(self, text: str) -> None:
        make_folder(sessions_folder())
        if not self._path:
            self._path, self._lock = free_file(self.loaded.dataset.about.id)
            self._seen = NOT_THERE
        # Before the state: what leads to it twice is noticed, what is missing could not be.
        self._past.write(self._path)
        exists = self._seen != NOT_THERE and stamp(self._path) != NOT_THERE
        try:
            write_text(self._path, text, overwrite=exists, date=newest_date(self._path))
        except OSError:
            if holds(self._path, text):  # renamed, but not flushed: it is ours all the same
                self._seen = stamp(self._path)
            elif self._seen == NOT_THERE:  # begin anew: there may have been no room for a lock
                self.close()
                self._path = ""
            raise
        self._seen = stamp(self._path)

    def close(self) -> None:
        """Release the file, so that another process can resume it."""
        if self._lock:
            self._lock.release()
        self._lock = None


def left_off(context: Context) -> tuple[State, Sequence[str]]:
    """Return the state that a session begins with, and what there is of its past.

    Nothing is held, changed or reported.
    """
    for path in session_files(context.dataset.about.id):
        with suppress(RefusedError, OSError), open_to_read(path) as stream:
            state = loads(decoded(stream.read(), path), path, context).state
            begins = new_state(context)._replace(task=state.task)
            return begins if is_new(context, state) else state, (*Past.read(path).entries,)
    return new_state(context), ()


def _resumed(seen: Stamp, state: State) -> str:
    """Return the message that work is resumed, with the age of its file, and whose it is."""
    when = ago(time.time() - seen[0] / 1e9) if seen else ""
    told = f"{RESUMED.removesuffix('.')} {when}." if when else RESUMED
    if state.origin:
        told = f"{told.removesuffix('.')}: in {state.origin.name}, which you had opened."
    return told
