"""The commands with their options; each runs in a module of its own, imported when it is named."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module

from roletui import __version__
from roletui.cli.errors import DONE, FAILED, RequestError
from roletui.dataset.problems import RefusedError


def run(argv: Sequence[str]) -> int:
    """Carry out a command line and return the exit status."""
    options = build(argv).parse_args(argv)
    module = import_module(f"roletui.cli.{options.module}")
    try:
        status: int = module.run(options)
        sys.stdout.flush()
    except RefusedError as error:
        from roletui.cli.refuse import refuse  # only for a broken file: 12 ms

        refuse(error)
        return FAILED
    except RequestError as error:
        print(f"roletui: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        return _pipe_closed()
    return status


def _pipe_closed() -> int:
    """Leave quietly when the reader of a pipe has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def build(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Of a command that ``argv`` names only that one is built: argparse takes 0.6 ms for each.
    """
    parser = argparse.ArgumentParser(
        prog="roletui",
        description="Find out which role to hire, or that none is needed, and what it costs.",
        epilog="Without a command the app starts. Example: roletui --dataset my-roles.toml",
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"roletui {__version__}")
    parser.add_argument("--fresh", action="store_true", help="start the app without any answers")
    parser.add_argument(
        "--watch", action="store_true", help="follow every change of the dataset's file"
    )
    _shared(parser, None)
    parser.set_defaults(module="start", file=None)
    # Naming the program spares argparse the making of a usage line.
    add = parser.add_subparsers(metavar="COMMAND", dest="command", prog="roletui").add_parser
    named = argv[0] if argv and argv[0] in COMMANDS else None
    for name, build_command in COMMANDS.items():
        if named in (None, name):
            build_command(add)
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return argparse's own help, its width found without the 2 ms of importing shutil."""
    try:
        columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns
    except (ValueError, OSError):
        columns = 80
    return argparse.HelpFormatter(prog, width=max(40, columns - 2))


Add = Callable[..., argparse.ArgumentParser]
"""Adds a command of that name and returns its parser."""


_NAMED = "a scenario, an exported record or a share code; - for standard input"


def _shared(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--dataset",
        metavar="F",
        default=default,
        help="a dataset file, or the name of one that ships or is in your folder (roletui where)",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=_date, default=default, help="the day to take for today"
    )


def _command(
    add: Add, name: str, help_: str, example: str, module: str = ""
) -> argparse.ArgumentParser:
    parser = add(
        name,
        help=help_,
        description=f"{help_[:1].upper()}{help_[1:]}.",
        epilog=f"Example: {example}",
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    _shared(parser, argparse.SUPPRESS)
    parser.set_defaults(module=module or name)
    return parser


def _open(add: Add) -> None:
    example = "roletui open roletui-decision.md"
    help_ = "the app on a saved scenario, a record or a share code"
    parser = _command(add, "open", help_, example, "start")
    parser.add_argument("file", metavar="FILE|CODE", help=_NAMED)


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
    parser.add_argument(
        "-a",
        dest="answers",
        metavar="QUESTION=ANSWER",
        action="append",
        default=[],
        help="an answer to begin with; may be repeated",
    )
    parser.add_argument(
        "-o", dest="output", metavar="OUT", help="write the record here in the end, once decided"
    )
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")


def _decide(add: Add) -> None:
    example = "roletui decide -a rules=no -a output=unsure"
    parser = _command(add, "decide", "what a set of answers decides", example)
    parser.add_argument(
        "-a",
        dest="answers",
        metavar="QUESTION=ANSWER",
        action="append",
        default=[],
        help="an answer; “unsure” always is one; may be repeated",
    )
    _pack(parser)
    _format(parser, "text", "md", "json")


def _compare(add: Add) -> None:
    example = "roletui compare ai-engineer ml-engineer --differences"
    parser = _command(add, "compare", "the roles side by side", example)
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
    _format(parser, "text", "md", "csv", "json")


def _cost(add: Add) -> None:
    example = "roletui cost -l ai-engineer@embedded=2x40x12 --with ramp-up=2"
    parser = _command(add, "cost", "what people, hours and weeks cost", example)
    parser.add_argument(
        "-l",
        dest="lines",
        metavar="ROLE[@CHANNEL]=PEOPLExHOURSxWEEKS[@RATE]",
        action="append",
        required=True,
        help="a line of the plan, hours being those of a week; RATE is one of your own, an hour, "
        "used instead of the dataset's; may be repeated",
    )
    parser.add_argument(
        "--with",
        dest="with_",
        metavar="ID[=AMOUNT]",
        action="append",
        help="count an overhead of the dataset, with a figure of your own; may be repeated",
    )
    parser.add_argument(
        "--without",
        metavar="ID",
        action="append",
        help="leave an overhead out; may be repeated",
    )
    parser.add_argument(
        "--currency",
        metavar="CODE[=RATE]",
        help="show amounts in another currency, RATE of it being one of the dataset's; without "
        "RATE at the rate that the dataset states",
    )
    _format(parser, "text", "md", "csv", "json")


def _export(add: Add) -> None:
    example = "roletui export plan.toml -o decision.md"
    parser = _command(add, "export", "a saved scenario or record as a document", example)
    parser.add_argument("file", metavar="FILE|CODE", help=_NAMED)
    parser.add_argument("-o", dest="output", metavar="OUT", help="write here, not to stdout")
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")
    _pack(parser)
    _format(parser, "md", "html", "json", "csv", "toml", "code")


def _recheck(add: Add) -> None:
    example = "roletui recheck decisions/*.md"
    help_ = "old records on today's dataset: what changed, and why"
    parser = _command(add, "recheck", help_, example)
    parser.description = (
        f"{parser.description} The exit status is 0 where nothing changed, 1 where an outcome or "
        "a cost did or where that cannot be told, and 2 where a file could not be read; the "
        "others are checked all the same."
    )
    parser.add_argument("files", metavar="FILE|CODE", nargs="+", help=_NAMED)
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
    parser.add_argument("files", metavar="DATASET", nargs="*", help="a dataset file or name")
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
    parser.add_argument("file", metavar="FILE", help="where to write it; never overwrites")


def _where(add: Add) -> None:
    _command(add, "where", "every path that is read or written", "roletui where")


def _pack(parser: argparse.ArgumentParser) -> None:
    words = "put job post, questions to ask and first month into the record"
    parser.add_argument("--pack", action="store_true", help=words)


def _format(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0], help="what to print")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2026-11-23") from None


COMMANDS: dict[str, Callable[[Add], None]] = {
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
    "where": _where,
}
"""Every command by its name, in the order in which the help lists them."""
