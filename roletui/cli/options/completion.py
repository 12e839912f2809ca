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
        f'{parser.description} Load it when the shell starts: put eval "$(roletui '
        'completion bash)" in ~/.bashrc, the same with zsh in ~/.zshrc after compinit, or '
        "roletui completion fish | source in ~/.config/fish/config.fish."
    )
    shells = ("bash", "zsh", "fish")
    kind = partial(choice, only(*shells))
    words = "bash, zsh or fish"
    parser.add_argument("shell", metavar="SHELL", type=kind, choices=shells, help=words)
