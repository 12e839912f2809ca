"""Every change that a user can make, as one kind of value.

A screen or the interview makes a :class:`Change` and hands it to the owner of the history. The
change knows its label, which changes are undone with it, and how to compute the next state. So each
change is worded once, wherever it is made.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from roletui.case.case import Case
from roletui.compare.view import View
from roletui.cost.drafts import Bounds
from roletui.cost.settings import Choice, Display
from roletui.dataset.bills import Bills
from roletui.state import plan_changes
from roletui.state import state as states
from roletui.state.chances import Chances
from roletui.state.history import History
from roletui.state.plan_changes import Ranged, Size
from roletui.state.state import State, WrongHireGuess, without_preview
from roletui.text.tuples import NamedTuple
from roletui.tree.what_if import Flip


class Change(NamedTuple):
    """A change of the state."""

    label: str
    """What undo calls the change."""
    transition: Callable[[Case], State]
    """Returns the state after the change."""
    together: str = ""
    """Successive changes with the same key are undone as one; empty for a separate change."""
    visit: bool = False
    """Whether it only moves within the same decision, which is not an undoable change."""

    def enter(self, history: History, state: State) -> History:
        """Return the history with ``state``, the result of the transition, added."""
        if self.visit:
            return history.visit(state)
        return history.change(state, self.label, self.together)


Send = Callable[[Change], None]
"""Hands a change to the owner of the state."""


def _visit(transition: Callable[[Case], State]) -> Change:
    return Change("", transition, visit=True)


def answer(question: str, choice: str) -> Change:
    """Answer a question, or change its answer; later answers are kept."""
    return Change("answer", lambda case: states.answer(case.state, question, choice))


def restart() -> Change:
    """Clear all answers; name, plan and view stay."""
    return Change("new decision", lambda case: states.restart(case.state))


def begin_anew(new: State) -> Change:
    """Begin a ``new`` decision in place of the present one.

    What is kept beside a decision that was opened from elsewhere stays.
    """
    return Change(
        "new decision", lambda case: new._replace(origin=without_preview(case.state).origin)
    )


def revisit(question: str) -> Change:
    """Show an answered question again; an empty id goes to the first unanswered one."""
    return _visit(lambda case: states.revisit(case.state, question))


def go_back() -> Change:
    """Go to the previous question; at the first one nothing happens."""
    return _visit(lambda case: states.back(case.walk, case.state))


def preview(flip: Flip) -> Change:
    """Show everything as if some answers were different; the user's own are kept."""
    return _visit(lambda case: states.preview(case.state, flip))


def leave_preview() -> Change:
    """Return to the user's own answers."""
    return _visit(lambda case: states.without_preview(case.state))


def keep_preview() -> Change:
    """Make the previewed answers the user's own."""
    return Change("keeping the preview", lambda case: states.keep(case.state))


def overrule(role: str, reason: str) -> Change:
    """Choose a role against the recommendation, with a reason; the answers stay."""

    def chosen(case: Case) -> State:
        against = case.without_preview.walk.provisional
        return states.overrule(case.state, role, reason, against)

    return Change("your own choice", chosen)


def follow() -> Change:
    """Follow the recommendation again."""
    return Change("following the recommendation", lambda case: states.follow(case.state))


def weigh(factor: str, weight: int) -> Change:
    """Set the weight of a factor; the recommendation does not change."""
    return Change("weight of a factor", lambda case: states.weigh(case.state, factor, weight))


def guess(question: str, chances: Chances) -> Change:
    """Set in how many of 100 cases each answer to a question is true; empty for as stated."""
    return Change(
        "chances of the answers", lambda case: states.guess(case.state, question, chances)
    )


def put_pack(*, wanted: bool) -> Change:
    """Include the hiring pack in the record, or leave it out."""
    return Change(
        "hiring pack in the record", lambda case: states.put_pack(case.state, wanted=wanted)
    )


def name_task(words: str) -> Change:
    """Name the task; nothing takes its name away."""
    return Change("the task's name", lambda case: states.name_task(case.state, words))


def note(text: str) -> Change:
    """Replace the user's notes."""
    return Change("notes", lambda case: states.note(case.state, text))


