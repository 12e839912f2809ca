"""Write a user's file: never half of it, never over another one without being told."""

import os
import tempfile

RECORD_NAME = "roletui-decision"
"""The name that is suggested for a record, without its suffix."""


def suggested_path(folder: str | None = None, suffix: str = ".md") -> str:
    """Return the first free path for a record in a folder, by default the current one."""
    base = os.path.join(folder or os.getcwd(), RECORD_NAME)
    path, number = f"{base}{suffix}", 2
    while os.path.lexists(path):
        path, number = f"{base}-{number}{suffix}", number + 1
    return path


def write_text(path: str, text: str, *, overwrite: bool) -> None:
    """Write a whole file or nothing; raise ``FileExistsError`` rather than overwrite unasked.

    The text goes to a temporary file beside it, is flushed to the disk and then renamed.
    """
    target = os.path.realpath(path) if overwrite else os.path.abspath(path)
    if not overwrite and os.path.lexists(target):
        raise FileExistsError(17, "there is a file of that name already", path)
    if os.path.isdir(target):
        raise IsADirectoryError(21, "is a folder", path)
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".roletui-")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        if overwrite:
            os.replace(temporary, target)
        else:
            os.link(temporary, target)  # fails where the file came into being meanwhile
            os.unlink(temporary)
    except BaseException:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
