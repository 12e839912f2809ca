"""The options of ``roletui diff``."""

from roletui.cli.options.shared import NAMED, command, format_
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui diff alice.md bob.md"
    help_ = "compare two people's records: where they differ, and which difference decides"
    parser = command(add, "diff", help_, example)
    parser.ends = {
        0: "compared, whether they differ or not",
        2: "one is refused; they are of different datasets",
    }
    parser.description = (
        f"{parser.description} Both are read against today's dataset. The exit status is 0 whether "
        "they differ or not, and 2 if they cannot be compared."
    )
    parser.add_argument("a", metavar="A", help=NAMED)
    parser.add_argument("b", metavar="B", help="another one, of the same dataset")
    format_(parser, "text", "json", "md")
