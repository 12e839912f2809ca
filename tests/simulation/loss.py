"""What a loss of power leaves of what was not flushed."""

import typing
from collections.abc import Callable
from random import Random

from .inodes import Inode


class Loss(typing.NamedTuple):
    """What a loss of power leaves of what was not flushed."""

    entries: Callable[[int], list[int]]
    """From the number of pending changes of folders to those that reached the disk."""
    content: Callable[[Inode], bytes]
    """The content of a file that was not flushed."""


NOTHING_MORE = Loss(lambda _: [], lambda inode: inode.flushed)
"""Everything that was not flushed is gone."""
EVERYTHING = Loss(lambda count: [*range(count)], lambda inode: inode.data)
"""Everything reached the disk in time."""
NAMES_ONLY = Loss(lambda count: [*range(count)], lambda inode: inode.flushed)
"""Names reached the disk, but no content: a file that was not flushed is empty."""


def some(random: Random) -> Loss:
    """Return a loss at random: names in order or in any, content cut off or zeroed."""
    ordered = random.random() < 0.5

    def entries(count: int) -> list[int]:
        if ordered:
            return [*range(random.randint(0, count))]
        return [number for number in range(count) if random.random() < 0.5]

    def content(inode: Inode) -> bytes:
        cut = inode.data[: random.randint(0, len(inode.data))]
        return random.choice([inode.flushed, inode.data, cut, b"\0" * len(inode.data)])

    return Loss(entries, content)
