"""The direction of imports, read from the source and from what a running command has loaded."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

import pytest
from helpers import SMALL

LAYERS = (
    "roletui",
    "roletui.data",
    "roletui.money",
    "roletui.words",
    "roletui.escaping",
    "roletui.identity",
    "roletui.files",
    "roletui.lock",
    "roletui.places",
    "roletui.commands",
    "roletui.dataset",
    "roletui.origin",
    "roletui.items",
    "roletui.formula",
    "roletui.charges",
    "roletui.decision",
    "roletui.reasons",
    "roletui.flips",
    "roletui.runner_up",
    "roletui.proof",
    "roletui.coverage",
    "roletui.graph",
    "roletui.budget",
    "roletui.assumptions",
    "roletui.typed",
    "roletui.plan",
    "roletui.terms",
    "roletui.simulation",
    "roletui.sensitivity",
    "roletui.breakeven",
    "roletui.mistakes",
    "roletui.cashflow",
    "roletui.cells",
    "roletui.search",
    "roletui.comparison",
    "roletui.grid_text",
    "roletui.setting",
    "roletui.state",
    "roletui.fitting",
    "roletui.planning",
    "roletui.history",
    "roletui.summary",
    "roletui.changes",
    "roletui.weights",
    "roletui.differences",
    "roletui.unknowns",
    "roletui.sheet",
    "roletui.findings",
    "roletui.explanation",
    "roletui.result",
    "roletui.guard",
    "roletui.prose",
    "roletui.blocks",
    "roletui.scenario",
    "roletui.share",
    "roletui.recheck",
    "roletui.session",
    "roletui.saved",
    "roletui.watch",
    "roletui.keeper",
    "roletui.desk",
    "roletui.report",
    "roletui.interview",
    "roletui.cli",
    "roletui.screens",
    "roletui.styles",
    "roletui.shell",
    "roletui.app",
    "roletui.cli.start",
    "roletui.__main__",
)
"""Each imports only from itself and from those above it; ``cli.start`` is where the app begins."""

HEADLESS = {
    "decide": ["decide", "-a", "fault=yes", "-a", "skill=yes"],
    "decide as a record": ["decide", "-a", "fault=no", "--format", "md"],
    "decide as JSON": ["decide", "--format", "json"],
    "compare": ["compare"],
    "ask": ["ask"],
    "cost": ["cost", "-l", "workshop=1x8x1"],
    "export": ["export", "scenario.toml", "--format", "html"],
    "diff": ["diff", "scenario.toml", "scenario.toml"],
    "recheck": ["recheck", "scenario.toml"],
    "check": ["check", str(SMALL)],
    "check of a bad file": ["check", "scenario.toml"],
    "graph": ["graph"],
    "review": ["review"],
    "schema": ["schema"],
    "init": ["init", "new.toml"],
    "a dataset that is refused": ["decide", "--dataset", "scenario.toml"],
    "no terminal": [],
    "where": ["where"],
    "completion": ["completion", "bash"],
    "--version": ["--version"],
    "--help": ["--help"],
}

SCENARIO = """\
format = 1
answers = { fault = "no" }
dataset = { id = "bicycle", version = "1.2.0", hash = "0" }
"""

PROBE = """\
import os, sys
from roletui.__main__ import main
os._exit = sys.exit
try:
    main()
finally:
    print("TEXTUAL" if "textual" in sys.modules else "HEADLESS", file=sys.stderr)
"""


def sources() -> Iterator[tuple[str, ast.Module, list[str]]]:
    """Yield each module's name, its syntax tree and its lines."""
    for package in ("roletui", "roletui.data", "roletui.screens"):
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        folder = Path(spec.origin).parent
        for file in sorted(folder.rglob("*.py")):
            parts = file.relative_to(folder).with_suffix("").parts
            name = ".".join([package, *parts]).removesuffix(".__init__")
            text = file.read_text(encoding="utf-8")
            yield name, ast.parse(text), text.splitlines()


