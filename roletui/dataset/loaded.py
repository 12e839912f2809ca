"""A dataset together with the file that it was read from."""

import typing
from functools import cached_property

from roletui.dataset.dataset import Dataset
from roletui.dataset.problems import Problem


class Edition(typing.NamedTuple):
    """Which dataset, exactly, something was made with."""

    id: str
    version: str
    hash: str


class _Loaded(typing.NamedTuple):
    dataset: Dataset
    file: str
    """The path as the user named it, or of the shipped file."""
    content: bytes
    """What the file held."""
    warnings: tuple[Problem, ...] = ()
    """What its author should weigh; a dataset with warnings can be used."""


class Loaded(_Loaded):
    """A dataset together with where it came from."""

    @cached_property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the content."""
        import hashlib  # only records and JSON name the hash, and this loads OpenSSL: 3 ms

        return hashlib.sha256(self.content).hexdigest()[:16]

    @property
    def edition(self) -> Edition:
        """The dataset as records and JSON name it."""
        return Edition(self.dataset.about.id, self.dataset.about.version, self.hash)
