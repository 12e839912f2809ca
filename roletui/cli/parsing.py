"""A parser that lists its arguments, from which help, manual and completion are generated."""

import argparse
import sys
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence

from roletui.cli.streams import columns

if typing.TYPE_CHECKING:
    from _typeshed import SupportsWrite

NARROW = 40
"""Minimum width of the help, in columns."""


class Parser(argparse.ArgumentParser):
    """argparse's parser with an example, a short usage and plain help as wide as the terminal.

    It does not list arguments that are added to a group.
    """

    example = ""
    """An example command line."""
    ends: Mapping[int, str] = {}
    """What an exit status means here, where that is more than what it means everywhere."""

    def __init__(self, *args: typing.Any, **kwargs: typing.Any) -> None:
        self.arguments: list[argparse.Action] = []
        """Every argument in the order of addition, ``--help`` first."""
        self.commands: dict[str, Parser] = {}
        """The parser of each command."""
        kwargs |= {"formatter_class": _formatter, "allow_abbrev": False}
        super().__init__(*args, **kwargs)
        self.color = False  # newer versions of argparse would colour a pipe under FORCE_COLOR

    def add_argument(self, *flags: str, **kwargs: typing.Any) -> argparse.Action:
        """Add an argument and remember it."""
        self.arguments.append(super().add_argument(*flags, **kwargs))
        return self.arguments[-1]

    def format_usage(self) -> str:
        """Return a short usage with the required arguments; the help lists the options."""
        self.usage = self._usage()
        return super().format_usage()

    def format_help(self) -> str:
        """Return the help, ending in the example as lines that can be pasted."""
        self.usage = self._usage()
        return f"{super().format_help()}\n{pasteable(f'Example: {self.example}', width())}\n"

    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        """Print the help; unlike argparse's own, errors of the output are raised."""
        print(self.format_help(), end="", file=file or sys.stdout)

    def _usage(self) -> str:
        from textwrap import fill  # only where help or a mistake is shown: 0.7 ms

        words, first = " ".join(self._needed()), " " * len("usage: ")
        return fill(words, width(), initial_indent=first, subsequent_indent=f"{first}  ").lstrip()

    def _needed(self) -> Iterator[str]:
        yield self.prog
        yield "[options]"
        for argument in self.arguments:
            if argument.option_strings and argument.required:
                yield f"{argument.option_strings[0]} {argument.metavar}"
            elif not argument.option_strings:
                name = argument.metavar or argument.dest.upper()
                yield repeated(str(name), argument.nargs)
        if self.commands:
            yield "[COMMAND ...]"


class Add(typing.Protocol):
    """Adds a command with a name and a help text, and returns its parser."""

    def __call__(self, name: str, help_: str, /) -> Parser:
        """Add the command."""


def repeated(name: str, nargs: int | str | None) -> str:
    """Return a word with its number in a usage line: ``[FILE ...]`` for any number."""
    return {"*": f"[{name} ...]", "+": f"{name} ...", "?": f"[{name}]"}.get(str(nargs), name)


def pasteable(line: str, room: int) -> str:
    """Wrap a command line to a width with backslashes, so that a shell reads it as one."""
    lines = [""]
    for word in line.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) + 3 > room:  # and “ \” must fit behind it
            lines.append("  ")
        lines[-1] += f" {word}" if lines[-1].strip() else word
    return " \\\n".join(lines)


def width() -> int:
    """Return the width of the help, in columns."""
    return max(NARROW, columns())


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=max(NARROW, width() - 2))


def walk(parser: Parser) -> Sequence[Parser]:
    """Return a parser and those of its commands."""
    return [parser, *parser.commands.values()]


Build = Callable[[Add], None]
"""Adds one command with its arguments."""
