"""The authoring guide is true: its story is run from end to end, its tables are those of the code.

After a change of wording write its outputs and check what changed:

    ROLETUI_WRITE_GUIDE=1 .venv/bin/pytest -n0 tests/docs/test_authoring.py; git diff docs

What the blocks of ``docs/authoring.md`` mean, in the order in which they are run in one folder:

- ``console``: lines that begin with ``$``, each with what a terminal shows of it. A line ``…``
  stands for any lines, a ``…`` within a line for any text.
- ``diff``: a change of ``garden.toml``, or of the file that is named behind ``diff``.
- ``toml``: what is put at the end of ``garden.toml``.
- ``text``: what the app says that was started with ``--watch``.
- ``mermaid``, ``dot``, ``markdown``: what stands in the file that was written with ``>`` last.
- remarks: ``<!-- keys: 1 2 -->`` pressed in that app, ``<!-- undo: 2 -->`` changes of a file.
"""

import ast
import os
import re
import shlex
import shutil
import sys
import typing
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from helpers import TODAY, Ran, plain_hints, tables

import roletui
from roletui.cli import inputs, proving
from roletui.cli.commands import check
from roletui.dataset import load, model, problems
from roletui.dataset.checks import style as detail
from roletui.dataset.limits import NOT_IN_FILES, advice_of, hints_of, limit_of, metadata
from roletui.dataset.reading import decode, other_kinds, recovery
from roletui.dataset.reading.toml import NotTomlError, parse_toml
from roletui.state.context import Context
from roletui.state.state import State, answer
from roletui.tui.follow_file import FollowedFile

Cli = Callable[..., Ran]

GUIDE = Path(__file__).parents[2] / "docs" / "authoring.md"
WRITE = "ROLETUI_WRITE_GUIDE"
FILE = "garden.toml"
CODE = Path(str(roletui.__file__)).parent

_BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$"
    r"|^<!-- (?P<remark>keys|undo): (?P<words>[^\n]*) -->$",
    re.MULTILINE | re.DOTALL,
)


class Story:
    """The folder of somebody who does what the guide says, step by step."""

    def __init__(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        self._cli, self._environment = cli, monkeypatch
        self._status = 0
        self._written = ""
        self._changes: list[tuple[Path, str]] = []
        self._watch: FollowedFile | None = None
        self._context: Context | None = None
        self._state = State()

    def told(self, block: re.Match[str]) -> str:
        """Do what a block says; return what it should say."""
        kind, body = block["kind"] or block["remark"], body_of(block)
        match kind:
            case "console":
                return "".join(self._ran(part) for part in re.split(r"^(?=\$ )", body, flags=re.M))
            case "diff":
                self._change(Path(block["file"] or FILE), body)
            case "toml":
                self._save(Path(FILE), text_of(Path(FILE)) + "\n" + body)
            case "text":
                return self._said()
            case "mermaid" | "dot" | "markdown":
                return fitted(body, text_of(Path(self._written)))
            case "keys":
                self._press(body.split())
            case "undo":
                for _ in range(int(body)):
                    file, before = self._changes.pop()
                    write(file, before)
            case _:
                raise LookupError(f"no block of this kind can be run: {kind}")
        return body

    def _ran(self, part: str) -> str:
        command, _, shown = part.partition("\n")
        return f"{command}\n{fitted(shown, self._printed(command[2:]))}" if command else ""

    def _printed(self, command: str) -> str:
        """Return what a terminal shows of a command."""
        command, _, out = command.partition(" > ")
        words = shlex.split(command.replace("$PWD", os.getcwd()).replace("$?", str(self._status)))
        match words:
            case ["roletui", "--watch", "--dataset", file]:
                self._watch = FollowedFile(file)
                self._context = Context.of(load.load(file), date.fromisoformat(TODAY))
            case ["roletui", *options]:
                return self._roletui(options, out)
            case ["echo", text]:
                return f"{text}\n"
            case ["export", name]:
                self._environment.setenv(*name.split("=", 1))
            case ["mkdir", "-p", folder]:
                Path(folder).mkdir(parents=True)
            case ["cp", file, target]:
                shutil.copy(file, target)
            case ["rm", *files]:
                for file in files:
                    Path(file).unlink()
            case _:
                raise LookupError(f"not a command of the guide: {command}")
        return ""

    def _roletui(self, options: Sequence[str], out: str) -> str:
        given = [
            name
            for option in options
            for name in (sorted(map(str, Path().glob(option))) if "*" in option else [option])
        ]
        ran = self._cli(*given)
        self._status = ran.status
        if out:
            self._written = out
            write(Path(out), ran.out)
            return ran.err
        return ran.err + ran.out

    def _change(self, file: Path, body: str) -> None:
        """Change a file as a block of lines with ``+`` and ``-`` says; the place must be one."""
        lines = body.splitlines(keepends=True)
        before = "".join(line[1:] or line for line in lines if not line.startswith("+"))
        after = "".join(line[1:] or line for line in lines if not line.startswith("-"))
        text = text_of(file)
        assert f"\n{text}".count(f"\n{before}") == 1, f"not once in {file}:\n{before}"
        self._save(file, f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:])

    def _save(self, file: Path, text: str) -> None:
        self._changes.append((file, text_of(file)))
        write(file, text)

    def _press(self, keys: Sequence[str]) -> None:
        """Answer the questions of the running app by their digits."""
        assert self._context
        for key in keys:
            question = self._context.tree.walk(self._state.answers).question
            assert question
            choice = question.answers[int(key) - 1].id
            self._state = answer(self._state, question.id, choice)

    def _said(self) -> str:
        """Return what the running app says about the file as it is now."""
        assert self._watch
        assert self._context
        news = self._watch.look(self._context, self._state)
        assert news
        self._context = news.context
        return f"{news.context.trouble or news.words}\n"


