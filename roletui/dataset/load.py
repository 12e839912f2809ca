"""Find, read and check a dataset file."""

import os
import typing
from decimal import Decimal

import tomli

import roletui.data
from roletui.dataset.decode import reader
from roletui.dataset.model import FORMAT, Dataset
from roletui.dataset.problems import DatasetError, Problem
from roletui.dataset.rules import problems_of

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
    path = file or shipped(DEFAULT)
    content = _read(path)
    return Loaded(parse(content, path), path, content)


def parse(content: bytes, file: str) -> Dataset:
    """Turn the bytes of a dataset file into a checked :class:`Dataset`."""
    try:
        raw = tomli.loads(content.decode(), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise _refused(file, f"is not UTF-8 text (byte {error.start}); save it as UTF-8.") from None
    except tomli.TOMLDecodeError as error:
        raise _refused(file, f"is not valid TOML: {error}.") from None
    except RecursionError:
        raise _refused(file, "is nested too deeply.") from None
    problems: list[Problem] = []
    if raw.get("format", FORMAT) != FORMAT:
        raise _refused(file, f"has format {raw['format']}; this program reads format {FORMAT}.")
    dataset: Dataset = reader(Dataset)(raw, (), problems.append)
    if not problems:
        problems.extend(problems_of(dataset))
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
