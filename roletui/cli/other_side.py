"""What the option for the other side goes together with."""

import argparse
from collections.abc import Sequence

from roletui.cli.errors import RequestError


def refuse_beside_other_side(
    options: argparse.Namespace, formats: Sequence[str], verb: str
) -> None:
    """Raise ``RequestError`` for an option that a document of its own has no place for."""
    for name in ("short", "pack", "disinterested"):
        if getattr(options, name, False):
            raise RequestError(
                f"--other-side {verb}s a document of its own, into which --{name} puts nothing."
            )
    if options.format not in formats:
        raise RequestError(
            f"--other-side {verb}s a document that --format {options.format} does not {verb}; "
            f"use --format {' or '.join(formats)}."
        )
