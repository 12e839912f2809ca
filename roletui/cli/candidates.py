"""Completion candidates: words of a dataset, datasets, files."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from roletui.dataset.available import available_datasets
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Question
from roletui.dataset.overhead_kinds import may_happen, unit_words
from roletui.dataset.question_order import UNSURE
from roletui.text.clean import printable
from roletui.text.folding import folded
from roletui.text.numbers import plain
from roletui.text.width import ELLIPSIS, head
from roletui.tree.walk import ALSO

Words = Mapping[str, str]
"""Candidates with their descriptions."""

LONGEST = 72
"""Maximum length of a description."""


def _answers(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the questions that are not answered yet; after ``=`` the answers of one."""
    typed, equals, choice = prefix.partition("=")
    name = folded(typed)
    answered = {word.partition("=")[0] for word in given}
    for question in dataset.questions:
        if not equals and question.id not in answered:
            yield f"{question.id}=", question.ask
        elif equals and question.id == name:
            for answer, meaning in _choices(question, folded(choice)):
                yield f"{name}={answer}", meaning


def _choices(question: Question, begun: str) -> Iterator[tuple[str, str]]:
    """Yield the answers to a question; after one and a plus, the others with it."""
    first, plus, _ = begun.partition(ALSO)
    labels = {answer.id: answer.label for answer in question.answers}
    if not plus:
        yield from labels.items()
        yield UNSURE, "Not sure"
    elif labels.pop(first, ""):
        yield from ((f"{first}{ALSO}{other}", f"also: {label}") for other, label in labels.items())


def _roles(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((role.id, role.name) for role in dataset.roles if role.id not in given)


def _factors(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((entry.id, entry.label) for entry in dataset.factors if entry.id not in given)


def _hidden(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from _roles(dataset, prefix, given)
    yield from _factors(dataset, prefix, given)


def _lines(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the roles that have a rate, alone and with each of their channels."""
    begun = folded(prefix)
    priced = dict.fromkeys(rate.role for rate in dataset.rates if rate.role.startswith(begun))
    for role in priced:
        yield f"{role}=", dataset.role(role).name
    for rate in dataset.rates:
        word = f"{rate.role}@{rate.channel}="
        if word.startswith(begun):
            yield word, f"{dataset.role(rate.role).name}, {dataset.channel(rate.channel).name}"


def _overheads(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the overheads; those without a figure end in ``=``, which asks for one."""
    for entry in dataset.budget.overheads:
        if entry.kind and (entry.likely is not None or entry.high is not None):
            yield entry.id, entry.label
        elif entry.kind:
            unit = unit_words(entry.kind, dataset.about.currency)
            yield f"{entry.id}=", f"{entry.label}, {unit}"


def _chances(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the overheads that may happen or not; ``=`` asks for the chance."""
    for entry in dataset.budget.overheads:
        if may_happen(entry.kind):
            yield f"{entry.id}=", f"{entry.label}, in so many of 100 plans"


def _guesses(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the questions, and behind one its answers; ``:`` asks for the chance."""
    name, equals, _ = prefix.partition("=")
    for question in dataset.questions:
        if not equals:
            yield f"{question.id}=", question.topic
        elif question.id == name:
            yield from ((f"{name}={a.id}:", a.label) for a in question.answers)


def _countable(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from ((entry.id, entry.label) for entry in dataset.budget.overheads if entry.kind)


def _currencies(dataset: Dataset, prefix: str, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    own = dataset.about.currency
    yield own, "the dataset's own"
    for rate in dataset.budget.exchange:
        yield rate.currency, f"{plain(rate.per)} for one {own}"


CHOICES = {
    "text": "to be read here",
    "md": "Markdown",
    "html": "a page for a browser",
    "csv": "for a spreadsheet",
    "tsv": "for a spreadsheet, tabs between cells",
    "jsonl": "for a program, a line for each row",
    "json": "for a program",
    "github": "marks beside the lines of a change in GitHub Actions",
    "sarif": "for code scanning and editors",
    "toml": "to be opened again",
    "code": "one line to be sent around",
    "mermaid": "drawn by Markdown sites",
    "dot": "drawn by Graphviz",
    "sqlite": "SQLite 3.35 or newer",
    "duckdb": "DuckDB",
    "postgres": "PostgreSQL",
    "spark": "Spark SQL",
    "unsure": "not sure: every answer is followed",
    "open": "nobody has been asked",
    "likely": "the likely total",
    "p80": "what 8 of 10 simulated plans do not exceed",
    "high": "every figure at its high end",
}
"""What each format is for, and each total that a limit can be held against."""

OF_DATASET: dict[str, Callable[[Dataset, str, Sequence[str]], Iterator[tuple[str, str]]]] = {
    "answers": _answers,
    "roles": _roles,
    "pin": _roles,
    "sort_factors": _roles,
    "sort": _factors,
    "hide": _hidden,
    "lines": _lines,
    "with_": _overheads,
    "without": _countable,
    "chances": _chances,
    "guesses": _guesses,
    "currency": _currencies,
}
"""For each argument that takes words of a dataset: the candidates.

Called with the dataset, the prefix typed so far and the words given before.
"""


def of_dataset(name: str, dataset: Dataset, prefix: str, given: Sequence[str]) -> Words:
    """Return the candidates from a dataset for an argument."""
    return {word: shown(meaning) for word, meaning in OF_DATASET[name](dataset, prefix, given)}


OF_RECORDS = (".md", ".markdown", ".toml")
"""The suffixes of files that can hold a record, in capitals too."""
OF_FILES: dict[str, tuple[str, ...]] = {
    "dataset": (".toml",),
    "files": (".toml",),
    "file": OF_RECORDS,
    "records": OF_RECORDS,
    "record": OF_RECORDS,
    "a": OF_RECORDS,
    "b": OF_RECORDS,
    "output": ("",),
    "log": ("",),
}
"""For each argument that takes files: the suffixes of their names."""

NAMED = ("dataset", "files")
"""The arguments that also take a dataset's name."""


def of_files(name: str, prefix: str) -> Words:
    """Return the files, folders and dataset names that an argument takes."""
    found: dict[str, str] = {}
    if name in NAMED:
        found = {offer.name: shown(offer.title) for offer in available_datasets()}
    return {**found, **dict.fromkeys(_files(prefix, OF_FILES[name]), "")}


def _files(prefix: str, ends: tuple[str, ...]) -> Iterator[str]:
    """Yield the entries of a folder that begin with the prefix; folders end in ``/``."""
    typed, begun = os.path.split(prefix)
    folder = os.path.expanduser(typed) or os.curdir
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        hidden = entry.name.startswith(".") and not begun.startswith(".")
        if entry.name.startswith(begun) and not hidden:
            path = os.path.join(typed, entry.name)
            if entry.is_dir():
                yield f"{path}/"
            elif entry.name.lower().endswith(ends):
                yield path


def shown(meaning: str) -> str:
    """Return a description on one line of at most :data:`LONGEST` characters."""
    line = printable(" ".join(meaning.split()))
    return line if len(line) <= LONGEST else head(line, LONGEST - 1) + ELLIPSIS
