"""A program in a real pseudo-terminal: what is typed into it, what it writes, what it leaves."""

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

PATIENCE = 60
"""Seconds without the words that are waited for, after which the program is given up."""

_ESCAPE = re.compile(r"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])")
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
"""What a terminal says when it is asked: synchronized updates, resize reports, kind, cursor."""

_BEHIND = b"(this stands behind all that the program wrote)"

GROUND = b"\x1b]11;?\x1b\\"
"""The question for the colour of the ground, which a terminal need not answer."""


class Terminal:
    """A pseudo-terminal with one program in it; as a context it ends with the program's end."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 100,
        rows: int = 30,
        term: str = "xterm-256color",
        folder: Path | None = None,
        ground: bytes = b"",
    ) -> None:
        self._answers = {**_ANSWERS, **({GROUND: ground} if ground else {})}
        self._question = re.compile(b"|".join(map(re.escape, self._answers)))
        self._ours, self._theirs = os.openpty()
        self._open = [self._ours, self._theirs]
        self._size(columns, rows)
        self.modes = termios.tcgetattr(self._theirs)
        """The terminal's modes before the program began."""
        self.written = b""
        """Everything the program has written so far."""
        self._seen = self._asked = 0
        self._program = subprocess.Popen(
            command,
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            start_new_session=True,
            preexec_fn=_controlled,
            cwd=folder,
            env={**os.environ, "TERM": term, "TEXTUAL_ANIMATIONS": "none"},
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        self.close()

    def close(self) -> None:
        """Close the terminal's window."""
        for handle in self._open:
            os.close(handle)
        self._open.clear()

    @property
    def modes_now(self) -> list[object]:
        """The terminal's modes as they are now."""
        return termios.tcgetattr(self._theirs)

    def type(self, keys: str) -> None:
        """Press keys, given as what a terminal sends for them."""
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send bytes, however many and whether anybody could type them or not."""
        self._seen = len(self.written)
        for start in range(0, len(data), 1024):
            os.write(self._ours, data[start : start + 1024])
            self._read(0)

    def rest(self, seconds: float) -> None:
        """Read for some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def pour(self, data: bytes) -> None:
        """Type bytes while reading what is painted, so that neither side waits for the other."""
        while data and self.is_running:
            _, ready, _ = select.select([], [self._ours], [], 0.01)
            if ready:
                written = os.write(self._ours, data[:256])
                data = data[written:]
            self.drain()

    def drain(self, seconds: float = 0.0) -> None:
        """Read what is painted, and for as long as nothing is; tell nobody."""
        while self._read(seconds):
            pass

    @property
    def is_running(self) -> bool:
        """Whether the program has not ended."""
        return self._program.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._program.send_signal(number)

    def resize_now(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._size(columns, rows)
        self.signal(signal.SIGWINCH)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, and read what is painted then."""
        self.resize_now(columns, rows)
        while not self._read():
            pass
        while self._read():
            pass

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for_stop(self) -> bool:
        """Read until the program is suspended; tell whether it is."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._read()
            if os.waitid(os.P_PID, self._program.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT):
                return True
        return False

    def wait_for(self, words: str) -> None:
        """Read until the words are written, after what was typed last; blanks do not count."""
        end = time.monotonic() + PATIENCE
        while _squeezed(words) not in _squeezed(self.text):
            if time.monotonic() > end or not (self._read() or self._program.poll() is None):
                raise AssertionError(f"never written: {words}\n{self.text}")

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Read until something holds that the program brings about."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.is_running, f"it has ended\n{self.text}"
            assert time.monotonic() < end, f"it never comes about\n{self.text}"
            self._read(0.01)

    def wait_for_end(self) -> int:
        """Read until the program has ended; return its exit status."""
        if not self._open:
            return self._program.wait(timeout=PATIENCE)
        end = time.monotonic() + PATIENCE
        while self._program.poll() is None and time.monotonic() < end:
            self._read()
        status = self._program.wait(timeout=1)
        # The system hands on what was written when it finds the time; this comes last.
        while not select.select([], [self._theirs], [], 0)[1]:
            self._read()
        os.write(self._theirs, _BEHIND)
        while not self.written.endswith(_BEHIND):
            assert time.monotonic() < end + PATIENCE, "the terminal hands nothing on"
            self._read()
        self.written = self.written.removesuffix(_BEHIND)
        return status

    def left_to_read(self) -> bytes:
        """Return what was typed and is left to whoever reads the terminal next."""
        os.set_blocking(self._theirs, False)
        modes = termios.tcgetattr(self._theirs)
        modes[3] &= ~termios.ICANON
        termios.tcsetattr(self._theirs, termios.TCSANOW, modes)
        try:
            return os.read(self._theirs, 4096)
        except BlockingIOError:
            return b""

    @property
    def text(self) -> str:
        """What was written since the last key, without escape sequences."""
        return _ESCAPE.sub(" ", self.written[self._seen :].decode(errors="replace"))

    def _read(self, patience: float = 0.1) -> bool:
        """Read what there is, and answer what is asked; tell whether there was anything."""
        ready, _, _ = select.select([self._ours], [], [], patience)
        if ready:
            with contextlib.suppress(OSError):
                self.written += os.read(self._ours, 65536)
            self._answer()
        return bool(ready)

    def _answer(self) -> None:
        """Answer the questions in what was written since the last one."""
        for question in self._question.finditer(self.written, self._asked):
            self._asked = question.end()
            os.write(self._ours, self._answers[question[0]])
        self._asked = max(self._asked, len(self.written) - max(map(len, self._answers)))


def _controlled() -> None:
    """Let standard input be the terminal that says when it is closed, and stops what reads it.

    A shell that started the tests in the background has them, and all that they start, ignore
    ctrl+c.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program without a terminal."""
    return subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())
