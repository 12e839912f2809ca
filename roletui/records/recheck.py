"""Recheck an old record against today's dataset: whether outcome or cost differ now, and why.

Data flow: a scenario is reopened on a dataset, and its new result is compared with the one stored
in the record. What the dataset no longer defines is named by its id.
"""

import typing
from collections.abc import Iterator
from itertools import zip_longest

from roletui.case.case import Case
from roletui.case.names import said_words
from roletui.case.recorded import RecordedFigure, RecordedLine, RecordedStep, Result
from roletui.case.result import result_of
from roletui.cost.plan import Priced
from roletui.dataset.model import Overhead, RateEntry
from roletui.dataset.overhead_kinds import unit_words
from roletui.dataset.question_order import UNSURE
from roletui.records.counting import counted_otherwise
from roletui.records.scenario import Scenario, reopen
from roletui.state.context import Context
from roletui.text.numbers import plain
from roletui.text.tuples import NamedTuple
from roletui.tree.walk import Tree

Verdict = typing.Literal["same", "outcome", "cost", "both", "untold"]
"""What differs; ``untold``: the dataset has changed, and the record contains no result."""

UNTOLD = (
    "It holds no result to compare with, as records of earlier versions do. Export it again, and "
    "the next dataset can be compared."
)
BY_HAND = (
    "The dataset is the one it was made with: the record was changed by hand, or this version of "
    "roletui counts otherwise."
)

ELSEWHERE = "These answers lead to another outcome now."
AWAY = ": it does not come with these roles and ways to hire"
OTHERWISE = "What the plan's figures are counted together from has changed."


class Rechecked(NamedTuple):
    """The result of a recheck."""

    verdict: Verdict
    then: Result | None
    """The stored result; None where the record contains none."""
    now: Result
    why: tuple[str, ...]
    """Sentences on the differences in questions, answers and figures."""


def recheck(scenario: Scenario, context: Context) -> Rechecked:
    """Compare what a record came to with what it comes to now."""
    # What was changed by hand in the file is said below, where it makes a difference.
    tree, made, used = context.tree, scenario.dataset, context.loaded.edition
    opened = reopen(scenario._replace(warnings=()), context)
    case = Case.of(context, opened.state)
    then, now = scenario.result, result_of(case)
    alike = (made.id, made.hash) == (used.id, used.hash)
    if then is None and alike:
        return Rechecked("same", None, now, opened.warnings)
    if then is None:
        return Rechecked("untold", None, now, (*opened.warnings, UNTOLD))
    outcome = _decided(then) != _decided(now)
    # Where one of the two has no plan, nothing was decided, and there is no cost to compare.
    planned = bool(then.lines) == bool(now.lines)
    cost = planned and _cost(then) != _cost(now)
    decision = [*_way(tree, then, now), *_decision(tree, then, now)]
    figures = [*_figures(tree, then, now, case.bill)] if planned else []
    misfits = opened.warnings if alike else opened.warnings[1:]
    if outcome and not decision and not misfits:
        decision = [ELSEWHERE]
    rules = counted_otherwise(case.bill, then.rules) if cost else ()
    if cost and not figures and not rules and not misfits:
        figures = [OTHERWISE]
    by_hand = [BY_HAND] if (outcome or (cost and not rules)) and alike else []
    why = (*decision, *figures, *rules, *opened.warnings, *by_hand)
    return Rechecked(_verdict(outcome=outcome, cost=cost), then, now, why)


def _verdict(*, outcome: bool, cost: bool) -> Verdict:
    if outcome:
        return "both" if cost else "outcome"
    return "cost" if cost else "same"


def _decided(result: Result) -> tuple[object, ...]:
    """Return what must be equal for two decisions to be the same."""
    left = frozenset(result.outcomes)
    return result.status, result.outcome, left, result.roles, result.chosen


def _cost(result: Result) -> tuple[object, ...]:
    """Return what must be equal for two costs to be the same: amounts, and lines without cost."""
    return result.total and result.total[:4], sum(line.free for line in result.lines)


