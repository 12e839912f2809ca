"""Undo and redo: the present state with its past and future."""

from roletui.state.state import State, without_preview
from roletui.text.tuples import NamedTuple


class PastChange(NamedTuple):
    """A state in the past or the future, and the change between it and its neighbour."""

    state: State
    label: str
    """What the change is called."""
    together: str = ""
    """Key of the group of changes that are undone together; empty for a change of its own."""


class Steps(NamedTuple):
    """What became of a past: so many of its last entries were taken away, then some added."""

    taken: int = 0
    added: tuple[PastChange, ...] = ()

    def then(self, later: "Steps") -> "Steps":
        """Return these steps and later ones as one."""
        left = len(self.added) - later.taken
        return Steps(self.taken + max(0, -left), self.added[: max(0, left)] + later.added)


NO_STEPS = Steps()


class History(NamedTuple):
    """The present state with its past and future. Frozen, like the states in it.

    Past and future never contain a preview.
    """

    state: State
    past: tuple[PastChange, ...] = ()
    future: tuple[PastChange, ...] = ()

    def change(self, state: State, label: str, together: str = "") -> "History":
        """Return the history after a change; one that changes nothing is not recorded.

        Moving between questions is not an undoable change, and whoever went back to a question to
        change its answer is undone to where they came from. Consecutive changes with the same
        ``together``, such as the steps of one slider, are undone as one.
        """
        if state == self.state:
            return self
        left, kept = without_preview(self.state), without_preview(state)
        if left == kept._replace(at=left.at):
            return self.visit(state)
        if left.at != kept.at:
            left = left._replace(at="")
        last = self.past[-1] if self.past and not self.future else None
        if not together or last is None or last.together != together:
            return History(state, (*self.past, PastChange(left, label, together)))
        back_at_start = kept == last.state
        return History(state, self.past[:-1] if back_at_start else self.past)

    def visit(self, state: State) -> "History":
        """Return the history with another present state, without an undoable change."""
        return self._replace(state=state)

    def since(self, before: "History") -> Steps:
        """Return what became of the past of an earlier history of the same state."""
        same = min(len(before.past), len(self.past))
        while same and before.past[same - 1] is not self.past[same - 1]:
            same -= 1
        return Steps(len(before.past) - same, self.past[same:])

    def undo(self) -> "History":
        """Return the history before the last change; itself where there is none."""
        if not self.past:
            return self
        last = self.past[-1]
        now = last._replace(state=without_preview(self.state))
        return History(last.state, self.past[:-1], (now, *self.future))

    def redo(self) -> "History":
        """Return the history with the last undo reversed; itself where there is none."""
        if not self.future:
            return self
        next_ = self.future[0]
        now = next_._replace(state=without_preview(self.state))
        return History(next_.state, (*self.past, now), self.future[1:])
