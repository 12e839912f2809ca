"""A dataset together with the file that it was read from."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import Any

from roletui.dataset.dataset import Dataset
from roletui.dataset.problems import Problem
from roletui.text.tuples import NamedTuple


class Edition(NamedTuple):
    """Which dataset, exactly, something was made with."""

    id: str
    version: str
    hash: str


class _Loaded(NamedTuple):
    dataset: Dataset
    file: str
    """The path as the user named it, or of the shipped file."""
    content: bytes
    """What the file held."""
    warnings: tuple[Problem, ...] = ()
    """What its author should weigh; a dataset with warnings can be used."""
    proved: tuple[str, ...] = ()
    """What was found when its questions were proved and its examples run, as lines; empty where
    that is not known, or where it found anything wrong."""


class Loaded(_Loaded):
    """A dataset together with where it came from."""

    @cached_property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the content."""
        digest: str = _sha256()(self.content).hexdigest()
        return digest[:16]

    @property
    def edition(self) -> Edition:
        """The dataset as records and JSON name it."""
        return Edition(self.dataset.about.id, self.dataset.about.version, self.hash)


def _sha256() -> Callable[[bytes], Any]:
    """Return Python's own SHA-256: that of ``hashlib`` loads OpenSSL, 3 ms and 3.4 MB."""
    for module in ("_sha2", "_sha256"):
        with suppress(ImportError):
            found: Callable[[bytes], Any] = __import__(module).sha256
            return found
    import hashlib  # only where Python was built without one of its own: 3 ms

    return hashlib.sha256