def look(view: View) -> Change:
    """Change the view of the comparison."""
    return Change("view of the comparison", lambda case: states.look(case.state, view))


def seek(view: View) -> Change:
    """Filter the comparison by another text; successive keystrokes are undone as one."""
    label = "filter of the comparison"
    return Change(label, lambda case: states.look(case.state, view), label)


def reopen(name: str, state: State, *, others: bool = False) -> Change:
    """Replace the current decision with a saved one.

    Beside one of ``others``, and as long as one is shown, the user's own is kept.
    """

    def reopened(case: Case) -> State:
        if others or state.origin or case.state.origin:
            return states.open_other(case.state, name, state)
        return state

    return Change(f"opening “{name}”", reopened)


def back_to_own() -> Change:
    """Go back from an opened decision to the user's own."""
    return Change("going back to your own decision", lambda case: states.back_to_own(case.state))


def make_own() -> Change:
    """Make an opened decision the user's own."""
    return Change("making it your own", lambda case: states.make_own(case.state))


def _of_line(label: str, number: int) -> str:
    """Return a label with the number of the line, unless it is the first."""
    return f"{label}, part {number + 1}" if number else label


def resize(size: Size, value: Decimal, number: int = 0) -> Change:
    """Change a size of a plan line; successive steps of one size are undone as one."""
    label = _of_line("size of the plan", number)
    return Change(
        label,
        lambda case: plan_changes.resize(case.state, case.lines, size, value, number),
        f"{label}: {size}",
    )


def spread(size: Ranged, value: Decimal, bounds: Bounds | None, number: int = 0) -> Change:
    """Set hours or weeks of a plan line, and between what they may lie."""
    label = _of_line("size of the plan", number)
    return Change(
        label,
        lambda case: plan_changes.spread(case.state, case.lines, size, value, bounds, number),
        f"{label}: {size}",
    )


def switch(overhead: str, number: int = 0, *, on: bool | None) -> Change:
    """Count an overhead for one plan line, or not; ``None`` for as it counts for all of them."""
    label = _of_line("extra costs of this part", number)
    return Change(
        label,
        lambda case: plan_changes.switch(case.state, case.lines, overhead, number, on=on),
        f"{label}: {overhead}",
    )


def set_chance(chance: Decimal | None, number: int = 0) -> Change:
    """Set in how many of 100 plans a line is needed; ``None`` for as the decision says."""
    return Change(
        _of_line("chance that it is needed", number),
        lambda case: plan_changes.set_chance(case.state, case.lines, chance, number),
    )


def expect(overhead: str, chance: Decimal | None) -> Change:
    """Set in how many of 100 plans an overhead happens; ``None`` for as the dataset says."""

    def expected(case: Case) -> State:
        before = case.state.cost_settings.overheads.get(overhead)
        counted = case.market.overhead(overhead).counted
        choice = (before or Choice(on=counted))._replace(chance=chance)
        usual = before is None or (before.figure is None and before.on == counted)
        kept = None if chance is None and usual else choice
        return plan_changes.count_with(case.state, overhead, kept)

    return Change("chance of an extra cost", expected)


def hire(
    role: str,
    rate: str = "",
    number: int = 0,
    own_rate: Decimal | None = None,
    *,
    salary: bool = False,
) -> Change:
    """Change the role of a plan line, or its rate; successive steps of either are undone as one.

    ``own_rate`` is the user's own price of an hour, or a ``salary``, in major units.
    """

    def hired(case: Case) -> State:
        state = plan_changes.hire(case.dataset, case.state, case.lines, role, rate, number)
        lines = case.after(state).lines
        return plan_changes.price(case.dataset, state, lines, own_rate, number, salary=salary)

    label = _of_line("who is hired, and how", number)
    return Change(label, hired, f"{label}: {'how' if rate else 'who'}")


def choose_way(
    role: str, rate: str, number: int, own_rate: Decimal | None = None, *, salary: bool = False
) -> Change:
    """Hire by one of many ways, chosen by itself and not by steps; undone by itself, too."""
    return hire(role, rate, number, own_rate, salary=salary)._replace(together="")


