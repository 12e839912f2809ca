"""Two plans side by side: line by line, with both totals and their difference."""

import typing
from collections.abc import Iterator, Sequence
from decimal import Decimal

from roletui.case.differences import Party
from roletui.case.names import names
from roletui.case.standing import SINGLE, total_words
from roletui.cost.items import Item, sum_of
from roletui.cost.lines import Cost, PlanLine, has_range, way
from roletui.cost.plan import Priced, left_out, nobody, priced
from roletui.cost.provenance import is_own
from roletui.cost.settings import CostSettings, Display, with_settings
from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import NOT_STATED
from roletui.report.data.costs import number
from roletui.text.money import Range, exact_difference, money, money_range
from roletui.text.numbers import count, plain

NONE = "—"
"""The cell of a line that only the other plan has."""


class Planned(typing.NamedTuple):
    """A party's plan with its cost."""

    dataset: Dataset
    """The dataset with the party's overheads, its prices in the display currency."""
    lines: tuple[PlanLine, ...]
    bill: Priced
    example: bool
    """Whether the plan is only the dataset's example."""

    @property
    def currency(self) -> str:
        """The display currency, as an ISO 4217 code."""
        return self.dataset.about.currency

    @property
    def total(self) -> Range | None:
        """The total in minor units; None if a line has no rate, or nobody is paid."""
        return None if left_out(self.dataset, self.bill) else self.bill.total

    @property
    def hours(self) -> Decimal:
        """Hours of everybody over all weeks."""
        return sum((line.total_hours for line in self.lines), Decimal(0))

    @property
    def weeks(self) -> Decimal:
        """The weeks from the first to the last."""
        return max(line.start + line.weeks for line in self.lines) - 1

    def cost(self, place: int) -> Cost | None:
        """Return what a line costs; None if it has no rate, or nobody is paid."""
        return next((c for c in self.bill.costs if c.line == self.lines[place]), None)

    def alone(self, place: int) -> str:
        """Write what a line costs, without what is paid once for the whole plan."""
        entry = self.cost(place)
        one = Priced((entry,), ()) if entry else Priced((), (self.lines[place],))
        return total_words(self.dataset, one)


def planned(side: Party, display: Display | None = None) -> Planned:
    """Return a party's plan, priced with its own overheads in the display currency."""
    dataset = with_settings(side.walk.tree.dataset, CostSettings(side.overheads, display))
    return Planned(dataset, side.plan, priced(dataset, side.plan), side.example)


Data = dict[str, typing.Any]


def plan_data(mine: Planned) -> list[Data]:
    """Return the lines of a plan, each with the id of its rate or the party's own rate."""
    return [_line_data(line, mine.cost(place)) for place, line in enumerate(mine.lines)]


def _line_data(line: PlanLine, cost: Cost | None) -> Data:
    own = line.own_rate
    return {
        "role": line.role,
        "channel": cost.channel.id if cost else line.channel,
        "people": number(line.people),
        "hours_per_week": number(line.hours),
        "weeks": number(line.weeks),
        **({"start_week": number(line.start)} if line.start != 1 else {}),
        "rate": cost.rate.id if cost and own is None else None,
        "own_rate": None if own is None else number(own),
    }


def same_plan(a: Planned, b: Planned) -> bool:
    """Return whether both have the same lines at the same cost."""
    return plan_data(a) == plan_data(b) and a.bill.items == b.bill.items


def plan_lines(a: Planned, b: Planned) -> Iterator[str]:
    """Yield both plans as lines of text: each line, the totals, and their difference."""
    if same_plan(a, b):
        example = "for example " if a.example and b.example else ""
        yield f"Both have the same plan: {example}{_plan_words(a)}."
        return
    yield "Plans"
    for letter, mine in zip("AB", (a, b), strict=True):
        for place, line in enumerate(mine.lines):
            lead = "   " if place else f"{letter}  for example " if mine.example else f"{letter}  "
            yield f"  {lead}{_line_words(mine, line, mine.cost(place))}"
        yield f"     in all {_extent(mine)}: {total_words(mine.dataset, mine.bill)}"
    yield difference_sentence(a, b)


def _plan_words(mine: Planned) -> str:
    lines = (_line_words(mine, line, mine.cost(place)) for place, line in enumerate(mine.lines))
    return f"{', '.join(lines)}, {total_words(mine.dataset, mine.bill)}"


def _extent(mine: Planned) -> str:
    """Write how much work a plan is: ``480 h in 12 weeks``."""
    return f"{plain(mine.hours)} h in {count(mine.weeks, 'week', 'weeks')}"


def _line_words(mine: Planned, line: PlanLine, cost: Cost | None) -> str:
    """Write the role and sizes of a line, and its rate if it has one."""
    words = (
        f"{names(mine.dataset, (line.role,))} {plain(line.people)} × {plain(line.hours)} h a week "
        f"× {count(line.weeks, 'week', 'weeks')}"
    )
    if line.start != 1:
        words += f" from week {plain(line.start)}"
    if cost is None:
        return words
    rate = "" if is_own(cost.rate) else f", rate {cost.rate.id}"
    hourly = money(cost.hourly.likely, mine.currency)
    return f"{words} ({way(cost)}{rate}, {hourly} an hour)"


