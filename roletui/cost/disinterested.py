"""A plan beside the same plan without the figures of sources that earn by the decision.

Each line goes on with the next rate for its role and channel; where none is left, its cost rests on
the word of those who earn. A rate of the user's own stays, and so does an overhead's figure.
"""

from collections.abc import Iterator, Sequence

from roletui.cost.alternatives import Alternative, Ways, offers
from roletui.cost.items import Item
from roletui.cost.lines import Cost, PlanLine, range_cells, way
from roletui.cost.plan import Priced, priced
from roletui.cost.provenance import is_own, provenance
from roletui.cost.rates import other_figure
from roletui.dataset.dataset import Dataset
from roletui.dataset.disinterested import WITHOUT, earning, publishers, rests_on
from roletui.dataset.model import Overhead
from roletui.dataset.review_dates import NOT_STATED
from roletui.text.money import Range, exact_difference, money_range, readable_range
from roletui.text.tuples import NamedTuple


class LeftLine(NamedTuple):
    """A line of a plan with what it costs without those who earn."""

    planned: Cost
    left: Cost | None
    """None where nobody else states a rate for its role and channel."""
    elsewhere: tuple[Alternative, ...] = ()
    """Then the same work through other channels, by the rates that are left."""

    @property
    def changed(self) -> bool:
        """Whether it is counted with another rate, or with none."""
        return self.left is None or self.left.rate.id != self.planned.rate.id


class LeftPlan(NamedTuple):
    """A plan beside what is left of it without those who earn."""

    dataset: Dataset
    """The one that the plan is counted with."""
    planned: Priced
    left: Priced
    lines: tuple[LeftLine, ...]
    """Each line of the plan that has a rate, in its order."""
    uncounted: tuple[Overhead, ...]
    """What is not counted any more, though it comes with a line that is."""

    @property
    def alone(self) -> tuple[LeftLine, ...]:
        """The lines whose cost rests on the word of those who earn."""
        return tuple(line for line in self.lines if line.left is None)

    @property
    def total(self) -> Range | None:
        """What is left costs, in minor units; None unless every line of the plan is in it."""
        return None if self.alone else self.left.total

    @property
    def difference(self) -> int | None:
        """The likely total less the plan's, in minor units; None where there is none to compare."""
        if self.total is None or self.planned.total is None:
            return None
        return self.total.likely - self.planned.total.likely

    @property
    def same(self) -> bool:
        """Whether the plan costs the same, by the same figures."""
        return not self.uncounted and not any(line.changed for line in self.lines)


def left_plan(dataset: Dataset, others: Dataset, found: Priced) -> LeftPlan:
    """Return a plan beside what is left of it.

    ``others`` is the dataset that the plan was counted with, without those who earn.
    """
    kept = [_line_left(others, entry) for entry in found.costs]
    left = priced(others, [*kept, *found.unpriced])
    lines = [
        _left_line(others, entry, left.cost(line))
        for entry, line in zip(found.costs, kept, strict=True)
    ]
    uncounted = tuple(
        entry
        for entry in dataset.budget.overheads
        if entry.counted and not others.overhead(entry.id).counted
        if any(_comes_with(entry, line) for line in lines)
    )
    return LeftPlan(dataset, found, left, tuple(lines), uncounted)


def _line_left(others: Dataset, entry: Cost) -> PlanLine:
    """Return a line through the channel it goes through, at its rate or at the next one."""
    line = entry.line
    rate = line.rate if line.rate in others.rates_by_id else ""
    return line._replace(channel=entry.rate.channel, rate=rate)


def _left_line(others: Dataset, entry: Cost, left: Cost | None) -> LeftLine:
    found = () if left else tuple(reversed(Ways(entry, offers(others)).channel))
    return LeftLine(entry, left, found)


def _comes_with(overhead: Overhead, line: LeftLine) -> bool:
    """Tell whether an overhead comes with what is left of a line."""
    if line.left is None:
        return False
    # An own rate is paid on the terms of the rate that it stands for, which may be gone.
    whose = line.planned if is_own(line.left.rate) else line.left
    return overhead.goes_with(whose.offer.source, whose.rate.channel, whose.rate.role)


