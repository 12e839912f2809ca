"""The page that ``man roletui`` shows, in the macros of man(7)."""

import re
from collections.abc import Iterable, Iterator

from roletui import __version__
from roletui.cli.commands.keys import headings
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

COLUMNS = 72
"""An example is broken where it is wider."""
_NAMED = {
    "\\": "\\e", "-": "\\-", "^": "\\(ha", "~": "\\(ti", "`": "\\(ga", "'": "\\(aq",
    "←": "\\(<-", "→": "\\(->", "↑": "\\(ua", "↓": "\\(da",
    "“": "\\(lq", "”": "\\(rq", "’": "\\(cq", "–": "\\(en", "—": "\\(em", "…": "\\.\\.\\.",
}  # fmt: skip
"""Signs that roff takes for something else, or has a name for that every device can show."""


def man_page() -> str:
    """Return the whole page: the same, whoever asks for it on whichever machine."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    whole, *commands = walk(build())
    yield f'.TH ROLETUI 1 "" "roletui {__version__}"'
    # What devices without arrows print for two of them; for the others they know something.
    yield r".if \n(.g .fchar \(ua up"
    yield r".if \n(.g .fchar \(da down"
    yield ".SH NAME"
    yield "roletui \\- find out which role to hire, and what it costs"
    yield ".SH SYNOPSIS"
    yield from _synopsis(whole)
    yield ".SH DESCRIPTION"
    yield _text(str(whole.description))
    yield ".PP"
    yield _text(STREAMS)
    yield from _arguments(whole)
    yield from _example(whole)
    yield ".SH COMMANDS"
    for parser in commands:
        yield f".SS {_text(parser.prog)}"
        yield from _synopsis(parser)
        yield ".PP"
        yield _text(str(parser.description))
        yield from _arguments(parser)
        yield from _example(parser)
    yield '.SH "EXIT STATUS"'
    yield from _entries((str(number), words) for number, words in STATUSES.items())
    yield ".SH ENVIRONMENT"
    yield from _entries(ENVIRONMENT.items())
    yield ".SH FILES"
    yield _text(WHERE)
    yield from _entries(files())
    yield ".SH SETTINGS"
    yield _text(SETTINGS)
    yield ".SH KEYS"
    yield "These are the keys where the settings give a command no others."
    for name, rows in headings():
        yield f".SS {_text(name)}"
        yield from _entries((row.keys, row.help) for row in rows)


def _synopsis(parser: Parser) -> Iterator[str]:
    name, *arguments = synopsis(parser)
    yield f".B {_text(name)}"
    yield from (_text(argument).replace(" ", r"\ ") for argument in arguments)


def _arguments(parser: Parser) -> Iterator[str]:
    yield from _entries((form(each), meaning(each)) for each in arguments_of(parser))


def _entries(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield words to be typed, each in bold with what it means below it."""
    for word, words in rows:
        yield ".TP"
        yield f"\\fB{_text(word)}\\fR"
        yield _text(words)


def _example(parser: Parser) -> Iterator[str]:
    yield ".PP"
    yield "Example:"
    yield ".PP"
    yield ".nf"
    yield ".RS 4"
    yield from map(_text, pasteable(parser.example, COLUMNS).split("\n"))
    yield ".RE"
    yield ".fi"


def _text(words: str) -> str:
    """Write a text so that roff prints it as it is; what is code in Markdown is bold."""
    parts = re.split(r"`([^`\n]+)`", words.replace("\n", " ") if "`" in words else words)
    return "".join(
        f"\\fB{_escaped(part)}\\fR" if odd % 2 else _escaped(part) for odd, part in enumerate(parts)
    )


def _escaped(words: str) -> str:
    written = "".join(_NAMED.get(sign, sign) for sign in words)
    written = re.sub(r"[^\x00-\x7f]", lambda sign: f"\\[u{ord(sign[0]):04X}]", written)
    return re.sub(r"(?m)^(?=[.'])", r"\\&", written)
