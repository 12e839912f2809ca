"""SECURITY.md is one page, and each of its promises is held by tests that exist."""

import ast
import re
from pathlib import Path

import pytest
from helpers import tables

TOP = Path(__file__).parents[2]
PAGE = (TOP / "SECURITY.md").read_text(encoding="utf-8")
SIMULATION = (TOP / "docs" / "simulation.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE + SIMULATION)))
LONGEST = 80
"""Lines of one page."""
NETWORK = {
    "aiohttp", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "textual_serve", "urllib", "webbrowser", "xmlrpc",
}  # fmt: skip
"""Modules that can reach another program, on this machine or elsewhere."""
SERVE = ("roletui/cli/commands/serve.py", "roletui/cli/serving/")


@pytest.mark.parametrize(("file", "name"), NAMED, ids="::".join)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    """Each test that it or docs/simulation.md names is a function of that file."""
    tree = ast.parse((TOP / file).read_text(encoding="utf-8"))
    functions = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert name in {function.name for function in functions}


def test_every_promise_is_held() -> None:
    """Each promise in a table names at least one test, in the form that is looked up above."""
    rows = [row for _, *rows in tables(PAGE) for row in rows]
    assert len(rows) > 9
    assert [
        promise for promise, held in rows if not re.search(r"tests/[\w/]+\.py::\w+", held)
    ] == []
    assert PAGE.count("::test_") == len(re.findall(r"`tests/[\w/]+\.py::test_\w+`", PAGE))


def test_it_is_one_page() -> None:
    """The page stays short enough to be read, and says how to report."""
    assert len(PAGE.splitlines()) <= LONGEST
    assert "Report a vulnerability" in PAGE.partition("## Reporting")[2]


@pytest.mark.harness
def test_only_serve_knows_the_network() -> None:
    """No module but those of ``serve`` imports what could reach another program."""
    reaching = set()
    for file in [*(TOP / "roletui").rglob("*.py"), *(TOP / "screens").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            if NETWORK & {name.partition(".")[0] for name in names}:
                reaching.add(file.relative_to(TOP).as_posix())
    assert SERVE[0] in reaching
    assert {file for file in reaching if not file.startswith(SERVE)} == set()
