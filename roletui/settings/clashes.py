"""Whether each key still means one thing in each place, once commands were given others."""

from collections.abc import Iterator, Mapping

from roletui.dataset.problems import Path, Problem
from roletui.settings.commands import COMMANDS, Command, Scope
from roletui.settings.places import PLACES, needs
from roletui.text.key_names import key_words

Given = Mapping[str, Mapping[str, Path]]
"""By command id the keys it is given, each with the place in the file."""

DIALOGS: Mapping[str, str] = {
    "budget.disinterested": "q",
    "other-side": "qsjk",
    "report.copy": "qsjk",
    "pack": "qjk",
    "share": "q",
}
"""By the id of a command whose key works in its dialog too, the letters of that dialog."""


def clashes(given: Given) -> Iterator[Problem]:
    """Yield a problem for each key that a place needs for something else."""
    for command in COMMANDS:
        for key, path in given.get(command.id, {}).items():
            if problem := _clash(command, key, path, given):
                yield problem


def _clash(command: Command, key: str, path: Path, given: Given) -> Problem | None:
    own = command.keys.split(",")
    shown = key_words(key)
    if key not in own and (use := needs(command.where).get(key)):
        return Problem(path, f"cannot be “{shown}”, {use}.")
    if key not in own and key in DIALOGS.get(command.id, ""):
        return Problem(path, f"cannot be “{shown}”, which does something else in its dialog.")
    for other in COMMANDS:
        if other.id == command.id or not _meet(command.where, other.where):
            continue
        there = given.get(other.id)
        if there is None and key in other.keys.split(","):
            message = f"cannot be “{shown}”, the key of “{other.id}” ({other.label}){_at(other)}"
            return Problem(path, f"{message}; give that another one, too.")
        if there and key in there and there[key] > path:
            message = f"and “{other.id}” cannot both have the key “{shown}”{_at(other)}."
            return Problem(path, message, other=there[key])
    return None


def _at(command: Command) -> str:
    name = PLACES[command.where].name
    return f" in {name}" if name else ""


def _meet(one: Scope, other: Scope) -> bool:
    """Tell whether two commands can apply in one place."""
    return one == other or "everywhere" in (one, other)
