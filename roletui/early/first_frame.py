"""The first frame of a start: kept by the run before, shown before anything else is loaded.

*What it may show:* what the start itself paints first, cell by cell; the app has painted it, from
the files as they are. *What it depends on:* the facts kept with it; where one holds no longer, or
cannot be known, nothing is shown. *When it is dropped:* the driver takes the terminal over as it
stands, and the app paints over the frame (:func:`take_over`). Whatever comes before that, a signal,
an error, a message, first gives the terminal back (:func:`leave`).

Keys typed meanwhile wait for the app in the terminal's own queue, since nobody reads here. They are
not echoed: the terminal is made raw before the first byte is written.
"""

import io
import marshal
import os
import signal
import sys
import time
import zlib
from collections.abc import Iterable

from roletui import __version__
from roletui.disk.paths import first_frame_file
from roletui.early import DUMB

if sys.platform != "win32":
    import termios

_NEVER = ("NO_COLOR", "COLUMNS", "LINES", "TEXTUAL_DRIVER")
"""With one of these set nothing is kept or shown."""
_DEPENDS = (
    *("TERM", "COLORTERM", "COLORFGBG", "FORCE_COLOR", "TERM_PROGRAM"),
    *("LANG", "LC_ALL", "LC_CTYPE", "PYTHONUTF8", "PYTHONIOENCODING", "TTY_COMPATIBLE"),
    *("TTY_INTERACTIVE", "HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"),
    "ROLETUI_HOME",
)
"""The variables that colours, signs and files depend on, besides Textual's own."""
_ENTER, _LEAVE = b"\x1b[?1049h\x1b[?25l", b"\x1b[0m\x1b[?1049l\x1b[?25h"
SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""What ends a process from outside."""
_LONGEST = 4_000_000
"""Maximum size of the file in bytes: far more than the largest terminal takes."""

Modes = list[int | list[bytes | int]]
"""How a terminal is set, as :mod:`termios` says it."""
Fact = str | int | None | tuple["Fact", ...]

_standing: list[Modes] = []
"""While a frame stands: how the terminal was set before. Whoever takes it out gives it back."""
_shown: list[bool | None] = []
"""Of the frame that was shown, whether it is one for a dark ground."""


def show() -> None:
    """Show the frame, if that is what a start without arguments paints first on this terminal."""
    if sys.platform == "win32":
        return
    try:
        found = _kept()
        if found and os.tcgetpgrp(0) == os.getpgrp():
            _put(*found)
    except Exception:  # whatever it is, the app says so better
        leave()


def leave() -> None:
    """Give the terminal back, if a frame stands there that nobody has taken over."""
    before = take_over()
    if before is None:
        return
    try:
        _write(_LEAVE)
        termios.tcflush(0, termios.TCIFLUSH)  # what was typed is not for a shell
        termios.tcsetattr(0, termios.TCSANOW, before)
    except (OSError, termios.error):
        pass  # there is no terminal any more


def stands() -> bool:
    """Tell whether a frame stands on the terminal that nobody has taken over."""
    return bool(_standing)


def take_over() -> Modes | None:
    """Return how the terminal was set before the frame, which is no longer this module's to end."""
    try:
        return _standing.pop()
    except IndexError:
        return None


def was_shown() -> bool:
    """Tell whether this start has shown a frame, even if that stands no more."""
    return bool(_shown)


def ground() -> bool | None:
    """Tell whether the frame that was shown is one for a dark ground; None where nobody knew."""
    return _shown[0] if _shown else None


def facts(files: Iterable[str]) -> Fact:
    """Return what a frame depends on that is now made of some files and folders.

    None where no frame may be kept.
    """
    paths = (*files,)
    about = _about()
    return about and (about, paths, _stamps(paths))


