"""The decision record as Markdown that renders on any GitHub-flavoured site."""

from collections.abc import Iterator
from datetime import date

from roletui.comparison import View, compare
from roletui.dataset.dates import overdue
from roletui.dataset.load import Loaded
from roletui.dataset.model import Outcome
from roletui.decision import Tree, Walk
from roletui.flips import Flip, flips
from roletui.reasons import reasons
from roletui.report.parts import Notes, bullets, escaped, role_name, table
from roletui.report.record_costs import cost_blocks
from roletui.scenario import FENCE, dumps
from roletui.state import State
from roletui.words import count, lower_first


def record(loaded: Loaded, tree: Tree, state: State, today: date) -> str:
    """Return the whole record of a state, as it is exported."""
    dataset = loaded.dataset
    walk = tree.walk(state.answers)
    notes = Notes(dataset, today)
    outcome = None if walk.status == "asking" else tree.outcomes[tree.provisional(state.answers)]
    blocks = [
        f"# {escaped(dataset.about.title)}",
        decision_sentence(tree, walk, outcome),
        _status(loaded, walk, today),
        *_advice(tree, outcome),
        *_why(tree, state, walk, notes),
        *_changes(tree, state, outcome),
        *cost_blocks(tree, state, notes),
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
            [
                role_name(tree.dataset, stage.role),
                f"{stage.weeks}",
                stage.work,
                stage.exit_test or "none",
            ]
            for stage in outcome.plan
        ]
        yield "### In stages\n\n" + table(["Who", "Weeks", "Work", "Go on when"], rows)
    if outcome.cautions:
        yield "### Cautions\n\n" + bullets(outcome.cautions)
    yield "### Next steps\n\n" + "\n".join(
        f"{number}. {escaped(step)}" for number, step in enumerate(outcome.next_steps, 1)
    )


def _why(tree: Tree, state: State, walk: Walk, notes: Notes) -> Iterator[str]:
    if not walk.steps:
        yield "## Why\n\nNo question has been answered yet."
        return
    told = {reason.question.id: reason.reason for reason in reasons(tree, state.answers)}
    lines = []
    for number, step in enumerate(walk.steps, 1):
        label = step.answer.label if step.answer else "Not sure"
        cited = notes.cite(step.question.sources)
        lines.append(f"{number}. {escaped(step.question.ask)} **{escaped(label)}.**{cited}")
        if step.question.id in told:
            lines.append(f"   {escaped(told[step.question.id])}")
    yield "## Why\n\n" + "\n".join(lines)
    unsure = [step.question for step in walk.steps if step.answer is None]
    if unsure and walk.status != "decided":
        found = [f"{question.ask} {question.find_out}" for question in unsure]
        yield "### Find out first\n\n" + bullets(found)


def _changes(tree: Tree, state: State, outcome: Outcome | None) -> Iterator[str]:
    if outcome is None:
        return
    found = flips(tree, state.answers).found
    near = {flip.outcome for flip in found if len(flip.changes) == 1}
    told = [flip for flip in found if len(flip.changes) == 1 or flip.outcome not in near]
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


def _comparison(tree: Tree, outcome: Outcome | None, notes: Notes) -> Iterator[str]:
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
