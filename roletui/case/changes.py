"""Every change that a user can make, as one kind of value.

A screen or the interview makes a :class:`Change` and hands it to whoever owns the history. The
change says what it is called, what is undone with it, and which state follows from the present
case. So the same change is worded once, wherever it is made.
"""

import typing
from collections.abc import Callable
from decimal import Decimal

from roletui.case.case import Case
from roletui.compare.view import View
from roletui.cost.settings import Choice, Display
from roletui.state import plan_changes
from roletui.state import state as states
from roletui.state.history import History
from roletui.state.plan_changes import Size
from roletui.state.state import State, WrongHireGuess
from roletui.tree.what_if import Flip


class Change(typing.NamedTuple):
    """A change of the state."""

    label: str
    """What an undo would take back."""
    transition: Callable[[Case], State]
    """Returns the state after the change."""
    together: str = ""
    """What several in a row share that are undone as one; empty for a change that stands alone."""
    visit: bool = False
    """Whether it only moves to another place of the same decision, which an undo passes over."""

    def enter(self, history: History, state: State) -> History:
        """Return the history with the state that follows from the change."""
        if self.visit:
            return history.visit(state)
        return history.change(state, self.label, self.together)


Send = Callable[[Change], None]
"""How a screen hands a change to whoever owns the state."""


def _visit(transition: Callable[[Case], State]) -> Change:
    return Change("", transition, visit=True)


def answer(question: str, choice: str) -> Change:
    """Answer a question, or change its answer; later answers are kept."""
    return Change("answer", lambda case: states.answer(case.state, question, choice))


def restart() -> Change:
    """Forget all answers; plan and view stay."""
    return Change("start over", lambda case: states.restart(case.state))


def revisit(question: str) -> Change:
    """Go back to a question that was answered; an empty id goes on to the next one."""
    return _visit(lambda case: states.revisit(case.state, question))


def go_back() -> Change:
    """Go back to the question before the one that is shown; at the first one nothing happens."""
    return _visit(lambda case: states.back(case.walk, case.state))


def preview(flip: Flip) -> Change:
    """Show everything as if some answers were others, the user's own kept beside them."""
    return _visit(lambda case: states.preview(case.state, flip))


def leave_preview() -> Change:
    """Return to one's own answers."""
    return _visit(lambda case: states.without_preview(case.state))


def keep_preview() -> Change:
    """Make the answers that are previewed one's own."""
    return Change("keeping the preview", lambda case: states.keep(case.state))


def overrule(role: str, reason: str) -> Change:
    """Choose a role instead of what is recommended, for a reason; the answers stay."""

    def chosen(case: Case) -> State:
        against = case.without_preview.walk.provisional
        return states.overrule(case.state, role, reason, against)

    return Change("your own choice", chosen)


def follow() -> Change:
    """Follow the recommendation again."""
    return Change("following the recommendation", lambda case: states.follow(case.state))


def weigh(factor: str, weight: int) -> Change:
    """Say how much a factor counts; nothing changes in what is recommended."""
    return Change("weight of a factor", lambda case: states.weigh(case.state, factor, weight))


def put_pack(*, wanted: bool) -> Change:
    """Put the hiring pack into the record, or leave it out."""
    return Change(
        "hiring pack in the record", lambda case: states.put_pack(case.state, wanted=wanted)
    )


def note(text: str) -> Change:
    """Write down what there is to say besides."""
    return Change("notes", lambda case: states.note(case.state, text))


def look(view: View) -> Change:
    """Change how the comparison is shown."""
    return Change("view of the comparison", lambda case: states.look(case.state, view))


def seek(view: View) -> Change:
    """Look for another text in the comparison; what is typed at one go is undone together."""
    label = "filter of the comparison"
    return Change(label, lambda case: states.look(case.state, view), label)


def reopen(name: str, state: State) -> Change:
    """Put a decision that was saved in the place of the present one."""
    return Change(f"opening “{name}”", lambda _: state)


def _of_line(label: str, number: int) -> str:
    """Name a change of a line of the plan; the line is said where it is not the first."""
    return f"{label}, line {number + 1}" if number else label


def resize(size: Size, value: Decimal, number: int = 0) -> Change:
    """Change a size of a line of the plan; the steps of one size are undone together."""
    label = _of_line("size of the plan", number)
    return Change(
        label,
        lambda case: plan_changes.resize(case.state, case.lines, size, value, number),
        f"{label}: {size}",
    )


def hire(role: str, rate: str = "", number: int = 0, own_rate: Decimal | None = None) -> Change:
    """Change the role of a line of the plan, or the rate it is counted with.

    ``own_rate`` is what the user says an hour costs there, in major units.
    """

    def hired(case: Case) -> State:
        state = plan_changes.hire(case.dataset, case.state, case.lines, role, rate, number)
        lines = case.after(state).lines
        return plan_changes.price(case.dataset, state, lines, own_rate, number)

    label = _of_line("who is hired, and how", number)
    return Change(label, hired, label)


def set_own_rate(amount: Decimal | None, number: int = 0) -> Change:
    """Count with what the user says an hour costs; ``None`` for the dataset's rate again."""
    label = _of_line("your own rate", number)
    return Change(
        label,
        lambda case: plan_changes.price(case.dataset, case.state, case.lines, amount, number),
        label,
    )


def add_line(number: int) -> Change:
    """Add a line like one of the plan behind it; the lines are the user's own list then."""
    return Change("a line more", lambda case: plan_changes.add_line(case.state, case.lines, number))


def remove_line(number: int) -> Change:
    """Remove a line of the plan, unless it is the only one."""
    return Change(
        "a line less", lambda case: plan_changes.remove_line(case.state, case.lines, number)
    )


def as_proposed() -> Change:
    """Let the plan follow the decision again."""
    return Change("the plan as proposed", lambda case: plan_changes.as_proposed(case.state))


def count_with(overhead: str, choice: Choice | None) -> Change:
    """Switch an overhead, or set its figure; without a choice, as the dataset has it."""
    label = "what comes on top"
    return Change(
        label,
        lambda case: plan_changes.count_with(case.state, overhead, choice),
        f"{label}: {overhead}",
    )


def show_in(display: Display | None) -> Change:
    """Show all money in another currency; without one, in the dataset's own."""
    return Change("currency", lambda case: plan_changes.show_in(case.state, display))


def aim(goal: Decimal | None) -> Change:
    """Say what there is to spend, in major units; the steps towards it are undone together."""
    label = "what there is to spend"
    return Change(label, lambda case: plan_changes.aim(case.state, goal), label)


def suppose(
    *, role: str | None = None, redone: Decimal | None = None, restart: Decimal | None = None
) -> Change:
    """Say what a wrong choice is thought to take; the parts that are not given stay."""
    parts = {"role": role, "redone": redone, "restart": restart}
    given = [name for name, value in parts.items() if value is not None]
    label = "what the wrong role takes"

    def supposed(case: Case) -> State:
        before = case.state.mistake
        return plan_changes.suppose(
            case.state,
            WrongHireGuess(
                before.role if role is None else role,
                before.redone if redone is None else redone,
                before.restart if restart is None else restart,
            ),
        )

    return Change(label, supposed, f"{label}: {', '.join(given)}")


def pin_baseline() -> Change:
    """Make the plan the one that figures are compared with, or let it go."""
    return Change("the baseline", lambda case: plan_changes.pin(case.state, case.lines))
