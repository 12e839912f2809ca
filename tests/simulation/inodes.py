"""What a simulated disk is made of."""

import stat
import typing
from collections.abc import Iterator


class Inode:
    """A file or folder: as it is, and as it was when it was last flushed."""

    def __init__(self, number: int, mode: int, now: int) -> None:
        self.number, self.mode = number, mode
        self.data = b""
        self.flushed = b""
        self.entries: dict[str, Inode] = {}
        self.kept: dict[str, Inode] = {}
        """The entries that survive a loss of power."""
        self.modified = self.modified_kept = now
        self.holder: int | None = None
        """The descriptor that holds the lock."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.mode)

    def tree(self) -> "Iterator[Inode]":
        """Yield it and all that is in it."""
        yield self
        for inode in self.entries.values():
            yield from inode.tree()


class Stat(typing.NamedTuple):
    """What ``os.stat`` tells, as far as anybody asks."""

    st_mode: int
    st_ino: int
    st_size: int
    st_mtime_ns: int
    st_mtime: float
    st_nlink: int
    st_uid: int = 1000
    st_gid: int = 1000
    st_dev: int = 7


class Entry(typing.NamedTuple):
    """An entry of ``os.scandir``."""

    name: str
    path: str
    folder: bool

    def is_dir(self) -> bool:
        """Tell whether it is a folder."""
        return self.folder


class Handle:
    """An open file."""

    def __init__(self, inode: Inode, process: int, path: str) -> None:
        self.inode, self.process, self.path = inode, process, path
        self.place = 0


class Pending(typing.NamedTuple):
    """A change of a folder that is not flushed: the new inode of each name, or None."""

    folder: Inode
    names: dict[str, Inode | None]
