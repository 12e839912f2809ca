"""The present state with the way back and forward."""

import typing

from roletui.state import State, real


class Entry(typing.NamedTuple):
    """A state that was left, and the change that left it, in words."""

    state: State
    label: str


class History(typing.NamedTuple):
    """The present state with the way back and forward. Frozen, like the states in it.

    What was only previewed is never gone back to.
    """

    state: State
    past: tuple[Entry, ...] = ()
    future: tuple[Entry, ...] = ()

    def change(self, state: State, label: str, *, burst: bool = False) -> "History":
        """Return the history after a change; one that changes nothing leaves no trace.

        Changes of a burst, such as the steps of a slider, are undone together.
        """
        if state == self.state:
            return self
        left, kept = real(self.state), real(state)
        if left == kept:
            return self.visit(state)
        merge = burst and bool(self.past) and self.past[-1].label == label and not self.future
        if not merge:
            return History(state, (*self.past, Entry(left, label)))
        back_at_start = kept == self.past[-1].state
        return History(state, self.past[:-1] if back_at_start else self.past)

    def visit(self, state: State) -> "History":
        """Return the history at another place of the same decision: nothing to undo."""
        return self._replace(state=state)

    def undo(self) -> "History":
        """Return to the state before the last change, if there is one."""
        if not self.past:
            return self
        last = self.past[-1]
        now = Entry(real(self.state), last.label)
        return History(last.state, self.past[:-1], (now, *self.future))

    def redo(self) -> "History":
        """Take the last undo back, if there is one."""
        if not self.future:
            return self
        next_ = self.future[0]
        now = Entry(real(self.state), next_.label)
        return History(next_.state, (*self.past, now), self.future[1:])
