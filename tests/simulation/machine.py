"""The whole program without its screens as one machine: a seed drives it, and a model watches it.

A step is a word and three numbers, which mean something whatever state the machine is in; so any
part of a list of steps is a list of steps, and a failure can be shrunk by leaving steps out. Time,
disk, windows, crashes and the autosave thread are simulated; everything else is the program itself.
"""

import typing
from collections.abc import Sequence
from unittest.mock import patch

from roletui.records.scenario_text import dumps
from roletui.state.state import State
from roletui.tui import autosave_thread

from .exports import Exports
from .installed import installed
from .model import Kept
from .moves import pick
from .steps import Step
from .threads import Queue, threads
from .window import contexts


class Machine(Exports):
    """Everything at once, with what happens around it: the clock, the disk, other programs."""

    def _idle(self, a: int, b: int, c: int) -> None:
        """Let the system write everything to the disk."""
        self.disk.flush()

    def _clock(self, a: int, b: int, c: int) -> None:
        """Set the clock, forwards or backwards, by up to a few hours."""
        self.disk.now += (b - c) * 1_000_000_000

    def _full(self, a: int, b: int, c: int) -> None:
        """Fill the disk, or free it again."""
        self.disk.room = b % 400 if a % 2 else None

    def _links(self, a: int, b: int, c: int) -> None:
        """Use a disk without hard links from here on.

        There a new file is empty for a moment, and after a crash it may stay so, which is told.
        """
        self.disk.links = False

    def _foreign(self, a: int, b: int, c: int) -> None:
        """Let another program replace a session file, with a scenario or with anything."""
        if not self.files:
            return
        path = pick(sorted(self.files), a)
        kept = self.files[path]
        context = next(each for each in contexts() if each.dataset.about.id == kept.dataset)
        state = State(notes=f"foreign {b}")
        content = dumps(context.loaded, state).encode() if b % 4 else b"not a scenario"
        self.disk.put(path, content)
        for window in self.windows:
            for name, each in window.kept.items():
                if each is kept:
                    window.kept[name] = Kept(name, path, later=[*each.later])
        safe = state if b % 4 else None
        self.files[path] = Kept(kept.dataset, path, safe, foreign=content)
        self.latest.setdefault(kept.dataset, {""}).update({path, ""})

    def _fail(self, a: int, b: int, c: int) -> None:
        self._arm(a, Step("fail", a, b, c))

    def _kill_at(self, a: int, b: int, c: int) -> None:
        self._arm(a, Step("kill_at", a, b, c))

    def _power_at(self, a: int, b: int, c: int) -> None:
        self._arm(a, Step("power_at", a, b, c))

    def _aside(self, a: int, b: int, c: int) -> None:
        self._arm(a, Step("aside", a, b, c))

    def _arm(self, number: int, step: Step) -> None:
        """Let something happen at a system call of what is done next."""
        self.armed.append((self.disk.calls + number % 40 + 1, step))
        self.armed.sort(key=lambda each: each[0])


def replay(steps: Sequence[Step | tuple[typing.Any, ...]]) -> Machine:
    """Do steps on a new machine, and return it; raise whatever goes wrong."""
    machine = Machine()
    with (
        installed(machine.disk),
        patch.object(autosave_thread, "SimpleQueue", Queue),
        patch.object(autosave_thread, "threading", threads(machine.disk, machine.threads.append)),
    ):
        for step in steps:
            machine.do(Step(*step))
        machine.finish()
    return machine
