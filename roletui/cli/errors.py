"""Exit statuses, and the error of a command."""

DONE, FOUND, FAILED = 0, 1, 2
"""Exit statuses: success; problems or changes found; the request failed."""

STOPPED = 130
"""The exit status after ctrl+c, as in shells."""


class RequestError(Exception):
    """A request that cannot be carried out; the message says why and what to do."""
