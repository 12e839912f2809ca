"""The report on a fault of the program itself: a file with what mends it, and three lines."""

import os
import sys
import time
import traceback
from collections.abc import Iterable
from contextlib import suppress

from roletui.cli import log
from roletui.cli.installation import lines
from roletui.disk.paths import crashes_folder
from roletui.disk.write import suggested_path, write_text
from roletui.text.clean import printable

LONGEST = 40_000
"""Characters of a traceback; of a longer one the middle is left out."""
REPORTS = 10
"""Reports that are kept; older ones are removed."""
MESSAGE = 160
"""Characters of an error's own words that are shown."""

KEPT = "What you have done is kept; start roletui again to go on with it."
COMMAND = "The request was not carried out."


def report(error: BaseException, consequence: str, typed: Iterable[str] = ()) -> list[str]:
    """Write a report; return what happened, what became of the work, and where the report is.

    ``typed`` is text that is kept nowhere else.
    """
    log.fault(error)
    happened = "".join(traceback.format_exception_only(error)).strip().splitlines()
    lines = [
        f"A fault of roletui itself ended it: {printable(happened[-1][:MESSAGE])}",
        consequence,
    ]
    words = [*typed]
    try:
        path = _write(_text(error, words))
    except OSError as trouble:
        return [*lines, f"A report could not be written in {crashes_folder()}: {trouble.strerror}."]
    also = ", and what you typed last" if words else ""
    return [*lines, f"The details, for whoever fixes it{also}: {path}"]


def _text(error: BaseException, typed: list[str]) -> str:
    """Return versions, traceback and typed text; no values of variables."""
    trace = "".join(traceback.format_exception(error))
    if len(trace) > LONGEST:
        trace = f"{trace[: LONGEST // 2]}\n[…]\n{trace[-LONGEST // 2 :]}"
    parts = [f"{time.strftime('%Y-%m-%d %H:%M:%S %z')}\n{_installation()}\n", trace]
    parts += [f"\nTyped and not kept elsewhere:\n{words}\n" for words in typed]
    return "".join(parts).encode("utf-8", "backslashreplace").decode()


def _installation() -> str:
    return "\n".join([*lines(), f"command: {printable(' '.join(sys.argv[1:]))}"])


def _write(text: str) -> str:
    """Write a report beside the former ones, and remove the oldest of many; return its path."""
    folder = crashes_folder()
    os.makedirs(folder, exist_ok=True)
    path = suggested_path(folder, ".txt", time.strftime("%Y-%m-%d-%H%M%S"))
    write_text(path, text, overwrite=False)
    reports = [entry.path for entry in os.scandir(folder) if entry.path != path]
    for old in sorted(reports, key=os.path.getmtime)[: -REPORTS + 1]:
        with suppress(OSError):
            os.unlink(old)
    return path
