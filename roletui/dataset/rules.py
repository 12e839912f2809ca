"""What a dataset must keep beyond its shape: ids that resolve, a tree that ends, honest figures."""

import re
import typing
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from graphlib import CycleError, TopologicalSorter

from roletui.dataset.model import Dataset, Question, Slider
from roletui.dataset.problems import Path, Problem, near

UNSURE = "unsure"
"""The answer id that every question accepts; no answer of a dataset may take it."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_DATE = "not stated"
_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_URL = re.compile(r"https?://[^\s<>\"]+")
_CURRENCY = re.compile(r"[A-Z]{3}")
_TABLES = (
    "sources", "roles", "factors", "channels", "rates", "questions", "outcomes", "conflicts",
    "faq", "glossary", "examples",
)  # fmt: skip


def problems_of(dataset: Dataset, shape: Sequence[Problem] = ()) -> list[Problem]:
    """Return the problems of shape and those of the rules, without what the former bring about."""
    unnamed = {str(problem.path[0]) for problem in shape if _hides_an_id(problem)}
    found = [*_ids(dataset), *_references(dataset, unnamed)]
    found += [*_answers(dataset), *_figures(dataset)]
    found += _cycle(dataset.questions)
    own = [problem for problem in found if not any(_related(problem, other) for other in shape)]
    return [*shape, *own] or [*_unreachable(dataset)]


def _hides_an_id(problem: Problem) -> bool:
    """Tell whether an entry of a table may have an id that could not be read."""
    return bool(problem.path) and (len(problem.path) <= 2 or problem.path[2:] == ("id",))


def _related(problem: Problem, shape: Problem) -> bool:
    """Tell whether a rule is broken at, below or above a place whose shape is wrong."""
    shared = min(len(problem.path), len(shape.path))
    return problem.path[:shared] == shape.path[:shared]


def question_order(questions: Iterable[Question]) -> list[str]:
    """Return the question ids, each after every question that leads to it.

    Raises :class:`graphlib.CycleError` where the questions go round in a loop.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for question in questions:
        sorter.add(question.id)
        for answer in question.answers:
            if answer.goto:
                sorter.add(answer.goto, question.id)
    return list(sorter.static_order())


def _ids(dataset: Dataset) -> Iterator[Problem]:
    for table in _TABLES:
        yield from _unique(getattr(dataset, table), (table,))
    for index, question in enumerate(dataset.questions):
        yield from _unique(question.answers, ("questions", index, "answers"))
    for table in ("roles", "questions", "outcomes"):
        if not getattr(dataset, table):
            yield Problem((table,), "must hold at least one entry.")


def _unique(entries: Iterable[typing.Any], path: Path) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        place = (*path, index, "id")
        if not _ID.fullmatch(entry.id):
            yield Problem(place, "must be lower-case words joined by hyphens, as in “ai-engineer”.")
        elif entry.id == UNSURE and path[-1] == "answers":
            yield Problem(place, f"must not be “{UNSURE}”: every question has that answer already.")
        elif entry.id in first:
            yield Problem(place, f"“{entry.id}” is taken by {path[-1]}[{first[entry.id]}].")
        first.setdefault(entry.id, index)


class _Known:
    """The ids of each table, to look references up in."""

    def __init__(self, dataset: Dataset, unnamed: Set[str]) -> None:
        self.unnamed = unnamed
        """Tables with an entry whose id could not be read: what refers to them may be right."""
        self.ids = {table: {entry.id for entry in getattr(dataset, table)} for table in _TABLES}

    def one(self, table: str, used: str, path: Path, key: str) -> Iterator[Problem]:
        if used not in self.ids[table] and table not in self.unnamed:
            message = f"“{used}” is not among the {table}.{near(used, self.ids[table])}"
            yield Problem(path, message, key)

    def all(self, table: str, used: Iterable[str], path: Path, key: str) -> Iterator[Problem]:
        for index, name in enumerate(used):
            yield from self.one(table, name, (*path, index), key)


