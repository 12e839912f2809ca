"""A text to the clipboard; not every terminal has one, so it is said what else there is to do."""

import os

from textual.app import App

from roletui.disk.complete_path import short_path
from roletui.disk.write import suggested_path, write_text

MOST = 100_000
"""Maximum length of a copied text in characters; terminals drop what is too long."""
WITHOUT = ("linux", "dumb")
"""What ``TERM`` is where no terminal takes what is copied."""


def has_clipboard() -> bool:
    """Tell whether what is copied may arrive anywhere: no terminal says whether it has."""
    return "TMUX" in os.environ or os.environ.get("TERM") not in WITHOUT


def copy(app: App[None], text: str, instead: str, told: str = "") -> None:
    """Copy a text and say so; ``instead`` says what to do where that does not arrive.

    Nothing is written to a file. ``told`` is what was copied, where that is to be seen.
    """
    if len(text) > MOST:
        app.notify(f"It is too long for a clipboard: {instead}.", severity="warning")
    elif not has_clipboard():
        app.notify(f"This terminal has no clipboard: {instead}.", severity="warning")
    else:
        app.copy_to_clipboard(text)
        app.notify(f"Sent to the clipboard{f': {told}' if told else ''}. Not there? {instead}.")


def save(app: App[None], text: str, name: str, suffix: str = ".md") -> None:
    """Save a text under the first free name in the current folder, and say where, or why not."""
    path = suggested_path(suffix=suffix, name=name)
    try:
        write_text(path, text, overwrite=False)
    except OSError as error:
        folder = short_path(os.curdir)
        app.notify(f"It cannot be saved in {folder}: {error.strerror}.", severity="warning")
    else:
        app.notify(f"Saved {short_path(path)}.")
