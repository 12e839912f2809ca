"""The options of ``roletui ask``."""

import argparse

from roletui.cli.options.shared import answers, command, output, task
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui ask --fresh -o decision.md < answers.txt"
    help_ = "answer the same questions in plain text, for screen readers and simple terminals"
    parser = command(add, "ask", help_, example)
    parser.ends = {
        0: "answered to the end, or left before it",
        2: "the file after -o is there already; the file to begin with is refused; an answer "
        "in a pipe is none",
    }
    words = "begin with a saved decision or a record"
    parser.add_argument("file", metavar="FILE", nargs="?", help=words)
    words = "begin with no answers instead of where you left off"
    parser.add_argument("--fresh", action="store_true", default=argparse.SUPPRESS, help=words)
    task(parser)
    answers(parser, "an answer to begin with; may be repeated")
    output(parser, "write the record here at the end, once it is decided")
