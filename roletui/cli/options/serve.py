"""The options of ``roletui serve``."""

import argparse

from roletui.cli.options.shared import app, command, port, task
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui serve --dataset my-roles.toml"
    parser = command(add, "serve", "run the app in a browser, on this machine only", example)
    parser.ends = {
        0: "ended by ctrl+c",
        2: "the port is taken; what it needs is not installed; the dataset is refused",
    }
    app(parser, default=argparse.SUPPRESS)
    task(parser)
    words = "the port to listen on; a free one if left out or 0"
    parser.add_argument("--port", metavar="N", type=port, default=0, help=words)
