"""Why a file is refused, on stderr: its problems, worded as by ``check``."""

import sys

from roletui.cli.inputs import STDIN, file_words
from roletui.dataset.problems import DatasetError, RefusedError
from roletui.dataset.reading.diagnostics import diagnose
from roletui.text.clean import printable
from roletui.text.numbers import count

SHOWN = 12
"""Maximum number of problems that are shown; ``check`` shows them all."""


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
