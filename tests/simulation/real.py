"""The program in a real terminal: random events of all kinds at all sizes, kills and restarts.

What is written is drawn from a seed; what happens at which moment is not, since the machine's
scheduler has its say. So a failure names the life in which it happened and what was typed in it.
"""

import hashlib
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parents[1]))

from journeys.terminal import Terminal

from roletui.disk.write import left_behind

from .hostile import HOSTILE
from .model import BrokenPromiseError

WATCHED = str(Path(__file__).with_name("watched.py"))
DATASETS = ("ai-roles", "data-roles")
EVENTS = 50
"""Events of a life, about."""
KEYS = "wcbr?/dtshH][uUnax=0123456789jkypoivgme+-. \t\r\r\x7f\x10\x01\x05\x0b\x15" + 8 * "123\r"
"""What answers a question comes most often: other keys change little that is to be kept."""
SEQUENCES = (
    *(f"\x1b[{way}" for way in "ABCDHFZ"), *(f"\x1b[1;2{way}" for way in "ABCD"),
    *(f"\x1b[1;5{way}" for way in "ABCD"), *(f"\x1b[{number}~" for number in range(1, 25)),
    "\x1b", "\x1bOP", "\x1b[I", "\x1b[O", "\x1b\x1b", "\x1b[", "\x1b]", "\x1b[<", "\x1b[999;999R",
)  # fmt: skip
ENDS = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
FIRST_FRAME = re.compile(rb"\x1b\[\?1049h.*\x1b\[[0-9]+;[0-9]+H", re.DOTALL)
"""The screen taken, and something painted at some place of it: a line alone takes few bytes."""
STATUS = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGHUP: 129}


def event(random: Random, columns: int, rows: int) -> bytes:
    """Draw what a terminal may send: a key, a paste, the mouse, or nothing that means anything."""
    kind = random.random()
    if kind < 0.55:
        return random.choice(KEYS).encode()
    if kind < 0.85:
        return random.choice(SEQUENCES).encode()
    if kind < 0.93:
        x, y = random.randint(1, columns + 2), random.randint(1, rows + 2)
        button = random.choice((0, 0, 1, 2, 64, 65, 35))
        return f"\x1b[<{button};{x};{y}M\x1b[<{button};{x};{y}m".encode()
    words = random.choice(HOSTILE).encode(errors="replace")[:400]
    if kind < 0.98:
        return b"\x1b[200~" + words.replace(b"\x1b", b"") + b"\x1b[201~"
    return bytes(random.randrange(0x80, 0x100) for _ in range(random.randint(1, 6)))


def size(random: Random) -> tuple[int, int]:
    """Draw a window, most of them of the usual sizes."""
    usual = ((80, 24), (120, 36), (100, 30), (200, 60))
    strange = (random.randint(1, 240), random.randint(1, 70))
    return random.choice(usual) if random.random() < 0.6 else strange


