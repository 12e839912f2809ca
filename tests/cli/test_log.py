"""``--log`` and ``--version --verbose``: what a report on a fault needs, and nothing private."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from helpers import SMALL, TODAY, Ran, edited

from roletui import __version__
from roletui.cli import log
from roletui.cli.crash import COMMAND, report
from roletui.cli.parser import run
from roletui.cli.streams import carried_out

Cli = Callable[..., Ran]
ENTRY = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (DEBUG|INFO|ERROR|CRITICAL) +\+\d+\.\d ms  (.+)"
)
SECRET = "Kolibri"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """End a log that a fault has left open."""
    yield
    log.ended(0)


def entries(file: Path) -> list[tuple[str, str]]:
    """Return level and words of each entry; what is indented belongs to the one before."""
    lines = file.read_text(encoding="utf-8").splitlines()
    assert all(line.isprintable() for line in lines)
    assert all(not line or line.startswith("    ") or ENTRY.fullmatch(line) for line in lines)
    return [(found[1], found[2]) for line in lines if (found := ENTRY.fullmatch(line))]


def test_what_was_read_and_written(cli: Cli, tmp_path: Path) -> None:
    """Versions, the command with its options, the files, the dataset and the exit status."""
    Path("small.toml").write_text(edited(), encoding="utf-8")
    words = ("decide", "-afault=no", f"--task={SECRET}", "--dataset", "small.toml")
    ran = cli(*words, "--log", "l.log", "--as-of", TODAY)
    assert (ran.status, ran.err) == (0, "")
    found = entries(tmp_path / "l.log")
    assert found[0] == ("INFO", f"roletui {__version__}")
    assert ("INFO", "command: decide, with -a --task --dataset --log --as-of") in found
    assert ("INFO", f"folder: {tmp_path}") in found
    assert ("DEBUG", "reads small.toml") in found
    assert any(words.startswith("dataset: bicycle 1.2.0, hash ") for _, words in found)
    assert any(words.endswith(".ready") and level == "DEBUG" for level, words in found)
    assert found[-1] == ("INFO", "exit status: 0")
    assert SECRET not in str(found)
    assert "fault" not in str(found)
    assert (tmp_path / "l.log").stat().st_mode & 0o777 == 0o600


@pytest.mark.harness
def test_a_log_goes_on(cli: Cli, tmp_path: Path) -> None:
    """A second run is added; without the option nothing is written any more."""
    for _ in range(2):
        cli("schema", "--log", "l.log")
    found = entries(tmp_path / "l.log")
    assert sum(words == "exit status: 0" for _, words in found) == 2
    before = (tmp_path / "l.log").read_bytes()
    assert cli("decide", "--dataset", str(SMALL)).status == 0
    assert (tmp_path / "l.log").read_bytes() == before


def test_problems_have_places_and_no_words(cli: Cli, tmp_path: Path) -> None:
    """Of a dataset that is refused the log has the keys that are wrong, not what they hold."""
    Path("my.toml").write_text(edited(('goto = "skill"', f'goto = "{SECRET}"')), "utf-8")
    for words in (("check", "my.toml"), ("decide", "--dataset", "my.toml")):
        cli(*words, "--log", "l.log")
    found = entries(tmp_path / "l.log")
    places = "problems: 4 in my.toml: questions[0].answers[0].goto, "
    told = [words for level, words in found if level == "ERROR"]
    assert [words.startswith(places) for words in told] == [True, True]
    assert [words for _, words in found if words.startswith("exit")] == [
        "exit status: 1",
        "exit status: 2",
    ]
    assert SECRET not in str(found)


@pytest.mark.harness
@pytest.mark.skipif(os.name != "posix", reason="names and pipes as POSIX has them")
def test_a_name_that_moves_the_cursor(cli: Cli, tmp_path: Path) -> None:
    """No control character of a file's name gets into the log."""
    name = "a\x1b[2J\n2026.toml"
    Path(name).write_text(edited(), encoding="utf-8")
    cli("check", name, "--log", "l.log")
    text = (tmp_path / "l.log").read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert ("DEBUG", "reads a�[2J") in entries(tmp_path / "l.log")
    assert "\n    2026.toml\n" in text


@pytest.mark.skipif(os.name != "posix", reason="names and pipes as POSIX has them")
def test_a_log_that_cannot_be_written(cli: Cli, tmp_path: Path) -> None:
    """It is refused in one sentence, before anything else happens, and nothing waits for a pipe."""
    os.mkfifo("pipe")
    for file in (".", "nowhere/l.log", "", "-", "pipe", "/dev/full", "a\0b"):
        ran = cli("init", "new.toml", "--log", file)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "log" in ran.err
    assert not (tmp_path / "new.toml").exists()


def test_a_fault_is_in_the_log(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its traceback, as in the report."""
    monkeypatch.setattr("roletui.cli.commands.schema.schema", lambda: 1 / 0)
    assert carried_out(lambda: run(["schema", "--log", "l.log"])) == 2
    text = (tmp_path / "l.log").read_text(encoding="utf-8")
    assert re.search(r"CRITICAL \+\d+\.\d ms  Traceback \(most recent call last\):\n    ", text)
    assert "\n    ZeroDivisionError: division by zero\n" in text


def test_the_version_and_all_about_it(cli: Cli) -> None:
    """Versions of everything, the datasets with their hashes, and the terminal."""
    ran = cli("--version", "--verbose")
    assert (ran.status, ran.err) == (0, "")
    assert cli("--verbose", "--version") == ran
    lines = ran.out.splitlines()
    assert lines[0] == f"roletui {__version__}"
    for name in ("textual", "rich", "tomli", "markdown-it-py", "tree-sitter-toml", "argcomplete"):
        assert f"{name} {version(name)}" in lines
    assert any(re.fullmatch(r"dataset ai-roles: ai-roles \S+ \([0-9a-f]{16}\)", x) for x in lines)
    assert "TERM=xterm-256color" in lines
    assert cli("--version") == Ran(0, f"roletui {__version__}\n", "")
    assert "roletui --version --verbose" in cli("--verbose").err
    assert not any(line.startswith("hypothesis") for line in lines)


def test_a_crash_report_says_the_same(cli: Cli) -> None:
    """Also of a dataset that cannot be used."""
    told = cli("--version", "--verbose").out
    path = report(ZeroDivisionError("x"), COMMAND)[2].rpartition(": ")[2]
    text = Path(path).read_text(encoding="utf-8")
    assert set(told.splitlines()[:-1]) <= set(text.splitlines())


@pytest.mark.harness
def test_logging_is_loaded_only_for_a_log(tmp_path: Path) -> None:
    """A command without the option imports neither ``logging`` nor what writes the log."""
    probe = (
        "import os, sys\nfrom roletui.__main__ import main\nos._exit = sys.exit\ntry:\n"
        "    main()\nfinally:\n    print(sorted({'logging', 'roletui.cli.log_file', "
        "'roletui.cli.installation', 'platform'} & sys.modules.keys()), file=sys.stderr)\n"
    )
    for words in (["decide", "--dataset", str(SMALL)], ["--version"], ["where"]):
        ran = subprocess.run(
            [sys.executable, "-c", probe, *words], capture_output=True, text=True, cwd=tmp_path
        )
        assert ran.stderr.splitlines()[-1] == "[]"
