"""``roletui batch FILE --summary``: many requests summed up, as a document."""

import argparse
import os
import sys
import typing
from collections.abc import Iterable, Iterator

from roletui.batch.columns import Asked
from roletui.batch.errors import TableError
from roletui.batch.requests import Request, read_requests
from roletui.batch.rows import Form as TableForm
from roletui.batch.rows import form_of
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, FOUND, RequestError, writing
from roletui.cli.inputs import STDIN, file_words, talk
from roletui.cli.options.batch import FORMS, SUMMARIES
from roletui.cli.streams import columns
from roletui.cli.tables import form_unsaid, last_of, opened_table
from roletui.disk.write import write_text
from roletui.portfolio.folder import records_in
from roletui.portfolio.gathering import of_records, of_table
from roletui.portfolio.portfolio import Portfolio
from roletui.report.portfolio.forms import Form, document, form_of_name
from roletui.text.clean import printable
from roletui.text.numbers import count

PACE = 4096
"""After so many rows it is told how far it is."""
LEAST = 60
"""Lines of text are never shorter, however narrow the terminal is."""


class Progress(typing.Protocol):
    """Tells on a terminal how far it is."""

    def __call__(self, rows: int) -> None:
        """Tell how many rows there were."""

    def end(self) -> None:
        """Take the words away again."""


def summarize(options: argparse.Namespace, asked: Asked, progress: Progress | None) -> int:
    """Sum up a table or a folder, and print or write that; ``progress`` tells how far it is."""
    try:
        found = _portfolio(options, asked, progress)
    finally:
        if progress:
            progress.end()
    out = options.output
    named = form_of_name("" if out in (None, STDIN) else out, "text")
    form: Form = last_of(options.formats, SUMMARIES) or named
    text = document(form, found, max(LEAST, columns()))
    if out in (None, STDIN):
        sys.stdout.write(text)
    else:
        with writing(out):
            write_text(out, text, overwrite=options.force)
        talk(f"saved {out}")
    if found.unreadable:
        unread = count(found.unreadable, "request", "requests")
        talk(
            f"{unread} could not be read and {'is' if found.unreadable == 1 else 'are'} in no sum."
        )
        return FOUND
    return DONE


def _portfolio(options: argparse.Namespace, asked: Asked, progress: Progress | None) -> Portfolio:
    file: str = options.file
    if os.path.isdir(file):
        records = [*records_in(file)]
        made_with = next((each.scenario.dataset.id for each in records if each.scenario), "")
        if not records:
            raise RequestError(f"{printable(file)} holds no record.")
        found = of_records(context_of(options, made_with), records)
        if found.bad and options.bad == "stop":
            raise RequestError(f"{found.bad[0].name}: {found.bad[0].why}")
        return found
    context, name = context_of(options), printable(file_words(file))
    try:
        with opened_table(file) as (stream, _):
            rows = read_requests(context.dataset, stream, _form(options), asked, name)
            return of_table(context, _counted(rows, progress, stop=options.bad == "stop"))
    except TableError as error:
        raise RequestError(f"{error}{form_unsaid(options)}") from None


def _form(options: argparse.Namespace) -> TableForm:
    """Return how the table is written: as its name says, else as is asked."""
    asked: TableForm = last_of(options.formats, FORMS) or "csv"
    return form_of(options.file) or asked


def _counted(
    rows: Iterable[Request], progress: Progress | None, *, stop: bool
) -> Iterator[Request]:
    """Yield rows and tell how many there were; raise at the first that cannot be understood."""
    for number, row in enumerate(rows):
        if stop and row.bad:
            raise RequestError(row.bad)
        if progress and not number % PACE:
            progress(number)
        yield row
