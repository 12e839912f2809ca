"""``roletui FILE``: what stands in a command's place and is none is opened."""

import os
from collections.abc import Container, Sequence

from roletui.cli.errors import RequestError
from roletui.text.clean import printable

_VALUED = ("--dataset", "--as-of", "--task", "--log")
"""The options that may stand before a command and have a value behind them."""


def with_command(argv: Sequence[str], commands: Container[str]) -> list[str]:
    """Return a command line with ``open`` before a file or share code that comes first.

    Raise ``RequestError`` if the first word is neither that nor a command.
    """
    place, words = 0, [*argv]
    while place < len(words) and words[place].startswith("-") and words[place] != "-":
        place += 2 if words[place] in _VALUED else 1
    if place >= len(words) or words[place] in commands:
        return words
    word = words[place]
    if not _can_be_opened(word):
        raise RequestError(
            f"“{printable(word)}” is neither a command nor a file; roletui --help lists the "
            "commands."
        )
    return [*words[:place], "open", *words[place:]]


def _can_be_opened(word: str) -> bool:
    """Tell whether a word is a file, looks like one, or looks like a share code."""
    looks = {".", "/", "\\"} & {*word} or "roletui" in word[:40].lower()
    return word == "-" or bool(looks) or os.path.lexists(word)
