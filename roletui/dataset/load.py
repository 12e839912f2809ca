"""Find, read and check a dataset file."""

import os
import stat
import typing

import roletui.data
from roletui.dataset.checks.rules import problems_of
from roletui.dataset.dataset import Dataset
from roletui.dataset.loaded import Loaded
from roletui.dataset.model import FORMAT, Tables
from roletui.dataset.problems import DatasetError, Problem, Spot, errors, first
from roletui.dataset.reading.decode import read as decode
from roletui.dataset.reading.toml import NotTomlError, parse_toml, wrong_format

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
    return parse(read(path), path)


def parse(content: bytes, file: str) -> Loaded:
    """Turn the bytes of a dataset file into a checked dataset."""
    text = _text(content, file)
    mistakes: list[Problem] = []
    try:
        raw = parse_toml(text)
    except NotTomlError as error:
        from roletui.dataset.reading.recovery import recover  # only for a broken file: 6 ms

        recovered = recover(text, error)
        mistakes += recovered.problems
        if recovered.raw is None:
            raise DatasetError(file, mistakes, text) from None
        raw = recovered.raw
    if wrong := wrong_format(raw, FORMAT):
        raise DatasetError(file, [*mistakes, wrong], text, raw=raw)
    tables, shape = decode(Tables, raw)
    dataset = tables and Dataset(*tables)
    unread = {mistake.path for mistake in mistakes if mistake.path}
    mistakes += [problem for problem in shape if not {problem.path, problem.path[:-1]} & unread]
    problems = [*first(mistakes)] if dataset is None else problems_of(dataset, mistakes)
    if dataset is None or errors(problems):
        raise DatasetError(file, problems, text, raw=raw)
    return Loaded(dataset, file, content, tuple(problems))


def read(path: str) -> bytes:
    """Return what a dataset file holds, without a byte order mark."""
    try:
        mode = os.stat(path)
        if stat.S_ISDIR(mode.st_mode):
            raise _refused(path, "is a folder, not a file.", unread=True)
        if not stat.S_ISREG(mode.st_mode):
            raise _refused(path, "is not a regular file.", unread=True)
        with open(path, "rb") as stream:
            return whole(stream, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(path, f"cannot be read: {reason}.", unread=True) from None
    except ValueError:
        reason = "no file can have that name"
        raise _refused(path, f"cannot be read: {reason}.", unread=True) from None


def whole(stream: typing.BinaryIO, file: str) -> bytes:
    """Return all that a stream holds, unless that is too much for a dataset."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        size = f"{MAX_BYTES // 1_000_000} MB"
        raise _refused(file, f"is larger than {size}; no dataset needs that.", unread=True)
    return content.removeprefix(b"\xef\xbb\xbf")


def _text(content: bytes, file: str) -> str:
    """Return the text of a file, its lines ended by line feeds alone."""
    if b"\0" in content:
        raise _refused(file, "is not text: it holds NUL bytes.")
    try:
        return content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode().replace("\r\n", "\n")
        text = content.decode(errors="replace").replace("\r\n", "\n")
        spot = Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = "is not UTF-8 text; save it as UTF-8."
        raise DatasetError(file, [Problem((), message, spot=spot)], text) from None


def _refused(file: str, message: str, *, unread: bool = False) -> DatasetError:
    return DatasetError(file, [Problem((), message)], unread=unread)
