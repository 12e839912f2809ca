"""A change in words, from the cases before and after it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from roletui.case.case import Case
from roletui.case.names import names, said_words
from roletui.compare.view import View
from roletui.cost.bill_words import bills_words
from roletui.cost.lines import PlanLine
from roletui.cost.settings import (
    OWN_SOURCE,
    CostSettings,
    one_line,
    overhead_scale,
    with_settings,
)
from roletui.dataset.bills import NO_BILLS
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Overhead
from roletui.dataset.overhead_kinds import is_money
from roletui.state.chances import Chances, chances_words
from roletui.state.state import State, WrongHireGuess
from roletui.text.money import minor, money
from roletui.text.numbers import plain
from roletui.text.width import cut
from roletui.tree.walk import Tree

NOTHING = "none"
AS_ALL = "as for every part"
"""Said of an overhead that is not switched for a line alone."""
QUOTED = 32
"""Maximum length of a quotation from the user's own text."""
SHOWN = 2
"""Maximum number of differences that are named; starting over has more."""
_SIZES = {"people": "people", "hours": "hours a week", "weeks": "weeks", "start": "first week"}


def change_words(before: Case, after: Case, *, brief: bool = False) -> str:
    """Return what differs between two cases, as in ``people 1 → 2``; empty if nothing does.

    ``brief`` names what differs without how: ``“The result”``.
    """
    parts = [*_differences(before, after)]
    if brief:
        named = (part.partition(": ") for part in parts)
        parts = [f"“{what}”" if how else what for what, _, how in named]
        others = f" and {len(parts) - SHOWN} more" if len(parts) > SHOWN else ""
        return f"{', '.join(parts[:SHOWN])}{others}"
    more = len(parts) - SHOWN
    return "; ".join([*parts[:SHOWN], *([f"and {more} more"] if more > 0 else [])])


def _differences(was: Case, now: Case) -> Iterator[str]:
    tree, before, after = now.tree, was.state, now.state
    if before.task != after.task:
        yield f"the task's name: {_arrow(_quoted(before.task), _quoted(after.task))}"
    for question, old, new in _changed(before.answers, after.answers):
        choices = [_answer(tree, question, choice) for choice in (old, new) if choice or old]
        yield f"{_topic(tree, question)}: {' → '.join(choices)}"
    if before.plan != after.plan or before.listed != after.listed:
        lines = [*_lines(tree, was.lines, now.lines)]
        yield from lines or [
            "your own → as proposed" if not after.plan else "the same, as your own"
        ]
    dataset = tree.dataset
    yield from _overheads(dataset, before.cost_settings, after.cost_settings)
    labels = {factor.id: factor.label for factor in dataset.factors}
    for factor, old, new in _changed(_texts(before.weights), _texts(after.weights)):
        yield f"{labels.get(factor, factor)}: {old or 0} → {new or 0}"
    yield from _chances(tree, before.chances, after.chances)
    if before.override != after.override:
        yield from _own_choice(dataset, before, after)
    for what, (old, new) in {
        "currency": (_currency(dataset, state) for state in (before, after)),
        "what there is to spend": (_amount(dataset, state.goal) for state in (before, after)),
        "start of the plan": (str(state.starts or NOTHING) for state in (before, after)),
        "others' overruns": (
            "counted" if state.cost_settings.outside_view else "not counted"
            for state in (before, after)
        ),
        "hiring pack in the record": ("yes" if state.pack else "no" for state in (before, after)),
    }.items():
        if old != new:
            yield f"{what}: {_arrow(old, new)}"
    if before.origin != after.origin:
        sides = (side.origin.name if side.origin else NOTHING for side in (before, after))
        yield f"opened: {_arrow(*sides)}"
    if before.notes != after.notes:
        yield f"notes: {_rewritten(before.notes, after.notes)}"
    if before.baseline != after.baseline:
        pinned = "another" if before.baseline else "pinned"
        yield f"the baseline: {pinned if after.baseline else 'let go'}"
    yield from _mistake(dataset, before.mistake, after.mistake)
    yield from _view(dataset, labels, before.view, after.view)


