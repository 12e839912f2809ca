"""The commands and their options; the module of a command is imported when it is named."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

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

NAMES = "Use an id or a name, in upper or lower case, with spaces or hyphens."
"""How a role, a question, a factor and the like may be written."""
AGAINST = ("likely", "p80", "high")
"""The totals of a plan that can be held against the most it may cost."""
INPUTS = ("dataset", "files", "file", "records", "a", "b")
"""The options that hold files to read, in which ``-`` is standard input."""


def run(argv: Sequence[str]) -> int:
    """Carry out a command line and return the exit status."""
    try:
        argv = with_command(argv, COMMANDS)
        options = parsed(argv)
        if lacks_signs(sys.stdout):
            from roletui.cli.ascii import suit  # only where the locale lacks signs: 0.3 ms

            suit(sys.stdout, options.format)
        module = __import__(MODULES[options.module], fromlist=["run"])
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


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command line.

    Only the parsers of the commands that it names are built: argparse takes 0.6 ms for each.
    """
    if not argv or argv[0] not in COMMANDS:
        whole = "-h" in argv or "--help" in argv
        named = COMMANDS if whole else [name for name in COMMANDS if name in ("open", *argv)]
        return build(named).parse_args(argv)
    made: list[Parser] = []

    def add(name: str, help_: str) -> Parser:
        made.append(Parser(prog=f"roletui {name}"))
        return made[-1]

    COMMANDS[argv[0]](add)
    given = vars(made[0].parse_args(argv[1:]))
    return argparse.Namespace(**{**_UNNAMED, **given})


_UNNAMED: dict[str, object] = {"module": "start", "file": None, "format": "text"}
_UNNAMED |= {"fresh": False, "watch": False, "task": None, "dataset": None, "as_of": None}
"""The options of a command that has none of that name, or where they are not given."""


def build(named: Iterable[str] = ()) -> Parser:
    """Return the parser of the whole command line, or of some of its commands."""
    parser = Parser(
        prog="roletui",
        description="Find out which role to hire, or whether to hire nobody, and what it costs. "
        "Without a command, the app starts; a file in place of a command is opened in it.",
    )
    parser.example = "roletui --dataset my-roles.toml"
    parser.add_argument("--version", action="version", version=f"roletui {__version__}")
    _app(parser, default=False)
    _task(parser, None)
    _shared(parser, None)
    parser.set_defaults(**_UNNAMED)
    # With the program's name argparse need not format a usage line.
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", prog="roletui")

    def add(name: str, help_: str) -> Parser:
        parser.commands[name] = commands.add_parser(name, help=help_)
        return parser.commands[name]

    for name in named or COMMANDS:
        COMMANDS[name](add)
    return parser


def _app(parser: Parser, *, default: object) -> None:
    """Add the options of the app."""
    parser.add_argument(
        "--fresh",
        action="store_true",
        default=default,
        help="start with no answers; nothing is lost",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        default=default,
        help="reload the dataset whenever its file is saved",
    )


def _task(parser: Parser, default: object = argparse.SUPPRESS) -> None:
    words = "what you want done, in a few words: the title of the record, as in “Support chatbot”"
    parser.add_argument("--task", metavar="NAME", default=default, help=words)


_NAMED = "a saved decision, a record or a share code; - for standard input"


def _shared(parser: Parser, default: object) -> None:
    parser.add_argument(
        "--dataset",
        metavar="F",
        default=default,
        help="a dataset: its file, or the name of one that comes with roletui or is in your own "
        "folder (see roletui where); - for standard input",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=_date, default=default, help="the day to count as today"
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
    help_ = "open a saved decision, a record or a share code in the app"
    parser = _command(add, "open", help_, example, "start")
    parser.add_argument("file", metavar="FILE|CODE", help=_NAMED)
    _task(parser)


def _ask(add: Add) -> None:
    example = "roletui ask --fresh -o decision.md < answers.txt"
    help_ = "answer the same questions in plain text, for screen readers and simple terminals"
    parser = _command(add, "ask", help_, example)
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="begin with a saved decision or a record"
    )
    parser.add_argument(
        "--fresh",
        action="store_true",
        default=argparse.SUPPRESS,
        help="begin with no answers instead of where you left off",
    )
    _task(parser)
    _answers(parser, "an answer to begin with; may be repeated")
    _output(parser, "write the record here at the end, once it is decided")


