"""What is found, as workflow commands: GitHub Actions shows them beside the lines of a change."""

import os
from collections.abc import Mapping

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(level: str, message: str, properties: Mapping[str, object]) -> str:
    """Return one line that annotates a file; ``level`` is error, warning or notice.

    Properties that are empty are left out. The message may have several lines.
    """
    given = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items() if value
    )
    return f"::{level}{' ' if given else ''}{given}::{message.translate(_DATA)}"


def in_workspace(file: str) -> str:
    """Return a path from the top of the repository that a workflow has checked out.

    Where there is none, or the file lies outside it, the path is from the working folder.
    """
    return inside(file, os.environ.get("GITHUB_WORKSPACE") or os.curdir)


def inside(file: str, folder: str) -> str:
    """Return the path of a file from a folder, with slashes; its whole path if it lies outside."""
    whole, top = os.path.abspath(file), os.path.abspath(folder)
    within = whole.startswith(os.path.join(top, ""))
    return (os.path.relpath(whole, top) if within else whole).replace(os.sep, "/")
