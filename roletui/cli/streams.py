"""Standard streams of a command: missing ones, ones that are not UTF-8, ones that close early."""

import codecs
import contextlib
import io
import os
import sys
import typing
from collections.abc import Callable

from roletui.cli.errors import DONE, FAILED, STOPPED

UNKNOWN_WIDTH = 80
"""Width of an output that is not a terminal, in columns."""


def prepare() -> None:
    """Ensure that the three streams exist and can write any character."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the parent process, as by >&- in a shell
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if lacks_signs(stream):
            from roletui.cli.ascii import READABLE  # only where the locale lacks signs: 0.3 ms

            stream.reconfigure(errors=READABLE)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # for file names that are not valid text


def lacks_signs(stream: object) -> typing.TypeGuard[io.TextIOWrapper]:
    """Return whether a stream cannot encode every character."""
    return isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8"


def draw_on_terminal() -> None:
    """Let the app draw on the terminal of standard output where standard error goes elsewhere.

    Textual draws on ``sys.__stderr__``; messages go on to ``sys.stderr``.
    """
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        terminal = io.FileIO(os.dup(sys.stdout.fileno()), "w")
        writer = io.TextIOWrapper(io.BufferedWriter(terminal), encoding=sys.stdout.encoding)
        vars(sys)["__stderr__"] = writer


def columns() -> int:
    """Return the width of standard output: COLUMNS, else the terminal's width, else 80.

    The same as shutil.get_terminal_size, without the 2 ms of importing shutil.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(1).columns or UNKNOWN_WIDTH
    except OSError:
        return UNKNOWN_WIDTH


def carried_out(call: Callable[[], int]) -> int:
    """Run a command, flush its output, and return the exit status.

    A closed pipe is not a failure; output that cannot be written is.
    """
    try:
        try:
            status = call()
        except SystemExit as left:  # raised by argparse after --help and on usage errors
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
    except Exception as error:
        from roletui.cli.crash import COMMAND, report  # only after a fault: 10 ms

        with contextlib.suppress(OSError):
            for words in report(error, COMMAND):
                print(f"roletui: {words}", file=sys.stderr, flush=True)
        return FAILED
    return status
