"""The options of ``roletui where``."""

from roletui.cli.options.shared import command
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    command(add, "where", "list every path that is read or written", "roletui where")
