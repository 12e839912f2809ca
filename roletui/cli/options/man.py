"""The options of ``roletui man``."""

from roletui.cli.options.shared import command
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui man > roletui.1"
    parser = command(add, "man", "print the manual page, as man shows it", example)
    parser.description = (
        f"{parser.description} An installed roletui has it already: man roletui; else man -l "
        "roletui.1 shows what is printed here."
    )
