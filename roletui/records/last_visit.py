"""What is kept of the last visit: the screen that was left, the theme, what was summed up.

Each is a line in a file of its own beside the sessions. It belongs to whoever sits there, not to a
decision, so no session and no record holds it.
"""

import os
from contextlib import suppress

from roletui.disk.paths import sessions_folder
from roletui.disk.write import write_text
from roletui.settings.settings import Settings
from roletui.text.tuples import NamedTuple


class Kept(NamedTuple):
    """A line that is kept."""

    name: str
    """The name of its file: without a suffix, so that it is nobody's session."""
    longest: int
    """Maximum length of the file in characters."""

    @property
    def path(self) -> str:
        """Path of its file."""
        return os.path.join(sessions_folder(), self.name)

    def read(self) -> str | None:
        """Return the line; None where none is kept."""
        with suppress(OSError, UnicodeDecodeError), open(self.path, encoding="utf-8") as stream:
            return stream.read(self.longest).strip()
        return None

    def keep(self, words: str) -> None:
        """Keep a line; where nothing can be written, it is not kept."""
        with suppress(OSError, UnicodeEncodeError):
            os.makedirs(sessions_folder(), exist_ok=True)
            write_text(self.path, f"{words}\n", overwrite=os.path.lexists(self.path))


PLACE = Kept("place", 1000)
"""The name of the screen that was left, behind the id of its dataset."""
THEME = Kept("theme", 100)
"""The name of the theme that was chosen; an empty one follows the terminal."""
SUMMED = Kept("summed", 4000)
"""The path of the file or folder that was summed up."""


def kept_place(dataset: str) -> str:
    """Return the name of the screen on which a dataset was left last; empty where none is kept."""
    left, _, name = (PLACE.read() or "").partition(" ")
    return name if left == dataset else ""


def keep_place(dataset: str, name: str) -> None:
    """Keep the name of a screen, if anything is kept already and can be written."""
    kept = f"{dataset} {name}"
    if kept != PLACE.read() and os.path.isdir(sessions_folder()):
        PLACE.keep(kept)


def forget_place() -> None:
    """Begin on the first screen next time."""
    with suppress(OSError):
        os.unlink(PLACE.path)


def theme_of(settings: Settings) -> str:
    """Return the theme of the next start: the one chosen last, else the one that is set."""
    kept = THEME.read()
    return settings.theme if kept is None else kept
