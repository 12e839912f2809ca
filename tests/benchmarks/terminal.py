"""A program in a pseudo-terminal of 120 × 40: what it writes, when, and what it leaves behind.

Every chunk is stamped as it is read. The questions that Textual asks a terminal are answered at
once, as a modern terminal answers them. A frame inside a synchronized update counts from the
update's end. Nothing is drawn while time runs.
"""

import contextlib
import errno
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence

COLUMNS, ROWS = 120, 40
KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "tab": "\t",
    "shift+tab": "\x1b[Z",
}  # fmt: skip
"""What a terminal sends for a key that is not a character."""

_SYNC_ON, _SYNC_OFF = b"\x1b[?2026h", b"\x1b[?2026l"
_SIZE = f"\x1b[48;{ROWS};{COLUMNS};{ROWS * 20};{COLUMNS * 10}t"
_ANSWERS = {
    b"\x1b[?2026$p": "\x1b[?2026;2$y",
    b"\x1b[?2048$p": "\x1b[?2048;2$y",
    b"\x1b[?2048h": _SIZE,
    b"\x1b[c": "\x1b[?62;22c",
    b"\x1b[>c": "\x1b[>1;4000;38c",
    b"\x1b[5n": "\x1b[0n",
    b"\x1b[6n": "\x1b[1;1R",
    b"\x1b[18t": f"\x1b[8;{ROWS};{COLUMNS}t",
}
_QUESTION = re.compile(b"|".join(re.escape(question) for question in _ANSWERS))
_LONGEST = max(map(len, _ANSWERS))
_ESCAPE = re.compile(rb"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])")
_LEFT_ON = {
    "the alternate screen": (1049, False), "a hidden cursor": (25, True),
    "the mouse": (1000, False), "mouse movement": (1003, False),
    "bracketed paste": (2004, False), "focus reports": (1004, False), "no line wrap": (7, True),
}  # fmt: skip


class NoFrameError(RuntimeError):
    """The program ended, or showed nothing that was waited for."""


class Terminal:
    """One program, from its start to its end. Times are in milliseconds."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], folder: str) -> None:
        self.chunks: list[tuple[float, bytes]] = []
        """What was read, and when."""
        self.status: int | None = None
        """The exit status, once the program has ended; negative for a signal."""
        self.asked = 0
        """How many questions were answered."""
        self._master, self._slave = os.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._before = termios.tcgetattr(self._slave)
        self._tail = b""
        self.started = now()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(command, environment, folder)
        os.set_blocking(self._master, False)

    def _become(self, command: Sequence[str], environment: dict[str, str], folder: str) -> None:
        """Turn the child into the program, with the pseudo-terminal as its own."""
        try:
            os.setsid()
            fcntl.ioctl(self._slave, termios.TIOCSCTTY, 0)
            for stream in range(3):
                os.dup2(self._slave, stream)
            os.closerange(3, 64)
            os.chdir(folder)
            os.execve(command[0], list(command), environment)
        finally:
            os._exit(127)

    def pump(self, wait: float) -> bool:
        """Read one chunk, waiting at most so many milliseconds; tell whether one came."""
        if not select.select([self._master], [], [], max(0.0, wait) / 1000)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.chunks.append((now(), data))
        window = self._tail + data
        for question in _QUESTION.finditer(window):
            if question.end() > len(self._tail):
                self.asked += 1
                self._write(_ANSWERS[question.group()].encode())
        self._tail = window[-_LONGEST + 1 :]
        return True

    def first_frame(self, marks: Sequence[str], timeout: float = 30_000) -> float:
        """Return when the first frame was complete that shows all the marks."""
        wanted = [mark.encode() for mark in marks]
        output, fed = b"", 0
        while now() < self.started + timeout:
            self.pump(50)
            for at, data in self.chunks[fed:]:
                fed += 1
                output += data
                open_ = output.rfind(_SYNC_ON) > output.rfind(_SYNC_OFF)
                if not open_ and all(mark in _ESCAPE.sub(b"", output) for mark in wanted):
                    return at - self.started
            if self._ended():
                break
        text = _ESCAPE.sub(b"", output).decode(errors="replace").strip()
        raise NoFrameError(f"no frame with {list(marks)}; exit {self.status}: {text[-400:]}")

    def press(self, key: str) -> float:
        """Send a key; return when."""
        at = now()
        self._write(KEYS.get(key, key).encode())
        return at

    def settle(self, quiet: float = 80, first: float = 1000) -> float | None:
        """Wait until nothing has come for a while; return when the last byte of it came.

        None where nothing came at all.
        """
        if not self.pump(first):
            return None
        while self.pump(quiet):
            pass
        return self.chunks[-1][0]

    def latency(self, key: str) -> float | None:
        """Return the time from a key to the last byte of what it changed; None for nothing."""
        pressed = self.press(key)
        last = self.settle()
        return None if last is None else last - pressed

    def hold(self, keys: Sequence[str], rate: float = 30) -> float:
        """Send keys at a fixed rate; return how long after the last one the last byte came."""
        start = now()
        pressed = start
        for number, key in enumerate(keys):
            due = start + number * 1000 / rate
            while now() < due:
                self.pump(due - now())
            pressed = self.press(key)
        last = self.settle(200)
        return 0.0 if last is None else max(0.0, last - pressed)

    @property
    def written(self) -> int:
        """The number of bytes written so far."""
        return sum(len(data) for _, data in self.chunks)

    def cpu(self) -> float:
        """Return the processor time used so far by all threads (Linux)."""
        total = 0
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{thread}/schedstat") as stream:
                total += int(stream.read().split()[0])
        return total / 1e6

    def peak_memory(self) -> float:
        """Return the most memory held so far, in MB (Linux)."""
        with open(f"/proc/{self.pid}/status") as stream:
            kilobytes = re.search(r"VmHWM:\s+(\d+)", stream.read())
        return int(kilobytes[1]) * 1024 / 1e6 if kilobytes else 0.0

    def leave(self, key: str, timeout: float = 5000) -> float:
        """Send the key that quits; return how long the program took to end."""
        pressed = self.press(key)
        while not self._ended() and now() < pressed + timeout:
            self.pump(1)
        return now() - pressed

    def left_on(self) -> list[str]:
        """Return what the program did not put back as it was."""
        output = b"".join(data for _, data in self.chunks)
        found = []
        for what, (mode, wanted) in _LEFT_ON.items():
            on, off = output.rfind(b"\x1b[?%dh" % mode), output.rfind(b"\x1b[?%dl" % mode)
            if on != off and (on > off) != wanted:
                found.append(what)
        if termios.tcgetattr(self._slave) != self._before:
            found.append("other terminal settings")
        return found

    def close(self) -> None:
        """End the program if it still runs, by its own id, and give everything back."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self._ended():
                break
            os.kill(self.pid, number)
            limit = now() + 2000
            while not self._ended() and now() < limit:
                self.pump(5)
        os.close(self._master)
        os.close(self._slave)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ended(self) -> bool:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                while self.pump(0):
                    pass
        return self.status is not None

    def _write(self, data: bytes) -> None:
        with contextlib.suppress(OSError):
            os.write(self._master, data)


def now() -> float:
    """Return the time in milliseconds, on a clock that only goes forward."""
    return time.monotonic_ns() / 1e6
