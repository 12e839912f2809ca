"""The ground of the terminal, for whoever wants to follow it."""

import os
from collections.abc import Callable

from roletui.early import first_frame
from roletui.text.terminal_ground import is_dark, is_dark_by


class Ground:
    """Whether it is dark, as far as is known.

    First the environment says it, or else the first frame that stands there; then the terminal.
    """

    def __init__(self) -> None:
        by_name = is_dark_by(os.environ.get("COLORFGBG", ""))
        self.dark = first_frame.ground() if by_name is None else by_name
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
