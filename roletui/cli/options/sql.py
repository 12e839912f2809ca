"""The options of ``roletui sql``."""

from functools import partial

from roletui.cli.options.shared import choice, command, maps
from roletui.cli.parsing import Add
from roletui.text.named import Known

DIALECTS: Known = {"sqlite": (), "duckdb": (), "postgres": ("postgresql",), "spark": ()}
BLANKS: Known = {"unsure": ("not sure",), "open": ()}


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui sql --dialect duckdb --table requests"
    parser = command(
        add, "sql", "print the questions as one SQL statement that decides a table", example
    )
    parser.description = (
        f"{parser.description} The table has a row for each request and a column for each "
        "question, which holds the ids of answers: roletui batch --columns lists both."
    )
    parser.add_argument(
        "--dialect",
        type=partial(choice, DIALECTS),
        choices=[*DIALECTS],
        default="sqlite",
        metavar="NAME",
        help="whose SQL it is: sqlite, duckdb, postgres or spark; sqlite if left out",
    )
    words = "the table or view to read, as in sales.requests; requests if left out"
    parser.add_argument("--table", metavar="NAME", default="requests", help=words)
    words = "the column that names a request; id if left out"
    parser.add_argument("--id", metavar="COLUMN", default="id", help=words)
    maps(parser, "a column that is not called like its question")
    parser.add_argument(
        "--blank",
        type=partial(choice, BLANKS),
        choices=[*BLANKS],
        default="unsure",
        help="what an empty cell says: unsure, which follows every answer (if left out), or open, "
        "that nobody has been asked",
    )
