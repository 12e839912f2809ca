"""Two plans beside each other: line by line, with both totals, and what lies between them."""

import typing
from collections.abc import Iterator, Sequence
from decimal import Decimal

from roletui.case.case import Case
from roletui.case.names import names
from roletui.case.standing import is_unranged, total_words
from roletui.cost.formula import figure_words, price_difference, price_words
from roletui.cost.items import Item, sum_of
from roletui.cost.lines import Cost, PlanLine, has_range, way, with_range
from roletui.cost.plan import NO_PAY, Priced, left_out
from roletui.cost.provenance import is_own
from roletui.dataset.dataset import Dataset
from roletui.dataset.review_dates import NOT_STATED
from roletui.report.data.costs import further_data
from roletui.report.data.json_text import number
from roletui.text.money import Range, exact_difference, money_range
from roletui.text.numbers import count, plain

NONE = "—"
"""Stands where one of the two has no such line."""


def total(mine: Case) -> Range | None:
    """Return what a plan costs; None where that is not stated of every line, or nobody is paid."""
    return None if left_out(mine.market, mine.bill) else mine.bill.total


def _total_words(dataset: Dataset, found: Priced) -> str:
    """Write what a plan costs to the minor unit: two plans are looked at for their differences."""
    return total_words(dataset, found, money_range)


def hours(mine: Case) -> Decimal:
    """Return the hours of everybody over all weeks."""
    return sum((line.total_hours for line in mine.lines), Decimal(0))


def weeks(mine: Case) -> Decimal:
    """Return the weeks from the first to the last."""
    return max(line.start + line.weeks for line in mine.lines) - 1


Data = dict[str, typing.Any]


def plan_data(mine: Case) -> list[Data]:
    """Return the lines of a plan with the rate each is counted with: one by its id, or an own."""
    return [_line_data(line, mine.bill.cost(line)) for line in mine.lines]


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
        **further_data(line),
    }


def same_plan(a: Case, b: Case) -> bool:
    """Tell whether both have the same lines, counted alike."""
    return plan_data(a) == plan_data(b) and a.bill.items == b.bill.items


def plan_lines(a: Case, b: Case) -> Iterator[str]:
    """Yield both plans as lines of text: each line, its total, and what lies between the two."""
    if same_plan(a, b):
        example = "for example " if a.example and b.example else ""
        yield f"Both have the same plan: {example}{_told(a)}."
        return
    yield "Plans"
    for letter, mine in zip("AB", (a, b), strict=True):
        for place, line in enumerate(mine.lines):
            lead = "   " if place else f"{letter}  for example " if mine.example else f"{letter}  "
            yield f"  {lead}{_line_words(mine, line)}"
        yield f"     in all {_extent(mine)}: {_total_words(mine.market, mine.bill)}"
    yield difference_sentence(a, b)


def _told(mine: Case) -> str:
    lines = (_line_words(mine, line) for line in mine.lines)
    return f"{', '.join(lines)}, {_total_words(mine.market, mine.bill)}"


def _extent(mine: Case) -> str:
    """Write how much work a plan is: ``480 h in 12 weeks``."""
    return f"{plain(hours(mine))} h in {count(weeks(mine), 'week', 'weeks')}"


def _line_words(mine: Case, line: PlanLine) -> str:
    """Write who works how much, and what an hour is counted with, where anything is."""
    words = (
        f"{names(mine.market, (line.role,))} {plain(line.people)} × "
        f"{with_range(plain(line.hours), line.hours_range)} h a week "
        f"× {with_range(count(line.weeks, 'week', 'weeks'), line.weeks_range)}"
    )
    if line.start != 1:
        words += f" from week {plain(line.start)}"
    if line.chance is not None:
        words += f" in {plain(line.chance)} of 100 plans"
    cost = mine.bill.cost(line)
    if cost is None:
        return words
    rate = "" if is_own(cost.rate) else f", rate {cost.rate.id}"
    hourly = price_words(cost.work.price.likely, mine.currency)
    return f"{words} ({way(cost)}{rate}, {hourly} an hour)"


def difference_sentence(a: Case, b: Case) -> str:
    """Say what lies between the totals with both of them, or why that cannot be said."""
    one, other = (_total_words(mine.market, mine.bill) for mine in (a, b))
    here, there = total(a), total(b)
    words = "".join(_missing(letter, mine) for letter, mine in (("A", a), ("B", b)))
    if words:
        words = f"The totals cannot be compared: {words.removesuffix(', ')}."
    elif here is None or there is None:
        words = f"A: {one}; B: {other}."
    elif one == other:
        words = f"Both cost {one}."
    elif here.likely == there.likely:
        words = f"Both likely cost the same: A {one}, B {other}."
    else:
        apart = exact_difference(there.likely - here.likely, a.currency)
        words = f"B likely costs {apart} than A: {_instead(b, a)}."
    if (hours(a), weeks(a)) != (hours(b), weeks(b)):
        words += f" A is {_extent(a)}, B {_extent(b)}."
    return words


def _instead(there: Case, here: Case) -> str:
    """Write one total beside the other; that neither has a range is said once."""
    if is_unranged(there.bill) and is_unranged(here.bill):
        totals = (
            total_words(mine.market, mine.bill, money_range, unranged=False)
            for mine in (there, here)
        )
        return f"{' instead of '.join(totals)} (no ranges stated)"
    return " instead of ".join(_total_words(mine.market, mine.bill) for mine in (there, here))