SOURCES = {name: (tree, lines) for name, tree, lines in sources()}


def imported(name: str) -> set[str]:
    """Return the modules of this project that a module imports, anywhere in its text."""
    found: set[str] = set()
    for node in ast.walk(SOURCES[name][0]):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = origin(name, node)
            modules = {f"{base}.{alias.name}" for alias in node.names} & SOURCES.keys()
            found.update(modules or {base})
    return found & SOURCES.keys()


def origin(name: str, node: ast.ImportFrom) -> str:
    """Return the module or package that a ``from`` import in a module names."""
    package = any(other.startswith(f"{name}.") for other in SOURCES)
    parts = name.split(".")
    above = parts[: len(parts) - node.level + package] if node.level else []
    return ".".join([*above, *([node.module] if node.module else [])])


def layer(module: str) -> int:
    """Return the place of a module's layer from the top."""
    names = [name for name in LAYERS if module == name or module.startswith(f"{name}.")]
    return LAYERS.index(max(names, key=len))


@pytest.mark.parametrize("words", HEADLESS.values(), ids=HEADLESS)
def test_headless_commands_do_not_import_textual(words: list[str], tmp_path: Path) -> None:
    """A command that needs no screen ends without Textual having been loaded."""
    (tmp_path / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    dataset = ["--dataset", str(SMALL)] if words[:1] != ["--version"] else []
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *dataset, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
        cwd=tmp_path,
    )
    assert "Traceback" not in ended.stderr
    assert ended.stderr.splitlines()[-1] == "HEADLESS"


@pytest.mark.parametrize("module", SOURCES)
def test_modules_import_only_from_above(module: str) -> None:
    """A module imports from its own layer and from those above it, never from below."""
    below = [other for other in imported(module) if layer(other) > layer(module)]
    assert below == []


def test_every_module_has_its_own_layer() -> None:
    """A new module is given a layer: none falls back to the package as a whole."""
    assert [module for module in SOURCES if layer(module) == 0] == ["roletui"]


def test_only_the_app_imports_screens() -> None:
    """Outside the screens themselves, only the app imports them."""
    importers = {
        module
        for module in SOURCES
        if not module.startswith("roletui.screens")
        and any(other.startswith("roletui.screens") for other in imported(module))
    }
    assert importers == {"roletui.app"}


def test_screens_import_their_siblings_relatively() -> None:
    """Inside the screens no import names the package they are installed as."""
    absolute = [
        f"{name}:{node.lineno}"
        for name, (tree, _) in SOURCES.items()
        for node in ast.walk(tree)
        if name.startswith("roletui.screens")
        and isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("roletui.screens")
        and not node.level
    ]
    assert absolute == []


def test_no_module_imports_itself_in_a_circle() -> None:
    """The modules can be put in an order in which each comes after all that it imports."""
    order = list(TopologicalSorter({name: imported(name) for name in SOURCES}).static_order())
    assert len(order) == len(SOURCES)


def explained(lines: list[str], number: int) -> bool:
    """Tell whether an import, or the imports right above it, bear a comment."""
    before = [line.strip() for line in lines[: number - 1] if line.strip()]
    above = takewhile(lambda line: line.startswith(("import ", "from ", "# ")), before[::-1])
    return any("# " in line for line in (lines[number - 1], *above))


def test_imports_inside_functions_say_why() -> None:
    """An import inside a function has a comment, alone or with those it stands with."""
    silent = [
        f"{name}:{node.lineno}"
        for name, (tree, lines) in SOURCES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and not explained(lines, node.lineno)
    ]
    assert silent == []


def test_widgets_know_nothing_of_the_field() -> None:
    """A widget imports no other part of the project than widgets: no roles, no money."""
    widgets = [name for name in SOURCES if name.startswith("roletui.screens.widgets.")]
    foreign = [
        other
        for name in widgets
        for other in imported(name)
        if not other.startswith("roletui.screens.widgets.")
    ]
    assert foreign == []