class Life:
    """One run of the program, from its start to its end."""

    def __init__(self, folder: Path, number: int, seed: int) -> None:
        self._random = Random(f"{seed} {number}")
        self._folder, self._number, self._seed = folder, number, seed
        self._log = folder / "log"
        self.typed: list[bytes] = []

    def live(self) -> tuple[int, str]:
        """Run it; return the number of events and how it ended. Raise where anything is lost."""
        random = self._random
        columns, rows = size(random)
        command = [sys.executable, WATCHED, str(self._log), "--dataset", random.choice(DATASETS)]
        command += ["--fresh"] if random.random() < 0.1 else []
        end = random.choice(ENDS)
        with Terminal(command, columns, rows, folder=self._folder) as terminal:
            self._begun(terminal)
            count = random.randint(EVENTS // 2, EVENTS * 3 // 2)
            for _ in range(count):
                if random.random() < 0.04:
                    columns, rows = size(random)
                    terminal.resize_now(columns, rows)
                self._type(terminal, event(random, columns, rows))
                if random.random() < 0.3:
                    terminal.drain(random.uniform(0, 0.03))
            terminal.drain(random.uniform(0, 0.06))
            if random.random() < 0.5:
                self._saving(terminal)
            left = not terminal.is_running
            if not left:
                terminal.signal(end)
            status = terminal.wait_for_end()
            written = terminal.written
        shown = ESCAPE.sub("", written[written.rfind(b"Traceback") :].decode(errors="replace"))
        self._must(b"Traceback" not in written, shown)
        wanted = (0,) if left else (STATUS[end], 0)
        self._must(status in wanted, f"it ended with {status}")
        self.check_kept()
        return count, "left" if left else end.name

    def _begun(self, terminal: Terminal) -> None:
        """Wait for the first frame."""
        deadline = time.monotonic() + 60
        while not FIRST_FRAME.search(terminal.written):
            self._must(time.monotonic() < deadline and terminal.is_running, "it does not begin")
            terminal.drain(0.02)

    def _saving(self, terminal: Terminal) -> None:
        """Answer something, and wait a moment for it to be written: the end comes in the middle."""
        lines, deadline = self._log.stat().st_size, time.monotonic() + 0.5
        self._type(terminal, self._random.choice((b"1", b"2", b"3", b"\r")))
        while self._log.stat().st_size == lines and time.monotonic() < deadline:
            terminal.drain(0.0005)

    def _type(self, terminal: Terminal, data: bytes) -> None:
        """Type bytes, sometimes in two parts as a slow line brings them."""
        self.typed.append(data)
        cut = self._random.randint(0, len(data)) if self._random.random() < 0.2 else len(data)
        for part in (data[:cut], data[cut:]):
            terminal.pour(part)

    def check_kept(self) -> None:
        """Check every session file: what was kept last, or what was begun to be kept after that.

        What the kill broke off may be whole beside its place, and be put there by a later start.
        """
        wanted: dict[str, list[str]] = {}
        kept, open_state = set[str](), ""
        for line in self._log.read_text().splitlines():
            word, digest, path = (*line.split(" ", 2), "")[:3]
            if word == "begin":
                open_state = digest
                if path:
                    wanted.setdefault(path, []).append(digest)
            elif word == "waits":
                wanted.setdefault(path, []).append(digest)
            elif word == "kept":
                open_state = ""
                wanted[path] = [digest]
                kept.add(path)
            else:
                raise self._broken(f"a state was not kept: {line}")
        sessions = self._folder / "sessions"
        there = {*sessions.glob("*.toml")}
        self._must({*map(Path, kept)} <= there, "a session is gone")
        with self._log.open("a") as log:
            for file in there:
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                allowed = wanted.get(str(file), [open_state])
                self._must(digest in allowed, f"{file.name} is not what was kept")
                if digest != allowed[0] or str(file) not in kept:
                    log.write(f"kept {digest} {file}\n")
            for left, target in left_behind(str(sessions)) if sessions.exists() else ():
                digest = hashlib.sha256(Path(left).read_bytes()).hexdigest()
                if digest == open_state:  # neither a part of it, nor older than what is kept
                    log.write(f"waits {digest} {target}\n")

    def _must(self, holds: bool, words: str) -> None:
        if not holds:
            raise self._broken(words)

    def _broken(self, words: str) -> BrokenPromiseError:
        life = f"life {self._number} of the seed {self._seed}"
        told = [file.read_text() for file in sorted((self._folder / "crashes").glob("*"))]
        typed = f"{life}, in which this was typed:\n{self.typed}"
        return BrokenPromiseError("\n".join([words, *told, typed]))


def play(events: int, kills: int, seed: int, seconds: float = float("inf")) -> bool:
    """Live life after life until there were that many events and kills, or the time is over.

    Print what fails, and tell whether anything did.
    """
    begin, done, number = time.monotonic(), 0, 0
    ends = Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        before = os.environ.get("ROLETUI_HOME")
        os.environ["ROLETUI_HOME"] = name
        try:
            while (done < events or ends["SIGKILL"] < kills) and time.monotonic() - begin < seconds:
                count, end = Life(Path(name), number, seed).live()
                done, number = done + count, number + 1
                ends[end] += 1
        except (BrokenPromiseError, AssertionError) as error:
            print(error)
            return True
        finally:
            os.environ.pop("ROLETUI_HOME")
            if before is not None:
                os.environ["ROLETUI_HOME"] = before
    spent = time.monotonic() - begin
    print(f"{done:,} events in {number:,} lives, {spent:,.0f} s: {dict(ends)}")
    print("0 crashes, 0 lost states")
    return False
