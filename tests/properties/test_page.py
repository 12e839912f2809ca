"""Whatever authors and users write, a page is well-formed, shows it, and obeys nothing of it."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import cycle
from xml.etree import ElementTree

from helpers import case_of
from hypothesis import given
from hypothesis import strategies as st

from roletui.dataset.dataset import Dataset
from roletui.dataset.model import AnswerOption, Outcome, Question, Role, Source
from roletui.records.notes import marked
from roletui.report.page.page import laid_out, page
from roletui.report.page.sliders import script
from roletui.report.page.svg.measure import width, wrapped
from roletui.state.state import Override, State

from .trees import BASE, text

TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "section",
    "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "div",
    "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary",
    "svg", "desc", "text", "line", "rect", "circle", "path", "polyline", "polygon",
    "b", "small", "dl", "dt", "dd", "fieldset", "legend", "label", "input", "output", "button",
    "script",
}  # fmt: skip
FROM_NOTES = {"h5", "h6", "blockquote", "hr", "br"}
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "scope", "tabindex",
    "role", "aria-label", "aria-labelledby", "aria-describedby", "viewBox", "width", "height", "x",
    "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "d", "points", "font-size", "text-anchor",
    "hidden", "type", "for", "min", "max", "step", "value", "autocomplete", "disabled",
    "data-of", "data-size", "data-sum", "data-end", "data-than", "data-same", "aria-live",
}  # fmt: skip
SHOWN = ("name", "content", "id", "class")
"""Attributes whose value must not come from a text."""

words = text.filter(str.strip).filter(lambda said: not said.strip().isdecimal())


def clean(said: str) -> str:
    """Return a text as a page shows it: blanks folded, what no page may hold replaced."""
    refused = "".join(chr(plane + low) for plane in range(0, 0x110000, 0x10000) for low in LOWS)
    return " ".join(re.sub(f"[\x7f-\x9f\ufdd0-\ufdef{refused}]", "\ufffd", said).split())


LOWS = (0xFFFE, 0xFFFF)


def worded(said: Sequence[str]) -> Dataset:
    """Return the small dataset with other words throughout."""
    more = cycle(said)

    def role(old: Role) -> Role:
        return old._replace(name=next(more), short=next(more), one_line=next(more))

    def option(old: AnswerOption) -> AnswerOption:
        return old._replace(label=next(more), because=next(more))

    def question(old: Question) -> Question:
        answers = tuple(map(option, old.answers))
        return old._replace(topic=next(more), ask=next(more), answers=answers)

    def outcome(old: Outcome) -> Outcome:
        steps = tuple(next(more) for _ in old.next_steps)
        return old._replace(headline=next(more), advice=next(more), next_steps=steps)

    def source(old: Source) -> Source:
        return old._replace(title=next(more), publisher=next(more), note=next(more))

    return BASE._replace(
        about=BASE.about._replace(title=next(more), disclosure=next(more)),
        roles=tuple(map(role, BASE.roles)),
        questions=tuple(map(question, BASE.questions)),
        outcomes=tuple(map(outcome, BASE.outcomes)),
        sources=tuple(map(source, BASE.sources)),
    )


def root_of(made: str) -> ElementTree.Element:
    """Parse a page, which must be without a fault."""
    return ElementTree.fromstring(made.partition("\n")[2])


def parts(root: ElementTree.Element) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each element and its attributes, without their namespace."""
    for found in root.iter():
        yield found.tag.rpartition("}")[2], dict(found.attrib)


@given(st.lists(words, min_size=3, max_size=9), words, st.sampled_from(["decided", "open", "own"]))
def test_texts_of_a_dataset_make_nothing_of_a_page(said: list[str], reason: str, kind: str) -> None:
    """A page shows each text as it is, and has no element and no attribute but those of ours."""
    dataset = worded(said)
    state = State({"fault": "no", "carry": "unsure" if kind == "open" else "no", "skill": "yes"})
    if kind == "own":
        state = state._replace(override=Override("workshop", reason, "mobile"))
    root = root_of(page(case_of(dataset, state)))
    for tag, given_ in parts(root):
        assert tag in TAGS
        assert given_.keys() <= ATTRIBUTES
        assert re.fullmatch(r"#[a-z]+-\d+|https://example\.org/\S+|", given_.get("href", ""))
        assert re.fullmatch(r"[a-z]+(-\w+)*", given_.get("id", "a"))
    scripts = [found.text for found in root.iter() if found.tag.endswith("}script")]
    assert scripts[1:] == [script()] * (len(scripts) > 0)
    told = " ".join("".join(root.itertext()).split())
    wanted = [dataset.about.title, dataset.about.disclosure, *(role.name for role in dataset.roles)]
    wanted += [dataset.questions[0].ask, *([reason] if kind == "own" else [])]
    assert [one for one in wanted if clean(one) not in told] == []


@given(st.lists(text, max_size=8).map("\n".join))
def test_notes_make_nothing_that_runs(notes: str) -> None:
    """Notes are Markdown: what they make is text with its markup, and never HTML of their own."""
    made = laid_out(f"# Title\n\n{marked(notes, 2)}", [], "Title", "Foot")
    for tag, given_ in parts(root_of(made)):
        assert tag in TAGS | FROM_NOTES
        assert given_.keys() <= ATTRIBUTES | {"title", "start"}
        assert not unescape(given_.get("href", "")).strip().lower().startswith("javascript:")


@given(words, st.floats(1, 40), st.integers(1, 4))
def test_wrapped_words_fit(said: str, room: float, most: int) -> None:
    """No line is wider than the room, unless one sign is; what is not cut is whole."""
    lines = wrapped(said, room, most)
    assert 1 <= len(lines) <= most
    for line in lines:
        assert width(line) <= room + 1e-9 or len(line.rstrip("…")) <= 2 or room < 2.6
    if not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(said.split())
