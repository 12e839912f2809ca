"""What an author should weigh: long questions and ids, empty examples, unequal detail."""

from collections.abc import Iterator, Sequence

from roletui.dataset.dataset import Dataset
from roletui.dataset.limits import advice_of
from roletui.dataset.model import AnswerOption, CellText, Factor, Overhead, Question, Role
from roletui.dataset.problems import Path, Problem

FIRST_SCREEN = 60
"""Maximum words of title, what is decided, for whom and what is out of scope together."""
MISSING_BRIEF = "…"
"""Stands for the brief in an example that ``check`` suggests."""
UNEQUAL = 1.25
"""Maximum ratio of the words of one role's pros and cons to those of another."""


def detail(dataset: Dataset) -> Iterator[Problem]:
    """Yield the warnings of a dataset."""
    most_words = advice_of(Question, "ask").words
    for index, question in enumerate(dataset.questions):
        words = len(question.ask.split())
        if words > most_words:
            message = f"has {words} words; more than {most_words} are hard to take in."
            yield _warning(("questions", index, "ask"), message)
    about = dataset.about
    told = f"{about.title} {about.decides} {about.audience} {about.out_of_scope}"
    if len(told.split()) > FIRST_SCREEN:
        message = (
            f"begins with {len(told.split())} words in title, decides, audience and out_of_scope; "
            f"the first screen holds {FIRST_SCREEN}."
        )
        yield _warning(("about",), message)
    yield from _shorts(dataset)
    for index, example in enumerate(dataset.examples):
        if example.brief in ("", MISSING_BRIEF):
            yield _warning(("examples", index, "brief"), "says nothing: describe the case.")
    yield from _long_ids(dataset)
    yield from _unequal(dataset)


def _shorts(dataset: Dataset) -> Iterator[Problem]:
    """Yield the short forms that are longer than what they are for."""
    kinds = (Role, Factor, CellText, AnswerOption)
    column, row, line, table = (advice_of(kind, "short").characters for kind in kinds)
    for index, role in enumerate(dataset.roles):
        if len(role.short) > column:
            yield _too_long(("roles", index), role.short, "a column head", column)
    for index, factor in enumerate(dataset.factors):
        here: Path = ("factors", index)
        if len(factor.short) > row:
            yield _too_long(here, factor.short, "the head of a row", row)
        for nr, cell in enumerate(factor.cells):
            if len(cell.short) > line:
                yield _too_long((*here, "cells", nr), cell.short, "a line", line)
    for index, question in enumerate(dataset.questions):
        for nr, answer in enumerate(question.answers):
            if len(answer.short) > table:
                yield _too_long(("questions", index, "answers", nr), answer.short, "a table", table)


def _too_long(path: Path, short: str, what: str, room: int) -> Problem:
    return _warning((*path, "short"), f"has {len(short)} characters; {what} holds {room}.")


def _long_ids(dataset: Dataset) -> Iterator[Problem]:
    """Yield the ids that make a line of a record's block longer than 70 characters."""
    most = advice_of(Question, "id").characters
    tables: list[tuple[Path, Sequence[Factor | Question | AnswerOption | Overhead]]] = [
        (("factors",), dataset.factors),
        (("questions",), dataset.questions),
        (("budget", "overheads"), dataset.budget.overheads),
    ]
    for number, question in enumerate(dataset.questions):
        tables.append((("questions", number, "answers"), question.answers))
    for path, entries in tables:
        for number, entry in enumerate(entries):
            if len(entry.id) > most:
                message = (
                    f"has {len(entry.id)} characters; with more than {most} a mail breaks the "
                    "lines of a record."
                )
                yield _warning((*path, number, "id"), message)


def _unequal(dataset: Dataset) -> Iterator[Problem]:
    sizes = []
    for index, role in enumerate(dataset.roles):
        for field in ("pros", "cons"):
            given = len(getattr(role, field))
            if given < advice_of(Role, field).fewest:
                yield _warning(("roles", index, field), f"must be at least two, not {given}.")
            sizes.append((given, index, field))
    if not sizes:
        return
    (fewest, *_), (most, index, field) = min(sizes), max(sizes)
    if most > fewest + 1:
        message = f"are {most}, where another role has {fewest}; more looks like a preference."
        yield _warning(("roles", index, field), message)
    words = [
        (sum(len(text.split()) for text in (*role.pros, *role.cons)), index)
        for index, role in enumerate(dataset.roles)
    ]
    (least, shortest), (longest, index) = min(words), max(words)
    if longest > least * UNEQUAL:
        short = dataset.roles[shortest].id
        message = (
            f"has {longest} words of pros and cons, “{short}” only {least}; more than a quarter "
            "more looks like a preference."
        )
        yield Problem(("roles", index), message, other=("roles", shortest), severity="warning")


def _warning(path: Path, message: str) -> Problem:
    return Problem(path, message, severity="warning")
