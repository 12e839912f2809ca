"""How soon after it is shown a change is safe on the disk from a kill."""

import glob
import os
import threading
import time
from collections.abc import Iterator

from roletui.records.session_files import END

from .figures import Line, percentile
from .interactive import start_ours
from .programs import Place
from .terminal import NoFrameError, now

HOME = "XDG_STATE_HOME"
PAUSE = 0.0003
"""Seconds between two looks at the disk."""
PATIENCE = 5000.0
"""Milliseconds after which a change counts as lost."""


class Watch(threading.Thread):
    """Looks for whole states; one under the name of a temporary file is put in place later."""

    def __init__(self, folder: str) -> None:
        super().__init__(daemon=True)
        self._pattern = os.path.join(folder, "*", "sessions", "*")
        self._there: set[str] = set()
        self._done = threading.Event()
        self.seen: list[float] = []
        """When each state came that had not been there right before."""

    def run(self) -> None:
        """Look until it is ended."""
        while not self._done.is_set():
            texts = {text for text in map(_read, glob.glob(self._pattern)) if text.endswith(END)}
            if texts - self._there:
                self.seen.append(now())
            self._there = texts or self._there
            time.sleep(PAUSE)

    def end(self) -> None:
        """Look no more."""
        self._done.set()
        self.join()

    def after(self, time_: float) -> float | None:
        """Return when the first state behind a time was there."""
        return next((at for at in self.seen if at > time_), None)


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.read()
    except OSError:
        return ""


def keeping(place: Place, rounds: int, presses: int = 32) -> Iterator[Line]:
    """Measure the time from the frame of a change to its state on the disk."""
    what = "a change on the disk after its frame"
    lines = {
        50: Line("keeping", f"{what}, p50", "ms", ""),
        95: Line("keeping", f"{what}, p95", "ms", "≤ 20 ms", limit=20),
    }
    for round_ in range(rounds):
        # A folder of its own: what is kept of an earlier round must not be taken for this one's.
        state = os.path.join(place.folder, f"state-{round_}")
        terminal, _ = start_ours(place._replace(environment={**place.environment, HOME: state}))
        watch = Watch(state)
        with terminal:
            terminal.settle(300, 300)
            terminal.press("b")
            terminal.settle(300, PATIENCE)
            watch.start()
            found = []
            for number in range(presses):
                pressed = terminal.press(("right", "left")[number % 2])
                shown = terminal.settle(80, PATIENCE)
                while (kept := watch.after(pressed)) is None and now() < pressed + PATIENCE:
                    terminal.pump(5)
                if shown is None or kept is None:
                    raise NoFrameError("a change was not shown, or not kept")
                found.append(max(0.0, kept - shown))
            watch.end()
        for percent, line in lines.items():
            line.ours.append(percentile(found, percent))
    yield from lines.values()
