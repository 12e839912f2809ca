"""What the budget says of a plan: its lines, the total, what it rests on, the bars."""

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from roletui.budget import (
    MIDDLE,
    Alternative,
    Cost,
    PlanLine,
    convention,
    countable,
    other_figure,
    other_figures,
    plan_month,
)
from roletui.dataset.model import Dataset
from roletui.money import difference_words, money, money_range
from roletui.origin import OWN, is_own, origin, stale_rate
from roletui.plan import Priced, left_out, nobody, priced
from roletui.report.totals import spread_words
from roletui.setting import Setting
from roletui.state import State, plan, staged
from roletui.summary import choice_word, names, not_costed, unpriced
from roletui.words import count, plain

from .facts import origin_line
from .widgets.bars import Bar

HEADINGS = {
    "role": "ROLES, HIRED THE SAME WAY",
    "channel": "THE SAME ROLE, HIRED OTHERWISE",
    "other": "EVERYTHING ELSE",
}


class Chosen(NamedTuple):
    """A plan, and the one line of it that the controls belong to."""

    setting: Setting
    state: State
    lines: tuple[PlanLine, ...]
    number: int
    """Place of that line, from 0."""
    found: Priced
    """What the whole plan costs."""

    @property
    def line(self) -> PlanLine:
        """The line that the controls belong to."""
        return self.lines[self.number]

    @property
    def cost(self) -> Cost | None:
        """What that line costs; None where no rate is stated."""
        return next((entry for entry in self.found.costs if entry.line == self.line), None)

    @property
    def dataset(self) -> Dataset:
        """The dataset with the rates."""
        return self.setting.dataset


def chosen(setting: Setting, state: State, number: int) -> Chosen:
    """Return the plan with a line of it, or the last where there are not so many."""
    lines = plan(setting.tree, state)
    found = priced(setting.dataset, lines)
    return Chosen(setting, state, lines, min(number, len(lines) - 1), found)


