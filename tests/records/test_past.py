"""The past of a session on disk: what undo goes back to after a restart, whatever became of it."""

import os
from pathlib import Path

import pytest
from helpers import context_of, small

from roletui.records import library
from roletui.records.autosave import Session
from roletui.records.earlier import past_changes
from roletui.records.past import LINES, MOST, past_path
from roletui.records.session_files import session_files
from roletui.state.history import History, PastChange, Steps
from roletui.state.state import State

CONTEXT = context_of(small())


def noted(number: int) -> State:
    """Return a state that can be told from others."""
    return State(notes=f"Note {number}")


def step(number: int) -> Steps:
    """Return the step from a state to the next."""
    return Steps(added=(PastChange(noted(number), f"change {number}"),))


def kept(*numbers: int) -> Session:
    """Keep states one after the other, each but the first with the step that leads there."""
    session = Session.begin(CONTEXT)
    for number in numbers:
        session.save(noted(number), step(number - 1) if number else Steps())
    session.close()
    return session


def past() -> list[str]:
    """Return the labels of what the next session could undo."""
    session = Session.begin(CONTEXT)
    session.close()
    return [each.label for each in past_changes(session.earlier, CONTEXT, session.state)]


@pytest.mark.harness
def test_the_file_stays_short() -> None:
    """Of very many changes the last are kept, and the file is written anew now and then."""
    session = Session.begin(CONTEXT)
    most = 0
    for number in range(3 * LINES):
        session.save(noted(number + 1), step(number))
        lines = Path(past_path(session.path)).read_text(encoding="utf-8").count("\n")
        most = max(most, lines)
    session.close()
    assert most == LINES
    assert past() == [f"change {number}" for number in range(3 * LINES - MOST, 3 * LINES)]


def test_what_is_torn_or_not_there_is_left_out() -> None:
    """A half line is left out and never continued; without the file there is just no past."""
    path = past_path(kept(0, 1, 2, 3).path)
    with open(path, "r+b") as stream:
        stream.truncate(os.path.getsize(path) - 9)
    assert past() == ["change 0", "change 1"]
    session = Session.begin(CONTEXT)
    session.save(noted(4), step(3))
    session.close()
    assert past() == ["change 0", "change 1", "change 3"]
    Path(path).write_bytes(b"\0\0\n-9\n-x\n+[]\n+{\n")
    assert past() == []
    os.unlink(path)
    assert past() == []
    assert Session.begin(CONTEXT).state == noted(4)


def test_a_change_that_was_not_kept_is_no_step() -> None:
    """A program that ended between the step and its state leaves nothing that undoes nothing."""
    session = kept(0, 1, 2)
    with open(past_path(session.path), "ab") as stream:
        stream.write(Path(past_path(session.path)).read_bytes().splitlines(keepends=True)[-1])
    again = Session.begin(CONTEXT)
    again.save(noted(1))
    again.close()
    assert past() == ["change 0"]


def test_another_session_under_the_same_name_begins_without_a_past() -> None:
    """What is deleted takes its past along; and a new file never takes up another one's."""
    path = kept(0, 1, 2).path
    left = next(entry for entry in library.saved_decisions() if entry.unnamed)
    library.delete(left)
    assert not os.path.exists(past_path(path))
    kept(0, 1, 2)
    os.unlink(path)
    session = Session.begin(CONTEXT)
    session.save(noted(7))
    session.close()
    assert session_files() == [path]
    assert past() == []


def test_steps_are_what_lies_between_two_histories() -> None:
    """A change adds one, undo takes one; what is added and taken again is nothing."""
    start = History(noted(0))
    one = start.change(noted(1), "one")
    two = one.change(noted(2), "two")
    assert one.since(start) == Steps(0, one.past)
    assert two.undo().since(two) == Steps(1)
    assert two.since(start).then(two.undo().since(two)) == Steps(0, one.past)
    assert Steps(1).then(Steps(2, one.past)) == Steps(3, one.past)
