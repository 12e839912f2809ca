"""``docs/commands.md`` is true: it is what the program declares, and the source knows no more.

After a change of a command, an option, a key or a variable write it again and read what changed:

    ROLETUI_WRITE_COMMANDS=1 .venv/bin/pytest -n0 tests/docs/test_manual.py; git diff docs
"""

import ast
import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from manual import manual

import roletui
from roletui.cli.candidates import CHOICES
from roletui.cli.environment import ENVIRONMENT, INNER
from roletui.cli.parser import build
from roletui.cli.parsing import walk

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
WRITE = "ROLETUI_WRITE_COMMANDS"
CODE = Path(str(roletui.__file__)).parent
TABLE = CODE / "cli" / "environment.py"
OTHERS = {
    "FORCE_COLOR": "rich",
    "COLORTERM": "rich",
    "LINES": "rich",
    "TTY_COMPATIBLE": "rich",
    "TTY_INTERACTIVE": "rich",
    "TERM_PROGRAM": "textual",
    "TEXTUAL_COLOR_SYSTEM": "textual",
    "TEXTUAL_FPS": "textual",
}
"""Variables that a library reads for us, with its name."""
NO_VARIABLES = {"TEXTUAL", "PC_VDISABLE", "SCOPE", "SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"}
"""Texts in capitals that are none: the beginning of many, a limit, a name in a class, signals."""


def test_the_page_says_what_the_program_declares() -> None:
    """The page about the commands is the one that is made of them now."""
    if os.environ.get(WRITE):
        PAGE.write_text(manual(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == manual()


def test_every_variable_is_declared() -> None:
    """The source names no environment variable but those that are declared, and each of them."""
    named = {name for file in CODE.rglob("*.py") if file != TABLE for name in variables(file)}
    assert named - {*ENVIRONMENT, *INNER} == NO_VARIABLES
    assert {*ENVIRONMENT, *INNER} - named == set()


@pytest.mark.parametrize("name", OTHERS)
def test_others_read_the_rest(name: str) -> None:
    """What our own source only keeps or hands on is read by a library."""
    folder = Path(str(import_module(OTHERS[name]).__file__)).parent
    assert any(name in file.read_text(encoding="utf-8") for file in folder.glob("*.py"))


def variables(file: Path) -> Iterator[str]:
    """Yield the names of the environment variables that a module names.

    In a module that has anything to do with the environment, every text in capitals is one.
    """
    text = file.read_text(encoding="utf-8")
    if "environ" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        words = node.value if isinstance(node, ast.Constant) else None
        if isinstance(words, str) and re.fullmatch("[A-Z_][A-Z0-9_]{2,}", words):
            yield words


def test_every_format_is_explained() -> None:
    """Each choice of a format, or of a total, has a meaning, for the page and for shells."""
    formats = {
        choice
        for parser in walk(build())
        for argument in parser.arguments
        if {"--format", "--against", "--dialect", "--blank"} & {*argument.option_strings}
        for choice in argument.choices or ()
    }
    assert formats == CHOICES.keys()
