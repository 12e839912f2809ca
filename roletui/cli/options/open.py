"""The options of ``roletui open``."""

from roletui.cli.options.shared import NAMED, command, task
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui open roletui-decision.md"
    help_ = "open a saved decision, a record or a share code in the app"
    parser = command(add, "open", help_, example, "start")
    parser.ends = {
        0: "left again, everything saved",
        2: "no terminal; the file or share code is refused; not everything could be kept; a fault",
    }
    parser.add_argument("file", metavar="FILE|CODE", help=NAMED)
    task(parser)
