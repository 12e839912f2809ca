"""The theme that was chosen last: its name in a file beside the sessions, and nothing else.

It belongs to whoever sits there, not to a decision, so no session and no record holds it.
"""

import os
from contextlib import suppress

from roletui.disk.paths import sessions_folder
from roletui.disk.write import write_text
from roletui.settings.settings import Settings

_LONGEST = 100
"""Maximum length of a theme's name in characters."""


def theme_of(settings: Settings) -> str:
    """Return the theme of the next start: the one chosen last, else the one that is set."""
    kept = kept_theme()
    return settings.theme if kept is None else kept


def kept_theme() -> str | None:
    """Return the name of the theme that was chosen last; None where none was.

    An empty name follows the terminal.
    """
    with suppress(OSError, UnicodeDecodeError), open(_path(), encoding="utf-8") as stream:
        return stream.read(_LONGEST).strip()
    return None


def keep_theme(name: str) -> None:
    """Keep the name of a theme; where nothing can be written, it is not kept."""
    with suppress(OSError):
        os.makedirs(sessions_folder(), exist_ok=True)
        write_text(_path(), f"{name}\n", overwrite=os.path.lexists(_path()))


def _path() -> str:
    # Without a suffix, so that it is nobody's session.
    return os.path.join(sessions_folder(), "theme")
