"""What happens to somebody who does what a page says, block by block, in one folder.

What the blocks of a page mean, by the word behind their first fence:

- ``sh``: commands, each of which ends well. What they print is not shown.
- ``console``: commands, each with what a terminal shows of it (:func:`docs.shell.typed`). A line
  ``…`` stands for any lines, a ``…`` within a line for any text.
- ``console NAME``: a session with a program that not every machine has; another test runs it.
- any other word with the name of a file behind it: ``diff`` is a change of that file,
  everything else is put at its end. It may stand in a remark, where readers do not see it.
- ``mermaid``, ``dot``, ``markdown``, ``sql``, ``csv``, ``json`` right behind a command that wrote a
  file with ``>``: what is in that file.
- ``text``, where the app was started with ``--watch``: what it says of the file as it is now.
- remarks: ``<!-- keys: 1 2 -->`` pressed in that app, ``<!-- undo: 2 -->`` changes of a file.

Everything else is for reading alone.
"""

import re
import shlex
import typing
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from helpers import TODAY
from journeys.terminal import Terminal

from roletui.dataset import load
from roletui.state.context import Context
from roletui.state.state import State, answer
from roletui.tui.follow_file import FollowedFile

from .shell import Shell, commands, fitted, typed

BLOCK = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<kind>[\w-]*)(?: (?P<file>\S+))?\n"
    r"(?P<body>.*?)^(?P=indent)(?P=fence)$"
    r"|^<!-- (?P<remark>keys|undo): (?P<words>[^\n]*) -->$",
    re.MULTILINE | re.DOTALL,
)
SHELL = ("sh", "console")
WRITTEN = ("mermaid", "dot", "markdown", "sql", "csv", "json")
"""Kinds of what a command writes into a file."""

_OUT = re.compile(r"> ([\w./-]+)$")
_APP = re.compile(
    r"roletui(?: --(?!help|version)[\w-]+(?: (?!-)\S+)?)*$"
    r"|roletui open (?!-h|--help)\S+$|roletui [\w./-]+\.(?:md|toml|html)$"
)
"""What starts the app."""


class Rules(typing.NamedTuple):
    """What is not done as it is written."""

    skipped: Collection[str] = ()
    """Patterns of commands that are not run."""
    instead: Mapping[str, str] = {}
    """Parts of commands, and what is run in their place."""
    ends: Mapping[str, int] = {}
    """The exit status of commands in scripts that do not end with 0."""
    elsewhere: Collection[str] = ()
    """Names of programs whose sessions another test runs."""


class Story:
    """The folder of somebody who does what a page says; it is the current one."""

    def __init__(self, shell: Shell, rules: Rules) -> None:
        self._shell, self._rules = shell, rules
        self._written: Path | None = None
        self._changes: list[tuple[Path, str]] = []
        self._watch: FollowedFile | None = None
        self._context: Context | None = None
        self._state = State()
        self.line = 0
        """The line of the page where it is being done."""

    def told(self, block: re.Match[str]) -> str:
        """Do what a block says; return what it should say."""
        kind, file = block["kind"] or block["remark"], block["file"]
        body = body_of(block)
        self.line = block.string.count("\n", 0, block.start()) + 1
        written, self._written = self._written, None
        match kind:
            case "sh":
                self._do(body)
            case "console" if file:
                assert file in self._rules.elsewhere, f"no test runs what needs “{file}”"
            case "console":
                return "".join(self._typed(*one[1:]) for one in typed(body))
            case "keys":
                self._press(body.split())
            case "undo":
                for _ in range(int(body)):
                    path, before = self._changes.pop()
                    write(path, before)
            case "text" if self._watch:
                return self._said()
            case "diff" if file:
                self._change(self._shell.folder / file, body)
            case _ if file:
                self._add(self._shell.folder / file, body)
            case _ if kind in WRITTEN and written:
                return fitted(body, text_of(written))
        return body

    def _do(self, body: str) -> None:
        first = self.line + 1
        for number, command in commands(body):
            self.line = first + number
            plain = without_remark(command)
            if any(re.search(rule, plain) for rule in self._rules.skipped):
                continue
            printed = self._printed(command)
            wanted = self._rules.ends.get(plain, 0)
            assert self._shell.status == wanted, (
                f"{command}\nended with {self._shell.status} instead of {wanted}:\n{printed}"
            )

    def _typed(self, command: str, shown: str) -> str:
        lines = command.replace("\n", "\n> ")
        return f"$ {lines}\n{fitted(shown, self._printed(command))}"

    def _printed(self, command: str) -> str:
        """Return what a terminal shows of a command."""
        for much, little in self._rules.instead.items():
            command = command.replace(much, little)
        plain = without_remark(command)
        if re.match("roletui .*--watch", plain):
            self._start_watch(shlex.split(plain))
            return ""
        if _APP.match(plain):
            self._open_and_leave(plain)
            return ""
        printed = self._shell.run(command)
        if out := _OUT.search(plain):
            self._written = self._shell.folder / out[1]
        return printed

    def _open_and_leave(self, command: str) -> None:
        """Start the app in a terminal, see a screen of it, and leave it with its key."""
        with Terminal(["bash", "-c", command], 100, 30, folder=self._shell.folder) as terminal:
            terminal.wait_for("? help")
            terminal.type("q")
            self._shell.status = terminal.wait_for_end()
        assert self._shell.status == 0, f"{command}\nended with {self._shell.status}"

    def _start_watch(self, words: Sequence[str]) -> None:
        file = words[words.index("--dataset") + 1]
        self._watch = FollowedFile(file)
        self._context = Context.of(load.load(file), date.fromisoformat(TODAY))

    def _change(self, file: Path, body: str) -> None:
        """Change a file as a block of lines with ``+`` and ``-`` says; the place must be one."""
        lines = body.splitlines(keepends=True)
        before = "".join(line[1:] or line for line in lines if not line.startswith("+"))
        after = "".join(line[1:] or line for line in lines if not line.startswith("-"))
        text = text_of(file)
        assert f"\n{text}".count(f"\n{before}") == 1, f"not once in {file.name}:\n{before}"
        self._save(file, f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:])

    def _add(self, file: Path, body: str) -> None:
        self._save(file, f"{text_of(file)}\n{body}" if file.exists() else body)

    def _save(self, file: Path, text: str) -> None:
        if file.exists():
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
        assert news, "it says nothing"
        self._context = news.context
        return f"{news.context.trouble or news.words}\n"


def body_of(block: re.Match[str]) -> str:
    """Return what a block holds, or a remark behind its name, without the indent of a list."""
    if not block["fence"]:
        return str(block["words"])
    return re.sub(f"^{block['indent']}", "", block["body"], flags=re.MULTILINE)


def without_remark(command: str) -> str:
    """Return a command without what a shell passes over at its end."""
    return re.sub(r"\s+#.*$", "", command)


def text_of(file: Path) -> str:
    """Return what a file holds."""
    return file.read_text(encoding="utf-8")


def write(file: Path, text: str) -> None:
    """Write a file with line feeds alone, so that its hash is the same everywhere."""
    file.write_text(text, encoding="utf-8", newline="\n")
