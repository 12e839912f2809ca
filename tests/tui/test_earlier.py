"""Undo in a workspace that goes on with what was kept."""

from helpers import context_of, small

from roletui.records.autosave import Session
from roletui.records.earlier import past_changes
from roletui.state.history import PastChange, Steps
from roletui.state.state import State
from roletui.tui.autosave_thread import AutosaveThread
from roletui.tui.workspace import Workspace

CONTEXT = context_of(small())


def noted(number: int) -> State:
    """Return a state that can be told from others."""
    return State(notes=f"Note {number}")


def test_undo_goes_back_after_a_restart() -> None:
    """All of 25 changes can be taken back, one by one, each named, and nothing more."""
    session = Session.begin(CONTEXT)
    for number in range(26):
        before = PastChange(noted(number - 1), f"change {number - 1}")
        session.save(noted(number), Steps(added=(before,)) if number else Steps())
    session.close()
    session = Session.begin(CONTEXT)
    keeper = AutosaveThread(CONTEXT, session)
    workspace = Workspace(CONTEXT, session.state, autosave=keeper, earlier=session.earlier)
    for number in reversed(range(25)):
        assert workspace.undo_help()["undo"].startswith(f"Takes back: change {number}")
        history, words = workspace.undo()
        assert words.startswith("Back: notes: ")
        assert workspace.take(history).state == noted(number)
    assert workspace.undo()[1] == "Nothing to undo."
    for _ in range(5):
        workspace.take(workspace.redo()[0])
    keeper.close()
    session = Session.begin(CONTEXT)
    session.close()
    labels = [each.label for each in past_changes(session.earlier, CONTEXT, session.state)]
    assert labels == [f"change {number}" for number in range(5)]
