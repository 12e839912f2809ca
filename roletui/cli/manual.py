"""What the program declares of itself, as both manuals say it: the page in docs and ``man``.

The declarations are the parsers of the commands, the exit statuses, the environment, the files and
the keys; here stands how an argument of theirs is written.
"""

import argparse
from collections.abc import Iterator, Sequence

from roletui.cli.candidates import CHOICES
from roletui.cli.commands.where import paths
from roletui.cli.parsing import Parser, repeated

STREAMS = """\
Data goes to standard output and talk to standard error. What is printed has no colours. `-` is
standard input where a file is read, and standard output where one is written. Where what is printed
is shown in a locale that lacks a sign, readable ASCII stands for it; JSON is escaped there, and the
other formats (Markdown, HTML, CSV and so on) are UTF-8 in a file or a pipe, whatever the locale."""
"""What is said of all commands, in Markdown."""

WHERE = "`roletui where` prints where each of these is; nothing else is read or written unasked."
"""What is said of the files, in Markdown."""
SETTINGS = """\
What is set for this machine stands in a settings file: the theme until one is chosen in the
app, what a new decision begins with, and the keys of commands. `roletui where` says where it is
looked for, and `roletui keys --format toml` prints one with comments to begin with. Only the
app, `ask` and `keys` read it: what every other command prints depends on its command line
alone. A file with a mistake is not used, and nothing of it is lost: the app says so and starts
without it, and `roletui keys` lists every mistake with its line."""
"""What is said of the settings, in Markdown."""


def files() -> Iterator[tuple[str, str]]:
    """Yield each file with what is done with it; where it is depends on who asks."""
    yield from ((name, use) for name, use, _ in paths(None))


def arguments_of(parser: Parser) -> Sequence[argparse.Action]:
    """Return the arguments of a command; that each has ``--help`` is said once."""
    return parser.arguments if parser.commands else parser.arguments[1:]


def synopsis(parser: Parser) -> list[str]:
    """Return the words of a command's usage: its name, then each argument."""
    words = [parser.prog, *map(_usage, arguments_of(parser))]
    return [*words, "[COMMAND ...]"] if parser.commands else words


def _usage(argument: argparse.Action) -> str:
    """Write an argument as a line of usage has it."""
    if not argument.option_strings:
        return repeated(str(argument.metavar or argument.dest), argument.nargs)
    written = form(argument).split(", ")[-1]
    return written if argument.required else f"[{written}]"


def form(argument: argparse.Action) -> str:
    """Write an argument with the value it takes."""
    value = argument.metavar or ("|".join(argument.choices) if argument.choices else "")
    if not argument.option_strings:
        return str(value)
    name = ", ".join(argument.option_strings)
    return f"{name} {value}" if argument.nargs != 0 else name


def meaning(argument: argparse.Action) -> str:
    """Say what an argument is, with each of its choices."""
    choices = argument.choices or ()
    known = [f"{choice} {CHOICES[choice]}" for choice in choices if choice in CHOICES]
    return f"{argument.help}: {', '.join(known)}" if known else str(argument.help)
