"""Print how other programs do beside this one: ``python -m tests.benchmarks.peers 'vd data.csv'``.

Each program is a command line, relative files as seen from the current folder. In every round each
starts anew in a pseudo-terminal of 120 × 40, is left until it rests, moves its cursor down and up,
and is ended. Whoever runs it installs them.
"""

import argparse
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import time

from .figures import spread
from .programs import BARE, Place, place, roletui
from .terminal import Terminal

QUIET = 400
"""A program rests when it has written nothing for so many milliseconds."""
PRESSES = 10
"""How often the cursor goes down and up again."""
OWNER = """
import sys
from importlib.metadata import distributions, version
name = sys.argv[1]
for found in distributions():
    if any(file.name == name and "bin" in file.parts for file in found.files or ()):
        print(found.metadata["Name"], found.version)
        if any(word.startswith("textual") for word in found.requires or ()):
            print("Textual", version("textual"))
"""
"""Run by a program's own interpreter: prints which package it is from, and which Textual it has."""


def main() -> None:
    """Measure every program in turn, as often as asked for, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.peers", description=main.__doc__
    )
    parser.add_argument("command", nargs="*", help="a program with its arguments")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    programs = {"roletui": [*roletui(), "--dataset", "ai-roles"], "bare Textual app": BARE}
    for command in options.command:
        words = shlex.split(command)
        found = shutil.which(words[0]) or sys.exit(f"{words[0]} is not installed")
        files = [os.path.abspath(word) if os.path.exists(word) else word for word in words[1:]]
        programs[os.path.basename(words[0])] = [os.path.abspath(found), *files]
    figures: dict[str, list[tuple[float, float, float]]] = {name: [] for name in programs}
    for _ in range(options.runs):
        for name, words in programs.items():
            with place() as where:
                figures[name].append(_measured(words, where))
    print("| program | at rest after | a key, p50 | memory |")
    print("|---------|---------------|------------|--------|")
    for name, rounds in figures.items():
        start, key, memory = zip(*rounds, strict=True)
        cells = spread(start, "ms"), spread(key, "ms"), spread(memory, "MB")
        print(f"| {name} | {' | '.join(cells)} |")
    told = "; ".join(filter(None, map(_versions, programs.values())))
    print(f"\nMedians (least–greatest) of {options.runs}, {time.strftime('%Y-%m-%d')}. {told}.")
    print(f"At the end {os.getloadavg()[0]:.1f} tasks wanted one of {os.cpu_count()} processors.")


def _versions(words: list[str]) -> str:
    """Return which version of which package a Python program is; empty for any other."""
    with open(words[0], "rb") as stream:
        mark, _, interpreter = stream.readline().decode(errors="replace").strip().partition("#!")
    if mark or not os.path.exists(interpreter):
        return ""
    asked = [interpreter, "-c", OWNER, os.path.basename(words[0])]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return ", ".join(answer.stdout.split("\n")).strip(", ")


def _measured(words: list[str], where: Place) -> tuple[float, float, float]:
    """Return when a program rests, what a key takes (0 if it shows nothing), and its memory."""
    terminal = Terminal(words, {**where.environment, "HOME": where.folder}, where.folder)
    try:
        rests = (terminal.settle(QUIET, 15_000) or terminal.started) - terminal.started
        taken = [terminal.latency(key) for _ in range(PRESSES) for key in ("down", "up")]
        keys = [each for each in taken if each is not None]
        return rests, statistics.median(keys) if keys else 0.0, terminal.peak_memory()
    finally:
        terminal.close()


if __name__ == "__main__":
    main()