def keep(frame: str, facts: Fact, until: str, dark: bool | None) -> None:
    """Keep what the next start shows first, up to a day (as in ``2026-11-30``).

    ``dark`` is the ground of the terminal. Two who keep one at once may spoil the file, which then
    counts as none.
    """
    data = marshal.dumps((facts, until, dark, frame.encode()))
    with open(
        os.open(first_frame_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
    ) as stream:
        stream.write(zlib.crc32(data).to_bytes(4, "big") + data)


def is_kept() -> bool:
    """Tell whether the frame of a start that begins now is there already."""
    try:
        return _kept() is not None
    except Exception:
        return False


def forget() -> None:
    """Remove what is kept: nobody knows what the next start shows."""
    if os.path.exists(first_frame_file()):
        os.unlink(first_frame_file())


def _kept() -> tuple[bytes, bool | None] | None:
    """Return frame and ground, if all they depend on is as it was; raise where it is no frame."""
    about = _about()
    if about is None:
        return None
    with open(first_frame_file(), "rb") as stream:
        if os.fstat(stream.fileno()).st_uid != os.getuid():
            return None  # nobody else may write on this terminal
        data = stream.read(_LONGEST)
    if zlib.crc32(data[4:]).to_bytes(4, "big") != data[:4]:
        return None
    (before, paths, stamps), until, dark, frame = marshal.loads(data[4:])
    if before != about or time.strftime("%Y-%m-%d") > until or stamps != _stamps(paths):
        return None
    return frame, dark


def _about() -> tuple[Fact, ...] | None:
    """Return what a frame depends on besides files; None where none may be shown."""
    environment = os.environ
    if sys.platform == "win32" or environment.get("TERM", "") in DUMB:
        return None
    if any(name in environment for name in _NEVER):
        return None
    if os.environ.get("ROLETUI_EARLY") == "0" or not all(map(os.isatty, range(3))):
        return None
    used = sorted(
        (name, value)
        for name, value in environment.items()
        if name in _DEPENDS or name.startswith("TEXTUAL")
    )
    size = (*os.get_terminal_size(1),)
    return __version__, __file__, sys.version, size, tuple(used)


def _stamps(paths: Iterable[str]) -> tuple[Fact, ...]:
    return tuple(map(_stamp, paths))


def _stamp(path: str) -> Fact:
    """Return what tells one version of a file from another; for a folder, of all the files in it.

    Locks are left out: they say who has a file open, not what is in it.
    """
    try:
        if os.path.isdir(path):
            with os.scandir(path) as found:
                files = [each for each in found if each.is_file() and each.name[-5:] != ".lock"]
                return tuple(sorted((file.name, *_version(file.stat())) for file in files))
        return _version(os.stat(path))
    except OSError:
        return None


def _version(found: os.stat_result) -> tuple[int, int]:
    return found.st_mtime_ns, found.st_size


def _put(frame: bytes, dark: bool | None) -> None:
    """Make the terminal raw, take its other screen, and paint."""
    if not isinstance(sys.stderr, io.TextIOWrapper):
        return
    before = termios.tcgetattr(0)
    raw = termios.tcgetattr(0)
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    # Ctrl+c ends a start that takes too long, as ever; ctrl+z is a key already.
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
    raw[6][termios.VSUSP] = os.fpathconf(0, "PC_VDISABLE").to_bytes(1, "big")
    for name in SIGNALS:
        signal.signal(getattr(signal, name), _end)
    sys.stderr = _LeavesFirst(sys.stderr)
    _standing.append(before)
    _shown.append(dark)
    termios.tcsetattr(0, termios.TCSANOW, raw)
    _write(_ENTER + frame)


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(2, data) :]


def _end(number: int, _: object) -> None:
    """End as the signal does by itself, on a terminal given back."""
    leave()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


class _LeavesFirst(io.TextIOWrapper):
    """Standard error; what is written to it, nobody finds inside a frame."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        super().__init__(
            stream.buffer, stream.encoding, stream.errors, line_buffering=True, write_through=True
        )

    def write(self, text: str) -> int:
        """Write a text, to a terminal given back."""
        leave()
        return super().write(text)