def body_of(block: re.Match[str]) -> str:
    """Return what stands in a block, or in a remark behind its name."""
    return str(block["body"] if block["kind"] else block["words"])


def text_of(file: Path) -> str:
    """Return what a file holds."""
    return file.read_text(encoding="utf-8")


def write(file: Path, text: str) -> None:
    """Write a file with line feeds alone, so that its hash is the same everywhere."""
    file.write_text(text, encoding="utf-8", newline="\n")


def fitted(shown: str, printed: str) -> str:
    """Return what is shown if it fits what was printed; else what was printed, cut in the same way.

    A cut keeps as many lines as it kept before it and behind it.
    """
    shown_lines, lines = shown.splitlines(), printed.splitlines()
    pattern = "".join(_pattern(line) for line in shown_lines)
    if re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)):
        return shown
    if "…" in shown_lines:
        first = shown_lines.index("…")
        last = len(shown_lines) - 1 - shown_lines[::-1].index("…")
        behind = len(shown_lines) - 1 - last
        lines = [*lines[:first], "…", *lines[len(lines) - behind :]]
    return "".join(f"{line}\n" for line in lines)


def _pattern(line: str) -> str:
    if line == "…":
        return "(?:.*\n)*"
    return ".*".join(map(re.escape, line.split("…"))) + "\n"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("one\n…\nfour\n", "one\n…\nfour\n"),
        ("one\n…\n", "one\n…\n"),
        ("o…e\ntwo\nthree\nfour\n", "o…e\ntwo\nthree\nfour\n"),
        ("1\n…\n3\n4\n", "one\n…\nthree\nfour\n"),
        ("one\ntwo\n", "one\ntwo\nthree\nfour\n"),
    ],
)
def test_a_cut_is_kept(shown: str, expected: str) -> None:
    """What is shown with cuts stays while it fits; else it is written anew with the same cuts."""
    assert fitted(shown, "one\ntwo\nthree\nfour\n") == expected


class Today(date):
    """The day on which the story happens."""

    @classmethod
    def today(cls) -> "Today":
        """Return that day."""
        return cls.fromisoformat(TODAY)


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a POSIX shell")
def test_the_story_happens_as_it_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command prints what the guide shows, with every change made that it asks for."""
    monkeypatch.setattr(inputs, "date", Today)
    story, guide = Story(cli, monkeypatch), text_of(GUIDE)
    blocks = list(_BLOCK.finditer(guide))
    told = [story.told(block) for block in blocks]
    if os.environ.get(WRITE):
        for block, body in reversed([*zip(blocks, told, strict=True)]):
            if block["kind"]:
                guide = guide[: block.start("body")] + body + guide[block.end("body") :]
        write(GUIDE, guide)
        return
    for block, body in zip(blocks, told, strict=True):
        line = guide.count("\n", 0, block.start()) + 1
        assert body_of(block) == body, f"docs/authoring.md, line {line}"
    assert sum(block["kind"] == "console" for block in blocks) == guide.count("```console\n") > 20


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
