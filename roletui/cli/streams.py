"""The streams a command is given: some missing, some without signs, some that end early."""

import codecs
import contextlib
import io
import os
import sys
import typing
from collections.abc import Callable

from roletui.cli.errors import DONE, FAILED, STOPPED

UNKNOWN_WIDTH = 80
"""Columns of an output that is no terminal."""


def prepare() -> None:
    """Make sure that the three streams are there and that no sign of a text can break them."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed when the program began, as by >&- in a shell
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if lacks_signs(stream):
            from roletui.cli.ascii import READABLE  # only where the locale lacks signs: 1 ms

            stream.reconfigure(errors=READABLE)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a file name that is no text


def lacks_signs(stream: object) -> typing.TypeGuard[io.TextIOWrapper]:
    """Tell whether a stream cannot show every sign."""
    return isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8"


def columns() -> int:
    """Return how wide standard output is: COLUMNS, else what the terminal says, else 80.

    The same as shutil.get_terminal_size finds, without the 2 ms of importing shutil.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(1).columns or UNKNOWN_WIDTH
    except OSError:
        return UNKNOWN_WIDTH


def carried_out(call: Callable[[], int]) -> int:
    """Run a command, write out what it printed, and return the exit status.

    A reader that has seen enough is no failure; output that cannot be written is one.
    """
    try:
        try:
            status = call()
        except SystemExit as left:  # argparse leaves so after --help, and where it refuses
            status = left.code if isinstance(left.code, int) else DONE
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        return DONE
    except OSError as error:
        what = f"{error.filename} cannot be used" if error.filename else "this cannot be printed"
        with contextlib.suppress(OSError):
            print(f"roletui: {what}: {error.strerror}.", file=sys.stderr, flush=True)
        return FAILED
    return status
