"""The verdict in a few lines: what it is, what it costs and leaves out, what others cost.

Before anybody has set the plan no price is asked for: its cost is a span over the ways to hire.
"""

from roletui.case.case import Case
from roletui.case.names import flip_words, names, outcome_name
from roletui.case.standing import (
    Beside,
    beside,
    cost_notes,
    other_hours,
    plan_size,
    total_words,
)
from roletui.case.ways_span import is_example, span_words, told_span, weeks_words
from roletui.cost.lines import MIDDLE, has_middle
from roletui.cost.plan import NO_COST, NO_PAY, left_out
from roletui.dataset.model import Outcome
from roletui.text.money import difference_words, readable_money, signed
from roletui.text.tuples import NamedTuple
from roletui.tree.what_if import Flip

_SHORTEST = 12
"""An answer of fewer characters does not say what it is about."""


def what_words(case: Case, outcome: Outcome) -> str:
    """Say what the recommended is, in a sentence: its role's line, or the first of its advice."""
    if role := case.dataset.roles_by_id.get(outcome.id):
        return role.one_line
    first, stop, _ = outcome.advice.partition(". ")
    return first + stop.strip()


def money_words(case: Case) -> tuple[str, str]:
    """Say what it costs: a sum or a span, and for what; the second part may be empty.

    It is a span over the ways to hire until somebody chose one.
    """
    found, market = case.bill, case.market
    if not found.costs:
        return total_words(market, found), ""
    example = is_example(case)
    # What is said of one role of several has no room beside a span; the record has it.
    notes = cost_notes(market, found) if len(found.costs) == 1 else ()
    if span := told_span(case):
        sizes = f"your plan of {plan_size(market, case.lines, found)}"
        what = weeks_words(found) if example else sizes
        figure, told = span_words(span, what, case.currency)
        left = left_out(market, found)
        without = f"without {names(market, left)}" if left else ""
        return figure, ", ".join(filter(None, (told, *notes, without)))
    words = total_words(market, found)
    whose = "your plan" if case.sized or case.state.listed else "proposed"
    roles = tuple(dict.fromkeys(line.role for line in case.lines))
    who = (names(market, roles),) if case.pinned else ()
    size = ", ".join((*who, plan_size(market, case.lines, found)))
    return words, ", ".join((f"{whose}: {size}", *notes))


class Changed(NamedTuple):
    """What would be so if some answers were others."""

    answers: str
    """Those answers, without what they are answers to."""
    whole: str
    """The same in full."""
    then: str
    """Who would do it; the hours, where these are not those of a plan that is paid."""
    cost: str
    apart: str
    """How far that is from the plan; empty if not known, or hired in another way."""


def changed(case: Case, flip: Flip) -> Changed:
    """Return what a change comes to."""
    tree = case.tree
    labels = []
    for change in flip.changes:
        answer, question = (
            tree.answer(change.question, change.after),
            tree.question(change.question),
        )
        label = answer.brief if answer else "not sure"
        alone = answer is not None and (answer.short or len(label) >= _SHORTEST)
        labels.append(label if alone else f"{question.topic}: {label}")
    found = beside(case, flip.outcome)
    paid = bool(found.here.costs)
    hours = other_hours(found.there, found.here) if paid else ""
    then = ", ".join(filter(None, (outcome_name(case.dataset, tree.outcomes[flip.outcome]), hours)))
    cost, apart = figures(case, found)
    whole = flip_words(tree, flip)
    return Changed("; and ".join(labels), whole, then, cost, signed(apart))


def figures(case: Case, found: Beside) -> tuple[str, str]:
    """Return what an outcome costs, and how far that is from the recommended plan, in words.

    Where both are hired in another way than the plan proposes, there is no difference to it.
    """
    currency = case.currency
    total = found.there.total
    if total is None:
        stated = total_words(case.market, found.there)
        cost = {NO_PAY: readable_money(0, currency), NO_COST: "not stated"}[stated]
    else:
        mark = f"{MIDDLE} " * has_middle(found.there.items)
        cost = mark + readable_money(total.likely, currency)
    if found.more(case.market) is None:
        return cost, ""
    if found.here.total != case.bill_for(case.walk.provisional).total:
        # Nobody could subtract: the price that it differs from is not the plan's.
        return cost, ""
    there, here = (side.total.likely if side.total else 0 for side in found[:2])
    return cost, difference_words(there, here, currency)
