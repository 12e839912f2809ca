"""Find, read and check a dataset file."""

import os
import typing

import roletui.data
from roletui.dataset.decode import reader
from roletui.dataset.model import FORMAT, Dataset
from roletui.dataset.problems import DatasetError, Problem
from roletui.dataset.rules import problems_of
from roletui.dataset.text import NotTomlError, parse_toml, wrong_format

DEFAULT = "ai-roles"
"""The shipped dataset that is used when none is named."""

MAX_BYTES = 20_000_000
"""A larger file is refused unread."""


class Loaded(typing.NamedTuple):
    """A dataset together with where it came from."""

    dataset: Dataset
    file: str
    """The path as the user named it, or of the shipped file."""
    content: bytes
    """What the file held."""

    @property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the content."""
        import hashlib  # only records and JSON name the hash, and this loads OpenSSL: 3 ms

        return hashlib.sha256(self.content).hexdigest()[:16]


def shipped(name: str) -> str:
    """Return the path of the shipped dataset ``name``."""
    return os.path.join(os.path.dirname(str(roletui.data.__file__)), f"{name}.toml")


def load(file: str | None = None) -> Loaded:
    """Read and check a dataset; raise :class:`DatasetError` with everything that is wrong."""
    path = shipped(DEFAULT) if file is None else file
    content = _read(path)
    return Loaded(parse(content, path), path, content)


def parse(content: bytes, file: str) -> Dataset:
    """Turn the bytes of a dataset file into a checked :class:`Dataset`."""
    try:
        raw = parse_toml(content.decode())
    except UnicodeDecodeError as error:
        raise _refused(file, f"is not UTF-8 text (byte {error.start}); save it as UTF-8.") from None
    except NotTomlError as error:
        raise _refused(file, str(error)) from None
    if wrong := wrong_format(raw, FORMAT):
        raise DatasetError(file, [wrong])
    problems: list[Problem] = []
    dataset: Dataset = reader(Dataset)(raw, (), problems.append)
    problems = problems_of(dataset, problems)
    if problems:
        raise DatasetError(file, problems)
    return dataset


def _refused(file: str, message: str) -> DatasetError:
    return DatasetError(file, [Problem((), message)])


def _unread(file: str, message: str) -> DatasetError:
    return DatasetError(file, [Problem((), message)], unread=True)


def _read(path: str) -> bytes:
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise _unread(path, "is not a regular file.")
        with open(path, "rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unread(path, f"cannot be read: {reason}.") from None
    if len(content) > MAX_BYTES:
        raise _unread(path, f"is larger than {MAX_BYTES // 1_000_000} MB.")
    return content.removeprefix(b"\xef\xbb\xbf")
