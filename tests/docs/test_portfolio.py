"""The example of docs/portfolio.md, run as it stands there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import SMALL, Ran

PAGE = Path(__file__).parents[2] / "docs" / "portfolio.md"


def test_the_answer_is_that_of_the_page(
    cli: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table in the page comes to the answer below it, written by the command above it."""
    text = PAGE.read_text(encoding="utf-8")
    [table] = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    [answer] = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    [command] = re.findall(r"(?m)^roletui (batch requests\.csv .*)$", text)
    monkeypatch.chdir(tmp_path)
    Path("requests.csv").write_text(table, encoding="utf-8")
    ran = cli(*command.split(), "--dataset", str(SMALL))
    assert ran.status == 0
    assert ran.out.startswith(answer)
