"""The options of ``roletui status``."""

from roletui.cli.options.shared import command
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui status roletui-decision.md accepted --by Ann"
    help_ = "set the status of a record: accepted, rejected and so on"
    parser = command(add, "status", help_, example)
    parser.ends = {
        0: "it has that status, also where it had it before",
        2: "the file holds no record, or several; the status is none; nothing was changed",
    }
    parser.description = (
        f"{parser.description} The status is one of proposed, accepted, rejected and deprecated, "
        "or “superseded by” and the record that takes its place. With it the record gets the "
        "day's date, and everything else in the file stays as it is. Writing the record again "
        "keeps the status."
    )
    parser.add_argument("record", metavar="FILE", help="a record in Markdown")
    words = "what it is now, as in accepted, or superseded by 0012-vendor.md"
    parser.add_argument("status", metavar="STATUS", nargs="+", help=words)
    words = "who decided; added to its decision-makers; commas part several names"
    parser.add_argument("--by", metavar="NAME", help=words)
