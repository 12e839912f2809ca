"""The options of ``roletui review``."""

from roletui.cli.options.shared import command
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui review --dataset my-roles.toml > review.md"
    command(
        add, "review", "print the whole dataset as one document, for an expert to sign off", example
    )
