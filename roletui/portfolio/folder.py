"""The records in a folder and below it, read one by one."""

import os
from collections.abc import Iterator

from roletui.dataset.problems import RefusedError
from roletui.portfolio.gathering import Record
from roletui.records.library import Saved, read
from roletui.records.scenario import holds_record
from roletui.records.share_code import decode, is_code
from roletui.text.clean import printable

SUFFIXES = (".md", ".markdown", ".toml")
"""How the names of files end that can hold a record."""


class TooManyError(Exception):
    """There are more files than are wanted."""


def records_in(folder: str, most: int | None = None) -> Iterator[Record]:
    """Yield the records in and below a folder, by name; none of hidden folders.

    A file that holds no record is passed over. Where there are more than ``most`` files of any
    kind, :class:`TooManyError` is raised.
    """
    troubles: list[OSError] = []
    count = 0
    for at, folders, files in os.walk(folder, onerror=troubles.append):
        yield from (_unreadable(folder, error) for error in troubles)
        troubles.clear()
        count += len(files)
        if most is not None and count > most:
            raise TooManyError
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(SUFFIXES):
                yield from _record(folder, os.path.join(at, file))
    yield from (_unreadable(folder, error) for error in troubles)


def _record(folder: str, path: str) -> Iterator[Record]:
    found, name = read(path), _name(folder, path)
    if found.scenario is None and is_code(found.text):
        try:
            yield Record(name, decode(found.text, name))
        except RefusedError as error:
            yield Record(name, None, str(error))
    elif _unread(found) or holds_record(found.text):
        yield Record(name, found.scenario, found.trouble)


def _unread(found: Saved) -> bool:
    """Tell whether a file has no text because it cannot be read, not because it is empty."""
    empty = os.path.isfile(found.file) and not os.path.getsize(found.file)
    return not found.text and not empty


def _unreadable(folder: str, error: OSError) -> Record:
    path = str(error.filename)
    return Record(_name(folder, path), None, f"It cannot be read: {error.strerror}.")


def _name(folder: str, path: str) -> str:
    return printable(os.path.relpath(path, folder))
