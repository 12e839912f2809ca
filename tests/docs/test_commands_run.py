"""Every command of every page is run, and prints what the page shows: :mod:`docs.story`.

After a change of wording write what is shown again and read what changed:

    ROLETUI_WRITE_PAGES=1 .venv/bin/pytest -n 0 -m harness tests/docs/test_commands_run.py
"""

import os
import re
import sys
from collections.abc import Container, Iterator
from pathlib import Path

import pytest
from helpers import TODAY

from .shell import Shell, commands, fitted, install, lay_checkout, typed
from .story import BLOCK, SHELL, Rules, Story, body_of, text_of, without_remark, write

TOP = Path(__file__).parents[2]
WRITE = "ROLETUI_WRITE_PAGES"
PAGES = [*sorted(TOP.glob("*.md")), *sorted((TOP / "docs").rglob("*.md"))]
ANSWERS = "-a result=words -a engine=nothing -a hands=open"
GIVEN = {
    "roletui-decision.md": f"roletui decide {ANSWERS} --format md > roletui-decision.md",
    "mine.md": f"roletui decide {ANSWERS} --format md > mine.md",
    "yours.md": "roletui decide -a result=routine -a setup=closed --format md > yours.md",
    "alice.md": f"roletui decide {ANSWERS} --format md > alice.md",
    "bob.md": "roletui decide -a result=routine -a setup=closed --format md > bob.md",
    "old.md": "roletui decide -a result=routine -a setup=closed --format md > old.md",
    "decisions": f"mkdir decisions; roletui decide {ANSWERS} --format md > decisions/1.md",
    "docs/decisions": f"mkdir -p docs/decisions; roletui decide {ANSWERS} --format md "
    "> docs/decisions/1.md",
    "datasets": "mkdir datasets; roletui init datasets/my-roles.toml",
    "plan.toml": f"roletui decide {ANSWERS} --format md | roletui export - -o plan.toml",
    "my-roles.toml": "roletui init my-roles.toml",
    "requests.csv": r"printf 'id,result,engine,hands\nbot,words,nothing,open\n' > requests.csv",
    "requests.parquet": r"printf 'id,result\nbot,words\n' | roletui batch - -o requests.parquet",
    "answers.txt": r"printf '\n2\n5\n3\n' > answers.txt",
}
"""Files of the reader's own that pages begin with, and what makes each."""

INSTALLS = "asks a package index; .ci/run and the tests of packaging install"
MEASURES = "measures for minutes, and fails where the machine is slow"
PEERS = "needs five other programs, two of them in an environment of their own"
SKIPPED = {
    r"\b(pip|pipx|tool) install\b|^uvx ": INSTALLS,
    r"--strict -p roletui": "types of what is installed; run by .ci/run",
    r"-m tests\.benchmarks( |$)": MEASURES,
    r"-m tests\.benchmarks\.peers .*harlequin": PEERS,
    r"-m tests\.benchmarks\.mutants": "tries faults for minutes",
    r"-m tests\.simulation\.planted$": "some minutes; the next line takes one of them",
    r"roletui serve": "serves until it is stopped; tests/cli/test_serve.py",
}
"""Commands that are not run, and why."""
INSTEAD = {
    "--steps 1000000": "--steps 500",
    "--real 100000 --kills 2000": "--real 100 --kills 1",
}
"""What takes hours, and a smaller number for it."""
ENDS = {
    # It costs more than that.
    "roletui cost -l ai-engineer@in-house=2x30x26 --spend 150000 --max 120000": 1,
    # One row is bad.
    'roletui batch requests.csv --id request --map "who does it how long=hands" -o decided.csv': 1,
}
"""How commands of scripts end that do not end with 0."""
ELSEWHERE = {
    "duckdb": "tests/docs/test_sql.py",
    "postgres": "tests/docs/test_sql.py",
    "spark": "tests/docs/test_sql.py",
}
"""Programs that not every machine has, and the test that runs what is typed for them."""
BY_HAND = {"docs/releasing.md": "it publishes; it is followed for each release"}
"""Pages of which nothing is run."""
RULES = Rules(SKIPPED, INSTEAD, ENDS, ELSEWHERE)
APART = "docs/commands.md"
"""The page whose examples do not follow one another."""


def scripts(page: Path) -> Iterator[str]:
    """Yield every command of a page."""
    for block in BLOCK.finditer(text_of(page)):
        if block["kind"] == "sh":
            yield from (command for _, command in commands(body_of(block)))
        elif block["kind"] == "console":
            yield from (command for _, command, _ in typed(body_of(block)))


def runs(page: Path) -> bool:
    """Return whether a page has a command to run."""
    return name_of(page) not in BY_HAND and any(
        block["kind"] in SHELL for block in BLOCK.finditer(text_of(page))
    )


def held(page: Path) -> set[str]:
    """Return the names of the files that a page writes out in full."""
    return {
        block["file"]
        for block in BLOCK.finditer(text_of(page))
        if block["file"] and block["kind"] not in (*SHELL, "diff")
    }


def prepare(shell: Shell, said: str, but: Container[str] = ()) -> None:
    """Make the files of the reader's own that some commands name before they make them.

    Those in ``but`` are not made: the page holds them itself.
    """
    for name, command in GIVEN.items():
        if name in but:
            continue
        word = rf"(?<![\w./-]){re.escape(name)}(?![\w.-])"
        first = re.search(word, said)
        if first and not re.search(r"(init|-o|>|mkdir) $", said[: first.start()]):
            shell.run(command)
            assert shell.status == 0, command


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """Return a shell in an empty folder, with the program on its path."""
    install(tmp_path / "programs", TODAY)
    monkeypatch.setenv("PATH", f"{tmp_path / 'programs'}:{os.environ['PATH']}")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    started = Shell(folder)
    yield started
    started.close()


