"""The ground of the terminal, for whoever wants to follow it."""

import os
from collections.abc import Callable

from roletui.text.terminal_ground import is_dark, is_dark_by


class Ground:
    """Whether it is dark, as far as is known: first by the environment, then by the terminal."""

    def __init__(self) -> None:
        self.dark = is_dark_by(os.environ.get("COLORFGBG", ""))
        """None while nobody has said."""
        self.ask: Callable[[], object] = lambda: None
        """Asks the terminal, if it can be asked; the answer may come at any time, or never."""
        self.changed: Callable[[], object] = lambda: None
        """Called when the terminal has answered, in the thread that reads it."""

    def hear(self, said: str) -> None:
        """Take what the terminal has said, if it is about its ground."""
        dark = is_dark(said)
        if dark is not None:
            self.dark = dark
            self.changed()