def line_options(part: Chosen) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the lines of a plan to choose from, and what stands before or after each."""
    dataset, lines = part.dataset, part.lines
    short = [names(dataset, (line.role,)) for line in lines]
    options = [
        (str(nr), f"{short[nr]}, {count(line.weeks, 'week', 'weeks')}")
        for nr, line in enumerate(lines)
    ]
    in_stages = staged(part.setting.tree, part.state) is not None
    hints = {}
    for nr in range(len(lines)):
        if not in_stages:
            hints[str(nr)] = f"beside {' + '.join(short[:nr] + short[nr + 1 :])}"
        elif nr:
            hints[str(nr)] = f"after {short[nr - 1]}"
        else:
            hints[str(nr)] = f"then {short[1]}"
    return options, hints


def total_text(part: Chosen) -> Content:
    """Say what the plan costs, between which bounds, and of it the chosen line."""
    if len(part.lines) == 1:
        return _single(part)
    return Content("\n").join([_whole(part), *_share(part)])


def _single(part: Chosen) -> Content:
    entry = part.cost
    if entry is None:
        heading = "No cost" if nobody(part.dataset, part.line.role) else "Cost not stated"
        words = _unknown(part)
        return Content.assemble((heading, "bold"), "\n", (words[:1].upper() + words[1:], "dim"))
    currency = part.dataset.about.currency
    total = money(entry.total.likely, currency)
    return Content.assemble(
        (total, "bold $accent"),
        "   ",
        spread_words(entry.items, currency),
        "\n",
        _work(part, entry),
        "\n",
        (_rests_on(part, entry), "dim"),
    )


def _whole(part: Chosen) -> Content:
    """Say what all lines cost together, and whom that leaves out."""
    dataset, found = part.dataset, part.found
    missing = left_out(dataset, found)
    if found.total is None:
        return Content.styled("Cost not stated" if missing else "No cost", "bold")
    currency = dataset.about.currency
    words = spread_words(found.items, currency)
    if missing:
        words += f"; without {names(dataset, missing)}, whose cost is not stated"
    total = money(found.total.likely, currency)
    return Content.assemble((total, "bold $accent"), f"   in total, {words}")


def _share(part: Chosen) -> Iterator[Content]:
    """Say what the chosen line is of the total, and what it rests on."""
    name = f"Line {part.number + 1}"
    entry = part.cost
    if entry is None:
        yield Content.assemble(f"{name}: ", (_unknown(part), "dim"))
        return
    currency = part.dataset.about.currency
    spread = spread_words(entry.items, currency)
    total = money(entry.total.likely, currency)
    yield Content(f"{name}: {total} of it, {spread}; {_work(part, entry)}")
    yield Content.styled(_rests_on(part, entry), "dim")


def _work(part: Chosen, entry: Cost) -> str:
    """Write hours and rate, and what a week and a month cost."""
    currency = part.dataset.about.currency
    return (
        f"{plain(entry.line.total_hours)} h at {money_range(entry.hourly, currency)} · "
        f"{money_range(entry.week, currency)} a week · "
        f"{money_range(entry.month, currency)} a month ({plan_month(entry)})"
    )


def _rests_on(part: Chosen, entry: Cost) -> str:
    words = f"{convention(entry.channel)} · {origin_line(part.setting, entry.rate)}."
    source = origin(part.dataset, entry.rate).source
    return f"{words} Its interest: {source.interest}" if source else words


def _unknown(part: Chosen) -> str:
    """Say why a line has no cost, and what can be done about it."""
    dataset, role = part.dataset, part.line.role
    words = unpriced(dataset, role)
    if figures := other_figures(dataset, role):
        words += f" In other units: {'; '.join(other_figure(rate) for rate in figures)}."
    words += " Type a rate of your own above"
    if any(countable(dataset, rate) for rate in dataset.rates):
        words += ", or change the role to see what another would cost"
    return f"{words}."


def extra_text(part: Chosen) -> str:
    """Say when a stage is over, what the total leaves out, and prices in other units."""
    parts = list(_stage(part))
    entry = part.cost
    left = (
        [words for words in (entry.channel.minimum, entry.channel.fees) if words] if entry else []
    )
    word = choice_word(part.setting.tree, part.state)
    if others := not_costed(part.setting.tree, part.state):
        left.insert(0, f"{names(part.dataset, others)}, though {word}.")
    if any(left):
        parts.append(f"Not in the total: {' '.join(filter(None, left))}")
    figures = other_figures(part.dataset, part.line.role)
    if figures and entry:
        told = "; ".join(other_figure(rate) for rate in figures)
        parts.append(f"In other units: {told}.")
    return " ".join(parts)


def _stage(part: Chosen) -> Iterator[str]:
    outcome = staged(part.setting.tree, part.state)
    test = outcome.plan[part.number].exit_test if outcome else ""
    if test:
        last = part.number + 1 == len(part.lines)
        yield f"{'Done' if last else f'On to line {part.number + 2}'} when: {test}"


def bars(part: Chosen, found: tuple[Alternative, ...]) -> tuple[Bar, ...]:
    """Return the hours of the chosen line at every rate, as bars under headings."""
    dataset = part.dataset
    roles = {role.id: role.short for role in dataset.roles}
    currency, drawn, heading = dataset.about.currency, [], ""
    for entry in found:
        if entry.nearness != heading:
            heading = entry.nearness
            drawn.append(Bar(heading, HEADINGS[heading]))
        rate, total = entry.cost.rate, entry.cost.total
        way = entry.cost.channel.name
        label = {"role": roles[rate.role], "channel": f"{way}, {rate.basis}"}.get(
            entry.nearness, f"{roles[rate.role]}, {way}, {rate.region}, {rate.basis}"
        )
        if is_own(rate):
            label += f", {OWN}"
        if stale_rate(dataset, rate, part.setting.today):
            label = f"stale: {label}"
        drawn.append(
            Bar(
                rate.id,
                label,
                total.likely,
                total.high,
                f"{MIDDLE} " * (rate.likely is None) + money(total.likely, currency, cents=False),
                "chosen" if entry.chosen else difference_words(entry.difference, currency),
                entry.chosen,
            )
        )
    return tuple(drawn)
