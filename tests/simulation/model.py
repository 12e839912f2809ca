"""What the user may rely on, kept as plainly as can be, beside the program that is tried."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from roletui.case.changes import Change
from roletui.state.context import Context
from roletui.state.fit import fit_to_dataset
from roletui.state.state import State, without_preview


class BrokenPromiseError(AssertionError):
    """The program did what it must never do."""


@dataclass
class Done:
    """A change that can be undone: the state before it, or after it once it is undone."""

    state: State
    together: str


class Way:
    """The states of one decision, undone and redone, as a list and a place in it."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.before: list[Done] = []
        self.after: list[Done] = []

    def change(self, change: Change, state: State) -> None:
        """Follow a change to a state; moving to another question is none."""
        old, new = without_preview(self.state), without_preview(state)
        moved = change.visit or old._replace(at="") == new._replace(at="")
        if state != self.state and not moved:
            last = self.before[-1] if self.before and not self.after else None
            if last and change.together and last.together == change.together:
                if last.state == new:
                    self.before.pop()
            else:
                came_from = old if old.at == new.at else old._replace(at="")
                self.before.append(Done(came_from, change.together))
                self.after.clear()
        self.state = state

    def undo(self) -> None:
        """Take the last change back."""
        self._step(self.before, self.after)

    def redo(self) -> None:
        """Make the change that was taken back last again."""
        self._step(self.after, self.before)

    def _step(self, source: list[Done], target: list[Done]) -> None:
        if source:
            last = source.pop()
            target.append(Done(without_preview(self.state), last.together))
            self.state = last.state


@dataclass
class Kept:
    """What a session file must hold: what was said to be kept, or any later state."""

    dataset: str
    path: str = ""
    """Its file; empty until the first state is kept."""
    safe: State | None = None
    """The state that was said to be kept last; None where there was none."""
    later: list[State] = field(default_factory=list)
    """States since then, of which the file may hold any."""
    foreign: bytes | None = None
    """The content that another program put there, which must stay."""

    def allows(self, state: State) -> bool:
        """Tell whether the file may hold a state."""
        return state in self.allowed()

    def allowed(self) -> Iterator[State]:
        """Yield what the file may hold."""
        if self.safe is not None:
            yield self.safe
        yield from self.later

    def opens(self, context: Context, state: State) -> bool:
        """Tell whether it may be opened as a state."""
        return any(fit_to_dataset(context.tree, each) == state for each in self.allowed())


@dataclass
class Named:
    """A decision saved under a name; each change of it makes a new one."""

    name: str
    state: State
    dataset: str


@dataclass
class Delta:
    """A change of the saved decisions that is under way, or was interrupted."""

    removed: Named | None
    added: Named | None
    interrupted: bool = False


def same(found: Iterable[Named], wanted: Iterable[Named], deltas: Sequence[Delta] = ()) -> bool:
    """Tell whether the saved decisions are those that are wanted, whatever their files are called.

    Each of the deltas may be done or not.
    """
    left = list(wanted)
    if deltas:
        first, *rest = deltas
        done = [entry for entry in left if entry is not first.removed]
        done += [first.added] if first.added else []
        return same(found, left, rest) or same(found, done, rest)
    for entry in found:
        if entry not in left:
            return False
        left.remove(entry)
    return not left