def set_own_rate(amount: Decimal | None, number: int = 0, *, salary: bool = False) -> Change:
    """Set the user's own price of an hour, or a ``salary``, in major units.

    ``None`` for the dataset's rate.
    """
    label = _of_line("your own rate", number)

    def set_rate(case: Case) -> State:
        return plan_changes.price(
            case.dataset, case.state, case.lines, amount, number, salary=salary
        )

    return Change(label, set_rate, label)


def add_line(number: int) -> Change:
    """Insert a copy of a line after it; the plan becomes the user's own list."""
    return Change(
        "a part added", lambda case: plan_changes.add_line(case.state, case.lines, number)
    )


def remove_line(number: int) -> Change:
    """Remove a line of the plan, unless it is the only one."""
    return Change(
        "a part removed", lambda case: plan_changes.remove_line(case.state, case.lines, number)
    )


def as_proposed() -> Change:
    """Make the plan follow the decision again.

    Who is hired and how is then as proposed; the sizes that the user set stay, unless the answers
    propose them or nothing else was set.
    """
    return Change(
        "the plan as proposed",
        lambda case: plan_changes.as_proposed(case.state, case.sizes_kept),
    )


def count_with(overhead: str, choice: Choice | None) -> Change:
    """Switch an overhead, or set its figure; ``None`` for the dataset's setting."""
    label = "extra costs"
    return Change(
        label,
        lambda case: plan_changes.count_with(case.state, overhead, choice),
        f"{label}: {overhead}",
    )


def add_up(overhead: str, bills: Bills) -> Change:
    """Make an overhead the sum of bills; without any it is the dataset's again."""

    def added_up(case: Case) -> State:
        before = case.state.cost_settings.overheads.get(overhead, Choice())
        choice = before._replace(on=True, amount=None, bills=bills)
        kept = None if choice == Choice() else choice
        return plan_changes.count_with(case.state, overhead, kept)

    return Change("extra costs", added_up)


def count_outside_view(*, wanted: bool) -> Change:
    """Count the overruns of others' plans for every line, or not."""
    return Change(
        "others' overruns",
        lambda case: plan_changes.count_outside_view(case.state, wanted=wanted),
    )


def show_in(display: Display | None) -> Change:
    """Show all money in another currency; ``None`` for the dataset's own."""
    return Change("currency", lambda case: plan_changes.show_in(case.state, display))


def aim(goal: Decimal | None) -> Change:
    """Set the money to spend, in major units; successive steps are undone as one."""
    label = "what there is to spend"
    return Change(label, lambda case: plan_changes.aim(case.state, goal), label)


def start_on(starts: date | None) -> Change:
    """Set the day on which the plan starts; ``None`` to count in weeks alone."""
    return Change("start of the plan", lambda case: plan_changes.start_on(case.state, starts))


def suppose(
    *, role: str | None = None, redone: Decimal | None = None, restart: Decimal | None = None
) -> Change:
    """Set the assumptions about a wrong hire; arguments that are None stay as they are.

    ``redone`` is in per cent, ``restart`` in weeks.
    """
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
    """Pin the plan as the baseline, or unpin it."""
    return Change("the baseline", lambda case: plan_changes.pin(case.state, case.lines))


def pin_way(role: str, rate: str, weeks: Decimal | Fraction, number: int = 0) -> Change:
    """Pin the plan as it were if a line were hired otherwise for so many weeks, or unpin that.

    Weeks, and the range around them, are rounded to whole ones that the dataset allows.
    """

    def pinned(case: Case) -> State:
        scale = case.dataset.budget.weeks

        def whole(value: Decimal | Fraction) -> Decimal:
            return min(max(Decimal(round(value)), scale.minimum), scale.maximum)

        lines = [*case.after(hire(role, rate, number).transition(case)).lines]
        line = lines[number]
        longer = Fraction(weeks) / Fraction(line.weeks)
        between = line.weeks_range and Bounds(
            *(whole(Fraction(end) * longer) for end in line.weeks_range)
        )
        lines[number] = line._replace(weeks=whole(weeks), weeks_range=between)
        return plan_changes.pin(case.state, lines)

    return Change("the baseline", pinned)
