"""The options of ``roletui check``."""

from roletui.cli.options.shared import command, format_
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui check --strict my-roles.toml"
    parser = command(
        add,
        "check",
        "list every problem in a dataset, and prove that its questions always end",
        example,
    )
    parser.ends = {
        0: "no errors; with --strict, no warnings either",
        1: "an error in a dataset; with --strict, a warning",
        2: "a file could not be read; the others are still checked",
    }
    parser.add_argument(
        "files", metavar="DATASET", nargs="*", help="a dataset file or name; - for standard input"
    )
    parser.add_argument("--strict", action="store_true", help="count warnings as problems")
    format_(parser, "text", "json", "github", "sarif")
