"""What a report on a fault needs to know of an installation, as lines that can be pasted."""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TextIO

from roletui import __version__
from roletui.dataset.available import available_datasets
from roletui.dataset.load import load
from roletui.text.clean import printable

_TERMINAL = (
    *("TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "NO_COLOR", "COLORFGBG", "TEXTUAL_DRIVER"),
    *("COLUMNS", "LINES", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONUTF8", "PYTHONIOENCODING"),
)
"""The environment variables that change what is shown."""


def lines() -> Iterator[str]:
    """Yield versions, system, datasets and terminal; nothing that somebody wrote or typed."""
    yield f"roletui {__version__}"
    yield f"Python {platform.python_version()} ({platform.python_implementation()})"
    yield platform.platform()
    yield from _dependencies()
    yield from _datasets()
    given = {name: value for name, value in os.environ.items() if name in _TERMINAL}
    yield from (printable(f"{name}={given[name]}") for name in _TERMINAL if name in given)
    # The app has others in their place while it runs.
    streams = (("stdin", sys.__stdin__), ("stdout", sys.__stdout__), ("stderr", sys.__stderr__))
    told = (f"{name} {_stream(stream)}" for name, stream in streams)
    yield f"streams: {', '.join(told)}"


def _stream(stream: TextIO | None) -> str:
    if stream is None:
        return "closed"
    with suppress(OSError, ValueError):
        width, height = os.get_terminal_size(stream.fileno())
        return f"terminal {width}x{height} {stream.encoding}"
    return f"no terminal {stream.encoding}"


def _dependencies() -> Iterator[str]:
    """Yield each dependency that is installed, with its version."""
    from importlib.metadata import PackageNotFoundError, requires, version  # only here: 10 ms

    with suppress(PackageNotFoundError):
        for requirement in requires("roletui") or ():
            if "extra ==" in requirement and 'extra == "serve"' not in requirement:
                continue
            name = requirement.partition(";")[0].rstrip("0123456789.,<>=!~* ()").strip()
            with suppress(PackageNotFoundError):
                yield f"{name} {version(name)}"


def _datasets() -> Iterator[str]:
    """Yield each dataset that is there, with its version and its hash."""
    try:
        offers = available_datasets()
    except OSError as error:
        yield printable(f"datasets: {error}")
        return
    for offer in offers:
        try:
            made = load(offer.file).edition
        except Exception:  # whatever is wrong with it, this is part of a report
            yield f"dataset {printable(offer.name)}: cannot be used"
        else:
            yield printable(f"dataset {offer.name}: {made.id} {made.version} ({made.hash})")
