"""``docs/commands.md`` is true: it is what the program declares, and the source knows no more.

After a change of a command, an option, a key or a variable write it again and read what changed:

    ROLETUI_WRITE_COMMANDS=1 .venv/bin/pytest -n0 tests/docs/test_manual.py; git diff docs
"""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

from manual import manual

import roletui
from roletui.cli.candidates import CHOICES
from roletui.cli.environment import ENVIRONMENT, INNER
from roletui.cli.parser import build
from roletui.cli.parsing import walk

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
WRITE = "ROLETUI_WRITE_COMMANDS"
CODE = Path(str(roletui.__file__)).parent
PYTHONS = {"NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8"}
"""Variables that Textual and Python read themselves."""


def test_the_page_says_what_the_program_declares() -> None:
    """The page about the commands is the one that is made of them now."""
    if os.environ.get(WRITE):
        PAGE.write_text(manual(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == manual()


def test_every_variable_is_declared() -> None:
    """The source reads no environment variable but those that are declared, and each of them."""
    read = {name for file in CODE.rglob("*.py") for name in variables(file)}
    assert read | PYTHONS == {*ENVIRONMENT, *INNER}


def variables(file: Path) -> Iterator[str]:
    """Yield the names of the environment variables that a module names."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case (
                ast.Call(func=ast.Attribute(value=ast.Attribute(attr="environ")), args=[name, *_])
                | ast.Subscript(value=ast.Attribute(attr="environ"), slice=name)
                | ast.Compare(left=name, comparators=[ast.Attribute(attr="environ")])
            ):
                yield ast.literal_eval(name)


def test_every_format_is_explained() -> None:
    """Each choice of a format, or of a total, has a meaning, for the page and for shells."""
    formats = {
        choice
        for parser in walk(build())
        for argument in parser.arguments
        if {"--format", "--against"} & {*argument.option_strings}
        for choice in argument.choices or ()
    }
    assert formats == CHOICES.keys()
