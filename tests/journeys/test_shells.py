"""Completion in the shells that are installed here, as somebody uses it who presses tab."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import edited

if sys.platform == "win32":
    pytest.skip("these shells belong to POSIX systems", allow_module_level=True)

from journeys.terminal import Terminal


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program found as a user finds it."""
    programs = tmp_path / "programs"
    programs.mkdir()
    script = f'#!/bin/sh\nexec "{sys.executable}" -m roletui "$@"\n'
    (programs / "roletui").write_text(script, encoding="utf-8")
    (programs / "roletui").chmod(0o755)
    (tmp_path / "small.toml").write_text(edited(), encoding="utf-8")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", path)


def shell_of(name: str) -> str:
    """Return the path of a shell; skip where it is not installed."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed here")
    return found


def test_in_bash() -> None:
    """Bash calls the function that the script defines, and gets the ids behind the ``=``."""
    line = "roletui decide --dataset small.toml -a fault="
    script = (
        'eval "$(roletui completion bash)"; COMP_TYPE=9; COMP_WORDBREAKS="@=: "; '
        f'COMP_LINE="{line}"; COMP_POINT={len(line)}; '
        '_python_argcomplete roletui "" =; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ended = subprocess.run(
        [shell_of("bash"), "--norc", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.stdout.split(), ended.stderr) == (["yes", "no", "unsure"], "")


def test_in_fish() -> None:
    """Fish shows each id with what it means."""
    script = (
        "roletui completion fish | source; "
        "complete -C 'roletui cost --dataset small.toml -l workshop@s'"
    )
    ended = subprocess.run(
        [shell_of("fish"), "--no-config", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.splitlines() == [
        "workshop@shop=\tBicycle workshop, In a shop",
        "workshop@street=\tBicycle workshop, On the street",
    ]


def test_in_zsh() -> None:
    """Zsh lists each id with what it means when the tab key is pressed."""
    with Terminal([shell_of("zsh"), "-f", "-i"]) as terminal:
        terminal.type("PS1='READY> '; autoload -Uz compinit; compinit -u -D\n")
        terminal.wait_for("READY> ")
        terminal.type('eval "$(roletui completion zsh)"; echo "SOUR""CED"\n')
        terminal.wait_for("SOURCED")
        terminal.type("roletui decide --dataset small.toml -a fault=\t\t")
        terminal.wait_for("fault=yes -- Yes, something small")
        terminal.wait_for("fault=unsure -- Not sure")
