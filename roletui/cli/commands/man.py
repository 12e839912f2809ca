"""``roletui man``: the manual page, made of what the program declares."""

import argparse

from roletui.cli.errors import DONE
from roletui.cli.roff import man_page


def run(options: argparse.Namespace) -> int:
    """Print the page."""
    print(man_page(), end="")
    return DONE
