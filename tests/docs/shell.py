"""A shell for what pages tell a reader to type, and the commands in their blocks."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_END = re.compile(rb"\x1e(\d+)\x1e")

PROGRAM = """\
#!{python}
from datetime import date
from roletui.__main__ import main
from roletui.cli import inputs
class Today(date):
    @classmethod
    def today(cls):
        return cls.fromisoformat("{today}")
inputs.date = Today
main()
"""
"""The installed program, on a day that is always the same."""


def install(folder: Path, today: str) -> None:
    """Put a ``roletui`` whose today is that day into a folder for programs."""
    folder.mkdir()
    program = folder / "roletui"
    program.write_text(PROGRAM.format(python=sys.executable, today=today), encoding="utf-8")
    program.chmod(0o755)


def lay_checkout(folder: Path) -> None:
    """Copy what a checkout holds into a folder, with the environment that runs this."""
    top = Path(__file__).parents[2]
    pattern = ("__pycache__", "*.egg-info", ".*", "build", "dist")
    ignored = shutil.ignore_patterns(*pattern)
    shutil.copytree(top, folder, ignore=ignored, dirs_exist_ok=True)
    (folder / ".venv").symlink_to(sys.prefix)


class Shell:
    """A shell that keeps its folder and its variables from one command to the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.status = 0
        """How the last command ended."""
        self.patience = 120.0
        """Seconds that a command may take."""
        self._start()

    def _start(self) -> None:
        self._bash = subprocess.Popen(
            ["bash", "--norc"],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            start_new_session=True,
        )

    def run(self, command: str) -> str:
        """Run a command with nothing on its standard input; return all that it prints.

        One that is not done in time is ended, and the shell with it.
        """
        assert self._bash.stdin
        # The command sees the status of the one before it, and may end the shell.
        text = f"(exit {self.status})\n{{\n{command}\n}} </dev/null\nprintf '\\036%s\\036' $?\n"
        self._bash.stdin.write(text.encode())
        printed, ended = b"", None
        limit = time.monotonic() + self.patience
        while not (ended := _END.search(printed)):
            if not (read := self._read(limit - time.monotonic())):
                self.status = self.close()
                self._start()
                return printed.decode()
            printed += read
        self.status = int(ended[1])
        return printed[: ended.start()].decode()

    def _read(self, seconds: float) -> bytes:
        assert self._bash.stdout
        ready, _, _ = select.select([self._bash.stdout], [], [], max(seconds, 0))
        if not ready:
            os.killpg(self._bash.pid, signal.SIGKILL)  # and what it waits for
        return os.read(self._bash.stdout.fileno(), 1 << 16)

    def close(self) -> int:
        """End the shell; return its exit status."""
        assert self._bash.stdin
        assert self._bash.stdout
        self._bash.stdin.close()
        self._bash.stdout.close()
        return self._bash.wait(self.patience)


def commands(body: str) -> Iterator[tuple[int, str]]:
    """Yield each command of a script with the number of its first line, remarks left out."""
    begun, first = "", 0
    for number, line in enumerate(body.splitlines()):
        if not begun and (not line.strip() or line.lstrip().startswith("#")):
            continue
        first = first if begun else number
        begun += f"{line}\n"
        if is_whole(begun):
            yield first, begun.rstrip("\n")
            begun = ""
    assert not begun, f"this command never ends:\n{begun}"


def is_whole(command: str) -> bool:
    """Return whether a shell would run a command rather than wait for its next line."""
    if command.endswith("\\\n"):
        return False
    ran = subprocess.run(["bash", "-n"], input=command, capture_output=True, text=True)
    return not (ran.stderr and ran.returncode) and "here-document" not in ran.stderr


def typed(body: str) -> Iterator[tuple[int, str, str]]:
    """Yield each command of a session, the number of its line, and what is shown of its output.

    A command begins with ``$``; its further lines begin with ``>``.
    """
    for found in re.finditer(r"^\$ (.*\n(?:> .*\n)*)((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        command = re.sub(r"^> ", "", found[1], flags=re.MULTILINE).rstrip("\n")
        yield body.count("\n", 0, found.start()), command, found[2]


def fitted(shown: str, printed: str) -> str:
    """Return what is shown if it fits what was printed; else what was printed, cut in the same way.

    A line ``…`` stands for any lines, a ``…`` within a line for any text. A cut keeps as many lines
    as it kept before it and behind it.
    """
    shown_lines, lines = shown.splitlines(), printed.splitlines()
    pattern = "".join(_pattern(line) for line in shown_lines)
    if re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)):
        return shown
    if "…" in shown_lines:
        first = shown_lines.index("…")
        behind = shown_lines[::-1].index("…")
        lines = [*lines[:first], "…", *lines[len(lines) - behind :]]
    return "".join(f"{line}\n" for line in lines)


def _pattern(line: str) -> str:
    if line == "…":
        return "(?:.*\n)*"
    return ".*".join(map(re.escape, line.split("…"))) + "\n"
