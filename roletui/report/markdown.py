"""The decision record as Markdown that renders on any GitHub-flavoured site."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from roletui.budget import (
    MIDDLE,
    MIDDLE_WORDS,
    Cost,
    NoRateError,
    alternatives,
    assumptions,
    convention,
    cost,
    other_figure,
    other_figures,
    plan_month,
    range_cells,
    range_words,
    way_and_region,
)
from roletui.comparison import View, compare
from roletui.dataset.dates import overdue, stale
from roletui.dataset.load import Loaded
from roletui.dataset.model import Dataset, Outcome
from roletui.decision import Flip, Tree, Walk, verdict
from roletui.money import difference_words, digits
from roletui.origin import stale_rate
from roletui.scenario import FENCE, dumps
from roletui.state import State, plan
from roletui.summary import not_costed, pinned, unpriced
from roletui.words import count, lower_first, plain

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#]|&(?=#?\w+;))")
_LEAD = re.compile(r"^(\d{1,9}(?=[.)])|)([-+=.)])")
"""What would make a list, a rule or a heading of the text it begins."""


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _LEAD.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


class _Notes:
    """Sources numbered in the order in which they are first cited."""

    def __init__(self, dataset: Dataset, today: date) -> None:
        self.today = today
        """The day on which the document is made."""
        self._about = dataset.about
        self._sources = {source.id: source for source in dataset.sources}
        self._numbers: dict[str, int] = {}

    def cite(self, sources: Iterable[str]) -> str:
        """Return the numbers of sources, as in `` [1] [3]``: no link, for none is defined.

        An empty id is no source.
        """
        names = [name for name in sources if name]
        numbers = [self._numbers.setdefault(name, len(self._numbers) + 1) for name in names]
        return "".join(f" [{number}]" for number in sorted(set(numbers)))

    def lines(self) -> Iterator[str]:
        """Yield the cited sources as a numbered list."""
        for name, number in self._numbers.items():
            source = self._sources[name]
            parts = [
                f"{escaped(source.title)}. {escaped(source.publisher)}, "
                f"published {source.published}, checked {source.checked}, grade {source.grade}.",
                f"Interest: {escaped(source.interest)}",
                f"**{old}**." if (old := stale(self._about, source, self.today)) else "",
                escaped(source.note),
                f"<{source.url}>" if source.url else "",
            ]
            yield f"{number}. " + " ".join(part for part in parts if part)


def record(loaded: Loaded, tree: Tree, state: State, today: date) -> str:
    """Return the whole record of a state, as it is exported."""
    dataset = loaded.dataset
    walk = tree.walk(state.answers)
    notes = _Notes(dataset, today)
    outcome = None if walk.status == "asking" else tree.outcomes[tree.provisional(state.answers)]
    blocks = [
        f"# {escaped(dataset.about.title)}",
        decision_sentence(tree, walk, outcome),
        _status(loaded, walk, today),
        *_advice(tree, outcome),
        *_why(tree, state, walk, notes),
        *_changes(tree, state, outcome),
        *_costs(tree, state, notes),
        *_comparison(tree, outcome, notes),
        "## Who profits from the figures\n\n" + escaped(dataset.about.disclosure),
        "## Sources\n\n" + ("\n".join(notes.lines()) or "None is cited."),
        "## Reopen\n\nSave this file and run `roletui open` with its name: everything below "
        "comes back as it was. With a dataset of your own, name its file too: `--dataset FILE`.",
        f"{FENCE}\n{dumps(loaded, state)}```",
    ]
    return "\n\n".join(blocks) + "\n"


def decision_sentence(tree: Tree, walk: Walk, outcome: Outcome | None) -> str:
    """Return the one sentence that begins with ``Decision:`` and names the options."""
    options = ", ".join(escaped(role.name) for role in tree.dataset.roles)
    if outcome is None:
        verdict = (
            f"not taken yet, {count(len(walk.outcomes), 'outcome', 'outcomes')} still possible"
        )
    elif walk.status == "open":
        verdict = f"provisionally, {escaped(lower_first(outcome.headline))}"
    else:
        verdict = escaped(lower_first(outcome.headline))
    return f"Decision: {verdict}; the options considered were {options}."


def _status(loaded: Loaded, walk: Walk, today: date) -> str:
    about = loaded.dataset.about
    words = {"asking": "open", "open": "provisional", "decided": "proposed"}
    lines = [
        f"Status: {words[walk.status]}",
        f"Date: {today.isoformat()}",
        f"What is decided: {escaped(about.decides)}",
        f"Out of scope: {escaped(about.out_of_scope)}",
        f"Dataset: {about.id} {escaped(about.version)} ({loaded.hash})",
    ]
    if late := overdue(loaded.dataset, today):
        lines.append(f"Caution: {escaped(lower_first(late))}.")
    return "\n".join(f"- {line}" for line in lines)


def _advice(tree: Tree, outcome: Outcome | None) -> Iterator[str]:
    if outcome is None:
        return
    yield f"## Recommendation\n\n{escaped(outcome.advice)}"
    if outcome.plan:
        rows = [
            [tree_role(tree, stage.role), f"{stage.weeks}", stage.work, stage.exit_test or "none"]
            for stage in outcome.plan
        ]
        yield "### In stages\n\n" + table(["Who", "Weeks", "Work", "Go on when"], rows)
    if outcome.cautions:
        yield "### Cautions\n\n" + bullets(outcome.cautions)
    yield "### Next steps\n\n" + "\n".join(
        f"{number}. {escaped(step)}" for number, step in enumerate(outcome.next_steps, 1)
    )


def tree_role(tree: Tree, name: str) -> str:
    """Return the name of a role by its id."""
    return next(role.name for role in tree.dataset.roles if role.id == name)


def _why(tree: Tree, state: State, walk: Walk, notes: _Notes) -> Iterator[str]:
    if not walk.steps:
        yield "## Why\n\nNo question has been answered yet."
        return
    reasons = {reason.question.id: reason.reason for reason in tree.reasons(state.answers)}
    lines = []
    for number, step in enumerate(walk.steps, 1):
        label = step.answer.label if step.answer else "Not sure"
        cited = notes.cite(step.question.sources)
        lines.append(f"{number}. {escaped(step.question.ask)} **{escaped(label)}.**{cited}")
        if step.question.id in reasons:
            lines.append(f"   {escaped(reasons[step.question.id])}")
    yield "## Why\n\n" + "\n".join(lines)
    unsure = [step.question for step in walk.steps if step.answer is None]
    if unsure and walk.status != "decided":
        found = [f"{question.ask} {question.find_out}" for question in unsure]
        yield "### Find out first\n\n" + bullets(found)


def _changes(tree: Tree, state: State, outcome: Outcome | None) -> Iterator[str]:
    if outcome is None:
        return
    flips = tree.flips(state.answers)
    near = {flip.outcome for flip in flips if len(flip.changes) == 1}
    told = [flip for flip in flips if len(flip.changes) == 1 or flip.outcome not in near]
    if told:
        lines = [f"- {flip_words(tree, flip)}" for flip in told]
        yield "## What would change it\n\n" + "\n".join(lines)
    second = tree.outcomes[outcome.runner_up]
    yield (
        f"## Runner-up\n\n{escaped(second.headline)}. "
        f"What speaks for it: {escaped(outcome.runner_up_because)}"
    )


def flip_words(tree: Tree, flip: Flip) -> str:
    """Say a flip in Markdown: the changed answers, and where they lead."""
    parts = []
    for change in flip.changes:
        answer = tree.answer(change.question, change.after)
        label = escaped(answer.label) if answer else "Not sure"
        parts.append(f"{escaped(tree.question(change.question).topic)}: *{label}*")
    return f"{'; and '.join(parts)} → {escaped(tree.outcomes[flip.outcome].headline)}"


def _costs(tree: Tree, state: State, notes: _Notes) -> Iterator[str]:
    dataset = tree.dataset
    line = plan(tree, state)
    try:
        entry = cost(dataset, line)
    except NoRateError:
        words = f"{tree_role(tree, line.role)}: {unpriced(dataset, line.role)}"
        yield f"## Cost\n\n{escaped(words)}"
        yield from _other_units(dataset, line.role, notes)
        return
    currency = dataset.about.currency
    if pinned(tree, state):
        yield (
            "## Another role is costed than the one recommended\n\n"
            f"The plan was set to {escaped(tree_role(tree, line.role))} by hand."
        )
    sizes = (
        f"{count(line.people, 'person', 'people')} × {plain(line.hours)} h a week × "
        f"{count(line.weeks, 'week', 'weeks')} = {plain(line.total_hours)} h"
    )
    cents = digits(currency) > 0
    rows = [
        [label, *range_cells(entry, amounts, currency, cents=cents)]
        for label, amounts in (
            ("An hour", entry.hourly),
            ("A week", entry.week),
            (f"A month ({plan_month(entry)})", entry.month),
            ("In total", entry.total),
        )
    ]
    who = escaped(f"{tree_role(tree, line.role)}, {way_and_region(entry)}")
    yield (
        f"## Cost\n\n{who}: {sizes}; {convention(entry.channel)}; "
        f"{range_words(entry.rate)}.{notes.cite([entry.rate.source])}\n\n"
        + table(["", "Low", "Likely", "High"], rows, figures=3)
    )
    yield from _cost_remarks(tree, state)
    yield from _elsewhere(tree, entry, notes)
    yield from _other_units(dataset, line.role, notes)
    yield "### Assumptions\n\n" + bullets(assumptions(dataset, [entry], notes.today))


def _cost_remarks(tree: Tree, state: State) -> Iterator[str]:
    """Say what of the cost nobody has set, and whom it does not pay."""
    if verdict(tree, state.answers) is None and state.line is None:
        yield "Nothing is decided yet; role and sizes are an example."
    elif state.line is None:
        yield "These sizes are an example; nobody has set them."
    left_out = not_costed(tree, state)
    if left_out:
        told = ", ".join(escaped(tree_role(tree, role)) for role in left_out)
        yield f"Not in this cost, though recommended too: {told}."


def _other_units(dataset: Dataset, role: str, notes: _Notes) -> Iterator[str]:
    told = []
    for rate in other_figures(dataset, role):
        old = stale_rate(dataset, rate, notes.today)
        remark = f" **{old}**" if old else ""
        told.append(f"- {escaped(other_figure(rate))}{notes.cite([rate.source])}{remark}")
    if told:
        head = "### Prices in other units, which cannot be added up"
        yield "\n".join([head, "", *told])


def _elsewhere(tree: Tree, chosen: Cost, notes: _Notes) -> Iterator[str]:
    currency = tree.dataset.about.currency
    near = [other for other in alternatives(tree.dataset, chosen) if other.nearness != "other"]
    if all(other.chosen for other in near):
        return
    rows = []
    for other in near:
        entry = other.cost
        name = f"{tree_role(tree, entry.line.role)}, {entry.channel.name} ({entry.rate.basis})"
        amounts = range_cells(entry, entry.total, currency, cents=False)
        words = "chosen" if other.chosen else difference_words(other.difference, currency)
        old = " (stale)" if stale_rate(tree.dataset, entry.rate, notes.today) else ""
        rows.append([name, *amounts, words, notes.cite([entry.rate.source]).strip() + old])
    head = ["Role and channel", "Low", "Likely", "High", "Likely, to the chosen one", "Source"]
    text = table(head, rows, figures=3, raw=1)
    yield f"### The same hours elsewhere\n\n{text}"
    if MIDDLE in text:
        yield MIDDLE_WORDS


def _comparison(tree: Tree, outcome: Outcome | None, notes: _Notes) -> Iterator[str]:
    dataset = tree.dataset
    if outcome:
        roles = (*outcome.roles, *tree.outcomes[outcome.runner_up].roles)
    else:
        roles = tuple(role.id for role in dataset.roles if role.kind == "hire")
    grid = compare(dataset, View(roles=tuple(dict.fromkeys(roles))), notes.today)
    if not grid.rows:
        return
    recommended = outcome.roles if outcome else ()
    head = ["Factor", *(
        f"{role.name} (recommended)" if role.id in recommended else role.name
        for role in grid.roles
    )]  # fmt: skip
    rows = []
    for row in grid.rows:
        cells = [f"{escaped(cell.text)}{notes.cite(cell.sources)}" for cell in row.cells]
        rows.append([escaped(row.factor.label), *cells])
    yield "## Comparison\n\n" + table(head, rows, raw=len(head))


def bullets(items: Iterable[str]) -> str:
    """Write a list."""
    return "\n".join(f"- {escaped(item)}" for item in items)


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    figures: int = 0,
    skip: int = 0,
    raw: int = 0,
) -> str:
    """Write a table: after the label and ``skip`` columns, ``figures`` are set flush right.

    The last ``raw`` columns are Markdown already.
    """
    right = range(1 + skip, 1 + skip + figures)
    rule = ["---:" if nr in right else "---" for nr in range(len(head))]
    plain_columns = len(head) - raw
    lines = [[escaped(cell) for cell in head], rule]
    for row in rows:
        lines.append([escaped(c) if nr < plain_columns else c for nr, c in enumerate(row)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
