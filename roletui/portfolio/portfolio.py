"""The sum of many requests: how many need what, what it costs, and between what it may lie.

Data flow: a context and entries go in, each of them a need with how many requests have it; a
:class:`Portfolio` comes out, whose parts are worked out when they are asked for. The order of the
entries makes no difference to any of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain

from roletui.cost.assumptions import uncounted
from roletui.cost.lines import Cost
from roletui.dataset.dataset import Dataset
from roletui.portfolio.drawing import Drawn, drawn
from roletui.portfolio.needs import End, Need
from roletui.portfolio.part_time import Shared, shared
from roletui.portfolio.settling import Settling, Undecided, settling
from roletui.state.context import Context
from roletui.text.money import ZERO, Range
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Status

NO_MONTH = ""
"""Stands for the month of a request without a date."""


class Entry(NamedTuple):
    """A need, and the requests that have it."""

    need: Need
    month: str = NO_MONTH
    """The month in which it begins, such as ``2027-01``; empty where no date is given."""
    number: int = 1
    """How many requests are alike."""
    name: str = ""
    """The file of a record; empty for a row of a table."""


class Bad(NamedTuple):
    """What could not be read as a request, and is in no figure."""

    name: str
    """The file, or the row."""
    why: str


class Row(NamedTuple):
    """The requests that come to one outcome."""

    outcome: str
    name: str
    roles: tuple[str, ...]
    """Ids of the roles that are hired; empty where nobody is."""
    decided: int
    """How many requests have come to it."""
    leaning: int
    """How many more are counted as it, because it is what is assumed while others are possible."""
    people: Decimal
    """How many people all of these would hire."""
    cost: Range
    """What all of these cost together, in minor units."""

    @property
    def number(self) -> int:
        """How many requests are counted as this outcome."""
        return self.decided + self.leaning


class Month(NamedTuple):
    """The requests that begin in one month, with all that they cost, whenever it is paid."""

    month: str
    number: int
    """How many there are."""
    roles: Counter[str]
    """By the id of a role, how many are counted as an outcome that hires it."""
    nobody: int
    """How many are counted as one that hires nobody."""
    undecided: int
    """How many are not decided yet."""
    cost: Range


class _Given(NamedTuple):
    context: Context
    entries: Sequence[Entry]
    bad: Sequence[Bad] = ()
    bad_rows: int = 0
    """How many rows of a table could not be read, beside those that are named."""


class Portfolio(_Given):
    """Requests, and what follows from all of them together."""

    @property
    def dataset(self) -> Dataset:
        """The dataset that all of them are decided by."""
        return self.context.dataset

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.dataset.about.currency

    @cached_property
    def counts(self) -> Counter[Status]:
        """How many requests are decided, open and asking."""
        found: Counter[Status] = Counter()
        for entry in self.entries:
            found[entry.need.status] += entry.number
        return found

    @property
    def readable(self) -> int:
        """How many requests could be read."""
        return self.counts.total()

    @property
    def unreadable(self) -> int:
        """How many could not."""
        return len(self.bad) + self.bad_rows

    @property
    def undecided(self) -> int:
        """How many requests may still turn out to be something else."""
        return self.counts["open"] + self.counts["asking"]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The outcomes that any request is counted as: those that hire first, the most frequent."""
        found: dict[str, Row] = {}
        for entry in self.entries:
            end, number = entry.need.assumed, entry.number
            row = found.get(end.outcome)
            if row is None:
                row = Row(end.outcome, end.name, end.roles, 0, 0, Decimal(0), ZERO)
            decided = number if entry.need.status == "decided" else 0
            found[end.outcome] = row._replace(
                decided=row.decided + decided,
                leaning=row.leaning + number - decided,
                people=row.people + people_of(end) * number,
                cost=row.cost.plus(end.cost.scaled(number, 1)),
            )
        return tuple(
            sorted(found.values(), key=lambda row: (not row.roles, -row.number, row.outcome))
        )

    @cached_property
    def roles(self) -> Counter[str]:
        """By the id of a role, how many requests are counted as an outcome that hires it."""
        found: Counter[str] = Counter()
        for row in self.rows:
            for role in row.roles:
                found[role] += row.number
        return found

    @cached_property
    def assumed(self) -> Range:
        """What all requests cost together as they are counted, in minor units."""
        return _sum(row.cost for row in self.rows)

    @cached_property
    def cheapest(self) -> int:
        """What they cost likely if each turns out to be the cheapest of what is possible."""
        return sum(entry.need.cheapest * entry.number for entry in self.entries)

    @cached_property
    def dearest(self) -> int:
        """What they cost likely if each turns out to be the dearest of what is possible."""
        return sum(entry.need.dearest * entry.number for entry in self.entries)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months in which requests begin, in order, and last those without; none of no date."""
        found: dict[str, Month] = {}
        for entry in self.entries:
            month, end, number = entry.month, entry.need.assumed, entry.number
            row = found.get(month) or Month(month, 0, Counter(), 0, 0, ZERO)
            found[month] = row._replace(
                number=row.number + number,
                roles=row.roles + Counter(dict.fromkeys(end.roles, number)),
                nobody=row.nobody + number * (not end.roles),
                undecided=row.undecided + number * (entry.need.status != "decided"),
                cost=row.cost.plus(end.cost.scaled(number, 1)),
            )
        if not any(found):
            return ()
        return tuple(sorted(found.values(), key=lambda row: (row.month == NO_MONTH, row.month)))

    @cached_property
    def settling(self) -> tuple[Settling, ...]:
        """The questions that are open, first the one that decides the most requests."""
        undecided = (entry for entry in self.entries if entry.need.status != "decided")
        return settling(
            self.context.tree,
            (
                Undecided(e.need.answers, e.need.cheapest, e.need.dearest, e.number)
                for e in undecided
            ),
        )

    @cached_property
    def drawn(self) -> Drawn | None:
        """Between what the sum lies when every figure may lie anywhere in its range."""
        return drawn((entry.need.assumed.bill, entry.number) for entry in self.entries)

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """The part-time needs that are cheaper together, those that save most first."""
        return shared(
            (entry.need.assumed.bill, entry.month, entry.number) for entry in self.entries
        )

    @property
    def saved(self) -> int:
        """What they save together, in minor units."""
        return sum(each.saved for each in self.shared)

    @cached_property
    def left(self) -> Counter[str]:
        """By the id of a role without a stated rate, how many requests count without it."""
        found: Counter[str] = Counter()
        for entry in self.entries:
            for role in entry.need.assumed.left:
                found[role] += entry.number
        return found

    @property
    def without_rate(self) -> int:
        """How many requests count without a role, as it has no stated rate."""
        return sum(entry.number for entry in self.entries if entry.need.assumed.left)

    @cached_property
    def uncounted(self) -> tuple[str, ...]:
        """The labels of what comes with the plans and is in no amount, as no figure is stated."""
        kinds: dict[tuple[str, str, str], Cost] = {}
        for entry in self.entries:
            for cost in entry.need.assumed.bill.costs:
                rate = cost.offer.rate
                kinds.setdefault((rate.role, rate.channel, cost.offer.source), cost)
        labels = (uncounted(self.dataset, [cost]) for cost in kinds.values())
        found = {*chain.from_iterable(labels)}
        every = (overhead.label for overhead in self.dataset.budget.overheads)
        return tuple(label for label in every if label in found)


def people_of(end: End) -> Decimal:
    """Return how many people an outcome's plan has at once or one after the other."""
    lines = [entry.line for entry in end.bill.costs]
    lines += [line for line in end.bill.unpriced if line.role in end.left]
    return sum((line.people for line in lines), Decimal(0))


def _sum(costs: Iterable[Range]) -> Range:
    total = ZERO
    for cost in costs:
        total = total.plus(cost)
    return total
