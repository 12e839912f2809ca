"""``docs/ci.md`` is true of the hooks, the action and the commands it shows."""

import re
import shlex
from pathlib import Path
from typing import Any

import yaml

from roletui.cli.options import COMMANDS
from roletui.cli.parser import parsed

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "ci.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def loaded(name: str) -> Any:
    """Return a YAML file of the checkout."""
    return yaml.safe_load((TOP / name).read_text(encoding="utf-8"))


def test_the_hooks_are_those_that_there_are() -> None:
    """The example of a configuration names each hook."""
    (repo,) = yaml.safe_load(blocks("yaml")[0])["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == [
        hook["id"] for hook in loaded(".pre-commit-hooks.yaml")
    ]


def test_each_input_of_the_action_has_its_line() -> None:
    """The table names all of them, and the example uses only those."""
    inputs = loaded("action.yml")["inputs"]
    table = PAGE[PAGE.index("| Input |") :].split("\n\n")[0]
    assert re.findall(r"(?m)^\| `([\w-]+)` \|", table) == [*inputs]
    steps = yaml.safe_load(blocks("yaml")[1])["jobs"]["roletui"]["steps"]
    assert steps[1]["with"].keys() <= inputs.keys()


def test_each_command_can_be_read() -> None:
    """Every line in a shell block is one that the command line takes."""
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    assert len(lines) > 5
    for line in lines:
        program, *words = shlex.split(line.partition(" > ")[0])
        assert program == "roletui"
        assert words[0] in COMMANDS
        assert parsed(words).module == words[0]
