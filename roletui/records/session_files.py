"""The files of sessions: which there are, which is the latest, which a process holds."""

import os
import time
from contextlib import suppress

from roletui.disk.lock import HeldError, Lock
from roletui.disk.paths import sessions_folder
from roletui.disk.write import flush_folder, left_behind, stamp
from roletui.text.patterns import late

END = "# This file is whole.\n"
"""The last line of each file."""
_NAME = late(r"([a-z0-9-]+)(?:\.\d+)?\.toml")


def session_files(dataset: str = "") -> list[str]:
    """Return the session files of a dataset, or of all; the latest first."""
    folder = sessions_folder()
    with suppress(OSError):
        names = ((name, _NAME.fullmatch(name)) for name in os.listdir(folder))
        found = [os.path.join(folder, name) for name, of in names if of and dataset in ("", of[1])]
        return sorted(found, key=_written, reverse=True)
    return []


def left_files() -> list[str]:
    """Return the session files that no process holds; the latest first."""
    return [path for path in session_files() if _is_unlocked(path)]


def _is_unlocked(path: str) -> bool:
    try:
        Lock(lock_of(path)).release()
    except HeldError:
        return False
    except OSError:
        pass  # no locks here: whether a process holds it cannot be known
    return True


def latest() -> str:
    """Return the id of the dataset of the latest session; empty where there is none."""
    for path in session_files():
        if name := _NAME.fullmatch(os.path.basename(path)):
            return name[1]
    return ""


def free_file(dataset: str) -> tuple[str, Lock | None]:
    """Return an unused path that no other process has locked, and its lock if locks work."""
    number = 1
    while True:
        part = "" if number == 1 else f".{number}"
        path = os.path.join(sessions_folder(), f"{dataset}{part}.toml")
        number += 1
        if os.path.lexists(path):
            continue
        try:
            return path, Lock(lock_of(path))
        except HeldError:
            continue
        except OSError:
            return path, None


def lock_of(path: str) -> str:
    """Return the path of the lock of a session file."""
    return f"{path}.lock"


def finish_writes(dataset: str) -> None:
    """Put in place what was whole when its writer was killed, and remove what was not.

    Flushing takes a disk most of the time of a write; all that time there is a whole file already.
    """
    with suppress(OSError):
        for left, path in left_behind(sessions_folder()):
            name = _NAME.fullmatch(os.path.basename(path))
            if name and name[1] == dataset:
                _finish_write(left, path)


def _finish_write(left: str, path: str) -> None:
    try:
        lock = Lock(lock_of(path))
    except (HeldError, OSError):
        return  # it may be written right now
    try:
        with open(left, "r+b") as stream:
            whole = stream.read().endswith(END.encode())
            if whole:
                os.fsync(stream.fileno())  # or the next loss of power would leave less than before
        # Without hard links a new name is taken by an empty file first.
        if whole and (holds(path, "") or _written(left) >= _written(path)):
            os.replace(left, path)
            flush_folder(os.path.dirname(path))
        if os.path.lexists(left):  # not whole, too old, or a second name of what is there
            os.unlink(left)
    finally:
        lock.release()


def holds(path: str, text: str) -> bool:
    """Tell whether a file holds that text and nothing else."""
    with suppress(OSError), open(path, "rb") as stream:
        return stream.read() == text.encode()
    return False


def newest_date(path: str) -> int:
    """Return a date for a file that makes it the latest, even if the clock was set back."""
    others = [other for other in session_files() if other != path]
    others += [left for left, _ in left_behind(sessions_folder())]  # which may be put in place yet
    return max([time.time_ns(), *(_written(other) + 1_000_000 for other in others)])


def _written(path: str) -> int:
    return next(iter(stamp(path)), 0)
