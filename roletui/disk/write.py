"""Write a user's file atomically, and never overwrite another one unless asked to."""

import errno
import os
import stat
import tempfile

RECORD_NAME = "roletui-decision"
"""Suggested file name of a record, without suffix."""

COMPARISON_NAME = "roletui-comparison"
"""Suggested file name of a comparison, without suffix."""

Stamp = tuple[int, ...]
"""Identifies a version of a file: modification time in nanoseconds, size in bytes, inode."""
NOT_THERE: Stamp = ()


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


def write_text(path: str, text: str, *, overwrite: bool) -> None:
    """Write a whole file or nothing; raise ``OSError`` where that fails.

    That is ``FileExistsError`` where the file exists and ``overwrite`` is false. The text goes to a
    temporary file in the same folder, is flushed to the disk and then renamed; the folder is
    flushed too, so that the new name survives a loss of power.
    """
    target = os.path.realpath(path) if overwrite else os.path.abspath(path)
    if os.path.isdir(target):
        raise IsADirectoryError(21, "it is a folder", path)
    if not overwrite and os.path.lexists(target):
        raise FileExistsError(17, "there is a file of that name already", path)
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=temporary_name(target))
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target))
        if overwrite:
            os.replace(temporary, target)
        else:
            _move_to_free_name(temporary, target)
        _flush_folder(os.path.dirname(target))
    except BaseException:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def temporary_name(path: str) -> str:
    """Return the prefix of the temporary files that are used to write a file."""
    return f".roletui-{os.path.basename(path)}-"


def _flush_folder(folder: str) -> None:
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


def _mode(target: str) -> int:
    """Return the permissions of the file to overwrite, or the default ones of a new file."""
    if os.path.exists(target):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask
