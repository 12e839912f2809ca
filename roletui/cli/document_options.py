"""Which options of a document go together."""

import argparse
from collections.abc import Sequence

from roletui.cli.errors import RequestError


def refuse_misplaced(
    options: argparse.Namespace, verb: str, *, pack: Sequence[str], other_side: Sequence[str]
) -> None:
    """Raise ``RequestError`` for options that do not go together.

    ``pack`` and ``other_side`` are the formats that the hiring pack goes into, and those of the
    case for the other side.
    """
    form = options.format
    if options.pack and form not in pack:
        raise RequestError(
            f"--pack goes into the record, which --format {form} does not {verb}; use --format "
            f"{' or '.join(pack)}."
        )
    if options.short and (options.pack or form != "md"):
        what = "--pack goes into the whole record" if options.pack else "only --format md has one"
        raise RequestError(f"--short {verb}s the short record; {what}.")
    if not options.other_side:
        return
    for name in ("short", "pack", "disinterested"):
        if getattr(options, name, False):
            raise RequestError(
                f"--other-side {verb}s a document of its own, into which --{name} puts nothing."
            )
    if form not in other_side:
        raise RequestError(
            f"--other-side {verb}s a document that --format {form} does not {verb}; use --format "
            f"{' or '.join(other_side)}."
        )
