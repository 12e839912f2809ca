"""What a dataset must keep beyond its shape: ids that resolve, a tree that ends, honest figures.

Each rule is a function from a dataset to its problems. They look at the whole even where parts are
wrong, and say nothing of what only follows from a mistake that is named already: a name that is
not known counts as the nearest one that is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import chain
from typing import Any

from roletui.dataset.checks.overheads import extras
from roletui.dataset.checks.prices import figures
from roletui.dataset.checks.references import TABLES, References
from roletui.dataset.checks.style import detail
from roletui.dataset.checks.unused import unused
from roletui.dataset.dataset import Dataset
from roletui.dataset.model import Slider
from roletui.dataset.problems import Path, Problem, first
from roletui.dataset.question_order import UNSURE, loops

MOST = 100_000
"""A table may hold so many entries; the proof of a tree of that size takes seconds."""
MOST_OUTCOMES = 10_000
"""There may be so many outcomes: for each question it is kept which of them it can lead to."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REQUIRED = ("roles", "questions", "outcomes")


def problems_of(dataset: Dataset, shape: Sequence[Problem] = ()) -> list[Problem]:
    """Return the problems of shape and those of the rules, without what the former bring about."""
    if large := list(_bounds(dataset)):
        return [*shape, *large]
    references = References(dataset, shape)
    entries = chain(_ids(dataset), references.problems, _answers(dataset), figures(dataset))
    entries = chain(entries, extras(dataset), _sliders(dataset), loops(dataset.questions))
    above = {problem.path[:length] for problem in shape for length in range(len(problem.path))}
    certain = (
        problem
        for problem in entries
        if problem.path not in above and problem.path[0] not in references.hidden
    )
    whole = chain(certain, unused(dataset, references), _details(dataset, references))
    wrong = {problem.path for problem in shape if problem.path}
    told = (problem for problem in whole if not _within(problem.path, wrong))
    return list(first(chain(shape, told)))


def _details(dataset: Dataset, references: References) -> Iterator[Problem]:
    if not references.uncertain("pros", "cons", "answers"):
        yield from detail(dataset)


def _within(path: Path, wrong: Set[Path]) -> bool:
    """Tell whether a path is at or below a place whose shape is wrong."""
    return any(path[:length] in wrong for length in range(len(path) + 1))


def _bounds(dataset: Dataset) -> Iterator[Problem]:
    for table in TABLES:
        most = MOST_OUTCOMES if table == "outcomes" else MOST
        entries = len(getattr(dataset, table))
        if entries > most:
            message = f"must hold at most {most:,} entries, not {entries:,}."
            yield Problem((table,), message)


def _ids(dataset: Dataset) -> Iterator[Problem]:
    for table in TABLES:
        yield from _unique(getattr(dataset, table), (table,))
    for index, question in enumerate(dataset.questions):
        yield from _unique(question.answers, ("questions", index, "answers"))
    yield from _unique(dataset.budget.overheads, ("budget", "overheads"))
    yield from _unique((dataset.about,), ("about",))
    yield from _empty(dataset)
    for table in _REQUIRED:
        if not getattr(dataset, table):
            yield Problem((table,), "must hold at least one entry.")


def _unique(entries: Iterable[Any], path: Path) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        place = ("about", "id") if path == ("about",) else (*path, index, "id")
        if not _ID.fullmatch(entry.id):
            yield Problem(place, "must be lower-case words joined by hyphens, as in “ai-engineer”.")
        elif entry.id == UNSURE and path[-1] == "answers":
            yield Problem(place, f"must not be “{UNSURE}”: every question has that answer already.")
        elif entry.id in first:
            other = (*path, first[entry.id], "id")
            yield Problem(place, "is taken by another entry.", other=other)
        first.setdefault(entry.id, index)


_NAMES = (
    ("roles", "name"), ("roles", "short"), ("factors", "label"), ("channels", "name"),
    ("questions", "ask"), ("outcomes", "headline"), ("glossary", "term"), ("sources", "title"),
)  # fmt: skip
"""What an entry is called on the screens."""


