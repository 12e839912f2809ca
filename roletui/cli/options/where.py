"""The options of ``roletui where``."""

from roletui.cli.options.shared import command
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    words = "list every path that is read or written, and the variables that are set"
    command(add, "where", words, "roletui where")
