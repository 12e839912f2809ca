"""``roletui sql``: the questions as one statement for a database."""

import argparse
from collections.abc import Iterable

from roletui.cli.errors import DONE, RequestError
from roletui.cli.inputs import loaded, mapped, talk
from roletui.dataset.dataset import Dataset
from roletui.dataset.names import question_names
from roletui.sql.request import Request
from roletui.sql.statement import statement
from roletui.text.named import named
from roletui.tree.walk import Tree


def run(options: argparse.Namespace) -> int:
    """Print the statement, and say on stderr which form it has."""
    found = loaded(options)
    columns = _columns(found.dataset, options.maps)
    request = Request(options.table, options.id, columns, options.blank)
    about = f"{found.dataset.about.title} {' '.join(found.edition)}"
    made = statement(Tree(found.dataset), request, options.dialect, about)
    print(made.text, end="")
    talk(f"{made.form}.")
    return DONE


def _columns(dataset: Dataset, words: Iterable[str]) -> dict[str, str]:
    """Read ``COLUMN=QUESTION`` words; raise ``RequestError`` or ``TypedError`` for a bad one."""
    columns: dict[str, str] = {}
    for column, name in mapped(words).items():
        question = named("question", name, question_names(dataset))
        if question in columns:
            raise RequestError(f"“{question}” has two columns: {columns[question]} and {column}.")
        columns[question] = column
    return columns
