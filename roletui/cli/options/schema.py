"""The options of ``roletui schema``."""

from roletui.cli.options.shared import command
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui schema > roletui.schema.json"
    command(add, "schema", "print the dataset format as a JSON Schema, for text editors", example)
