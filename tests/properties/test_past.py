"""The past on disk is that in memory, whatever is done, written together and restarted."""

from helpers import context_of, small
from hypothesis import given
from hypothesis import strategies as st

from roletui.records.earlier import past_changes
from roletui.records.past import MOST, Past
from roletui.records.scenario_text import dumps
from roletui.state.history import History, Steps
from roletui.state.state import State

CONTEXT = context_of(small())
DEEDS = st.lists(st.sampled_from(["change", "undo", "redo", "step", "write"]), max_size=90)


def add(past: Past, steps: Steps) -> None:
    """Write down what became of a past."""
    added = [(each.label, dumps(CONTEXT.loaded, each.state)) for each in steps.added]
    past.add(steps.taken, added)


@given(DEEDS)
def test_what_is_written_is_the_past(deeds: list[str]) -> None:
    """Changes, undo and redo in any order, written one by one or several together."""
    history, written, waiting, past = History(State()), History(State()), Steps(), Past()
    for number, deed in enumerate(deeds):
        match deed:
            case "change":
                history = history.change(State(notes=str(number)), f"note {number}")
            case "step":
                history = history.change(State(notes=str(number)), "slider", "slider")
            case "undo":
                history = history.undo()
            case "redo":
                history = history.redo()
            case _:
                add(past, waiting)
                waiting = Steps()
        waiting, written = waiting.then(history.since(written)), history
    add(past, waiting)
    found = past_changes(past.entries, CONTEXT, history.state)
    wanted = [(each.label, each.state) for each in history.past][-MOST:]
    assert [(each.label, each.state) for each in found] == wanted
