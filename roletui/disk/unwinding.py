"""Signals that end a program while it writes: what it had begun is taken away first."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = ("SIGTERM", "SIGHUP")
"""What ends a program, where the system has it; ctrl+c is an exception already."""


@contextmanager
def unwound() -> Iterator[None]:
    """Leave by ``SystemExit`` where a signal ends the program, with the status a shell knows.

    So temporary files go. A signal that somebody handles or ignores already is theirs; in another
    thread than the main one, which may set none, this does nothing.
    """
    ours = []
    if threading.current_thread() is threading.main_thread():
        numbers = (getattr(signal, name) for name in SIGNALS if hasattr(signal, name))
        ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _leave)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _leave(number: int, _: FrameType | None) -> None:
    # A second one, of either kind, would break off what takes things away.
    for name in SIGNALS:
        each = getattr(signal, name, None)
        if each is not None and signal.getsignal(each) is _leave:
            signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)
