"""Paths as they are typed and shown: completed from what is in a folder, and short."""

import os
from typing import NamedTuple


class Completion(NamedTuple):
    """What is typed of a path, completed as far as it is certain."""

    text: str
    names: tuple[str, ...]
    """The entries of the folder that begin so, sorted; a folder ends in a separator."""


def completed(text: str) -> Completion:
    """Complete a path from the file system; ``~`` stands for the home folder.

    Hidden entries count only where a dot is typed. What cannot be read holds nothing.
    """
    folder, start = os.path.split(text)
    if not folder and start == "~":
        return Completion(f"~{os.sep}", ())
    try:
        with os.scandir(os.path.expanduser(folder) or os.curdir) as entries:
            names = sorted(
                entry.name + os.sep * entry.is_dir()
                for entry in entries
                if entry.name.startswith(start) and (start or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        names = []
    if not names:
        return Completion(text, ())
    first, last = names[0], names[-1]  # in between, all begin like these two
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return Completion(os.path.join(folder, first[:same]), tuple(names))


def short_path(path: str) -> str:
    """Return a path in full, but with ``~`` for the home folder."""
    whole = os.path.abspath(os.path.expanduser(path))
    home = os.path.expanduser("~").rstrip(os.sep)
    inside = home != "~" and home and f"{whole}{os.sep}".startswith(f"{home}{os.sep}")
    return f"~{whole[len(home) :]}" if inside else whole
