"""The present state with the way back and forward."""

import typing

from roletui.state.state import State, without_preview


class PastChange(typing.NamedTuple):
    """A state that was left, and the change that left it, in words."""

    state: State
    label: str
    together: str = ""
    """What the changes share that are undone with this one; empty where it stands alone."""


class History(typing.NamedTuple):
    """The present state with the way back and forward. Frozen, like the states in it.

    What was only previewed is never gone back to.
    """

    state: State
    past: tuple[PastChange, ...] = ()
    future: tuple[PastChange, ...] = ()

    def change(self, state: State, label: str, together: str = "") -> "History":
        """Return the history after a change; one that changes nothing leaves no trace.

        Where one is among the questions is no part of what is changed.

        Changes in a row that are given the same ``together``, such as the steps of one slider, are
        undone as one.
        """
        if state == self.state:
            return self
        left, kept = without_preview(self.state), without_preview(state)
        if left == kept._replace(at=left.at):
            return self.visit(state)
        last = self.past[-1] if self.past and not self.future else None
        if not together or last is None or last.together != together:
            return History(state, (*self.past, PastChange(left, label, together)))
        back_at_start = kept == last.state
        return History(state, self.past[:-1] if back_at_start else self.past)

    def visit(self, state: State) -> "History":
        """Return the history at another place of the same decision: nothing to undo."""
        return self._replace(state=state)

    def undo(self) -> "History":
        """Return to the state before the last change, if there is one."""
        if not self.past:
            return self
        last = self.past[-1]
        now = last._replace(state=without_preview(self.state))
        return History(last.state, self.past[:-1], (now, *self.future))

    def redo(self) -> "History":
        """Take the last undo back, if there is one."""
        if not self.future:
            return self
        next_ = self.future[0]
        now = next_._replace(state=without_preview(self.state))
        return History(next_.state, (*self.past, now), self.future[1:])
