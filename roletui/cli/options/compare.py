"""The options of ``roletui compare``."""

from roletui.cli.options.shared import NAMES, command, disinterested, format_
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui compare ai-engineer ml-engineer --differences"
    parser = command(add, "compare", "show the roles side by side", example)
    parser.ends = {
        2: "a role or a factor does not exist; the dataset is refused",
    }
    parser.description = f"{parser.description} {NAMES}"
    parser.add_argument("roles", metavar="ROLE", nargs="*", help="only these roles")
    words = "only the factors in which they differ"
    parser.add_argument("--differences", action="store_true", help=words)
    words = "only the factors that hold this text somewhere"
    parser.add_argument("--filter", metavar="TEXT", default="", help=words)
    words = "compare the others with this one"
    parser.add_argument("--pin", metavar="ROLE", default="", help=words)
    words = "leave out a role or a factor; may be repeated"
    parser.add_argument("--hide", metavar="ID", action="append", default=[], help=words)
    parser.add_argument("--sort", metavar="FACTOR", default="", help="order the roles by a factor")
    words = "order the factors by what a role says"
    parser.add_argument("--sort-factors", metavar="ROLE", default="", help=words)
    parser.add_argument("--descending", action="store_true", help="order from the highest down")
    parser.add_argument("--transpose", action="store_true", help="the roles down, factors across")
    disinterested(parser, "beside each cell that changes what is left of it")
    format_(parser, "text", "md", "csv", "json")
