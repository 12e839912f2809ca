"""Write a user's file atomically, and never overwrite another one unless asked to."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress

from roletui.disk.streams import open_to_write, pour

RECORD_NAME = "roletui-decision"
"""Suggested file name of a record, without suffix."""

OTHER_SIDE_NAME = "roletui-other-side"
"""Suggested file name of the case for the other side, without suffix."""

COMPARISON_NAME = "roletui-comparison"
"""Suggested file name of a comparison, without suffix."""

Stamp = tuple[int, ...]
"""Identifies a version of a file: modification time in nanoseconds, size in bytes, inode."""
NOT_THERE: Stamp = ()

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
"""The permissions of which a file that can be overwritten has at least one."""

_TEMPORARY = ".roletui-"


def suggested_path(folder: str | None = None, suffix: str = ".md", name: str = RECORD_NAME) -> str:
    """Return the first free path for a record in a folder, by default the current one."""
    base = os.path.join(folder or os.getcwd(), name)
    path, number = f"{base}{suffix}", 2
    while os.path.lexists(path):
        path, number = f"{base}-{number}{suffix}", number + 1
    return path


def stamp(file: str | int) -> Stamp:
    """Return the stamp of a file, by path or descriptor; ``NOT_THERE`` where there is none."""
    try:
        found = os.stat(file)
    except OSError:
        return NOT_THERE
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def write_text(path: str, text: str, *, overwrite: bool, date: int | None = None) -> None:
    """Write a whole text or nothing, as :func:`write_pieces` does."""
    write_pieces(path, [text.encode()], overwrite=overwrite, date=date)


def write_pieces(
    path: str, pieces: Iterable[bytes], *, overwrite: bool, date: int | None = None
) -> None:
    """Write a whole file or nothing; raise ``OSError`` where that fails.

    That is ``FileExistsError`` where the file exists and ``overwrite`` is false, and
    ``PermissionError`` where nobody may write to it, although its folder would let it be replaced.
    The pieces go to a temporary file in the same folder as they come, are flushed to the disk and
    then renamed; where making one fails, nothing is left of them. The folder is flushed too, so
    that the new name survives a loss of power. A signal that ends the program leaves nothing
    either. A file that is overwritten keeps its permissions, its owner and its other names, and a
    link to it stays a link. What is no regular file is written into or refused
    (:mod:`roletui.disk.streams`), and never replaced. ``date`` is the file's, in nanoseconds since
    1970; by default it is what the clock says.
    """
    old = _old(path)
    if old is not None:
        if stat.S_ISDIR(old.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", path)
        handle = open_to_write(path, old.st_mode)
        if handle is not None:
            with open(handle, "wb", buffering=0) as sink:
                for piece in pieces:
                    pour(os.dup(sink.fileno()), piece)
            return
        if overwrite and not old.st_mode & WRITABLE:
            raise PermissionError(errno.EACCES, "it is write-protected", path)
    target = os.path.realpath(path) if overwrite else os.path.abspath(path)
    if not overwrite and os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "there is a file of that name already", path)
    from roletui.disk.unwinding import unwound  # only where something is written: 0.5 ms

    with unwound():
        _write_beside(target, pieces, old, overwrite=overwrite, date=date)


def _write_beside(
    target: str,
    pieces: Iterable[bytes],
    old: os.stat_result | None,
    *,
    overwrite: bool,
    date: int | None,
) -> None:
    """Write a temporary file and give it the name of the target, or take it away again."""
    folder = os.path.dirname(target)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=temporary_name(target))
    try:
        with open(handle, "wb") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            if date is not None:
                os.utime(temporary, ns=(date, date))
            os.fsync(stream.fileno())
        if old is None:
            os.chmod(temporary, _usual_mode())
        if not overwrite:
            _move_to_free_name(temporary, target)
        elif old is None or _made_alike(temporary, target, old):
            os.replace(temporary, target)
        else:
            with open(temporary, "rb") as stream:
                _refill(target, stream.read())
            os.unlink(temporary)
        flush_folder(folder)
        if not overwrite:  # the folder may be new too, made by a program that was killed meanwhile
            with suppress(OSError):
                flush_folder(os.path.dirname(folder))
    except BaseException:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def _old(path: str) -> os.stat_result | None:
    """Return what a path leads to; None where that is nothing.

    Raise ``OSError`` where its links go round in a circle.
    """
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _made_alike(temporary: str, target: str, old: os.stat_result) -> bool:
    """Give a new file the owner and the permissions of the one it is to replace.

    Return false where it cannot stand for that one, which belongs to somebody else or has more
    names than this.
    """
    if old.st_nlink > 1 and _has_other_names(target):
        return False
    new = os.stat(temporary)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.chown(temporary, old.st_uid, old.st_gid)
        except PermissionError:
            return False
    os.chmod(temporary, stat.S_IMODE(old.st_mode))
    return True


def _has_other_names(target: str) -> bool:
    """Tell whether a file has names besides its own and a temporary one, which is taken away.

    A program that is killed right after it gave a new file its name leaves the temporary one too.
    """
    for left, path in left_behind(os.path.dirname(target)):
        if path == target and stamp(left) == stamp(target):
            os.unlink(left)
    return os.stat(target).st_nlink > 1


def _refill(target: str, data: bytes) -> None:
    """Overwrite a file in its place; put back what was there where that fails."""
    with open(target, "r+b", buffering=0) as stream:
        before = stream.read()
        try:
            _fill(stream.fileno(), data)
        except BaseException:
            with suppress(OSError):
                _fill(stream.fileno(), before)
            raise


def _fill(handle: int, data: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    pour(os.dup(handle), data)
    os.ftruncate(handle, len(data))
    os.fsync(handle)


def make_folder(path: str) -> None:
    """Make a folder and the missing ones above it; raise ``OSError`` where that fails.

    Each new name is flushed to the disk, so that it survives a loss of power with what is written
    into the folder.
    """
    path = os.path.abspath(path)
    above = os.path.dirname(path)
    if os.path.isdir(path):
        return
    if above != path:
        make_folder(above)
    try:
        os.mkdir(path)
    except FileExistsError:
        if not os.path.isdir(path):
            raise
    flush_folder(above)


def temporary_name(path: str) -> str:
    """Return the prefix of the temporary files that are used to write a file."""
    return f"{_TEMPORARY}{os.path.basename(path)}-"


def left_behind(folder: str) -> Iterator[tuple[str, str]]:
    """Yield each temporary file in a folder, and the file that it was to become."""
    for name in os.listdir(folder):
        target, _, _ = name.removeprefix(_TEMPORARY).rpartition("-")
        if name.startswith(_TEMPORARY) and target:
            yield os.path.join(folder, name), os.path.join(folder, target)


def flush_folder(folder: str) -> None:
    """Flush a folder's entries to the disk, where the system supports it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
                raise
        finally:
            os.close(handle)


def _move_to_free_name(temporary: str, target: str) -> None:
    """Rename, but raise ``FileExistsError`` where the target has been created meanwhile."""
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
        # A file system without hard links, such as a USB stick's: reserve the name, then fill it.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            os.replace(temporary, target)
        except OSError:
            os.unlink(target)
            raise
    else:
        os.unlink(temporary)


def _usual_mode() -> int:
    """Return the permissions of a new file."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask
