"""Shared by several tests: the small dataset, edits of its text, and a parser of Markdown."""

import re
import sys
import typing
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from roletui.case.case import Case
from roletui.case.changes import Change
from roletui.cost.drafts import Draft
from roletui.cost.lines import PlanLine
from roletui.cost.plan import draft_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.limits import names_of
from roletui.dataset.load import load, parse
from roletui.dataset.loaded import Loaded
from roletui.dataset.model import AnswerOption, Outcome, Question, Route
from roletui.report.page.page import STYLE
from roletui.state.context import Context
from roletui.state.state import State
from roletui.tree.walk import Tree

SMALL = Path(__file__).parent / "fixtures" / "small.toml"
"""A complete dataset about who repairs a bicycle."""

TODAY = "2026-11-23"
"""A day on which no figure of that dataset is stale."""


class Ran(typing.NamedTuple):
    """The exit status and the output of a command line."""

    status: int
    out: str
    err: str


def tried(share: float) -> settings:
    """Return settings with a share of the profile's number of examples."""
    return settings(max_examples=round(settings().max_examples * share))


def steps(work: Callable[[], object]) -> int:
    """Count the lines of Python that are run."""
    count = 0

    def trace(_: object, event: str, __: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@cache
def small() -> Loaded:
    """Return the small dataset, loaded once."""
    return load(str(SMALL))


@cache
def shipped() -> Context:
    """Return the context of the dataset that ships, on :data:`TODAY`."""
    return Context.of(load(), date.fromisoformat(TODAY))


def each_example() -> pytest.MarkDecorator:
    """Give a test every ``entry`` of the shipped dataset's examples; quickly, one an outcome."""
    entries = shipped().dataset.examples
    quick = {entry.outcome: entry for entry in reversed(entries)}.values()
    cases = [
        pytest.param(entry, id=entry.id, marks=() if entry in quick else pytest.mark.harness)
        for entry in entries
    ]
    return pytest.mark.parametrize("entry", cases)


@cache
def small_tree() -> Tree:
    """Return the tree of the small dataset."""
    return Tree(small().dataset)


def loaded(dataset: Dataset) -> Loaded:
    """Return a dataset as if it had been read from a file."""
    return small()._replace(dataset=dataset)


def context_of(source: Context | Loaded | Tree | Dataset) -> Context:
    """Return a context on :data:`TODAY`."""
    if isinstance(source, Context):
        return source
    if isinstance(source, Loaded):
        return Context.of(source, date.fromisoformat(TODAY))
    tree = source if isinstance(source, Tree) else Tree(source)
    return Context(loaded(tree.dataset), tree, date.fromisoformat(TODAY))


def case_of(source: Context | Loaded | Tree | Dataset, state: State | None = None) -> Case:
    """Return the case of a state, by default of an empty one."""
    return Case.of(context_of(source), state or State())


def changed(case: Case, *made: Change) -> Case:
    """Return the case after some changes, one after the other."""
    for change in made:
        case = case.after(change.transition(case))
    return case


def told(*earn: str) -> Dataset:
    """Return the small dataset in which the sources of those ids earn, and no others."""
    dataset = small().dataset
    return dataset._replace(
        sources=tuple(entry._replace(earns=entry.id in earn) for entry in dataset.sources)
    )


def edited(*edits: tuple[str, str]) -> str:
    """Return the text of the small dataset with the first occurrence of each edit replaced."""
    text = SMALL.read_text(encoding="utf-8")
    for before, after in edits:
        if before not in text:
            raise LookupError(f"not in small.toml: {before}")
        text = text.replace(before, after, 1)
    return text


def without(*tables: str) -> str:
    """Return the text of the small dataset without some tables and all references to them."""
    text = SMALL.read_text(encoding="utf-8")
    gone = {*tables, *(["budget.overheads"] if "sources" in tables else [])}
    parts = [part for part in re.split(r"(?m)^(?=\[)", text) if not _names(part) & gone]
    left = "".join(parts).replace("format = 1\n", f"format = 1\n{_emptied(tables)}", 1)
    if "sources" in tables:
        left = re.sub(r"(?m)^sources = \[.+\]$", "sources = []", left)
    return re.sub(r"(?m)^terms = .*\n", "", left) if "glossary" in tables else left


def _names(part: str) -> set[str]:
    """Return the name of the table that begins a part of a file, and of its parent table."""
    name = re.match(r"\[+([\w.]+)", part)
    return {name[1], name[1].partition(".")[0]} if name else set()


def _emptied(tables: Iterable[str]) -> str:
    return "".join(f"{name} = []\n" for name in tables)


NO_FIGURES = (
    "rates", "channels", "factors", "sources", "conflicts", "faq", "glossary", "examples",
)  # fmt: skip
"""All tables that are optional in a dataset."""


_READER = MarkdownIt("commonmark").enable("table")


def without_front_matter(markdown: str) -> str:
    """Return Markdown as forges and site generators read it: its front matter is data."""
    return re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)


