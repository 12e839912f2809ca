"""A lock that one running program holds, and that the system lets go of however it ends.

The system's own calls: the library that wraps them takes 33 ms to import, which the first frame
would wait for (docs/decisions/0031).
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
    """Another program holds the lock."""


class Lock:
    """Held from when it is made until it is let go of, or until the program ends."""

    def __init__(self, path: str) -> None:
        """Take the lock of that file; raise ``HeldError`` where another holds it.

        A file system that knows no locks, or where none can be made, gives an ``OSError``.
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
        """Let go of it; its file stays, for removing it could take another's lock away."""
        os.close(self._handle)
