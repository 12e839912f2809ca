"""The theme that was chosen last: its name in a file beside the sessions, and nothing else.

It belongs to whoever sits there, not to a decision, so no session and no record holds it.
"""

import os
from contextlib import suppress

from roletui.disk.paths import sessions_folder
from roletui.disk.write import write_text

_LONGEST = 100
"""Maximum length of a theme's name in characters."""


def kept_theme() -> str:
    """Return the name of the theme that was chosen last; empty where none was."""
    with suppress(OSError, UnicodeDecodeError), open(_path(), encoding="utf-8") as stream:
        return stream.read(_LONGEST).strip()
    return ""


def keep_theme(name: str) -> None:
    """Keep the name of a theme; where nothing can be written, it is not kept."""
    with suppress(OSError):
        os.makedirs(sessions_folder(), exist_ok=True)
        write_text(_path(), f"{name}\n", overwrite=os.path.lexists(_path()))


def _path() -> str:
    # Without a suffix, so that it is nobody's session.
    return os.path.join(sessions_folder(), "theme")
