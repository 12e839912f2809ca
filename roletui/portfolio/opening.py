"""What a path names: the rows of a table in a file, or the records in a folder, summed up."""

import os

from roletui.batch.columns import NOTHING_ASKED, Asked
from roletui.batch.requests import read_requests
from roletui.batch.rows import form_of
from roletui.disk.streams import open_to_read
from roletui.portfolio.folder import records_in
from roletui.portfolio.gathering import Fits, Row, of_records, of_table, rows_that
from roletui.portfolio.portfolio import Portfolio
from roletui.state.context import Context
from roletui.text.clean import printable


def of_path(
    context: Context, path: str, asked: Asked = NOTHING_ASKED, most: int | None = None
) -> Portfolio:
    """Return the portfolio of a file or a folder.

    Raises ``OSError`` where it cannot be read, ``TableError`` where it is no table, ``TypedError``
    where a column is not what is asked, ``TooManyError`` for a folder of more than ``most`` files.
    """
    if os.path.isdir(path):
        return of_records(context, records_in(path, most))
    name = printable(os.path.basename(path))
    with open_to_read(path) as stream:
        return of_table(
            context, read_requests(context.dataset, stream, form_of(path) or "csv", asked, name)
        )


def rows_of(context: Context, file: str, fits: Fits, most: int) -> tuple[tuple[Row, ...], int]:
    """Return the first rows of a table that are meant, and how many there are in all.

    Raises ``OSError`` and ``TableError`` as :func:`of_path` does.
    """
    name = printable(os.path.basename(file))
    with open_to_read(file) as stream:
        requests = read_requests(context.dataset, stream, form_of(file) or "csv", file=name)
        return rows_that(context, requests, fits, most)
