"""Handlers of events: Textual calls those of all classes, so none calls another."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import roletui.screens.frame
import roletui.tui.shell

ONE_FOR_ALL = {"on_event"}
"""No handler of one kind of event: it takes all of them, and is called once."""


def called_twice(source: str) -> Iterator[str]:
    """Yield the calls of handlers through ``super()``, which Textual calls by itself."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr.removeprefix("_").startswith("on_")
            and node.attr not in ONE_FOR_ALL
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Name)
            and node.value.func.id == "super"
        ):
            yield f"line {node.lineno}: super().{node.attr}"


@pytest.mark.parametrize("module", [roletui.screens.frame, roletui.tui.shell])
def test_no_handler_calls_the_one_of_its_base_class(module: object) -> None:
    """It would be called twice: Textual calls the handler of each class that has one."""
    files = sorted(Path(str(module.__file__)).parent.rglob("*.py"))
    assert files
    found = {file.name: [*called_twice(file.read_text("utf-8"))] for file in files}
    assert not {name: calls for name, calls in found.items() if calls}


def test_such_a_call_is_found() -> None:
    """By its line; the one handler of all events may call the other."""
    source = (
        "class A(B):\n"
        "    def on_mount(self):\n"
        "        super().on_mount()\n"
        "    async def on_event(self, event):\n"
        "        await super().on_event(event)\n"
    )
    assert [*called_twice(source)] == ["line 3: super().on_mount"]
