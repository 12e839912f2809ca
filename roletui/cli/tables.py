"""Tables of requests that a command is given."""

import argparse
import sys
import typing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

from roletui.batch.parquet import Types, is_parquet, lines_of
from roletui.cli.errors import RequestError
from roletui.cli.inputs import STDIN, file_words
from roletui.cli.options.batch import FORMS
from roletui.disk.streams import open_to_read

Given = typing.TypeVar("Given", bound=str)

OTHER_FORMS = (
    " Read as CSV, as no --format says otherwise: --format jsonl or --format tsv does, beside the "
    "one of a summary."
)


def last_of(given: Sequence[str], among: Sequence[Given]) -> Given | None:
    """Return the last of some words that were given; None where none of them was."""
    return next((word for name in reversed(given) for word in among if word == name), None)


def form_unsaid(options: argparse.Namespace) -> str:
    """Say of a table on standard input that its form may be another; else nothing."""
    said = options.file != STDIN or last_of(options.formats, FORMS)
    return "" if said else OTHER_FORMS


@contextmanager
def opened_table(file: str) -> Iterator[tuple[typing.BinaryIO, Types]]:
    """Open a table; Parquet as JSON lines, with the types of its columns.

    Raises :class:`RequestError` where it cannot be read, and :class:`TableError` where it is no
    Parquet.
    """
    opened: typing.ContextManager[typing.BinaryIO]
    try:
        opened = nullcontext(sys.stdin.buffer) if file == STDIN else open_to_read(file)
    except OSError as error:
        raise RequestError(f"{file_words(file)} cannot be read: {error.strerror}.") from None
    with opened as stream:
        if is_parquet(file):
            with lines_of(file) as found:
                yield found
        else:
            yield stream, {}
