"""The past of a session, beside its file: what undo goes back to after a restart.

Each change appends a line: the state before it with the change's name, or how many entries were
taken away. So writing one takes as long as ever, however long the past is; now and then the file is
written anew with the last entries. Nothing rests on it: it is not flushed, a line that cannot be
read is left out, and where it cannot be written the session is kept all the same.
"""

import os
from collections.abc import Iterable
from contextlib import suppress

from roletui.disk.streams import open_to_read

MOST = 50
"""So many entries are kept."""
LINES = 4 * MOST
"""So many lines are written before the file is written anew."""
LARGEST = 8_000_000
"""Maximum size of the file in bytes; a longer one is left aside."""
ADDED, TAKEN = "+", "-"
"""What a line begins with."""


def past_path(session: str) -> str:
    """Return the file for the past of a session."""
    return f"{session}.past"


class Past:
    """The last entries of a past, and the file that they are in."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        """The entries, the latest last, as they are written."""
        self._waiting: list[str] = []
        """Lines that are not written yet."""
        self._lines = 0
        """How many lines the file has; 0 where it is to be written anew."""
        self._path = ""

    @classmethod
    def read(cls, session: str) -> "Past":
        """Return the past of a session; an empty one where it cannot be read."""
        found = cls()
        with suppress(OSError), open_to_read(past_path(session)) as stream:
            data = stream.read(LARGEST + 1)
            if len(data) <= LARGEST:
                found._path, lines = session, data.decode(errors="replace").split("\n")
                for line in lines:
                    found._replay(line)
                # What does not end like a line would be continued by the next one.
                found._lines = 0 if lines[-1] else len(lines) - 1
        return found

    def _replay(self, line: str) -> None:
        if line.startswith(ADDED):
            self.entries = [*self.entries, line[1:]][-MOST:]
        elif line.startswith(TAKEN) and line[1:].isascii() and line[1:].isdecimal():
            self.entries = self.entries[: max(0, len(self.entries) - int(line[1:]))]

    def add(self, taken: int, added: Iterable[tuple[str, str]]) -> None:
        """Take so many entries away, then add some: the name of a change, the state before it.

        :meth:`write` writes it.
        """
        import json  # only where something was changed: 1 ms

        lines = [f"{TAKEN}{taken}"] if taken else []
        lines += [ADDED + json.dumps(entry) for entry in added]
        for line in lines:
            self._replay(line)
        self._waiting += lines

    def write(self, session: str) -> None:
        """Write what is new into the file of a session."""
        if session == self._path and not self._waiting:
            return
        goes_on = session == self._path and 0 < self._lines <= LINES - len(self._waiting)
        lines = self._waiting if goes_on else [f"{ADDED}{entry}" for entry in self.entries]
        before = self._lines if goes_on else 0
        self._path, self._waiting, self._lines = session, [], 0  # anew, where this fails
        with suppress(OSError):
            if not lines:
                os.unlink(past_path(session))
                return
            with open(past_path(session), "ab" if goes_on else "wb") as stream:
                stream.write("".join(f"{line}\n" for line in lines).encode())
            self._lines = before + len(lines)
