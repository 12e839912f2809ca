"""A file lock between processes, which the system releases however its holder ends.

Uses the system calls directly: the library that wraps them takes 33 ms to import, which would delay
the first frame (docs/decisions/0031).
"""

import os
import sys

if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class HeldError(Exception):
    """Another process holds the lock."""


class Lock:
    """A lock held from its creation until its release, or until the process ends."""

    def __init__(self, path: str) -> None:
        """Lock the file at that path, which is created if missing.

        Raise ``HeldError`` where another process holds the lock, and ``OSError`` where the file
        cannot be created or its file system supports no locks.
        """
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _hold(self._handle)
        except (BlockingIOError, PermissionError):
            os.close(self._handle)
            raise HeldError from None
        except OSError:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Release the lock; the file stays, because removing it could break another's lock."""
        os.close(self._handle)
