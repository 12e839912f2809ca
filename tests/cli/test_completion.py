"""Completion: what a shell is offered at each place of a command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import SMALL, Ran, small

from roletui.cli.candidates import CHOICES, LONGEST, OF_DATASET, OF_FILES, of_dataset, shown
from roletui.cli.commands.completion import STARTUP
from roletui.cli.parser import build
from roletui.cli.parsing import walk
from roletui.dataset.model import Exchange

Cli = Callable[..., Ran]

FREE = {
    "help", "version", "as_of", "bills", "filter", "port", "spend", "starts", "most", "max_rise",
    "task", "status", "by", "verbose", "table", "id", "maps", "date",
}  # fmt: skip
"""Arguments for which anything may stand."""

ON_SMALL = f"roletui --dataset {SMALL}"


LINES: list[tuple[str, dict[str, str] | list[str]]] = [
    ("roletui compa", {"compare": "show the roles side by side"}),
    (f"{ON_SMALL} decide -a ", ["fault=", "skill=", "carry="]),
    (f"roletui decide --dataset {SMALL} -a fault=no -a f", []),
    (
        f"roletui decide --dataset={SMALL} -a fault=",
        {
            "fault=yes": "Yes, something small",
            "fault=no": "No, something larger",
            "fault=unsure": "Not sure",
        },
    ),
    (f"{ON_SMALL} decide -a nothing=", []),
    (f"{ON_SMALL} decide -a fault=No+", {"fault=no+yes": "also: Yes, something small"}),
    (f"{ON_SMALL} ask -a fault=no+y", ["fault=no+yes"]),
    (f"{ON_SMALL} decide -a fault=unsure+", []),
    (f"{ON_SMALL} compare workshop ", ["mobile", "self"]),
    (f"{ON_SMALL} compare --pin m", {"mobile": "Mobile mechanic"}),
    (f"{ON_SMALL} compare --pin Mób", {"mobile": "Mobile mechanic"}),
    (f"{ON_SMALL} compare --hide w", ["workshop", "wait"]),
    (f"{ON_SMALL} cost -l MOBILE@sh", {"mobile@shop=": "Mobile mechanic, In a shop"}),
    (f"{ON_SMALL} decide -a Fault=N", {"fault=no": "No, something larger"}),
    (f"{ON_SMALL} compare --sort p", ["place", "pros", "payment"]),
    (f"{ON_SMALL} compare --sort-factors s", ["self"]),
    (
        f"{ON_SMALL} cost -l mob",
        {
            "mobile=": "Mobile mechanic",
            "mobile@street=": "Mobile mechanic, On the street",
            "mobile@shop=": "Mobile mechanic, In a shop",
        },
    ),
    (f"{ON_SMALL} cost -l workshop=1x8x1 --currency ", {"EUR": "the dataset's own"}),
    ("roletui cost --currency U", ["USD"]),
    ("roletui cost --with ramp", {"ramp-up=": "Ramp-up, weeks"}),
    ("roletui cost --without ramp", {"ramp-up": "Ramp-up"}),
    ("roletui graph --format d", {"dot": "drawn by Graphviz"}),
    ("roletui cost --against p", {"p80": "what 8 of 10 simulated plans do not exceed"}),
    ("roletui decide --p", ["--pack"]),
    ("roletui decide --as-of ", []),
    ("roletui --dataset d", ["data-roles", "deep/"]),
    ("roletui check mine", ["mine.toml"]),
    ("roletui diff O", ["OLD.MD"]),
    ("roletui export ", ["OLD.MD", "broken.toml", "deep/", "mine.toml", "record.md"]),
    ("roletui export deep/", ["deep/other.md"]),
    ("roletui recheck rec", ["record.md"]),
    ("roletui export -o oth", ["other.txt"]),
    ("roletui graph > oth", ["other.txt"]),
    ("roletui completion ", ["bash", "zsh", "fish"]),
    ("roletui --dataset broken.toml decide -a ", []),
    ("roletui --dataset nowhere.toml compare ", []),
    ("roletui --dataset - decide -a ", []),
]
"""What stands on a line, and what is offered behind it: words with their meanings, or words."""

FILES = {
    "mine.toml": "",
    "record.md": "",
    "other.txt": "",
    "deep/other.md": "",
    "a:b.json": "",
    "broken.toml": "x = [",
    "OLD.MD": "",
}

PROBE = """\
import json, os, sys
from roletui.cli.complete import complete
for line, shell in json.load(sys.stdin):
    child = os.fork()
    if child == 0:
        os.dup2(1, 8)
        os.environ.update(_ARGCOMPLETE_SHELL=shell, COMP_LINE=line, COMP_POINT=str(len(line)))
        print("", flush=True)
        os._exit(complete())
    os.waitpid(child, 0)
    print("", end="\\f", flush=True)
"""
"""Each line is completed by a process of its own, since argcomplete takes its streams over."""


def answers(folder: Path, *lines: tuple[str, str]) -> list[dict[str, str]]:
    """Return what shells are offered at the ends of lines."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    given = {"IFS": "\n", "DFS": "\t", "SUPPRESS_SPACE": "1"}
    ended = subprocess.run(
        [sys.executable, "-c", PROBE],
        input=json.dumps(lines),
        env={**os.environ, "_ARGCOMPLETE": "1", **{f"_ARGCOMPLETE_{k}": given[k] for k in given}},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr == ""
    return [
        {
            word: meaning
            for word, _, meaning in (row.partition("\t") for row in part.split("\n"))
            if word
        }
        for part in ended.stdout.split("\f")[:-1]
    ]


@pytest.mark.harness
@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_what_is_offered(tmp_path: Path) -> None:
    """A shell is offered what may stand there in the dataset that the line names."""
    offered = answers(tmp_path / "here", *((line, "fish") for line, _ in LINES))
    for (line, words), found in zip(LINES, offered, strict=True):
        assert (line, found if isinstance(words, dict) else [*found]) == (line, words)


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_colons_reach_zsh(tmp_path: Path) -> None:
    """For zsh a colon in a word is told from the one before its meaning."""
    [found] = answers(tmp_path, ("roletui graph > a", "zsh"))
    assert [*found] == ["a\\:b.json"]


def test_every_argument_is_known() -> None:
    """An argument that takes a value has its words, its files, its choices, or takes anything."""
    unknown = [
        f"{parser.prog} {argument.dest}"
        for parser in walk(build())
        for argument in parser.arguments
        if argument.nargs != 0
        and argument.choices is None
        and argument.dest not in {*OF_DATASET, *OF_FILES, *FREE}
    ]
    assert unknown == []


def test_the_currencies_of_a_dataset() -> None:
    """The dataset's own currency is offered, and those that it states a rate for, with the rate."""
    dataset = small().dataset
    rates = (Exchange("GBP", Decimal("0.86"), "2026-11-01", "guild"),)
    dataset = dataset._replace(budget=dataset.budget._replace(exchange=rates))
    assert of_dataset("currency", dataset, "", ()) == {
        "EUR": "the dataset's own",
        "GBP": "0.86 for one EUR",
    }


def test_a_meaning_is_one_short_line() -> None:
    """What a dataset says cannot command the terminal of who completes."""
    assert shown("a\n \x1b[2J b") == "a \N{REPLACEMENT CHARACTER}[2J b"
    assert len(shown("x" * 999)) == LONGEST
    assert all(shown(words) == words for words in CHOICES.values())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed(cli: Cli, shell: str) -> None:
    """``completion`` prints a script that completes this program, and nothing else."""
    ran = cli("completion", shell)
    assert (ran.status, ran.err) == (0, "")
    assert "roletui" in ran.out


@pytest.mark.parametrize(
    ("shell", "told"),
    [
        ("/usr/bin/zsh", ["zsh"]),
        ("/opt/fish", ["fish"]),
        ("/bin/bash", ["bash"]),
        ("/bin/csh", ["bash", "zsh", "fish"]),
        ("", ["bash", "zsh", "fish"]),
    ],
)
def test_without_a_shell_it_says_how(
    cli: Cli, shell: str, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which line goes into which file, for the shell of SHELL; else for all that are known."""
    monkeypatch.setenv("SHELL", shell)
    ran = cli("completion")
    assert (ran.status, ran.err) == (0, "")
    named = [line.split()[4] for line in ran.out.splitlines() if line.startswith("To complete")]
    assert named == [f"{name}," for name in told]
    for name in told:
        file, line = STARTUP[name]
        assert f"at the end of {file}:\n\n    {line}\n" in ran.out