def name_of(page: Path) -> str:
    """Return the path of a page from the top."""
    return page.relative_to(TOP).as_posix()


@pytest.mark.harness
@pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a POSIX shell")
@pytest.mark.parametrize("page", [*filter(runs, PAGES)], ids=name_of)
def test_the_commands_of_a_page_run(page: Path, shell: Shell) -> None:
    """Every command ends well and prints what is shown, after every change that is asked for."""
    if any(".venv/" in command for command in scripts(page)):
        lay_checkout(shell.folder)
    prepare(shell, "\n".join(scripts(page)), held(page))
    story, text = Story(shell, RULES), text_of(page)
    told, wrong = [], []
    for block in BLOCK.finditer(text):
        if name_of(page) == APART:
            shell.run(f"cd '{shell.folder}' && rm -rf ./*")
            prepare(shell, body_of(block))
        try:
            told.append((block, story.told(block)))
        except (AssertionError, OSError) as error:
            wrong.append(f"{name_of(page)}, line {story.line}: {error}")
            continue
        if told[-1][1] != body_of(block) and not os.environ.get(WRITE):
            wrong.append(f"{name_of(page)}, line {story.line} shows something else:\n{told[-1][1]}")
    if os.environ.get(WRITE):
        for block, body in reversed(told):
            if block["fence"]:
                body = re.sub("^(?=.)", block["indent"], body, flags=re.MULTILINE)
                text = text[: block.start("body")] + body + text[block.end("body") :]
        write(page, text)
    assert not wrong, "\n".join(wrong)


def test_every_page_with_commands_is_found() -> None:
    """The pages that anybody begins with are among them; no exception stands for nothing."""
    assert {"README.md", "CONTRIBUTING.md", "docs/authoring.md", "docs/commands.md"} <= {
        name_of(page) for page in PAGES if runs(page)
    }
    every = [without_remark(c) for page in PAGES if runs(page) for c in scripts(page)]
    assert [rule for rule in SKIPPED if not any(re.search(rule, c) for c in every)] == []
    assert [part for part in INSTEAD if not any(part in c for c in every)] == []
    assert [command for command in ENDS if command not in every] == []
    blocks = [block for page in PAGES for block in BLOCK.finditer(text_of(page))]
    needed = {block["file"] for block in blocks if block["kind"] == "console" and block["file"]}
    assert [name for name in needed if not (TOP / ELSEWHERE[name]).is_file()] == []


def test_the_commands_of_a_script() -> None:
    """A command goes on while a quote, a loop or a line is open; remarks are none."""
    script = "# a remark\n\none 'two\nthree'\nfor x in 1; do\n  y\ndone\na \\\n  b  # c\n"
    assert [*commands(script)] == [
        (2, "one 'two\nthree'"),
        (4, "for x in 1; do\n  y\ndone"),
        (7, "a \\\n  b  # c"),
    ]


def test_a_block_in_a_list(shell: Shell) -> None:
    """It is run, and compared, without its indent."""
    page = "1. First\n\n   ```console\n   $ echo a\n   a\n   ```\n"
    [block] = BLOCK.finditer(page)
    assert Story(shell, Rules()).told(block) == body_of(block) == "$ echo a\na\n"


def test_the_commands_of_a_session() -> None:
    """What is shown belongs to the command above it; a command goes on behind ``>``."""
    session = "$ one\nprinted\n\nmore\n$ cat <<END\n> x\n> END\nx\n$ three\n"
    assert [*typed(session)] == [
        (0, "one", "printed\n\nmore\n"),
        (4, "cat <<END\nx\nEND", "x\n"),
        (8, "three", ""),
    ]


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


def test_a_shell_goes_on(shell: Shell) -> None:
    """A command sees variables and the status before it, has no input, and may end the shell."""
    assert shell.run("x=1; echo 'a b'; echo c >&2; (exit 3)") == "a b\nc\n"
    assert shell.status == 3
    assert shell.run("echo $? $x") == "3 1\n"
    assert shell.run("cat; printf end") == "end"
    assert (shell.run("exit 4"), shell.status) == ("", 4)
    assert shell.run("echo $x") == "\n"


def test_a_command_that_never_ends(shell: Shell) -> None:
    """It is ended with all that it started; the next command has a new shell."""
    shell.patience = 0.2
    assert (shell.run("echo begun; sleep 60 | sleep 60"), shell.status) == ("begun\n", -9)
    shell.patience = 60
    assert shell.run("echo on") == "on\n"


def test_a_page_that_is_wrong_is_named(shell: Shell, tmp_path: Path) -> None:
    """A command that fails, one that is unknown, and one that prints something else."""
    page = "```sh\ntrue\nfalse\n```\n```sh\nno-such-command\n```\n```console\n$ echo a\nb\n```\n"
    story, said, lines = Story(shell, Rules()), [], []
    for block in BLOCK.finditer(page):
        try:
            said.append(story.told(block))
        except AssertionError as error:
            said.append(str(error))
        lines.append(story.line)
    assert said[0].startswith("false\nended with 1 instead of 0")
    assert "ended with 127" in said[1]
    assert lines == [3, 6, 8]
    assert said[2] == "$ echo a\na\n"
