"""The direction of imports, read from the source and from what a running command has loaded."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

import pytest
from helpers import SMALL
from wings import WINGS

HEADLESS = {
    "decide": ["decide", "-a", "fault=yes", "-a", "skill=yes"],
    "decide as a record": ["decide", "-a", "fault=no", "--format", "md"],
    "decide as JSON": ["decide", "--format", "json"],
    "compare": ["compare"],
    "ask": ["ask"],
    "cost": ["cost", "-l", "workshop=1x8x1"],
    "batch": ["batch", "requests.csv"],
    "export": ["export", "scenario.toml", "--format", "html"],
    "diff": ["diff", "scenario.toml", "scenario.toml"],
    "recheck": ["recheck", "scenario.toml"],
    "check": ["check", str(SMALL)],
    "check for GitHub": ["check", str(SMALL), "scenario.toml", "--format", "github"],
    "check as SARIF": ["check", "scenario.toml", "--format", "sarif"],
    "status": ["status", "scenario.toml", "accepted"],
    "check of a bad file": ["check", "scenario.toml"],
    "graph": ["graph"],
    "sql": ["sql"],
    "review": ["review"],
    "schema": ["schema"],
    "init": ["init", "new.toml"],
    "a dataset that is refused": ["decide", "--dataset", "scenario.toml"],
    "no terminal": [],
    "a summary": ["batch", ".", "--summary", "--format", "html"],
    "where": ["where"],
    "keys": ["keys"],
    "keys as settings": ["keys", "--format", "toml"],
    "man": ["man"],
    "completion": ["completion", "bash"],
    "--version": ["--version"],
    "--version --verbose": ["--version", "--verbose"],
    "a log": ["where", "--log", "x.log"],
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


@cache
def sources() -> dict[str, tuple[ast.Module, list[str]]]:
    """Return each module's syntax tree and its lines."""
    found = {}
    for package in ("roletui", "roletui.data", "roletui.screens"):
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin is not None
        folder = Path(spec.origin).parent
        for file in sorted(folder.rglob("*.py")):
            parts = file.relative_to(folder).with_suffix("").parts
            name = ".".join([package, *parts]).removesuffix(".__init__")
            text = file.read_text(encoding="utf-8")
            found[name] = ast.parse(text), text.splitlines()
    return found


LONGEST_CHAIN = 13
"""Maximum number of modules of which each imports the next."""


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield every statement inside a node, and what else holds statements."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.stmt | ast.excepthandler | ast.match_case):
            yield inner
            yield from statements(inner)


@cache
def packages() -> frozenset[str]:
    """Return the names of all that holds modules."""
    return frozenset(name.rpartition(".")[0] for name in sources())


@cache
def imported(name: str) -> frozenset[str]:
    """Return the modules of this project that a module imports, anywhere."""
    return imported_by(name, statements(sources()[name][0]))


