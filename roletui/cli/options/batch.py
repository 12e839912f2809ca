"""The options of ``roletui batch``."""

import argparse
from functools import partial
from typing import Literal

from roletui.cli.options.shared import choice, command, maps, output
from roletui.cli.parsing import Add
from roletui.text.named import only

FORMS: tuple[Literal["csv", "tsv", "jsonl"], ...] = ("csv", "tsv", "jsonl")
"""How a table can be written."""
SUMMARIES: tuple[Literal["text", "md", "html", "json"], ...] = ("text", "md", "html", "json")
"""What a summary of all rows can be written as."""
BLANK = ("unsure", "open")
BAD = ("keep", "stop")


class Forms(argparse.Action):
    """Keeps every form that is given, and the last one as the form."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Add a form."""
        namespace.format = values
        namespace.formats = (*namespace.formats, values)


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui batch requests.csv -o decided.csv"
    help_ = "decide a table of requests: one in a row, a question in a column"
    parser = command(add, "batch", help_, example)
    parser.ends = {
        0: "every row is understood",
        1: "a row cannot be understood; the others are still decided",
        2: "no column is a question; a file or a dataset is refused",
    }
    parser.description = (
        f"{parser.description} A column is matched to a question by its id, its topic or its "
        "words, in upper or lower case. A cell holds an answer's id or label, two with a plus "
        "between, or “unsure”. Columns called people, hours, weeks and way to hire say what the "
        "plan is priced at; --columns lists them all, with the answers. All columns are kept; "
        "behind them come status, outcomes, recommendation, runner-up, whether it is close, what "
        "to find out first, and cost. The exit status is 1 if a row could not be understood."
    )
    words = "the table: CSV, tab-separated or JSON lines; - for standard input"
    parser.add_argument("file", metavar="FILE", nargs="?", help=words)
    words = "list the columns that a table can have, with the ids of answers; reads no table"
    parser.add_argument("--columns", action="store_true", help=words)
    output(parser, "write here; - for stdout, as without it")
    words = "instead of each row, all of them summed up; sums up a folder of records too"
    parser.add_argument("--summary", action="store_true", help=words)
    words = "the column that names the requests; if left out id, or else name, title or task"
    parser.add_argument("--id", metavar="COLUMN", help=words)
    maps(parser, "the question that a column answers, or people, hours, weeks or way to hire")
    words = "the column with the day of a request, as in 2027-01-11"
    parser.add_argument("--date", metavar="COLUMN", help=words)
    for name, choices, words in (
        ("--blank", BLANK, "what an empty cell stands for: not sure, or not answered yet"),
        ("--bad", BAD, "keep rows that cannot be understood, as “bad”, or stop at the first one"),
    ):
        kind = partial(choice, only(*choices))
        parser.add_argument(name, type=kind, choices=choices, default=choices[0], help=words)
    forms = (*FORMS, *SUMMARIES)
    parser.set_defaults(formats=())
    parser.add_argument(
        "--format",
        action=Forms,
        type=partial(choice, only(*forms)),
        choices=forms,
        # Text is what a summary is anyway: all of them do not fit on a narrow line.
        metavar=f"{{{','.join(forms[: len(FORMS)] + SUMMARIES[1:])}}}",
        help="the form of a table whose name does not end in it; md, html or json, or text as "
        "without it: the form of a summary; given twice, of both",
    )
