"""The cost of a plan as lines of text, and the parsing of a typed plan."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from roletui.case import changes
from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.case.disinterested import plan_gains
from roletui.case.names import names, unpriced
from roletui.case.proposed_size import beyond_proposal
from roletui.case.standing import choice_word, pinned, unset_words
from roletui.cost.assumptions import assumptions
from roletui.cost.formula import factors
from roletui.cost.items import Item
from roletui.cost.lines import Cost, has_range, way_and_region
from roletui.cost.plan import left_out
from roletui.cost.typed_line import kept_sizes, typed_cost, typed_sizes
from roletui.dataset.dataset import Dataset
from roletui.interview.words import either, numbered, sentence
from roletui.report.totals import spread_words
from roletui.state.state import State
from roletui.text.errors import TypedError
from roletui.text.money import Range, readable_money
from roletui.text.numbers import count, plain


def plan_sentence(case: Case) -> str:
    """Return the plan's total with its range, and the work that it pays for."""
    dataset, lines, found = case.market, case.lines, case.bill
    if found.total is None:
        return " ".join(_not_stated(case))
    amount = _amount(found.items, found.total, dataset)
    example = "" if case.sized or case.state.listed else f" {unset_words(case)}"
    roles = names(dataset, tuple(dict.fromkeys(entry.line.role for entry in found.costs)))
    size = _size(found.costs[0]) if len(lines) == 1 else f"{len(lines)} parts"
    words = f"What it costs: {amount}. That is for {roles}: {size}.{example}"
    if pinned(case):
        word = choice_word(case)
        words += f" By your own setting that is another role than the one {word}."
    if beyond := beyond_proposal(case):
        words += f" {beyond}."
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
        f"{count(line.weeks, 'week', 'weeks')}, {way_and_region(entry)}"
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


def planned(case: Case, typed: str) -> Change:
    """Return the change to a typed plan; raise :class:`TypedError` if it is not valid.

    ``typed`` is either the sizes of the only line, or a role with its sizes, which change the line
    of that role or the only line.
    """
    return Change("the plan", _in_sequence([*_steps(case, typed)]))


def _steps(case: Case, typed: str) -> Iterator[Change]:
    """Yield the changes that make the plan as typed."""
    dataset, lines = case.dataset, case.lines
    if "=" not in typed:
        if len(lines) > 1:
            raise TypedError(
                f"the plan has {len(lines)} parts; name the role of one, as in "
                f"cost {lines[0].role}=2x40x12."
            )
        yield from _resized(typed_sizes(dataset, typed), 0)
        return
    line = typed_cost(dataset, typed).line
    sizes = kept_sizes(dataset, line.people, line.hours, line.weeks)
    number = next((nr for nr, entry in enumerate(lines) if entry.role == line.role), None)
    if number is None and len(lines) > 1:
        roles = either(dict.fromkeys(entry.role for entry in lines))
        raise TypedError(f"no part of the plan is for {line.role}; name {roles}.")
    number = number or 0
    channel = line.channel or (lines[number].channel if lines[number].role == line.role else "")
    if (line.role, channel) != (lines[number].role, lines[number].channel):
        rates = dataset.rates_of(line.role, channel)
        yield changes.hire(line.role, rates[0].id if rates else "", number)
    if line.own_rate is not None:
        yield changes.set_own_rate(line.own_rate, number, salary=line.salary)
    yield from _resized(sizes, number)
    yield changes.spread("hours", line.hours, line.hours_range, number)
    yield changes.spread("weeks", line.weeks, line.weeks_range, number)


def _resized(sizes: tuple[Decimal, Decimal, Decimal], number: int) -> Iterator[Change]:
    people, hours, weeks = sizes
    yield changes.resize("people", people, number)
    yield changes.resize("hours", hours, number)
    yield changes.resize("weeks", weeks, number)


def _in_sequence(steps: Sequence[Change]) -> Callable[[Case], State]:
    """Return a transition that makes several changes one after the other."""

    def transition(case: Case) -> State:
        for step in steps:
            case = case.after(step.transition(case))
        return case.state

    return transition
