"""The options of ``roletui init``."""

from roletui.cli.options.shared import command
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui init my-roles.toml"
    parser = command(add, "init", "write a small dataset with comments, to begin with", example)
    parser.ends = {2: "the file is there already, or its folder is not"}
    parser.add_argument(
        "output", metavar="FILE", help="where to write it; never over another file; - for stdout"
    )
