"""What a document only shows: text in a fence that is longer than those of a record."""

import re

from roletui.records.block import begins_block, lines_of
from roletui.text.patterns import late

_OUTER = late(r" {0,3}(?P<fence>`{4,}(?=[^`]*$)|~{3,})(?P<info>.*)")


def without_quotations(text: str) -> str:
    """Return a document without what stands in longer fences, as a record in a manual does.

    A fence around the block of a record is none of these, and one that nothing closes neither.
    """
    if "````" not in text and "~~~" not in text:
        return text
    lines, kept, number = lines_of(text), list[str](), 0
    while number < len(lines):
        end = _end(lines, number)
        if end is None:
            kept.append(lines[number])
        number = (number if end is None else end) + 1
    return "\n".join(kept)


def _end(lines: list[str], start: int) -> int | None:
    """Return the line that closes a quotation; None where none begins."""
    opened = _OUTER.fullmatch(lines[start])
    if opened is None or begins_block(lines, start):
        return None
    fence = opened["fence"]
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    return next((at for at in range(start + 1, len(lines)) if closing.fullmatch(lines[at])), None)
