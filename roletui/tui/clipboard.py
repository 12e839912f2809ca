"""The clipboard in tmux, whose default passes nothing on that a program asks a terminal to copy."""

import subprocess
from contextlib import suppress

PATIENCE = 2
"""Seconds that tmux may take."""


def give_to_tmux(text: str) -> None:
    """Give tmux a text to paste, and to send to the clipboard of its terminal if it can."""
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode(errors="replace"),
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
