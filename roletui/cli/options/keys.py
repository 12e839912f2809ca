"""The options of ``roletui keys``."""

from roletui.cli.options.shared import command, format_
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    parser = command(add, "keys", "list every key of the app, place by place", "roletui keys")
    parser.description = (
        f"{parser.description} Keys that your settings change are listed as they are then. With "
        "--format toml, what is printed is a settings file with every command, nothing of it set: "
        "print it into a new file, change that, and save it where roletui where says."
    )
    format_(parser, "text", "md", "json", "toml")
