"""The tables of the authoring guide are those of the code."""

import ast
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from helpers import plain_hints, tables

import roletui
from roletui.cli import proving
from roletui.cli.commands import check
from roletui.dataset import load, model, problems
from roletui.dataset.checks import style as detail
from roletui.dataset.limits import NOT_IN_FILES, advice_of, hints_of, limit_of, metadata
from roletui.dataset.reading import decode, other_kinds, recovery
from roletui.dataset.reading.toml import NotTomlError, parse_toml

from .story import text_of

GUIDE = Path(__file__).parents[2] / "docs" / "authoring.md"
CODE = Path(str(roletui.__file__)).parent


def table_under(*head: str) -> list[list[str]]:
    """Return the rows of the one table of the guide with that head."""
    [rows] = [rows for found, *rows in tables(text_of(GUIDE)) if found == list(head)]
    return rows


def records(kind: typing.Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each table of the format, those within others behind them, and whether it is needed."""
    for field, hint in plain_hints(kind).items():
        if NOT_IN_FILES in metadata(hints_of(kind)[field]):
            continue
        inside = next((arg for arg in typing.get_args(hint) if hasattr(arg, "_fields")), hint)
        if before and not hasattr(inside, "_fields"):
            continue
        table = inside if hasattr(inside, "_fields") else None
        brackets = "[[{}]]" if typing.get_origin(hint) is tuple else "[{}]" if table else "{}"
        needed = "optional" if field in kind._field_defaults else "required"
        yield brackets.format(before + field), needed
        if table:
            yield from records(table, f"{before}{field}.")


def test_every_table_of_the_format_is_listed() -> None:
    """The table of tables has each one once, in the order of the format."""
    rows = table_under("Table", "", "What it holds")
    assert [(name, needed) for name, needed, _ in rows] == list(records(model.Tables))


def test_every_rule_is_listed() -> None:
    """The tables of messages hold each message of the code once, as an error or a warning."""
    rows = [row for found, *rows in tables(text_of(GUIDE)) if found[0] == "Message" for row in rows]
    listed = [(kind, message) for message, kind, _ in rows]
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == set(messages())


def messages() -> Iterator[tuple[str, str]]:
    """Yield ``error`` or ``warning`` and each message of the code, ``…`` for what varies in it."""
    for file in (*sorted((CODE / "dataset").rglob("*.py")), CODE / "tree" / "examples.py"):
        tree = ast.parse(text_of(file))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                if (message := _message(call)) is not None:
                    for kind in _kinds(call):
                        yield from ((kind, text) for text in _texts(message, function, functions))


_MAKERS = {"Problem": 1, "_warning": 1, "_refused": 1, "NotTomlError": 0}
"""What makes a problem, and which of its arguments is the message."""


def _message(call: ast.Call) -> ast.expr | None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "message"]
    if name in _MAKERS and len(call.args) > _MAKERS[name]:
        return call.args[_MAKERS[name]]
    return named[0] if named else None


def _kinds(call: ast.Call) -> Sequence[str]:
    if isinstance(call.func, ast.Name) and call.func.id == "_warning":
        return ("warning",)
    for keyword in call.keywords:
        if keyword.arg == "severity":
            fixed = isinstance(keyword.value, ast.Constant)
            return (ast.literal_eval(keyword.value),) if fixed else ("error", "warning")
    return ("error",)


def _texts(
    message: ast.expr, function: ast.FunctionDef, functions: Sequence[ast.FunctionDef]
) -> Iterator[str]:
    """Yield the texts that an expression may stand for."""
    match message:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "…" for p in parts)
        case ast.Name(id=name) if name.isupper():
            yield getattr(problems, name, None) or getattr(other_kinds, name)
        case ast.Subscript(value=ast.Name(id=name)):
            yield from getattr(other_kinds, name).values()
        case ast.Name(id=name):
            for given in _given(name, message, function):
                yield from _texts(given.value, function, functions)
        case ast.Call(func=ast.Name(id=name)):
            for other in functions:
                if other.name == name:
                    for node in ast.walk(other):
                        if isinstance(node, ast.Return) and node.value:
                            yield from _texts(node.value, other, functions)


def _given(name: str, use: ast.Name, function: ast.FunctionDef) -> Iterator[ast.Assign]:
    """Yield what gives a name its value: all that stands between this use and the one before it."""
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id == name]
    used = [node.lineno for node in names if isinstance(node.ctx, ast.Load)]
    after = max((line for line in used if line < use.lineno), default=0)
    for given in (node for node in ast.walk(function) if isinstance(node, ast.Assign)):
        if ast.unparse(given.targets[0]) == name and after < given.lineno < use.lineno:
            yield given


def test_every_slip_of_toml_is_told_so() -> None:
    """What the guide lets somebody write is refused in the words that it names."""
    for wrote, said, _ in table_under("You wrote", "TOML says", "What is wrong"):
        with pytest.raises(NotTomlError, match=said):
            parse_toml(f"{wrote}\n")


def test_every_limit_is_listed() -> None:
    """The numbers of the limits are those of the code."""
    answers = limit_of(model.Question, "answers")
    assert {row[0]: row[1] for row in table_under("What", "Limit")} == {
        "size of a file": f"{load.MAX_BYTES // 10**6} MB",
        "entries of a table": f"{limit_of(model.Tables, 'questions').most:,}",
        "outcomes": f"{limit_of(model.Tables, 'outcomes').most:,}",
        "answers of a question": f"{answers.fewest} to {answers.most}",
        "a number": f"below {decode.LARGEST:,}",
        "digits behind the point": f"the first one within {decode.SMALLEST} places",
        "words of a question before a warning": str(advice_of(model.Question, "ask").words),
        "words of the first screen before a warning": str(detail.FIRST_SCREEN),
        "words of pros and cons beside another role's before a warning": f"{detail.UNEQUAL} times",
        "mistakes of TOML told in one run": str(recovery.MOST),
        "problems of a file printed by check": f"{check.SHOWN:,}",
        "outcomes with their share printed by check": str(proving.OUTCOMES),
        "missing examples printed by check": str(proving.MISSING),
    }
