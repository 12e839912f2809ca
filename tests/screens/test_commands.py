"""The commands of the app, as they are declared."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import pytest
from textual.binding import Binding

from roletui.screens.commands import key_in
from roletui.settings.commands import COMMANDS, Command, commands_in, key_of
from roletui.text.key_names import key_words


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


def test_a_sentence_names_the_first_key() -> None:
    """A command or a binding is named by the first of its keys, as it stands on the keyboard."""
    assert (key_of("wizard.back"), key_of("budget.pin")) == ("←", "=")
    declared = [("x", "cut", "cut"), Binding("escape,q", "dismiss", id="close")]
    assert key_in(declared, "close") == "esc"


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts of a module that are no docstrings."""
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node


def test_sentences_take_their_keys_from_the_commands() -> None:
    """No sentence on a screen names the key of a command itself, so none can name a wrong one."""
    keys = {key_words(key) for command in COMMANDS for key in command.keys.split(",")}
    letters = "".join(key for key in keys if len(key) == 1 and key not in "a←")
    one = f"[{re.escape(letters)}]"
    named = re.compile(rf"(?:^ *|[.;:(] *|press ){one} [a-z]{{2,}}|\({one}\)")
    folder = Path(str(find_spec("roletui.screens").origin)).parent
    found = [
        f"{file.name}:{text.lineno}: {text.value}"
        for file in sorted(folder.rglob("*.py"))
        if file.name != "commands.py"
        for text in texts(ast.parse(file.read_text(encoding="utf-8")))
        if named.search(str(text.value))
    ]
    assert found == []


def test_no_module_keeps_a_key() -> None:
    """Keys are asked for when a sentence is shown, never while a module is imported."""
    folder = Path(str(find_spec("roletui.screens").origin)).parent
    found = [
        f"{file.name}:{node.lineno}"
        for file in sorted(folder.rglob("*.py"))
        for node in when_imported(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("key_of", "keys_of")
    ]
    assert found == []


def when_imported(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a module evaluates while it is imported."""
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield inner
            yield from when_imported(inner)


def test_commands_of_a_place() -> None:
    """The commands of a place are those declared for it, in the order of declaration."""
    scopes = {command.where for command in commands_in("everywhere", "report")}
    assert scopes == {"everywhere", "report"}
    assert commands_in() == ()
