"""The decision record as Markdown that renders on any GitHub-flavoured site, after MADR 4."""

from collections.abc import Iterator
from datetime import date

from roletui.case.result import result_of
from roletui.dataset.checks.dates import overdue
from roletui.dataset.load import Loaded
from roletui.records.block import FENCE
from roletui.records.notes import marked, written
from roletui.records.scenario import dumps
from roletui.report.markdown import Cited, escaped
from roletui.report.record.costs import cost_blocks
from roletui.report.record.front_matter import decision_sentence, front_matter, status
from roletui.report.record.hiring_pack import pack
from roletui.report.record.options import comparison_blocks, considered, pros_and_cons
from roletui.report.record.outcome import outcome_blocks
from roletui.report.record.range import depth_blocks
from roletui.report.record.reasons import driver_blocks
from roletui.state.context import Setting
from roletui.state.state import State, chosen_roles
from roletui.text.numbers import lower_first
from roletui.tree.walk import Tree, verdict

REOPEN = (
    "Save this text as a file and run `roletui open` with its name: everything comes back as it "
    "was. "
    "With a dataset of your own, name its file too: `--dataset FILE`."
)


def record(
    loaded: Loaded, tree: Tree, state: State, today: date, between: str | None = None
) -> str:
    """Return the whole record of a state, as it is exported.

    ``between`` stands between the marks of the notes in place of those of the state.
    """
    between = state.notes if between is None else between
    body = _blocks(loaded, tree, state, today, marked(between, 2), picture=True)
    return f"{front_matter(loaded, tree, state, today)}\n" + "\n\n".join(body) + "\n"


def record_body(
    loaded: Loaded, tree: Tree, state: State, today: date, *, picture: bool = False
) -> str:
    """Return the record for where it is only read: without front matter, and notes if there are.

    With ``picture`` the way is drawn, and marks tell the notes from what is around them.
    """
    notes = marked(state.notes, 2) if picture else f"## Notes\n\n{written(state.notes)}"
    body = _blocks(loaded, tree, state, today, notes if state.notes else "", picture=picture)
    return "\n\n".join(block for block in body if block) + "\n"


def _blocks(
    loaded: Loaded, tree: Tree, state: State, today: date, notes: str, *, picture: bool
) -> Iterator[str]:
    dataset = loaded.dataset
    about = dataset.about
    outcome = verdict(tree, state.answers)
    cited = Cited(dataset, today)
    yield f"# {escaped(about.title)}"
    yield decision_sentence(tree, state)
    yield status_lines(loaded, tree, state, today)
    yield "## Context and Problem Statement"
    yield "\n".join(
        f"- {line}"
        for line in (
            f"What is decided: {escaped(about.decides)}",
            f"Out of scope: {escaped(about.out_of_scope)}",
            f"Dataset: {about.id} {escaped(about.version)} ({loaded.hash})",
        )
    )
    yield from driver_blocks(tree, state, cited, picture=picture)
    yield considered(tree, state, outcome)
    yield from outcome_blocks(tree, state)
    yield from pros_and_cons(tree)
    yield from cost_blocks(tree, state, cited)
    yield from depth_blocks(Setting(loaded, tree, today), state)
    yield from comparison_blocks(tree, state, outcome, cited)
    if state.pack:
        yield from pack(dataset, chosen_roles(tree, state), top=2)
    yield notes
    yield "## More Information"
    yield f"### Who profits from the figures\n\n{escaped(about.disclosure)}"
    yield "### Sources\n\n" + ("\n".join(cited.lines()) or "None is cited.")
    yield f"### Reopen\n\n{REOPEN}"
    yield block(loaded, tree, state, today)


def block(loaded: Loaded, tree: Tree, state: State, today: date) -> str:
    """Return the fenced block from which a state is restored, with what it came to."""
    return f"{FENCE}\n{dumps(loaded, state, result=result_of(tree, state, today))}```"


def status_lines(loaded: Loaded, tree: Tree, state: State, today: date) -> str:
    """Return how firm the decision is, its day, and a caution where its figures are old."""
    lines = [f"Status: {escaped(status(tree, state))}", f"Date: {today.isoformat()}"]
    if late := overdue(loaded.dataset, today):
        lines.append(f"Caution: {escaped(lower_first(late))}.")
    return "\n".join(f"- {line}" for line in lines)
