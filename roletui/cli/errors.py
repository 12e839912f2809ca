"""Exit statuses, and the errors of a command."""

from collections.abc import Iterator
from contextlib import contextmanager

DONE, FOUND, FAILED = 0, 1, 2
"""Exit statuses: success; problems or changes found; the request failed."""

STOPPED = 130
"""The exit status after ctrl+c, as in shells."""


class RequestError(Exception):
    """A request that cannot be carried out; the message says why and what to do."""


@contextmanager
def writing(file: str) -> Iterator[None]:
    """Raise :class:`RequestError` where a file cannot be written inside."""
    try:
        yield
    except FileExistsError:
        raise RequestError(f"{file} is there already; --force overwrites it.") from None
    except OSError as error:
        raise RequestError(f"{file} cannot be written: {error.strerror or error}.") from None
