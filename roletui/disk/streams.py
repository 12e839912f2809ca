"""What a path can name besides a regular file: an open descriptor, a pipe, a device, a socket.

A regular file is replaced as a whole; what is none is read to its end or written into, or refused.
It is never replaced, and nothing waits for a pipe that nobody holds open on the other side.
"""

import errno
import os
import stat
import typing

PATIENCE = 2_000
"""Milliseconds to wait for the first byte from a named pipe."""

_LINKS = 40
"""Maximum number of links that are followed, as on Linux."""


def descriptor(path: str) -> int | None:
    """Return the number of the open descriptor that a path names, as ``/dev/stdout`` names 1."""
    if os.name != "posix":
        return None
    own = os.path.realpath("/dev/fd")
    for _ in range(_LINKS):
        folder, name = os.path.split(os.path.abspath(path))
        folder = os.path.realpath(folder)
        if folder == own and name.isascii() and name.isdecimal():
            return int(name)
        try:
            path = os.path.join(folder, os.readlink(os.path.join(folder, name)))
        except (OSError, ValueError):
            return None
    return None


def is_stream(path: str) -> bool:
    """Tell whether a path names what is read or written once, and cannot be replaced by a file."""
    if descriptor(path) is not None:
        return True
    try:
        return _flows(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def open_to_read(path: str) -> typing.BinaryIO:
    """Open what can be read to its end: a file, a pipe or an open descriptor.

    Raise ``OSError`` for anything else, and for a pipe that nobody writes into.
    """
    try:
        mode = os.stat(path).st_mode
    except ValueError:
        raise OSError(errno.EINVAL, "no file can have that name", path) from None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", path)
    if stat.S_ISREG(mode):
        return open(path, "rb")
    number = descriptor(path)
    if number is not None:
        return open(os.dup(number), "rb")
    if not stat.S_ISFIFO(mode):
        raise OSError(errno.EINVAL, f"it is {_kind(mode)}, not a file", path)
    import select  # only for a pipe: 0.2 ms

    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    if not poll.poll(PATIENCE):
        os.close(handle)
        raise OSError(errno.EPIPE, "it is a pipe that nobody writes into", path)
    os.set_blocking(handle, True)
    return open(handle, "rb")


def open_to_write(path: str, mode: int) -> int | None:
    """Open what is written into instead of being replaced; ``mode`` is that of what is there.

    None where it is a regular file. Raise ``OSError`` for a block device, for a socket, and for a
    pipe that nobody reads from.
    """
    number = descriptor(path)
    if number is not None:
        return os.dup(number)
    if stat.S_ISREG(mode):
        return None
    if not _flows(mode):
        raise OSError(errno.EINVAL, f"it is {_kind(mode)}, not a file", path)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        raise OSError(errno.ENXIO, "it is a pipe that nobody reads from", path) from None
    os.set_blocking(handle, True)
    return handle


def pour(handle: int, data: bytes) -> None:
    """Write all of the data into an open descriptor, and close it."""
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def _flows(mode: int) -> bool:
    """Tell whether it is a pipe or a character device, where the system has such."""
    return os.name == "posix" and (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode))


def _kind(mode: int) -> str:
    return "a socket" if stat.S_ISSOCK(mode) else "a device"
