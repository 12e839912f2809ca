"""A whole dataset as one Markdown document, for the expert who signs it off.

It has everything in a dataset once, in the order for checking it: what is decided, how, by which
facts, and what is missing. Entries are linked by marks such as ``[Q3]``, whose anchors
GitHub-flavoured sites make from the headings.
"""

from collections.abc import Iterator
from datetime import date

from roletui.dataset.dataset import Dataset
from roletui.dataset.loaded import Loaded
from roletui.dataset.review_dates import overdue, stale
from roletui.report.markdown import escaped
from roletui.report.review.index import PRICES, Index, anchor
from roletui.report.review.market import budget, channels, comparison, rates, roles
from roletui.report.review.parts import bold, code, point
from roletui.report.review.sources import conflicts, gaps, sources
from roletui.report.review.tree import examples, outcomes, questions
from roletui.state.context import Context

_SCOPE = "Scope and interest"
_SIGN_OFF = "Sign-off"


def review(context: Context) -> str:
    """Return the document for the context's day; it ends in a newline."""
    loaded, dataset, today = context.loaded, context.dataset, context.today
    index = Index(dataset)
    sections = {
        _SCOPE: _scope(dataset),
        "Questions": questions(dataset, index),
        "Outcomes": outcomes(dataset, index),
        "Roles": roles(dataset, index),
        "Comparison": comparison(dataset, index, today),
        "Ways to hire": channels(dataset, index),
        PRICES: rates(dataset, index, today),
        "Sources": sources(dataset, index, today),
        "Where sources disagree": conflicts(dataset, index),
        "Not stated": gaps(dataset, index),
        "Budget": budget(dataset, index),
        "Questions people ask": _faq(dataset, index),
        "Words explained": _glossary(dataset),
        "Examples": examples(context.tree, index),
    }
    blocks = [f"# Review: {escaped(dataset.about.title)}", *_head(loaded, index, today)]
    blocks += ["## Contents", _contents([*sections, _SIGN_OFF])]
    for heading, section in sections.items():
        blocks += [f"## {heading}", *(list(section) or ["The dataset has none."])]
    blocks += [f"## {_SIGN_OFF}", *_sign_off(loaded, list(sections))]
    blocks.append("\n".join(index.definitions()))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(loaded: Loaded, index: Index, today: date) -> Iterator[str]:
    """Yield the dataset's identity, the day, and which figures are stale."""
    about = loaded.dataset.about
    yield (
        "Everything this dataset says, for the expert who signs it off. What no source states is "
        "called *not stated*. Marks lead to the entry itself: Q a question, O an outcome, R a "
        "role, F a factor, C a way to hire, P a price, S a source, D a disagreement, A an answer "
        "to what people ask, E an example."
    )
    lines = [
        f"- Dataset: {code(about.id)}, version {escaped(about.version)}, "
        f"format {loaded.dataset.format}",
        f"- Content: {code(loaded.hash)}, the first 16 digits of its SHA-256",
        f"- To be reviewed by: {about.review_by}",
        f"- Day of this document: {today.isoformat()}",
    ]
    late = [entry.id for entry in loaded.dataset.sources if stale(about, entry, today)]
    if words := overdue(loaded.dataset, today):
        lines.append(f"- **STALE:** {escaped(words)} {index.cite(late) if late else ''}".rstrip())
    yield "\n".join(lines)


def _contents(headings: list[str]) -> str:
    return "\n".join(f"- [{heading}](#{anchor(heading)})" for heading in headings)


def _scope(dataset: Dataset) -> Iterator[str]:
    about = dataset.about
    lines = [
        *point("What is decided", about.decides),
        *point("For whom", about.audience),
        *point("What is not decided", about.out_of_scope),
        *point("What a task may be called", about.task_example),
        *point("What a question calls it without a name", dataset.words.task),
        *point("What it rests on", about.caution),
        *point("Who profits from which answer", about.disclosure),
        *point("How it is kept fresh", about.update_policy),
        f"- Currency: {about.currency}",
    ]
    yield "\n".join(lines)


def _faq(dataset: Dataset, index: Index) -> Iterator[str]:
    for entry in dataset.faq:
        yield index.heading("faq", entry.id)
        yield escaped(entry.answer)
        yield f"- Sources: {index.cite(entry.sources)}\n- Id: {code(entry.id)}"


def _glossary(dataset: Dataset) -> Iterator[str]:
    if dataset.glossary:
        yield "\n".join(
            f"- {bold(entry.term)}: {escaped(entry.meaning)} {code(entry.id)}"
            for entry in dataset.glossary
        )


def _sign_off(loaded: Loaded, headings: list[str]) -> Iterator[str]:
    """Yield a checkbox for each section, and lines to fill in."""
    about = loaded.dataset.about
    yield (
        f"I have read {code(about.id)}, version {escaped(about.version)}, content "
        f"{code(loaded.hash)}. What I ticked is right; what is not I have written below."
    )
    yield "\n".join(f"- [ ] [{heading}](#{anchor(heading)})" for heading in headings)
    lines = ("Not right, or not for me to judge", "Name", "Expertise", "Date", "Signature")
    yield "\n".join(f"- {line}: {'…' * 20}" for line in lines)
