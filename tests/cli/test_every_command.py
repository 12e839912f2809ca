"""What every command owes: help, an example that runs, streams kept apart, no traceback ever.

The commands are those of the parser itself, so a new one is tested as soon as it is there.
"""

import errno
import glob
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from helpers import SMALL, Ran

from roletui.cli.commands.init import starter
from roletui.cli.parser import INPUTS, build, run
from roletui.cli.parsing import Parser, walk
from roletui.cli.streams import carried_out
from roletui.dataset.load import load
from roletui.tree.walk import ALSO, Tree

Cli = Callable[..., Ran]

PARSERS = {parser.prog: parser for parser in walk(build())}
COMMANDS = [*PARSERS]
ON_SCREEN = ("roletui", "roletui open")
"""Those that show the app, which needs a terminal."""
WITHOUT_DATASET = tuple(
    f"roletui {name}" for name in ("status", "schema", "init", "where", "keys", "man", "completion")
)
"""Those that read none."""
ESCAPE = "\x1b"
FILES: dict[str, str] = {}
"""What stands in the files that the examples name, made once."""


def words_of(name: str) -> list[str]:
    """Return a command as the words behind the program's name."""
    return name.split()[1:]


@pytest.fixture
def folder(cli: Cli, tmp_path: Path) -> Path:
    """Fill the current folder with the files that the examples name."""
    if not FILES:
        FILES.update(made(cli))
    Path("decisions").mkdir()
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def made(cli: Cli) -> dict[str, str]:
    """Return the texts of the files that the examples name."""
    examples = load().dataset.examples
    answers = next(e.answers for e in examples if ALSO not in "".join(e.answers.values()))
    given = [
        part for question, answer in answers.items() for part in ("-a", f"{question}={answer}")
    ]
    record = cli("decide", *given, "--format", "md").out
    Path("record.md").write_text(record, encoding="utf-8")
    scenario = cli("export", "record.md", "--format", "toml").out
    Path("record.md").unlink()
    names = ("alice.md", "bob.md", "roletui-decision.md", "decisions/old.md")
    return {
        **dict.fromkeys(names, record),
        "plan.toml": scenario,
        "my-roles.toml": starter(date.today()),
        "answers.txt": typed(dict(answers)),
        "requests.csv": f"{','.join(answers)}\n{','.join(answers.values())}\n",
    }


def typed(answers: dict[str, str]) -> str:
    """Return what somebody types who gives these answers."""
    tree = Tree(load().dataset)
    lines, given = [], dict[str, str]()
    while (question := tree.walk(given).question) is not None:
        given[question.id] = answers[question.id]
        ids = [answer.id for answer in question.answers]
        lines.append(f"{ids.index(given[question.id]) + 1}\n")
    return "".join(lines)


def example(name: str, monkeypatch: pytest.MonkeyPatch, *, to_stdout: bool = False) -> list[str]:
    """Return the words of a command's example, its streams set as a shell does."""
    _, *words = shlex.split(PARSERS[name].example)
    if "<" in words:
        place = words.index("<")
        set_stdin(monkeypatch, Path(words[place + 1]).read_bytes())
        words[place:] = []
    if ">" in words:
        words[words.index(">") :] = []
    if to_stdout and "-o" in words:
        words[words.index("-o") : words.index("-o") + 2] = []
    if words[:1] == ["init"]:
        words = ["init", "-"] if to_stdout else ["init", "new.toml"]
    # Nothing listens, nothing waits.
    monkeypatch.setattr("aiohttp.web.run_app", lambda *_, **__: None)
    return [file for word in words for file in (sorted(glob.glob(word)) or [word])]


