"""Find, read and check a dataset file."""

import os
import typing

import roletui.data
from roletui.dataset.loaded import Loaded
from roletui.dataset.problems import DatasetError, Problem
from roletui.dataset.ready import ready
from roletui.disk.streams import open_to_read

DEFAULT = "ai-roles"
"""The shipped dataset that is used when none is named."""

MAX_BYTES = 48_000_000
"""Maximum size of a file, enough for a tree of 100,000 questions."""


def shipped(name: str) -> str:
    """Return the path of the shipped dataset ``name``."""
    return os.path.join(os.path.dirname(str(roletui.data.__file__)), f"{name}.toml")


def load(file: str | None = None) -> Loaded:
    """Read and check a dataset; raise :class:`DatasetError` with everything that is wrong."""
    path = shipped(DEFAULT) if file is None else file
    content = read(path)
    if found := ready(content, path):
        return found
    from roletui.dataset.keeping import keep  # only where the text is a new one: 4 ms

    found = parse(content, path)
    keep(found)
    return found


def parse(content: bytes, file: str) -> Loaded:
    """Turn the bytes of a dataset file into a checked dataset."""
    from roletui.dataset.parsing import parsed  # only where its values are not kept: 12 ms

    return parsed(content, file)


def read(path: str) -> bytes:
    """Return what a dataset file holds, without a byte order mark."""
    try:
        with open_to_read(path) as stream:
            return whole(stream, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(path, f"cannot be read: {reason}.") from None


def whole(stream: typing.BinaryIO, file: str) -> bytes:
    """Return all that a stream holds, unless that is too much for a dataset."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        size = f"{MAX_BYTES // 1_000_000} MB"
        raise _refused(file, f"is larger than {size}; no dataset needs that.")
    return content.removeprefix(b"\xef\xbb\xbf")


def _refused(file: str, message: str) -> DatasetError:
    return DatasetError(file, [Problem((), message)], unread=True)
