"""The end of the process from outside the app: by a signal, a closed terminal, or a fault.

An app that is told to leave works off first what has been typed, and one with a fault can do
nothing any more. So this asks nothing of it: what is to be kept is kept, the terminal is given
back, and the process ends, from whichever thread it is told.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import SimpleQueue

PATIENCE = 3.0
"""Seconds that giving the terminal back may take; one that is closed would take for ever."""

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""What ends the process, where the system has it."""

LOST = "What you changed last could not be kept."
"""Said where saving itself has a fault."""


class Ending:
    """Ends the process once, whoever tells it first."""

    def __init__(self) -> None:
        self.status = 1
        """The exit status after a fault."""
        self.save: Callable[[], Iterable[str]] = tuple
        """Keeps what has been done; returns what the user must know of it."""
        self.give_back: Callable[[], Iterable[str]] = tuple
        """Gives the terminal back; returns what the user must know of that."""
        self.report: Callable[[BaseException, str], Iterable[str]] = lambda error, _: [repr(error)]
        """Writes down an error; is given what could not be saved, and returns what to say."""
        self._stderr = sys.stderr
        """The stream for messages, which the app replaces while it runs."""
        self._told: SimpleQueue[int | BaseException] = SimpleQueue()
        self._begun = threading.Lock()
        self._listener: threading.Thread | None = None

    def listen(self) -> None:
        """End on signals, and on errors in threads; to be called in the main thread."""
        if self._listener is None:
            self._listener = threading.Thread(target=self._wait, name="ending", daemon=True)
            self._listener.start()
            # A queue may be put into at any moment, a lock may not.
            for name in SIGNALS:
                if number := getattr(signal, name, None):
                    signal.signal(number, lambda number, _: self._told.put(number))
            threading.excepthook = self._thread_failed

    def tell(self, cause: int | BaseException) -> None:
        """End soon, because of a signal's number or an error; return at once."""
        self._told.put(cause)

    def _wait(self) -> None:
        self.end(self._told.get())

    def _thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        """End where a thread did; the one that writes does if the terminal is gone."""
        if isinstance(failed.exc_value, OSError) and sys.platform != "win32":
            self.tell(signal.SIGHUP)
        else:
            self.tell(failed.exc_value or failed.exc_type())

    def end(self, cause: int | BaseException) -> None:
        """End because of a signal's number or an error; return only if another thread does so."""
        if not self._begun.acquire(blocking=False):
            return
        said = _tried(self.save, LOST)
        status = self.status
        if isinstance(cause, BaseException):
            unsaved = " ".join(said)
            said = _tried(lambda: self.report(cause, unsaved), repr(cause))
        else:
            status = 128 + cause
        at_once = threading.Timer(PATIENCE, os._exit, [status])
        at_once.daemon = True
        at_once.start()
        said += _tried(self.give_back, "The terminal could not be given back.")
        with suppress(OSError, ValueError):
            for words in said:
                print(f"roletui: {words}", file=self._stderr)
            self._stderr.flush()
        os._exit(status)


def _tried(call: Callable[[], Iterable[str]], otherwise: str) -> list[str]:
    """Return what a call returns, or other words where it has a fault: the rest is to be done."""
    try:
        return [*call()]
    except Exception:
        return [otherwise]
