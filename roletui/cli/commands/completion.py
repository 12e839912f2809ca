"""``roletui completion``: the script that makes a shell complete command lines."""

import argparse
import os

from roletui.cli.errors import DONE

STARTUP = {
    "bash": ("~/.bashrc", 'eval "$(roletui completion bash)"'),
    "zsh": ("~/.zshrc", 'autoload -U compinit && compinit && eval "$(roletui completion zsh)"'),
    "fish": ("~/.config/fish/config.fish", "roletui completion fish | source"),
}
"""By shell the file that it reads when it starts, and the line to put there."""


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell, or without one how to load it."""
    if options.shell is None:
        print("\n".join(how(os.path.basename(os.environ.get("SHELL", "")))))
        return DONE
    from argcomplete.shell_integration import shellcode  # only for the script itself: 3 ms

    # Without bash's defaults: if there is no candidate, a file name would be a wrong guess.
    print(shellcode(["roletui"], shell=options.shell, complete_arguments=["-o nospace"]))
    return DONE


def how(shell: str) -> list[str]:
    """Return lines that say how to load the script; of every shell, where one is not known."""
    told = []
    for name in [shell] if shell in STARTUP else STARTUP:
        file, line = STARTUP[name]
        told += [f"To complete roletui in {name}, put this line at the end of {file}:", ""]
        told += [f"    {line}", "", f"It counts in every {name} that starts from then on.", ""]
    return told[:-1]
