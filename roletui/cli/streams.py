"""Standard streams of a command: missing, unbuffered, not UTF-8, closed early."""

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
    """Ensure that the three streams exist, and that output is written whole, in any character.

    A stream is None where the parent process closed it, as by ``>&-`` in a shell. Messages can be
    lost then, but what was asked for cannot: writing to a closed output fails.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115
    sys.stdout = _whole(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if lacks_signs(stream):
            from roletui.cli.ascii import READABLE  # only where the locale lacks signs: 0.3 ms

            stream.reconfigure(errors=READABLE)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # for file names that are not valid text


def _whole(stream: typing.TextIO) -> typing.TextIO:
    """Return a stream that writes all it is given, or fails.

    Unbuffered (PYTHONUNBUFFERED), Python makes one system call of a text, and says nothing of what
    a full disk leaves of it.
    """
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(stream.buffer, io.RawIOBase):
        return stream
    handle, encoding, errors = stream.fileno(), stream.encoding, stream.errors
    return open(handle, "w", buffering=1, encoding=encoding, errors=errors, closefd=False)


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
