"""``docs/commands.md``, made of what the program itself declares."""

import argparse
from collections.abc import Iterable, Iterator

from roletui.cli.candidates import CHOICES
from roletui.cli.commands.where import paths
from roletui.cli.environment import ENVIRONMENT, STATUSES
from roletui.cli.parser import build
from roletui.cli.parsing import Parser, pasteable, repeated, walk
from roletui.report.markdown import escaped
from roletui.settings.places import HEAD, PLACES, keys_of_place

COLUMNS = 88
"""A command line is broken where it is wider."""

INTRODUCTION = """\
# Commands

This page is made of what the program itself declares: its commands and options, its exit statuses,
the environment it looks at, its files, its keys. `roletui --help` and `roletui COMMAND --help` say
the same in the terminal.

Data goes to standard output and talk to standard error. What is printed has no colours. `-` is
standard input where a file is read, and standard output where one is written. Where what is printed
is shown in a locale that lacks a sign, readable ASCII stands for it; JSON is escaped there, and the
other formats (Markdown, HTML, CSV and so on) are UTF-8 in a file or a pipe, whatever the locale."""


def manual() -> str:
    """Return the whole page."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield INTRODUCTION
    for parser in walk(build()):
        yield from _command(parser)
    yield "## Exit status"
    yield _table("Status", "What it means", ((str(nr), words) for nr, words in STATUSES.items()))
    yield "Of each command; all of them end with 2 where an option or a value is none."
    yield _ends()
    yield "## Environment"
    yield _table("Variable", "What it does", ENVIRONMENT.items())
    yield "## Files"
    yield "`roletui where` prints where each of these is; nothing else is read or written unasked."
    yield _table("What", "Used", ((name, use) for name, use, _ in paths(None)))
    yield "## Keys"
    for scope, place in PLACES.items():
        yield f"### Keys of {place.name}" if place.name else "### Keys everywhere"
        yield _table(*HEAD, ((row.keys, row.help) for row in keys_of_place(scope)))


def _table(name: str, meaning: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return a table of words as they are typed, each with what it means."""
    lines = [f"| {name} | {meaning} |", "| --- | --- |"]
    for word, words in rows:
        code = word.replace("|", "\\|")
        lines.append(f"| `{code}` | {escaped(words)} |")
    return "\n".join(lines)


ENDS = {0: "done", 1: "never", 2: "a name does not exist; a file or a dataset is refused"}
"""What a command says of itself with an exit status, unless it declares something else."""


def _ends() -> str:
    """Return the table of what each exit status of each command means."""
    lines = ["| Command | 0 | 1 | 2 |", "| --- | --- | --- | --- |"]
    for parser in walk(build()):
        words = " | ".join(escaped(text) for text in {**ENDS, **parser.ends}.values())
        lines.append(f"| `{parser.prog}` | {words} |")
    return "\n".join(lines)


def _command(parser: Parser) -> Iterator[str]:
    """Yield what there is to say of a command: what it does, how it is called, an example."""
    yield f"## {parser.prog}"
    yield escaped(str(parser.description))
    # That each command has --help is said once.
    arguments = parser.arguments if parser.commands else parser.arguments[1:]
    words = [parser.prog, *map(_synopsis, arguments)]
    if parser.commands:
        words.append("[COMMAND ...]")
    yield f"```text\n{_wrapped(words)}\n```"
    rows = ((_form(argument), _meaning(argument)) for argument in arguments)
    yield _table("Argument", "What it is", rows)
    yield f"```sh\n{pasteable(parser.example, COLUMNS)}\n```"


def _wrapped(words: list[str]) -> str:
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) >= COLUMNS:
            lines.append("  ")
        lines[-1] += f" {word}" if lines[-1].strip() else word
    return "\n".join(lines)


def _synopsis(argument: argparse.Action) -> str:
    """Write an argument as a line of usage has it."""
    if not argument.option_strings:
        return repeated(str(argument.metavar or argument.dest), argument.nargs)
    form = _form(argument).split(", ")[-1]
    return form if argument.required else f"[{form}]"


def _form(argument: argparse.Action) -> str:
    """Write an argument with the value it takes."""
    value = argument.metavar or ("|".join(argument.choices) if argument.choices else "")
    if not argument.option_strings:
        return str(value)
    name = ", ".join(argument.option_strings)
    return f"{name} {value}" if argument.nargs != 0 else name


def _meaning(argument: argparse.Action) -> str:
    choices = argument.choices or ()
    known = [f"{choice} {CHOICES[choice]}" for choice in choices if choice in CHOICES]
    return f"{argument.help}: {', '.join(known)}" if known else str(argument.help)
