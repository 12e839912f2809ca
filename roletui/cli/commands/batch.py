"""``roletui batch``: a table of requests, decided."""

import argparse
import sys
import time
from collections.abc import Iterator

from roletui.batch.columns import Asked, Columns
from roletui.batch.errors import TableError
from roletui.batch.parquet import is_parquet, packed
from roletui.batch.rows import form_of
from roletui.batch.table import Files, decided
from roletui.batch.tally import TOLD, Tally
from roletui.cli.context import context_of
from roletui.cli.errors import DONE, FOUND, RequestError, writing
from roletui.cli.inputs import STDIN, file_words, mapped, talk
from roletui.cli.options.batch import FORMS, SUMMARIES
from roletui.cli.streams import columns as width
from roletui.cli.tables import form_unsaid, last_of, opened_table
from roletui.dataset.dataset import Dataset
from roletui.disk.write import write_pieces
from roletui.text.numbers import count

NO_TABLE = (
    "name the table, as in roletui batch requests.csv; - reads standard input, and --columns lists "
    "what a table may hold."
)
PACE = 0.25
"""Seconds between two words of progress."""


def run(options: argparse.Namespace) -> int:
    """Decide the table and write it to a file or to stdout."""
    if options.columns:
        return _columns(options)
    if not options.file:
        raise RequestError(NO_TABLE)
    if options.output == "":
        raise RequestError("-o needs the name of a file, or - for stdout.")
    asked = Asked(mapped(options.maps), options.id or "", options.date or "", options.blank)
    if options.summary:
        from roletui.cli.summary import summarize  # only for a summary: 40 ms

        return summarize(options, asked, progress_of(options.output))
    if summary := last_of(options.formats, SUMMARIES):
        raise RequestError(f"--format {summary} writes a summary; add --summary.")
    context = context_of(options)
    asked_form = last_of(options.formats, FORMS)
    form = form_of(options.file) or asked_form or "csv"
    to = form_of(options.output or "") or asked_form or form
    progress = progress_of(options.output)
    tally = Tally(stop=options.bad == "stop", tell=progress)
    try:
        with opened_table(options.file) as (stream, types):
            files = Files(stream, file_words(options.file), form, to)
            rows = decided(context, asked, files, tally)
            pieces = _told(rows, tally, context.dataset, options.blank)
            if is_parquet(options.output):
                pieces = packed(pieces, types, tally, options.output)
            _write(pieces, options)
    except TableError as error:
        raise RequestError(f"{error}{form_unsaid(options)}") from None
    finally:
        if progress:
            progress.end()
    return _ended(tally, options.output)


def _columns(options: argparse.Namespace) -> int:
    """List what a table may hold."""
    from roletui.cli.table_columns import column_lines  # only for this option: 4 ms

    if options.file:
        raise RequestError("--columns lists what any table may hold; leave out the FILE.")
    if options.output is not None or options.summary:
        raise RequestError("--columns writes a list to stdout; leave out -o and --summary.")
    print("\n".join(column_lines(context_of(options).dataset, width())))
    return DONE


def _ended(tally: Tally, output: str | None) -> int:
    """Say how it went, and return the exit status."""
    for words in tally.problems:
        talk(words)
    if tally.bad > TOLD:
        talk(f"and {count(tally.bad - TOLD, 'more row', 'more rows')} that cannot be understood.")
    if output not in (None, STDIN):
        bad = f", {tally.bad:,} of them bad" if tally.bad else ""
        talk(f"saved {output}: {count(tally.requests, 'request', 'requests')}{bad}")
    return FOUND if tally.bad else DONE


def _told(pieces: Iterator[bytes], tally: Tally, dataset: Dataset, blank: str) -> Iterator[bytes]:
    """Yield the pieces, and say once what the columns were taken for."""
    for number, piece in enumerate(pieces):
        if not number and tally.columns:
            _tell_columns(tally.columns, dataset, blank)
        yield piece


def _tell_columns(columns: Columns, dataset: Dataset, blank: str) -> None:
    if columns.strange:
        names = ", ".join(f"“{name}”" for name in columns.strange)
        talk(f"kept, but taken for no question: {names}")
    missing = [q.id for q in dataset.questions if q.id not in columns.questions]
    if missing:
        what = "not sure" if blank == "unsure" else "not answered yet"
        talk(f"no column holds {', '.join(missing)}: counted as {what}")


def _write(pieces: Iterator[bytes], options: argparse.Namespace) -> None:
    if options.output in (None, STDIN):
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    with writing(options.output):
        write_pieces(options.output, pieces, overwrite=options.force)


class _Progress:
    """Says on a terminal how far it is."""

    def __init__(self) -> None:
        self._start = self._last = time.monotonic()

    def __call__(self, rows: int) -> None:
        now = time.monotonic()
        if now - self._last >= PACE:
            self._last = now
            pace = int(rows / (now - self._start))
            print(f"\r{rows:,} rows, {pace:,} a second", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the words away again."""
        if self._last != self._start:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def progress_of(output: str | None) -> _Progress | None:
    """Return what tells progress: only on a terminal, and not between the rows of the table."""
    shown = output in (None, STDIN) and sys.stdout.isatty()
    return _Progress() if sys.stderr.isatty() and not shown else None
