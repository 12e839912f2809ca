"""The options of ``roletui decide``."""

from roletui.cli.options.shared import (
    NAMES,
    answers,
    command,
    disinterested,
    format_,
    other_side,
    pack,
    short,
    task,
)
from roletui.cli.parsing import Add


def declare(add: Add) -> None:
    """Add the command and its options."""
    example = "roletui decide -a result=words+routine -a engine=unsure"
    parser = command(add, "decide", "show what a set of answers decides", example)
    parser.ends = {
        0: "answered, whether one outcome is left, several, or a question",
        2: "a question or an answer does not exist; the dataset is refused",
    }
    parser.description = f"{parser.description} {NAMES}"
    task(parser)
    answers(parser, "an answer; “unsure” is always possible; may be repeated")
    parser.add_argument(
        "--chance",
        dest="guesses",
        metavar="QUESTION=ANSWER:PERCENT,…",
        action="append",
        default=[],
        help="for a question nobody can answer: in how many of 100 cases each answer is true, as "
        "in hands=busy:60,none:30; answers left out share the rest; may be repeated",
    )
    short(parser)
    pack(parser)
    other_side(parser)
    disinterested(parser, "what is left of decision and cost")
    format_(parser, "text", "md", "json")
