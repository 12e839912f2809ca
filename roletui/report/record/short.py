"""The record in short, for where others read it first: a pull request, a mail."""

from collections.abc import Iterator

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.disinterested import left_sentence
from roletui.records.notes import marked
from roletui.report.markdown import Cited, escaped
from roletui.report.record.costs import cost_summary
from roletui.report.record.frame import Parts, written
from roletui.report.record.outcome import flip_words
from roletui.report.record.page_one import APPENDIX, page_one
from roletui.report.record.reopen import REOPEN, block
from roletui.text.numbers import first_upper
from roletui.tree.reasons import Reason

ASIDE = f"{APPENDIX}: every reason, the cost, sources, and the block that reopens this decision"
"""What is folded away, as the line that unfolds it says."""


def short_record(case: Case) -> str:
    """Return the short record of a case, as it is exported to a new file."""
    return written(short_parts(case, case.state.notes))


def short_parts(case: Case, notes: str, status: str = "") -> Parts:
    """Return the parts of the short record: notes between their marks, a status set by hand."""
    advice = Advice(case)
    cited = Cited(case.dataset, case.today)
    blocks = [
        *page_one(advice, cited, level=2, status=status),
        marked(notes, 3),
        f"<details>\n<summary>{ASIDE}</summary>",
        *_why(advice, cited),
        "### Cost",
        *cost_summary(case, cited),
        *filter(None, [escaped(left_sentence(case))]),
        *_changes(advice),
        "### Sources",
        "\n".join(cited.lines()) or "No source is cited.",
        REOPEN,
    ]
    return Parts("", "\n\n".join(blocks), f"{block(case)}\n\n</details>")


def _why(advice: Advice, cited: Cited) -> Iterator[str]:
    """Yield the answers that did something, each with its reason; what nobody knows yet."""
    told = [entry for entry in advice.case.account if not entry.idle]
    lines = [f"- {_reason(entry)}{cited.cite(entry.question.sources)}" for entry in told]
    if own := advice.case.active_override:
        lines.insert(0, f"- Decided otherwise, because: {escaped(own.reason)}")
    yield "### Why\n\n" + ("\n".join(lines) or "No question has been answered yet.")
    to_find = [
        f"- {escaped(advice.case.asked(entry.question))} {escaped(entry.question.find_out)} "
        f"{escaped(entry.worth.sentence)}"
        for entry in advice.unknowns
    ]
    if to_find:
        yield "### Find out first\n\n" + "\n".join(to_find)


def _reason(entry: Reason) -> str:
    """Say why an answer speaks for the outcome; where it does not, only what was answered."""
    if entry.led:
        return escaped(entry.reason)
    label = entry.answer.label if entry.answer else "Not sure"
    return f"{escaped(entry.question.topic)}: *{escaped(label)}*."


def _changes(advice: Advice) -> Iterator[str]:
    """Yield one smallest change for each other outcome, and what comes second."""
    second = advice.case.runner_up
    if second is None:
        return
    lines = [
        f"- **{escaped(there.outcome.headline)}**: "
        f"{flip_words(advice.case.tree, there.flips[0])}. {escaped(first_upper(there.price))}."
        for there in advice.elsewhere
    ]
    if lines:
        lines[:0] = ["For each outcome one smallest change; the whole record has them all.", ""]
    yield f"### {advice.changes_head}\n\n" + ("\n".join(lines) or f"- {advice.caveat}")
    yield (
        f"### Runner-up\n\n**{escaped(second.outcome.headline)}** ({escaped(second.apart)}). "
        f"{escaped(second.because)} What it costs: "
        f"{escaped(advice.endings[second.outcome.id].price)}."
    )
