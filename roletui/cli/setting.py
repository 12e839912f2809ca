"""What every command needs: the dataset, its tree, and today's date."""

import argparse
import os
import sys
from datetime import date

from roletui.dataset.load import Loaded, load, shipped
from roletui.dataset.problems import meant, printable


def loaded(options: argparse.Namespace) -> Loaded:
    """Return the dataset the options name; say on stderr when its figures are stale."""
    found = load(dataset_file(options.dataset))
    review_by = found.dataset.about.review_by
    if today(options) > review_by:
        talk(f"the figures of {found.dataset.about.id} were to be reviewed by {review_by}.")
    return found


def dataset_file(name: str | None) -> str | None:
    """Return the path of a dataset given as a path or as the name of a shipped one."""
    if name and not os.path.exists(name) and os.path.exists(shipped(name)):
        return shipped(name)
    return name


def today(options: argparse.Namespace) -> date:
    """Return the day to take for today."""
    given: date | None = options.as_of
    return given or date.today()


def talk(message: str) -> None:
    """Say something to the person, which is not data."""
    print(f"roletui: {printable(message)}", file=sys.stderr)


def unknown(kind: str, word: str, known: list[str]) -> str:
    """Say that a word is not known, with the nearest one or all of them."""
    hint = meant(word, known) or f" Known: {', '.join(known)}."
    return f"there is no {kind} “{word}”.{hint}"