def difference_sentence(a: Planned, b: Planned) -> str:
    """Return the difference of the totals with both of them, or why they cannot be compared."""
    one, other = (total_words(mine.dataset, mine.bill) for mine in (a, b))
    words = "".join(_missing(letter, mine) for letter, mine in (("A", a), ("B", b)))
    if words:
        words = f"The totals cannot be compared: {words.removesuffix(', ')}."
    elif a.total is None or b.total is None:
        words = f"A: {one}; B: {other}."
    elif one == other:
        words = f"Both cost {one}."
    elif a.total.likely == b.total.likely:
        words = f"Both likely cost the same: A {one}, B {other}."
    else:
        apart = exact_difference(b.total.likely - a.total.likely, a.currency)
        words = f"B likely costs {apart} than A: {_instead(other, one)}."
    if (a.hours, a.weeks) != (b.hours, b.weeks):
        words += f" A is {_extent(a)}, B {_extent(b)}."
    return words


def _instead(other: str, one: str) -> str:
    """Write one total instead of the other; that both are single figures is written once."""
    if other.endswith(SINGLE) and one.endswith(SINGLE):
        totals = (words.removesuffix(SINGLE) for words in (other, one))
        return f"{' instead of '.join(totals)} (single figures)"
    return f"{other} instead of {one}"


def _missing(letter: str, mine: Planned) -> str:
    left = left_out(mine.dataset, mine.bill)
    return f"the cost of {names(mine.dataset, left)} in {letter} is not stated, " if left else ""


def plan_rows(a: Planned, b: Planned) -> list[list[str]]:
    """Return both plans as rows of a table: a head, line by line, then the totals."""
    currency, most = a.currency, max(len(a.lines), len(b.lines))
    called = [f"{x}, an example" if p.example else x for x, p in (("A", a), ("B", b))]
    rows = [["", *called, "B, to A"]]
    for place in range(most):
        line = _line_rows(a, b, place)
        if most > 1:
            line[0][0] = f"Line {place + 1}"
        rows += line
    extras = {item.overhead: item.label for mine in (a, b) for item in mine.bill.extras}
    for overhead, label in extras.items():
        one, other = (
            [item for item in mine.bill.extras if item.overhead == overhead] for mine in (a, b)
        )
        cells = [_money(items, currency) if items else NONE for items in (one, other)]
        amounts = [sum_of(items) if items else None for items in (one, other)]
        rows.append([label, *cells, _apart(amounts[0], amounts[1], currency)])
    hours, weeks = (a.hours, b.hours), (a.weeks, b.weeks)
    rows.append(["Hours in all", *(f"{plain(each)} h" for each in hours), _more(*hours)])
    rows.append(["First to last week", *map(plain, weeks), _more(*weeks)])
    totals = [total_words(mine.dataset, mine.bill) for mine in (a, b)]
    rows.append(["Total", *totals, _apart(a.total, b.total, currency)])
    return rows


def _line_rows(a: Planned, b: Planned, place: int) -> list[list[str]]:
    """Return the rows for the line at one index in both plans."""
    one, other = (_cells(mine, place) for mine in (a, b))
    late = any(line.start != 1 for line in (*a.lines, *b.lines))
    labels = [label for label in one or other if late or label != _BEGINS]
    return [
        [
            label,
            one.get(label, NONE),
            other.get(label, NONE),
            _change(a, b, place, label) if one and other and one[label] != other[label] else "",
        ]
        for label in labels
    ]


def _change(a: Planned, b: Planned, place: int, label: str) -> str:
    """Return how the second plan differs from the first in one cell of a line."""
    if size := _SIZES.get(label):
        return _more(size(a.lines[place]), size(b.lines[place]))
    if label not in (_HOURLY, _COST):
        return "another"
    return _apart(_amount(a, place, label), _amount(b, place, label), a.currency)


_BEGINS, _HOURLY, _COST = "Begins in week", "An hour", "Cost"
_SIZES: dict[str, typing.Callable[[PlanLine], Decimal]] = {
    "People": lambda line: line.people,
    "Hours a week": lambda line: line.hours,
    "Weeks": lambda line: line.weeks,
    _BEGINS: lambda line: line.start,
}


def _cells(mine: Planned, place: int) -> dict[str, str]:
    """Return the cells of a plan line by label; empty if there is no such line."""
    if place >= len(mine.lines):
        return {}
    line, entry = mine.lines[place], mine.cost(place)
    unpaid = "nobody is paid" if nobody(mine.dataset, line.role) else NOT_STATED
    return {
        "Role": names(mine.dataset, (line.role,)),
        "Channel": way(entry) if entry else unpaid,
        **{label: plain(size(line)) for label, size in _SIZES.items()},
        _HOURLY: money_range(entry.hourly, mine.currency) if entry else unpaid,
        _COST: mine.alone(place),
    }


def _amount(mine: Planned, place: int, label: str) -> Range | None:
    entry = mine.cost(place)
    return entry and (entry.hourly if label == _HOURLY else entry.total)


def _money(items: Sequence[Item], currency: str) -> str:
    """Write the sum of some items with its range, or that it is a single figure."""
    words = money_range(sum_of(items), currency)
    return words if has_range(items) else f"{words}{SINGLE}"


def _apart(one: Range | None, other: Range | None, currency: str) -> str:
    """Return the difference of the likely amounts; empty if they are equal or one is unknown."""
    if one is None or other is None or one.likely == other.likely:
        return ""
    return exact_difference(other.likely - one.likely, currency)


def _more(one: Decimal, other: Decimal) -> str:
    """Return how the second of two sizes differs; empty if it does not."""
    if one == other:
        return ""
    return f"{plain(abs(other - one))} {'more' if other > one else 'less'}"