def _missing(letter: str, mine: Case) -> str:
    left = left_out(mine.market, mine.bill)
    return f"the cost of {names(mine.market, left)} in {letter} is not stated, " if left else ""


def plan_rows(a: Case, b: Case) -> list[list[str]]:
    """Return both plans as rows of a table: a head, line by line, then all of each."""
    currency, most = a.currency, max(len(a.lines), len(b.lines))
    called = [f"{x}, an example" if p.example else x for x, p in (("A", a), ("B", b))]
    rows = [["", *called, "B, to A"]]
    for place in range(most):
        line = _line_rows(a, b, place)
        if most > 1:
            line[0][0] = f"Part {place + 1}"
        rows += line
    extras = {item.overhead: item.label for mine in (a, b) for item in mine.bill.extras}
    for overhead, label in extras.items():
        one, other = (
            [item for item in mine.bill.extras if item.overhead == overhead] for mine in (a, b)
        )
        cells = [_money(items, currency) if items else NONE for items in (one, other)]
        amounts = [sum_of(items) if items else None for items in (one, other)]
        rows.append([label, *cells, _apart(amounts[0], amounts[1], currency)])
    worked, lasting = (hours(a), hours(b)), (weeks(a), weeks(b))
    rows.append(["Hours in all", *(f"{plain(each)} h" for each in worked), _more(*worked)])
    rows.append(["First to last week", *map(plain, lasting), _more(*lasting)])
    totals = [_total_words(mine.market, mine.bill) for mine in (a, b)]
    rows.append(["Total", *totals, _apart(total(a), total(b), currency)])
    return rows


def _line_rows(a: Case, b: Case, place: int) -> list[list[str]]:
    """Return the rows of the lines at one place of both plans."""
    one, other = (_cells(mine, place) for mine in (a, b))
    late = any(line.start != 1 for line in (*a.lines, *b.lines))
    unsure = any(line.chance is not None for line in (*a.lines, *b.lines))
    left = {label for label, told in ((_BEGINS, late), (_CHANCE, unsure)) if not told}
    labels = [label for label in one or other if label not in left]
    return [
        [
            label,
            one.get(label, NONE),
            other.get(label, NONE),
            _change(a, b, place, label) if one and other and one[label] != other[label] else "",
        ]
        for label in labels
    ]


def _change(a: Case, b: Case, place: int, label: str) -> str:
    """Say how the second plan differs from the first in one thing of a line that both have."""
    if size := _SIZES.get(label):
        return _more(size(a.lines[place]), size(b.lines[place]))
    if label not in (_HOURLY, _COST):
        return "another"
    one, other = (mine.bill.cost(mine.lines[place]) for mine in (a, b))
    if one is None or other is None:
        return ""
    if label == _COST:
        return _apart(one.total, other.total, a.currency)
    prices = other.work.price.likely, one.work.price.likely
    return "" if prices[0] == prices[1] else price_difference(*prices, a.currency)


_BEGINS, _HOURLY, _COST = "Begins in week", "An hour", "Cost"
_CHANCE = "Needed in % of plans"
_SIZES: dict[str, typing.Callable[[PlanLine], Decimal]] = {
    "People": lambda line: line.people,
    "Hours a week": lambda line: line.hours,
    "Weeks": lambda line: line.weeks,
    _BEGINS: lambda line: line.start,
    _CHANCE: lambda line: Decimal(100) if line.chance is None else line.chance,
}


def _cells(mine: Case, place: int) -> dict[str, str]:
    """Return what is written of a line of a plan, by its label; nothing where there is none."""
    if place >= len(mine.lines):
        return {}
    line = mine.lines[place]
    entry = mine.bill.cost(line)
    unpaid = NO_PAY if mine.market.hires_nobody(line.role) else NOT_STATED
    return {
        "Role": names(mine.market, (line.role,)),
        "Way to hire": way(entry) if entry else unpaid,
        **{label: plain(size(line)) for label, size in _SIZES.items()},
        _HOURLY: figure_words(entry.work.price, "money", mine.currency) if entry else unpaid,
        _COST: _total_words(mine.market, _alone(line, entry)),
    }


def _alone(line: PlanLine, entry: Cost | None) -> Priced:
    """Return what a line costs without what is paid once for the plan."""
    return Priced((entry,), ()) if entry else Priced((), (line,))


def _money(items: Sequence[Item], currency: str) -> str:
    """Write what some items come to with its range, or that there is none."""
    words = money_range(sum_of(items), currency)
    return words if has_range(items) else f"{words} (no range)"


def _apart(one: Range | None, other: Range | None, currency: str) -> str:
    """Say how the likely figure of the second differs; nothing where one of them is not known."""
    if one is None or other is None or one.likely == other.likely:
        return ""
    return exact_difference(other.likely - one.likely, currency)


def _more(one: Decimal, other: Decimal) -> str:
    """Say how the second of two sizes differs; nothing where it does not."""
    if one == other:
        return ""
    return f"{plain(abs(other - one))} {'more' if other > one else 'less'}"
