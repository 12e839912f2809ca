"""The options of ``roletui graph``."""

from roletui.cli.options.shared import command, format_
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui graph --format mermaid"
    parser = command(add, "graph", "draw the questions and where their answers lead", example)
    format_(parser, "text", "mermaid", "dot")
