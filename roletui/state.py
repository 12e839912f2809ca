"""One frozen state, the pure transitions between states, and their history.

Everything a user has decided is in :class:`State`; everything shown is derived from it and the
dataset. A transition takes a state and returns a new one; :class:`History` keeps the way back.
"""

import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from roletui.budget import PlanLine, default_line, rates_for
from roletui.comparison import AS_AUTHORED, View
from roletui.dataset.model import Dataset, Slider
from roletui.decision import Tree, verdict
from roletui.origin import nearest_own

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


class State(typing.NamedTuple):
    """All that the user has said. Frozen: a change makes a new state."""

    answers: Mapping[str, str] = NO_ANSWERS
    """From question id to answer id or ``unsure``, read-only; answers off the path are kept."""
    at: str = ""
    """Id of an answered question the user went back to; empty for the next one."""
    line: PlanLine | None = None
    """The plan, as far as the user set it: an empty role follows the recommendation."""
    view: View = AS_AUTHORED
    """How the comparison is shown."""


def answer(state: State, question: str, choice: str) -> State:
    """Answer a question, or change its answer; later answers are kept."""
    return state._replace(answers=MappingProxyType({**state.answers, question: choice}), at="")


def revisit(state: State, question: str) -> State:
    """Go back to a question that was answered; an empty id returns to the next one."""
    return state._replace(at=question)


def back(tree: Tree, state: State) -> State:
    """Go back to the question before the one that is shown; at the first one stay."""
    names = [step.question.id for step in tree.walk(state.answers).steps]
    place = names.index(state.at) if state.at in names else len(names)
    return revisit(state, names[place - 1]) if place else state


def restart(state: State) -> State:
    """Forget all answers; the plan and the view stay."""
    return state._replace(answers=NO_ANSWERS, at="")


def plan(tree: Tree, state: State) -> PlanLine:
    """Return the plan line in full: what the user left open follows the recommendation."""
    line = state.line or default_line(tree.dataset)._replace(role="")
    if line.role:
        return line
    outcome = verdict(tree, state.answers)
    default = default_line(tree.dataset, outcome.roles if outcome else ())
    return line._replace(role=default.role, channel=default.channel, rate=default.rate)


def resize(
    tree: Tree,
    state: State,
    *,
    people: Decimal | None = None,
    hours: Decimal | None = None,
    weeks: Decimal | None = None,
) -> State:
    """Change how many people, hours a week or weeks the plan has; who is hired stays open."""
    line = state.line or default_line(tree.dataset)._replace(role="", channel="")
    line = line._replace(
        people=line.people if people is None else people,
        hours=line.hours if hours is None else hours,
        weeks=line.weeks if weeks is None else weeks,
    )
    return state._replace(line=line)


def hire(tree: Tree, state: State, role: str, rate: str = "") -> State:
    """Change the role of the plan, or the rate it is counted with.

    Another role keeps the channel where it has a rate there. A rate of the user's own was for who
    was hired before, and how, so it goes.
    """
    line = plan(tree, state)
    rates = rates_for(tree.dataset, role)
    same = [entry for entry in rates if entry.channel == line.channel]
    chosen = next((entry for entry in rates if entry.id == rate), None)
    entry = chosen or next(iter(same or rates), None)
    channel, name = (entry.channel, entry.id) if entry else ("", "")
    line = line._replace(role=role, channel=channel, rate=name)
    return state._replace(line=line.at(None))


def price(tree: Tree, state: State, own_rate: Decimal | None) -> State:
    """Set what the user says an hour costs; ``None`` goes back to the dataset's rate.

    It is said of the role that the plan has now, which the plan keeps from here on.
    """
    line = plan(tree, state)
    if own_rate == line.own_rate:
        return state
    currency = None if own_rate is None else tree.dataset.about.currency
    return state._replace(line=line.at(own_rate, currency))


def look(state: State, view: View) -> State:
    """Change how the comparison is shown."""
    return state._replace(view=view)


def fitting(tree: Tree, state: State) -> State:
    """Return the state as far as the dataset knows it, its plan within the limits.

    Answers that it does not know are kept, and come back with the dataset that does.
    """
    dataset = tree.dataset
    at = state.at if tree.accepts(state.at, state.answers.get(state.at, "")) else ""
    roles = {role.id for role in dataset.roles}
    view = state.view._replace(
        roles=tuple(dict.fromkeys(name for name in state.view.roles if name in roles)),
        sort=state.view.sort if state.view.sort in {f.id for f in dataset.factors} else "",
    )
    return State(
        state.answers,
        at,
        state.line and _fitting_line(dataset, state.line),
        view,
    )


def misfits(tree: Tree, state: State) -> Iterator[str]:
    """Yield a sentence for each answer a dataset has no place for, and each change of the plan."""
    for question, answer in state.answers.items():
        if not tree.accepts(question, answer):
            yield f"The answer “{answer}” to “{question}” is not in this dataset; kept, not used."
    after = fitting(tree, state).line
    if state.line and after:
        for field, old, new in zip(PlanLine._fields, state.line, after, strict=True):
            if old != new:
                now = "left out" if new is None else f"“{new}” now"
                name = field.replace("_", " ")
                yield f"In the plan {name} cannot be “{old}” with this dataset; it is {now}."


def _fitting_line(dataset: Dataset, line: PlanLine) -> PlanLine:
    budget = dataset.budget
    line = line._replace(
        people=_within(budget.people, line.people),
        hours=_within(budget.hours, line.hours),
        weeks=_within(budget.weeks, line.weeks),
    )
    if not any(role.id == line.role for role in dataset.roles):
        return line._replace(role="", channel="", rate="").at(None)
    currency = dataset.about.currency
    if line.own_rate is None or line.own_currency not in (None, currency):
        line = line.at(None)
    else:
        line = line.at(nearest_own(line.own_rate, currency), line.own_currency)
    rates = rates_for(dataset, line.role)
    if line.rate in {rate.id for rate in rates if rate.channel == line.channel}:
        return line
    same = [rate for rate in rates if rate.channel == line.channel] or rates
    return line._replace(rate="", channel=same[0].channel if same else "")


def _within(slider: Slider, number: Decimal) -> Decimal:
    return max(slider.minimum, min(number, slider.maximum))


class Entry(typing.NamedTuple):
    """A state that was left, and the change that left it, in words."""

    state: State
    label: str


class History(typing.NamedTuple):
    """The present state with the way back and forward. Frozen, like the states in it."""

    state: State
    past: tuple[Entry, ...] = ()
    future: tuple[Entry, ...] = ()

    def change(self, state: State, label: str, *, burst: bool = False) -> "History":
        """Return the history after a change; one that changes nothing leaves no trace.

        Changes of a burst, such as the steps of a slider, are undone together.
        """
        if state == self.state:
            return self
        merge = burst and bool(self.past) and self.past[-1].label == label and not self.future
        if not merge:
            return History(state, (*self.past, Entry(self.state, label)))
        back_at_start = state == self.past[-1].state
        return History(state, self.past[:-1] if back_at_start else self.past)

    def visit(self, state: State) -> "History":
        """Return the history at another place of the same decision: nothing to undo."""
        return self._replace(state=state)

    def undo(self) -> "History":
        """Return to the state before the last change, if there is one."""
        if not self.past:
            return self
        last = self.past[-1]
        return History(last.state, self.past[:-1], (Entry(self.state, last.label), *self.future))

    def redo(self) -> "History":
        """Take the last undo back, if there is one."""
        if not self.future:
            return self
        next_ = self.future[0]
        return History(next_.state, (*self.past, Entry(self.state, next_.label)), self.future[1:])