def _chances(
    tree: Tree, before: Mapping[str, Chances], after: Mapping[str, Chances]
) -> Iterator[str]:
    """Yield the questions whose answers are more or less likely."""
    by_id = {question.id: question for question in tree.dataset.questions}
    for name in dict.fromkeys((*before, *after)):
        old, new = (chances.get(name, {}) for chances in (before, after))
        if old != new:
            words = (chances_words(by_id.get(name), own) for own in (old, new))
            yield f"{_topic(tree, name)}: {_arrow(*words)}"


def _arrow(old: str, new: str) -> str:
    return f"{old} → {new}"


def _quoted(words: str, start: int = 0) -> str:
    """Return a text from an index on, quoted and cut to :data:`QUOTED`; ``none`` if it is empty."""
    line = words[start:]
    return f"“{'…' * (start > 0)}{cut(line, QUOTED)}”" if words else NOTHING


def _rewritten(before: str, after: str) -> str:
    """Return two texts from the word before their first difference."""
    old, new = (" ".join(words.split()) for words in (before, after))
    if old == new:
        return "other lines"
    parts = (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    same = next(parts, min(len(old), len(new)))
    start = 0 if same < QUOTED else max(0, old.rfind(" ", 0, same)) or same
    return _arrow(_quoted(old, start), _quoted(new, start))


def _amount(dataset: Dataset, amount: Decimal | None, none: str = NOTHING) -> str:
    """Write an amount in major units, which is always in the dataset's own currency."""
    currency = dataset.about.currency
    return none if amount is None else money(minor(amount, currency), currency)


def _currency(dataset: Dataset, state: State) -> str:
    display = state.cost_settings.display
    if display is None:
        return dataset.about.currency
    return display.currency + (f" at {plain(display.per)}" if display.per is not None else "")


def _own_choice(dataset: Dataset, before: State, after: State) -> Iterator[str]:
    was, now = before.override, after.override
    if was and now and was.role == now.role:
        yield _arrow(_quoted(was.reason), _quoted(now.reason))
    else:
        yield _arrow(*(names(dataset, (own.role,)) if own else NOTHING for own in (was, now)))


def _overheads(dataset: Dataset, before: CostSettings, after: CostSettings) -> Iterator[str]:
    """Yield the overheads that differ."""
    overheads = [
        {
            entry.id: entry
            for entry in with_settings(
                dataset, settings._replace(display=None, outside_view=False)
            ).budget.overheads
        }
        for settings in (before, after)
    ]
    for name, old in overheads[0].items():
        if old != (new := overheads[1][name]):
            words = [_overhead(dataset, entry) for entry in (old, new)]
            same = words[0] == words[1]
            yield f"{old.label}: {'other bills, ' + words[1] if same else _arrow(*words)}"


def _overhead(dataset: Dataset, entry: Overhead) -> str:
    """Write the figure of an overhead, or that it is the dataset's."""
    if not entry.counted:
        return "left out" if one_line(entry) else "as stated"
    chance = "" if entry.chance is None else f" in {plain(entry.chance)} of 100 plans"
    return f"{_figure(dataset, entry)}{chance}"


def _figure(dataset: Dataset, entry: Overhead) -> str:
    if entry.source != OWN_SOURCE or entry.likely is None:
        return "as stated"
    if entry.bills != NO_BILLS:
        return bills_words(entry.bills, dataset.about.currency)
    unit = overhead_scale(entry, dataset.budget.weeks)[3]
    figure = _amount(dataset, entry.likely) if is_money(entry.kind) else plain(entry.likely)
    return f"{figure} {unit}"


def _mistake(dataset: Dataset, before: WrongHireGuess, after: WrongHireGuess) -> Iterator[str]:
    if before.role != after.role:
        needed = (names(dataset, (m.role,)) if m.role else "runner-up" for m in (before, after))
        yield f"needed: {_arrow(*needed)}"
    if before.redone != after.redone:
        yield f"done again: {_arrow(plain(before.redone), plain(after.redone))} %"
    if before.restart != after.restart:
        weeks = _arrow(plain(before.restart), plain(after.restart))
        yield f"paid before it goes on: {weeks} weeks"


def _view(dataset: Dataset, labels: Mapping[str, str], before: View, after: View) -> Iterator[str]:
    """Yield what differs in how the comparison is shown."""
    roles = {role.id: role.short for role in dataset.roles}
    for names_by_id, old, new in (
        (roles, before.hidden_roles, after.hidden_roles),
        (labels, before.hidden_factors, after.hidden_factors),
    ):
        yield from (f"{names_by_id.get(name, name)} hidden" for name in new if name not in old)
        yield from (f"{names_by_id.get(name, name)} shown" for name in old if name not in new)
    if before.differences != after.differences:
        yield "only differences" if after.differences else "every factor"
    if (before.sort, before.descending) != (after.sort, after.descending):
        yield f"roles {_order(labels, after.sort, down=after.descending)}"
    if (before.by, before.by_descending) != (after.by, after.by_descending):
        yield f"factors {_order(roles, after.by, down=after.by_descending)}"
    if before.filter != after.filter:
        yield f"filter: {_arrow(*(_quoted(view.filter) for view in (before, after)))}"
    if before.pin != after.pin:
        was, now = (roles.get(view.pin, view.pin) or NOTHING for view in (before, after))
        yield f"pinned: {_arrow(was, now)}"
    if before.transposed != after.transposed:
        yield "transposed" if after.transposed else "not transposed"


def _order(names_by_id: Mapping[str, str], name: str, *, down: bool) -> str:
    return f"by {names_by_id.get(name, name)} {'↓' if down else '↑'}" if name else "as written"


def _topic(tree: Tree, question: str) -> str:
    """Return the topic of a question; its id if the dataset does not have it."""
    topics = (entry.topic for entry in tree.dataset.questions if entry.id == question)
    return next(topics, question)


def _answer(tree: Tree, question: str, choice: str) -> str:
    """Return the label of an answer; its id if the dataset does not have it."""
    if not choice:
        return "no answer"
    if not tree.accepts(question, choice):
        return choice
    return said_words(tree.options(question, choice), "not sure")


def _lines(tree: Tree, before: tuple[PlanLine, ...], after: tuple[PlanLine, ...]) -> Iterator[str]:
    """Yield what differs between two plans, line by line."""
    if len(before) != len(after):
        yield f"{len(before)} → {len(after)} parts"
        return
    for old, new in zip(before, after, strict=True):
        if old.role != new.role:
            yield " → ".join(names(tree.dataset, (line.role,)) for line in (old, new))
        elif old.channel != new.channel:
            channels = {channel.id: channel.name for channel in tree.dataset.channels}
            yield " → ".join(channels.get(line.channel, NOTHING) for line in (old, new))
        for field, label in _SIZES.items():
            was, now = getattr(old, field), getattr(new, field)
            if was != now:
                yield f"{label} {plain(was)} → {plain(now)}"
        for label, ranges in (
            ("hours a week", (old.hours_range, new.hours_range)),
            ("weeks", (old.weeks_range, new.weeks_range)),
        ):
            if ranges[0] != ranges[1]:
                yield f"range of {label}: {_arrow(*(str(one or NOTHING) for one in ranges))}"
        yield from _rates(tree.dataset, old, new)
        labels = {entry.id: entry.label for entry in tree.dataset.budget.overheads}
        for name, was, now in _changed(_switches(old), _switches(new)):
            yield f"{labels.get(name, name)}: {_arrow(was or AS_ALL, now or AS_ALL)}"
        if old.chance != new.chance:
            parts = ("always" if c is None else f"{plain(c)} %" for c in (old.chance, new.chance))
            yield f"needed: {_arrow(*parts)}"


def _switches(line: PlanLine) -> dict[str, str]:
    return {one.overhead: f"{'on' if one.on else 'off'} for this part" for one in line.switched}


def _rates(dataset: Dataset, old: PlanLine, new: PlanLine) -> Iterator[str]:
    """Yield the own rates of a line where they differ."""
    if (old.own_rate, old.salary) == (new.own_rate, new.salary):
        return
    was, now = (_amount(dataset, line.own_rate, "stated") for line in (old, new))
    units = ["a year" if line.salary else "an hour" for line in (old, new)]
    if old.own_rate is not None and new.own_rate is not None and units[0] != units[1]:
        was = f"{was} {units[0]}"
    yield f"{_arrow(was, now)} {units[0] if new.own_rate is None else units[1]}"


def _texts(numbers: Mapping[str, int]) -> dict[str, str]:
    return {name: str(number) for name, number in numbers.items()}


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield each key whose value differs, with both values; a missing value is empty."""
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key, ""), after.get(key, "")
        if old != new:
            yield key, old, new