def _empty(dataset: Dataset) -> Iterator[Problem]:
    for table, field in _NAMES:
        for index, entry in enumerate(getattr(dataset, table)):
            if not getattr(entry, field).strip():
                yield Problem((table, index, field), "must not be empty.")
    for index, question in enumerate(dataset.questions):
        for nr, answer in enumerate(question.answers):
            if not answer.label.strip():
                yield Problem(("questions", index, "answers", nr, "label"), "must not be empty.")
    if not dataset.about.title.strip():
        yield Problem(("about", "title"), "must not be empty.")


def _answers(dataset: Dataset) -> Iterator[Problem]:
    for index, question in enumerate(dataset.questions):
        here: Path = ("questions", index, "answers")
        if len(question.answers) < 2:
            yield Problem(here, "must be at least two.", on_key=True)
        if len(question.answers) > 9:
            yield Problem(here, "must be at most nine, one for each digit.", on_key=True)
        safe = [nr for nr, answer in enumerate(question.answers) if answer.safe]
        if not safe:
            yield Problem(here, "must have exactly one with safe = true.", on_key=True)
        for nr in safe[1:]:
            message = "is marked a second time; exactly one answer is the safe one."
            yield Problem((*here, nr, "safe"), message, other=(*here, safe[0], "safe"))
        for nr, answer in enumerate(question.answers):
            if answer.goto and answer.outcome:
                message = "stands beside an outcome; an answer leads to one of the two."
                yield Problem((*here, nr, "goto"), message, other=(*here, nr, "outcome"))
            elif not answer.goto and not answer.outcome:
                yield Problem(
                    (*here, nr), "leads nowhere: give it a goto (a question) or an outcome."
                )
    for index, outcome in enumerate(dataset.outcomes):
        if not outcome.roles:
            yield Problem(("outcomes", index, "roles"), "must name at least one role.")
        for nr, stage in enumerate(outcome.plan):
            if stage.weeks <= 0:
                yield Problem(("outcomes", index, "plan", nr, "weeks"), "must be above 0.")
            elif not on_slider(dataset.budget.weeks, Decimal(stage.weeks)):
                message = "must be a number that the slider in [budget.weeks] can stand at."
                yield Problem(("outcomes", index, "plan", nr, "weeks"), message)
            if stage.role not in outcome.roles:
                message = "is not among the roles of this outcome."
                place = ("outcomes", index, "plan", nr, "role")
                yield Problem(place, message, severity="warning")
        if outcome.runner_up == outcome.id:
            yield Problem(("outcomes", index, "runner_up"), "must be another outcome.")
    for index, example in enumerate(dataset.examples):
        if example.close_to == example.outcome:
            yield Problem(("examples", index, "close_to"), "must be another outcome.")


def on_slider(slider: Slider, number: Decimal) -> bool:
    """Tell whether a slider can stand at a number; one that is itself wrong is told elsewhere."""
    if slider.step <= 0 or not 0 <= slider.minimum <= slider.maximum:
        return True
    within = slider.minimum <= number <= slider.maximum
    return within and (number - slider.minimum) % slider.step == 0


def _sliders(dataset: Dataset) -> Iterator[Problem]:
    for name in ("people", "hours", "weeks"):
        slider, path = getattr(dataset.budget, name), ("budget", name)
        if slider.step <= 0 or slider.coarse <= 0:
            yield Problem(path, "must have a step and a coarse step above 0.")
        elif not 0 <= slider.minimum <= slider.maximum:
            message = "must keep 0 <= minimum <= maximum."
            yield Problem((*path, "minimum"), message, other=(*path, "maximum"))
        elif not slider.minimum <= slider.default <= slider.maximum:
            message = f"must be from {slider.minimum} to {slider.maximum}."
            yield Problem((*path, "default"), message)
        elif (slider.default - slider.minimum) % slider.step != Decimal(0):
            message = "must be a whole number of steps above the minimum."
            yield Problem((*path, "default"), message)