def tokens(markdown: str) -> list[Token]:
    """Parse Markdown with tables, below its front matter; raw HTML is kept."""
    return _READER.parse(without_front_matter(markdown))


def shown(token: Token) -> str:
    """Return the rendered text of an inline token."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        breaks.get(child.type, child.content if child.type in ("text", "code_inline") else "")
        for child in token.children or ()
    )


def tables(markdown: str) -> list[list[list[str]]]:
    """Return the tables of a Markdown text as lists of rows of rendered cells."""
    found: list[list[list[str]]] = []
    for token, inside in pairwise(tokens(markdown)):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("td_open", "th_open"):
            found[-1][-1].append(shown(inside))
    return found


def drafted(line: PlanLine) -> Draft:
    """Return the draft of a user who set every part of a plan line."""
    return draft_of(line)


def _route(text: str) -> Route:
    when, _, target = text.rpartition(":")
    question, _, answers = when.partition("=")
    return Route(target, {question: tuple(answers.split(","))} if when else {})


def leads(name: str) -> tuple[Route, ...]:
    """Return the one route to a question or an outcome."""
    return (Route(name),)


def tree_of(**ways: str) -> Tree:
    """Return a tree from a text for each question: its answers' targets, the usual one starred.

    Answers have the ids ``a0``, ``a1`` and so on; a target that is not a question is an outcome.
    ``root=a0,a1:x|y`` leads to ``x`` after those answers to ``root``, and else to ``y``.
    """
    ends: dict[str, None] = {}
    questions = []
    for name, targets in ways.items():
        options = []
        for nr, word in enumerate(targets.split()):
            target = word.rstrip("*")
            option = AnswerOption(f"a{nr}", f"A{nr}", f"{name} is a{nr}", safe=word != target)
            routes = tuple(map(_route, target.split("|")))
            if routes[0].to in ways:
                options.append(option._replace(goto=routes))
            else:
                options.append(option._replace(outcome=routes))
                ends.update((route.to, None) for route in routes)
        questions.append(Question(name, f"{name}?", "", f"Look at {name}.", name, tuple(options)))
    outcomes = [Outcome(name, ("self",), name, "", name, "", ()) for name in ends]
    dataset = small().dataset
    return Tree(dataset._replace(questions=tuple(questions), outcomes=tuple(outcomes)))


HARD_NAMES = (
    "AI engineer",
    "A very long name of a role that goes on and on, " * 4,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "מהנדס בינה מלאכותית عامل الذكاء الاصطناعي",
    "人工智能工程师与机器学习工程师以及数据分析师和自动化专家等等",
    "👩🏽‍🔬👨‍👩‍👧‍👦🏳️‍🌈🇩🇪" * 9,
    "W" * 90,
    "ﷺ ﷽",
    "",
)
"""Names that are hard to lay out."""


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of the page's light, dark and print style, by name."""
    style = Path(STYLE).read_text(encoding="utf-8")
    rules = re.findall(r":root \{(.+?)\}", style, re.DOTALL)
    light, dark, paper = (dict(re.findall(r"--([a-z]+): (#\w+);", rule)) for rule in rules)
    return {"light": light, "dark": light | dark, "print": light | paper}


def small_with(*edits: tuple[str, str]) -> Context:
    """Return the context of the small dataset with some edits of its text."""
    return context_of(parse(edited(*edits).encode(), "small.toml").dataset)


def plain_hints(record: type) -> dict[str, typing.Any]:
    """Return the types of a record's fields, without what they may hold."""
    return typing.get_type_hints(record, names_of(record))
