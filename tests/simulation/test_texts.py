"""Hostile texts go through notes, reasons, names and a dataset, in every format and back."""

import csv
import io
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import chain
from xml.etree import ElementTree

import pytest
import tomli
import tomli_w
from helpers import SMALL, case_of, context_of, shown, small, tables, tokens

from roletui.case import changes
from roletui.case.case import Case
from roletui.dataset.load import parse
from roletui.dataset.problems import RefusedError
from roletui.interview.interview import Interview
from roletui.interview.talk import reply
from roletui.records import library
from roletui.records.library import SavedError
from roletui.records.scenario import loads, reopen
from roletui.records.share_code import decode, encode
from roletui.report.forms import document
from roletui.report.review.document import review
from roletui.state.context import Context
from roletui.state.state import State
from roletui.text.csv_text import csv_text
from roletui.text.name import LONGEST, clean_name
from roletui.tree.diagram import dot, mermaid
from roletui.tree.diagram import text as drawn

from .hostile import HOSTILE

DECIDED = State({"fault": "yes", "skill": "yes"})
PRICED = State({"fault": "no", "carry": "yes"})
BLANK = ("Cc", "Zs", "Zl", "Zp", "Cf", "Cn", "Co")
FORMULA = set("=+-@＝＋－＠")
HARMLESS = {
    "p", "br", "em", "strong", "s", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "a", "h3",
    "h4", "h5", "h6", "h1", "h2", "table", "thead", "tbody", "tr", "th", "td", "div", "del", "img",
    "section", "span",
}  # fmt: skip
"""What notes may add to a page."""


LOTS = 38
each = pytest.mark.parametrize("texts", [HOSTILE[nr::LOTS] for nr in range(LOTS)], ids=range(LOTS))
"""All of them, several in each test."""


def storable(text: str) -> str:
    """Return a text as it may be kept: no control characters but tabs and line ends, no halves."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def noted(text: str) -> str:
    """Return a text as notes: no blanks at the end of a line, no empty lines around."""
    return "\n".join(line.rstrip() for line in storable(text).split("\n")).strip("\n")


def on_a_line(text: str) -> str:
    """Return a text as a reason: a single line with single blanks."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in ("Cc", "Cs"))


def told(text: str, *, notes: bool = True) -> Case:
    """Return a case in which somebody has typed a text as a reason, and as notes."""
    case = case_of(small(), DECIDED)
    role = next(r.id for r in case.dataset.roles if case.outcome and (r.id,) != case.outcome.roles)
    for change in (changes.overrule(role, text), changes.note(text if notes else "")):
        case = case.after(change.transition(case))
    return case


def elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every element of a page, which is XML without a fault, with its attributes.

    How a label of a picture is laid out depends on its length, so labels are left out.
    """
    for found in ElementTree.fromstring(page.partition("\n")[2]).iter():
        if not found.tag.endswith(("}text", "}tspan", "}title")):
            yield found.tag.rpartition("}")[2], dict(found.attrib)


def words_of(page: str) -> str:
    """Return all text of a page, with single blanks."""
    return " ".join("".join(ElementTree.fromstring(page.partition("\n")[2]).itertext()).split())


@cache
def plain_elements() -> Counter[str]:
    """Return how often each element occurs on a page without anything hostile."""
    return Counter(name for name, _ in elements(document("html", told("plain", notes=False))))


def headings(record: str) -> list[str]:
    """Return the headings of a record from the sources on, where notes are behind."""
    parsed = tokens(record)
    found = [shown(parsed[nr + 1]) for nr, t in enumerate(parsed) if t.type == "heading_open"]
    return found[found.index("More Information") :] if "More Information" in found else found[-1:]


@pytest.mark.harness
@each
def test_notes_and_reasons_come_back_from_every_form(texts: tuple[str, ...]) -> None:
    """From scenario, share code and both records the state comes back; JSON says the same."""
    for text in texts:
        case = told(text)
        state, context = case.state, case.context
        assert state.notes == noted(text)
        assert state.override is not None
        assert state.override.reason == on_a_line(text)
        for form in ("toml", "md", "short"):
            written = document(form, case)
            written.encode()
            opened = loads(written, f"file.{form}", context)
            assert (opened.state, opened.warnings) == (state, ()), form
        assert reopen(decode(encode(context.loaded, state)), context).state == state
        data = json.loads(document("json", case))
        assert (data["notes"], data["override"]["reason"]) == (state.notes, state.override.reason)


@pytest.mark.harness
@each
def test_a_record_shows_reasons_as_they_are_and_goes_on_behind_notes(
    texts: tuple[str, ...],
) -> None:
    """No text of a user changes how the rest of a record is rendered."""
    for text in texts:
        record = document("md", told(text))
        plain = document("md", told("plain"))
        assert headings(record) == headings(plain)
        reason = on_a_line(text)
        inline = [shown(token) for token in tokens(record) if token.type == "inline"]
        assert any(" ".join(reason.split()) in " ".join(line.split()) for line in inline)


@pytest.mark.harness
@each
def test_a_page_shows_reasons_as_they_are_and_runs_nothing(texts: tuple[str, ...]) -> None:
    """A reason adds no element to the page; notes add none that does anything."""
    for text in texts:
        reason = document("html", told(text, notes=False))
        assert Counter(name for name, _ in elements(reason)) == plain_elements()
        # A page may not contain what Unicode says is no character.
        page_text = "".join(c if ord(c) & 0xFFFE != 0xFFFE else "\ufffd" for c in on_a_line(text))
        assert " ".join(page_text.split()) in words_of(reason)
        for name, given in elements(document("html", told(text))):
            assert not [key for key in given if key.lower().startswith("on")]
            address = given.get("href", "#").strip().lower()
            assert name != "a" or address.startswith(("http:", "https:", "mailto:", "#")), address
        more = (
            Counter(name for name, _ in elements(document("html", told(text)))) - plain_elements()
        )
        assert {*more} <= HARMLESS


@pytest.mark.harness
@each
def test_names_of_decisions_come_back(texts: tuple[str, ...]) -> None:
    """A decision is listed by the name it was given, in a file of the folder; or it needs one."""
    for text in texts:
        name = clean_name(text)
        assert len(name) <= LONGEST
        assert name.isprintable() or not name.isascii()
        if not name:
            with pytest.raises(SavedError, match="Give it a name"):
                library.save(small(), DECIDED, text)
            continue
        library.save(small(), DECIDED, text)
        [entry] = library.saved_decisions()
        assert (entry.name, entry.trouble) == (name, "")
        library.rename(entry, f"{name[:60]} too")
        [entry] = library.saved_decisions()
        assert entry.name == clean_name(f"{name[:60]} too")
        library.delete(entry)
        assert library.saved_decisions() == []


@each
def test_an_interview_takes_any_line(texts: tuple[str, ...]) -> None:
    """As an answer, a command and notes; what is said moves no cursor."""
    for text in texts:
        interview = Interview.begin(context_of(small()), DECIDED)
        for line in (text, f"note {text}", f"reason {text}"):
            answered = reply(interview, line)
            assert not any(
                unicodedata.category(c) == "Cc" for words in answered.lines for c in words
            )


FIELDS = (
    ("about", "title"), ("about", "decides"), ("roles", 0, "name"), ("roles", 0, "difference"),
    ("questions", 0, "ask"), ("questions", 0, "answers", 0, "label"),
    ("questions", 0, "answers", 0, "because"), ("outcomes", 0, "headline"),
    ("outcomes", 0, "advice"), ("factors", 0, "label"), ("sources", 0, "title"),
    ("sources", 0, "interest"), ("sources", 0, "publisher"), ("rates", 0, "region"),
    ("channels", 0, "name"),
)  # fmt: skip
"""Where a text of a dataset is put, one after the other."""


@cache
def raw() -> dict[str, object]:
    """Return what stands in the small dataset."""
    return tomli.loads(SMALL.read_text(encoding="utf-8"))


def with_text(text: str) -> Iterator[Context]:
    """Yield the small dataset with a text in each of its places, as far as that is allowed."""
    for path in FIELDS:
        changed = deepcopy(raw())
        inside: object = changed
        for step in path[:-1]:
            inside = inside[step]  # type: ignore[index]
        if path[-1] not in inside:  # type: ignore[operator]
            continue
        inside[path[-1]] = f"{inside[path[-1]]} {text}"  # type: ignore[index]
        try:
            written = tomli_w.dumps(changed).encode()
            yield context_of(parse(written, "small.toml"))
        except UnicodeEncodeError:
            continue
        except RefusedError as error:
            if not all(problem.message.isprintable() for problem in error.problems):
                raise AssertionError(text) from error


def runs(sheet: str) -> list[str]:
    """Return the cells of a sheet in CSV that a spreadsheet would take for formulas."""
    found = []
    for cell in chain.from_iterable(csv.reader(io.StringIO(sheet, newline=""))):
        first = next((c for c in cell if unicodedata.category(c) not in BLANK), "")
        if first in FORMULA and not cell.lstrip("-").replace(".", "", 1).isdecimal():
            found.append(cell)
    return found


def test_no_cell_of_a_sheet_runs() -> None:
    """Whatever stands in a cell, at its beginning or behind a word, is text to a spreadsheet."""
    for text in ("=1+1", "+1", "@SUM(A1)", "\t=1", " =1", *HOSTILE):
        assert runs(csv_text([[text, f"City {text}", "-5"]])) == [], text


@pytest.mark.harness
@each
def test_texts_of_a_dataset_do_nothing_in_any_document(texts: tuple[str, ...]) -> None:
    """Whatever an author writes: no document gets another shape, no cell of a sheet runs."""
    for text in texts:
        plain = case_of(small(), DECIDED)
        shape = Counter(name for name, _ in elements(document("html", plain)))
        columns = [len(row) for table in tables(document("md", plain)) for row in table]
        lines = len([*mermaid(plain.dataset)]), len([*dot(plain.dataset)])
        for context in with_text(text):
            case = case_of(context, DECIDED)
            record = document("md", case)
            assert [len(row) for table in tables(record) for row in table] == columns
            assert loads(record, "record.md", context).state == DECIDED
            assert Counter(name for name, _ in elements(document("html", case))) == shape
            assert (len([*mermaid(case.dataset)]), len([*dot(case.dataset)])) == lines
            assert all(line.isprintable() or not line.isascii() for line in drawn(case.dataset))
            json.loads(document("json", case))
            tokens(review(context))
            sheet = document("csv", case_of(context, PRICED))
            assert not runs(sheet)