def set_stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put some bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits(cli: Cli, name: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--help`` is no wider than the terminal, has no colours, and ends with the example."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = cli(*words_of(name), "--help")
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= columns
    assert ESCAPE not in ran.out
    assert ran.out.startswith(f"usage: {name} ")
    assert "None" not in ran.out
    last = ran.out.rpartition("\nExample: ")[2]
    assert shlex.split(last.replace("\\\n", " ")) == shlex.split(PARSERS[name].example)
    assert PARSERS[name].example.startswith(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_that_is_none(cli: Cli, name: str) -> None:
    """An option that a command does not know is said on stderr, below its usage."""
    ran = cli(*words_of(name), "--no-such-option")
    assert (ran.status, ran.out) == (2, "")
    assert re.match(rf"usage: {name} .*\n{name}: error: .+\n$|usage: roletui .*\n.+\n$", ran.err)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_runs(cli: Cli, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the help gives as an example can be done, and prints no colours even where forced."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = cli(*example(name, monkeypatch))
    assert ESCAPE not in ran.out + ran.err
    if name in ON_SCREEN:
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("roletui: the app needs a terminal.")
    else:
        assert ran.status == 0
        assert all(line.startswith("roletui: ") for line in ran.err.splitlines())


class Failing(io.RawIOBase):
    """A stream that cannot be written to, until it is forgiven."""

    def __init__(self, error: OSError) -> None:
        self.error: OSError | None = error

    def writable(self) -> bool:
        """It looks like one that can."""
        return True

    def write(self, data: object) -> int:
        """Fail."""
        if self.error:
            raise self.error
        return len(bytes(data))  # type: ignore[call-overload, no-any-return]


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, error: OSError) -> Iterator[None]:
    """Give the program a standard output that fails."""
    raw = Failing(error)
    with monkeypatch.context() as patch:
        stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
        patch.setattr(sys, "stdout", stream)
        yield
        raw.error = None
        stream.close()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ON_SCREEN])
def test_output_that_cannot_be_written(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that has seen enough ends a command quietly; a full disk is said, and a failure."""
    for error, status, said in (
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (OSError(errno.ENOSPC, "No space"), 2, "roletui: this cannot be printed: No space.\n"),
    ):
        words = example(name, monkeypatch, to_stdout=True)
        with failing(monkeypatch, error):
            capsys.readouterr()
            ended = carried_out(lambda words=words: run(words))  # type: ignore[misc]
        told = capsys.readouterr().err
        assert ended == status
        assert told.endswith(said)
        assert "this cannot" in said or "cannot" not in told


def test_help_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds for help."""
    with failing(monkeypatch, OSError(errno.ENOSPC, "No space")):
        assert carried_out(lambda: run(["--help"])) == 2
    with failing(monkeypatch, BrokenPipeError()):
        assert carried_out(lambda: run(["--help"])) == 0


def test_ctrl_c_is_no_traceback() -> None:
    """A command that is interrupted ends with the status that shells know."""

    def interrupted() -> int:
        raise KeyboardInterrupt

    assert carried_out(interrupted) == 130


def test_a_file_that_fails_late_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """What nobody foresaw of a file is a sentence that names it."""

    def failed() -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "here.toml")

    assert carried_out(failed) == 2
    assert capsys.readouterr().err == "roletui: here.toml cannot be used: Permission denied.\n"