def _way(tree: Tree, then: Result, now: Result) -> Iterator[str]:
    """Yield the differences between the two paths."""
    before, after = (
        {step.question: step for step in map(RecordedStep.of, r.way)} for r in (then, now)
    )
    reached = {name for step in before.values() for name in step.to.split("|")}
    first = next(iter(before), tree.start)
    if first != tree.start:
        yield f"The first question is “{_name(tree, tree.start)}” now, and was “{first}”."
    for name, old in before.items():
        new = after.get(name)
        if new and new.answer != old.answer:
            yield (
                f"The answer to “{_name(tree, name)}” is {_answer(tree, new)} in the record, but "
                f"its result came from {_answer(tree, old)}: it was changed by hand."
            )
        elif new and new.to != old.to:
            yield (
                f"After “{_name(tree, name)}”, the answer {_answer(tree, old)} led to "
                f"{_ends(tree, old)}, now to {_ends(tree, new)}."
            )
    if now.status != "asking":
        return
    # A question is asked only while its answer matters: it may have been skipped before.
    for name in tree.walk({step.question: step.answer for step in after.values()}).open:
        if name not in reached and name not in before and name != first:
            yield f"A question is new on the way: “{tree.question(name).ask}”"
        elif name in reached and name not in before and then.status != "asking":
            yield (
                f"The question “{tree.question(name).ask}” must be answered now; then every answer "
                "to it led to the same."
            )


def _decision(tree: Tree, then: Result, now: Result) -> Iterator[str]:
    """Yield the differences in the recommended or chosen roles that the path does not explain."""
    if then.chosen and then.chosen == now.outcome:
        role = role_name(tree, then.chosen)
        yield f"The role that was chosen against the recommendation is recommended now: {role}."
    same = (then.outcome, then.chosen) == (now.outcome, now.chosen)
    if same and then.roles != now.roles:
        old, new = (" + ".join(role_name(tree, role) for role in r.roles) for r in (then, now))
        yield f"“{_name(tree, now.outcome)}” is for {new} now, and was for {old}."
    if then.outcome != now.outcome and then.outcomes and now.outcomes and then.way == now.way:
        yield "What is taken as usual where nobody knows leads to another outcome now."


def _figures(tree: Tree, then: Result, now: Result, found: Priced) -> Iterator[str]:
    """Yield the differences in the figures: currency, lines, rates, overheads."""
    currency = tree.dataset.about.currency
    if then.total and now.total:
        if then.total.currency != now.total.currency:
            yield f"Amounts are in {now.total.currency} now, and were in {then.total.currency}."
        elif then.total.per and now.total.per and then.total.per != now.total.per:
            was, is_now = plain(then.total.per), plain(now.total.per)
            yield f"One {currency} was {was} {now.total.currency} then, and is {is_now} now."
    several = max(len(then.lines), len(now.lines)) > 1
    for number, (old, new) in enumerate(zip_longest(then.lines, now.lines), 1):
        which = f"Part {number} of the plan" if several else "The plan"
        if old and new and old != new:
            yield f"{which} was {_line(tree, old)}; now it is {_line(tree, new)}."
        elif old is None or new is None:
            yield f"{which} is {'gone' if old else 'new'}: {_line(tree, old or new)}."
    for before, after in _pairs(then.rates, now.rates):
        if before and after:
            rate = tree.dataset.rate(after.id)
            unit = f"{currency} {'a year' if rate.unit == 'year' else 'an hour'}"
            what = f"{_rate(tree, rate)}: {_span(before)} {unit}"
            yield f"{what} then, {_span(after)} now."
    hired_differ = _who(then) != _who(now)
    for pair in _pairs(then.overheads, now.overheads):
        if hired_differ and None in pair:
            continue  # it depends on who does the work, which is reported above
        name = next(figure.id for figure in pair if figure)
        entry = tree.dataset.overheads_by_id.get(name)
        unit = f" {unit_words(entry.kind, currency)}" if entry and entry.kind else ""
        was, is_now = (f"{_span(figure)}{unit}" if figure else "not counted" for figure in pair)
        why = AWAY if entry and not _goes_with(found, entry) else ""
        yield f"Extra cost, {entry.label if entry else name}: {was} then, {is_now} now{why}."


