"""The programs that are measured, where they run, and with which environment."""

import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = sys.executable
BARE = [PYTHON, "-P", os.path.join(HERE, "bare.py")]
"""The bare Textual app."""


class Place(NamedTuple):
    """An empty folder to run in, and the environment of a plain terminal."""

    folder: str
    environment: dict[str, str]


def roletui() -> list[str]:
    """Return the command as it was installed beside the interpreter that runs this."""
    beside = os.path.join(sysconfig.get_path("scripts"), "roletui")
    found = os.environ.get("ROLETUI_COMMAND") or (
        beside if os.path.exists(beside) else shutil.which("roletui")
    )
    if not found:
        raise SystemExit("roletui is not installed: pip install -e '.[test]'")
    return [os.path.abspath(found)]


@contextmanager
def place() -> Iterator[Place]:
    """Make an empty folder; keep the user's own files and settings out of the measurement."""
    with tempfile.TemporaryDirectory(prefix="roletui-benchmark-") as folder:
        dropped = ("LINES", "COLUMNS", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
        environment = {key: value for key, value in os.environ.items() if key not in dropped}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            environment[f"XDG_{name}_HOME"] = os.path.join(folder, name.lower())
        yield Place(folder, environment)
