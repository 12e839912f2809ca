"""What every command needs: the dataset, its tree, and today's date."""

import argparse
import sys
from datetime import date

from roletui.dataset.dates import overdue
from roletui.dataset.load import Loaded, load
from roletui.dataset.problems import meant, printable
from roletui.dataset.shelf import dataset_file, made_of
from roletui.words import lower_first


def loaded(options: argparse.Namespace, made_with: str = "") -> Loaded:
    """Return the dataset the options name, else the one something was made with, else the default.

    Says on stderr when its figures are stale.
    """
    file = made_of(made_with) if made_with and options.dataset is None else None
    found = load(file or dataset_file(options.dataset))
    if words := overdue(found.dataset, today(options)):
        talk(lower_first(words) + ".")
    return found


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
