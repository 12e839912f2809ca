"""What the cost screen says in the line above the keys: of the plan, and of the last key."""

from collections.abc import Iterator

from roletui.case.budget_sheet import Sheet
from roletui.case.names import names
from roletui.case.proposed_size import hours_beyond
from roletui.case.standing import unset_words, ways
from roletui.case.ways_span import is_example
from roletui.cost.alternatives import Alternative
from roletui.cost.lines import paid_words, size_words
from roletui.cost.provenance import is_own, stale_rate
from roletui.text.numbers import count, first_upper, plain
from roletui.text.typed import range_parts

from ..commands import key_of
from ..compare.facts import brief_origin
from ..widgets.controls.number import NumberField
from ..widgets.controls.slider import Slider
from .part_words import own_parts


def plan_hints(sheet: Sheet, *, beside: bool) -> Iterator[str]:
    """Yield what is worth knowing of the plan; ``beside`` if its form says whose its parts are."""
    case, cost = sheet.case, sheet.cost
    if cost and (is_own(cost.rate) or stale_rate(case.market, cost.rate, case.today)):
        yield f"{first_upper(brief_origin(case, cost.rate))}."
    if sheet.state.listed:
        if not beside:
            yield own_parts(sheet)
    elif not case.sized and not is_example(case):
        yield unset_words(case)
    if hours_beyond(case):
        yield f"{key_of('budget.add')} adds a part: your own people's work, say."
    if cost:
        yield paid_words(cost)


def followed_words(sheet: Sheet) -> str:
    """Say what a plan that follows the decision again consists of, and whose sizes it has."""
    case = sheet.case
    who = names(sheet.dataset, tuple(dict.fromkeys(line.role for line in sheet.lines)))
    told = ", ".join(filter(None, (who, ways(sheet.bill))))
    if not case.sized:
        return f"The plan is as proposed: {told}; {key_of('undo')} brings yours back."
    sizes = "; ".join(map(size_words, sheet.lines))
    again = f"{key_of('budget.propose')} again takes those proposed"
    return f"The plan follows the decision: {told}. Your sizes stay: {sizes}; {again}."


def pinned_words(sheet: Sheet, other: Alternative | None) -> str:
    """Say what has become the baseline: the plan, or another way to do the same work."""
    if other is None:
        key = key_of("budget.pin")
        return (
            "This plan is the baseline (┼): what you change is compared with it. "
            f"{key} now drops it; after a change {key} pins the plan as it is then."
        )
    role, name = other.cost.rate.role, other.cost.channel.name
    if role != sheet.line.role:
        name = f"{names(sheet.dataset, (role,))}, {name}"
    weeks = sheet.case.baseline_lines[sheet.number].weeks
    return (
        f"{name} is the baseline (┼): the same work, to the nearest week, takes "
        f"{count(weeks, 'week', 'weeks')}. The plan is compared with it."
    )


def impossible_words(slider: Slider, typed: str) -> str:
    """Say what is possible where something else was typed, and what the value is now."""
    least, most = plain(slider.scale.minimum), plain(slider.scale.maximum)
    if slider.ranged and len(range_parts(typed)) > 1:
        return (
            f"“{typed}” is no range around {plain(slider.value)}: give the least and the most, "
            f"or with the likely one in the middle, from {least} to {most}."
        )
    unset = isinstance(slider, NumberField) and slider.number is None
    now = "None is set." if unset else f"It is {plain(slider.value)}."
    return (
        f"“{typed}” is not possible for “{slider.label}”: from {least} to {most} in steps of "
        f"{plain(slider.scale.step)}. {now}"
    )
