"""``docs/commands.md``, made of what the program itself declares."""

from collections.abc import Iterable, Iterator

from roletui.cli.commands.keys import headings, key_table
from roletui.cli.environment import ENVIRONMENT, STATUSES
from roletui.cli.manual import (
    SETTINGS,
    STREAMS,
    WHERE,
    arguments_of,
    files,
    form,
    meaning,
    synopsis,
)
from roletui.cli.parser import build
from roletui.cli.parsing import Parser, pasteable, walk
from roletui.report.markdown import escaped
from roletui.settings.settings import AS_SHIPPED
from roletui.settings.starter import commented

COLUMNS = 88
"""A command line is broken where it is wider."""

INTRODUCTION = """\
# Commands

This page is made of what the program itself declares: its commands and options, its exit statuses,
the environment it looks at, its files, its keys. `roletui --help` and `roletui COMMAND --help` say
the same in the terminal."""


def manual() -> str:
    """Return the whole page."""
    return "\n\n".join(_parts()) + "\n"


def _parts() -> Iterator[str]:
    yield INTRODUCTION
    yield STREAMS
    for parser in walk(build()):
        yield from _command(parser)
    yield "## Exit status"
    yield _table("Status", "What it means", ((str(nr), words) for nr, words in STATUSES.items()))
    yield "Of each command; all of them end with 2 where an option or a value is none."
    yield _ends()
    yield "## Environment"
    yield _table("Variable", "What it does", ENVIRONMENT.items())
    yield "## Files"
    yield WHERE
    yield _table("What", "Used", files())
    yield "## Settings"
    yield SETTINGS
    yield f"```toml\n{commented(AS_SHIPPED)}```"
    yield "## Keys"
    for name, rows in headings():
        yield f"### {name}"
        yield key_table(rows)


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
    yield f"```text\n{_wrapped(synopsis(parser))}\n```"
    rows = ((form(argument), meaning(argument)) for argument in arguments_of(parser))
    yield _table("Argument", "What it is", rows)
    yield f"```sh\n{pasteable(parser.example, COLUMNS)}\n```"


def _wrapped(words: list[str]) -> str:
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) >= COLUMNS:
            lines.append("  ")
        lines[-1] += f" {word}" if lines[-1].strip() else word
    return "\n".join(lines)
