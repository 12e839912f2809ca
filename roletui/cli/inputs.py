"""What every command needs: the dataset, the day, reading a file, messages on stderr."""

import argparse
import os
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date

from roletui.cli import log
from roletui.cli.errors import RequestError
from roletui.dataset.available import dataset_file, dataset_names, made_of
from roletui.dataset.load import load, parse, whole
from roletui.dataset.loaded import Loaded
from roletui.dataset.review_dates import overdue
from roletui.disk.paths import datasets_folder
from roletui.disk.streams import is_stream, open_to_read
from roletui.text.clean import printable
from roletui.text.named import named
from roletui.text.numbers import lower_first

STDIN = "-"
"""The file name that stands for standard input."""
LARGEST = 50_000_000
"""Maximum size of a file with a record in it, in bytes."""


def loaded(options: argparse.Namespace, made_with: str = "") -> Loaded:
    """Return the dataset that the options name, else that of id ``made_with``, else the default.

    Reports stale figures on stderr. Raises ``RequestError`` if there is no such dataset,
    ``RefusedError`` if it is not valid.
    """
    if options.dataset == STDIN:
        return _timely(load_named(STDIN), options)
    file = dataset_file(options.dataset)
    if made_with and options.dataset is None:
        file = made_of(made_with)
        if file is None:
            raise RequestError(
                f"it was made with the dataset “{made_with}”, which is neither shipped nor in "
                f"{datasets_folder()}. Name its file: --dataset FILE."
            )
    if file and os.path.basename(file) == file and not os.path.exists(file):
        named("dataset", file, dataset_names())
    return _timely(load(file), options)


def _timely(found: Loaded, options: argparse.Namespace) -> Loaded:
    log.dataset(found)
    if words := overdue(found.dataset, today(options)):
        talk(lower_first(words) + ".")
    return found


def last_used(options: argparse.Namespace) -> str:
    """Return the dataset id of the last session; empty with ``--dataset`` or ``--fresh``."""
    from roletui.records.session_files import latest  # only for sessions: 5 ms

    name = "" if options.dataset or options.fresh else latest()
    return name if name and made_of(name) else ""


def load_named(name: str | None) -> Loaded:
    """Load a dataset by its path, by its name, or from standard input."""
    if name == STDIN:
        return parse(whole(sys.stdin.buffer, file_words(STDIN)), file_words(STDIN))
    return load(dataset_file(name))


def file_words(file: str) -> str:
    """Return the name of a file in a sentence."""
    return "standard input" if file == STDIN else file


def today(options: argparse.Namespace) -> date:
    """Return the day of ``--as-of``, else today."""
    given: date | None = options.as_of
    return given or date.today()


def talk(message: str) -> None:
    """Print a message to stderr."""
    print(f"roletui: {printable(message)}", file=sys.stderr)


def read_once(file: str | None) -> bool:
    """Tell whether a file can be read only once: standard input, or a pipe."""
    return file is not None and (file == STDIN or is_stream(file))


def read(file: str) -> str:
    """Return the text of a file or standard input.

    Raise ``RequestError`` if it cannot be read, ``RefusedError`` if it is not UTF-8.
    """
    name = file_words(file)
    try:
        with nullcontext(sys.stdin.buffer) if file == STDIN else open_to_read(file) as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise RequestError(f"{name} cannot be read: {error.strerror}.") from None
    if len(data) > LARGEST:
        raise RequestError(f"{name} is larger than {LARGEST // 1_000_000} MB; no record is.")
    from roletui.dataset.reading.encoding import decoded  # only where a record is read: 0.3 ms

    return decoded(data, name).removeprefix("\ufeff")


def mapped(words: Iterable[str]) -> dict[str, str]:
    """Return what ``--map COLUMN=QUESTION`` says, from the name of a column to what it holds."""
    found: dict[str, str] = {}
    for word in words:
        column, equals, what = (part.strip() for part in word.rpartition("="))
        if not (equals and column and what):
            raise RequestError(f"“{word}” is not of the form COLUMN=QUESTION.")
        if column in found:
            raise RequestError(f"“{column}” is mapped twice.")
        found[column] = what
    return found
