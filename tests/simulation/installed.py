"""A simulated disk and its clock in the place of the system's, for every module."""

import builtins
import fcntl
import os
import tempfile
import time
import typing
from collections.abc import Iterator
from contextlib import contextmanager

from .disk import FIRST, HOME, ROOT, WORK, Disk, located

CALLS = (
    "open", "close", "read", "write", "fsync", "stat", "lstat", "readlink", "listdir", "scandir",
    "mkdir", "unlink", "remove", "rename", "replace", "link", "chmod", "utime",
)  # fmt: skip
"""The calls of ``os`` that go to this disk where their path or descriptor is on it."""
_SAME = {"lstat": "stat", "remove": "unlink", "replace": "rename"}


@contextmanager
def installed(disk: Disk) -> Iterator[Disk]:
    """Put a disk and its clock in the place of the system's, for every module."""
    places: list[tuple[typing.Any, str, object]] = [
        *((os, name, _routed(getattr(os, name), getattr(disk, _SAME.get(name, name))))
          for name in CALLS),
        (builtins, "open", _routed(builtins.open, disk.file)),
        (os, "getcwd", lambda: WORK),
        (fcntl, "flock", _routed(fcntl.flock, disk.flock)),
        (tempfile, "mkstemp", disk.mkstemp),
        (time, "time", disk.time),
        (time, "time_ns", disk.time_ns),
        (time, "monotonic", disk.monotonic),
        (time, "sleep", disk.sleep),
    ]  # fmt: skip
    before = [(module, name, getattr(module, name)) for module, name, _ in places]
    home = os.environ.get("ROLETUI_HOME")
    try:
        for module, name, ours in places:
            setattr(module, name, ours)
        os.environ["ROLETUI_HOME"] = HOME
        yield disk
    finally:
        for module, name, theirs in before:
            setattr(module, name, theirs)
        os.environ.pop("ROLETUI_HOME")
        if home is not None:
            os.environ["ROLETUI_HOME"] = home


def _routed(system: typing.Any, ours: typing.Any) -> typing.Any:
    """Return a function that goes to this disk, or to the system where the path is not on it."""

    def call(*given: typing.Any, **named: typing.Any) -> typing.Any:
        return (ours if given and _is_ours(given[0]) else system)(*given, **named)

    return call


def _is_ours(path: object) -> bool:
    if isinstance(path, int):
        return path >= FIRST
    if isinstance(path, os.PathLike):
        path = os.fspath(path)
    return isinstance(path, str) and located(path).startswith(ROOT)
