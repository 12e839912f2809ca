"""The commands and their options; the module of a command is imported when it is named."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

from roletui import __version__
from roletui.cli import log
from roletui.cli.errors import DONE, FAILED, RequestError
from roletui.cli.first_word import with_command
from roletui.cli.options import COMMANDS
from roletui.cli.options.shared import app, common, task
from roletui.cli.parsing import Add, Build, Parser
from roletui.cli.streams import lacks_signs
from roletui.dataset.problems import RefusedError
from roletui.text.clean import printable
from roletui.text.errors import TypedError

INPUTS = ("dataset", "files", "file", "records", "a", "b")
"""The options that hold files to read, in which ``-`` is standard input."""


def run(argv: Sequence[str]) -> int:
    """Carry out a command line and return the exit status."""
    try:
        if sorted(argv) == ["--verbose", "--version"]:
            from roletui.cli.installation import lines  # only where it is asked for: 15 ms

            print("\n".join(lines()), flush=True)
            return DONE
        argv = with_command(argv, COMMANDS)
        options = parsed(argv)
        if options.verbose:
            raise RequestError("--verbose says more of the version: roletui --version --verbose.")
        if options.log is not None:
            log.begin(options.log, options.module, argv)
        if lacks_signs(sys.stdout):
            from roletui.cli.ascii import suit  # only where the locale lacks signs: 0.3 ms

            suit(sys.stdout, options.format)
        module = __import__(f"roletui.cli.commands.{options.module}", fromlist=["run"])
        if "" in _inputs(options):
            raise RequestError("the name of a file is empty.")
        if _inputs(options).count("-") > 1:
            raise RequestError("standard input can be read only once.")
        status: int = module.run(options)
        sys.stdout.flush()
    except RefusedError as error:
        log.problems(error.file, [problem.place for problem in error.problems])
        log.ended(FAILED)
        from roletui.cli.refusals import refuse  # only for a broken file: 17 ms

        with suppress(BrokenPipeError):  # it has failed even if nobody reads why
            refuse(error)
        return FAILED
    except (RequestError, TypedError) as error:
        log.ended(FAILED)
        with suppress(BrokenPipeError):
            print(f"roletui: {printable(str(error))}", file=sys.stderr)
        return FAILED
    log.ended(status)
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

    _declare(argv[0], add)
    given = vars(made[0].parse_args(argv[1:]))
    return argparse.Namespace(**{**_UNNAMED, **given})


_UNNAMED: dict[str, object] = {"module": "start", "file": None, "format": "text"}
_UNNAMED |= {"fresh": False, "watch": False, "task": None, "dataset": None, "as_of": None}
_UNNAMED |= {"log": None, "verbose": False}
"""The options of a command that has none of that name, or where they are not given."""


def build(named: Iterable[str] = ()) -> Parser:
    """Return the parser of the whole command line, or of some of its commands."""
    parser = Parser(
        prog="roletui",
        description="Find out which role to hire, or whether to hire nobody, and what it costs. "
        "Without a command, the app starts; a file in place of a command is opened in it.",
    )
    parser.example = "roletui --dataset my-roles.toml"
    parser.ends = {
        0: "left again, everything saved",
        2: "there is no terminal; the dataset is refused; not everything could be kept; a fault",
    }
    parser.add_argument("--version", action="version", version=f"roletui {__version__}")
    words = "with --version: also what a report on a fault needs to know"
    parser.add_argument("--verbose", action="store_true", help=words)
    app(parser, default=False)
    task(parser, None)
    common(parser, None)
    parser.set_defaults(**_UNNAMED)
    # With the program's name argparse need not format a usage line.
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", prog="roletui")

    def add(name: str, help_: str) -> Parser:
        parser.commands[name] = commands.add_parser(name, help=help_)
        return parser.commands[name]

    for name in named or COMMANDS:
        _declare(name, add)
    return parser


def _declare(name: str, add: Add) -> None:
    """Add a command, whose module of options is imported only now."""
    declare: Build = __import__(f"roletui.cli.options.{name}", fromlist=["declare"]).declare
    declare(add)
