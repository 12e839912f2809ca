"""The options of ``roletui completion``."""

from functools import partial

from roletui.cli.options.shared import choice, command
from roletui.cli.parsing import Add
from roletui.text.named import only


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui completion bash"
    parser = command(
        add, "completion", "print the script that lets your shell complete commands", example
    )
    parser.description = (
        f"{parser.description} Without a shell, say which line to put into which file, so that the "
        "one you use loads the script whenever it starts."
    )
    shells = ("bash", "zsh", "fish")
    kind = partial(choice, only(*shells))
    words = "bash, zsh or fish"
    parser.add_argument("shell", metavar="SHELL", nargs="?", type=kind, choices=shells, help=words)
