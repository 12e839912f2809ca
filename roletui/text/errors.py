"""The error of what was typed."""


class TypedError(ValueError):
    """What was typed cannot be taken; the message is a sentence that says why and what to do."""
