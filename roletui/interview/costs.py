"""The cost of a plan as lines of text."""

from collections.abc import Iterator

from roletui.case.case import Case
from roletui.case.disinterested import plan_gains
from roletui.case.inside import bracketed, lasting, with_words
from roletui.case.names import names, unpriced
from roletui.case.proposed_size import beyond_proposal
from roletui.case.standing import unset_words
from roletui.cost.assumptions import assumptions
from roletui.cost.formula import factors
from roletui.cost.items import Item
from roletui.cost.lines import Cost, has_range, way_and_region
from roletui.cost.plan import left_out
from roletui.dataset.dataset import Dataset
from roletui.interview.words import numbered, sentence
from roletui.report.totals import spread_words
from roletui.text.money import Range, readable_money
from roletui.text.numbers import count, first_upper, plain


def plan_sentence(case: Case) -> str:
    """Return the plan's total with its range, and the work that it pays for."""
    dataset, lines, found = case.market, case.lines, case.bill
    if found.total is None:
        return " ".join(_not_stated(case))
    amount = _amount(found.items, found.total, dataset)
    example = "" if case.sized or case.state.listed else f" {unset_words(case)}"
    roles = names(dataset, tuple(dict.fromkeys(entry.line.role for entry in found.costs)))
    size = _size(found.costs[0]) if len(lines) == 1 else f"{len(lines)} parts"
    size += bracketed(with_words(found))
    words = f"What it costs: {amount}. That is for {roles}: {size}.{example}"
    if beyond := beyond_proposal(case):
        words += f" {sentence(first_upper(beyond))}"
    missing = left_out(dataset, found)
    return f"{words} Without {names(dataset, missing)}: not stated." if missing else words


def _not_stated(case: Case) -> Iterator[str]:
    roles = dict.fromkeys(line.role for line in case.lines)
    for role in roles:
        words = sentence(unpriced(case.market, role))
        whose = "" if len(roles) == 1 else f", {names(case.market, (role,))}"
        yield f"What it costs{whose}: {words}"


def _amount(items: tuple[Item, ...], total: Range, dataset: Dataset) -> str:
    currency = dataset.about.currency
    likely = "likely " * has_range(items)
    return f"{likely}{readable_money(total.likely, currency)}, {spread_words(items, currency)}"


def _size(entry: Cost) -> str:
    line = entry.line
    return (
        f"{count(line.people, 'person', 'people')}, {plain(line.hours)} hours a week, "
        f"{lasting(entry)}, {way_and_region(entry)}"
    )


def cost_lines(case: Case) -> list[str]:
    """Return the cost in full: lines, overheads, assumptions, and how to change the plan."""
    dataset, found = case.market, case.bill
    lines = [plan_sentence(case)]
    if not found.costs:
        return [*lines, *_how_to_change(case)]
    each = _lines(dataset, found.costs)
    lines += numbered("The plan has {} part", "The plan has {} parts", "Part", each)
    lines += [
        sentence(f"{extra.label}: {factors(extra, dataset.about.currency)}")
        for extra in found.extras
    ]
    rests_on = assumptions(dataset, found.costs, case.today)
    disclosed = sentence(dataset.about.disclosure)
    lines += numbered(
        "It rests on {} assumption", "It rests on {} assumptions", "Assumption", rests_on
    )
    lines += [f"Who profits: {words}" for words in (*plan_gains(case), disclosed)]
    return [*lines, *_how_to_change(case)]


def _lines(dataset: Dataset, costs: tuple[Cost, ...]) -> Iterator[str]:
    currency = dataset.about.currency
    for entry in costs:
        parts = [f"{item.label}, {factors(item, currency)}" for item in entry.items]
        whole = f": {'; '.join(parts)}" if len(parts) > 1 else f": {factors(entry.work, currency)}"
        yield (
            f"{names(dataset, (entry.rate.role,))}, {_size(entry)}{whole}. "
            f"It costs {_amount(entry.items, entry.total, dataset)}"
        )


def _how_to_change(case: Case) -> Iterator[str]:
    lines = case.lines
    hired = [line.role for line in lines if not case.dataset.hires_nobody(line.role)]
    if len(lines) == 1 and hired:
        yield (
            "To change it, type cost with people, hours a week and weeks, as in cost 2x40x12; for "
            f"another role or way to hire, as in cost {_example(case.dataset, hired[0])}."
        )
    elif hired:
        yield (
            "To change a part, type cost with its role, people, hours a week and weeks, as in "
            f"cost {hired[0]}=2x40x12."
        )


def _example(dataset: Dataset, role: str) -> str:
    rates = dataset.rates_of(role)
    return f"{role}@{rates[-1].channel}=2x40x12" if rates else f"{role}=2x40x12"
