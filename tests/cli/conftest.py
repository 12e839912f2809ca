"""Shared by the tests of the commands: the small dataset on a fixed day, a saved decision."""

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, small

Cli = Callable[..., Ran]

SCENARIO = """\
format = 1

[dataset]
id = "bicycle"
version = "1.2.0"
hash = "{hash}"

[answers]
fault = "no"
carry = "no"
"""


@pytest.fixture
def on_small(cli: Cli) -> Cli:
    """Return a function that runs a command on the small dataset, on a fixed day."""

    def carry_out(command: str, *words: str) -> Ran:
        return cli(command, "--dataset", str(SMALL), "--as-of", TODAY, *words)

    return carry_out


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    """Save a scenario and return its path."""
    file = tmp_path / "plan.toml"
    file.write_text(SCENARIO.format(hash=small().hash), encoding="utf-8")
    return str(file)
