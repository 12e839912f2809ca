"""Of several changes that come together the last is written, of each dataset its own."""

import threading
from queue import Queue

import pytest
from helpers import context_of, edited, small

from roletui.dataset.load import parse
from roletui.records.autosave import Session
from roletui.state.context import Context
from roletui.state.history import Steps
from roletui.state.state import State
from roletui.tui import autosave_thread
from roletui.tui.autosave_thread import AutosaveThread

NO, YES = State({"fault": "no"}), State({"fault": "yes"})


def kept(context: Context) -> State:
    """Return what the next session with a dataset begins with."""
    session = Session.begin(context)
    session.close()
    return session.state


def test_the_newest_of_two_states_is_kept() -> None:
    """The second change comes before the first is written: only it is left."""
    context = context_of(small())
    keeper = AutosaveThread(context, Session.begin(context))
    for state in (NO, YES):
        keeper.keep(context, state)
    keeper.close()
    assert kept(context) == YES


def test_a_change_is_saved_once_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written beside a frame that is being painted; the first word of it is enough."""
    monkeypatch.setattr(autosave_thread, "LONGEST", 600)
    context, saved = context_of(small()), Queue[State]()
    monkeypatch.setattr(Session, "save", lambda _, state, steps: saved.put(state) or "")
    keeper = AutosaveThread(context, Session.begin(context))
    for state in (NO, YES, NO):
        keeper.keep(context, state)
        assert saved.empty()
        keeper.shown()
        assert saved.get(timeout=60) == state
    keeper.close()


def test_each_dataset_keeps_its_own_newest() -> None:
    """Changes of two datasets that come together do not take each other's place."""
    bicycle = context_of(small())
    loaded = parse(edited(('id = "bicycle"', 'id = "tricycle"')).encode(), "tricycle.toml")
    tricycle = context_of(loaded)
    keeper = AutosaveThread(bicycle, Session.begin(bicycle))
    keeper.begin(tricycle)
    for context, state in ((bicycle, YES), (tricycle, YES), (bicycle, NO)):
        keeper.keep(context, state)
    keeper.close()
    assert (kept(bicycle), kept(tricycle)) == (NO, YES)


def test_a_first_change_is_kept_though_a_signal_comes_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The thread that ends the process closes while the first change begins the one that saves."""
    context = context_of(small())
    keeper = AutosaveThread(context, Session.begin(context))
    ending = threading.Thread(target=keeper.close)
    begin = threading.Thread.start

    def begin_late(thread: threading.Thread) -> None:
        monkeypatch.undo()
        ending.start()
        ending.join(0.02)
        begin(thread)

    monkeypatch.setattr(threading.Thread, "start", begin_late)
    keeper.keep(context, YES)
    ending.join()
    assert kept(context) == YES


def test_two_may_close_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app leaves while a signal ends the process: what is unsaved is saved once, by either."""
    context = context_of(small())
    keeper = AutosaveThread(context, Session.begin(context))
    keeper.keep(context, NO)
    keeper.close()
    keeper._unsaved["bicycle"] = context, YES, Steps()  # what the thread could not save
    faults: list[BaseException] = []
    save = Session.save

    def close() -> None:
        try:
            keeper.close()
        except BaseException as error:
            faults.append(error)

    other = threading.Thread(target=close)

    def save_late(session: Session, state: State, steps: Steps) -> str:
        if not other.ident:
            other.start()
            other.join(0.05)
        return save(session, state, steps)

    monkeypatch.setattr(Session, "save", save_late)
    close()
    other.join()
    assert faults == []
    assert kept(context) == YES