def _references(dataset: Dataset, unnamed: Set[str]) -> Iterator[Problem]:
    known = _Known(dataset, unnamed)
    for table in ("roles", "channels", "questions", "outcomes", "conflicts", "faq"):
        for index, entry in enumerate(getattr(dataset, table)):
            yield from known.all("sources", entry.sources, (table, index, "sources"), entry.id)
    for index, factor in enumerate(dataset.factors):
        here: Path = ("factors", index)
        if factor.channel:
            yield from known.one("channels", factor.channel, (*here, "channel"), factor.id)
        for nr, cell in enumerate(factor.cells):
            place: Path = (*here, "cells", nr)
            yield from known.one("roles", cell.role, (*place, "role"), factor.id)
            yield from known.all("sources", cell.sources, (*place, "sources"), factor.id)
    for index, rate in enumerate(dataset.rates):
        for table, used in (("roles", rate.role), ("channels", rate.channel)):
            yield from known.one(table, used, ("rates", index, table[:-1]), rate.id)
        yield from known.one("sources", rate.source, ("rates", index, "source"), rate.id)
    for index, question in enumerate(dataset.questions):
        here = ("questions", index)
        yield from known.all("glossary", question.terms, (*here, "terms"), question.id)
        for nr, answer in enumerate(question.answers):
            place = (*here, "answers", nr)
            if answer.goto:
                yield from known.one("questions", answer.goto, (*place, "goto"), question.id)
            if answer.outcome:
                yield from known.one("outcomes", answer.outcome, (*place, "outcome"), question.id)
    for index, outcome in enumerate(dataset.outcomes):
        here = ("outcomes", index)
        yield from known.all("roles", outcome.roles, (*here, "roles"), outcome.id)
        yield from known.one("outcomes", outcome.runner_up, (*here, "runner_up"), outcome.id)
        stages = [stage.role for stage in outcome.plan]
        yield from known.all("roles", stages, (*here, "plan"), outcome.id)
    for index, overhead in enumerate(dataset.budget.overheads):
        mark: Path = ("budget", "overheads", index, "source")
        yield from known.one("sources", overhead.source, mark, overhead.id)
    yield from known.one("roles", dataset.budget.role, ("budget", "role"), "")
    yield from _examples(dataset, known)


def _examples(dataset: Dataset, known: _Known) -> Iterator[Problem]:
    choices = {q.id: {UNSURE, *(answer.id for answer in q.answers)} for q in dataset.questions}
    for index, example in enumerate(dataset.examples):
        here = ("examples", index)
        yield from known.one("outcomes", example.outcome, (*here, "outcome"), example.id)
        for question, answer in example.answers.items():
            place = (*here, "answers", question)
            yield from known.one("questions", question, place, example.id)
            if question in choices and answer not in choices[question]:
                hint = near(answer, choices[question])
                yield Problem(place, f"“{answer}” is no answer to this question.{hint}", example.id)


def _answers(dataset: Dataset) -> Iterator[Problem]:
    for index, question in enumerate(dataset.questions):
        here: Path = ("questions", index, "answers")
        if len(question.answers) < 2:
            yield Problem(here, "must offer at least two answers.", question.id)
        if len(question.answers) > 9:
            yield Problem(here, "must offer at most nine answers, one for each digit.", question.id)
        if sum(answer.safe for answer in question.answers) != 1:
            yield Problem(here, "must mark exactly one answer with safe = true.", question.id)
        for nr, answer in enumerate(question.answers):
            if bool(answer.goto) == bool(answer.outcome):
                message = "must lead to exactly one of goto (a question) or outcome."
                yield Problem((*here, nr), message, question.id)
    for index, outcome in enumerate(dataset.outcomes):
        if not outcome.roles:
            yield Problem(("outcomes", index, "roles"), "must name at least one role.", outcome.id)
        if outcome.runner_up == outcome.id:
            yield Problem(("outcomes", index, "runner_up"), "must be another outcome.", outcome.id)


