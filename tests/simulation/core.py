"""How the machine runs: steps, processes, and what happens in the middle of a system call."""

import errno
import typing
import zlib
from collections import Counter
from contextlib import contextmanager
from random import Random

from roletui.state.state import State

from .disk import HOME, OURS, Disk, Killed
from .loss import some
from .model import BrokenPromiseError, Delta, Kept, Named
from .moves import pick
from .steps import ARMING, BESIDE, WHILE_WRITING, Step, drawn
from .threads import Thread
from .window import Window

FILES = 8
"""How many sessions are there at most; then the user clears the folder."""
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)
FAILING = {"open", "write", "fsync", "read", "listdir", "mkdir", "unlink", "rename", "link",
           "chmod", "utime"}  # fmt: skip
"""What a disk can refuse."""
SESSIONS, SCENARIOS = f"{HOME}/sessions", f"{HOME}/scenarios"


class Core:
    """Windows on one disk; :meth:`do` does a step and raises ``BrokenPromiseError`` at a fault."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.disk.before_call = self._before_call
        self.windows: list[Window] = []
        self.threads: list[Thread] = []
        self.files: dict[str, Kept] = {}
        """What each session file must hold."""
        self.loose: list[Kept] = []
        """Sessions that ended before it was known in which file they are."""
        self.latest: dict[str, set[str]] = {}
        """The files of which one must be taken up next, by dataset; empty where any may be."""
        self.had: dict[str, list[State]] = {}
        """Every state that there was, by dataset."""
        self.named: dict[str, Named] = {}
        """The decisions saved under a name, by file."""
        self.deltas: list[Delta] = []
        """Changes of the saved decisions of which it is not known whether they were made."""
        self.exported: dict[str, set[str]] = {}
        """What each exported file may contain."""
        self.armed: list[tuple[int, Step]] = []
        """What happens at which system call."""
        self.failed = False
        """Whether an error was injected during this step."""
        self.depth = 0
        self.powerless = False
        self.settled = 0
        """How many states were kept so far."""
        self.running: list[int] = []
        """The processes that wait for a system call, or for what happens at it."""
        self.trace = 0
        """A checksum of everything that happened, by which two runs are compared."""
        self.counts = Counter[str]()
        """How often each kind of step was done, in the middle of others too."""
        self.calls = 0
        """How many system calls there were."""
        self._numbers = iter(range(OURS + 1, OURS * 2))

    # Running.

    def do(self, step: Step) -> None:
        """Do a step, then check what must hold."""
        if self.depth == 0:
            self.failed = False
        self.disk.pass_by(30_000_000 + step.c * 1_000)
        self.counts[step.kind] += 1
        self.depth += 1
        try:
            getattr(self, f"_{step.kind}")(step.a, step.b, step.c)
        finally:
            self.depth -= 1
        if self.depth == 0 and step.kind not in ARMING:
            self.armed.clear()
            self.calls += self.disk.calls
            self.disk.calls = 0
            if self.powerless:
                self._recovered()
            if len(self.disk.files(SESSIONS)) > FILES * 3:
                self._cleared()
        self.trace = zlib.crc32(f"{step}{self.disk.calls}{self.disk.now}".encode(), self.trace)

    def finish(self) -> None:
        """Close every window and check everything once more."""
        self.armed.clear()
        self.disk.room = None
        while self.windows:
            self._quit(0, 0, 0)
        self.inspect()
        content = [
            sorted(self.disk.files(folder).items()) for folder in (HOME, SESSIONS, SCENARIOS)
        ]
        self.trace = zlib.crc32(repr(content).encode(), self.trace)

    def _before_call(self, name: str, path: object) -> None:
        """Let happen what is due at this system call."""
        while self.armed and self.disk.calls >= self.armed[0][0]:
            _, step = self.armed.pop(0)
            if step.kind == "fail":
                if name in FAILING and not str(path).endswith("lock"):
                    self.failed = True
                    number = pick(ERRORS, step.b)
                    raise OSError(number, f"simulated error {number}")
            elif step.kind == "kill_at":
                self.disk.kill(self.disk.process)
                raise Killed
            elif step.kind == "power_at":
                self._lose_power(step.b)
                raise Killed
            elif self.depth < 4:
                self._meanwhile(step)

    def _meanwhile(self, armed: Step) -> None:
        """Let another window do something in the middle of a system call of this one."""
        process, random = self.disk.process, Random(armed.b)
        if not self.windows:
            return
        number = random.randrange(len(self.windows))
        same_program = self.windows[number].number == process
        if same_program and not self.windows[number].types:
            return
        step = drawn(random, among=WHILE_WRITING if same_program else BESIDE)
        self.do(step._replace(a=number + len(self.windows) * step.a))

    @contextmanager
    def _as(self, number: int) -> typing.Iterator[None]:
        """Run a process; where it is killed, it is buried."""
        before, self.disk.process = self.disk.process, number
        self.running.append(number)
        try:
            yield
        except Killed:
            self._bury(number)
        finally:
            self.running.pop()
            self.disk.process = before

    def _bury(self, number: int) -> None:
        self.disk.kill(number)
        for window in [each for each in self.windows if each.number == number]:
            self._gone(window)

    def _gone(self, window: Window) -> None:
        self.windows.remove(window)
        for name, kept in window.kept.items():
            if not window.busy and not window.sessions[name].lost:
                del kept.later[window.marks.get(name, 0) :]
            elif kept.later:
                self._in_doubt(kept)

    def _in_doubt(self, kept: Kept) -> None:
        """Note a session that ended while it may have been written."""
        if self.files.get(kept.path) is not kept:
            kept.path = ""
            self.loose.append(kept)
        places = self.latest.setdefault(kept.dataset, {""})
        places.add(kept.path)

    def _window(self, number: int) -> Window | None:
        """Return a window whose user can do something now."""
        window = pick(self.windows, number) if self.windows else None
        if window and self.running.count(window.number) > window.types:
            return None
        return window

    def _lose_power(self, seed: int) -> None:
        for number in (*self.running, *(window.number for window in self.windows)):
            self.disk.kill(number)
        self.disk.lose_power(some(Random(seed)))
        self.powerless = True

    def _held_files(self) -> set[str]:
        """Return the files that windows hold."""
        kept = [each for window in self.windows for each in window.kept.values()]
        return {each.path for each in kept if self.files.get(each.path) is each}


def base_name(path: str) -> str:
    """Return the name of a file without its folder."""
    return path.rpartition("/")[2]


def must(holds: bool, words: str) -> None:
    """Raise :class:`BrokenPromiseError` with some words unless something holds."""
    if not holds:
        raise BrokenPromiseError(words)
