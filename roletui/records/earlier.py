"""The past of a session as changes that can be undone."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from roletui.dataset.problems import RefusedError
from roletui.records.scenario import loads
from roletui.state.context import Context
from roletui.state.history import PastChange
from roletui.state.state import State


def past_changes(entries: Sequence[str], context: Context, now: State) -> list[PastChange]:
    """Return entries as changes, without those that cannot be read.

    Without the last one too where it leads to what there is ``now``: the program ended before it
    could keep the change.
    """
    found = [*_changes(entries, context)]
    while found and found[-1].state._replace(at="") == now._replace(at=""):
        found.pop()
    return found


def _changes(entries: Sequence[str], context: Context) -> Iterator[PastChange]:
    import json  # only where something is undone: 1 ms

    for entry in entries:
        with suppress(ValueError, TypeError, RefusedError):
            label, text = json.loads(entry)
            yield PastChange(loads(text, "past", context).state, str(label))
