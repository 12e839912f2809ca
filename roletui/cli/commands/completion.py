"""``roletui completion``: the script that has a shell complete command lines."""

import argparse

from argcomplete.shell_integration import shellcode

from roletui.cli.errors import DONE


def run(options: argparse.Namespace) -> int:
    """Print the script of a shell."""
    # Without bash's defaults: where nothing fits, a file name would be a wrong guess.
    print(shellcode(["roletui"], shell=options.shell, complete_arguments=["-o nospace"]))
    return DONE
