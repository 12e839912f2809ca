"""Whatever a task is called, it is read back from every form, and is text wherever it stands."""

import json
import re
import typing
from collections.abc import Callable

import yaml
from gfm import Page
from helpers import case_of, context_of, small
from hypothesis import given
from hypothesis import strategies as st

from roletui.dataset.task_words import asked, filled, has_place, unknown_places, within_sentence
from roletui.records.file_name import record_name
from roletui.records.scenario import Opened, loads, reopen
from roletui.records.share_code import decode
from roletui.report.forms import Name, document
from roletui.report.record.page_one import page_title
from roletui.report.record.record import record
from roletui.report.record.short import short_record
from roletui.state.state import State, name_task
from roletui.text.name import LONGEST, clean_name

from .test_page import root_of
from .test_texts import anything
from .trees import text

CONTEXT = context_of(small())
DECIDED = State({"fault": "no", "carry": "no"})
STATES = (DECIDED, State(), State({"fault": "no", "carry": "unsure"}))
names = anything | text | st.sampled_from(["{task}", "# x", "<b>", "](b)", "=1+1", "---", "|", "%"])
TITLE = "{http://www.w3.org/1999/xhtml}head/{http://www.w3.org/1999/xhtml}title"


@given(names)
def test_a_name_is_one_short_line(words: str) -> None:
    """Cleaning twice is cleaning once; what is left is seen, or there is nothing."""
    name = clean_name(words)
    assert clean_name(name) == name
    assert len(name) <= LONGEST
    assert name == name.strip()
    assert len(name.splitlines()) == bool(name)


@given(names, st.sampled_from(STATES), st.sampled_from(["md", "short", "html", "toml"]))
def test_it_is_read_back_from_every_form(words: str, state: State, form: Name) -> None:
    """From both records, the web page and the scenario, without a warning."""
    named = name_task(state, words)
    assert named.task == clean_name(words)
    text = document(form, case_of(CONTEXT, named))
    assert loads(text, "file", CONTEXT) == Opened(named, ())


@given(names)
def test_it_is_read_back_from_a_code_and_from_json(words: str) -> None:
    """A share code holds it, and JSON says it as it is."""
    named = name_task(DECIDED, words)
    case = case_of(CONTEXT, named)
    assert reopen(decode(document("code", case)), CONTEXT) == Opened(named, ())
    assert json.loads(document("json", case))["task"] == named.task


@given(names, st.sampled_from(STATES), st.sampled_from([record, short_record]))
def test_it_changes_nothing_but_the_title(
    words: str, state: State, form: Callable[..., str]
) -> None:
    """The record has the tags and links it has under a plain name, and the title shows the name."""
    case = case_of(CONTEXT, state._replace(task=clean_name(f"x{words}x")))
    page = Page(form(case))
    plain = Page(form(case_of(CONTEXT, state._replace(task="x"))))
    assert page.tags == plain.tags
    assert page.links == plain.links
    title = page.text["h1" if form is record else "h2"]
    assert title.split() == page_title(case).split()
    assert page_title(case).startswith(f"{within_sentence(case.state.task)}: ")


@given(names)
def test_front_matter_and_page_bear_it(words: str) -> None:
    """YAML reads the title as the name; so does the title of the web page, less what XML bars."""
    case = case_of(CONTEXT, name_task(DECIDED, f"x{words}"))
    head = typing.cast(dict[str, str], yaml.safe_load(record(case).split("---\n")[1]))
    assert head["title"] == case.state.task
    title = root_of(document("html", case)).findtext(TITLE) or ""
    assert len(title) == len(page_title(case))


@given(names)
def test_files_are_called_in_plain_letters(words: str) -> None:
    """Whatever the name, the file of its record is one that every system takes."""
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*-decision", record_name(clean_name(words)))


@given(st.text("{}task_x ", max_size=12), st.text("{}tak", max_size=12), names)
def test_only_the_place_is_filled(before: str, behind: str, words: str) -> None:
    """A text with no place and no braces in braces stays as it is; the name is put in whole."""
    question = small().dataset.questions[0]
    assert asked(question, words) == question.ask
    template = f"x{before} {{task}} {behind}"
    assert has_place(template)
    assert words in filled(template, words)
    for part in (before, behind):
        if not has_place(part) and not [*unknown_places(part)] and "{{" not in part:
            assert filled(part, words) == part
