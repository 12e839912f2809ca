"""``roletui completion``: the script that makes a shell complete command lines."""

import argparse

from argcomplete.shell_integration import shellcode

from roletui.cli.errors import DONE


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    # Without bash's defaults: if there is no candidate, a file name would be a wrong guess.
    print(shellcode(["roletui"], shell=options.shell, complete_arguments=["-o nospace"]))
    return DONE
