"""Tables of requests that a command is given."""

import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from roletui.batch.parquet import Types, is_parquet, lines_of
from roletui.cli.errors import RequestError
from roletui.cli.inputs import STDIN, file_words
from roletui.disk.streams import open_to_read


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
