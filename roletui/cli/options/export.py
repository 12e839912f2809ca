"""The options of ``roletui export``."""

from roletui.cli.options.shared import (
    NAMED,
    command,
    format_,
    other_side,
    output,
    pack,
    short,
    task,
)
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui export plan.toml -o decision.md"
    parser = command(add, "export", "turn a saved decision or a record into a document", example)
    parser.ends = {
        2: "the file or share code is refused; the file after -o is there already",
    }
    parser.add_argument("file", metavar="FILE|CODE", help=NAMED)
    task(parser)
    output(parser, "write here; - for stdout")
    short(parser)
    pack(parser)
    other_side(parser)
    format_(parser, "md", "html", "json", "csv", "toml", "code")
