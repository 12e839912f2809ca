"""What a user wants changed: small messages that screens send up and the app carries out.

They are handed over by a call, not through a queue: all that follows from one key is then painted
in one frame.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from roletui import state as states
from roletui.comparison import View
from roletui.decision import Tree
from roletui.state import State


class Intent:
    """A change of the state; ``label`` says in words what an undo would take back."""

    label: ClassVar[str] = "change"
    burst: ClassVar[bool] = False
    """Whether several in a row are undone together."""

    def apply(self, tree: Tree, state: State) -> State:
        """Return the state after the change."""
        raise TypeError(f"{type(self).__name__} does not say what it changes")


class Visit(Intent):
    """A move to another place of the same decision, which an undo passes over."""


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
class PlanSize(Intent):
    """Change the people, hours a week or weeks of the plan."""

    people: Decimal | None = None
    hours: Decimal | None = None
    weeks: Decimal | None = None
    label: ClassVar[str] = "size of the plan"
    burst: ClassVar[bool] = True

    def apply(self, tree: Tree, state: State) -> State:
        """Leave open who is hired."""
        return states.resize(tree, state, people=self.people, hours=self.hours, weeks=self.weeks)


@dataclass
class Hire(Intent):
    """Change the role of the plan, or the rate it is counted with."""

    role: str
    rate: str = ""
    label: ClassVar[str] = "who is hired, and how"
    burst: ClassVar[bool] = True

    def apply(self, tree: Tree, state: State) -> State:
        """Keep the channel where it can be kept."""
        return states.hire(tree, state, self.role, self.rate)


@dataclass
class OwnRate(Intent):
    """Count with what the user says an hour costs; without it, with the dataset's rate again."""

    amount: Decimal | None
    label: ClassVar[str] = "your own rate"
    burst: ClassVar[bool] = True

    def apply(self, tree: Tree, state: State) -> State:
        """Keep who is hired."""
        return states.price(tree, state, self.amount)


@dataclass
class Look(Intent):
    """Change how the comparison is shown."""

    view: View
    label: ClassVar[str] = "view of the comparison"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave everything else."""
        return states.look(state, self.view)


Send = Callable[[Intent], None]
"""How a screen hands an intention to whoever owns the state."""
