"""Transitions of the plan: lines, overheads, currency, goal, wrong hire and baseline.

Pure functions of the state. Those that change a line take the present lines of the plan, and the
line's ``number`` from 0.
"""

import typing
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from roletui.cost.drafts import Bounds, Draft, Drafts, Switch, resize_drafts
from roletui.cost.lines import PlanLine
from roletui.cost.plan import draft_of
from roletui.cost.settings import NO_CHOICES, Choice, Display
from roletui.dataset.dataset import Dataset
from roletui.state.state import MOST_LINES, Baseline, State, WrongHireGuess

Size = typing.Literal["people", "hours", "weeks", "start"]
"""The sizes of a line: people, hours a week, weeks, and its first week (the first being 1)."""
Ranged = typing.Literal["hours", "weeks"]
"""The sizes that may be a range."""


def resize(
    state: State, lines: Sequence[PlanLine], size: Size, value: Decimal, number: int = 0
) -> State:
    """Change a size of a line; its role may still follow the decision.

    A range around hours or weeks stays as long as it holds the new size.
    """
    draft = resize_drafts(state.plan, len(lines))[number]
    match size:
        case "people":
            draft = draft._replace(people=value)
        case "hours":
            draft = draft._replace(hours=value, hours_range=_around(draft.hours_range, value))
        case "weeks":
            draft = draft._replace(weeks=value, weeks_range=_around(draft.weeks_range, value))
        case "start":
            draft = draft._replace(start=value)
        case _:
            typing.assert_never(size)
    return _drafted(state, lines, number, draft)


def _around(bounds: Bounds | None, size: Decimal) -> Bounds | None:
    return bounds if bounds and bounds.low <= size <= bounds.high else None


def spread(
    state: State,
    lines: Sequence[PlanLine],
    size: Ranged,
    value: Decimal,
    bounds: Bounds | None,
    number: int = 0,
) -> State:
    """Set hours or weeks of a line, and between what they may lie; ``None`` for no range."""
    state = resize(state, lines, size, value, number)
    draft = state.plan[number]
    if size == "hours":
        draft = draft._replace(hours_range=bounds)
    else:
        draft = draft._replace(weeks_range=bounds)
    return _drafted(state, lines, number, draft)


def switch(
    state: State, lines: Sequence[PlanLine], overhead: str, number: int = 0, *, on: bool | None
) -> State:
    """Count an overhead for one line, or not; ``None`` for as it counts for all of them."""
    draft = resize_drafts(state.plan, len(lines))[number]
    kept = [one for one in draft.switched if one.overhead != overhead]
    if on is not None:
        kept.append(Switch(overhead, on))
    return _drafted(state, lines, number, draft._replace(switched=tuple(kept)))


def set_chance(
    state: State, lines: Sequence[PlanLine], chance: Decimal | None, number: int = 0
) -> State:
    """Set in how many of 100 plans a line is needed; ``None`` for as the decision says."""
    draft = resize_drafts(state.plan, len(lines))[number]._replace(chance=chance)
    return _drafted(state, lines, number, draft)


def hire(
    dataset: Dataset,
    state: State,
    lines: Sequence[PlanLine],
    role: str,
    rate: str = "",
    number: int = 0,
) -> State:
    """Change the role of a line, or the rate it is priced with, by its id.

    Another role keeps the channel if it has a rate there. The user's own rate is dropped, because
    it was set for the role and channel before.
    """
    line = lines[number]
    rates = dataset.rates_of(role)
    same = [entry for entry in rates if entry.channel == line.channel]
    chosen = next((entry for entry in rates if entry.id == rate), None)
    entry = chosen or next(iter(same or rates), None)
    channel, name = (entry.channel, entry.id) if entry else ("", "")
    draft = resize_drafts(state.plan, len(lines))[number].sizes()
    return _drafted(state, lines, number, draft._replace(role=role, channel=channel, rate=name))


def price(
    dataset: Dataset,
    state: State,
    lines: Sequence[PlanLine],
    own_rate: Decimal | None,
    number: int = 0,
    *,
    salary: bool = False,
) -> State:
    """Set the user's own rate an hour, or salary, in major units; ``None`` for the dataset's rate.

    The line keeps its present role from then on, because the rate applies to that role.
    """
    line = lines[number]
    salary = salary and own_rate is not None
    if (own_rate, salary) == (line.own_rate, line.salary):
        return state
    draft = resize_drafts(state.plan, len(lines))[number]._replace(
        role=line.role,
        channel=line.channel,
        rate=line.rate,
        own_rate=own_rate,
        own_currency=None if own_rate is None else dataset.about.currency,
        salary=salary,
    )
    return _drafted(state, lines, number, draft)


def _drafted(state: State, lines: Sequence[PlanLine], number: int, draft: Draft) -> State:
    """Return the state with one draft replaced, and a draft for every line of the plan."""
    drafts = list(resize_drafts(state.plan, len(lines)))
    drafts[number] = draft
    return state._replace(plan=tuple(drafts))


def add_line(state: State, lines: Sequence[PlanLine], number: int) -> State:
    """Duplicate a line, up to ``MOST_LINES``; from then on the lines are the user's own list."""
    if len(lines) >= MOST_LINES:
        return state
    drafts = [draft_of(line) for line in lines]
    drafts.insert(number, drafts[number])
    return state._replace(plan=tuple(drafts), listed=True)


def remove_line(state: State, lines: Sequence[PlanLine], number: int) -> State:
    """Remove a line, unless it is the only one; from then on the lines are the user's own list."""
    drafts = [draft_of(line) for line in lines]
    if len(drafts) < 2:
        return state
    del drafts[number]
    return state._replace(plan=tuple(drafts), listed=True)


def as_proposed(state: State, sizes: Drafts = ()) -> State:
    """Let the plan follow the decision again, but for the ``sizes`` that the user set."""
    return state._replace(plan=sizes, listed=False)


def count_with(state: State, overhead: str, choice: Choice | None) -> State:
    """Switch an overhead, or set its figure; ``None`` restores the dataset's."""
    kept = {name: old for name, old in state.cost_settings.overheads.items() if name != overhead}
    if choice is not None:
        kept[overhead] = choice
    chosen = MappingProxyType(kept) if kept else NO_CHOICES
    return state._replace(cost_settings=state.cost_settings._replace(overheads=chosen))


def count_outside_view(state: State, *, wanted: bool) -> State:
    """Count the overruns of others' plans for every line, or not."""
    return state._replace(cost_settings=state.cost_settings._replace(outside_view=wanted))


def show_in(state: State, display: Display | None) -> State:
    """Show all money in another currency; ``None`` for the dataset's own."""
    return state._replace(cost_settings=state.cost_settings._replace(display=display))


def aim(state: State, goal: Decimal | None) -> State:
    """Set the amount to spend, in major units of the dataset's currency."""
    return state._replace(goal=goal)


def start_on(state: State, starts: date | None) -> State:
    """Set the day on which the plan starts; ``None`` to count in weeks alone."""
    return state._replace(starts=starts)


def suppose(state: State, mistake: WrongHireGuess) -> State:
    """Set the assumptions about a wrong hire."""
    return state._replace(mistake=mistake)


def pin(state: State, lines: Sequence[PlanLine]) -> State:
    """Pin the plan as the baseline; if it is the baseline already, unpin it."""
    baseline = Baseline(tuple(draft_of(line) for line in lines), state.cost_settings.overheads)
    return state._replace(baseline=None if baseline == state.baseline else baseline)
