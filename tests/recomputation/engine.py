"""Where the recomputation meets the engine, and nowhere else: a plan as the engine bills it."""

from collections import defaultdict
from types import MappingProxyType

from roletui.cost.drafts import Bounds, Switch
from roletui.cost.items import Item
from roletui.cost.lines import PlanLine
from roletui.cost.plan import priced
from roletui.cost.settings import Choice, CostSettings, Display, with_settings
from roletui.dataset.dataset import Dataset

from .recomputation import Amounts, Bill, Line, Plan, plus


def billed(dataset: Dataset, plan: Plan) -> Bill:
    """Return what the engine says that a plan costs."""
    choices = {name: Choice(chosen.on, chosen.amount) for name, chosen in plan.settings.items()}
    display = Display(plan.currency, plan.per) if plan.currency else None
    counted = with_settings(dataset, CostSettings(MappingProxyType(choices), display))
    lines = [plan_line(line) for line in plan.lines]
    found = priced(counted, lines)
    unpriced, costs = list(found.unpriced), iter(found.costs)
    bills: list[dict[str, Amounts] | None] = []
    for line in lines:
        if line in unpriced:
            unpriced.remove(line)
            bills.append(None)
        else:
            bills.append(by_kind(next(costs).items))
    extras: dict[str, Amounts] = defaultdict(lambda: (0, 0, 0))
    for item in found.extras:
        extras[item.overhead] = plus(extras[item.overhead], amounts(item))
    made = Bill(tuple(bills), extras)
    assert found.total is None or tuple(found.total) == made.total
    return made


def plan_line(line: Line) -> PlanLine:
    """Return a line as the engine takes it."""
    return PlanLine(
        line.role,
        line.channel,
        line.people,
        line.hours,
        line.weeks,
        line.rate,
        line.own_hour if line.own_year is None else line.own_year,
        start=line.start,
        follows=line.follows,
        hours_range=line.hours_range and Bounds(*line.hours_range),
        weeks_range=line.weeks_range and Bounds(*line.weeks_range),
        salary=line.own_year is not None,
        switched=tuple(Switch(name, on) for name, on in line.switched.items()),
    )


def by_kind(items: tuple[Item, ...]) -> dict[str, Amounts]:
    """Return the amounts of items, summed by kind."""
    found: dict[str, Amounts] = defaultdict(lambda: (0, 0, 0))
    for item in items:
        found[item.kind] = plus(found[item.kind], amounts(item))
    return dict(found)


def amounts(item: Item) -> Amounts:
    """Return the three ends of an item in minor units."""
    return item.amount.low, item.amount.likely, item.amount.high
