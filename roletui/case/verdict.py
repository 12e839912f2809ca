"""The verdict in a few lines: what it is, what it costs and leaves out, what others cost.

Before anybody has set the plan no price is asked for: its cost is a span over the ways to hire.
"""

import typing

from roletui.case.case import Case
from roletui.case.names import flip_words, names, outcome_name
from roletui.case.sheet_words import overhead_items
from roletui.case.standing import NO_COST, NO_PAY, SINGLE, beside, size_words, total_words
from roletui.cost.alternatives import alternatives
from roletui.cost.items import sum_of
from roletui.cost.lines import MIDDLE, has_middle
from roletui.cost.plan import left_out
from roletui.cost.settings import is_overrun
from roletui.dataset.model import Outcome, Overhead
from roletui.dataset.overhead_kinds import may_happen
from roletui.text.money import difference_words, readable_money
from roletui.text.numbers import count
from roletui.tree.what_if import Flip

NO_RANGE = ", one source, no range"
"""Said of a total whose sources give no range."""
ELSEWHERE = "*"
"""Stands after a difference between two plans hired in another way than is proposed."""
_SHORTEST = 12
"""An answer of fewer characters does not say what it is about."""


def planned(case: Case) -> bool:
    """Tell whether the user set anything of the plan, so that its total is asked for."""
    return case.sized or case.state.listed


def what_words(case: Case, outcome: Outcome) -> str:
    """Say what the recommended is, in a sentence: its role's line, or the first of its advice."""
    if role := case.dataset.roles_by_id.get(outcome.id):
        return role.one_line
    first, stop, _ = outcome.advice.partition(". ")
    return first + stop.strip()


def money_words(case: Case) -> tuple[str, str]:
    """Say what it costs: a sum or a span, and for what; the second part may be empty."""
    found, market = case.bill, case.market
    size = size_words(market, case.lines, found)
    if not found.costs:
        return total_words(market, found), ""
    if planned(case):
        words = total_words(market, found)
        if words.endswith(SINGLE):
            words = words.removesuffix(SINGLE) + NO_RANGE
        return words, f"your plan: {size}"
    low, high = (readable_money(end, case.currency) for end in span(case))
    weeks = max(entry.line.start - 1 + entry.line.weeks for entry in found.costs)
    if len(found.costs) > 1:
        size = f"{count(weeks, 'week', 'weeks')} in all"
    elif found.costs[0].line.people == 1:
        size = count(weeks, "week", "weeks")
    left = left_out(market, found)
    without = f", without {names(market, left)}" if left else ""
    if low == high:
        return f"about {low}", f"for {size}{without}"
    return f"about {low} to {high}", f"for {size}, by how you hire{without}"


def span(case: Case) -> tuple[int, int]:
    """Return the likely total, in minor units, by the cheapest and by the dearest way to hire.

    Each line of the plan is hired in each way that has a rate for its role, for the same work.
    """
    low = high = sum_of(case.bill.extras).likely if case.bill.extras else 0
    for entry in case.bill.costs:
        ways = [
            other.cost.total.likely
            for other in alternatives(case.market, entry, case.prices.offers)
            if other.chosen or other.nearness == "channel"
        ]
        low, high = low + min(ways), high + max(ways)
    return low, high


def not_counted(case: Case) -> tuple[str, ...]:
    """Return what comes on top of the plan, or may, and is not in its total."""
    rates = [(e.offer.source, e.rate.channel, e.rate.role) for e in case.bill.costs]
    outside = case.state.cost_settings.outside_view
    return tuple(
        _label(entry)
        for entry in case.market.budget.overheads
        if may_happen(entry.kind)
        and not entry.counted
        and not (outside and is_overrun(entry))
        and not overhead_items(case.bill, entry)
        and any(entry.goes_with(*rate) for rate in rates)
    )


def _label(overhead: Overhead) -> str:
    """Return what an overhead is called within a sentence; what is somebody's has a name."""
    label = overhead.label
    return label if overhead.paid_to else label[:1].lower() + label[1:]


class Changed(typing.NamedTuple):
    """What would be so if some answers were others."""

    answers: str
    """Those answers, without what they are answers to."""
    whole: str
    """The same in full."""
    then: str
    """Who would do it."""
    cost: str
    apart: str
    """How far that is from the recommended one hired in the same way; empty if not known."""
    elsewhere: bool
    """Whether that is another way than the plan proposes."""


def changed(case: Case, flip: Flip) -> Changed:
    """Return what a change comes to."""
    tree = case.tree
    labels = []
    for change in flip.changes:
        answer, question = (
            tree.answer(change.question, change.after),
            tree.question(change.question),
        )
        label = answer.label if answer else "not sure"
        labels.append(label if len(label) >= _SHORTEST else f"{question.topic}: {label}")
    then = outcome_name(case.dataset, tree.outcomes[flip.outcome])
    return Changed(
        "; and ".join(labels), flip_words(tree, flip), then, *figures(case, flip.outcome)
    )


def figures(case: Case, outcome: str) -> tuple[str, str, bool]:
    """Return what an outcome costs, how far that is from the recommended one, and which ways.

    Both are hired in the same way, which may be another than the plan proposes; the difference is
    empty where it is not known.
    """
    currency, found = case.currency, beside(case, outcome)
    total = found.there.total
    if total is None:
        stated = total_words(case.market, found.there)
        cost = {NO_PAY: readable_money(0, currency), NO_COST: "not stated"}[stated]
    else:
        mark = f"{MIDDLE} " * has_middle(found.there.items)
        cost = mark + readable_money(total.likely, currency)
    apart = ""
    if found.more(case.market) is not None:
        there, here = (side.total.likely if side.total else 0 for side in found[:2])
        apart = _signed(difference_words(there, here, currency))
    as_planned = found.here.total == case.bill_for(case.walk.provisional).total
    return cost, apart, bool(apart) and not as_planned


def _signed(words: str) -> str:
    """Return a difference with its sign: ``+ $33,000``."""
    amount, _, more = words.rpartition(" ")
    return {"more": f"+ {amount}", "less": f"− {amount}"}.get(more, words)