def _decide(add: Add) -> None:
    example = "roletui decide -a result=words+routine -a engine=unsure"
    parser = _command(add, "decide", "show what a set of answers decides", example)
    parser.description = f"{parser.description} {NAMES}"
    _task(parser)
    _answers(parser, "an answer; “unsure” is always possible; may be repeated")
    parser.add_argument(
        "--chance",
        dest="guesses",
        metavar="QUESTION=ANSWER:PERCENT,…",
        action="append",
        default=[],
        help="for a question nobody can answer: in how many of 100 cases each answer is true, as "
        "in hands=busy:60,none:30; answers left out share the rest; may be repeated",
    )
    _short(parser)
    _pack(parser)
    _other_side(parser)
    _disinterested(parser, "what is left of decision and cost")
    _format(parser, "text", "md", "json")


def _compare(add: Add) -> None:
    example = "roletui compare ai-engineer ml-engineer --differences"
    parser = _command(add, "compare", "show the roles side by side", example)
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
    from roletui.text.typed import RULE  # of the commands built only by this one: 0.5 ms

    example = "roletui cost -l ai-engineer@embedded=2x40x12 --with ramp-up=2"
    parser = _command(add, "cost", "work out what people, hours and weeks cost", example)
    parser.description = f"{parser.description} {NAMES} {RULE}"
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
    parser.add_argument(
        "--with",
        dest="with_",
        metavar="[LINE:]ID[=AMOUNT]",
        action="append",
        help="count an extra cost of the dataset, with your own figure if you like; "
        "2:recruiting=5000 counts it for the second part only; may be repeated",
    )
    parser.add_argument(
        "--without",
        metavar="[LINE:]ID",
        action="append",
        help="leave an extra cost out, of the whole plan or of one part, as in 2:recruiting; may "
        "be repeated",
    )
    parser.add_argument(
        "--chance",
        dest="chances",
        metavar="LINE|ID=PERCENT",
        action="append",
        default=[],
        help="how likely it is, out of 100, that a part of the plan is needed (by its number) or "
        "that an extra cost occurs: 2=60, quits=20; may be repeated",
    )
    parser.add_argument(
        "--outside-view",
        action="store_true",
        help="count others' overruns: by how much such plans took longer, as the dataset states",
    )
    parser.add_argument(
        "--start",
        dest="starts",
        metavar="DATE",
        help="the day on which the plan starts, as in 2027-01-11; then also show what each "
        "calendar month costs and by when to sign",
    )
    parser.add_argument(
        "--bill",
        dest="bills",
        metavar="BILL",
        action="append",
        help="count a bill of your own: chat=2000x1500+300@3/15 is 2000 calls a day with 1500 "
        "tokens in and 300 out, at 3 and 15 per million; GPU=730h@0.015 is 730 machine hours a "
        "month at 0.015 each; the name may be left out; may be repeated",
    )
    parser.add_argument(
        "--currency",
        metavar="CODE[=RATE]",
        help="show amounts in another currency; RATE is what one unit of the dataset's currency "
        "is worth in it; without RATE, the dataset's own exchange rate is used",
    )
    _disinterested(parser, "beside the cost what is left of it")
    parser.add_argument(
        "--spend",
        metavar="AMOUNT",
        help="the money you have: show in how many of 100 plans it is enough, and what would be",
    )
    parser.add_argument(
        "--max",
        dest="most",
        metavar="AMOUNT",
        help="exit with status 1 if the plan costs more than this, in the currency shown",
    )
    parser.add_argument(
        "--against",
        type=partial(_choice, only(*AGAINST)),
        choices=AGAINST,
        help="which total to compare with --max; the likely one if left out",
    )
    _format(parser, "text", "md", "csv", "json")


def _export(add: Add) -> None:
    example = "roletui export plan.toml -o decision.md"
    parser = _command(add, "export", "turn a saved decision or a record into a document", example)
    parser.add_argument("file", metavar="FILE|CODE", help=_NAMED)
    _task(parser)
    _output(parser, "write here; - for stdout")
    _short(parser)
    _pack(parser)
    _other_side(parser)
    _format(parser, "md", "html", "json", "csv", "toml", "code")


def _recheck(add: Add) -> None:
    example = "roletui recheck decisions"
    help_ = "check old records against today's dataset: what changed, and why"
    parser = _command(add, "recheck", help_, example)
    parser.description = (
        f"{parser.description} The exit status is 0 if nothing changed; 1 if an outcome or a "
        "cost did, or if that cannot be told; and 2 if a file could not be read (the others are "
        "still checked). In a folder, Markdown and TOML files are read; files without a record "
        "are only counted. With --max-rise, a changed cost counts only if it rose by more, or "
        "if that cannot be told."
    )
    words = "a saved decision, a record, a folder or a share code; - for standard input"
    parser.add_argument("records", metavar="FILE|FOLDER|CODE", nargs="+", help=words)
    parser.add_argument(
        "--max-rise",
        metavar="PERCENT",
        help="by how many per cent a likely cost may have risen since the record was made",
    )
    _format(parser, "text", "json", "md")


