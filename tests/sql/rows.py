"""Requests as rows, and what the engine says of each."""

import random
import sqlite3
import typing
from collections.abc import Iterable, Sequence

from roletui.dataset.dataset import Dataset
from roletui.dataset.question_order import UNSURE
from roletui.sql.request import Blank, Request
from roletui.tree.runner_up import runner_up
from roletui.tree.walk import ALSO, Tree
from roletui.tree.what_if import Flips, deciding

Row = tuple[str | None, ...]
"""Cells, one for each question in the dataset's order."""


class Decided(typing.NamedTuple):
    """What a statement says of a row, without its id."""

    status: str
    outcomes: str | None
    recommendation: str | None
    runner_up: str | None
    close: bool | None
    bad: str | None


def decided(tree: Tree, row: Row, blank: Blank, *, search: bool = False) -> Decided:
    """Return what the engine says of a row.

    Without a ``search`` the runner-up may be another where the engine has to search for it, which
    no statement does.
    """
    answers, bad = {}, []
    for question, cell in zip(tree.dataset.questions, row, strict=True):
        said = (cell or "").strip().lower() or (UNSURE if blank == "unsure" else "")
        if said and not tree.accepts(question.id, said):
            bad.append(question.id)
        elif said:
            answers[question.id] = said
    if bad:
        return Decided("bad", None, None, None, None, ";".join(bad))
    walk = tree.walk(answers)
    outcomes = ";".join(walk.outcomes)
    if walk.outcome is None:
        return Decided(walk.status, outcomes, None, None, None, None)
    second = runner_up(walk, deciding(walk) if search else Flips())
    assert second is not None
    return Decided(walk.status, outcomes, walk.outcome.id, second.outcome.id, second.close, None)


def agree(said: Sequence[typing.Any], expected: Decided, row: Row) -> bool:
    """Tell whether a statement says of a row what the engine does.

    Its runner-up may be missing, but not where one outcome is left and no question has two answers.
    """
    found = Decided(*said[1:4], said[4], None if said[5] is None else bool(said[5]), said[6])
    left_out = found.runner_up is None and (
        expected.status == "open" or any(ALSO in (cell or "") for cell in row)
    )
    return found == (expected._replace(runner_up=None) if left_out else expected)


def random_rows(dataset: Dataset, count: int, seed: int) -> list[Row]:
    """Return rows of every kind.

    Few or many cells are empty or *not sure*, some hold two answers, some are in capitals and
    between blanks, and a few hold what is no answer.
    """
    chosen = random.Random(seed)
    ids = [[answer.id for answer in question.answers] for question in dataset.questions]
    return [
        tuple(_cell(chosen, each, share) for each in ids)
        for share in (chosen.choice([0.05, 0.2, 0.5]) for _ in range(count))
    ]


def _cell(chosen: random.Random, ids: list[str], empty: float) -> str | None:
    share = chosen.random()
    if share < empty:
        return chosen.choice([UNSURE, "", None, "  "])
    if share < empty + 0.05:
        return ALSO.join(chosen.sample(ids, 2))
    if share < empty + 0.06:
        return f" {chosen.choice(ids).upper()} "
    if share < empty + 0.062:
        return chosen.choice(["bogus", f"{ids[0]}+", f"{ids[0]}+{ids[0]}", f"{UNSURE}+{ids[0]}"])
    return chosen.choice(ids)


def column_names(dataset: Dataset, request: Request) -> list[str]:
    """Return the columns of the table that a request reads, that of the id first."""
    return [request.id, *(request.columns.get(q.id, q.id) for q in dataset.questions)]


def in_sqlite(
    text: str, dataset: Dataset, rows: Iterable[Row], request: Request
) -> list[tuple[typing.Any, ...]]:
    """Return what a statement says of some rows, in their order, by SQLite."""

    def quoted(name: str) -> str:
        return '"' + name.replace('"', '""') + '"'

    names = column_names(dataset, request)
    with sqlite3.connect(":memory:") as database:
        columns = ", ".join(map(quoted, names))
        database.execute(f"CREATE TABLE {quoted(request.table)} ({columns})")
        marks = ", ".join("?" * len(names))
        database.executemany(
            f"INSERT INTO {quoted(request.table)} VALUES ({marks})",
            ((number, *row) for number, row in enumerate(rows)),
        )
        found = database.execute(text).fetchall()
    database.close()
    return sorted(found)
