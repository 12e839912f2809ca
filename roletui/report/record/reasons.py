"""What drives the decision: each answer with its reason, the way they take, what to find out."""

from collections.abc import Iterable, Iterator

from roletui.case.advice import Advice, Ground
from roletui.case.names import said_words
from roletui.case.unknowns import ORDER_RULE, Unknown
from roletui.case.worth import RULE
from roletui.compare.cell import NOT_STATED
from roletui.report.markdown import Cited, escaped
from roletui.report.record.fences import CLOSING, DRAWING
from roletui.text.numbers import first_upper
from roletui.tree.diagram import MERMAID_EDGES, walked
from roletui.tree.walk import Walk


def driver_blocks(advice: Advice, cited: Cited, *, picture: bool) -> Iterator[str]:
    """Yield the blocks about the answers; ``picture`` adds the way they take, for Mermaid."""
    walk = advice.case.walk
    yield "## Decision Drivers"
    if not walk.steps:
        yield "No question has been answered yet."
        return
    lines: list[str] = []
    usual = {each.question.id: each.why.source for each in advice.assumed}
    for number, ground in enumerate(advice.grounds, 1):
        reason = ground.reason
        given = [each for each in (reason.answer, reason.also) if each]
        label = first_upper(said_words(given))
        sources = cited.cite((*reason.question.sources, usual.get(reason.question.id, "")))
        words = f"{escaped(advice.case.asked(reason.question))} **{escaped(label)}.**{sources}"
        lines += entry(number, words, _did(ground))
    yield "\n".join(lines)
    if picture:
        yield from _picture(walk)
    yield from _find_out(advice)


def entry(number: int, words: str, below: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an entry of a numbered list, and of the list below it."""
    head = f"{number}. "
    yield head + words
    yield from (f"{' ' * len(head)}- {line}" for line in below)


def _did(ground: Ground) -> Iterator[str]:
    """Say what an answer did: its reason and what it ruled out, or that it did not matter."""
    reason, out = ground
    if not reason.mattered or reason.on_way:
        yield escaped(reason.reason)
    if out:
        yield f"*Ruled out:* {escaped(' · '.join(out))}."


def _picture(walk: Walk) -> Iterator[str]:
    """Yield a drawing of the way, unless it is larger than Mermaid draws."""
    lines = [*walked(walk)]
    if len(lines) <= MERMAID_EDGES:
        drawing = "\n".join(lines)
        yield f"{DRAWING}\n{drawing}\n{CLOSING}"


def _find_out(advice: Advice) -> Iterator[str]:
    lines: list[str] = []
    for number, unknown in enumerate(advice.unknowns, 1):
        plan = map(escaped, _plan(unknown))
        lines += entry(number, f"**{escaped(advice.case.asked(unknown.question))}**", plan)
    if lines:
        yield "### Find out first\n\n" + "\n\n".join([ORDER_RULE, RULE, "\n".join(lines)])


def _plan(entry: Unknown) -> Iterator[str]:
    question = entry.question
    yield question.find_out
    who, takes = question.who or NOT_STATED, question.takes or NOT_STATED
    yield f"Who can answer it: {who}. Takes: {takes}."
    yield f"What depends on it: {entry.hangs_on}."
    yield entry.worth.sentence