def _diff(add: Add) -> None:
    example = "roletui diff alice.md bob.md"
    help_ = "compare two people's records: where they differ, and which difference decides"
    parser = _command(add, "diff", help_, example)
    parser.description = (
        f"{parser.description} Both are read against today's dataset. The exit status is 0 whether "
        "they differ or not, and 2 if they cannot be compared."
    )
    for name in ("a", "b"):
        parser.add_argument(
            name,
            metavar=name.upper(),
            help=_NAMED if name == "a" else "another one, of the same dataset",
        )
    _format(parser, "text", "json", "md")


def _check(add: Add) -> None:
    example = "roletui check --strict my-roles.toml"
    parser = _command(
        add,
        "check",
        "list every problem in a dataset, and prove that its questions always end",
        example,
    )
    parser.add_argument(
        "files", metavar="DATASET", nargs="*", help="a dataset file or name; - for standard input"
    )
    parser.add_argument("--strict", action="store_true", help="count warnings as problems")
    _format(parser, "text", "json")


def _graph(add: Add) -> None:
    example = "roletui graph --format mermaid"
    parser = _command(add, "graph", "draw the questions and where their answers lead", example)
    _format(parser, "text", "mermaid", "dot")


def _review(add: Add) -> None:
    example = "roletui review --dataset my-roles.toml > review.md"
    _command(
        add, "review", "print the whole dataset as one document, for an expert to sign off", example
    )


def _schema(add: Add) -> None:
    example = "roletui schema > roletui.schema.json"
    _command(add, "schema", "print the dataset format as a JSON Schema, for text editors", example)


def _init(add: Add) -> None:
    example = "roletui init my-roles.toml"
    parser = _command(add, "init", "write a small dataset with comments, to begin with", example)
    parser.add_argument(
        "output", metavar="FILE", help="where to write it; never over another file; - for stdout"
    )


def _serve(add: Add) -> None:
    example = "roletui serve --dataset my-roles.toml"
    parser = _command(add, "serve", "run the app in a browser, on this machine only", example)
    _app(parser, default=argparse.SUPPRESS)
    _task(parser)
    words = "the port to listen on; a free one if left out or 0"
    parser.add_argument("--port", metavar="N", type=_port, default=0, help=words)


def _where(add: Add) -> None:
    _command(add, "where", "list every path that is read or written", "roletui where")


def _completion(add: Add) -> None:
    example = "roletui completion bash"
    parser = _command(
        add, "completion", "print the script that lets your shell complete commands", example
    )
    parser.description = (
        f'{parser.description} Load it when the shell starts: put eval "$(roletui '
        'completion bash)" in ~/.bashrc, the same with zsh in ~/.zshrc after compinit, or '
        "roletui completion fish | source in ~/.config/fish/config.fish."
    )
    shells = ("bash", "zsh", "fish")
    kind = partial(_choice, only(*shells))
    words = "bash, zsh or fish"
    parser.add_argument("shell", metavar="SHELL", type=kind, choices=shells, help=words)


def _answers(parser: Parser, words: str) -> None:
    more = {"action": "append", "default": []}
    words = f"{words}; b+a for two answers: mostly b, also a"
    parser.add_argument("-a", dest="answers", metavar="QUESTION=ANSWER", help=words, **more)


def _output(parser: Parser, words: str) -> None:
    parser.add_argument("-o", dest="output", metavar="OUT", help=words)
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")


def _pack(parser: Parser) -> None:
    words = "add the job post, the interview questions and the first month to the record"
    parser.add_argument("--pack", action="store_true", help=words)


def _short(parser: Parser) -> None:
    words = "the short record, for a pull request; needs --format md"
    parser.add_argument("--short", action="store_true", help=words)


def _other_side(parser: Parser) -> None:
    words = (
        "instead of the decision, the best honest case for the runner-up, and what it must give up"
    )
    parser.add_argument("--other-side", action="store_true", help=words)


def _disinterested(parser: Parser, words: str) -> None:
    help_ = f"also show {words} without every source that earns by the decision"
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
    from roletui.text.typed import typed_sign  # only for this option: 0.5 ms

    try:
        return date.fromisoformat("".join(map(typed_sign, text.strip())))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-11-23") from None


def _port(text: str) -> int:
    from roletui.text.typed import read_whole  # only for this option: 0.5 ms

    number = read_whole(text)
    if number is not None and 0 <= number <= 65_535:
        return number
    raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0 to 65535")


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
