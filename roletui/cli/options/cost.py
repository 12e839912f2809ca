"""The options of ``roletui cost``."""

from functools import partial

from roletui.cli.options.shared import AGAINST, NAMES, choice, command, disinterested, format_
from roletui.cli.parsing import Add, Parser
from roletui.text.named import only


def declare(add: Add) -> None:
    """Add the command and its options."""
    from roletui.text.typed import RULE  # of the commands built only by this one: 0.5 ms

    example = "roletui cost -l ai-engineer@embedded=2x40x12 --with ramp-up=2"
    parser = command(add, "cost", "work out what people, hours and weeks cost", example)
    parser.ends = {
        1: "the plan costs more than --max",
        2: "a part of the plan or an amount cannot be read; the dataset is refused",
    }
    parser.description = f"{parser.description} {NAMES} {RULE}"
    _plan(parser)
    _shown(parser)


def _plan(parser: Parser) -> None:
    """Add what the plan is, and what counts in it."""
    parser.add_argument(
        "-l",
        dest="lines",
        metavar="LINE",
        action="append",
        required=True,
        help="a part of the plan: ai-engineer@embedded=2x40x12@95 is a role, a way to hire, 2 "
        "people, 40 hours a week, 12 weeks, and your own rate of 95 an hour; the way to hire and "
        "the rate may be left out; an employee's salary is 190000/year; hours and weeks may be "
        "ranges (least, likely, most), as in 10-12-16; may be repeated",
    )
    words = (
        "count an extra cost of the dataset, with your own figure if you like; 2:recruiting=5000 "
        "counts it for the second part only; may be repeated"
    )
    parser.add_argument(
        "--with", dest="with_", metavar="[LINE:]ID[=AMOUNT]", action="append", help=words
    )
    words = (
        "leave an extra cost out, of the whole plan or of one part, as in 2:recruiting; may be "
        "repeated"
    )
    parser.add_argument("--without", metavar="[LINE:]ID", action="append", help=words)
    parser.add_argument(
        "--chance",
        dest="chances",
        metavar="LINE|ID=PERCENT",
        action="append",
        default=[],
        help="how likely it is, out of 100, that a part of the plan is needed (by its number) or "
        "that an extra cost occurs: 2=60, quits=20; may be repeated",
    )
    words = "count others' overruns: by how much such plans took longer, as the dataset states"
    parser.add_argument("--outside-view", action="store_true", help=words)
    words = (
        "the day on which the plan starts, as in 2027-01-11; then also show what each calendar "
        "month costs and by when to sign"
    )
    parser.add_argument("--start", dest="starts", metavar="DATE", help=words)
    words = (
        "count a bill of your own: chat=2000x1500+300@3/15 is 2000 calls a day with 1500 tokens in "
        "and 300 out, at 3 and 15 per million; GPU=730h@0.015 is 730 machine hours a month at "
        "0.015 each; the name may be left out; may be repeated"
    )
    parser.add_argument("--bill", dest="bills", metavar="BILL", action="append", help=words)


def _shown(parser: Parser) -> None:
    """Add what is shown of its cost, and what that is held against."""
    words = (
        "show amounts in another currency; RATE is what one unit of the dataset's currency is "
        "worth in it; without RATE, the dataset's own exchange rate is used"
    )
    parser.add_argument("--currency", metavar="CODE[=RATE]", help=words)
    disinterested(parser, "beside the cost what is left of it")
    words = "the money you have: show in how many of 100 plans it is enough, and what would be"
    parser.add_argument("--spend", metavar="AMOUNT", help=words)
    words = "exit with status 1 if the plan costs more than this, in the currency shown"
    parser.add_argument("--max", dest="most", metavar="AMOUNT", help=words)
    kind = partial(choice, only(*AGAINST))
    words = "which total to compare with --max; the likely one if left out"
    parser.add_argument("--against", type=kind, choices=AGAINST, help=words)
    format_(parser, "text", "md", "csv", "json")
