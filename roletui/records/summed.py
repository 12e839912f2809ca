"""The file or folder that was summed up last: its path beside the sessions, and nothing else."""

import os
from contextlib import suppress

from roletui.disk.paths import sessions_folder
from roletui.disk.write import write_text

_LONGEST = 4000
"""Maximum length of a path in characters."""


def kept_path() -> str:
    """Return the path that was summed up last; empty where none was."""
    with suppress(OSError, UnicodeDecodeError), open(_file(), encoding="utf-8") as stream:
        return stream.read(_LONGEST).strip()
    return ""


def keep_path(path: str) -> None:
    """Keep a path; where nothing can be written, it is not kept."""
    with suppress(OSError, UnicodeEncodeError):
        os.makedirs(sessions_folder(), exist_ok=True)
        write_text(_file(), f"{path}\n", overwrite=os.path.lexists(_file()))


def _file() -> str:
    # Without a suffix, so that it is nobody's session.
    return os.path.join(sessions_folder(), "summed")