@pytest.mark.skipif(os.name != "posix", reason="redirects as a POSIX shell does")
@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ('"$0" -m roletui graph | head -n 1', 0, ""),
        ('"$0" -m roletui --help | true', 0, ""),
        ('"$0" -m roletui schema 2>&- <&- | head -n 1', 0, ""),
        ('"$0" -m roletui schema >&- 2>&- <&-', 2, ""),
        ('"$0" -m roletui schema >&-', 2, "this cannot be printed: Bad file descriptor."),
        ('"$0" -m roletui --version >/dev/full', 2, "this cannot be printed"),
        # Half of it is written: the file may have 1,024 bytes.
        ('ulimit -f 1; "$0" -m roletui schema >cut', 2, "this cannot be printed: File too large."),
        ('ulimit -f 1; "$0" -u -m roletui schema >cut', 2, "this cannot be printed: File too"),
        ('"$0" -u -m roletui --version >/dev/full', 2, "this cannot be printed"),
    ],
)
def test_streams_of_a_shell(line: str, status: int, said: str, tmp_path: Path) -> None:
    """Closed and full streams are met by a whole process as they are by a command."""
    if "/dev/full" in line and not os.path.exists("/dev/full"):
        pytest.skip("this system has no device that is always full")
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}", sys.executable],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
        cwd=tmp_path,
    )
    assert ended.returncode == status
    assert said in ended.stderr
    assert bool(said) == bool(ended.stderr)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_dataset_on_standard_input(cli: Cli, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command that reads a dataset reads it there, or says why it does not."""
    words = example(name, monkeypatch)
    if name != "roletui ask":
        set_stdin(monkeypatch, b"\xff")
    ran = cli(*words, "--dataset", "-")
    assert "Traceback" not in ran.err
    if name in WITHOUT_DATASET:
        assert ran.status == 0
    elif name != "roletui check":  # its files are datasets
        assert ran.status == 2
        assert "standard input" in ran.err


@pytest.mark.parametrize(
    "line",
    ["compare --dataset", "check", "open", "--dataset", "status x.md accepted --dataset", "diff -"],
)
def test_an_empty_name_is_no_file(cli: Cli, line: str) -> None:
    """As an unset variable leaves one in a script: it is said, and nothing is read."""
    assert cli(*line.split(), "") == Ran(2, "", "roletui: the name of a file is empty.\n")


def test_an_empty_word_is_no_command(cli: Cli) -> None:
    """It is neither taken for the app nor explained as a wrong choice among one."""
    said = "roletui: “” is neither a command nor a file; roletui --help lists the commands.\n"
    assert cli("") == Ran(2, "", said)


def files_of(parser: Parser) -> list[str]:
    """Return the names of the arguments that a command reads as files, its dataset left out."""
    return [argument.dest for argument in parser.arguments if argument.dest in INPUTS[1:]]


READING = [name for name, parser in PARSERS.items() if files_of(parser)]


@pytest.mark.parametrize("name", READING)
def test_standard_input_is_read_once(cli: Cli, name: str) -> None:
    """Two files cannot both be standard input."""
    given = ["-"] * len(files_of(PARSERS[name]))
    ran = cli(*words_of(name), *given, "--dataset", "-")
    assert ran == Ran(2, "", "roletui: standard input can be read only once.\n")


@pytest.mark.parametrize("content", ["folder", "text", "missing", "stdin"])
@pytest.mark.parametrize("name", READING)
def test_files_that_cannot_be_read(
    cli: Cli, name: str, content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder, a text that is not UTF-8 and a file that is missing are said with their name.

    Only recheck walks folders, and counts files without a record whatever else they hold.
    """
    file = str(tmp_path / "given.toml")
    if content == "folder":
        os.mkdir(file)
    elif content == "text":
        Path(file).write_bytes(b"\xff")
    elif content == "stdin":
        set_stdin(monkeypatch, b"\xff")
        file = "-"
    ran = cli(*words_of(name), *[file] * len(files_of(PARSERS[name])))
    called = "standard input" if content == "stdin" else file
    if name == "roletui recheck" and content in ("folder", "text"):
        counted = "0 records. 1 file holds none.\n" if content == "text" else "0 records.\n"
        assert ran == Ran(0, counted, "")
        return
    assert ran.status in (1, 2)
    assert called in ran.out + ran.err


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="this system names no descriptors")
@pytest.mark.parametrize("words", [(), ("serve",)], ids=["the app", "serve"])
def test_what_is_read_again_comes_through_no_pipe(cli: Cli, words: tuple[str, ...]) -> None:
    """The app and ``serve`` read their dataset again, so that a pipe of the shell will not do."""
    begin, end = os.pipe()
    ran = cli(*words, "--dataset", f"/dev/fd/{begin}")
    os.close(begin)
    os.close(end)
    assert (ran.status, ran.out) == (2, "")
    assert "which standard input and pipes do not allow" in ran.err


def test_a_dataset_comes_through_a_pipe(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--dataset -`` and ``check -`` take a whole dataset from standard input."""
    set_stdin(monkeypatch, SMALL.read_bytes())
    assert "Is it only a flat tyre" in cli("decide", "--dataset", "-").out
    set_stdin(monkeypatch, SMALL.read_bytes())
    ran = cli("check", "-")
    assert (ran.status, "standard input: no errors" in ran.out) == (0, True)


def test_a_broken_dataset_in_a_pipe(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """A problem of it is named with its place, and nobody is sent to check a file."""
    set_stdin(monkeypatch, b"x = 1\n")
    ran = cli("decide", "--dataset", "-")
    assert "standard input:1:1: error: x is not a known key." in ran.err
    assert ran.err.splitlines()[-1] == "roletui: standard input cannot be used: 2 problems"
