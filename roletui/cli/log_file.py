"""The file of a log, and what Python itself tells of the files that the program uses."""

import logging
import os
import sys
import time
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any

from roletui.cli.errors import RequestError
from roletui.text.clean import printable

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "error": logging.ERROR}
_LEVELS["critical"] = logging.CRITICAL
_FILES = {
    "os.rename": "renames",
    "os.remove": "removes",
    "os.mkdir": "makes",
    "os.link": "links",
}
"""Python's audit events of files, beside *open*, each with its word."""
_INSTALLED = tuple(
    os.path.join(os.path.realpath(folder), "")
    for folder in (sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(__file__)))
)
_DATA = (".toml", ".ready")
"""Of what is installed, only these are no part of a program."""

_logger = logging.getLogger("roletui")
_logger.propagate = False
_open: list[logging.StreamHandler[TextIOWrapper]] = []
"""What writes the log; none while there is none."""
_listening = False


class _Lines(logging.Formatter):
    """Writes an entry as a line that a terminal shows as it is; more of its lines are indented."""

    _last = time.perf_counter()

    def format(self, record: logging.LogRecord) -> str:
        """Return day and time, the level, the time since the entry before, and the words."""
        now = time.perf_counter()
        since, self._last = 1000 * (now - self._last), now
        first, *more = record.getMessage().split("\n")
        when = self.formatTime(record)
        begun = f"{when} {record.levelname:<8} +{since:.1f} ms  {printable(first)}"
        return "\n".join([begun, *(f"    {printable(line)}" for line in more)])


def opened(file: str) -> Callable[[str, str], None]:
    """Return what writes an entry at the end of a file; raise ``RequestError`` for none."""
    name = printable(file)
    if file in ("", "-"):
        raise RequestError("--log needs the name of a file.")
    # A pipe that nobody reads is refused, and not waited for.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(file, flags, 0o600)
        os.write(descriptor, b"\n")
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise RequestError(f"the log {name} cannot be written: {reason}.") from None
    handler = logging.StreamHandler(os.fdopen(descriptor, "a", encoding="utf-8"))
    handler.setFormatter(_Lines())
    logging.raiseExceptions = False  # a disk that is full ends the log, not the work
    close()
    _open.append(handler)
    _logger.addHandler(handler)
    _logger.setLevel(logging.DEBUG)
    return lambda level, words: _logger.log(_LEVELS[level], "%s", words)


def listen() -> None:
    """Log every file that is used from now on."""
    global _listening
    if not _listening:  # a hook cannot be taken away again
        sys.addaudithook(_heard)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=close)
    _listening = True


def close() -> None:
    """End the log."""
    while _open:
        handler = _open.pop()
        _logger.removeHandler(handler)
        handler.stream.close()


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    """Log an event if it is about a file of the user's; nothing that fails here stops the work."""
    if (event != "open" and event not in _FILES) or not _open:
        return
    try:
        _file_used(event, arguments)
    except Exception:  # an exception of a hook would end what is told of
        return


def _file_used(event: str, arguments: tuple[Any, ...]) -> None:
    paths = [os.fsdecode(path) for path in arguments[:2] if isinstance(path, str | bytes)]
    if event == "open":
        paths = paths[:1] if isinstance(arguments[0], str | bytes) else []
    if not paths or _is_of_program(paths[-1]):
        return
    if event == "open":
        writes = arguments[2] & (os.O_WRONLY | os.O_RDWR)
        _logger.debug("%s %s", "writes" if writes else "reads", paths[0])
    else:
        _logger.debug("%s %s", _FILES[event], " to ".join(paths))


def _is_of_program(path: str) -> bool:
    if path.endswith((".py", ".pyc", ".tcss")) or os.path.isdir(path):
        return True
    return os.path.realpath(path).startswith(_INSTALLED) and not path.endswith(_DATA)
