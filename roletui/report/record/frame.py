"""The parts of a record in a file, and what marks it: where it begins, and what roletui wrote."""

from collections.abc import Sequence

from roletui.records.checksums import comment, without_checksums
from roletui.records.extent import BEGIN, is_begin
from roletui.text.tuples import NamedTuple


class Parts(NamedTuple):
    """A record as roletui writes it."""

    head: str
    """The front matter, with its fences and a line end; empty where a form has none."""
    body: str
    """From the title to the block, without its mark."""
    block: str
    """The block, and what closes the record behind it."""


def written(parts: Parts) -> str:
    """Return a record as the whole of a file."""
    head = f"{parts.head}\n" if parts.head else ""
    return head + "\n".join(framed(parts, parts.body.split("\n"))) + "\n"


def framed(parts: Parts, body: Sequence[str]) -> list[str]:
    """Return the lines of a record below its front matter; ``body`` has also what others wrote."""
    own = comment(parts.head.split("\n"), parts.body.split("\n"))
    return [BEGIN, "", *body, "", *own.split("\n"), "", *parts.block.split("\n")]


def own_rows(rows: Sequence[str]) -> list[str]:
    """Return the lines of a record without its mark, its checksums and empty lines around it."""
    left = without_checksums(rows)
    if left and is_begin(left[0]):
        left = left[1:]
    filled = [number for number, row in enumerate(left) if row.strip()]
    return left[filled[0] : filled[-1] + 1] if filled else []
