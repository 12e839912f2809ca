"""The screen that was left last: its name and the dataset's in a file beside the sessions.

It belongs to whoever sits there, not to a decision, so no session and no record holds it.
"""

import os
from contextlib import suppress

from roletui.disk.paths import sessions_folder
from roletui.disk.write import write_text

_LONGEST = 1000
"""Maximum length of the file in characters."""


def kept_place(dataset: str) -> str:
    """Return the name of the screen on which a dataset was left last; empty where none is kept."""
    left, _, name = _kept().partition(" ")
    return name if left == dataset else ""


def keep_place(dataset: str, name: str) -> None:
    """Keep the name of a screen, if anything is kept already and can be written."""
    kept = f"{dataset} {name}"
    if kept != _kept() and os.path.isdir(sessions_folder()):
        with suppress(OSError):
            write_text(_path(), f"{kept}\n", overwrite=os.path.lexists(_path()))


def forget_place() -> None:
    """Begin on the first screen next time."""
    with suppress(OSError):
        os.unlink(_path())


def _kept() -> str:
    with suppress(OSError, UnicodeDecodeError), open(_path(), encoding="utf-8") as stream:
        return stream.read(_LONGEST).strip()
    return ""


def _path() -> str:
    # Without a suffix, so that it is nobody's session.
    return os.path.join(sessions_folder(), "place")
