"""Say on stderr why a file is refused: one panel, every problem."""

import os

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from roletui.dataset.problems import DatasetError, RefusedError, printable

SHOWN = 40
"""At most so many problems are shown; the rest is counted."""


def refuse(error: RefusedError) -> None:
    """Print the problems of a file as a panel on stderr."""
    body = Text()
    for problem in error.problems[:SHOWN]:
        body.append(f"{problem}\n")
    more = len(error.problems) - SHOWN
    if more > 0:
        body.append(f"and {more} more\n")
    name = os.path.basename(error.file) or error.file or "“”"
    what = "problem" if len(error.problems) == 1 else "problems"
    check = f" All problems: roletui check {error.file}" if isinstance(error, DatasetError) else ""
    body.append(printable(f"\nNothing was changed.{check}"), style="dim")
    title = Text(f"{printable(name)} cannot be used: {len(error.problems)} {what}")
    Console(stderr=True).print(Panel(body, title=title, title_align="left", border_style="red"))
