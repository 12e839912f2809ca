"""What a user wants changed of the plan and of how it is counted."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from roletui.cost.settings import Choice, Display
from roletui.state import plan_changes as planning
from roletui.state import state as states
from roletui.state.state import State
from roletui.tree.walk import Tree

from .base import Intent


class _OfLine(Intent):
    """A change of one line of the plan."""

    number: int
    """Place of the line, from 0."""

    @property
    def words(self) -> str:
        """Name the line too."""
        return f"{self.label}, line {self.number + 1}" if self.number else self.label

    @property
    def together(self) -> str:
        """The same of one line."""
        return self.words


@dataclass
class PlanSize(_OfLine):
    """Change the people, hours a week or weeks of a line of the plan."""

    number: int = 0
    people: Decimal | None = None
    hours: Decimal | None = None
    weeks: Decimal | None = None
    start: Decimal | None = None
    label: ClassVar[str] = "size of the plan"

    @property
    def together(self) -> str:
        """Each size by itself."""
        sizes = {"people": self.people, "hours": self.hours, "weeks": self.weeks}
        given = (name for name, size in sizes.items() if size is not None)
        return f"{self.words}: {next(given, 'start')}"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave open who is hired."""
        return states.resize(
            tree,
            state,
            self.number,
            people=self.people,
            hours=self.hours,
            weeks=self.weeks,
            start=self.start,
        )


@dataclass
class Hire(_OfLine):
    """Change the role of a line of the plan, or the rate it is counted with."""

    role: str
    rate: str = ""
    number: int = 0
    own_rate: Decimal | None = None
    """What the user says an hour costs there; without it the rate counts."""
    label: ClassVar[str] = "who is hired, and how"

    def apply(self, tree: Tree, state: State) -> State:
        """Keep the channel where it can be kept."""
        hired = states.hire(tree, state, self.role, self.rate, self.number)
        return states.price(tree, hired, self.own_rate, self.number)


@dataclass
class OwnRate(_OfLine):
    """Count with what the user says an hour costs; without it, with the dataset's rate again."""

    amount: Decimal | None
    number: int = 0
    label: ClassVar[str] = "your own rate"

    def apply(self, tree: Tree, state: State) -> State:
        """Keep who is hired."""
        return states.price(tree, state, self.amount, self.number)


@dataclass
class AddLine(Intent):
    """Add a line like one of the plan behind it."""

    number: int
    label: ClassVar[str] = "a line more"

    def apply(self, tree: Tree, state: State) -> State:
        """Make the lines the user's own list."""
        return planning.add_line(tree, state, self.number)


@dataclass
class RemoveLine(Intent):
    """Remove a line of the plan."""

    number: int
    label: ClassVar[str] = "a line less"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave the only line there is."""
        return planning.remove_line(tree, state, self.number)


@dataclass
class AsProposed(Intent):
    """Let the plan follow the decision again."""

    label: ClassVar[str] = "the plan as proposed"

    def apply(self, tree: Tree, state: State) -> State:
        """Forget what was set of it."""
        return planning.as_proposed(state)


@dataclass
class CountWith(Intent):
    """Switch an overhead, or set its figure; without a choice, as the dataset has it."""

    overhead: str
    choice: Choice | None
    label: ClassVar[str] = "what comes on top"

    @property
    def together(self) -> str:
        """Each overhead by itself."""
        return f"{self.label}: {self.overhead}"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave the others."""
        return planning.count_with(state, self.overhead, self.choice)


@dataclass
class ShowIn(Intent):
    """Show all money in another currency; without one, in the dataset's own."""

    display: Display | None
    label: ClassVar[str] = "currency"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave all figures as they were given."""
        return planning.show_in(state, self.display)


@dataclass
class Aim(Intent):
    """Say what there is to spend."""

    goal: Decimal | None
    label: ClassVar[str] = "what there is to spend"

    @property
    def together(self) -> str:
        """The steps towards it."""
        return self.label

    def apply(self, tree: Tree, state: State) -> State:
        """Leave the plan."""
        return planning.aim(state, self.goal)


@dataclass
class Suppose(Intent):
    """Say what a wrong choice is thought to take."""

    role: str | None = None
    redone: Decimal | None = None
    restart: Decimal | None = None
    label: ClassVar[str] = "what the wrong role takes"

    @property
    def together(self) -> str:
        """Each part by itself."""
        return f"{self.label}: {', '.join(self._given)}"

    @property
    def _given(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if value is not None}

    def apply(self, tree: Tree, state: State) -> State:
        """Leave the plan, and the parts that are not given."""
        return planning.suppose(state, state.mistake._replace(**self._given))


@dataclass
class PinBaseline(Intent):
    """Make the plan the one that figures are compared with, or let it go."""

    label: ClassVar[str] = "the baseline"

    def apply(self, tree: Tree, state: State) -> State:
        """Leave the plan."""
        return planning.pin(tree, state)
