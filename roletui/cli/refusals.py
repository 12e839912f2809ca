"""Say on stderr why a file is refused: every problem, as ``check`` says it."""

import sys

from roletui.cli.inputs import STDIN, file_words
from roletui.dataset.problems import DatasetError, RefusedError
from roletui.dataset.reading.diagnostics import diagnose
from roletui.text.clean import printable
from roletui.text.numbers import count

SHOWN = 12
"""At most so many problems are shown; the rest is counted, and ``check`` shows all."""


def refuse(error: RefusedError) -> None:
    """Print the problems of a file on stderr."""
    found = diagnose(error)
    for problem in found[:SHOWN]:
        print(problem, file=sys.stderr)
    more = len(found) - SHOWN
    words = f"{error.file} cannot be used: {count(len(found), 'problem', 'problems')}"
    if more > 0:
        words += f", of which {more:,} are not shown"
    if isinstance(error, DatasetError) and not error.unread and error.file != file_words(STDIN):
        words += f". All of them: roletui check {error.file}"
    print(f"roletui: {printable(words)}", file=sys.stderr)
