"""What a plan costs, said line by line, and the plan as it is typed."""

from collections.abc import Iterator

from roletui.case.standing import choice_word, names, pinned, unpriced
from roletui.cost.assumptions import assumptions
from roletui.cost.formula import factors
from roletui.cost.items import Item
from roletui.cost.lines import Cost, has_range, way_and_region
from roletui.cost.plan import left_out, nobody, priced
from roletui.cost.typed_line import TypedError, kept_sizes, typed_cost, typed_sizes
from roletui.dataset.model import Dataset
from roletui.interview.words import either, numbered, sentence
from roletui.report.totals import spread_words
from roletui.state.context import Setting
from roletui.state.plan_changes import market
from roletui.state.state import State, hire, plan, price, resize, sized
from roletui.text.money import Range, money
from roletui.text.numbers import count, plain


def cost_sentence(setting: Setting, state: State) -> str:
    """Say what the plan costs, with its range or that there is none, and for how much work."""
    dataset, lines = market(setting.tree, state), plan(setting.tree, state)
    found = priced(dataset, lines)
    if found.total is None:
        return " ".join(_not_stated(dataset, state, setting))
    amount = _amount(found.items, found.total, dataset)
    example = "" if sized(setting.tree, state) or state.listed else " This size is an example."
    roles = names(dataset, tuple(dict.fromkeys(entry.line.role for entry in found.costs)))
    size = _size(found.costs[0]) if len(lines) == 1 else f"{len(lines)} lines"
    words = f"What it costs: {amount}. That is for {roles}: {size}.{example}"
    if pinned(setting.tree, state):
        word = choice_word(setting.tree, state)
        words += f" By your own setting that is another role than the one {word}."
    missing = left_out(dataset, found)
    return f"{words} Without {names(dataset, missing)}: not stated." if missing else words


def _not_stated(dataset: Dataset, state: State, setting: Setting) -> Iterator[str]:
    roles = dict.fromkeys(line.role for line in plan(setting.tree, state))
    for role in roles:
        words = sentence(unpriced(dataset, role))
        whose = "" if len(roles) == 1 else f", {names(dataset, (role,))}"
        yield f"What it costs{whose}: {words}"


def _amount(items: tuple[Item, ...], total: Range, dataset: Dataset) -> str:
    currency = dataset.about.currency
    likely = "likely " * has_range(items)
    return f"{likely}{money(total.likely, currency)}, {spread_words(items, currency)}"


def _size(entry: Cost) -> str:
    line = entry.line
    return (
        f"{count(line.people, 'person', 'people')}, {plain(line.hours)} hours a week, "
        f"{count(line.weeks, 'week', 'weeks')}, {way_and_region(entry)}"
    )


def cost_lines(setting: Setting, state: State) -> list[str]:
    """Say what the plan costs in full: its lines, what comes on top, what the figures rest on."""
    dataset, lines = market(setting.tree, state), plan(setting.tree, state)
    found = priced(dataset, lines)
    told = [cost_sentence(setting, state)]
    if not found.costs:
        return [*told, *_how(setting, state)]
    each = _lines(dataset, found.costs)
    told += numbered("The plan has {} line", "The plan has {} lines", "Line", each)
    told += [
        sentence(f"{extra.label}: {factors(extra, dataset.about.currency)}")
        for extra in found.extras
    ]
    rests_on = assumptions(dataset, found.costs, setting.today)
    told += numbered("It rests on {} thing", "It rests on {} things", "Assumption", rests_on)
    told.append(f"Who profits: {sentence(dataset.about.disclosure)}")
    return [*told, *_how(setting, state)]


def _lines(dataset: Dataset, costs: tuple[Cost, ...]) -> Iterator[str]:
    currency = dataset.about.currency
    for entry in costs:
        parts = [f"{item.label}, {factors(item, currency)}" for item in entry.items]
        whole = f": {'; '.join(parts)}" if len(parts) > 1 else f": {factors(entry.work, currency)}"
        yield (
            f"{names(dataset, (entry.rate.role,))}, {_size(entry)}{whole}. "
            f"It costs {_amount(entry.items, entry.total, dataset)}"
        )


def _how(setting: Setting, state: State) -> Iterator[str]:
    lines = plan(setting.tree, state)
    hired = [line.role for line in lines if not nobody(setting.dataset, line.role)]
    if len(lines) == 1 and hired:
        yield (
            "To change it, type cost with people, hours a week and weeks, as in cost 2x40x12; for "
            f"another role or way to hire, as in cost {_example(setting.dataset, hired[0])}."
        )
    elif hired:
        yield (
            "To change a line, type cost with its role, people, hours a week and weeks, as in "
            f"cost {hired[0]}=2x40x12."
        )


def _example(dataset: Dataset, role: str) -> str:
    rates = dataset.rates_of(role)
    return f"{role}@{rates[-1].channel}=2x40x12" if rates else f"{role}=2x40x12"


def planned(setting: Setting, state: State, typed: str) -> State:
    """Return the state with the plan as typed; raise :class:`TypedError` where it cannot be.

    Either the sizes of the only line, or a role with its sizes: the line of that role, or the
    only line, which then is for that role.
    """
    tree, dataset = setting.tree, setting.dataset
    lines = plan(tree, state)
    if "=" not in typed:
        if len(lines) > 1:
            raise TypedError(
                f"the plan has {len(lines)} lines; name the role of one, as in "
                f"cost {lines[0].role}=2x40x12."
            )
        people, hours, weeks = typed_sizes(dataset, typed)
        return resize(tree, state, 0, people=people, hours=hours, weeks=weeks)
    line = typed_cost(dataset, typed).line
    people, hours, weeks = kept_sizes(dataset, line.people, line.hours, line.weeks)
    number = next((nr for nr, entry in enumerate(lines) if entry.role == line.role), None)
    if number is None and len(lines) > 1:
        roles = either(dict.fromkeys(entry.role for entry in lines))
        raise TypedError(f"no line of the plan is for {line.role}; name {roles}.")
    number = number or 0
    channel = line.channel or (lines[number].channel if lines[number].role == line.role else "")
    if (line.role, channel) != (lines[number].role, lines[number].channel):
        rates = dataset.rates_of(line.role, channel)
        state = hire(tree, state, line.role, rates[0].id if rates else "", number)
    if line.own_rate is not None:
        state = price(tree, state, line.own_rate, number)
    return resize(tree, state, number, people=people, hours=hours, weeks=weeks)
