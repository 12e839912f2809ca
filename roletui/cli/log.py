"""The log of what the program does, in a file that was asked for with ``--log``; else nothing.

It holds names of files, counts, versions and times: never what is in a file, and never an answer, a
note or another word that somebody typed.
"""

import os
import typing
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

if typing.TYPE_CHECKING:
    from roletui.dataset.loaded import Loaded

_write: Callable[[str, str], None] | None = None
"""Writes an entry, given its level; None while there is no log."""


def begin(file: str, command: str, argv: Sequence[str]) -> None:
    """Write to a file from now on; raise ``RequestError`` where that fails."""
    global _write
    # Only where a log is asked for: 30 ms.
    from roletui.cli.installation import lines
    from roletui.cli.log_file import listen, opened

    _write = opened(file)
    for words in lines():
        step(words)
    step(f"command: {command}, with {' '.join(_options(argv))}")
    with suppress(OSError):  # a folder that is gone has no name
        step(f"folder: {os.getcwd()}")
    listen()


def _options(argv: Sequence[str]) -> Iterator[str]:
    """Yield the names of the options on a command line, without the values that some end in."""
    for word in argv:
        if word.startswith("--"):
            yield word.partition("=")[0]
        elif word.startswith("-") and word != "-":
            yield word[:2]


def step(words: str) -> None:
    """Write what is done."""
    if _write:
        _write("info", words)


def dataset(found: "Loaded") -> None:
    """Write which dataset is used."""
    if _write:
        made = found.edition
        step(f"dataset: {made.id} {made.version}, hash {made.hash}, {len(found.warnings)} warnings")


def problems(file: str, places: Sequence[str]) -> None:
    """Write how many problems a file has that is refused, and where, by their keys."""
    if _write:
        where = ", ".join(filter(None, places[:9])) or "the file as a whole"
        _write("error", f"problems: {len(places)} in {file}: {where}")


def fault(error: BaseException) -> None:
    """Write a fault of the program itself with its traceback."""
    if _write:
        import traceback  # only after a fault: 3 ms

        _write("critical", "".join(traceback.format_exception(error)).rstrip())


def ended(status: int) -> None:
    """Write how the program ends, and close the log."""
    global _write
    if _write:
        from roletui.cli.log_file import close  # there already: 0 ms

        step(f"exit status: {status}")
        close()
        _write = None
