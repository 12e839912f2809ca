"""A disk and a clock in memory, put in the place of the real ones: what they lose at a crash too.

A file has what was written and what of it was flushed; a folder has its entries and those that were
flushed. At a loss of power the unflushed part of either may be gone. Each system call is counted,
and whoever owns the disk may let it fail, end the program there, or do something else meanwhile.
"""

import errno
import io
import os
import stat
import typing
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from .inodes import Entry, Handle, Inode, Pending, Stat
from .loss import Loss

ROOT = "/simulated"
"""Paths below it are on this disk; all others are left to the system."""
HOME, WORK = f"{ROOT}/home", f"{ROOT}/work"
"""The home of roletui, and the current folder."""
TICK = 4_000_000
"""Resolution of the times of files, in nanoseconds, as Linux has it."""
FIRST = 1 << 20
"""The first descriptor of a file on this disk; the system's are far below."""
CALL = 20_000
"""Nanoseconds that a system call takes."""
OURS = 1 << 30
"""The number of the process that a disk begins with."""


class Killed(BaseException):
    """The process was ended at this system call; nothing that it does afterwards has an effect."""


class _Raw(io.RawIOBase):
    """A file of this disk for Python's own buffers."""

    def __init__(self, disk: "Disk", handle: int, *, writes: bool) -> None:
        self._disk, self._handle, self._writes = disk, handle, writes
        self._process = disk.process

    def readable(self) -> bool:
        return not self._writes

    def writable(self) -> bool:
        return self._writes

    def fileno(self) -> int:
        return self._handle

    def readinto(self, buffer: typing.Any) -> int:
        data = self._disk.read(self._handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: typing.Any) -> int:
        if self._process in self._disk.dead:
            return len(data)  # Python's buffers would try again when they are thrown away
        return self._disk.write(self._handle, bytes(data))

    def close(self) -> None:
        if not self.closed:
            super().close()
            if self._process not in self._disk.dead:
                self._disk.close(self._handle)


def _error(number: int, path: object = None) -> OSError:
    return OSError(number, os.strerror(number), path)


