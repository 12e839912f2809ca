"""A notice as it is painted: the keys that it names can be clicked, as in the key lines."""

import re
from collections.abc import Iterable

from textual.content import Content
from textual.style import Style

from roletui.screens.commands import Command, key_of


def clickable(words: str, commands: Iterable[Command]) -> Content:
    """Return a notice in which a click on the key of a command runs it.

    A key is one where it says what it does, as in *u takes it back*, or stands in parentheses;
    within quotation marks, and elsewhere, the same letters are words.
    """
    actions = {key_of(command.id): command.action for command in reversed([*commands])}
    named = "|".join(re.escape(key) for key in actions if key)
    found = re.compile(rf"“[^”]*”|(?:(?<=\()|(?<![^\s]))({named})(?=\)| [a-z]+s\b)")
    content = Content(words)
    for match in found.finditer(words):
        if key := match.group(1):
            action = actions[key]
            run = action if "." in action else f"screen.{action}"
            content = content.stylize(Style.from_meta({"@click": run}), *match.span(1))
    return content
