"""How a command ends."""

DONE, FOUND, FAILED = 0, 1, 2
"""Exit statuses: done; problems found in what was checked; the request could not be carried out."""

STOPPED = 130
"""The exit status after ctrl+c, as shells have it."""


class RequestError(Exception):
    """The request cannot be carried out; the message says why and what to do."""