class Disk:
    """The disk of one machine, used by several processes in turn."""

    def __init__(self, now: int = 1_790_000_000_000_000_000) -> None:
        self.now = now
        """The wall clock, in nanoseconds since 1970; it may be set."""
        self.running = 0
        """Nanoseconds since the start, which nobody can set."""
        self.process = OURS
        """The process that runs; one that was ended is in ``dead``."""
        self.dead: set[int] = set()
        self.calls = 0
        """How many system calls there were."""
        self.before_call: Callable[[str, object], None] = lambda *_: None
        """Called before each system call, with its name and what it is about."""
        self.after_call: Callable[[str], None] = lambda _: None
        """Called after each system call that changed something."""
        self.room: int | None = None
        """Bytes until the disk is full; None where it never is."""
        self.links = True
        """Whether there are hard links."""
        self.renames = Counter[str]()
        """How often a file was given each path."""
        self.names = 0
        """How many temporary files there were."""
        self._numbers: set[int] = set()
        self._handles: dict[int, Handle] = {}
        self._next = FIRST
        self._pending: list[Pending] = []
        self._root = self._inode(stat.S_IFDIR | 0o755)
        for folder in (HOME, WORK):
            self.mkdir(folder)
        self.flush()

    # The clock.

    def time(self) -> float:
        """Return the wall clock in seconds."""
        return self.now / 1e9

    def time_ns(self) -> int:
        """Return the wall clock in nanoseconds."""
        return self.now

    def monotonic(self) -> float:
        """Return the seconds since the start."""
        return self.running / 1e9

    def sleep(self, seconds: float) -> None:
        """Let time pass; meanwhile somebody else may run."""
        self.pass_by(round(seconds * 1e9))
        self._called("sleep", None)

    def pass_by(self, nanoseconds: int) -> None:
        """Let time pass."""
        self.now += nanoseconds
        self.running += nanoseconds

    # Crashes.

    @property
    def is_dead(self) -> bool:
        """Whether the process that runs was ended."""
        return self.process in self.dead

    def kill(self, process: int) -> None:
        """End a process: its files are closed, its locks are gone."""
        self.dead.add(process)
        for number in [nr for nr, handle in self._handles.items() if handle.process == process]:
            self._let_go(number)

    def lose_power(self, loss: Loss) -> None:
        """End every process and lose what was not flushed."""
        for process in {handle.process for handle in self._handles.values()}:
            self.kill(process)
        for number in loss.entries(len(self._pending)):
            self._keep(self._pending[number])
        self._pending.clear()
        seen: set[int] = set()
        folders = [self._root]
        while folders:
            folder = folders.pop()
            folder.entries = dict(folder.kept)
            for inode in folder.entries.values():
                if id(inode) in seen:
                    continue
                seen.add(id(inode))
                if inode.is_folder:
                    folders.append(inode)
                elif inode.data != inode.flushed:
                    inode.data = inode.flushed = loss.content(inode)
                inode.modified = inode.modified_kept
                inode.holder = None
        self._numbers = {inode.number for inode in self._root.tree()}

    def flush(self) -> None:
        """Write everything to the disk, as an idle machine does after a while."""
        for change in self._pending:
            self._keep(change)
        self._pending.clear()
        for inode in self._root.tree():
            inode.flushed, inode.modified_kept = inode.data, inode.modified

    @property
    def pending(self) -> int:
        """How many changes of folders are not flushed."""
        return len(self._pending)

    def files(self, folder: str) -> dict[str, bytes]:
        """Return the content of each file in a folder; it is no system call."""
        found = self._find(folder)
        entries = found.entries.items() if found else ()
        return {name: inode.data for name, inode in entries if not inode.is_folder}

    def put(self, path: str, data: bytes) -> None:
        """Let another program put a file in a place, at once and safely."""
        folder, name = self._place(path)
        inode = self._inode(stat.S_IFREG | 0o644)
        inode.data = inode.flushed = data
        self._forget(folder.entries.get(name))
        folder.entries[name] = folder.kept[name] = inode
        for change in self._pending:
            if change.folder is folder:
                change.names.pop(name, None)

    # System calls.

    def open(self, path: str, flags: int, mode: int = 0o777, *, dir_fd: None = None) -> int:
        """Open a file."""
        self._called("open", path)
        folder, name = self._place(path)
        inode = folder.entries.get(name) if name else folder
        if inode is None:
            if not flags & os.O_CREAT:
                raise _error(errno.ENOENT, path)
            if self.room == 0:
                raise _error(errno.ENOSPC, path)
            inode = self._inode(stat.S_IFREG | (mode & 0o777))
            self._change(folder, {name: inode})
        elif flags & os.O_EXCL:
            raise _error(errno.EEXIST, path)
        elif inode.is_folder and flags & (os.O_WRONLY | os.O_RDWR):
            raise _error(errno.EISDIR, path)
        elif flags & os.O_TRUNC:
            inode.data, inode.modified = b"", self._tick()
        self._next += 1
        handle = self._handles[self._next] = Handle(inode, self.process, path)
        handle.place = len(inode.data) if flags & os.O_APPEND else 0
        self.after_call("open")
        return self._next

    def close(self, handle: int) -> None:
        """Close a file."""
        self._called("close", self._about(handle))
        self._handle(handle)
        self._let_go(handle)

    def read(self, handle: int, size: int) -> bytes:
        """Read from a file."""
        self._called("read", self._about(handle))
        found = self._handle(handle)
        data = found.inode.data[found.place : found.place + size]
        found.place += len(data)
        return data

    def write(self, handle: int, data: bytes) -> int:
        """Write to a file, as much as there is room for."""
        self._called("write", self._about(handle))
        found = self._handle(handle)
        if self.room is not None:
            if self.room == 0 and data:
                raise _error(errno.ENOSPC)
            data = data[: self.room]
            self.room -= len(data)
        before = found.inode.data
        found.inode.data = before[: found.place] + data + before[found.place + len(data) :]
        found.inode.modified = self._tick()
        found.place += len(data)
        self.after_call("write")
        return len(data)

    def fsync(self, handle: int) -> None:
        """Flush a file's content, or a folder's entries, to the disk."""
        self._called("fsync", self._about(handle))
        inode = self._handle(handle).inode
        if inode.is_folder:
            for change in [each for each in self._pending if each.folder is inode]:
                self._keep(change)
                self._pending.remove(change)
        inode.flushed, inode.modified_kept = inode.data, inode.modified
        self.after_call("fsync")

    def stat(self, path: str | int, **_: object) -> Stat:
        """Describe a file, by path or descriptor."""
        self._called("stat", path)
        inode = self._handle(path).inode if isinstance(path, int) else self._find(path)
        if inode is None:
            raise _error(errno.ENOENT, path)
        at = inode.modified
        names = sum(1 for _ in self._names_of(inode))
        return Stat(inode.mode, inode.number, len(inode.data), at, at / 1e9, names)

    def readlink(self, path: str, **_: object) -> str:
        """Refuse: there are no symbolic links."""
        self._called("readlink", path)
        raise _error(errno.EINVAL, path)

    def listdir(self, path: str) -> list[str]:
        """List a folder, in no order that anybody may rely on."""
        self._called("listdir", path)
        return sorted(self._folder(path).entries, key=lambda name: name[::-1])

    @contextmanager
    def scandir(self, path: str) -> Iterator[Iterator[Entry]]:
        """List a folder."""
        self._called("scandir", path)
        entries = self._folder(path).entries.items()
        yield iter([Entry(name, f"{path}/{name}", inode.is_folder) for name, inode in entries])

    def mkdir(self, path: str, mode: int = 0o777, **_: object) -> None:
        """Make a folder."""
        self._called("mkdir", path)
        folder, name = self._place(path)
        if name in folder.entries:
            raise _error(errno.EEXIST, path)
        if self.room == 0:
            raise _error(errno.ENOSPC, path)
        self._change(folder, {name: self._inode(stat.S_IFDIR | (mode & 0o777))})
        self.after_call("mkdir")

    def unlink(self, path: str, **_: object) -> None:
        """Remove a file."""
        self._called("unlink", path)
        folder, name = self._place(path)
        if name not in folder.entries:
            raise _error(errno.ENOENT, path)
        self._forget(folder.entries[name])
        self._change(folder, {name: None})
        self.after_call("unlink")

    def rename(self, source: str, target: str, **_: object) -> None:
        """Rename a file, over another one if there is one; two names of one file both stay."""
        self._called("rename", target)
        folder, name = self._place(source)
        other, new = self._place(target)
        if name not in folder.entries:
            raise _error(errno.ENOENT, source)
        assert folder is other, "nothing is renamed from one folder to another"
        if folder.entries[name] is folder.entries.get(new):
            return  # as POSIX has it
        self._forget(folder.entries.get(new))
        self._change(folder, {name: None, new: folder.entries[name]})
        self.renames[target] += 1
        self.after_call("rename")

    def link(self, source: str, target: str, **_: object) -> None:
        """Give a file a second name."""
        self._called("link", target)
        if not self.links:
            raise _error(errno.EPERM, target)
        folder, name = self._place(source)
        other, new = self._place(target)
        if name not in folder.entries:
            raise _error(errno.ENOENT, source)
        if new in other.entries:
            raise _error(errno.EEXIST, target)
        self._change(other, {new: folder.entries[name]})
        self.renames[target] += 1
        self.after_call("link")

    def chmod(self, path: str, mode: int, **_: object) -> None:
        """Set the rights of a file."""
        self._called("chmod", path)
        inode = self._find(path)
        if inode is None:
            raise _error(errno.ENOENT, path)
        inode.mode = stat.S_IFMT(inode.mode) | mode

    def utime(self, path: str | int, times: object = None, *, ns: tuple[int, int]) -> None:
        """Set the time of a file."""
        self._called("utime", path)
        inode = self._handle(path).inode if isinstance(path, int) else self._find(path)
        if inode is None:
            raise _error(errno.ENOENT, path)
        inode.modified = ns[1]
        self.after_call("utime")

    def flock(self, handle: int, operation: int) -> None:
        """Lock a file, unless another descriptor has it locked."""
        self._called("flock", self._about(handle))
        inode = self._handle(handle).inode
        if inode.holder not in (None, handle):
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        inode.holder = handle

    # What Python puts above them.

    def mkstemp(self, *, dir: str, prefix: str) -> tuple[int, str]:
        """Make a temporary file whose name is the next one, instead of one at random."""
        while True:
            self.names += 1
            path = os.path.join(dir, f"{prefix}{self.names}")
            with suppress(FileExistsError):
                return self.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), path

    def file(self, path: str | int, mode: str = "r", **options: typing.Any) -> typing.Any:
        """Open a file as the builtin does."""
        writes = mode[0] in "wa"
        if isinstance(path, str):
            how = os.O_APPEND if mode[0] == "a" else os.O_TRUNC
            flags = os.O_WRONLY | os.O_CREAT | how if writes else os.O_RDONLY
            path = self.open(path, flags, 0o666)
        raw = _Raw(self, path, writes=writes)
        buffer = io.BufferedWriter(raw) if writes else io.BufferedReader(raw)
        if "b" in mode:
            return buffer
        return io.TextIOWrapper(buffer, options.get("encoding"), newline=options.get("newline"))

    # Inside.

    def _called(self, name: str, about: object) -> None:
        if self.is_dead:
            raise Killed
        self.calls += 1
        self.pass_by(CALL)
        self.before_call(name, about)
        if self.is_dead:
            raise Killed

    def _about(self, handle: int) -> str:
        found = self._handles.get(handle)
        return found.path if found else ""

    def _tick(self) -> int:
        return self.now // TICK * TICK

    def _inode(self, mode: int) -> Inode:
        """Make an inode with the lowest free number, as many file systems do."""
        number = 2
        while number in self._numbers:
            number += 1
        self._numbers.add(number)
        return Inode(number, mode, self._tick())

    def _forget(self, inode: Inode | None) -> None:
        """Free the number of a file that loses its last name; no file here keeps another."""
        if inode and sum(entry is inode for entry in self._names_of(inode)) < 2:
            self._numbers.discard(inode.number)

    def _names_of(self, inode: Inode) -> Iterator[Inode]:
        for folder in self._root.tree():
            if folder.is_folder:
                yield from (each for each in folder.entries.values() if each is inode)

    def _change(self, folder: Inode, names: dict[str, Inode | None]) -> None:
        self._pending.append(Pending(folder, names))
        _apply(folder.entries, names)
        folder.modified = self._tick()

    def _keep(self, change: Pending) -> None:
        _apply(change.folder.kept, change.names)

    def _handle(self, number: int) -> Handle:
        if number not in self._handles:
            raise _error(errno.EBADF)
        return self._handles[number]

    def _let_go(self, number: int) -> None:
        inode = self._handles.pop(number).inode
        if inode.holder == number:
            inode.holder = None

    def _place(self, path: str) -> tuple[Inode, str]:
        """Return the folder of a path and the name in it; both of the root are the root."""
        parts = [part for part in located(path)[len(ROOT) :].split("/") if part not in ("", ".")]
        folder = self._root
        for part in parts[:-1]:
            inside = folder.entries.get(part)
            if inside is None:
                raise _error(errno.ENOENT, path)
            if not inside.is_folder:
                raise _error(errno.ENOTDIR, path)
            folder = inside
        if parts and len(parts[-1].encode(errors="surrogateescape")) > 255:
            raise _error(errno.ENAMETOOLONG, path)
        return folder, parts[-1] if parts else ""

    def _find(self, path: str) -> Inode | None:
        folder, name = self._place(path)
        return folder.entries.get(name) if name else folder

    def _folder(self, path: str) -> Inode:
        found = self._find(path)
        if found is None:
            raise _error(errno.ENOENT, path)
        if not found.is_folder:
            raise _error(errno.ENOTDIR, path)
        return found


def _apply(entries: dict[str, Inode], names: dict[str, Inode | None]) -> None:
    for name, inode in names.items():
        if inode is None:
            entries.pop(name, None)
        else:
            entries[name] = inode


def located(path: str) -> str:
    """Return a path from the top; one from nowhere is in the current folder of this disk."""
    return path if path.startswith("/") else f"{WORK}/{path}"