def _goes_with(found: Priced, overhead: Overhead) -> bool:
    """Tell whether an overhead comes with any line of a plan."""
    return any(
        overhead.goes_with(entry.offer.source, entry.channel.id, entry.rate.role)
        for entry in found.costs
    )


def _who(result: Result) -> list[str]:
    """Return the role and channel of each line of a plan, as ``role@channel``."""
    return [line.line.partition("=")[0] for line in result.lines]


def _pairs(
    then: tuple[RecordedFigure, ...], now: tuple[RecordedFigure, ...]
) -> Iterator[tuple[RecordedFigure | None, RecordedFigure | None]]:
    """Yield the figures that differ, paired by id; None where one side has none."""
    old, new = ({figure.id: figure for figure in figures} for figures in (then, now))
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield old.get(name), new.get(name)


def _span(figure: RecordedFigure) -> str:
    """Format a figure: ``95 (85–110)``, ``85–110`` where only a range is stated, or ``95``."""
    likely = "" if figure.likely is None else plain(figure.likely)
    if figure.low is None or figure.high is None:
        return likely or "nothing"
    span = f"{plain(figure.low)}–{plain(figure.high)}"
    return f"{likely} ({span})" if likely else span


def _rate(tree: Tree, rate: RateEntry) -> str:
    """Format what a rate applies to: ``Workshop, In a shop (City)``."""
    channel = tree.dataset.channel(rate.channel)
    return f"{role_name(tree, rate.role)}, {channel.name} ({rate.region})"


def _line(tree: Tree, counted: RecordedLine | None) -> str:
    """Format a line: ``Workshop, In a shop, 1 × 8 h × 2 weeks, rate shop-city``."""
    if counted is None:
        return ""
    who, _, size = counted.line.partition("=")
    role, _, channel = who.partition("@")
    if tree.dataset.hires_nobody(role):
        return role_name(tree, role)
    known = tree.dataset.channels_by_id.get(channel)
    people, hours, weeks = (*size.partition("@")[0].split("x"), "?", "?")[:3]
    size = f"{people} × {hours} h × {weeks} {'week' if weeks == '1' else 'weeks'}"
    start = "" if counted.start is None else f"from week {plain(counted.start)}"
    stated = f"rate {counted.rate}" if counted.rate else "no rate"
    rate = f"own {_own(counted.own)}" if counted.own else stated
    parts = [role_name(tree, role), known.name if known else channel, size, start, rate]
    return ", ".join(filter(None, parts))


def _own(recorded: str) -> str:
    """Format a rate of the user's own: ``rate 95``, ``salary 190000 a year``."""
    amount, _, year = recorded.partition("/")
    return f"salary {amount} a {year}" if year else f"rate {amount}"


def role_name(tree: Tree, name: str) -> str:
    """Return the short name of a role; its id where the dataset does not define it."""
    role = tree.dataset.roles_by_id.get(name)
    return role.short if role else name


def _name(tree: Tree, name: str) -> str:
    """Return the topic of a question or the headline of an outcome; the id where it is unknown."""
    if name in tree.outcomes:
        return tree.outcomes[name].headline
    return tree.question(name).topic if tree.accepts(name, UNSURE) else name


def _ends(tree: Tree, step: RecordedStep) -> str:
    return " or ".join(f"“{_name(tree, name)}”" for name in step.to.split("|"))


def _answer(tree: Tree, step: RecordedStep) -> str:
    """Format an answer; the dataset may have neither its question nor the answer any more."""
    if not tree.accepts(step.question, step.answer):
        return "“not sure”" if step.answer == UNSURE else step.answer
    return f"“{said_words(tree.options(step.question, step.answer), 'not sure')}”"
