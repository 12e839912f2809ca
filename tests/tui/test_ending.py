"""The end of the process: what is done, in which order, and what a fault on the way changes."""

import os
import signal
import threading
from collections.abc import Callable

import pytest

from roletui.tui.ending import LOST, SIGNALS, Ending


class LeftError(BaseException):
    """Stands for the end of the process; bears its exit status."""


@pytest.fixture
def ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Ending, int | BaseException], tuple[int, list[str]]]:
    """Return a function that ends for a cause, and returns the status and what was said."""

    def leave(status: int) -> None:
        raise LeftError(status)

    def end(ending: Ending, cause: int | BaseException) -> tuple[int, list[str]]:
        with pytest.raises(LeftError) as left:
            ending.end(cause)
        return int(left.value.args[0]), capsys.readouterr().err.splitlines()

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(threading, "Timer", lambda *_: threading.Thread(target=bool))
    return end


Ended = Callable[[Ending, int | BaseException], tuple[int, list[str]]]


def fails() -> list[str]:
    """Fail."""
    raise ValueError("a second fault")


def test_first_it_is_saved_then_the_terminal_is_given_back(ended: Ended) -> None:
    """A signal: the work, the terminal, what is to be said, and 128 with the signal's number."""
    ending, done = Ending(), []
    ending.save = lambda: done.append("save") or ["The disk is full."]
    ending.give_back = lambda: done.append("terminal") or []
    assert ended(ending, signal.SIGTERM) == (143, ["roletui: The disk is full."])
    assert done == ["save", "terminal"]


def test_a_fault_is_reported_with_what_could_not_be_saved(ended: Ended) -> None:
    """An error: the status is that of faults, and the report says it all."""
    ending, error = Ending(), KeyError("x")
    ending.status = 7
    ending.save = lambda: ["The disk is full."]
    ending.report = lambda error, unsaved: [repr(error), unsaved]
    assert ended(ending, error) == (7, ["roletui: KeyError('x')", "roletui: The disk is full."])


def test_a_fault_of_what_ends_keeps_nothing_from_being_done(ended: Ended) -> None:
    """Whatever else fails, the rest is done and said."""
    ending = Ending()
    ending.save = ending.report = ending.give_back = lambda *_: fails()
    status, (first, second) = ended(ending, KeyError("x"))
    assert (status, first) == (1, "roletui: KeyError('x')")
    assert "terminal" in second
    ending = Ending()
    ending.save = fails
    assert ended(ending, signal.SIGHUP) == (129, [f"roletui: {LOST}"])


def test_it_ends_once(ended: Ended) -> None:
    """Whoever comes second is told nothing and does nothing."""
    ending, done = Ending(), []
    ending.save = lambda: done.append("save") or []
    assert ended(ending, signal.SIGTERM) == (143, [])
    ending.end(signal.SIGHUP)
    assert done == ["save"]


def test_signals_and_threads_that_fail_tell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A signal, an error in a thread, and one of a thread that wrote to a closed terminal."""
    handlers, causes, told = {}, [], threading.Semaphore(0)
    monkeypatch.setattr(signal, "signal", lambda number, call: handlers.update({number: call}))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)

    class Noting(Ending):
        def end(self, cause: int | BaseException) -> None:
            causes.append(cause)
            told.release()

    error = ValueError("in a thread")
    for raised in (None, error, BrokenPipeError(32, "gone")):
        Noting().listen()
        if raised is None:
            handlers[signal.SIGTERM](signal.SIGTERM, None)
        else:
            hooked = threading.ExceptHookArgs((type(raised), raised, None, None))
            threading.excepthook(hooked)
        assert told.acquire(timeout=60)
    assert causes == [signal.SIGTERM, error, signal.SIGHUP]
    assert set(handlers) == {getattr(signal, name) for name in SIGNALS}