def _is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day of the calendar."""
    if not _PARTIAL_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _sources(dataset: Dataset) -> Iterator[Problem]:
    for index, source in enumerate(dataset.sources):
        for field in ("published", "checked"):
            given = getattr(source, field)
            if given != _NO_DATE and not _is_date(given):
                message = f"must be a date (2026, 2026-06 or 2026-06-09) or “{_NO_DATE}”."
                yield Problem(("sources", index, field), message, source.id)
        if source.url and not _URL.fullmatch(source.url):
            message = "must be an address that begins with https:// or http://."
            yield Problem(("sources", index, "url"), message, source.id)


def _figures(dataset: Dataset) -> Iterator[Problem]:
    yield from _sources(dataset)
    yield from _rates(dataset)
    yield from _factors(dataset)
    if not _CURRENCY.fullmatch(dataset.about.currency):
        yield Problem(("about", "currency"), "must be a currency code such as USD.")
    for index, channel in enumerate(dataset.channels):
        if channel.hours_per_year <= 0:
            yield Problem(("channels", index, "hours_per_year"), "must be above 0.", channel.id)
    for name in ("people", "hours", "weeks"):
        yield from _slider(getattr(dataset.budget, name), ("budget", name))


def _rates(dataset: Dataset) -> Iterator[Problem]:
    for index, rate in enumerate(dataset.rates):
        if rate.date and not _is_date(rate.date):
            message = "must be a date: 2026, 2026-06 or 2026-06-09."
            yield Problem(("rates", index, "date"), message, rate.id)
        if not _CURRENCY.fullmatch(rate.currency):
            message = "must be a currency code such as USD."
            yield Problem(("rates", index, "currency"), message, rate.id)
        figures = [f for f in (rate.low, rate.likely, rate.high) if f is not None]
        if not figures:
            yield Problem(("rates", index), "must give low, likely or high.", rate.id)
        elif min(figures) < 0 or figures != sorted(figures):
            yield Problem(("rates", index), "must keep 0 <= low <= likely <= high.", rate.id)
        elif (rate.low is None) != (rate.high is None):
            message = "must give both low and high, or only likely."
            yield Problem(("rates", index), message, rate.id)


def _factors(dataset: Dataset) -> Iterator[Problem]:
    for index, factor in enumerate(dataset.factors):
        here: Path = ("factors", index)
        if factor.kind == "money" and not factor.channel:
            yield Problem((*here, "channel"), "is missing: whose rates are shown?", factor.id)
        if factor.kind == "rating" and not factor.levels:
            yield Problem((*here, "levels"), "is missing: the words of the scale.", factor.id)
        seen: set[str] = set()
        for nr, cell in enumerate(factor.cells):
            if cell.role in seen:
                message = f"“{cell.role}” has a cell here already."
                yield Problem((*here, "cells", nr, "role"), message, factor.id)
            seen.add(cell.role)
            if cell.level is not None and not 1 <= cell.level <= len(factor.levels):
                place = (*here, "cells", nr, "level")
                yield Problem(place, f"must be from 1 to {len(factor.levels)}.", factor.id)


def _slider(slider: Slider, path: Path) -> Iterator[Problem]:
    if slider.step <= 0 or slider.coarse <= 0:
        yield Problem(path, "must have a step and a coarse step above 0.")
    elif not 0 <= slider.minimum <= slider.default <= slider.maximum:
        yield Problem(path, "must keep 0 <= minimum <= default <= maximum.")
    elif (slider.default - slider.minimum) % slider.step != 0:
        yield Problem((*path, "default"), "must be a whole number of steps above the minimum.")


def _cycle(questions: tuple[Question, ...]) -> Iterator[Problem]:
    try:
        question_order(questions)
    except CycleError as error:
        loop = " → ".join(error.args[1])
        yield Problem(("questions",), f"go round in a loop that never ends: {loop}.")


def _unreachable(dataset: Dataset) -> Iterator[Problem]:
    reached = {dataset.questions[0].id}
    outcomes: set[str] = set()
    by_id = {question.id: question for question in dataset.questions}
    for name in question_order(dataset.questions):
        if name in reached:
            reached.update(answer.goto for answer in by_id[name].answers if answer.goto)
            outcomes.update(answer.outcome for answer in by_id[name].answers)
    for index, question in enumerate(dataset.questions):
        if question.id not in reached:
            message = "no answer leads to this question."
            yield Problem(("questions", index), message, question.id)
    for index, outcome in enumerate(dataset.outcomes):
        if outcome.id not in outcomes:
            message = "no answer leads to this outcome."
            yield Problem(("outcomes", index), message, outcome.id)
