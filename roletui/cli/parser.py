"""The commands and their options; the module of a command is imported when it is named."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from importlib import import_module

from roletui import __version__
from roletui.cli.commands import MODULES
from roletui.cli.errors import FAILED, RequestError
from roletui.cli.first_word import with_command
from roletui.cli.parsing import Add, Build, Parser
from roletui.cli.streams import lacks_signs
from roletui.dataset.problems import RefusedError
from roletui.text.clean import printable
from roletui.text.errors import TypedError
from roletui.text.named import Known, all_named, only
from roletui.text.typed import RULE, read_whole, typed_sign

NAMES = "Whatever is named goes by its id or its name, in any case, with blanks or hyphens."
"""How a role, a question, a factor and the like may be written."""
AGAINST = ("likely", "p80", "high")
"""The totals of a plan that can be held against the most it may cost."""
INPUTS = ("dataset", "files", "file", "records", "a", "b")
"""The options that hold files to read, in which ``-`` is standard input."""


def run(argv: Sequence[str]) -> int:
    """Carry out a command line and return the exit status."""
    try:
        argv = with_command(argv, COMMANDS)
        options = build(argv).parse_args(argv)
        if lacks_signs(sys.stdout):
            from roletui.cli.ascii import suit  # only where the locale lacks signs: 0.3 ms

            suit(sys.stdout, options.format)
        module = import_module(MODULES[options.module])
        if _inputs(options).count("-") > 1:
            raise RequestError("standard input can be read only once.")
        status: int = module.run(options)
        sys.stdout.flush()
    except RefusedError as error:
        from roletui.cli.refusals import refuse  # only for a broken file: 17 ms

        with suppress(BrokenPipeError):  # it has failed even if nobody reads why
            refuse(error)
        return FAILED
    except (RequestError, TypedError) as error:
        with suppress(BrokenPipeError):
            print(f"roletui: {printable(str(error))}", file=sys.stderr)
        return FAILED
    return status


def _inputs(options: argparse.Namespace) -> list[object]:
    """Return the files that a command line reads."""
    given = [getattr(options, name, None) for name in INPUTS]
    return [word for value in given for word in (value if isinstance(value, list) else [value])]


def build(argv: Sequence[str] = ()) -> Parser:
    """Return the parser of the command line.

    If ``argv`` names a command, only that one is built: argparse takes 0.6 ms for each.
    """
    parser = Parser(
        prog="roletui",
        description="Find out which role to hire, or that none is needed, and what it costs. "
        "Without a command the app starts, with a file in place of a command on that file.",
    )
    parser.example = "roletui --dataset my-roles.toml"
    parser.add_argument("--version", action="version", version=f"roletui {__version__}")
    _app(parser, default=False)
    _task(parser, None)
    _shared(parser, None)
    parser.set_defaults(module="start", file=None, format="text")
    # With the program's name argparse need not format a usage line.
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", prog="roletui")

    def add(name: str, help_: str) -> Parser:
        parser.commands[name] = commands.add_parser(name, help=help_)
        return parser.commands[name]

    named = argv[0] if argv and argv[0] in COMMANDS else None
    for name, build_command in COMMANDS.items():
        if named in (None, name):
            build_command(add)
    return parser


def _app(parser: Parser, *, default: object) -> None:
    """Add the options of the app."""
    parser.add_argument(
        "--fresh", action="store_true", default=default, help="start the app without any answers"
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        default=default,
        help="follow every change of the dataset's file",
    )


def _task(parser: Parser, default: object = argparse.SUPPRESS) -> None:
    words = "what you want done, in a few words: the title of the record, as in “Support chatbot”"
    parser.add_argument("--task", metavar="NAME", default=default, help=words)


_NAMED = "a scenario, an exported record or a share code; - for standard input"


def _shared(parser: Parser, default: object) -> None:
    parser.add_argument(
        "--dataset",
        metavar="F",
        default=default,
        help="a dataset file, or the name of one that ships or is in your folder (roletui where); "
        "- for standard input",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=_date, default=default, help="the day to take for today"
    )


def _command(add: Add, name: str, help_: str, example: str, module: str = "") -> Parser:
    parser = add(name, help_)
    parser.description = f"{help_[:1].upper()}{help_[1:]}."
    parser.example = example
    _shared(parser, argparse.SUPPRESS)
    parser.set_defaults(module=module or name)
    return parser


def _open(add: Add) -> None:
    example = "roletui open roletui-decision.md"
    help_ = "the app on a saved scenario, a record or a share code"
    parser = _command(add, "open", help_, example, "start")
    parser.add_argument("file", metavar="FILE|CODE", help=_NAMED)
    _task(parser)


def _ask(add: Add) -> None:
    example = "roletui ask --fresh -o decision.md < answers.txt"
    help_ = "the interview in plain lines, for screen readers, pipes and dumb terminals"
    parser = _command(add, "ask", help_, example)
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="begin with a saved scenario or an exported record"
    )
    parser.add_argument(
        "--fresh",
        action="store_true",
        default=argparse.SUPPRESS,
        help="begin without any answers, not where you left off",
    )
    _task(parser)
    _answers(parser, "an answer to begin with; may be repeated")
    _output(parser, "write the record here in the end, once decided")


def _decide(add: Add) -> None:
    example = "roletui decide -a result=words+routine -a engine=unsure"
    parser = _command(add, "decide", "what a set of answers decides", example)
    parser.description = f"{parser.description} {NAMES}"
    _task(parser)
    _answers(parser, "an answer; “unsure” always is one; may be repeated")
    parser.add_argument(
        "--chance",
        dest="guesses",
        metavar="QUESTION=ANSWER:PERCENT,…",
        action="append",
        default=[],
        help="in how many of 100 cases each answer is true, where nobody knows, as in "
        "hands=busy:60,none:30; answers that are left out share the rest; may be repeated",
    )
    _short(parser)
    _pack(parser)
    _other_side(parser)
    _disinterested(parser, "what is left of decision and cost")
    _format(parser, "text", "md", "json")


def _compare(add: Add) -> None:
    example = "roletui compare ai-engineer ml-engineer --differences"
    parser = _command(add, "compare", "the roles side by side", example)
    parser.description = f"{parser.description} {NAMES}"
    parser.add_argument("roles", metavar="ROLE", nargs="*", help="only these roles")
    parser.add_argument(
        "--differences", action="store_true", help="only the factors in which they differ"
    )
    parser.add_argument(
        "--filter",
        metavar="TEXT",
        default="",
        help="only the factors that hold this text somewhere",
    )
    parser.add_argument(
        "--pin", metavar="ROLE", default="", help="compare the others with this one"
    )
    parser.add_argument(
        "--hide",
        metavar="ID",
        action="append",
        default=[],
        help="leave out a role or a factor; may be repeated",
    )
    parser.add_argument("--sort", metavar="FACTOR", default="", help="order the roles by a factor")
    parser.add_argument(
        "--sort-factors", metavar="ROLE", default="", help="order the factors by what a role says"
    )
    parser.add_argument("--descending", action="store_true", help="order from the highest down")
    parser.add_argument("--transpose", action="store_true", help="the roles down, factors across")
    _disinterested(parser, "beside each cell that changes what is left of it")
    _format(parser, "text", "md", "csv", "json")


def _cost(add: Add) -> None:
    example = "roletui cost -l ai-engineer@embedded=2x40x12 --with ramp-up=2"
    parser = _command(add, "cost", "what people, hours and weeks cost", example)
    parser.description = f"{parser.description} {NAMES} {RULE}"
    parser.add_argument(
        "-l",
        dest="lines",
        metavar="LINE",
        action="append",
        required=True,
        help="a line of the plan: ai-engineer@embedded=2x40x12@95 is a role through a channel, 2 "
        "people, 40 hours a week, 12 weeks, at 95 an hour of your own; channel and rate may be "
        "left out; an employee's salary is 190000/year; hours and weeks may be ranges, least, "
        "likely and most, as in 10-12-16; may be repeated",
    )
    parser.add_argument(
        "--with",
        dest="with_",
        metavar="[LINE:]ID[=AMOUNT]",
        action="append",
        help="count an overhead of the dataset, with a figure of your own; 2:recruiting=5000 "
        "counts it for the second line alone; may be repeated",
    )
    parser.add_argument(
        "--without",
        metavar="[LINE:]ID",
        action="append",
        help="leave an overhead out, of all lines or of one, as in 2:recruiting; may be repeated",
    )
    parser.add_argument(
        "--chance",
        dest="chances",
        metavar="LINE|ID=PERCENT",
        action="append",
        default=[],
        help="in how many of 100 plans a line is needed, by its number, or an overhead happens: "
        "2=60, quits=20; may be repeated",
    )
    parser.add_argument(
        "--outside-view",
        action="store_true",
        help="count for every line by how much others' plans took longer, as the dataset states",
    )
    parser.add_argument(
        "--start",
        dest="starts",
        metavar="DATE",
        help="the day on which the plan starts, as in 2027-01-11: say also what each calendar "
        "month costs, and by when to sign",
    )
    parser.add_argument(
        "--bill",
        dest="bills",
        metavar="BILL",
        action="append",
        help="count a bill of your own: chat=2000x1500+300@3/15 is 2000 calls a day of 1500 tokens "
        "in and 300 out, at 3 and 15 for a million; GPU=730h@0.015 is 730 machine hours a month at "
        "0.015; the name may be left out; may be repeated",
    )
    parser.add_argument(
        "--currency",
        metavar="CODE[=RATE]",
        help="show amounts in another currency, RATE of it being one of the dataset's; without "
        "RATE at the rate that the dataset states",
    )
    _disinterested(parser, "beside the cost what is left of it")
    parser.add_argument(
        "--spend",
        metavar="AMOUNT",
        help="what there is to spend: say in how many of 100 plans it is enough, and what would be",
    )
    parser.add_argument(
        "--max",
        dest="most",
        metavar="AMOUNT",
        help="end with exit status 1 if the plan costs more than this, in the currency shown",
    )
    parser.add_argument(
        "--against",
        type=partial(_choice, only(*AGAINST)),
        choices=AGAINST,
        help="which total to hold against --max; the likely one if it is left out",
    )
    _format(parser, "text", "md", "csv", "json")


def _export(add: Add) -> None:
    example = "roletui export plan.toml -o decision.md"
    parser = _command(add, "export", "a saved scenario or record as a document", example)
    parser.add_argument("file", metavar="FILE|CODE", help=_NAMED)
    _task(parser)
    _output(parser, "write here; - for stdout")
    _short(parser)
    _pack(parser)
    _other_side(parser)
    _format(parser, "md", "html", "json", "csv", "toml", "code")


def _recheck(add: Add) -> None:
    example = "roletui recheck decisions"
    help_ = "old records on today's dataset: what changed, and why"
    parser = _command(add, "recheck", help_, example)
    parser.description = (
        f"{parser.description} The exit status is 0 where nothing changed, 1 where an outcome or "
        "a cost did or where that cannot be told, and 2 where a file could not be read; the "
        "others are checked all the same. Files that hold no record are counted; in a folder, "
        "Markdown and TOML files are looked into. With --max-rise a changed cost counts only "
        "where it rose by more, or where that cannot be told."
    )
    words = "a scenario, an exported record, a folder or a share code; - for standard input"
    parser.add_argument("records", metavar="FILE|FOLDER|CODE", nargs="+", help=words)
    parser.add_argument(
        "--max-rise",
        metavar="PERCENT",
        help="by how many per cent a likely cost may have risen since its record before it counts",
    )
    _format(parser, "text", "json", "md")


def _diff(add: Add) -> None:
    example = "roletui diff alice.md bob.md"
    help_ = "two people's records: where they differ, which difference decides"
    parser = _command(add, "diff", help_, example)
    parser.description = (
        f"{parser.description} Both are read against today's dataset. The exit status is 0 whether "
        "they differ or not, and 2 where they cannot be compared."
    )
    for name in ("a", "b"):
        parser.add_argument(
            name,
            metavar=name.upper(),
            help=_NAMED if name == "a" else "another one of the same dataset",
        )
    _format(parser, "text", "json", "md")


def _check(add: Add) -> None:
    example = "roletui check --strict my-roles.toml"
    parser = _command(add, "check", "every problem of a dataset, and its proof", example)
    parser.add_argument(
        "files", metavar="DATASET", nargs="*", help="a dataset file or name; - for standard input"
    )
    parser.add_argument("--strict", action="store_true", help="let warnings count as problems")
    _format(parser, "text", "json")


def _graph(add: Add) -> None:
    example = "roletui graph --format mermaid"
    parser = _command(add, "graph", "the tree of questions as a drawing", example)
    _format(parser, "text", "mermaid", "dot")


def _review(add: Add) -> None:
    example = "roletui review --dataset my-roles.toml > review.md"
    _command(add, "review", "the whole dataset as one document, to be signed off", example)


def _schema(add: Add) -> None:
    example = "roletui schema > roletui.schema.json"
    _command(add, "schema", "the dataset format as a JSON Schema, for editors", example)


def _init(add: Add) -> None:
    example = "roletui init my-roles.toml"
    parser = _command(add, "init", "a small commented dataset to begin with", example)
    parser.add_argument(
        "output", metavar="FILE", help="where to write it, never over another file; - for stdout"
    )


def _serve(add: Add) -> None:
    example = "roletui serve --dataset my-roles.toml"
    parser = _command(add, "serve", "the app in a browser, on this machine only", example)
    _app(parser, default=argparse.SUPPRESS)
    _task(parser)
    words = "the port to listen on; without it, or with 0, a free one"
    parser.add_argument("--port", metavar="N", type=_port, default=0, help=words)


def _where(add: Add) -> None:
    _command(add, "where", "every path that is read or written", "roletui where")


def _completion(add: Add) -> None:
    example = "roletui completion bash"
    parser = _command(add, "completion", "the script that has a shell complete commands", example)
    parser.description = (
        f'{parser.description} Have it read when the shell starts: eval "$(roletui completion '
        'bash)" in ~/.bashrc, the same with zsh in ~/.zshrc behind compinit, roletui completion '
        "fish | source in ~/.config/fish/config.fish."
    )
    shells = ("bash", "zsh", "fish")
    kind = partial(_choice, only(*shells))
    words = "bash, zsh or fish"
    parser.add_argument("shell", metavar="SHELL", type=kind, choices=shells, help=words)


def _answers(parser: Parser, words: str) -> None:
    more = {"action": "append", "default": []}
    words = f"{words}; b+a for two: mostly b, also a"
    parser.add_argument("-a", dest="answers", metavar="QUESTION=ANSWER", help=words, **more)


def _output(parser: Parser, words: str) -> None:
    parser.add_argument("-o", dest="output", metavar="OUT", help=words)
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")


def _pack(parser: Parser) -> None:
    words = "put job post, questions to ask and first month into the record"
    parser.add_argument("--pack", action="store_true", help=words)


def _short(parser: Parser) -> None:
    words = "the short record, for a pull request; with --format md"
    parser.add_argument("--short", action="store_true", help=words)


def _other_side(parser: Parser) -> None:
    words = "not the decision but the best honest case for the runner-up, and what it must give up"
    parser.add_argument("--other-side", action="store_true", help=words)


def _disinterested(parser: Parser, words: str) -> None:
    help_ = f"say also {words} without every source that earns by the decision"
    parser.add_argument("--disinterested", action="store_true", help=help_)


_FORMATS: Known = {"md": ("markdown",), "text": ("txt",), "html": ("htm",), "dot": ("graphviz",)}
"""Other names of formats."""


def _format(parser: Parser, *formats: str) -> None:
    kind = partial(_choice, {name: _FORMATS.get(name, ()) for name in formats})
    help_ = "what to print"
    parser.add_argument("--format", type=kind, choices=formats, default=formats[0], help=help_)


def _choice(known: Known, word: str) -> str:
    """Return the choice that a word names, else the word, which argparse then refuses."""
    found = all_named(word, known)
    return found[0] if found else word


def _date(text: str) -> date:
    try:
        return date.fromisoformat("".join(map(typed_sign, text.strip())))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2026-11-23") from None


def _port(text: str) -> int:
    number = read_whole(text)
    if number is not None and 0 <= number <= 65_535:
        return number
    raise argparse.ArgumentTypeError(f"“{text}” is no number from 0 to 65535")


COMMANDS: dict[str, Build] = {
    "open": _open,
    "ask": _ask,
    "decide": _decide,
    "compare": _compare,
    "cost": _cost,
    "export": _export,
    "recheck": _recheck,
    "diff": _diff,
    "check": _check,
    "graph": _graph,
    "review": _review,
    "schema": _schema,
    "init": _init,
    "serve": _serve,
    "where": _where,
    "completion": _completion,
}
"""Every command by its name, in the order of the help."""