def left_rows(plan: LeftPlan) -> list[list[str]]:
    """Return the plan and what is left of it as rows of text, a head first, the totals last."""

    def cells(items: Sequence[Item], amount: Range | None) -> list[str]:
        if amount is None:
            return ["", NOT_STATED, ""]
        return range_cells(items, amount, currency, among=every)

    currency = plan.dataset.about.currency
    every = (*plan.planned.items, *plan.left.items)
    rows = [["", "Low", "Likely", "High"]]
    if len(plan.lines) > 1:
        for line in plan.lines:
            rows.append([_who(plan, line), *cells(line.planned.items, line.planned.total)])
            now = line.left
            rows.append([WITHOUT, *cells(now.items if now else (), now and now.total)])
    rows.append(["In total", *cells(plan.planned.items, plan.planned.total)])
    rows.append([WITHOUT, *cells(plan.left.items, plan.total)])
    if plan.difference is not None:
        rows.append(["the difference", "", exact_difference(plan.difference, currency), ""])
    return rows


def left_line(plan: LeftPlan) -> str:
    """Say what is left of a plan's cost, beside what it is; empty where no source earns."""
    currency = plan.dataset.about.currency
    before, now = plan.planned.total, plan.total
    if before is None or plan.same:
        return next(left_words(plan), "")
    if now is None:
        alone = next(_alone(plan, plan.alone[0]))
        return f"{WITHOUT.capitalize()}, the cost is not stated. {alone}"
    return (
        f"{WITHOUT.capitalize()}, the cost is {readable_range(now, currency)}, instead of "
        f"{readable_range(before, currency)}."
    )


def left_words(plan: LeftPlan) -> Iterator[str]:
    """Yield what the plan is counted with instead, and what rests on their word alone.

    Once each; where no source earns there is nothing to say.
    """
    yield from dict.fromkeys(_left_words(plan))


def _left_words(plan: LeftPlan) -> Iterator[str]:
    earn = earning(plan.dataset)
    if not earn:
        return
    if plan.planned.total is None:
        yield "No cost is stated, so none rests on sources that earn by it."
        return
    if plan.same:
        yield "No figure of this cost comes from them: without them it is the same."
        return
    for line in plan.lines:
        if line.left is None:
            yield from _alone(plan, line)
        elif line.changed:
            yield (
                f"{_who(plan, line)}: {_rate_words(plan, line.left)}, instead of "
                f"{_rate_words(plan, line.planned)}."
            )
    for entry in plan.uncounted:
        whose = entry.source
        if whose not in earn:
            whose = rests_on(plan.dataset, plan.dataset.rate(entry.rate))
        said = publishers(plan.dataset, [whose])
        yield f"{entry.label}: not counted; its only source earns by this decision ({said})."


def _alone(plan: LeftPlan, line: LeftLine) -> Iterator[str]:
    dataset, rate = plan.dataset, line.planned.rate
    gone = dataset.rates_of(rate.role, rate.channel)
    whose = [rests_on(dataset, entry) for entry in gone]
    several = len({dataset.source(name).publisher for name in whose}) > 1
    only = (
        "only sources of what an hour costs are"
        if several
        else "only source of what an hour costs is"
    )
    yield f"{_who(plan, line)}: the {only} {publishers(dataset, whose)}."
    earn = earning(dataset)
    other_units = [
        f"{other_figure(entry)} ({provenance(dataset, entry).publisher})"
        for entry in dataset.other_prices_of(rate.role)
        if entry.channel == rate.channel and entry.source not in earn
    ]
    if other_units:
        yield f"In other units others do: {'; '.join(other_units)}."
    currency = dataset.about.currency
    role = dataset.role(rate.role).short
    ways = [
        f"{way(each.cost)} {money_range(each.total, currency)}, "
        f"{each.cost.rate.basis} ({provenance(dataset, each.cost.rate).publisher})"
        for each in line.elsewhere
    ]
    if ways:
        yield f"The same work by {role} in other ways, by what others state: {'; '.join(ways)}."
    else:
        yield f"No other source states what {role} costs in any other way."


def _who(plan: LeftPlan, line: LeftLine) -> str:
    role = plan.dataset.role(line.planned.rate.role).short
    return f"{role}, {way(line.planned)}" if line.planned.channel.id else role


def _rate_words(plan: LeftPlan, entry: Cost) -> str:
    hour = money_range(entry.hourly, plan.dataset.about.currency)
    if is_own(entry.rate):
        return f"{hour} an hour, your own"
    words = provenance(plan.dataset, entry.rate).publisher
    return f"{hour} an hour, {entry.rate.basis} ({words})"
