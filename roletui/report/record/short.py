"""The record in short, for where others read it first: a pull request, a mail."""

from collections.abc import Iterator
from datetime import date

from roletui.case.standing import instead
from roletui.case.unknowns import unknowns
from roletui.dataset.load import Loaded
from roletui.records.notes import marked
from roletui.report.markdown import Cited, escaped
from roletui.report.record.costs import cost_summary
from roletui.report.record.front_matter import decision_sentence
from roletui.report.record.outcome import flip_words
from roletui.report.record.record import REOPEN, block, status_lines
from roletui.state.state import State, overruled
from roletui.tree.reasons import Reason, account
from roletui.tree.runner_up import runner_up
from roletui.tree.walk import Tree
from roletui.tree.what_if import deciding, none_found

ASIDE = "Sources, and the block that reopens this decision"
"""What is folded away, as the line that unfolds it says."""


def short_record(
    loaded: Loaded, tree: Tree, state: State, today: date, between: str | None = None
) -> str:
    """Return the short record of a state; ``between`` stands in place of its notes."""
    about = loaded.dataset.about
    cited = Cited(loaded.dataset, today)
    notes = state.notes if between is None else between
    blocks = [
        f"## {escaped(about.title)}",
        decision_sentence(tree, state),
        status_lines(loaded, tree, state, today),
        *_why(tree, state, cited),
        "### Cost",
        *cost_summary(tree, state, cited),
        f"Who profits from the figures: {escaped(about.disclosure)}",
        *_changes(tree, state),
        marked(notes, 3),
        f"<details>\n<summary>{ASIDE}</summary>",
        "\n".join(cited.lines()) or "No source is cited.",
        REOPEN,
        block(loaded, tree, state, today),
        "</details>",
    ]
    return "\n\n".join(blocks) + "\n"


def _why(tree: Tree, state: State, cited: Cited) -> Iterator[str]:
    """Yield the answers that did something, each with its reason; what nobody knows yet."""
    told = [entry for entry in account(tree, state.answers) if not entry.idle]
    lines = [f"- {_reason(entry)}{cited.cite(entry.question.sources)}" for entry in told]
    if own := overruled(tree, state):
        lines.insert(0, f"- Decided otherwise, because: {escaped(own.reason)}")
    yield "### Why\n\n" + ("\n".join(lines) or "No question has been answered yet.")
    to_find = [
        f"- {escaped(entry.question.ask)} {escaped(entry.question.find_out)}"
        for entry in unknowns(tree, state)
    ]
    if tree.walk(state.answers).status != "decided" and to_find:
        yield "### Find out first\n\n" + "\n".join(to_find)


def _reason(entry: Reason) -> str:
    """Say why an answer speaks for the outcome; where it does not, only what was answered."""
    if entry.mattered and entry.on_way:
        return escaped(entry.reason)
    label = entry.answer.label if entry.answer else "Not sure"
    return f"{escaped(entry.question.topic)}: *{escaped(label)}*."


def _changes(tree: Tree, state: State) -> Iterator[str]:
    """Yield one smallest change for each other outcome, and what comes second."""
    walk = tree.walk(state.answers)
    if walk.status == "asking":
        return
    found = deciding(tree, state.answers)
    nearest = {flip.outcome: flip for flip in reversed(found.found)}
    lines = [
        f"- **{escaped(tree.outcomes[outcome].headline)}**: {flip_words(tree, nearest[outcome])}"
        for outcome in dict.fromkeys(flip.outcome for flip in found.found)
    ]
    decided = walk.status == "decided"
    head = "What would change it" if decided else "What would decide it"
    if lines:
        lines[:0] = ["For each outcome one smallest change; the whole record has them all.", ""]
    else:
        lines = [f"- {none_found(found, decided=decided)}"]
    yield f"### {head}\n\n" + "\n".join(lines)
    if second := runner_up(tree, state.answers):
        yield (
            f"### Runner-up\n\n**{escaped(second.outcome.headline)}** ({escaped(second.apart)}). "
            f"{escaped(second.because)} What it costs: "
            f"{escaped(instead(tree, state, second.outcome.id))}."
        )
