"""Completion of a command line for a shell, which reads the output, so nothing else is printed."""

import argparse
import contextlib
import os
import re

import argcomplete

from roletui.cli.candidates import CHOICES, OF_DATASET, OF_FILES, Words, of_dataset, of_files
from roletui.cli.errors import FAILED
from roletui.cli.parser import build
from roletui.cli.parsing import Parser, walk
from roletui.dataset.available import dataset_file
from roletui.dataset.load import load
from roletui.dataset.problems import RefusedError
from roletui.text.folding import folded

REDIRECTED = re.compile(r"[^\"']*[<>] *([^ \"'<>|]*)")
"""A line that ends in a redirection to or from a file."""


def complete() -> int:
    """Write the candidates at the cursor to the shell; return the exit status."""
    left: list[int] = []
    with contextlib.suppress(Exception):  # a broken completion must not spoil the prompt
        parser = _parser()
        for each in walk(parser):
            for argument in each.arguments:
                vars(argument)["completer"] = (
                    _of_dataset
                    if argument.dest in OF_DATASET
                    else _of_files
                    if argument.dest in OF_FILES
                    else _of_choices
                )
        argcomplete.autocomplete(
            parser, always_complete_options=False, exit_method=left.append, validator=_begins
        )
    return left[0] if left else FAILED


def _begins(candidate: str, prefix: str) -> bool:
    """Tell whether a candidate begins with what is typed, in any case and with any accents."""
    return candidate.startswith(prefix) or folded(candidate).startswith(folded(prefix))


def _parser() -> Parser:
    """Return the parser of the line; after a redirection, which bash passes on, of a file."""
    line = os.environ["COMP_LINE"][: int(os.environ["COMP_POINT"])]
    redirected = REDIRECTED.fullmatch(line)
    if not redirected:
        return build()
    parser = Parser()
    parser.add_argument("output")
    os.environ["COMP_LINE"] = f"roletui {redirected[1]}"
    os.environ["COMP_POINT"] = str(len(os.environ["COMP_LINE"]))
    return parser


def _of_dataset(
    prefix: str, action: argparse.Action, parsed_args: argparse.Namespace, **_: object
) -> Words:
    """Return candidates from the dataset that the line names; none if it cannot be used."""
    try:
        name = getattr(parsed_args, "dataset", None)
        dataset = load(dataset_file(name and os.path.expanduser(name))).dataset
    except RefusedError:
        return {}
    given = getattr(parsed_args, action.dest, None)
    return of_dataset(action.dest, dataset, prefix, given if isinstance(given, list) else ())


def _of_files(prefix: str, action: argparse.Action, **_: object) -> Words:
    return of_files(action.dest, prefix)


def _of_choices(action: argparse.Action, **_: object) -> Words:
    return {str(choice): CHOICES.get(choice, "") for choice in action.choices or ()}
