"""Options that several commands have, and how their values are read."""

import argparse
from datetime import date
from functools import partial

from roletui.cli.parsing import Add, Parser
from roletui.text.named import Known, all_named

NAMES = "Use an id or a name, in upper or lower case, with spaces or hyphens."
"""How a role, a question, a factor and the like may be written."""
AGAINST = ("likely", "p80", "high")
"""The totals of a plan that can be held against the most it may cost."""


def app(parser: Parser, *, default: object) -> None:
    """Add the options of the app."""
    for name, words in (
        ("--fresh", "start with no answers; nothing is lost"),
        ("--watch", "reload the dataset whenever its file is saved"),
    ):
        parser.add_argument(name, action="store_true", default=default, help=words)


def task(parser: Parser, default: object = argparse.SUPPRESS) -> None:
    """Add the option that names the decision's task."""
    words = "what you want done, in a few words: the title of the record, as in “Support chatbot”"
    parser.add_argument("--task", metavar="NAME", type=name, default=default, help=words)


NAMED = "a saved decision, a record or a share code; - for standard input"


def common(parser: Parser, default: object) -> None:
    """Add the options that every command has."""
    parser.add_argument(
        "--dataset",
        metavar="F",
        default=default,
        help="a dataset: its file, or the name of one that comes with roletui or is in your own "
        "folder (see roletui where); - for standard input",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=day, default=default, help="the day to count as today"
    )
    words = "add what is done to this file, for a report: names of files, times, no contents"
    parser.add_argument("--log", metavar="FILE", default=default, help=words)


def command(add: Add, name: str, help_: str, example: str, module: str = "") -> Parser:
    """Add a command with the options that every command has; ``module`` carries it out."""
    parser = add(name, help_)
    parser.description = f"{help_[:1].upper()}{help_[1:]}."
    parser.example = example
    common(parser, argparse.SUPPRESS)
    parser.set_defaults(module=module or name)
    return parser


def answers(parser: Parser, words: str) -> None:
    """Add the option for answers."""
    more = {"action": "append", "default": []}
    words = f"{words}; b+a for two answers: mostly b, also a"
    parser.add_argument("-a", dest="answers", metavar="QUESTION=ANSWER", help=words, **more)


def output(parser: Parser, words: str) -> None:
    """Add the options for the file to write."""
    parser.add_argument("-o", dest="output", metavar="OUT", help=words)
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")


def pack(parser: Parser) -> None:
    """Add the option for the hiring pack."""
    words = "add the job post, the interview questions and the first month to the record"
    parser.add_argument("--pack", action="store_true", help=words)


def short(parser: Parser) -> None:
    """Add the option for the short record."""
    words = "the short record, for a pull request; needs --format md"
    parser.add_argument("--short", action="store_true", help=words)


def other_side(parser: Parser) -> None:
    """Add the option for the runner-up's case."""
    words = (
        "instead of the decision, the best honest case for the runner-up, and what it must give up"
    )
    parser.add_argument("--other-side", action="store_true", help=words)


def maps(parser: Parser, words: str) -> None:
    """Add the option that says what the columns of a table hold."""
    more = {"action": "append", "default": [], "metavar": "COLUMN=QUESTION"}
    parser.add_argument("--map", dest="maps", help=f"{words}; may be repeated", **more)


def disinterested(parser: Parser, words: str) -> None:
    """Add the option that leaves out interested sources."""
    help_ = f"also show {words} without every source that earns by the decision"
    parser.add_argument("--disinterested", action="store_true", help=help_)


_FORMATS: Known = {"md": ("markdown",), "text": ("txt",), "html": ("htm",), "dot": ("graphviz",)}
"""Other names of formats."""


def format_(parser: Parser, *formats: str) -> None:
    """Add the option for what is printed, the first format if none is given."""
    kind = partial(choice, {name: _FORMATS.get(name, ()) for name in formats})
    help_ = "what to print"
    parser.add_argument("--format", type=kind, choices=formats, default=formats[0], help=help_)


def choice(known: Known, word: str) -> str:
    """Return the choice that a word names, else the word, which argparse then refuses."""
    found = all_named(word, known)
    return found[0] if found else word


def day(text: str) -> date:
    """Read a date such as ``2026-11-23``."""
    from roletui.text.typed import typed_sign  # only for this option: 0.5 ms

    try:
        return date.fromisoformat("".join(map(typed_sign, text.strip())))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-11-23") from None


def name(text: str) -> str:
    """Read the name of a task, which is never cut unasked."""
    from roletui.text.name import LONGEST, whole_name  # only for this option: 0.5 ms

    if (length := len(whole_name(text))) > LONGEST:
        raise argparse.ArgumentTypeError(
            f"the name has {length} characters; use at most {LONGEST}, as in “Support chatbot”"
        )
    return text


def port(text: str) -> int:
    """Read a port from 0 to 65535."""
    from roletui.text.typed import read_whole  # only for this option: 0.5 ms

    number = read_whole(text)
    if number is not None and 0 <= number <= 65_535:
        return number
    raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0 to 65535")
