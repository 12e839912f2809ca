"""What a user wants changed: small messages that screens send up and the app carries out.

They are handed over by a call, not through a queue: all that follows from one key is then painted
in one frame.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from roletui.compare.grid import View
from roletui.state import state as states
from roletui.state.history import History
from roletui.state.state import State
from roletui.tree.walk import Tree
from roletui.tree.what_if import Flip


class Intent:
    """A change of the state."""

    label: ClassVar[str] = "change"
    """What is changed."""

    @property
    def words(self) -> str:
        """Say what an undo would take back."""
        return self.label

    @property
    def together(self) -> str:
        """Return what several in a row share that are undone as one; empty for none."""
        return ""

    def apply(self, tree: Tree, state: State) -> State:
        """Return the state after the change."""
        raise TypeError(f"{type(self).__name__} does not say what it changes")

    def enter(self, history: History, state: State) -> History:
        """Return the history with the state after the change."""
        return history.change(state, self.words, self.together)


class Visit(Intent):
    """A move to another place of the same decision, which an undo passes over."""

    def enter(self, history: History, state: State) -> History:
        """Leave no trace."""
        return history.visit(state)


@dataclass
class Answer(Intent):
    """Answer a question, or change its answer."""

    question: str
    choice: str
    label: ClassVar[str] = "answer"

    def apply(self, tree: Tree, state: State) -> State:
        """Keep later answers."""
        return states.answer(state, self.question, self.choice)


@dataclass
class Restart(Intent):
    """Forget all answers."""

    label: ClassVar[str] = "start over"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave plan and view."""
        return states.restart(state)


@dataclass
class Revisit(Visit):
    """Go back to a question; an empty id goes on to the next one."""

    question: str

    def apply(self, tree: Tree, state: State) -> State:
        """Show that question."""
        return states.revisit(state, self.question)


@dataclass
class GoBack(Visit):
    """Go back to the question before the one that is shown."""

    def apply(self, tree: Tree, state: State) -> State:
        """Show it; at the first one nothing happens."""
        return states.back(tree, state)


@dataclass
class Preview(Visit):
    """Show everything as if some answers were others."""

    flip: Flip

    def apply(self, tree: Tree, state: State) -> State:
        """Keep the user's own answers beside them."""
        return states.preview(state, self.flip)


@dataclass
class LeavePreview(Visit):
    """Return to one's own answers."""

    def apply(self, tree: Tree, state: State) -> State:
        """Show them as they are."""
        return states.real(state)


@dataclass
class KeepPreview(Intent):
    """Make the answers that are previewed one's own."""

    label: ClassVar[str] = "keeping the preview"

    def apply(self, tree: Tree, state: State) -> State:
        """Forget that they were others."""
        return states.keep(state)


@dataclass
class Overrule(Intent):
    """Choose a role instead of what is recommended, for a reason."""

    role: str
    reason: str
    label: ClassVar[str] = "your own choice"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave the answers."""
        return states.overrule(tree, state, self.role, self.reason)


@dataclass
class Follow(Intent):
    """Follow the recommendation again."""

    label: ClassVar[str] = "following the recommendation"

    def apply(self, tree: Tree, state: State) -> State:
        """Forget the other choice."""
        return states.follow(state)


@dataclass
class Weigh(Intent):
    """Say how much a factor counts."""

    factor: str
    weight: int
    label: ClassVar[str] = "weight of a factor"

    def apply(self, tree: Tree, state: State) -> State:
        """Change nothing that is recommended."""
        return states.weigh(state, self.factor, self.weight)


@dataclass
class PutPack(Intent):
    """Put the hiring pack into the record, or leave it out."""

    wanted: bool
    label: ClassVar[str] = "hiring pack in the record"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave everything else."""
        return states.put_pack(state, wanted=self.wanted)


@dataclass
class Note(Intent):
    """Write down what there is to say besides."""

    text: str
    label: ClassVar[str] = "notes"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave everything else."""
        return states.note(state, self.text)


@dataclass
class Look(Intent):
    """Change how the comparison is shown."""

    view: View
    label: ClassVar[str] = "view of the comparison"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave everything else."""
        return states.look(state, self.view)


@dataclass
class Seek(Look):
    """Look for another text in the comparison; all that is typed at one go is undone together."""

    label: ClassVar[str] = "filter of the comparison"

    @property
    def together(self) -> str:
        """Every letter of it."""
        return self.label


@dataclass
class Reopen(Intent):
    """Put a decision that was saved in the place of the present one."""

    name: str
    state: State
    warnings: tuple[str, ...] = ()
    """What there is to say of how it was read."""

    @property
    def words(self) -> str:
        """Name it."""
        return f"opening “{self.name}”"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave nothing of the present one, which an undo brings back."""
        return self.state


Send = Callable[[Intent], None]
"""How a screen hands an intention to whoever owns the state."""