def imported_by(name: str, nodes: Iterable[ast.AST]) -> frozenset[str]:
    """Return the modules of this project that some statements of a module import."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = origin(name, node)
            modules = {f"{base}.{alias.name}" for alias in node.names} & sources().keys()
            found.update(modules or {base})
    return frozenset(found & sources().keys())


def when_imported(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements inside a node that run while its module is imported."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        yield inner
        if not (isinstance(inner, ast.If) and "TYPE_CHECKING" in ast.unparse(inner.test)):
            yield from when_imported(inner)


def chains() -> dict[str, tuple[str, ...]]:
    """Return the longest chain of imports that begins at each module."""
    behind = {name: imported_by(name, when_imported(sources()[name][0])) for name in sources()}
    found: dict[str, tuple[str, ...]] = {}
    for name in TopologicalSorter(behind).static_order():
        longest = max((found[other] for other in behind[name]), key=len, default=())
        found[name] = (name, *longest)
    return found


def origin(name: str, node: ast.ImportFrom) -> str:
    """Return the module or package that a ``from`` import in a module names."""
    parts = name.split(".")
    above = parts[: len(parts) - node.level + (name in packages())] if node.level else []
    return ".".join([*above, *([node.module] if node.module else [])])


def wing(module: str) -> str:
    """Return the name of the wing that a module lies in; empty for the package itself."""
    return ".".join(module.split(".")[1:2])


def floor(name: str) -> int:
    """Return the place of a wing from the top."""
    return next(place for place, names in enumerate(WINGS) if name in names)


@pytest.mark.harness
@pytest.mark.parametrize("words", HEADLESS.values(), ids=HEADLESS)
def test_headless_commands_do_not_import_textual(words: list[str], tmp_path: Path) -> None:
    """A command that needs no screen ends without Textual having been loaded."""
    (tmp_path / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "requests.csv").write_text("fault\nno\n", encoding="utf-8")
    dataset = ["--dataset", str(SMALL)] if "--version" not in words else []
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


def test_wings_import_only_from_behind() -> None:
    """A module imports from its own wing and from those behind it, the version apart."""
    wrong = [
        f"{module} imports {other}"
        for module in sources()
        for other in imported(module)
        if wing(module) and wing(other) not in ("", wing(module))
        if floor(wing(other)) <= floor(wing(module))
    ]
    assert wrong == []


def test_every_wing_is_a_package() -> None:
    """Beside its entry the package holds wings and no modules, and all of them are in the order."""
    folder = Path(str(find_spec("roletui").origin)).parent
    assert sorted(file.name for file in folder.glob("*.py")) == ["__init__.py", "__main__.py"]
    assert {wing(name) for name in sources()} - {""} == set().union(*WINGS)


def test_only_the_shell_imports_screens() -> None:
    """Outside the screens themselves, only the shell that shows them imports them."""
    importers = {
        module
        for module in sources()
        if not module.startswith("roletui.screens")
        and any(other.startswith("roletui.screens") for other in imported(module))
    }
    assert {wing(name) for name in importers} == {"tui"}


def test_screens_import_their_siblings_relatively() -> None:
    """Inside the screens no import names the package they are installed as."""
    absolute = [
        f"{name}:{node.lineno}"
        for name, (tree, _) in sources().items()
        if name.startswith("roletui.screens")
        for node in statements(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("roletui.screens")
        and not node.level
    ]
    assert absolute == []


def test_no_module_imports_itself_in_a_circle() -> None:
    """The modules can be put in an order in which each comes after all that it imports."""
    order = list(TopologicalSorter({name: imported(name) for name in sources()}).static_order())
    assert len(order) == len(sources())


def test_chains_of_imports_are_short() -> None:
    """Nobody who reads a module is led through more than thirteen of them."""
    longest = max(chains().values(), key=len)
    assert len(longest) <= LONGEST_CHAIN, " > ".join(longest)


def measured(lines: list[str], number: int) -> bool:
    """Tell whether an import, or the imports right above it, bear a comment with a figure."""
    before = [line.strip() for line in lines[: number - 1] if line.strip()]
    above = takewhile(lambda line: line.startswith(("import ", "from ", "# ")), before[::-1])
    return any(re.search(r"# .*\d ms\b", line) for line in (lines[number - 1], *above))


@pytest.mark.harness
def test_imports_inside_functions_say_how_long_they_take() -> None:
    """An import inside a function names the milliseconds that waiting for it saves."""
    silent = [
        f"{name}:{node.lineno}"
        for name, (tree, lines) in sources().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and not measured(lines, node.lineno)
    ]
    assert silent == []


def test_widgets_know_nothing_of_the_field() -> None:
    """A widget imports widgets and the text wing, which knows no roles either, and nothing else."""
    widgets = [name for name in sources() if name.startswith("roletui.screens.widgets.")]
    foreign = [
        other
        for name in widgets
        for other in imported(name)
        if not other.startswith(("roletui.screens.widgets.", "roletui.text."))
    ]
    assert foreign == []
