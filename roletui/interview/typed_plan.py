"""A plan that is typed after *cost*, as a change."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.cost.typed_line import kept_sizes, typed_cost, typed_sizes
from roletui.interview.words import either
from roletui.state.state import State
from roletui.text.errors import TypedError


def planned(case: Case, typed: str) -> Change:
    """Return the change to a typed plan; raise :class:`TypedError` if it is not valid.

    ``typed`` is either the sizes of the only line, or a role with its sizes, which change the line
    of that role or the only line.
    """
    return Change("the plan", _in_sequence([*_steps(case, typed)]))


def _steps(case: Case, typed: str) -> Iterator[Change]:
    """Yield the changes that make the plan as typed."""
    dataset, lines = case.dataset, case.lines
    if "=" not in typed:
        if len(lines) > 1:
            raise TypedError(
                f"the plan has {len(lines)} parts; name the role of one, as in "
                f"cost {lines[0].role}=2x40x12."
            )
        yield from _resized(typed_sizes(dataset, typed), 0)
        return
    line = typed_cost(dataset, typed).line
    sizes = kept_sizes(dataset, line.people, line.hours, line.weeks)
    number = next((nr for nr, entry in enumerate(lines) if entry.role == line.role), None)
    if number is None and len(lines) > 1:
        roles = either(dict.fromkeys(entry.role for entry in lines))
        raise TypedError(f"no part of the plan is for {line.role}; name {roles}.")
    number = number or 0
    channel = line.channel or (lines[number].channel if lines[number].role == line.role else "")
    if (line.role, channel) != (lines[number].role, lines[number].channel):
        rates = dataset.rates_of(line.role, channel)
        yield changes.hire(line.role, rates[0].id if rates else "", number)
    if line.own_rate is not None:
        yield changes.set_own_rate(line.own_rate, number, salary=line.salary)
    yield from _resized(sizes, number)
    yield changes.spread("hours", line.hours, line.hours_range, number)
    yield changes.spread("weeks", line.weeks, line.weeks_range, number)


def _resized(sizes: tuple[Decimal, Decimal, Decimal], number: int) -> Iterator[Change]:
    people, hours, weeks = sizes
    yield changes.resize("people", people, number)
    yield changes.resize("hours", hours, number)
    yield changes.resize("weeks", weeks, number)


def _in_sequence(steps: Sequence[Change]) -> Callable[[Case], State]:
    """Return a transition that makes several changes one after the other."""

    def transition(case: Case) -> State:
        for step in steps:
            case = case.after(step.transition(case))
        return case.state

    return transition
