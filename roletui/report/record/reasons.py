"""What drives the decision: each answer with its reason, the way they take, what to find out."""

from collections.abc import Iterable, Iterator

from roletui.case.case import Case
from roletui.case.names import outcome_name
from roletui.case.unknowns import ORDER_RULE, Unknown, hangs_on, unknowns
from roletui.compare.cell import NOT_STATED
from roletui.report.markdown import Cited, escaped
from roletui.tree.diagram import MERMAID_EDGES, walked
from roletui.tree.reasons import Reason
from roletui.tree.walk import Tree


def driver_blocks(case: Case, cited: Cited, *, picture: bool) -> Iterator[str]:
    """Yield the blocks about the answers; ``picture`` adds the way they take, for Mermaid."""
    walk = case.walk
    yield "## Decision Drivers"
    if not walk.steps:
        yield "No question has been answered yet."
        return
    lines: list[str] = []
    for number, reason in enumerate(case.account, 1):
        label = reason.answer.label if reason.answer else "Not sure"
        sources = cited.cite(reason.question.sources)
        words = f"{escaped(reason.question.ask)} **{escaped(label)}.**{sources}"
        lines += entry(number, words, _did(case.tree, reason))
    yield "\n".join(lines)
    if picture:
        yield from _picture(case)
    if walk.status != "decided":
        yield from _find_out(case)


def entry(number: int, words: str, below: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an entry of a numbered list, and of the list below it."""
    head = f"{number}. "
    yield head + words
    yield from (f"{' ' * len(head)}- {line}" for line in below)


def _did(tree: Tree, entry: Reason) -> Iterator[str]:
    """Say what an answer did: its reason and what it ruled out, or that it did not matter."""
    if not entry.mattered or entry.on_way:
        yield escaped(entry.reason)
    if entry.ruled_out:
        out = [outcome_name(tree.dataset, tree.outcomes[name]) for name in entry.ruled_out]
        yield f"*Ruled out:* {escaped(' · '.join(out))}."


def _picture(case: Case) -> Iterator[str]:
    """Yield a drawing of the way, unless it is larger than Mermaid draws."""
    lines = [*walked(case.walk)]
    if len(lines) <= MERMAID_EDGES:
        drawing = "\n".join(lines)
        yield f"```mermaid\n{drawing}\n```"


def _find_out(case: Case) -> Iterator[str]:
    lines: list[str] = []
    for number, unknown in enumerate(unknowns(case), 1):
        plan = map(escaped, _plan(case.tree, unknown))
        lines += entry(number, f"**{escaped(unknown.question.ask)}**", plan)
    if lines:
        yield "### Find out first\n\n" + "\n".join([ORDER_RULE, "", *lines])


def _plan(tree: Tree, entry: Unknown) -> Iterator[str]:
    question = entry.question
    yield question.find_out
    who, takes = question.who or NOT_STATED, question.takes or NOT_STATED
    yield f"Who can answer it: {who}. Takes: {takes}."
    yield f"What hangs on it: {hangs_on(tree, entry)}."
