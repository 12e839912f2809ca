"""The decision record as GitHub-flavoured Markdown, in the structure of MADR 4."""

from collections.abc import Iterator

from roletui.case.advice import Advice
from roletui.case.case import Case
from roletui.case.disinterested import decision_words, left_of_plan, plan_gains
from roletui.records.notes import marked
from roletui.records.notes import written as written_notes
from roletui.report.disinterested import left_blocks
from roletui.report.markdown import Cited, escaped
from roletui.report.record.costs import cost_blocks
from roletui.report.record.frame import Parts, written
from roletui.report.record.front_matter import front_matter
from roletui.report.record.hiring_pack import pack
from roletui.report.record.options import comparison_blocks, considered, pros_and_cons
from roletui.report.record.outcome import outcome_blocks
from roletui.report.record.page_one import APPENDIX, page_one
from roletui.report.record.range import depth_blocks
from roletui.report.record.reasons import driver_blocks
from roletui.report.record.reopen import REOPEN, block


def record(case: Case) -> str:
    """Return the whole record of a case, as it is exported to a new file."""
    return written(whole_record(case, case.state.notes))


def whole_record(case: Case, notes: str, status: str = "") -> Parts:
    """Return the parts of the whole record: notes between their marks, a status set by hand."""
    body = [*_blocks(case, marked(notes, 2), picture=True, status=status)]
    return Parts(front_matter(case, status), "\n\n".join(body[:-1]), body[-1])


def record_body(case: Case, *, picture: bool = False) -> str:
    """Return the record for reading: without front matter, and without empty notes.

    With ``picture`` it has the diagram of the path, and marks around the notes.
    """
    return "\n\n".join(record_parts(case, picture=picture)) + "\n"


def record_parts(case: Case, *, picture: bool = False) -> Iterator[str]:
    """Yield the same in parts, each worked out when it is asked for: title, decision, the rest."""
    notes = case.state.notes
    section = marked(notes, 2) if picture else f"## Notes\n\n{written_notes(notes)}"
    return filter(None, _blocks(case, section if notes else "", picture=picture))


def _blocks(case: Case, notes: str, *, picture: bool, status: str = "") -> Iterator[str]:
    advice, about = Advice(case), case.dataset.about
    cited = Cited(case.dataset, case.today)
    yield from page_one(advice, cited, level=1, status=status)
    yield f"## {APPENDIX}"
    yield "## Context and Problem Statement"
    yield "\n".join(
        f"- {line}"
        for line in (
            f"The question: {escaped(about.title)}",
            f"What is decided: {escaped(about.decides)}",
            f"Out of scope: {escaped(about.out_of_scope)}",
            f"Dataset: {about.id} {escaped(about.version)} ({case.context.loaded.hash})",
        )
    )
    yield from driver_blocks(advice, cited, picture=picture)
    yield considered(case)
    yield from outcome_blocks(advice)
    yield from pros_and_cons(case.dataset)
    yield from cost_blocks(case, cited)
    yield from depth_blocks(case)
    yield from comparison_blocks(advice, cited)
    if case.state.pack:
        yield from pack(case.dataset, case.chosen_roles, top=2)
    yield notes
    yield "## More Information"
    gains = " ".join([*plan_gains(case), about.disclosure])
    yield f"### Who gains from the figures\n\n{escaped(gains)}"
    yield from left_blocks(case.dataset, left_of_plan(case), decision_words(case))
    yield "### Sources\n\n" + ("\n".join(cited.lines()) or "None is cited.")
    yield f"### Reopen\n\n{REOPEN}"
    yield block(case)
