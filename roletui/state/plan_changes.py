"""The plan as the user shapes it: its lines, what is counted, what it is compared with.

Pure transitions of the state. Those that change a line are given the lines that the plan has now.
"""

import typing
from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType

from roletui.cost.drafts import Draft, resize_drafts
from roletui.cost.lines import PlanLine
from roletui.cost.plan import draft_of
from roletui.cost.settings import NO_CHOICES, Choice, Display
from roletui.dataset.dataset import Dataset
from roletui.state.state import MOST_LINES, Baseline, State, WrongHireGuess

Size = typing.Literal["people", "hours", "weeks", "start"]
"""What can be set of how much work a line is: people, hours a week, weeks, and its first week."""


def resize(
    state: State, lines: Sequence[PlanLine], size: Size, value: Decimal, number: int = 0
) -> State:
    """Change a size of a line of the plan, or when it begins; who is hired stays open."""
    draft = resize_drafts(state.plan, len(lines))[number]
    match size:
        case "people":
            draft = draft._replace(people=value)
        case "hours":
            draft = draft._replace(hours=value)
        case "weeks":
            draft = draft._replace(weeks=value)
        case "start":
            draft = draft._replace(start=value)
        case _:
            typing.assert_never(size)
    return _drafted(state, lines, number, draft)


def hire(
    dataset: Dataset,
    state: State,
    lines: Sequence[PlanLine],
    role: str,
    rate: str = "",
    number: int = 0,
) -> State:
    """Change the role of a line of the plan, or the rate it is counted with.

    Another role keeps the channel where it has a rate there. A rate of the user's own was for who
    was hired before, and how, so it goes.
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
) -> State:
    """Set what the user says an hour costs; ``None`` goes back to the dataset's rate.

    It is said of the role that the line has now, which it keeps from here on.
    """
    line = lines[number]
    if own_rate == line.own_rate:
        return state
    draft = resize_drafts(state.plan, len(lines))[number]._replace(
        role=line.role,
        channel=line.channel,
        rate=line.rate,
        own_rate=own_rate,
        own_currency=None if own_rate is None else dataset.about.currency,
    )
    return _drafted(state, lines, number, draft)


def _drafted(state: State, lines: Sequence[PlanLine], number: int, draft: Draft) -> State:
    """Return the state with another draft, and one for every line that the plan has now."""
    drafts = list(resize_drafts(state.plan, len(lines)))
    drafts[number] = draft
    return state._replace(plan=tuple(drafts))


def add_line(state: State, lines: Sequence[PlanLine], number: int) -> State:
    """Add a line like one of the plan behind it; from then on the lines are the user's own list."""
    if len(lines) >= MOST_LINES:
        return state
    drafts = [draft_of(line) for line in lines]
    drafts.insert(number + 1, drafts[number])
    return state._replace(plan=tuple(drafts), listed=True)


def remove_line(state: State, lines: Sequence[PlanLine], number: int) -> State:
    """Remove a line of the plan, unless it is the only one."""
    drafts = [draft_of(line) for line in lines]
    if len(drafts) < 2:
        return state
    del drafts[number]
    return state._replace(plan=tuple(drafts), listed=True)


def as_proposed(state: State) -> State:
    """Let the plan follow the decision again."""
    return state._replace(plan=(), listed=False)


def count_with(state: State, overhead: str, choice: Choice | None) -> State:
    """Switch an overhead, or set its figure; ``None`` goes back to what the dataset says."""
    kept = {name: old for name, old in state.cost_settings.overheads.items() if name != overhead}
    if choice is not None:
        kept[overhead] = choice
    terms = state.cost_settings._replace(overheads=MappingProxyType(kept) if kept else NO_CHOICES)
    return state._replace(cost_settings=terms)


def show_in(state: State, display: Display | None) -> State:
    """Show all money in another currency, or in the dataset's own."""
    return state._replace(cost_settings=state.cost_settings._replace(display=display))


def aim(state: State, goal: Decimal | None) -> State:
    """Say what there is to spend, in major units of the dataset's currency."""
    return state._replace(goal=goal)


def suppose(state: State, mistake: WrongHireGuess) -> State:
    """Say what a wrong choice is thought to take."""
    return state._replace(mistake=mistake)


def pin(state: State, lines: Sequence[PlanLine]) -> State:
    """Make the plan the one that figures are compared with; if it is that already, let it go."""
    baseline = Baseline(tuple(draft_of(line) for line in lines), state.cost_settings.overheads)
    return state._replace(baseline=None if baseline == state.baseline else baseline)
