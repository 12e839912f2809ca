"""The decision record as Markdown that renders on any GitHub-flavoured site."""

from collections.abc import Iterator, Mapping
from datetime import date

from roletui.comparison import View, compare
from roletui.dataset.dates import overdue
from roletui.dataset.load import Loaded
from roletui.dataset.model import Outcome
from roletui.decision import Status, Tree, Walk
from roletui.planning import market
from roletui.report.argument import argument_blocks
from roletui.report.depth import depth_blocks
from roletui.report.hiring import pack
from roletui.report.parts import Notes, bullets, escaped, role_name, table
from roletui.report.record_costs import cost_blocks
from roletui.result import result_of
from roletui.runner_up import runner_up
from roletui.scenario import FENCE, dumps
from roletui.setting import Setting
from roletui.state import State, chosen_roles, overruled
from roletui.summary import as_if
from roletui.weights import weights_part
from roletui.words import count, lower_first


def record(loaded: Loaded, tree: Tree, state: State, today: date) -> str:
    """Return the whole record of a state, as it is exported."""
    dataset = loaded.dataset
    walk = tree.walk(state.answers)
    notes = Notes(dataset, today)
    outcome = None if walk.status == "asking" else tree.outcomes[tree.provisional(state.answers)]
    blocks = [
        f"# {escaped(dataset.about.title)}",
        decision_sentence(tree, state, walk, outcome),
        _status(loaded, tree, state, today),
        *argument_blocks(tree, state, notes),
        *cost_blocks(tree, state, notes),
        *depth_blocks(Setting(loaded, tree, today), state),
        *_comparison(tree, state, outcome, notes),
        *_weights(tree, state),
        *(pack(dataset, chosen_roles(tree, state), top=2) if state.pack else ()),
        "## Who profits from the figures\n\n" + escaped(dataset.about.disclosure),
        "## Sources\n\n" + ("\n".join(notes.lines()) or "None is cited."),
        "## Reopen\n\nSave this file and run `roletui open` with its name: everything below "
        "comes back as it was. With a dataset of your own, name its file too: `--dataset FILE`.",
        f"{FENCE}\n{dumps(loaded, state, result=result_of(tree, state, today))}```",
    ]
    return "\n\n".join(blocks) + "\n"


def decision_sentence(tree: Tree, state: State, walk: Walk, outcome: Outcome | None) -> str:
    """Return the one sentence that begins with ``Decision:`` and names the options."""
    options = ", ".join(escaped(role.name) for role in tree.dataset.roles)
    if outcome is None:
        verdict = (
            f"not taken yet, {count(len(walk.outcomes), 'outcome', 'outcomes')} still possible"
        )
    elif own := overruled(tree, state):
        verdict = (
            f"{escaped(role_name(tree.dataset, own.role))} by the team's own choice, where the "
            f"recommendation is to {escaped(lower_first(outcome.headline))}"
        )
    elif walk.status == "open":
        verdict = f"provisionally, {escaped(lower_first(outcome.headline))}"
    else:
        verdict = escaped(lower_first(outcome.headline))
    return f"Decision: {verdict}; the options considered were {options}."


def _status(loaded: Loaded, tree: Tree, state: State, today: date) -> str:
    about = loaded.dataset.about
    words: Mapping[Status, str] = {
        "asking": "open",
        "open": "provisional",
        "decided": "proposed",
    }
    status = words[tree.walk(state.answers).status]
    if overruled(tree, state):
        status += ", decided otherwise than recommended"
    if state.real is not None:
        status = f"a preview, not decided: as if {as_if(tree, state)}"
    lines = [
        f"Status: {escaped(status)}",
        f"Date: {today.isoformat()}",
        f"What is decided: {escaped(about.decides)}",
        f"Out of scope: {escaped(about.out_of_scope)}",
        f"Dataset: {about.id} {escaped(about.version)} ({loaded.hash})",
    ]
    if late := overdue(loaded.dataset, today):
        lines.append(f"Caution: {escaped(lower_first(late))}.")
    return "\n".join(f"- {line}" for line in lines)


def _weights(tree: Tree, state: State) -> Iterator[str]:
    """Yield what the user's own weights say, beside what the answers do."""
    part = weights_part(tree, state)
    if part:
        yield "## By your weights\n\n" + "\n\n".join(escaped(words) for words in part.sentences)
        yield table(part.head, part.rows, figures=2)
        yield bullets(part.rules)


def _comparison(tree: Tree, state: State, outcome: Outcome | None, notes: Notes) -> Iterator[str]:
    dataset = market(tree, state)
    second = runner_up(tree, state.answers)
    if outcome and second:
        roles = (*chosen_roles(tree, state), *outcome.roles, *second.outcome.roles)
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
