"""The commands of the app, as they are declared."""

from itertools import combinations

import pytest

from roletui.screens.commands import COMMANDS, Command, key_words, of


def keys_of(command: Command) -> set[str]:
    """Return the keys of a command."""
    return set(command.keys.split(","))


def test_ids_are_unique() -> None:
    """No two commands have the same id."""
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_no_key_means_two_things_at_once() -> None:
    """Two commands share a key only where they never apply together."""
    clashes = [
        (one.id, other.id)
        for one, other in combinations(COMMANDS, 2)
        if keys_of(one) & keys_of(other)
        and (one.where == other.where or "everywhere" in (one.where, other.where))
    ]
    assert clashes == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_commands_explain_themselves(command: Command) -> None:
    """Every command has a short label and a sentence of help."""
    assert 1 <= len(command.label.split()) <= 4
    assert command.help.endswith(".")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("left,backspace", "←, backspace"),
        ("shift+right", "shift+→"),
        ("question_mark", "?"),
        ("U", "U"),
    ],
)
def test_keys_as_they_are_printed(keys: str, words: str) -> None:
    """Keys are named as they stand on the keyboard."""
    assert key_words(keys) == words


def test_commands_of_a_place() -> None:
    """The commands of a place are those declared for it, in the order of declaration."""
    assert {command.where for command in of("everywhere", "report")} == {"everywhere", "report"}
    assert of() == ()
